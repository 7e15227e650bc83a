"""Members and organizations."""

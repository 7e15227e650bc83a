"""Cross-references."""

"""Typography and spelling."""

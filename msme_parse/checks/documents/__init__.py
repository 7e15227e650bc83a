"""Series of documents."""

"""Drafting leftovers."""

"""Abbreviations."""

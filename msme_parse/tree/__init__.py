"""The typed, lossless tree."""

from msme_parse.tree.nodes import Report

__all__ = ["Report"]

"""Text into tree: the only place that knows lark and regular expressions."""

from msme_parse.syntax.parse import parse_source

__all__ = ["parse_source"]

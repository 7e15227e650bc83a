"""Machine-checking the reports that international bodies write."""
from msme_parse.source import Source
from msme_parse.syntax import parse_source

def parse(text: str):
    return parse_source(Source(text=text))

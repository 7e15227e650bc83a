"""PDF files into `Source`: words and places only, so what comes out is trusted less than a text."""

from msme_parse.readers.pdf.glyphs import is_installed
from msme_parse.readers.pdf.read import read_pdf

__all__ = ["is_installed", "read_pdf"]

"""Memory of the tree, in a process of its own: `python -m msme_parse.bench.memory 1000000` prints one JSON object."""

import gc
import sys
import tracemalloc

import msgspec

from msme_parse import parse
from msme_parse.bench.corpus import report_text
from msme_parse.bench.results import Memory


def measure(characters: int) -> Memory:
    """Peak and kept bytes of parsing a made report.

    It has been parsed once before: grammars are built, and what is remembered of words, of which there is a most, is no
    part of a tree.
    """
    text = report_text(characters)
    parse(text)
    size = len(text.encode())
    gc.collect()
    tracemalloc.start()
    report = parse(text)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(report) == len(text)
    return Memory(size, peak / size, kept / size)


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(measure(int(sys.argv[1]))))

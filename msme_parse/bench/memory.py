"""Memory of the tree, in a process of its own: `python -m msme_parse.bench.memory 1000000` prints one JSON object."""

import gc
import sys
import tracemalloc

import msgspec

from msme_parse import parse
from msme_parse.bench.corpus import SMALL, report_text
from msme_parse.bench.results import Memory


def measure(characters: int) -> Memory:
    """Peak and kept bytes of parsing a made report. Whatever is built once, such as grammars, is built before."""
    parse(report_text(SMALL))
    text = report_text(characters)
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

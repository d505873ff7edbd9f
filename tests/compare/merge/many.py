"""Merge thousands of triples, and count: `python -m tests.compare.merge.many 5000`."""

from __future__ import annotations

import sys
import time
from collections import Counter
from random import Random

from tests.compare.generated import triple
from tests.compare.merge.judging import judged

from cjmap.compare.merge import merge


def main(count: int, first: int = 0) -> int:
    """Merge `count` triples; print what came of them, and whatever is wrong with one."""
    figures: Counter[str] = Counter()
    wrong = 0
    spent = 0.0
    for seed in range(first, first + count):
        versions = triple(Random(seed))
        started = time.perf_counter()
        merged = merge(versions.base, versions.ours, versions.theirs, file=versions.file)
        spent += time.perf_counter() - started
        verdict = judged(versions, merged)
        figures.update(verdict.figures)
        wrong += len(verdict.faults)
        for line in [f"WRONG: {fault}" for fault in verdict.faults] + verdict.remarks:
            print(f"{seed}: {versions.file.name}: {line}")
    for name, number in sorted(figures.items()):
        print(f"{number:7,}  {name}")
    print(f"{1000 * spent / count:7.2f}  ms a merge")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

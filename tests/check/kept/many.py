"""Many edits by hand: `python -m tests.check.kept.many [EDITS] [SEED]`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.check.kept.desk import Desk, edit


def follow(example: str, edits: int, seed: int, craft: bool = True) -> tuple[int, int]:
    """Edit an example so many times; return how many maps there were to look at, and were looked at.

    Raises `AssertionError` for the first edit after which what is known tells something else.
    """
    random = Random(seed)
    there = looked = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), example, craft)
        desk.look()
        done: list[str] = []
        for number in range(edits):
            if number % 40 == 39:  # begin again: after many edits little is left to go wrong
                desk = Desk(Path(tempfile.mkdtemp(dir=folder)), example, craft)
                done = []
                desk.look()
            done.append(edit(desk, random))
            at = random.choice(desk.maps) if random.random() < 0.2 else None
            known, again = desk.look(at)
            anew = desk.look_anew(at)
            assert known.findings == anew.findings, (seed, done)
            assert (known.maps, known.unlinted) == (anew.maps, anew.unlinted), (seed, done)
            there, looked = there + anew.maps, looked + len(again)
    return there, looked


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    edits, seed = (words + [1_000, 1][len(words) :])[:2]
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()
    for example in ("clinic", "sklep"):
        for craft in (True, False):
            there, looked = follow(example, edits, seed, craft)
            print(f"{example}, craft {craft}: {edits} edits, {looked} of {there} maps looked at")

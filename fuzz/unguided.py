"""Targets without Atheris: every seed, and seeds changed by dice. What is not led finds less.

Runs everywhere, in tests as well; also what looks at a single input again.
"""

from __future__ import annotations

import faulthandler
import sys
from random import Random
from typing import TYPE_CHECKING

from fuzz.target import LARGEST, SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fuzz.target import Target


def inputs(target: Target, seeds_at_most: int, count: int) -> Iterator[bytes]:
    """Give the seeds of a target, or some of all kinds, then `count` changed once or several times."""
    seeds = target.some_seeds(seeds_at_most)
    yield from seeds
    dice = Random(target.name)
    for _ in range(count):
        data = dice.choice(seeds)
        for _ in range(dice.choice((1, 1, 2, 4))):
            data = target.mutated(data, dice)
        yield data[:LARGEST]


def look_at(target: Target, data: bytes) -> None:
    """Look at one input; a process that hangs with it ends, and says where."""
    faulthandler.dump_traceback_later(SECONDS, exit=True, file=sys.__stderr__ or 2)
    try:
        target.look(data)
    finally:
        faulthandler.cancel_dump_traceback_later()

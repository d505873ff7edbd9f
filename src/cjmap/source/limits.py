"""How much a file may ask of us before it is refused; each limit has a finding of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold before and while a file is parsed.

    The defaults are far above any map people write (2,000 lines are about 80 KB and 6,000 nodes)
    and far below what hurts: libyaml's own recursion dies at some 30,000 brackets.
    """

    bytes: int = 5_000_000
    line_bytes: int = 10_000
    depth: int = 100
    nodes: int = 1_000_000
    digits: int = 40


DEFAULT_LIMITS = Limits()

LONGEST_KEY = 100
"""The characters of a key. YAML takes 1,024 as it is written, where an escape stands for one with ten."""

MOST_DIGITS = 4_000
"""The most that the limit of digits can be raised to: Python itself takes no more than 4,300."""

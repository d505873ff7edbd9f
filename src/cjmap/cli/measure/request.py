"""What the command line asked to be measured."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.cli.insight.request import Request
from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("text", "markdown", "json", "html")
"""The forms that figures are told in."""

_SIZE = re.compile(r"\d+(\.\d+)?\s*([KMGT]i?B|B)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparing:
    """Two selections to be set against each other: periods, or groups; and a group of comparison."""

    before: str | None = None
    after: str | None = None
    group: str | None = None
    against: str | None = None
    control: str | None = None

    @property
    def asked(self) -> bool:
        """Whether anything is to be compared."""
        return bool(self.before or self.after or self.against)


@dataclass(frozen=True, slots=True)
class MeasureRequest(Request):
    """What to measure, from which data, and what to do with it."""

    mapping: Path | None = None
    events: str | None = None
    answers: str | None = None
    period: str | None = None
    by: tuple[str, ...] = ()
    comparing: Comparing = field(default_factory=Comparing)
    conform: bool = False
    picture: Path | None = None
    suggest: bool = False
    write: bool = False
    diff: bool = False
    actual: str | None = None
    engine: str | None = None
    memory: str | None = None
    spill: Path | None = None
    spill_limit: str | None = None
    explain: bool = False
    quiet: bool = False


def check_size(option: str, word: str | None) -> str | None:
    """Return an amount of memory or disk; raises `CjmapError` for what is none."""
    if word is None or _SIZE.fullmatch(word.strip()):
        return word
    raise CjmapError(f"`{option} {word}` is no amount.", hint=f"Write it as `{option} 2GB`.")


def parse_by(words: list[str] | None) -> tuple[str, ...]:
    """Read `--by`; raises `CjmapError` for what figures are not told apart by."""
    found = [each.strip() for word in words or () for each in word.split(",") if each.strip()]
    for each in found:
        if each not in ("persona", "context"):
            raise CjmapError(f"`--by {each}`: figures are told by `persona` and by `context`.")
    return tuple(dict.fromkeys(found))


def engine_address(word: str | None) -> str | None:
    """Return the address of a cluster, None for DuckDB; raises `CjmapError` for anything else."""
    if word is None or word == "duckdb":
        return None
    scheme, separator, rest = word.partition("://")
    if separator and scheme in ("spark", "sc") and rest:
        return f"sc://{rest}"
    raise CjmapError(
        f"`--engine {word.partition(';')[0]}` is no engine.",
        hint="Write `duckdb`, or the address of a Spark Connect server: `spark://host:15002`.",
    )

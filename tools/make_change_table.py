"""Write `docs/changes.md`, the table of all kinds of change, from the kinds and their words.

python tools/make_change_table.py [FILE]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from cjmap.compare.change import ChangeKind, Level
from cjmap.compare.formats.levels import SIGNS
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.compare.words import en

_HEAD = """\
# Changes

Made from the code by `tools/make_change_table.py`; do not edit. [diff.md](diff.md) says how changes
are found, and what `cjmap diff` does with them.

The names stand in reports, in `--ignore` and in `[diff] ignore`. *Undone by* is what the comparison
finds the other way round. A change of any kind is breaking when references elsewhere lead nowhere
because of it.

| level | what it means |
|---|---|
"""

_SECTIONS = {
    "map-added": "Maps",
    "evidence-added": "What claims rest on",
    "stage-added": "The course of a journey",
    "emotion-recorded": "What the customer lives through",
    "wait-recorded": "Time",
    "metric-added": "Measures",
    "column-added": "Blueprints",
    "opportunity-added": "Opportunities",
    "entry-added": "Catalogs",
    "trait-added": "Personas",
    "value-added": "Anything else that comes and goes",
    "id-changed": "What becomes another, or stands elsewhere",
}
"""The headings, each by the first kind below it."""

_OPTIONAL = re.compile(r"\[[^\]]*\]")
_SLOT = re.compile(r"\{(\w+)\}")
_SHOWN = {
    "old": "*before*",
    "new": "*after*",
    "noun": "*thing*",
    "field": "*field*",
    "target": "*target*",
    "unit": "",
    "sure": "",
}
"""What stands in the table for a part of a message; any other is a title or name: “…”."""


def table() -> str:
    """Return the whole page; raises `ValueError` where a heading has lost its first kind."""
    if missing := set(_SECTIONS) - set(CHANGE_KINDS):
        raise ValueError(f"no kinds to begin sections with: {sorted(missing)}")
    parts = [_HEAD]
    parts += (f"| {SIGNS[level]} {level} | {en.REASONS[level]} |\n" for level in Level)
    for kind in CHANGE_KINDS.values():
        if kind.id in _SECTIONS:
            parts.append(
                f"\n## {_SECTIONS[kind.id]}\n\n| change | level | what is said | undone by |\n"
                "|---|---|---|---|\n"
            )
        parts.append(_row(kind))
    waived = [kind for kind in CHANGE_KINDS.values() if kind.waiver]
    parts.append("\n" + "\n".join(f"`{each.id}`: {each.waiver}" for each in waived) + "\n")
    return "".join(parts)


def _row(kind: ChangeKind) -> str:
    mirror = "itself" if kind.mirror == kind.id else f"`{kind.mirror}`" if kind.mirror else "–"
    said = _SLOT.sub(lambda match: _SHOWN.get(match[1], "“…”"), _OPTIONAL.sub("", _message(kind)))
    return f"| `{kind.id}` | {SIGNS[kind.level]} {kind.level} | {said} | {mirror} |\n"


def _message(kind: ChangeKind) -> str:
    message: str = en.MESSAGES[kind.id]
    return message


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/changes.md")
    target.write_text(table(), encoding="utf-8")

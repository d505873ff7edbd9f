"""Write the tables of fields into `docs/find.md`, from the one table that `cjmap find` reads.

python tools/make_find_table.py [FILE]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.insight.find.fields import (
    FIELDS,
    FLAGS,
    GROUPS,
    IN_STEP,
    MEANINGS,
    WITH_STEP,
    Field,
    Type,
)
from cjmap.insight.gathered.things import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGIN, END = "<!-- made by tools/make_find_table.py -->", "<!-- end of what is made -->"

_TOGETHER = {
    "*all*": KINDS,
    "*with a step*": WITH_STEP,
    "*in a step*": IN_STEP,
    **{f"*{name}s*".replace("ys*", "ies*"): group for name, group in GROUPS.items()},
}
"""What many kinds are called together, the most first."""


def tables() -> str:
    """Return the tables: types, fields, flags."""
    lines = ["| type | what may be written |", "|---|---|"]
    lines += [f"| {each} | {_cell(MEANINGS[each])} |" for each in Type if each is not Type.FLAG]
    told = [(name, group) for name, group in _TOGETHER.items() if group is not KINDS]
    lines += ["", "| together | kinds |", "|---|---|"]
    lines += [f"| {name} | {', '.join(k for k in KINDS if k in group)} |" for name, group in told]
    lines += ["", "| field | type | what it is | own | passed on to |", "|---|---|---|---|---|"]
    lines += [_row(field) for field in FIELDS.values()]
    lines += ["", "| `is:` | when | own | passed on to |", "|---|---|---|---|"]
    lines += [
        f"| `{each.name}` | {_cell(each.meaning)} | {_kinds(each.own)} | {_kinds(each.passed)} |"
        for each in FLAGS.values()
    ]
    return "\n".join(lines)


def page(text: str) -> str:
    """Return a page with its tables made anew; raises `ValueError` where it has no place for them."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page has no place for the tables")
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"


def _row(field: Field) -> str:
    words = ""
    if field.words and field.name not in ("kind", "in"):
        words = ": " + ", ".join(f"`{word}`" for word in field.words)
    return (
        f"| `{field.name}` | {field.type} | {_cell(field.meaning)}{words} |"
        f" {_kinds(field.own)} | {_kinds(field.passed)} |"
    )


def _kinds(kinds: Sequence[str]) -> str:
    left, words = set(kinds), []
    for name, group in _TOGETHER.items():
        if left >= set(group):
            words.append(name)
            left -= set(group)
    words += [kind for kind in KINDS if kind in left]
    return ", ".join(words) or "–"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/find.md")
    target.write_text(page(target.read_text(encoding="utf-8")), encoding="utf-8")

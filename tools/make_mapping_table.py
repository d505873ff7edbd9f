"""Write the tables of fields into `docs/measure/mapping.md`, from the model of the mapping file.

python tools/make_mapping_table.py [FILE]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.format.expected import declared_at, expected
from cjmap.measure.mapping.model import (
    Answers,
    Circumstance,
    Events,
    Mapping,
    Question,
    Ratio,
    Source,
    Split,
    Timing,
)

if TYPE_CHECKING:
    from cjmap.format.part import Part

BEGIN, END = "<!-- made by tools/make_mapping_table.py -->", "<!-- end of what is made -->"

_TABLES: dict[str, type[Part]] = {
    "The file": Mapping,
    "`events` and `answers`: where rows come from": Source,
    "`events`": Events,
    "`events.split`": Split,
    "`answers`": Answers,
    "`answers.questions`": Question,
    "`times`": Timing,
    "`shares`": Ratio,
    "`contexts`": Circumstance,
}
"""Headings, and the models whose fields stand below them."""


def tables() -> str:
    """Return the tables; what `events` and `answers` share stands once."""
    return "\n\n".join(f"### {title}\n\n{_table(model)}" for title, model in _TABLES.items())


def page(text: str) -> str:
    """Return a page with its tables made anew; raises `ValueError` where it has no place for them."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page has no place for the tables")
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"


def _table(model: type[Part]) -> str:
    lines = ["| field | takes | meaning |", "|---|---|---|"]
    shared = Source.model_fields if model is not Source else {}
    for name, field in model.model_fields.items():
        if name in shared:
            continue
        key = field.alias or name
        declared = declared_at(model, (key,))
        if declared is None:
            raise ValueError(f"nothing is declared at {model.__name__}.{key}")
        meaning = field.description or ""
        if declared.choice is not None:
            words = (f"`{each}`: {each.description.rstrip('.')}" for each in declared.choice)
            meaning = f"{meaning} {'; '.join(words)}."
        takes = "one of these" if declared.choice is not None else expected(declared)
        shown = f"**`{key}`**" if field.is_required() else f"`{key}`"
        lines.append(f"| {shown} | {_cell(takes)} | {_cell(meaning)} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/measure/mapping.md")
    target.write_text(page(target.read_text(encoding="utf-8")), encoding="utf-8")

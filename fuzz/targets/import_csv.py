"""A table of text → maps: rows, sheets of lanes and steps, sticky notes."""

from __future__ import annotations

from functools import cache

from tests.exchange.hostile import CSV_GRID

from fuzz.importing import exported, look_at_import
from fuzz.mutation.texts import mutation_of_texts
from fuzz.target import Target

_SIGNS = [
    *(",", ";", "\t", '"', '""', '",', ',"', "\n", "\r\n", ",,,,", "=1+1", "'", "\n\n", "|"),
    *("Stage", "Step", "Emotion", "Pains", "Thoughts", "Quotes", "Channel", "Persona", "Severity"),
    *("Etap", "Krok", "Emocje", "Frame", "Tags", "Text", "Color", "kind", "id", "title", "#", "-2"),
    *("5", "0.5", "•", "- ", "* ", "1. ", "/", "→", "(", ")", "[x]", "🙂", "😡", "++", "☹"),
]
_NOTES = (
    "Frame,Text,Tags,Color\nFind a doctor,Find a doctor,,yellow\n"
    "Find a doctor,I cannot find one,pain,red\nArrive,Queue at reception,pain,red\n"
    "Arrive,“I thought so”,,blue\nParking lot,Who pays?,,\n"
)


def look(data: bytes) -> None:
    """Read a table, of commas or of tabs."""
    first = data.partition(b"\n")[0]
    name = "any.tsv" if first.count(b"\t") > first.count(b",") else "any.csv"
    look_at_import(data, name, "csv")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return tables of every shape."""
    return (
        CSV_GRID.encode(),
        CSV_GRID.replace(",", ";").encode(),
        _NOTES.encode(),
        *exported("csv", "rows"),
        *exported("csv", "sheet"),
    )


TARGET = Target("import-csv", "a table → maps", look, seeds, mutation_of_texts(_SIGNS, seeds))

"""Whatever stands in a table is in a map, or told; and the maps are valid."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.exchange.tables.arriving import arrived, check_valid

from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.tables.sheet.words import en, pl

if TYPE_CHECKING:
    from cjmap.exchange.coming.arrival import Arrival

LABELS = [names[0] for words in (en.LANES, pl.LANES) for names in words.values()]
WORDS = [f"word{number}" for number in range(300)]
ODD = ["4", "-1,5", "😀", "++", "2-3 dni", "n/a", "• a\n• b", "“q”", "x (y)", "=1+1", "NPS 4 (n=3)", "\x07", "a; b", "#", "●●●○○", "100%", "Anna, 34", ":", "()", "…"]  # fmt: skip


@st.composite
def grids(draw: st.DrawFn) -> list[list[str]]:
    """A grid with known and unknown labels, words that are each there once, and odd things."""
    width = draw(st.integers(1, 4))
    words = iter(draw(st.permutations(WORDS)))
    header = [["Stage", *(draw(st.sampled_from(["", next(words)])) for _ in range(width))]]
    header.append(["Step", *(next(words) for _ in range(width))])
    cell = st.sampled_from(["", "", "word", "odd"])
    rows = []
    for _ in range(draw(st.integers(0, 6))):
        label = draw(st.sampled_from([*LABELS, "Riskiness", "", "word"]))
        row = [label.replace("word", next(words))]
        for _ in range(width + draw(st.integers(0, 1))):
            kind = draw(cell)
            row.append(
                next(words)
                if kind == "word"
                else draw(st.sampled_from(ODD))
                if kind == "odd"
                else ""
            )
        rows.append(row)
    above = [[draw(st.sampled_from(LABELS)), next(words)] for _ in range(draw(st.integers(0, 2)))]
    wide = width + 2
    whole = [*above, *header, *rows, ["Pains", next(words)]]
    if draw(st.booleans()):
        whole.insert(draw(st.integers(0, len(whole))), [])
    return [[*row, *[""] * (wide - len(row))] for row in whole]


def everything_in(arrival: Arrival) -> str:
    told = [f"{loss.message} {loss.value or ''}" for loss in arrival.losses]
    return " ".join([*(map.text for map in arrival.maps), *told])


@given(grids())
@example([["Stage", ""], ["Step", "word1"], ["word2", "n/a"], ["Pains", "word3"]])
@example([["stage", ""], ["word1", "word2"], ["Pains", "word3"]])
@example([["word1", "word2", "word3"], ["stage", "", ""], ["Pains", "word4", ""]])
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_in_silence(rows: list[list[str]]) -> None:
    try:
        arrival = arrived(rows)
    except UnreadableError:
        return
    found = everything_in(arrival)
    words = {cell for row in rows for cell in row if cell.startswith("word")}
    assert {word for word in words if word not in found} == set()
    with tempfile.TemporaryDirectory() as folder:
        check_valid(arrival, Path(folder).resolve())

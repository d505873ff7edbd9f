"""An interview held by a list of what somebody types."""

from __future__ import annotations

from pathlib import Path

from cjmap.authoring.interview import Interview
from cjmap.authoring.surroundings import Surroundings
from cjmap.authoring.wanted import Wanted
from cjmap.format.kinds import kind_named
from cjmap.workspace import open_workspace

EXAMPLES = Path(__file__).parents[2] / "examples"
CLINIC = EXAMPLES / "clinic"
SKLEP = EXAMPLES / "sklep"


def wanted(kind: str, language: str = "en", **more: object) -> Wanted:
    known = kind_named(kind)
    assert known is not None
    return Wanted(known, "x-ray", "X-ray", language, **more)  # type: ignore[arg-type]


def interview(kind: str, folder: Path, language: str = "en", **more: object) -> Interview:
    around = Surroundings(open_workspace(folder, models=True))
    return Interview(wanted(kind, language, **more), around)


def talk(held: Interview, *typed: str) -> Interview:
    """Type one answer after another; `<` goes back, `>` skips, `!` finishes."""
    for text in typed:
        if text == "<":
            assert held.back()
        elif text == ">":
            held.skip()
        elif text == "!":
            held.finish()
        else:
            held.answer(held.read(text))
    return held


def key(held: Interview) -> str | None:
    """Return the key of the question that is asked now."""
    return held.question.key if held.question is not None else None

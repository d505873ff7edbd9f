"""Guards against maps that cost far more than their size: twice the slips, about twice the work."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cjmap.check.lint import lint
from cjmap.check.run import validate
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjmap.check.run import Report

PERSONA = "kind: persona\nid: a\nname: A\n"
STEPS = "kind: journey\nid: a\ntitle: A\nstages:\n - id: s\n   steps:\n"
PAINS = STEPS + "   - id: t\n     title: T\n     pains:\n"

TODAY = date(2026, 11, 15)

BACKLOG = "kind: backlog\nid: a\ntitle: A\nopportunities:\n"


def waiting(number: int) -> str:
    """Write an opportunity that waits for the one before it, the first one for itself."""
    return f"- {{id: o{number}, title: T, requires: [o{max(number - 1, 0)}]}}\n"


def check_validity(folder: Path) -> Report:
    """Validate a folder."""
    return validate(open_workspace(folder))


GROWING: dict[str, tuple[str, str, Callable[[int], str]]] = {
    # file, what it begins with, one more line
    "steps": ("a.journey.yaml", STEPS, lambda n: f"   - {{id: step-{n}, title: T}}\n"),
    "steps of one id": ("a.journey.yaml", STEPS, lambda _: "   - {id: t, title: T}\n"),
    "pains of one id": ("a.journey.yaml", PAINS, lambda _: "      - {id: p, text: x}\n"),
    "pains of one id, nested": (
        "a.journey.yaml",
        STEPS,
        lambda n: f"   - {{id: t{n}, title: T, pains: [{{id: p, text: x}}, {{id: p, text: y}}]}}\n",
    ),
    "unknown keys": ("a.persona.yaml", PERSONA, lambda n: f"key-{n}: x\n"),
    "keys twice": ("a.persona.yaml", PERSONA, lambda _: "name: A\n"),
    "anchors": ("a.persona.yaml", PERSONA + "goals:\n", lambda n: f"- &a{n} x\n"),
    "aliases": ("a.persona.yaml", PERSONA + "goals:\n- &a x\n", lambda _: "- *a\n"),
    "empty items": ("a.persona.yaml", PERSONA + "goals:\n", lambda _: "-\n"),
    "items of a wrong type": ("a.persona.yaml", PERSONA + "goals:\n", lambda _: "- true\n"),
    "missing files": (
        "a.catalog.yaml",
        "kind: catalog\nid: a\ntitle: A\nevidence:\n",
        lambda n: f"- {{id: e{n}, file: missing-{n}.csv}}\n",
    ),
    "comments": ("a.persona.yaml", PERSONA, lambda n: f"# {n}\n"),
    "opportunities that wait for a circle": ("a.backlog.yaml", BACKLOG, waiting),
}


GROWING_UNDER_LINT: dict[str, tuple[str, str, Callable[[int], str]]] = {
    "spelled integers": ("a.persona.yaml", PERSONA + "goals:\n", lambda _: "- 012\n"),
    "metrics of one title": (
        "a.catalog.yaml",
        "kind: catalog\nid: a\ntitle: A\nmetrics:\n",
        lambda n: f"- {{id: m{n}, title: M, method: nps}}\n",
    ),
    "lows": (
        "a.journey.yaml",
        STEPS,
        lambda n: f"   - {{id: t{n}, title: T, touchpoint: x, emotion: -2, actor: b{n}}}\n",
    ),
    "items that repeat": ("a.persona.yaml", PERSONA + "goals:\n", lambda _: "- a b\n"),
}


def check_the_craft(folder: Path) -> Report:
    """Lint a folder with all rules."""
    workspace = open_workspace(folder)
    everything = Choice(select=("all",))
    return lint(workspace, lint_settings(workspace.configuration, TODAY, everything))


def calls(
    folder: Path, file: str, text: str, check: Callable[[Path], Report] = check_validity
) -> int:
    """Count the calls of functions that it takes to check a map."""
    (folder / file).write_text(text, encoding="utf-8")
    counted = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        report = check(folder)
    finally:
        sys.setprofile(None)
    assert report.maps == 1
    return counted


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_with_the_map(name: str, tmp_path: Path) -> None:
    file, head, line = GROWING[name]
    calls(tmp_path, file, head + line(0))  # what is imported and cached the first time
    counts = [
        calls(tmp_path, file, head + "".join(line(number) for number in range(size)))
        for size in (100, 200)
    ]
    assert counts[1] < 2.5 * counts[0]


@pytest.mark.parametrize("name", GROWING_UNDER_LINT)
def test_work_of_the_craft_grows_with_the_map(name: str, tmp_path: Path) -> None:
    file, head, line = GROWING_UNDER_LINT[name]
    calls(tmp_path, file, head + line(0), check_the_craft)
    counts = [
        calls(tmp_path, file, head + "".join(map(line, range(size))), check_the_craft)
        for size in (100, 200)
    ]
    assert counts[1] < 2.5 * counts[0]


def test_of_a_long_chain_of_opportunities_not_all_are_followed(tmp_path: Path) -> None:
    """What each needs first grows with the chain, up to a few hundred."""
    counts = [
        calls(
            tmp_path,
            "a.backlog.yaml",
            BACKLOG + "".join(map(waiting, range(size))),
            check_the_craft,
        )
        for size in (800, 1_600)
    ]
    assert counts[1] < 2.6 * counts[0]

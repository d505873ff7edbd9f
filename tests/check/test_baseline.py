"""Guards the baseline: what it lists, what moves past it, what is stale, what is no baseline."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cjmap.check.lint import lint, listing
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.check.silence.baseline import baseline_text, read_baseline
from cjmap.errors import CjmapError
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

MAP = """\
kind: journey
id: visit
title: I visit
status: draft
stages:
  - id: come
    title: I come
    steps:
      - {id: a, title: I park, emotion: 1}
      - {id: b, title: I walk, emotion: 1}
      - {id: c, title: I wait, emotion: 1}
      - {id: d, title: I talk, emotion: 1}
"""
FLAT = ("flat-emotion", "journey:visit/stages/come/steps/a/emotion")
ASKED = Choice(select=("flat-emotion", "stale-baseline"))
TODAY = date(2026, 11, 15)


def told(folder: Path) -> list[tuple[str, str]]:
    workspace = open_workspace(folder)
    file = folder / "baseline.json"
    baseline = read_baseline(file) if file.exists() else None
    settings = lint_settings(workspace.configuration, TODAY, ASKED, baseline)
    return [(each.rule.name, each.entity) for each in lint(workspace, settings).findings]


def listed(folder: Path) -> Counter[tuple[str, str]]:
    workspace = open_workspace(folder)
    return Counter(listing(workspace, lint_settings(workspace.configuration, TODAY, ASKED)).keys)


def test_only_new_findings_are_told(tmp_path: Path) -> None:
    file = tmp_path / "visit.journey.yaml"
    file.write_text(MAP, encoding="utf-8")
    assert told(tmp_path) == [FLAT]
    (tmp_path / "baseline.json").write_text(baseline_text(listed(tmp_path)), encoding="utf-8")
    assert told(tmp_path) == []
    file.write_text(f"# moved\n\n{MAP}", encoding="utf-8")
    assert told(tmp_path) == []
    second = MAP.replace("id: visit", "id: second")
    (tmp_path / "second.journey.yaml").write_text(second, encoding="utf-8")
    assert told(tmp_path) == [("flat-emotion", FLAT[1].replace("visit", "second"))]


def test_what_is_mended_is_stale(tmp_path: Path) -> None:
    file = tmp_path / "visit.journey.yaml"
    file.write_text(MAP, encoding="utf-8")
    (tmp_path / "baseline.json").write_text(
        baseline_text(Counter([FLAT, ("x-y", "a/b")])), encoding="utf-8"
    )
    assert told(tmp_path) == [("stale-baseline", "a/b")]
    file.write_text(MAP.replace("I park, emotion: 1", "I park, emotion: -1"), encoding="utf-8")
    workspace = open_workspace(tmp_path)
    baseline = read_baseline(tmp_path / "baseline.json")
    settings = lint_settings(workspace.configuration, TODAY, ASKED, baseline)
    findings = lint(workspace, settings).findings
    assert [(each.rule.code, each.location.line, each.message) for each in findings] == [
        ("CJ905", 4, f"`flat-emotion` is no longer found at `{FLAT[1]}`."),
        ("CJ905", 5, "`x-y` is no longer found at `a/b`."),
    ]


def test_part_of_a_workspace_makes_nothing_stale(tmp_path: Path) -> None:
    (tmp_path / "visit.journey.yaml").write_text(MAP, encoding="utf-8")
    second = MAP.replace("id: visit", "id: second")
    (tmp_path / "second.journey.yaml").write_text(second, encoding="utf-8")
    (tmp_path / "baseline.json").write_text(
        baseline_text(Counter([("x-y", "a/b")])), encoding="utf-8"
    )
    workspace = open_workspace(tmp_path)
    baseline = read_baseline(tmp_path / "baseline.json")
    settings = lint_settings(workspace.configuration, TODAY, ASKED, baseline)
    report = lint(workspace, settings, workspace.entries[:1])
    assert [each.rule.name for each in report.findings] == ["flat-emotion"]


def test_text_is_sorted_and_counted() -> None:
    text = baseline_text(Counter([("b-b", "x"), ("a-a", "ż"), ("b-b", "x")]))
    assert text.splitlines() == [
        "{",
        '  "version": 1,',
        '  "findings": [',
        '    {"rule": "a-a", "entity": "ż", "count": 1},',
        '    {"rule": "b-b", "entity": "x", "count": 2}',
        "  ]",
        "}",
    ]


NO_BASELINES = [
    ("", "is no baseline: Expecting value"),
    ("[]", "expected an object with `version` and `findings`."),
    ("{}", "expected an object with `version` and `findings`."),
    ('{"version": 2, "findings": []}', "its version is 2; expected 1."),
    ('{"version": 1, "findings": [1]}', "finding 0 has no `rule`, `entity` or `count`."),
    ('{"version": 1, "findings": [{"rule": "a"}]}', "finding 0 has no"),
    ('{"version": 1, "findings": [{"rule": "a", "entity": "b", "count": "c"}]}', "finding 0"),
    ("[" * 100_000, "is no baseline: it is nested too deeply."),
    ("\xff\xfe", "is no baseline"),
]


@pytest.mark.parametrize(("text", "said"), NO_BASELINES, ids=lambda value: value[:30])
def test_no_baseline(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(CjmapError) as caught:
        read_baseline(file)
    assert said in caught.value.message


def test_missing_baseline(tmp_path: Path) -> None:
    with pytest.raises(CjmapError) as caught:
        read_baseline(tmp_path / "nothing.json")
    assert "There is no baseline" in caught.value.message
    assert "--update-baseline" in (caught.value.hint or "")


def stale_with(folder: Path, asked: Choice) -> list[str]:
    """List what a run with some rules calls stale, of a baseline with flat-emotion of the map."""
    workspace = open_workspace(folder)
    baseline = read_baseline(folder / "baseline.json")
    settings = lint_settings(workspace.configuration, TODAY, asked, baseline)
    return [each.entity for each in lint(workspace, settings).findings if each.rule.code == "CJ905"]


MENDED = MAP.replace("I park, emotion: 1", "I park, emotion: -1")

JUDGED: list[tuple[str, Choice, bool]] = [
    # the map, the rules that run, whether flat-emotion is stale
    (MENDED, ASKED, True),
    (MENDED, Choice(select=("default",)), True),
    (MENDED, Choice(select=("wording", "stale-baseline")), False),
    (MENDED, Choice(select=("default",), ignore=("flat-emotion",)), False),
    (MENDED, Choice(select=("default",), ignore=("stale-baseline",)), False),
    (MENDED.replace("stages:", "stage:"), ASKED, False),
    (MENDED.replace("title: I visit", "title: ["), ASKED, False),
    (MENDED.replace("id: visit", "id: renamed"), ASKED, True),
    (MAP, ASKED, False),
]


@pytest.mark.parametrize(("text", "asked", "stale"), JUDGED)
def test_only_what_was_looked_at_is_stale(
    text: str, asked: Choice, stale: bool, tmp_path: Path
) -> None:
    (tmp_path / "visit.journey.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "baseline.json").write_text(baseline_text(Counter([FLAT])), encoding="utf-8")
    assert stale_with(tmp_path, asked) == ([FLAT[1]] if stale else [])

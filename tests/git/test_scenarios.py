"""Guards what becomes of maps in git, scenario by scenario, and records what git does alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.git.desk import Desk
from tests.git.scenario import Plain, Scenario, Setting, without_labels
from tests.git.scenarios import SCENARIOS
from tests.git.table import GUIDE, HEADING, page

from cjmap.cli.entry import main
from cjmap.format.kinds import kind_of_file
from cjmap.format.read import read_map
from cjmap.source import parse_document

each = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)


def make_known(desk: Desk, scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install cjmap the way that the scenario says, in this process: it is quicker."""
    for name, value in desk.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(desk.folder)
    if scenario.setting is Setting.PERSON:
        assert main(["git", "install", "--global"]) == 0
        return
    assert main(["git", "install"]) == 0
    desk.commit("attributes")
    if scenario.setting is Setting.ATTRIBUTES:
        desk.git("config", "--remove-section", "merge.cjmap")
        desk.git("config", "--remove-section", "diff.cjmap")


@each
def test_with_cjmap(scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk.set_up(tmp_path, scenario.tool, *scenario.init)
    make_known(desk, scenario, monkeypatch)
    outcome = scenario.play(desk, scenario.meeting)
    assert outcome.text is not None
    assert without_labels(outcome.text) == scenario.expected, outcome.said
    assert outcome.conflict is scenario.clash, outcome.said
    assert scenario.said in outcome.said
    if not scenario.clash:
        read = read_map(parse_document(Path(scenario.file), outcome.text.encode()))
        assert read.valid, read.problems


@each
def test_git_alone(scenario: Scenario, tmp_path: Path) -> None:
    desk = Desk.set_up(tmp_path, scenario.tool, *scenario.init)
    outcome = scenario.play(desk, scenario.meeting)
    assert plain_outcome(scenario, outcome.text or "", outcome.conflict) is scenario.plain


def plain_outcome(scenario: Scenario, text: str, conflict: bool) -> Plain:
    """Say what git did, seen by someone who wants what the scenario expects."""
    if conflict:
        return Plain.CONFLICT
    if scenario.clash:
        return Plain.WRONG
    document = parse_document(Path(scenario.file), text.encode())
    wanted = parse_document(Path(scenario.file), scenario.expected.encode())
    right = document.data == wanted.data and not document.refused
    return Plain.CLEAN if right else Plain.WRONG


def test_the_scenarios_are_many_and_named_once() -> None:
    names = [scenario.name for scenario in SCENARIOS]
    assert len(names) == len(set(names))
    assert len(names) >= 40
    assert all(kind_of_file(Path(scenario.file)) for scenario in SCENARIOS)
    assert all(bool(each.wrong) is (each.plain is Plain.WRONG) for each in SCENARIOS)


def test_the_table_of_the_guide_is_up_to_date() -> None:
    assert HEADING in GUIDE.read_text(encoding="utf-8")
    assert GUIDE.read_text(encoding="utf-8") == page(), "python -m tests.git.table --write"

"""Guards what is known of maps from the run before: it tells what a run anew tells, whatever was edited."""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING

import pytest
from tests.check.kept.desk import Desk
from tests.check.kept.many import follow

from cjmap.check.kept.maps import KeptMaps
from cjmap.check.kept.questions import asked, plain_of
from cjmap.check.kept.stamps import stamp
from cjmap.check.lint import examine
from cjmap.check.run import validity_problems
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.check.survey import Survey
from cjmap.source.folders import Kept
from cjmap.workspace import open_workspace
from cjmap.workspace.noting import noting

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.workspace.noting import Question

pytestmark = pytest.mark.skipif(os.name != "posix", reason="folders of a user")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))


@pytest.mark.parametrize("craft", [True, False], ids=["lint", "validate"])
@pytest.mark.parametrize("example", ["clinic", "sklep"])
def test_tells_what_a_run_anew_tells_after_any_edit(example: str, craft: bool) -> None:
    there, looked = follow(example, 25, seed=7, craft=craft)

    assert 0 < looked < there


def test_looks_at_no_map_of_a_workspace_that_has_not_changed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "clinic")
    first, at_first = desk.look()
    second, again = desk.look()

    assert len(at_first) == len(desk.maps)
    assert again == []
    assert second.findings == first.findings != []


@pytest.mark.parametrize("spoil", [b"", b"x", None], ids=["nothing", "one byte", "half"])
def test_believes_nothing_that_it_has_not_written(tmp_path: Path, spoil: bytes | None) -> None:
    desk = Desk(tmp_path, "clinic")
    desk.look()
    file = next((desk.root / ".cjmap_cache" / "maps").glob("maps"))
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2] if spoil is None else spoil)

    report, again = desk.look()

    assert len(again) == len(desk.maps)
    assert report.findings == desk.look_anew().findings


def test_believes_nothing_that_was_kept_for_something_else(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "clinic")
    desk.look()
    place = Kept(desk.root / ".cjmap_cache" / "maps", inside=desk.root)

    other = KeptMaps(place, "maps", "another key")

    assert [other.entry(0, file) for file in desk.maps] == [None] * len(desk.maps)


@pytest.mark.parametrize("example", ["clinic", "sklep"])
def test_asks_only_what_can_be_asked_again(tmp_path: Path, example: str) -> None:
    desk = Desk(tmp_path, example)
    workspace = open_workspace(desk.root)
    settings = lint_settings(workspace.configuration, desk.today, Choice(("all",)))
    survey = Survey(workspace, desk.today)
    entries = {str(entry.file): entry for entry in workspace.entries}
    questions: set[Question] = set()
    for entry in workspace.entries:
        with noting(entry) as notes:
            assert list(validity_problems(entry, workspace)) == []
            examine(entry, survey, settings)
        questions.update(notes)

    functions = 0
    for question in questions:
        plain = marshal.loads(marshal.dumps(plain_of(question)))
        assert plain == plain_of(question)
        who = {"survey": survey, "workspace": workspace}.get(plain[0])
        if who is not None:
            functions += 1
            find, given = asked(plain, entries)
            assert (find, *given) == question[1:]
            stamp(who.ask(find, *given))
    assert functions > 50

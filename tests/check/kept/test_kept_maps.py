"""Guards what is known of maps from the run before: it tells what a run anew tells, whatever was edited."""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING, Any

import pytest
from tests.check.kept.desk import Desk
from tests.check.kept.many import follow

from cjmap.check.kept import answers
from cjmap.check.kept.maps import KeptMaps
from cjmap.check.kept.questions import asked, plain_of
from cjmap.check.kept.stamps import stamp
from cjmap.check.lint import examine
from cjmap.check.run import validity_problems
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.check.survey import Survey
from cjmap.source import Document, later, parse_document
from cjmap.source.folders import Kept
from cjmap.source.limits import DEFAULT_LIMITS
from cjmap.workspace import open_workspace
from cjmap.workspace.noting import noting

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.check.kept.questions import Plain
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

    known = [other.entry(0, file, DEFAULT_LIMITS) for file in desk.maps]
    assert known == [None] * len(desk.maps)


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


BLUEPRINT, BACKLOG, CATALOG = "clinic-visit.blueprint", "clinic.backlog", "clinic.catalog"
VISIT, REPEAT = "first-visit.journey", "repeat-prescription.journey"
HELEN, TOM, SITUATION = "helen.persona", "tom.persona", "helen-at-the-kiosk.empathy"
LOOKED_AT: list[tuple[str, str, str, set[str]]] = [
    (HELEN, "share: 0.34", "share: 0.35", set()),
    (HELEN, "share: 0.34", "share: 0.99", {TOM}),
    (HELEN, "status: approved", "status: draft\nproto: true", set()),
    (VISIT, "title: I see", "title: I meet", {BLUEPRINT}),
    (VISIT, "id: name-not-found", "id: not-found", {BLUEPRINT, BACKLOG}),
    (REPEAT, "parent: first-visit#keep-going", "", {BLUEPRINT, VISIT}),
    (BACKLOG, "status: doing", "status: dropped", set()),
    (BACKLOG, "first-visit#name-not-found, ", "", {VISIT}),
    (CATALOG, "title: Patient portal", "title: The portal", set()),
    (CATALOG, "channel: web", "channel: phone", {VISIT, REPEAT}),
    (CATALOG, "date: 2026-05-22", "date: 2026-05-23", {VISIT, REPEAT, HELEN, TOM, SITUATION}),
]
"""An edit of a map of the clinic, and the others that are looked at again."""


@pytest.mark.parametrize(("name", "old", "new", "others"), LOOKED_AT)
def test_looks_again_at_what_an_edit_concerns(
    name: str, old: str, new: str, others: set[str], tmp_path: Path
) -> None:
    desk = Desk(tmp_path, "clinic")
    desk.look()
    desk.change(f"{name}.yaml", old, new)

    assert desk.look()[1] == sorted(f"{each}.yaml" for each in {name, *others})


ASKED_AGAIN: list[tuple[str, str, str, set[str]]] = [
    (VISIT, "kind: journey", "# A visit.\nkind: journey", set()),
    (HELEN, "share: 0.34", "share: 0.35", {"_too_much"}),
    (CATALOG, "title: Patient portal", "title: The portal", {"_earlier_twins"}),
    (VISIT, "emotion: {score: 2, basis", "emotion: {score: 1, basis", {"_gaps_in"}),
    (VISIT, "emotion: {score: 0, basis", "emotion: {score: 1, basis", set()),
    (BACKLOG, "status: doing", "status: dropped", {"_in_the_way"}),
]
"""An edit of a map of the clinic that leaves ids and references alone, and what is asked again."""


@pytest.mark.parametrize(("name", "old", "new", "finds"), ASKED_AGAIN)
def test_asks_again_what_is_drawn_from_what_an_edit_changed(
    name: str, old: str, new: str, finds: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, "clinic")
    desk.look()
    desk.change(f"{name}.yaml", old, new)
    kept = KeptMaps(
        Kept(desk.root / ".cjmap_cache" / "maps", inside=desk.root), "maps", "craft: True"
    )
    workspace = open_workspace(desk.root, models=True, knowing=lambda _: kept)
    found: set[str] = set()

    def spied(question: Plain, *given: Any) -> Any:
        found.add(question[1].rpartition(":")[2])
        return asked(question, *given)

    monkeypatch.setattr(answers, "asked", spied)
    kept.begin(workspace, Survey(workspace, desk.today))

    assert found == finds


def test_looks_again_at_a_map_whose_photo_changed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "clinic")
    desk.change(f"{HELEN}.yaml", "status: approved", "status: approved\nphoto: helen.png")
    found = []
    for data in (None, b"no picture", None, b"no picture"):
        photo = desk.root / "helen.png"
        photo.unlink(missing_ok=True)
        if data is not None:
            photo.write_bytes(data)
        report, again = desk.look()
        found.append((again, [each.rule.name for each in report.findings]))
        assert report.findings == desk.look_anew().findings

    assert [len(again) for again, _ in found] == [8, 1, 1, 1]
    assert all(
        (rules.count("missing-file"), rules.count("unreadable-photo")) in {(1, 0), (0, 1)}
        for _, rules in found
    )


@pytest.mark.parametrize("renamed", ["photos/Helen.png", "Photos/helen.png"])
def test_looks_again_at_a_map_whose_photo_gets_other_letters(
    renamed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a disk where letters do not count, the photo is found before and after: by a copy, here.
    desk = Desk(tmp_path, "clinic")
    desk.change(f"{HELEN}.yaml", "status: approved", "status: approved\nphoto: photos/helen.png")
    spelt_so = ["photos", "helen.png"]
    listdir = os.listdir
    monkeypatch.setattr(os, "listdir", lambda at: spelt_so if "clinic" in str(at) else listdir(at))
    for name in ("photos/helen.png", "photos/HELEN.PNG", "PHOTOS/x"):
        (desk.root / name).parent.mkdir(exist_ok=True)
        (desk.root / name).write_bytes(b"no picture")
    desk.look()
    assert desk.look()[1] == []

    (desk.root / renamed).parent.mkdir(exist_ok=True)
    (desk.root / renamed).write_bytes(b"no picture")
    spelt_so[:] = renamed.split("/")
    report, again = desk.look()
    assert again == [f"{HELEN}.yaml"]
    assert report.findings == desk.look_anew().findings
    assert [each.help for each in report.findings if each.rule.name == "missing-file"] == [
        f"Write `{renamed}`."
    ]


@pytest.mark.parametrize("craft", [True, False], ids=["lint", "validate"])
@pytest.mark.parametrize("example", ["clinic", "sklep"])
def test_reads_no_map_that_nothing_is_found_in_anew(
    example: str, craft: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, example, craft)
    desk.look()
    file = next(each for each in desk.maps if ".persona." in each.name)
    file.write_text(file.read_text("utf-8") + "# more\n", "utf-8")
    read: list[str] = []

    def spied(file: Path, *given: Any) -> Document:
        read.append(file.name)
        return parse_document(file, *given)

    monkeypatch.setattr(later, "parse_document", spied)
    assert desk.look()[1] == [file.name]
    assert read == []

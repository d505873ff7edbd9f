"""The versions of a map: what each is compared with, and how it is told in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.compare.shop_history import COMMITS, make_history
from tests.git.desk import Desk

from cjmap.compare.change import Level
from cjmap.compare.history import past
from cjmap.compare.history.editions import Edition, editions
from cjmap.compare.history.past import Past
from cjmap.compare.history.summary import Storyteller
from cjmap.compare.history.words import words
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.git import Repository
from cjmap.source.document import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAP = "order.journey.yaml"
BEGIN = """\
kind: journey
id: order
title: I order
stages:
  - id: first
    title: First
    steps:
      - {id: look, title: Look, touchpoint: shop, emotion: 0}
      - {id: pay, title: Pay, emotion: 1}
"""
CATALOG = """\
kind: catalog
id: words
title: Words
channels: [{id: street, title: Street}]
touchpoints:
  - {id: shop, title: The shop, channel: street}
  - {id: web, title: The web shop, channel: street}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk.set_up(tmp_path).enter(monkeypatch)


def write(desk: Desk, text: str, name: str = MAP) -> None:
    (desk.folder / name).write_text(text, encoding="utf-8")


def commit(desk: Desk, subject: str, text: str | None = None, name: str = MAP) -> None:
    """Write a map (None: leave it) and commit everything."""
    if text is not None:
        write(desk, text, name)
    desk.git("add", "-A")
    desk.git("commit", "-q", "--allow-empty", "-m", subject)


def feeling(look: float, pay: float) -> str:
    return BEGIN.replace("emotion: 0", f"emotion: {look:g}").replace(
        "emotion: 1", f"emotion: {pay:g}"
    )


def told(
    desk: Desk, path: str = MAP, revision: str = "HEAD", *, now: str | None = None
) -> list[tuple[str, str, list[str]]]:
    """Return subject, outcome and changes of every version."""
    return [
        (
            edition.version.subject if edition.version is not None else "(work tree)",
            str(edition.outcome),
            [change.kind.id for change in edition.changes],
        )
        for edition in read(desk, path, revision, now=now)
    ]


def read(
    desk: Desk, path: str = MAP, revision: str = "HEAD", *, now: str | None = None
) -> list[Edition]:
    with Past(Repository.find(desk.folder)) as reader:
        return list(editions(reader, path, revision, now=now))


def test_each_version_is_compared_with_the_one_before(desk: Desk) -> None:
    commit(desk, "begin", BEGIN)
    commit(desk, "another file", CATALOG, "words.catalog.yaml")
    commit(desk, "layout", BEGIN.replace("title: I order", "title: 'I order'  # said so"))
    commit(desk, "worse", feeling(0, -1))
    assert told(desk) == [
        ("worse", "changed", ["emotion-worsened"]),
        ("layout", "layout", []),
        ("begin", "began", ["map-added"]),
    ]


def test_a_version_that_is_no_map_is_passed_over(desk: Desk) -> None:
    commit(desk, "begin", BEGIN)
    commit(desk, "broken", feeling(2, 2).replace("kind: journey", "kind journey"))
    commit(desk, "still broken", feeling(2, 2).replace("title: I order\n", ""))
    commit(desk, "mended", feeling(0, 2))
    found = read(desk)
    assert told(desk) == [
        ("mended", "changed", ["emotion-improved"]),
        ("still broken", "refused", []),
        ("broken", "refused", []),
        ("begin", "began", ["map-added"]),
    ]
    assert found[0].former is not None
    assert found[0].former.label == found[3].version.short if found[3].version else None
    assert found[1].problem is not None
    assert "title" in found[1].problem.message
    assert found[1].figures is None


def test_the_file_and_the_id_may_change(desk: Desk) -> None:
    commit(desk, "begin", BEGIN)
    desk.git("mv", MAP, "buy.journey.yaml")
    commit(desk, "file")
    commit(desk, "id", BEGIN.replace("id: order", "id: buy"), "buy.journey.yaml")
    assert told(desk, "buy.journey.yaml") == [
        ("id", "changed", ["id-changed"]),
        ("file", "changed", ["map-moved"]),
        ("begin", "began", ["map-added"]),
    ]
    assert told(desk)[0] == ("file", "renamed", [])
    assert read(desk)[0].onward == "buy.journey.yaml"


def test_a_map_that_was_deleted_may_come_back(desk: Desk) -> None:
    commit(desk, "begin", BEGIN)
    desk.git("rm", "-q", MAP)
    commit(desk, "gone")
    commit(desk, "back", feeling(0, 2))
    desk.git("rm", "-q", MAP)
    commit(desk, "gone again")
    commit(desk, "as it was", feeling(0, 2))
    assert told(desk) == [
        ("as it was", "returned", []),
        ("gone again", "deleted", ["map-removed"]),
        ("back", "returned", ["emotion-improved"]),
        ("gone", "deleted", ["map-removed"]),
        ("begin", "began", ["map-added"]),
    ]


def test_branches_are_compared_with_what_they_began_from(desk: Desk) -> None:
    commit(desk, "begin", BEGIN)
    desk.git("checkout", "-q", "-b", "side")
    commit(desk, "side", feeling(2, 1))
    desk.git("checkout", "-q", "main")
    commit(desk, "main", feeling(0, 2))
    desk.git("merge", "-q", "--no-edit", "side", ok=False)
    commit(desk, "merged", feeling(2, 2))
    found = {subject: (outcome, kinds) for subject, outcome, kinds in told(desk)}
    assert found == {
        "merged": ("merged", []),
        "main": ("changed", ["emotion-improved"]),
        "side": ("changed", ["emotion-improved"]),
        "begin": ("began", ["map-added"]),
    }


def test_a_merge_tells_what_neither_side_says(desk: Desk) -> None:
    commit(desk, "begin", BEGIN)
    desk.git("checkout", "-q", "-b", "side")
    commit(desk, "side", feeling(1, 1))
    desk.git("checkout", "-q", "main")
    commit(desk, "main", feeling(-1, 1))
    desk.git("merge", "-q", "--no-edit", "side", ok=False)
    commit(desk, "merged", feeling(0.5, 1).replace("title: Pay", "title: I pay"))
    newest = read(desk)[0]
    assert [change.kind.id for change in newest.changes] == ["emotion-improved", "retitled"]
    assert newest.changes[0].before == -1


def test_what_is_not_committed_comes_first(desk: Desk) -> None:
    commit(desk, "begin", BEGIN)
    assert [subject for subject, *_ in told(desk, now=MAP)] == ["begin"]
    (desk.folder / MAP).write_bytes(BEGIN.replace("\n", "\r\n").encode())
    assert [subject for subject, *_ in told(desk, now=MAP)] == ["begin"]
    write(desk, BEGIN + "# later\n")
    assert told(desk, now=MAP)[0] == ("(work tree)", "layout", [])
    write(desk, feeling(0, -1))
    assert told(desk, now=MAP)[0] == ("(work tree)", "changed", ["emotion-worsened"])
    write(desk, "nothing")
    assert told(desk, now=MAP)[0] == ("(work tree)", "refused", [])
    (desk.folder / MAP).unlink()
    assert told(desk, now=MAP)[0] == ("(work tree)", "deleted", ["map-removed"])
    write(desk, BEGIN, "new.journey.yaml")
    assert told(desk, "new.journey.yaml", now="new.journey.yaml") == [
        ("(work tree)", "began", ["map-added"])
    ]
    assert told(desk, now="new.journey.yaml")[0] == ("(work tree)", "changed", ["map-moved"])


def test_a_map_is_read_among_its_neighbours_of_the_time(desk: Desk) -> None:
    write(desk, CATALOG, "words.catalog.yaml")
    commit(desk, "begin", BEGIN)
    commit(desk, "web", BEGIN.replace("touchpoint: shop", "touchpoint: web"))
    commit(desk, "later", CATALOG.replace("The web shop", "The app"), "words.catalog.yaml")
    story = Storyteller("en")
    assert story.line(read(desk)[0]) == "“Look”: touchpoint: “The shop” → “The web shop”"


def test_references_that_a_change_leaves_dangling_are_found(desk: Desk) -> None:
    backlog = (
        "kind: backlog\nid: ideas\ntitle: Ideas\nopportunities:\n"
        "  - {id: one, title: One, for: order#look}\n"
    )
    write(desk, backlog, "ideas.backlog.yaml")
    commit(desk, "begin", BEGIN)
    without = "".join(line for line in BEGIN.splitlines(True) if "id: look" not in line)
    commit(desk, "gone", without)
    newest = read(desk)[0]
    assert [(change.kind.id, change.level) for change in newest.changes] == [
        ("step-removed", Level.BREAKING)
    ]
    assert [each.text for each in newest.changes[0].dangling] == ["order#look"]


def test_settings_that_were_broken_hide_nothing(desk: Desk) -> None:
    write(desk, "lang = [\n", "cjmap.toml")
    commit(desk, "begin", BEGIN)
    write(desk, 'lang = "pl"\n', "cjmap.toml")
    commit(desk, "worse", feeling(0, -1))
    found = read(desk)
    assert [edition.outcome.value for edition in found] == ["changed", "began"]
    assert [edition.side.language for edition in found if edition.side] == ["pl", "en"]


def test_a_file_that_changed_is_read_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def reads(file: Path, *more: object) -> object:
        asked.append(file.name)
        return read_document(file, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(past, "read_document", reads)
    write(desk, CATALOG, "words.catalog.yaml")
    for number in range(5):
        commit(desk, f"{number}", feeling(0, number / 2 - 1))
    assert len(read(desk)) == 5
    assert sorted(asked) == [MAP] * 5 + ["words.catalog.yaml"]


def test_a_folder_may_become_a_file(desk: Desk) -> None:
    (desk.folder / "maps.journey.yaml").mkdir()
    commit(desk, "begin", BEGIN, f"maps.journey.yaml/{MAP}")
    desk.git("mv", f"maps.journey.yaml/{MAP}", MAP)
    (desk.folder / "maps.journey.yaml").rmdir()
    commit(desk, "up")
    commit(desk, "other", BEGIN.replace("id: order", "id: other"), "maps.journey.yaml")
    commit(desk, "worse", feeling(0, -1))
    assert [outcome for _, outcome, _ in told(desk)] == ["changed", "changed", "began"]


# --- a line --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> list[Edition]:
    work = make_history(tmp_path_factory.mktemp("shop"))
    with Past(Repository.find(work)) as reader:
        return list(editions(reader, COMMITS[-1].name))


def test_the_year_of_the_shop_in_lines(shop: list[Edition]) -> None:
    story = Storyteller("en")
    lines = [story.line(edition) for edition in shop]
    assert len(lines) == len(COMMITS)
    assert lines == [
        "opportunity “Wyszukiwarka zna nazwy łacińskie” is planned; it was idea"
        " · “Wyszukiwarka zna nazwy łacińskie”: due on 2027-01-31",
        "emotion fell 2 times · “Zgłaszam złamane łodygi” (weekend): new pain “W sobotę i niedzielę"
        " nikt nie odbiera telefonu” · status proposed → approved · +2 more",
        "emotion rose 2 times · “Otwieram karton”: expectation “Roślina taka jak na zdjęciu”:"
        " met no → partly · +1 more",
        "“Sprawdzam, gdzie jest paczka”: emotion fell from +0.5 to −1, wait lengthened: 20 h → 30 h,"
        " takes longer: 40 h → 48 h · +1 more",
        "file klient.journey.yaml → zamawiam-rosline.journey.yaml",
        "“Płacę BLIKIEM”: emotion rose from −1.5 to +1, takes less time: 9 min → 1 min,"
        " pain “Trzeba założyć konto” is gone · +7 more",
        "only the layout",
        "no valid map, so it was passed over: A list item (`- …`) was expected here.",
        "emotion fell 3 times · 2 pains added · “Czekam na odpowiedź”: expectation “Odpowiedź tego"
        " samego dnia”: met partly → no · status draft → proposed · +2 more",
        "only the layout",
        "“Odbieram paczkę z automatu”: new variant for “Mróz poniżej −5 °C”",
        "“Płacę przelewem”: emotion fell from −1 to −1.5, pain “Trzeba założyć konto” got worse:"
        " severity 4 → 5, new feeling “zniecierpliwienie” · +1 more",
        "new journey “Zamawiam roślinę do salonu”",
    ]


def test_the_least_level_decides_what_is_told(shop: list[Edition]) -> None:
    story = Storyteller("en", Level.REGRESSION)
    assert [change.level for edition in shop for change in story.shown(edition)].count(
        Level.REGRESSION
    ) == sum(len(story.shown(edition)) for edition in shop)
    assert story.line(shop[-1]) == "here the history begins"


def test_several_changes_of_a_kind_can_be_told_in_every_language() -> None:
    for lang in ("en", "pl"):
        told = words(lang).COUNTED
        assert set(told) == set(CHANGE_KINDS)
        assert all(each.count("{count}") == 1 for each in told.values())
        assert len(set(told.values())) == len(told)
    assert set(words("en").PHRASES) == set(words("pl").PHRASES)
    assert words("de") is words("en")


def test_figures_in_a_line(shop: list[Edition]) -> None:
    found = [edition.figures for edition in shop if edition.figures is not None]
    assert len(found) == len(COMMITS) - 1
    assert Storyteller("en").figures(found[0]) == (
        "mean emotion +0.25 · peak and end +1.63 · lowest point “Wybieram sposób dostawy” −1.25"
        " · open pains 14 (severity 51) · claims with evidence 100 % · moments of truth:"
        " 1 won, 1 lost · steps 17"
    )


def rising(numbers: Iterator[float]) -> bool:
    each = list(numbers)
    return each == sorted(each)


def test_evidence_grew_over_the_year(shop: list[Edition]) -> None:
    shares = (
        edition.figures.evidence
        for edition in reversed(shop)
        if edition.figures is not None and edition.figures.evidence is not None
    )
    assert rising(shares)

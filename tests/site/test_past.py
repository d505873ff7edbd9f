"""What git tells of the maps of a portal: their versions, and what changed lately."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.site.grown import BEGIN, BETTER, CATALOG, MAP, WORSE, commit, grown, portal

from cjmap.git import Repository
from cjmap.site.past.lately import lately

if TYPE_CHECKING:
    from pathlib import Path

    from tests.git.desk import Desk

    from cjmap.site.site import Site

OTHER = BEGIN.replace("first-order", "other").replace("First order", "Other")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Make the repository once."""
    return grown(tmp_path_factory.mktemp("grown"))


@pytest.fixture
def kept(first: Desk) -> Path:
    """Give the repository to who leaves it as it is."""
    return first.folder


@pytest.fixture
def desk(first: Desk, tmp_path: Path) -> Desk:
    """Give a copy of the repository to who changes it."""
    folder = tmp_path / "work"
    shutil.copytree(first.folder, folder)
    return replace(first, folder=folder)


def versions(site: Site) -> dict[str, list[str]]:
    """Return the messages of the versions of each map, the newest first; `*`: not committed."""
    return {
        trace.path: ["*"] * trace.is_changed + [each.subject for each in trace.versions]
        for trace in site.chronicle.newest_first
    }


def told(site: Site, most: int = 8) -> list[tuple[str, str, str, str]]:
    return [
        (str(each.day or ""), each.author, each.map.title, each.sentence)
        for each in lately(site, most)
    ]


DRAFT, TALKS, MOVE, PHONE = (
    "Draft from the workshop",
    "Ten interviews",
    "Maps have a folder",
    "Pay by phone",
)


def test_the_versions_of_all_maps_through_a_change_of_name(kept: Path) -> None:
    assert versions(portal(kept)) == {
        MAP: [PHONE, MOVE, TALKS, DRAFT],
        "words.catalog.yaml": [DRAFT],
    }


def test_what_changed_lately_leaves_out_what_is_merely_written_otherwise(kept: Path) -> None:
    better = (
        "“Pay by phone”: emotion rose from −1.5 to +1.5, pain “A long queue” is gone"
        " · step retitled: “Pay” → “Pay by phone”"
    )
    worse = "“Pay”: emotion fell from +1 to −1.5, new pain “A long queue”"
    assert told(portal(kept)) == [
        ("2026-06-01", "Ola", "First order", better),
        ("2026-03-02", "Ola", "First order", worse),
        ("2026-01-05", "Zoë", "First order", "New journey “First order”"),
        ("2026-01-05", "Zoë", "Words", "New catalog “Words”"),
    ]
    assert told(portal(kept), most=1) == [("2026-06-01", "Ola", "First order", better)]


def test_a_recent_change_leads_to_its_version_where_the_page_of_the_map_tells_it(
    kept: Path,
) -> None:
    anchors = [each.history and each.history.anchor for each in lately(portal(kept, versions=1))]
    short = Repository.find(kept).history(MAP)[0].short
    assert anchors[:3] == [f"version.{short}", "", ""]


def test_what_is_not_committed_comes_first(desk: Desk) -> None:
    desk.write(MAP, WORSE)
    site = portal(desk.folder)
    assert versions(site)[MAP] == ["*", PHONE, MOVE, TALKS, DRAFT]
    assert told(site, 1)[0][:3] == ("", "", "First order")


def test_a_file_renamed_since_the_last_commit_keeps_its_past(desk: Desk) -> None:
    (desk.folder / MAP).rename(desk.folder / "again.journey.yaml")
    assert versions(portal(desk.folder))["again.journey.yaml"] == ["*", PHONE, MOVE, TALKS, DRAFT]


def test_a_map_of_another_workspace_in_the_repository_has_no_part(desk: Desk) -> None:
    desk.write("shop/cjmap.toml", "version = 1\n")
    commit(desk, "2026-07-01", "Zoë", "A shop", "shop/other.journey.yaml", OTHER)
    assert versions(portal(desk.folder / "shop")) == {"shop/other.journey.yaml": ["A shop"]}
    assert "shop/other.journey.yaml" not in versions(portal(desk.folder))


def test_titles_are_those_of_the_time(desk: Desk) -> None:
    desk.write("words.catalog.yaml", CATALOG.replace("The shop", "The corner shop"))
    commit(desk, "2026-07-01", "Zoë", "Another shop", MAP, BETTER.replace("touchpoint: shop, ", ""))
    assert told(portal(desk.folder), 1)[0][3] == "“Look around”: touchpoint removed: “The shop”"


def test_a_reference_that_was_left_dangling_in_another_map_is_found(desk: Desk) -> None:
    desk.write(
        "pay.blueprint.yaml",
        "kind: blueprint\nid: pay\ntitle: Pay\nsteps:\n  - {id: pay, step: first-order#pay}\n"
        "actions: [{id: card, at: pay, lane: customer, text: Hold the phone}]\n",
    )
    commit(desk, "2026-06-20", "Zoë", "A blueprint")
    without = BETTER[: BETTER.index("      - {id: pay")]
    commit(desk, "2026-07-01", "Zoë", "No paying", MAP, without)
    site = portal(desk.folder)
    change = site.chronicle.edition(site.chronicle.newest_first[0], 0).changes[0]
    assert (change.kind.id, change.level.value) == ("step-removed", "breaking")
    assert [each.place for each in change.dangling] == ["pay.blueprint.yaml:5"]


def test_it_can_be_sent_to_another_process(kept: Path) -> None:
    site = portal(kept)
    said = lately(site)
    again = pickle.loads(pickle.dumps(site))
    assert lately(again) == said


def test_one_process_of_git_lists_the_versions_of_all_maps(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        desk.write(f"{number}.journey.yaml", OTHER.replace("id: other", f"id: other-{number}"))
    commit(desk, "2026-07-01", "Zoë", "More")
    asked: list[str] = []
    run = Repository._run

    def noted(repository: Repository, *words: str, stdin: bytes = b"") -> bytes:
        asked.append(words[0])
        return run(repository, *words, stdin=stdin)

    monkeypatch.setattr(Repository, "_run", noted)
    site = portal(desk.folder)
    assert len([page for page in site.pages if page.startswith("history/")]) == 22
    for address in site.pages:
        if address.startswith("history/journey/other"):
            site.facts(site.pages[address])
    assert asked.count("log") == 1
    assert len(asked) < 10


# --- nothing to tell ------------------------------------------------------------------------------


def has_no_history(site: Site) -> bool:
    pages = [address for address in site.pages if address.startswith("history")]
    return not pages and not lately(site) and not site.chronicle.trouble


def test_without_a_repository_there_is_no_history(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept, tmp_path / "copy", ignore=shutil.ignore_patterns(".git"))
    assert has_no_history(portal(tmp_path / "copy"))


def test_without_git_there_is_no_history(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert has_no_history(portal(kept))


def test_before_the_first_commit_there_is_no_history(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(kept, folder, ignore=shutil.ignore_patterns(".git"))
    (folder / ".git" / "objects").mkdir(parents=True)
    (folder / ".git" / "refs").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    assert has_no_history(portal(folder))


def test_a_clone_that_was_cut_off_tells_no_history(desk: Desk, tmp_path: Path) -> None:
    desk.git("clone", "-q", "--depth", "1", desk.folder.as_uri(), str(tmp_path / "clone"))
    assert has_no_history(portal(tmp_path / "clone"))


def test_maps_of_which_no_commit_knows_have_no_history(desk: Desk) -> None:
    desk.write("new/cjmap.toml", "version = 1\n")
    desk.write("new/other.journey.yaml", OTHER)
    assert has_no_history(portal(desk.folder / "new"))


def test_no_versions_asked_for_no_history(kept: Path) -> None:
    site = portal(kept, versions=0)
    assert not [address for address in site.pages if address.startswith("history")]
    assert lately(site) == ()


def test_a_repository_that_is_damaged_is_a_sentence(desk: Desk) -> None:
    first = desk.git("rev-list", "--max-parents=0", "HEAD").strip()
    (desk.folder / ".git" / "objects" / first[:2] / first[2:]).unlink()
    site = portal(desk.folder)
    assert [address for address in site.pages if address.startswith("history")] == ["history"]
    assert "failed" in site.chronicle.trouble
    assert lately(site) == ()

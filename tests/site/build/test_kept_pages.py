"""Guards the pages that a build takes from an earlier one: never another byte, never a foreign one."""

from __future__ import annotations

import json
import re
import shutil
import zlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from tests.site.built import build, site_of, tree
from tests.site.grown import BETTER, CATALOG, MAP, commit, grown

from cjmap.seal import LENGTH
from cjmap.site.build import Built, single_file
from cjmap.site.build.pages import How
from cjmap.site.keeping.place import FOLDER, packed
from cjmap.site.site import Options
from cjmap.source.folders import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.git.desk import Desk

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
PERSONA = "kind: persona\nid: {id}\nname: {name}\nphoto: {id}.png\ngoals: [A gift]\n"
BLUEPRINT = """\
kind: blueprint
id: behind
title: Behind it
journey: first-order
steps: [{id: at-pay, step: first-order#pay}]
actions: [{id: take, title: Take money, lane: frontstage, at: at-pay}]
"""
JOURNEY = """\
kind: journey
id: again
title: Again
personas: [anna, jan]
stages:
  - id: buy
    title: Buy
    steps: [{id: back, title: Come back, touchpoint: shop, emotion: 1}]
"""


def photo(file: Path, colour: str) -> None:
    Image.new("RGB", (40, 40), colour).save(file)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A repository with a journey of four versions, a blueprint, and two personas with photos."""
    desk = grown(tmp_path)
    for id, name in (("anna", "Anna"), ("jan", "Jan")):
        desk.write(f"{id}.persona.yaml", PERSONA.format(id=id, name=name))
        photo(desk.folder / f"{id}.png", "red")
    desk.write("again.journey.yaml", JOURNEY)
    desk.write("behind.blueprint.yaml", BLUEPRINT)
    commit(desk, "2026-07-01", "Ola", "People")
    return desk


def replace(name: str, old: str, new: str) -> Callable[[Desk], None]:
    def change(desk: Desk) -> None:
        text = desk.read(name)
        assert old in text
        desk.write(name, text.replace(old, new))

    return change


def amend(desk: Desk, message: str) -> None:
    desk.git("commit", "-q", "--amend", "-m", message)


EDITS: dict[str, Callable[[Desk], None]] = {
    "nothing": lambda desk: None,
    "a comment": replace("again.journey.yaml", "kind:", "# why\nkind:"),
    "a step": replace(MAP, "Look around", "Look at <b>everything</b>"),
    "a step that a blueprint borrows": replace(MAP, "Pay by phone", "Pay by card"),
    "a name in the catalog": replace("words.catalog.yaml", "The shop", "The store"),
    "a name of a persona": replace("anna.persona.yaml", "name: Anna", "name: Hanna"),
    "a photo": lambda desk: photo(desk.folder / "anna.png", "blue"),
    "a photo that is none": lambda desk: desk.write("jan.png", "no picture"),
    "another map, before all others": lambda desk: desk.write(
        "a.persona.yaml", "kind: persona\nid: zoe\nname: Zoë\n"
    ),
    "a map less": lambda desk: (desk.folder / "behind.blueprint.yaml").unlink(),
    "a commit": lambda desk: commit(desk, "2026-08-01", "Zoë", "What was left"),
    "a version of a map": lambda desk: commit(
        desk, "2026-09-01", "Ola", "Worse", MAP, BETTER.replace("1.5", "-1.5")
    ),
    "the message of a commit": lambda desk: amend(desk, "Sorry"),
    "a title": replace("cjmap.toml", 'lang = "en"\n', 'lang = "en"\n[site]\ntitle = "Ours"\n'),
    "colours": replace("cjmap.toml", "[site]", '[render.colors]\nbrand = "#702080"\n[site]'),
    "a language": replace("cjmap.toml", 'lang = "en"', 'lang = "pl"'),
    "the rules": replace("cjmap.toml", "[site]", '[lint]\nselect = ["pedantic"]\n[site]'),
    "no catalog": lambda desk: (desk.folder / "words.catalog.yaml").unlink(),
    "the catalog again": lambda desk: desk.write("words.catalog.yaml", CATALOG),
    "a broken map": replace("again.journey.yaml", "kind: journey", "kind: journeys"),
}
ASKED: dict[str, dict[str, Any]] = {
    "a day": {"today": date(2027, 6, 1)},
    "a title": {"options": Options(title="Yours")},
    "a language": {"options": Options(lang="pl")},
    "no history": {"options": Options(versions=0)},
}


def test_the_same_bytes_after_every_edit(desk: Desk, tmp_path: Path) -> None:
    taken = {}
    build(desk.folder, tmp_path / "kept")
    for name, edit in EDITS.items():
        edit(desk)
        built = build(desk.folder, tmp_path / "kept")
        build(desk.folder, tmp_path / "anew", keeping=False)
        assert tree(tmp_path / "kept") == tree(tmp_path / "anew"), name
        taken[name] = built.pages - built.written
    assert [name for name, count in taken.items() if not count] == ["colours", "a language"]


@pytest.mark.parametrize("asked", ASKED)
def test_the_same_bytes_whatever_is_asked(asked: str, desk: Desk, tmp_path: Path) -> None:
    build(desk.folder, tmp_path / "kept")
    build(desk.folder, tmp_path / "kept", **ASKED[asked])
    build(desk.folder, tmp_path / "anew", keeping=False, **ASKED[asked])
    assert tree(tmp_path / "kept") == tree(tmp_path / "anew")
    build(desk.folder, tmp_path / "kept")
    build(desk.folder, tmp_path / "anew", keeping=False)
    assert tree(tmp_path / "kept") == tree(tmp_path / "anew")


@pytest.mark.parametrize("example", ["clinic", "sklep"])
def test_every_page_of_an_example_is_taken_by_the_next_build(example: str, tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLES / example, tmp_path / example))
    alone = build(root, tmp_path / "alone", keeping=False)
    assert (alone.written, alone.drawn) == (alone.pages, alone.pictures)
    first = build(root, tmp_path / "first", jobs=2)
    assert first.written == first.pages
    second = build(root, tmp_path / "second")
    assert second == Built(alone.pages, alone.pictures, drawn=0, written=0)
    expected = tree(tmp_path / "alone")
    assert tree(tmp_path / "first") == expected
    assert tree(tmp_path / "second") == expected


def test_every_page_with_history_and_photos_is_taken_by_the_next_build(
    desk: Desk, tmp_path: Path
) -> None:
    first = build(desk.folder, tmp_path / "out")
    good = tree(tmp_path / "out")
    assert sum(name.startswith("assets/photos/") for name in good) == 1  # both are red
    second = build(desk.folder, tmp_path / "out")
    assert second == Built(first.pages, first.pictures, drawn=0, written=0)
    assert tree(tmp_path / "out") == good


def test_one_file_and_a_folder_keep_pages_of_their_own(desk: Desk, tmp_path: Path) -> None:
    written, files = [], []
    for _ in range(2):
        written.append(build(desk.folder, tmp_path / "out").written)
        data, built = single_file(site_of(desk.folder), How(1))
        written.append(built.written)
        files.append(data)
    assert written[:2] == [built.pages] * 2
    assert written[2:] == [0, 0]
    assert files[0] == files[1]


# --- what is not as we left it ---


def forged(file: Path) -> None:
    """Put another page in place of one, as somebody does who has no key to seal it with."""
    data = zlib.decompress(file.read_bytes()[LENGTH:])
    worse = data.replace(b'"main": "', b'"main": "<script>alert(1)</script>', 1)
    file.write_bytes(bytes(LENGTH) + zlib.compress(worse))


def without_answers(desk: Desk) -> Callable[[Path], None]:
    """Give what asked of its picture an answer that is no longer given, under a seal that fits."""

    def write(file: Path) -> None:
        folder = Kept(desk.folder / FOLDER, inside=desk.folder)
        told = json.loads(zlib.decompress(folder.get(file.name) or b""))
        told["pictures"][0][1].append(["title_of", ["persona", "anna"], "0"])
        folder.put(file.name, packed(told))

    return write


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


@pytest.mark.parametrize("harm", ["forged", "cut", "other answers"])
def test_a_page_that_is_harmed_is_written_anew(harm: str, desk: Desk, tmp_path: Path) -> None:
    build(desk.folder, tmp_path / "out")
    good = tree(tmp_path / "out")
    folder = Kept(desk.folder / FOLDER, inside=desk.folder)
    name = next(name for name in kept(desk, "page-*") if b'class="face' in told(folder, name))
    change = {"forged": forged, "cut": cut, "other answers": without_answers(desk)}[harm]
    change(desk.folder / FOLDER / name)
    for written in (1, 0):
        assert build(desk.folder, tmp_path / "out").written == written
        assert tree(tmp_path / "out") == good


def test_a_photo_that_is_harmed_or_gone(desk: Desk, tmp_path: Path) -> None:
    build(desk.folder, tmp_path / "out")
    good = tree(tmp_path / "out")
    (name,) = kept(desk, "photo-*")
    file = desk.folder / FOLDER / name
    for harm in (cut, Path.unlink):
        harm(file)
        assert build(desk.folder, tmp_path / "out").written > 0
        assert tree(tmp_path / "out") == good
        assert build(desk.folder, tmp_path / "out").written == 0


def test_what_no_page_needs_is_dropped(desk: Desk, tmp_path: Path) -> None:
    built = build(desk.folder, tmp_path / "out")
    before = kept(desk, "page-*")
    assert len(before) == built.pages
    (desk.folder / "again.journey.yaml").unlink()
    built = build(desk.folder, tmp_path / "out")
    after = kept(desk, "page-*")
    assert len(after) == built.pages < len(before)
    assert {*after} & {*before}


def kept(desk: Desk, names: str) -> list[str]:
    return sorted(each.name for each in (desk.folder / FOLDER).glob(names))


def told(folder: Kept, name: str) -> bytes:
    """Return what is kept of a page that shows a picture and a photo."""
    data = zlib.decompress(folder.get(name) or b"")
    shows = b'"pictures":[]' not in data and b'"photos":[]' not in data
    return re.sub(rb'\\"', b'"', data) if shows else b""

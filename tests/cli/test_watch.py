"""Guards `cjmap render --watch` as a process: what changes is drawn, what is good is kept."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from PIL import Image
from tests.cli.at_work import AtWork

from cjmap.cli.watcher import outermost
from cjmap.workspace import open_workspace
from cjmap.workspace.asked import Asking, same_answers

if TYPE_CHECKING:
    from collections.abc import Iterator


PERSONA = "kind: persona\nid: {id}\nname: {name}\n"
JOURNEY = """\
kind: journey
id: {id}
title: I buy
personas: [{persona}]
stages:
  - {{id: buy, title: I buy, steps: [{{id: pay, title: I pay}}]}}
"""


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    root.mkdir()
    for name, text in {
        "cjmap.toml": "",
        "anna.persona.yaml": PERSONA.format(id="anna", name="Anna"),
        "jan.persona.yaml": PERSONA.format(id="jan", name="Jan"),
        "buy.journey.yaml": JOURNEY.format(id="buy", persona="anna"),
    }.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def watching(shop: Path) -> Iterator[AtWork]:
    at_work = AtWork(shop, "render", "--watch", "--jobs", "1")
    at_work.until("watching this folder; Ctrl-C ends.")
    yield at_work
    if at_work.process.poll() is None:
        at_work.end()


def pictures(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Give the bytes of each picture, and when it was written."""
    return {
        each.name: (each.read_bytes(), each.stat().st_mtime_ns)
        for each in sorted((folder / "pictures").iterdir())
    }


def changed(before: dict[str, tuple[bytes, int]], folder: Path) -> set[str]:
    """List the pictures that were written since."""
    return {name for name, now in pictures(folder).items() if before.get(name) != now}


def test_only_what_changes_is_drawn(watching: AtWork, shop: Path) -> None:
    before = pictures(shop)
    assert list(before) == ["anna.persona.svg", "buy.journey.svg", "jan.persona.svg"]

    watching.write("jan.persona.yaml", PERSONA.format(id="jan", name="Johann"))
    assert watching.until("wrote") == ["wrote pictures/jan.persona.svg"]
    assert changed(before, shop) == {"jan.persona.svg"}

    before = pictures(shop)  # a journey shows its persona
    watching.write("anna.persona.yaml", PERSONA.format(id="anna", name="Ann"))
    assert watching.until("buy.journey.svg") == [
        "wrote pictures/anna.persona.svg",
        "wrote pictures/buy.journey.svg",
    ]
    assert changed(before, shop) == {"anna.persona.svg", "buy.journey.svg"}

    before = pictures(shop)  # a comment is no change
    watching.write("anna.persona.yaml", "# Ann\n" + PERSONA.format(id="anna", name="Ann"))
    assert watching.until("picture changed") == ["cjmap: no picture changed."]
    assert changed(before, shop) == set()

    assert watching.end() == 130
    assert watching.until("interrupted") == ["cjmap: interrupted."]


def test_a_broken_map_keeps_its_last_good_picture(watching: AtWork, shop: Path) -> None:
    before = pictures(shop)
    watching.write("buy.journey.yaml", "kind: journey\nid: buy\ntitle: [\n")
    assert "buy.journey.yaml:" in watching.until("error")[0]
    watching.until("picture changed")
    assert changed(before, shop) == set()

    watching.write("buy.journey.yaml", JOURNEY.format(id="buy", persona="anna"))
    assert watching.until("picture changed") == [
        "cjmap: all maps are valid again.",
        "cjmap: no picture changed.",
    ]
    watching.write("buy.journey.yaml", JOURNEY.format(id="buy", persona="jan"))
    assert watching.until("wrote") == ["wrote pictures/buy.journey.svg"]
    assert changed(before, shop) == {"buy.journey.svg"}


def test_new_and_deleted_maps(watching: AtWork, shop: Path) -> None:
    (shop / "more").mkdir()
    text = PERSONA.format(id="ewa", name="Ewa")
    (shop / "more" / "ewa.persona.yaml").write_text(text, encoding="utf-8")
    assert "wrote pictures/more/ewa.persona.svg" in watching.until("wrote")
    (shop / "more" / "ewa.persona.yaml").unlink()
    assert watching.until("is gone")[-1] == (
        "cjmap: more/ewa.persona.yaml is gone; pictures/more/ewa.persona.svg was left as it is."
    )
    assert (shop / "pictures" / "more" / "ewa.persona.svg").is_file()


def test_the_configuration_is_read_again(watching: AtWork, shop: Path) -> None:
    before = pictures(shop)
    watching.write("cjmap.toml", '[render.colors]\nbrand = "#ffcc00"\n')
    lines = watching.until("until this is mended")
    assert lines[0].startswith(f"cjmap: {shop}/cjmap.toml:2: `render.colors.brand` is `#ffcc00`")
    assert lines[-1] == "cjmap: the pictures are left as they are until this is mended."
    assert changed(before, shop) == set()

    watching.write("cjmap.toml", '[render]\ntheme = "dark"\n')
    watching.until("wrote pictures/jan.persona.svg")
    assert changed(before, shop) == set(before)


def test_a_photo_is_looked_at(watching: AtWork, shop: Path) -> None:
    def photo(colour: str) -> bytes:
        data = io.BytesIO()
        Image.new("RGB", (40, 40), colour).save(data, "PNG")
        return data.getvalue()

    text = PERSONA.format(id="jan", name="Jan") + "photo: jan.png\n"
    watching.write("jan.persona.yaml", text)  # the file is not there yet
    watching.until("picture changed")
    (shop / "jan.png").write_bytes(photo("red"))
    watching.until("wrote pictures/jan.persona.svg")
    before = pictures(shop)
    (shop / "jan.png").write_bytes(photo("blue"))
    watching.until("wrote pictures/jan.persona.svg")
    assert changed(before, shop) == {"jan.persona.svg"}


def test_what_stands_in_the_way_at_the_start_is_an_error(run: Run, shop: Path) -> None:
    (shop / "cjmap.toml").write_text("lnag = 1\n")
    ran = run("render", str(shop), "--watch")
    assert (ran.code, ran.out) == (2, "")
    assert "`lnag` is no setting." in ran.err


def test_the_package_may_be_missing(run: Run, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = run("render", str(shop), "--watch")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "cjmap: `--watch` needs the package watchfiles.\n"
        "  help: Install it with `pip install 'cjmap[watch]'`.\n"
    )
    assert not (shop / "pictures").exists()


def test_answers_are_compared(shop: Path) -> None:
    before = open_workspace(shop)
    asking = Asking(before)
    assert asking.title_of("persona", "anna") == "Anna"
    assert asking.title_of("persona", "anna") == "Anna"
    assert asking.map_of("persona", "nobody") is None
    assert asking.photo_of("anna") is None
    assert [name for name, _, _ in asking.asked] == ["title_of", "map_of", "photo_of"]
    assert same_answers(asking.asked, before, open_workspace(shop))
    (shop / "jan.persona.yaml").write_text(PERSONA.format(id="jan", name="Joe"), encoding="utf-8")
    assert same_answers(asking.asked, before, open_workspace(shop))  # nobody asked for Jan
    (shop / "anna.persona.yaml").write_text(PERSONA.format(id="anna", name="A"), encoding="utf-8")
    assert not same_answers(asking.asked, before, open_workspace(shop))


def test_watched_folders_do_not_lie_in_each_other() -> None:
    folders = [Path("/a/b"), Path("/a"), Path("/c/d"), Path("/c/e"), Path("/a")]
    assert outermost(folders) == (Path("/a"), Path("/c/d"), Path("/c/e"))

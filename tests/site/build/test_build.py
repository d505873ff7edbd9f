"""Guards the building of a portal: the same bytes whoever writes them, links that lead somewhere."""

from __future__ import annotations

import base64
import json
import os
import posixpath
import re
import zlib
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from tests.site.built import build, site_of, tree

from cjmap.seal import LENGTH
from cjmap.site.build import MARKER, Built, single_file, write_portal, write_portals
from cjmap.site.build.pages import How
from cjmap.site.build.portals import folder_names
from cjmap.site.keeping.place import FOLDER
from cjmap.site.layouts.folder import file_of, style_of
from cjmap.site.page import Figure
from cjmap.site.pictures.keeping import KeptPictures
from cjmap.site.site import Options
from cjmap.source.folders import Kept, NewFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CATALOG = """\
kind: catalog
id: shop
title: Shop
channels: [{id: nul, title: Web, mode: online}]
touchpoints: [{id: aux, title: Page, channel: nul}]
"""
PERSONA = "kind: persona\nid: prn\nname: Żaneta\ngoals: [A gift]\n"
JOURNEY = """\
kind: journey
id: {id}
title: {title}
personas: [prn]
stages:
  - id: stage
    title: A stage
    steps:
      - {{id: com1, title: A step, touchpoint: aux, emotion: 1}}
"""
MAPS = {
    "a b#1?.catalog.yaml": CATALOG,
    "żółć %2e.persona.yaml": PERSONA,
    "'\"&.journey.yaml": JOURNEY.format(id="con", title="</script> & <b>"),
    "deep/x.journey.yaml": JOURNEY.format(id="con_", title="Con"),
    "deep/broken.journey.yaml": "kind: journey\nid: ../../up\ntitle: T\nstages: []\n",
}


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A workspace whose ids are devices on Windows, and whose files have odd names."""
    root = tmp_path / "maps"
    (root / "deep").mkdir(parents=True)
    (root / "cjmap.toml").write_text('[site]\ntitle = "Odd maps"\nversions = 0\n')
    for name, text in MAPS.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


class Links(HTMLParser):
    """The addresses and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key == "id":
                self.ids.append(value or "")
            if key in ("href", "src") and value and not value.startswith(("http", "data:")):
                self.links.append(value)


def test_the_same_bytes_whoever_writes_them(maps: Path, tmp_path: Path) -> None:
    alone = build(maps, tmp_path / "alone", keeping=False)
    assert (alone.pictures, alone.drawn) == (alone.pictures, alone.pictures)
    assert alone.pictures >= 3
    first = build(maps, tmp_path / "first", jobs=2)
    second = build(maps, tmp_path / "second")
    assert first == alone
    assert second == Built(alone.pages, alone.pictures, drawn=0)
    expected = tree(tmp_path / "alone")
    assert tree(tmp_path / "first") == expected
    assert tree(tmp_path / "second") == expected


def test_every_link_leads_to_a_file_and_an_id(maps: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    build(maps, target)
    files = tree(target)
    pages = {name: Links(data.decode()) for name, data in files.items() if name.endswith(".html")}
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            path, _, anchor = link.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
            file = name if not path else file
            assert file in files, (name, link)
            if anchor:
                assert unquote(anchor) in pages[file].ids, (name, link)


def test_ids_are_names_of_files_on_every_system(maps: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    build(maps, target)
    names = [name for name in tree(target) if name.endswith(".html")]
    assert {"journeys/con~.html", "journeys/con_.html", "personas/prn~.html"} < {*names}
    assert len({name.lower() for name in names}) == len(names)
    devices = {"con", "prn", "aux", "nul", "com1"}
    assert not {part.partition(".")[0] for name in names for part in name.split("/")} & devices
    assert sorted(os.listdir(tmp_path)) == ["maps", "out"]


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("index", "index"),
        ("journeys/con", "journeys/con~"),
        ("journeys/nul/persona/aux", "journeys/nul~/persona/aux~"),
        ("journeys/console", "journeys/console"),
    ],
)
def test_files_of_addresses(address: str, file: str) -> None:
    assert (file_of(address), style_of(address)) == (f"{file}.html", f"{file}.css")


def test_the_list_of_files(maps: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    build(maps, target)
    files = tree(target)
    listed = json.loads(files.pop(MARKER))["files"]
    assert listed == {name: sha256(data).hexdigest() for name, data in files.items()}


# --- pictures that are kept ---


def kept(root: Path) -> list[Path]:
    return sorted((root / FOLDER).glob("picture-*"))


def forged(file: Path) -> None:
    """Put another picture in its place, as somebody does who has no key to seal it with."""
    told = json.loads(zlib.decompress(file.read_bytes()[LENGTH:]))
    told["svg"] = told["svg"].replace("<rect", "<script>alert(1)</script><rect", 1)
    file.write_bytes(bytes(LENGTH) + zlib.compress(json.dumps(told).encode()))


def answered_otherwise(file: Path) -> None:
    """Keep another answer to what a picture asked, under a seal that fits."""
    folder = Kept(file.parent, inside=file.parent)
    told = json.loads(zlib.decompress(folder.get(file.name) or b""))
    told["asked"] = [["maps", ["persona"], "0"]]
    folder.put(file.name, zlib.compress(json.dumps(told).encode()))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])


@pytest.mark.parametrize("harm", [forged, answered_otherwise, cut])
def test_what_is_kept_and_harmed_is_drawn_anew(harm: Callable[[Path], None], maps: Path) -> None:
    site = site_of(maps)
    persona = next(each for each in site.workspace.entries if each.kind_name == "persona")
    figure = Figure("persona", "Persona", entry=persona.number)
    good = KeptPictures(site.workspace, site.look).picture(figure)
    file = kept(maps)[0]
    before = file.read_bytes()
    harm(file)
    for drawn in (1, 0):
        pictures = KeptPictures(site.workspace, site.look)
        assert pictures.picture(figure) == good
        assert (pictures.shown, pictures.drawn) == (1, drawn)
    assert file.read_bytes() == before


def test_what_changed_is_drawn_anew_and_what_is_gone_is_dropped(maps: Path, tmp_path: Path) -> None:
    build(maps, tmp_path / "out")
    before = kept(maps)
    journey = maps / "deep/x.journey.yaml"
    journey.write_text(journey.read_text().replace("A step", "Another step"))
    built = build(maps, tmp_path / "out")
    assert 0 < built.drawn < built.pictures
    after = kept(maps)
    assert len(after) == len(before)
    assert 0 < len({*after} & {*before}) < len(before)
    journey.unlink()
    built = build(maps, tmp_path / "out")
    assert len(kept(maps)) == built.pictures < len(before)


def test_portals_in_two_languages_keep_each_other_s_pictures(maps: Path, tmp_path: Path) -> None:
    drawn = []
    for lang in ("en", "pl", "en", "pl"):
        with NewFolder(tmp_path / lang, MARKER) as folder:
            built = write_portal(site_of(maps, Options(lang=lang)), folder, How(1))
            folder.finish()
        drawn.append(built.drawn)
    assert min(drawn[:2]) > 0
    assert drawn[2:] == [0, 0]


def test_a_folder_among_them_is_as_none(maps: Path, tmp_path: Path) -> None:
    build(maps, tmp_path / "out")
    good = tree(tmp_path / "out")
    for page in (maps / FOLDER).glob("page-*"):  # they have their pictures in them
        page.unlink()
    broken = kept(maps)[0]
    broken.unlink()
    (broken / "deep").mkdir(parents=True)
    for drawn, written in ((1, True), (0, False)):
        built = build(maps, tmp_path / "out")
        assert (built.drawn, built.written > 0) == (drawn, written)
        assert tree(tmp_path / "out") == good


def test_what_git_sees(maps: Path, tmp_path: Path) -> None:
    build(maps, tmp_path / "out")
    assert (maps / FOLDER / ".gitignore").read_text().endswith("\n*\n")


def test_without_keeping_nothing_is_written_there(maps: Path, tmp_path: Path) -> None:
    before = tree(maps)
    build(maps, tmp_path / "out", keeping=False)
    assert tree(maps) == before


# --- one file ---


def test_one_file_holds_everything(maps: Path) -> None:
    site = site_of(maps)
    data, built = single_file(site, How(1, keeping=False))
    again, _ = single_file(site_of(maps), How(1))
    assert data == again
    text = data.decode()
    found = Links(text)
    assert built.pages == len(site.pages) == text.count("<section data-page")
    assert len(found.ids) == len(set(found.ids))
    ids = {*found.ids}
    assert {*site.pages} < ids
    assert not [link for link in found.links if link[0] != "#" or unquote(link[1:]) not in ids]
    assert not re.search(
        r"\sstyle=|\son[a-z]+=", re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.S)
    )
    assert "fonts/Inter" not in text


def test_the_policy_of_one_file_names_its_style_and_its_script(maps: Path) -> None:
    text = single_file(site_of(maps), How(1, keeping=False))[0].decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    script = re.search(r"<script>(.*?)</script>", text, re.S)
    assert policy
    assert style
    assert script
    digests = [
        base64.b64encode(sha256(each[1].encode()).digest()).decode() for each in (script, style)
    ]
    assert policy[1].replace("&#39;", "'") == (
        f"default-src 'none'; script-src 'sha256-{digests[0]}'; style-src 'sha256-{digests[1]}';"
        " img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    index = re.search(
        r'<script type="application/json" id="search.index">(.*?)</script>', text, re.S
    )
    assert index
    assert json.loads(index[1])["found"]


# --- several portals ---


def test_several_portals_and_the_page_that_leads_to_them(maps: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "cjmap.toml").write_text('lang = "pl"\n[site]\ntitle = "Sklep"\n')
    (other / "a.persona.yaml").write_text(PERSONA, encoding="utf-8")
    with NewFolder(tmp_path / "out", MARKER) as folder:
        built = write_portals([site_of(maps), site_of(other)], folder, How(1, False), "All <maps>")
        folder.finish()
    files = tree(tmp_path / "out")
    assert [each.pages for each in built] == [
        sum(name.startswith(f"{top}/") and name.endswith(".html") for name in files)
        for top in ("odd-maps", "sklep")
    ]
    first = files["index.html"].decode()
    assert "<h1>All &lt;maps&gt;</h1>" in first
    assert Links(first).links == ["assets/site.css", "odd-maps/index.html", "sklep/index.html"]
    assert "2 journeys · 1 persona" in first
    alone = tmp_path / "alone"
    build(other, alone, keeping=False)
    below = {name: data for name, data in files.items() if name.startswith("sklep/")}
    assert below == {f"sklep/{name}": x for name, x in tree(alone).items() if name != MARKER}


def test_folders_of_portals() -> None:
    titles = ["Sklep", "sklep", "SKLEP!", "Assets", "con", "../..", "Żółć", "…"]
    names = folder_names(titles)
    assert len({*names}) == len(titles)
    assert names[:2] == ["sklep", "sklep-2"]
    assert "assets" not in names
    assert "con" not in names
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name) for name in names)

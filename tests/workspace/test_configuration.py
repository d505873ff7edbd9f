"""Guards the configuration: what holds, where it came from, and what is said of a slip."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cjmap.errors import CjmapError
from cjmap.version import __version__
from cjmap.workspace.configuration import find_root, load_configuration
from cjmap.workspace.lengths import width_points

if TYPE_CHECKING:
    from pathlib import Path

REFUSED: list[tuple[str, str, str]] = [
    # text, message, hint
    ('lnag = "pl"', ":1: `lnag` is no setting.", "Did you mean `lang`?"),
    ('\n# x\nexlude = ["a"]', ":3: `exlude` is no setting.", "Did you mean `exclude`?"),
    ("[render]\nscael = 2", ":2: `render.scael` is no setting.", "Did you mean `scale`?"),
    ("colour = 1", ":1: `colour` is no setting.", "`lang`"),
    ("[rendr]\nscale = 2", ":1: `rendr` is no setting.", "Did you mean `render`?"),
    ("[site]\n[site]", ":2:6: not TOML: Cannot declare `site` twice.", ""),
    ('[site]\nout = ""', ":2: `site.out` is “”; expected some text.", ""),
    ("lang = 5", ":1: `lang` is `5`; expected a language code", ""),
    ('lang = "polski"', ":1: `lang` is “polski”; expected a language code", ""),
    ('include = "maps"', ":1: `include` is “maps”; expected a list", ""),
    ("include = [1]", ":1: `include", ""),
    ("version = 2", ":1: `version` is `2`", ""),
    ('version = "1"', ":1: `version` is “1”", ""),
    ("version = true", ":1: `version` is `true`", ""),
    ("render = 5", ":1: `render` is `5`", ""),
    ('format = "1"', ":1: `format` is “1”; expected `1`.", ""),
    ("format = 0", ":1: `format` is `0`; expected `1`.", ""),
    ("format = true", ":1: `format` is `true`; expected `1`.", ""),
    (
        "new-setting = 5\nformat = 2",
        f":2: `format` is `2`; this cjmap ({__version__}) knows only format 1.",
        "The maps are written for a newer cjmap: `pip install --upgrade cjmap`.",
    ),
    (
        '[render]\nengine = "dot"',
        ":2: `render.engine` is “dot”; expected `embedded`, `system` or `wasm`.",
        "",
    ),
    ("[render]\nscale = 100", ":2: `render.scale` is `100`; expected a number from 0.1 to 10", ""),
    ("[render]\nscale = nan", ":2: `render.scale` is `nan`; expected a number", ""),
    ("[render]\ntimeout = true", ":2: `render.timeout` is `true`; expected a number", ""),
    (
        'render.to = ["svg", "gif"]',
        ":1: `render.to` holds “gif”; expected a list of `svg`, `png`, `pdf`, `html` or `dot`.",
        "",
    ),
    (
        '[render]\ntheme = "blue"',
        ":2: `render.theme` is “blue”; expected `light`, `dark` or `print`.",
        "",
    ),
    ('[render]\nthem = "dark"', ":2: `render.them` is no setting.", "Did you mean `theme`?"),
    ("[render]\nlanes = [1]", ":2: `render.lanes` holds `1`; expected a list of lanes", ""),
    ('[render]\nlang = "po\\nlish"', ":2: `render.lang` is “po\nlish”; expected a language", ""),
    ("[render]\nwidth = 10", ":2: `render.width` is `10`; expected a width from 600 to 14400", ""),
    ('[render]\nwidth = "40 m"', ":2: `render.width` is “40 m”; expected a width from", ""),
    ("[render]\nwidth = inf", ":2: `render.width` is `inf`; expected a width from", ""),
    ("[render]\nwidth = true", ":2: `render.width` is `true`; expected a width from", ""),
    ("[render]\nwidth = 9" + "0" * 400, ":2: `render.width` is a huge number; expected", ""),
    ('[render]\npage = "a5"', ":2: `render.page` is “a5”; expected `fit`, `a4`, `a3`", ""),
    ("[render]\nembed-fonts = 1", ":2: `render.embed-fonts` is `1`; expected `true` or", ""),
    ('[render]\npicture = ["overviw"]', ":2: `render.picture` holds “overviw”; expected", ""),
    ("[render]\ncolors = 5", ":2: `render.colors` is `5`; expected a table", ""),
    ('[render.colours]\nbrand = "#fff"', ":1: `render.colours` is no", "Did you mean `colors`?"),
    ('[render.colors]\nbrnd = "#fff"', ":2: `render.colors.brnd` is no", "Did you mean `brand`?"),
    ("[render.colors]\nstages = []", ":2: `render.colors.stages` has 0 entries; expected", ""),
    (
        '[render.colors]\nstages = ["#111", "#222", "#333", "#444"]',
        ":2: `render.colors.stages` has 4 entries; expected a list of 1 to 3 colours",
        "",
    ),
    ("lang = ", ":1:", ""),
    ("lang = 'a'\nlang = 'b'", ":2:", ""),
    ("[render", ":1:", ""),
]


HOSTILE = [
    "red",
    "red; }",
    "url(https://example.org/x.svg)",
    '#fff"><script>alert(1)</script>',
    "#ffff",
    "#gggggg",
    "#ffffff\n",
    " #ffffff",
    "#ffffff;",
    "#ｆｆｆｆｆｆ",
    "",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("wrapped", ["brand = {}", "stages = [{}]"])
def test_what_is_no_colour_is_refused(value: str, wrapped: str, tmp_path: Path) -> None:
    text = f"[render.colors]\n{wrapped.format(json.dumps(value, ensure_ascii=False))}\n"
    (tmp_path / "cjmap.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CjmapError, match=r"(?s):2: `render\.colors\.\w+` .* such as `#4338ca`\.$"):
        load(tmp_path)


def load(folder: Path) -> list[tuple[str, object, str]]:
    return load_configuration(*find_root(folder)).origins()


@pytest.mark.parametrize(("text", "message", "hint"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(text: str, message: str, hint: str, tmp_path: Path) -> None:
    file = tmp_path / "cjmap.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CjmapError) as caught:
        load(tmp_path)
    assert caught.value.message.startswith(f"{file}{message}")
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.cjmap]\nlnag = 'pl'\n", ":2: `lnag` is no setting."),
        ("[project]\nname = 'x'\n\n[tool.cjmap]\nlang = 5\n", ":5: `lang` is `5`"),
        ("[tool]\ncjmap = 5\n", ": `tool.cjmap`"),
        ("[tool.cjmap\n", ":1:"),
    ],
)
def test_refused_in_pyproject(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CjmapError) as caught:
        load(tmp_path)
    assert caught.value.message.startswith(f"{file}{message}")


@pytest.mark.parametrize("data", [b"lang = '\xa3'\n", b"\xff\xfel\x00"])
def test_not_utf_8(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_bytes(data)
    with pytest.raises(CjmapError, match="cannot be read"):
        load(tmp_path)


def test_a_byte_order_mark_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_bytes(b"\xef\xbb\xbflang = 'pl'\n")
    assert ("lang", "pl", str(tmp_path / "cjmap.toml")) in load(tmp_path)


def test_pyproject_of_somebody_else_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert {origin for _, _, origin in load(tmp_path)} == {"default"}


def test_origins(tmp_path: Path) -> None:
    file = tmp_path / "cjmap.toml"
    file.write_text('lang = "pl"\nexclude = ["old/"]\n[render]\nscale = 3\n', encoding="utf-8")
    rows = {key: (value, origin) for key, value, origin in load(tmp_path)}
    given = {key: value for key, (value, origin) in rows.items() if origin == str(file)}
    assert {key: list(v) if isinstance(v, tuple) else v for key, v in given.items()} == {
        "lang": "pl",
        "exclude": ["old/"],
        "render.scale": 3,
    }
    assert rows["render.engine"] == ("embedded", "default")
    assert rows["version"] == (1, "default")


@pytest.mark.parametrize("text", ["", "lang = 'pl'\n", "format = 1\n"])
def test_older_maps_have_to_be_migrated(text: str, tmp_path: Path) -> None:
    file = tmp_path / "cjmap.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CjmapError) as caught:
        load_configuration(tmp_path, file, oldest=2, newest=2)
    place = f"{file}:1" if "format" in text else tmp_path
    assert caught.value.message == (
        f"{place}: the maps are written for format 1; this cjmap reads format 2."
    )
    assert "`cjmap migrate`" in (caught.value.hint or "")
    assert load_configuration(tmp_path, file, oldest=1, newest=2).format == 1


def test_defaults_are_defaults_even_where_they_are_written(tmp_path: Path) -> None:
    file = tmp_path / "cjmap.toml"
    file.write_text('lang = "en"\n', encoding="utf-8")
    assert ("lang", "en", str(file)) in load(tmp_path)


def test_language_of_a_workspace_is_that_of_its_maps(tmp_path: Path) -> None:
    from cjmap.workspace import open_workspace

    (tmp_path / "cjmap.toml").write_text('lang = "pl"\n', encoding="utf-8")
    (tmp_path / "a.persona.yaml").write_text("kind: persona\nid: a\nname: A\n", encoding="utf-8")
    (tmp_path / "b.persona.yaml").write_text("kind: persona\nid: b\nname: B\nlang: en\n")
    workspace = open_workspace(tmp_path)
    assert [workspace.language_of(entry.model) for entry in workspace.entries] == ["pl", "en"]


@pytest.mark.parametrize("text", ["[project\n", "a = \n", "\ufeff[tool.other]\nx = 1\n"])
def test_a_project_that_does_not_speak_of_cjmap_is_not_judged(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert {origin for _, _, origin in load(tmp_path)} == {"default"}


@pytest.mark.parametrize("value", ["[" * 100_000, "9" * 5_000, "'" + "x" * 2_000_000 + "'"])
def test_what_would_overwhelm_the_reader_is_refused(value: str, tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text(f"lang = {value}\n", encoding="utf-8")
    with pytest.raises(CjmapError) as caught:
        load(tmp_path)
    assert caught.value.message.startswith(str(tmp_path / "cjmap.toml"))
    assert len(caught.value.message) < 400


RENDER = """\
[render]
to = ["svg", "html"]
picture = ["all"]
theme = "dark"
lang = "pl"
lanes = ["steps", "emotion"]
width = "16in"
page = "16:9"
embed-fonts = true
font-dirs = ["fonts"]
engine = "wasm"
logo = "logo.png"

[render.colors]
brand = "#abc"
stages = ["#123456", "#654321"]
fail-point = "#aa0000"
"""


def test_how_pictures_are_drawn(tmp_path: Path) -> None:
    file = tmp_path / "cjmap.toml"
    file.write_text(RENDER, encoding="utf-8")
    read = load_configuration(tmp_path, file)
    assert (read.pictures, read.theme, read.label_language) == (("svg", "html"), "dark", "pl")
    assert read.picture_kinds == ("maps", "overview", "opportunity-matrix", "heat-map")
    assert (read.lanes, read.width, read.page) == (("steps", "emotion"), 1152.0, "16:9")
    assert (read.embed_fonts, read.font_folders, read.logo) == (True, ("fonts",), "logo.png")
    assert read.colours == {
        "brand": "#abc",
        "stages": ("#123456", "#654321"),
        "fail-point": "#aa0000",
    }
    assert read.place_of("render.colors.stages") == f"{file}:16"
    assert read.place_of("render.colors.arrow") == "`render.colors.arrow`"


@pytest.mark.parametrize(
    ("written", "points"),
    [
        (1600, 1600.0),
        ("1600", 1600.0),
        ("1600pt", 1600.0),
        ("1600 px", 1200.0),
        ("25.4cm", 720.0),
        ("508mm", 1440.0),
        ("16in", 1152.0),
        (600, 600.0),
        (14400, 14400.0),
        (599.9, None),
        ("200.1in", None),
        ("-1600", None),
        ("1e4", None),
        ("١٦٠٠", None),
        ("16 inches", None),
        ("", None),
        (float("nan"), None),
        ([1600], None),
    ],
)
def test_width(written: object, points: float | None) -> None:
    found = width_points(written)
    assert found == (points if points is None else pytest.approx(points))

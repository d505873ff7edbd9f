"""Guards how pictures are to look: the command line, else the configuration, and what is refused."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol

import pytest
from PIL import Image

from cjmap.cli.drawing.look import look_of
from cjmap.cli.drawing.request import Request
from cjmap.cli.drawing.sheets import sheets_of
from cjmap.cli.targets import find_targets
from cjmap.draw.look.themes import DARK, LIGHT, PRINT
from cjmap.workspace.settings import EngineName, PageName, Picture, PictureKind, ThemeName

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.cli.drawing.look import Look

CATALOG = "kind: catalog\nid: shop\ntitle: Shop\ncontexts: [{id: rain, title: Rain}]\n"
PERSONA = "kind: persona\nid: {id}\nname: {id}\n"
JOURNEY = """\
kind: journey
id: {id}
title: I buy
personas: [{persona}]
stages:
  - id: buy
    title: I buy
    steps: [{{id: pay, title: I pay, thinks: [Dear], emotion: -1}}]
"""
BLUEPRINT = """\
kind: blueprint
id: till
title: At the till
lanes: [{id: shopper, role: customer}, {id: cashier, role: frontstage}]
steps: [{id: pay}]
actions: [{id: scans, lane: cashier, at: pay, text: Scans}]
"""


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a map of most kinds."""
    root = tmp_path / "shop"
    root.mkdir()
    for name, text in {
        "cjmap.toml": "",
        "shop.catalog.yaml": CATALOG,
        "anna.persona.yaml": PERSONA.format(id="anna"),
        "jan.persona.yaml": PERSONA.format(id="jan"),
        "buy.journey.yaml": JOURNEY.format(id="buy", persona="anna"),
        "sell.journey.yaml": JOURNEY.format(id="sell", persona="jan"),
        "till.blueprint.yaml": BLUEPRINT,
    }.items():
        (root / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def settings(shop: Path, text: str) -> Path:
    file = shop / "cjmap.toml"
    file.write_text(text, encoding="utf-8")
    return file


def look(request: Request) -> Look:
    return look_of(request, find_targets(()).pop().workspace)


SETTINGS = """\
[render]
to = ["svg", "pdf"]
picture = ["overview"]
theme = "dark"
lang = "pl"
lanes = ["steps"]
width = "16in"
page = "a4"
embed-fonts = true
font-dirs = ["fonts"]
engine = "system"
scale = 3
timeout = 5
"""


def test_the_configuration(shop: Path) -> None:
    settings(shop, SETTINGS)
    (shop / "fonts").mkdir()
    found = look(Request())
    assert (found.forms, found.kinds) == (("svg", "pdf"), ("overview",))
    assert (found.view.theme, found.view.lang, found.view.lanes) == (DARK, "pl", ("steps",))
    assert (found.view.width, found.view.logo) == (1152.0, None)
    assert (found.page, found.embed_fonts, found.font_dirs) == ("a4", True, (shop / "fonts",))
    assert (found.engine, found.scale, found.timeout) == ("system", 3.0, 5.0)


def test_the_command_line_goes_first(shop: Path, tmp_path: Path) -> None:
    settings(shop, SETTINGS)
    found = look(
        Request(
            to=(Picture.PNG,),
            kinds=(PictureKind.MAPS,),
            theme=ThemeName.PRINT,
            lang="en",
            lanes=("emotion",),
            personas=("anna",),
            contexts=("rain",),
            width=700.0,
            page=PageName.SLIDE,
            embed_fonts=False,
            font_dirs=(str(tmp_path),),
            engine=EngineName.WASM,
            scale=1.0,
            timeout=2.0,
        )
    )
    assert (found.forms, found.kinds) == (("png",), ("maps",))
    assert (found.view.theme, found.view.lang, found.view.lanes) == (PRINT, "en", ("emotion",))
    assert (found.view.personas, found.view.contexts) == (("anna",), ("rain",))
    assert (found.view.width, found.page, found.embed_fonts) == (700.0, "16:9", False)
    assert found.font_dirs == (tmp_path,)
    assert (found.engine, found.scale, found.timeout) == ("wasm", 1.0, 2.0)


def test_defaults(shop: Path) -> None:
    found = look(Request())
    assert (found.forms, found.kinds, found.page) == (("svg",), ("maps",), "fit")
    assert (found.view.theme, found.view.lang, found.view.width) == (LIGHT, None, None)
    assert (found.embed_fonts, found.font_dirs, found.engine) == (False, (), "embedded")


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("theme", ["--theme", "dark"]),
        ("lang", ["--lang", "pl"]),
        ("lanes", ["--lanes", "steps"]),
        ("fonts", ["--embed-fonts"]),
    ],
)
def test_an_option_changes_the_picture(option: str, words: list[str], run: Run, shop: Path) -> None:
    plain = run("render", "buy.journey.yaml", "-o", "-").out
    ran = run("render", "buy.journey.yaml", "-o", "-", *words)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out != plain
    assert {
        "theme": DARK.page in ran.out,
        "lang": "Emocje" in ran.out and "Emocje" not in plain,
        "lanes": "Dear" not in ran.out and "Dear" in plain,
        "fonts": "data:font" in ran.out and "data:font" not in plain,
    }[option]


# --- lanes, personas ---


def narrowed(request: Request) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give, by the file of each map, the lanes and the personas that its picture is asked for."""
    sheets = sheets_of(request, find_targets(()))
    return {
        sheet.source.name.partition(".")[0]: (sheet.look.view.lanes, sheet.look.view.personas)
        for sheet in sheets
    }


def test_each_map_gets_the_lanes_that_it_can_have(shop: Path) -> None:
    found = narrowed(Request(lanes=("steps", "cashier", "duration")))
    assert found["buy"][0] == ("steps", "duration")
    assert found["till"][0] == ("cashier", "duration")
    assert found["anna"][0] == ()
    # Times stand below what the customer does.
    assert narrowed(Request(lanes=("steps", "duration")))["till"][0] == ("shopper", "duration")


def test_a_map_with_none_of_the_lanes_is_drawn_whole_and_that_is_told(run: Run, shop: Path) -> None:
    for words in (["--lanes", "steps"], []):
        ran = run("render", "-q", *words, "buy.journey.yaml", "till.blueprint.yaml")
        assert ran.code == 0
        assert ran.err == "cjmap: none of these lanes is in till.blueprint.yaml: drawn whole.\n"
        settings(shop, '[render]\nlanes = ["steps"]\n')


def test_the_times_of_a_blueprint_alone(run: Run, shop: Path) -> None:
    ran = run("render", "till.blueprint.yaml", "--lanes", "duration", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert "Scans" not in ran.out


def test_maps_of_other_personas_are_left_out(run: Run, shop: Path) -> None:
    for name in ("anna", "jan"):
        text = f"kind: empathy-map\nid: {name}-there\ntitle: There\npersona: {name}\n"
        (shop / f"{name}.empathy.yaml").write_text(text + "sees: [A queue]\n", encoding="utf-8")
    ran = run("render", "--persona", "anna")
    assert ran.code == 0
    assert "anna.persona.svg" in ran.out
    assert "anna.empathy.svg" in ran.out
    assert "jan." not in ran.out
    assert (
        "cjmap: left out, as they are of other personas: jan.empathy.yaml, jan.persona.yaml.\n"
    ) in ran.err
    ran = run("render", "--persona", "anna", "jan.persona.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "cjmap: Nothing is left to draw: `--persona` asks for `anna`, and jan.persona.yaml tells of"
        " others.\n  help: Leave out `--persona`, or name maps of these personas.\n"
    )


def test_each_journey_gets_the_personas_that_it_tells_of(run: Run, shop: Path) -> None:
    found = narrowed(Request(personas=("anna",)))
    assert (found["buy"][1], found["sell"][1]) == (("anna",), ())
    ran = run("render", "--persona", "anna", "-q", "buy.journey.yaml", "sell.journey.yaml")
    assert ran.code == 0
    assert ran.err == "cjmap: none of these personas is in sell.journey.yaml: drawn whole.\n"


LANES = (
    "A blueprint has `shopper`, `cashier`, `customer`, `frontstage` and `duration`. A journey has"
    " `steps`, "
)


@pytest.mark.parametrize(
    ("lane", "hint"), [("cashir", f"Did you mean `cashier`? {LANES}"), ("zzz", LANES)]
)
def test_a_lane_that_does_not_exist(lane: str, hint: str, run: Run, shop: Path) -> None:
    ran = run("render", "--lanes", f"steps,{lane}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"cjmap: There is no lane `{lane}`.\n  help: {hint}")
    file = settings(shop, f'[render]\nlanes = ["{lane}"]\n')
    ran = run("render")
    assert ran.err.startswith(f"cjmap: {file}:2: There is no lane `{lane}`.\n  help: {hint}")


def test_a_language_without_words_is_told(run: Run, shop: Path) -> None:
    ran = run("render", "anna.persona.yaml", "-q", "--lang", "de-CH")
    assert ran.code == 0
    assert ran.err == (
        "cjmap: cjmap has no words in `de-CH` yet, so what it writes itself is English; it has"
        " `en` and `pl`.\n"
    )


# --- colours and logo ---


def test_a_colour_that_cannot_be_read_is_told_with_its_line(run: Run, shop: Path) -> None:
    file = settings(shop, '[render.colors]\narrow = "#333"\nbrand = "#fc0"\n')
    ran = run("render", "anna.persona.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"cjmap: {file}:3: `render.colors.brand` is `#ffcc00`: the words in a chip of the header"
        " would have a contrast of 1.44:1, and 4.5:1 is needed.\n"
        "  help: The nearest colour that would do is `#866b00`.\n"
    )
    for theme in ("dark", "print"):  # the dark theme moves it, the other has its greys
        assert run("render", "anna.persona.yaml", "--theme", theme).code == 0


def test_hostile_colours_end_as_errors(run: Run, shop: Path) -> None:
    for value in ("red; }", "url(x)", '#fff\\"><script>'):
        settings(shop, f'[render.colors]\nbrand = "{value}"\n')
        ran = run("render", "anna.persona.yaml")
        assert (ran.code, ran.out) == (2, "")
        assert "`render.colors.brand` is “" in ran.err
        assert "expected a colour such as `#4338ca`." in ran.err


def test_colours_are_drawn(run: Run, shop: Path) -> None:
    settings(shop, '[render.colors]\nbrand = "#7a1f5c"\nstages = ["#5b1a6b"]\n')
    drawn = run("render", "buy.journey.yaml", "-o", "-").out
    assert "#7a1f5c" in drawn
    assert "#5b1a6b" in drawn
    assert LIGHT.brand not in drawn


def picture_file(file: Path) -> None:
    data = io.BytesIO()
    Image.new("RGB", (40, 20), "#7a1f5c").save(data, "PNG")
    file.write_bytes(data.getvalue())


def test_a_logo_is_drawn(run: Run, shop: Path) -> None:
    plain = run("render", "anna.persona.yaml", "-o", "-").out
    (shop / "brand").mkdir()
    picture_file(shop / "brand" / "logo.png")
    settings(shop, '[render]\nlogo = "brand/logo.png"\n')
    assert look(Request()).view.logo is not None
    drawn = run("render", "anna.persona.yaml", "-o", "-").out
    assert "data:image/" in drawn
    assert "data:image/" not in plain


OUTSIDE: list[tuple[str, str]] = [
    ("../logo.png", "leads out of the workspace"),
    ("/etc/logo.png", "is an absolute path"),
    ("C:\\\\logo.png", "is an absolute path"),
    ("https://example.org/logo.png", "is an address, and nothing is fetched"),
    ("file:///etc/logo.png", "is an address, and nothing is fetched"),
    ("link.png", "leads out of the workspace by a symbolic link"),
]


@pytest.mark.parametrize("key", ["logo", "font-dirs"])
@pytest.mark.parametrize(("name", "reason"), OUTSIDE)
def test_what_the_configuration_names_stays_inside(
    key: str, name: str, reason: str, run: Run, shop: Path, tmp_path: Path
) -> None:
    picture_file(tmp_path / "logo.png")
    (shop / "link.png").symlink_to(tmp_path / "logo.png")
    written = f'["{name}"]' if key == "font-dirs" else f'"{name}"'
    file = settings(shop, f"[render]\n{key} = {written}\n")
    ran = run("render", "anna.persona.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"cjmap: {file}:2: `render.{key}` is “")
    assert ran.err.endswith(
        f"”, which {reason}.\n  help: Name what is in the workspace, relative to the"
        " configuration.\n"
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.png", "there is no file `nothing.png` for the logo."),
        (".", "there is no file `.` for the logo."),
        ("anna.persona.yaml", "the logo: anna.persona.yaml is not a picture that can be drawn."),
        ("half.png", "the logo: half.png is damaged"),
    ],
)
def test_a_logo_that_is_none(name: str, said: str, run: Run, shop: Path) -> None:
    picture_file(shop / "half.png")
    whole = (shop / "half.png").read_bytes()
    (shop / "half.png").write_bytes(whole[: len(whole) // 2])
    file = settings(shop, f'[render]\nlogo = "{name}"\n')
    ran = run("render", "anna.persona.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"cjmap: {file}:2: {said}")


def test_fonts_that_are_not_there(run: Run, shop: Path) -> None:
    ran = run("render", "anna.persona.yaml", "--font-dir", "/nope")
    assert (ran.code, ran.err) == (2, "cjmap: `--font-dir`: there is no folder `/nope`.\n")
    file = settings(shop, '[render]\nfont-dirs = ["fonts"]\n')
    ran = run("render", "anna.persona.yaml")
    assert (ran.code, ran.err) == (2, f"cjmap: {file}:2: there is no folder `fonts`.\n")


def test_characters_that_the_typeface_lacks_are_told(run: Run, shop: Path) -> None:
    (shop / "anna.persona.yaml").write_text("kind: persona\nid: anna\nname: Anna 你\n", "utf-8")
    ran = run("render", "anna.persona.yaml", "-q", "--to", "svg,dot")
    assert ran.err == (
        "cjmap: anna.persona.yaml: the shipped typeface lacks 你; in SVG they are drawn with a font"
        " of whoever looks (see --embed-fonts).\n"
    )
    assert run("render", "anna.persona.yaml", "-q", "--to", "dot").err == ""

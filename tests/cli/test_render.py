"""Guards `cjmap render`: which files it writes, what it leaves out, and what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from cjmap.cli.drawing.words import parse_kinds, split
from cjmap.draw import FORMATS, WORKSPACE_PICTURES
from cjmap.draw.engine import ENGINES
from cjmap.draw.writers.page import PAGES
from cjmap.workspace.settings import EngineName, PageName, Picture, PictureKind

if TYPE_CHECKING:
    from pathlib import Path

PERSONA = "kind: persona\nid: {id}\nname: {id}\n"


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


def written(folder: Path) -> list[str]:
    """List the pictures under a folder."""
    suffixes = {f".{form}" for form in Picture}
    return sorted(
        each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.suffix in suffixes
    )


@pytest.fixture
def personas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two personas, one in a folder, and a catalog."""
    root = tmp_path / "maps"
    (root / "people").mkdir(parents=True)
    (root / "cjmap.toml").touch()
    (root / "anna.persona.yaml").write_text(PERSONA.format(id="anna"), encoding="utf-8")
    (root / "people" / "jan.persona.yaml").write_text(PERSONA.format(id="jan"), encoding="utf-8")
    (root / "shop.catalog.yaml").write_text("kind: catalog\nid: shop\ntitle: Shop\n")
    monkeypatch.chdir(root)
    return root


def test_what_can_be_said_is_what_can_be_drawn() -> None:
    assert set(FORMATS) == set(Picture)
    assert set(ENGINES) == set(EngineName)
    assert set(PAGES) == set(PageName)
    assert {"maps", *WORKSPACE_PICTURES} == set(PictureKind)


WRITTEN: list[tuple[list[str], list[str]]] = [
    ([], ["pictures/anna.persona.svg", "pictures/people/jan.persona.svg"]),
    (["-o", "out"], ["out/anna.persona.svg", "out/people/jan.persona.svg"]),
    (["anna.persona.yaml", "-o", "a/b.svg"], ["a/b.svg"]),
    (["anna.persona.yaml", "-o", "out"], ["out/anna.persona.svg"]),
    (["people", "-o", "out"], ["out/people/jan.persona.svg"]),
    (["people/jan.persona.yaml", "-o", "out"], ["out/people/jan.persona.svg"]),
    ([".", "people", "-o", "out"], ["out/anna.persona.svg", "out/people/jan.persona.svg"]),
    (["people"], ["pictures/people/jan.persona.svg"]),
    (["anna.persona.yaml", "-o", "a.dot"], ["a.dot"]),
    (["anna.persona.yaml", "-o", "a.HTML"], ["a.HTML"]),
    (
        ["anna.persona.yaml", "--to", "svg,dot"],
        ["pictures/anna.persona.dot", "pictures/anna.persona.svg"],
    ),
    (
        ["anna.persona.yaml", "--to", "html, dot", "--to", "dot"],
        ["pictures/anna.persona.dot", "pictures/anna.persona.html"],
    ),
    (["anna.persona.yaml", "shop.catalog.yaml"], ["pictures/anna.persona.svg"]),
]


@pytest.mark.parametrize(("words", "expected"), WRITTEN, ids=lambda value: " ".join(value))
def test_files(words: list[str], expected: list[str], run: Run, personas: Path) -> None:
    ran = run("render", *words)
    assert (ran.code, ran.err) == (0, "")
    names = sorted(each.name for each in personas.rglob("*") if each.is_file())
    assert set(names) >= {name.rpartition("/")[2] for name in expected}
    assert sorted(ran.out.splitlines()) == [f"wrote {name}" for name in expected]


def test_several_workspaces_get_a_folder_each(run: Run, tmp_path: Path, personas: Path) -> None:
    """Whether the folder around them is named or each by itself."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "cjmap.toml").touch()
    (other / "anna.persona.yaml").write_text(PERSONA.format(id="anna"), encoding="utf-8")
    ran = run("render", "..", "-o", "../out", "-q")
    assert (ran.code, ran.err) == (0, "")
    assert written(tmp_path / "out") == [
        "maps/anna.persona.svg",
        "maps/people/jan.persona.svg",
        "other/anna.persona.svg",
    ]
    ran = run("render", "people", "../other", "-o", "../both", "-q")
    assert written(tmp_path / "both") == [
        "maps/people/jan.persona.svg",
        "other/anna.persona.svg",
    ]


def test_a_folder_may_look_like_a_file(run: Run, personas: Path) -> None:
    (personas / "out.svg").mkdir()
    assert run("render", "-q", "-o", "out.svg").code == 0
    assert (personas / "out.svg" / "anna.persona.svg").is_file()


def test_standard_output(run: Run, personas: Path) -> None:
    ran = run("render", "anna.persona.yaml", "-o", "-")
    assert (ran.code, ran.err, written(personas)) == (0, "", [])
    assert ran.out.startswith("<svg") or ran.out.startswith("<?xml")
    ran = run("render", "-", "-o", "-", "--to", "dot", stdin=PERSONA.format(id="x").encode())
    assert ran.out.startswith("digraph")


REFUSED: list[tuple[list[str], str]] = [
    (
        ["--to", "svgg"],
        "cjmap: There is no picture format `svgg`.\n  help: Did you mean `svg`? There are `svg`, `png`, `pdf`, `html`"
        " and `dot`.\n",
    ),
    (
        ["--to", "svg,gif"],
        "cjmap: There is no picture format `gif`.\n"
        "  help: There are `svg`, `png`, `pdf`, `html` and `dot`.\n",
    ),
    (
        ["-o", "map.gif"],
        "cjmap: There is no picture format `gif`.\n"
        "  help: There are `svg`, `png`, `pdf`, `html` and `dot`.\n",
    ),
    (
        ["-o", "a.svg"],
        "cjmap: `-o a.svg` takes one picture, and there are 2 to draw.\n"
        "  help: Name one map, or give a folder.\n",
    ),
    (
        ["-o", "-"],
        "cjmap: `-o -` takes one picture, and there are 2 to draw.\n"
        "  help: Name one map, or give a folder.\n",
    ),
    (
        ["anna.persona.yaml", "-o", "-", "--to", "svg,dot"],
        "cjmap: `-o -` takes one format, not 2.\n",
    ),
    (
        ["anna.persona.yaml", "-o", "a.svg", "--to", "png"],
        "cjmap: `-o a.svg` is SVG, and `--to` asks for `png`.\n",
    ),
    (
        ["shop.catalog.yaml"],
        "cjmap: None of these maps has a picture.\n  help: There are pictures of `journey`,"
        " `blueprint`, `persona`, `empathy-map` and `backlog` maps.\n",
    ),
    (
        ["nothing.persona.yaml"],
        "cjmap: There is no file or folder `nothing.persona.yaml`.\n"
        "  help: Did you mean `anna.persona.yaml`?\n",
    ),
    (
        ["--picture", "overveiw"],
        "cjmap: There is no picture `overveiw`.\n  help: Did you mean `overview`? There are `maps`,"
        " `overview`, `opportunity-matrix`, `heat-map` and `all`.\n",
    ),
    (
        ["--picture", "x"],
        "cjmap: There is no picture `x`.\n  help: There are `maps`, `overview`,"
        " `opportunity-matrix`, `heat-map` and `all`.\n",
    ),
    (
        ["--persona", "ana"],
        "cjmap: There is no persona `ana` in the workspace.\n  help: Did you mean `anna`?\n",
    ),
    (
        ["--persona", "anna,zofia"],
        "cjmap: There is no persona `zofia` in the workspace.\n  help: There are `anna` and"
        " `jan`.\n",
    ),
    (["--context", "rain"], "cjmap: There is no context `rain` in the workspace.\n"),
    (
        ["--width", "12km"],
        "cjmap: `--width 12km` is no width; expected a width from 600 to 14400 points, such as"
        " `1600`, `40cm`, `16in` or `1600px`.\n",
    ),
    (
        ["--width", "5"],
        "cjmap: `--width 5` is no width; expected a width from 600 to 14400 points, such as"
        " `1600`, `40cm`, `16in` or `1600px`.\n",
    ),
    (
        ["--lang", "Polish language"],
        "cjmap: `--lang Polish language` is no language; expected a language code such as `pl` or"
        " `en-GB`.\n",
    ),
    (["--font-dir", "fonts"], "cjmap: `--font-dir`: there is no folder `fonts`.\n"),
    (
        ["--watch", "-o", "-"],
        "cjmap: `--watch` needs maps that are files, and files to write.\n  help: Leave out `-`;"
        " without `-o` pictures go to the folder `pictures`.\n",
    ),
]


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=lambda value: str(value)[:40])
def test_wrong_use(words: list[str], said: str, run: Run, personas: Path) -> None:
    ran = run("render", *words)
    assert (ran.code, ran.out, ran.err) == (2, "", said)
    assert written(personas) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--scale 0", "`--scale 0` does not fit; expected a number from 0.1 to 10."),
        ("--scale nan", "`--scale nan` does not fit; expected a number from 0.1 to 10."),
        ("--timeout x", "`--timeout x` does not fit; expected a number from 0.1 to 600."),
        ("--jobs 0", "`--jobs 0` does not fit; expected a whole number from 1 to 256."),
        ("--jobs 1.5", "`--jobs 1.5` does not fit; expected a whole number from 1 to 256."),
        (
            "--engine dot",
            "There is no engine `dot`.\n  help: There are `embedded`, `system` and `wasm`.",
        ),
        (
            "--theme drak",
            "There is no theme `drak`.\n  help: Did you mean `dark`? There are `light`, `dark` and"
            " `print`.",
        ),
        (
            "--page letter",
            "There is no page `letter`.\n  help: There are `fit`, `a4`, `a3` and `16:9`.",
        ),
        (
            "--lanes ,",
            "`--lanes` is empty.\n  help: Name what it is to take, or leave it out.",
        ),
        ("-o cjmap.toml", "`-o cjmap.toml`: cjmap.toml is a file, not a folder."),
        (
            "people/jan.persona.yaml -o cjmap.toml/a.svg",
            "`-o cjmap.toml/a.svg`: cjmap.toml is a file, not a folder.",
        ),
    ],
)
def test_wrong_values(words: str, said: str, run: Run, personas: Path) -> None:
    ran = run("render", *words.split())
    assert (ran.code, ran.out, ran.err) == (2, "", f"cjmap: {said}\n")
    assert written(personas) == []


def test_lists_are_read_alike() -> None:
    assert split("--lanes", ["a, b", "b,c", ",", " "]) == ("a", "b", "c")
    assert split("--lanes", None) == ()
    assert parse_kinds(["heat-map,maps"]) == ("maps", "heat-map")
    assert parse_kinds(["all"]) == tuple(PictureKind)


def test_a_broken_map_is_told_and_the_others_are_drawn(run: Run, personas: Path) -> None:
    (personas / "people" / "jan.persona.yaml").write_text("kind: persona\nid: jan\n")
    ran = run("render")
    assert ran.code == 1
    assert "CJ033 missing-field" in ran.err
    assert written(personas) == ["pictures/anna.persona.svg"]


def test_a_map_with_a_dangling_reference_is_drawn(run: Run, personas: Path) -> None:
    with (personas / "anna.persona.yaml").open("a", encoding="utf-8") as stream:
        stream.write("extends: nobody\n")
    ran = run("render", "anna.persona.yaml")
    assert ran.code == 1
    assert "CJ102 dangling-reference" in ran.err
    assert written(personas) == ["pictures/anna.persona.svg"]


def test_quiet(run: Run, personas: Path) -> None:
    ran = run("render", "-q", "anna.persona.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert written(personas) == ["pictures/anna.persona.svg"]


def test_configuration_decides_where_the_command_line_does_not(run: Run, personas: Path) -> None:
    (personas / "cjmap.toml").write_text('[render]\nout = "drawn"\nto = ["dot"]\n')
    run("render", "anna.persona.yaml")
    assert written(personas) == ["drawn/anna.persona.dot"]
    run("render", "anna.persona.yaml", "-o", "here", "--to", "svg")
    assert written(personas / "here") == ["anna.persona.svg"]


def test_drawn_twice_is_the_same(run: Run, personas: Path) -> None:
    run("render", "anna.persona.yaml", "-o", "a.svg")
    run("render", "anna.persona.yaml", "-o", "b.svg")
    assert (personas / "a.svg").read_bytes() == (personas / "b.svg").read_bytes()


SAME_NAME: dict[str, tuple[list[str], list[str], int]] = {
    # the files of two maps, the words after `render`, and how many pictures there are
    "both suffixes": (["x.persona.yaml", "x.persona.yml"], ["x.persona.yaml", "x.persona.yml"], 0),
    "two folders": (["a/x.persona.yaml", "b/x.persona.yaml"], ["a", "b"], 2),
    "two files": (
        ["a/x.persona.yaml", "b/x.persona.yaml"],
        ["a/x.persona.yaml", "b/x.persona.yaml"],
        2,
    ),
}


@pytest.mark.parametrize("name", SAME_NAME)
def test_no_picture_is_written_over_another(name: str, run: Run, personas: Path) -> None:
    """Two maps of one name either get two pictures, or the command says that it cannot."""
    files, words, count = SAME_NAME[name]
    for number, file in enumerate(files):
        (personas / file).parent.mkdir(exist_ok=True)
        (personas / file).write_text(PERSONA.format(id=f"x{number}"), encoding="utf-8")
    ran = run("render", *words, "-o", "out")
    assert (ran.code, len(written(personas))) == (0 if count else 2, count)
    if not count:
        assert ran.err == (
            "cjmap: The pictures of x.persona.yaml and x.persona.yml would both be"
            " out/x.persona.svg.\n"
            "  help: Draw them to different folders, or rename one of the maps.\n"
        )


@pytest.mark.parametrize(
    ("script", "options", "said"),
    [
        ("echo 'no such thing' >&2; exit 1", [], "no such thing"),
        ("exec sleep 30", ["--timeout", "0.2"], "0.2"),
    ],
    ids=["failing", "hanging"],
)
def test_a_failing_engine_leaves_what_it_was_given(
    script: str,
    options: list[str],
    said: str,
    run: Run,
    personas: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = tmp_path / "bin" / "dot"
    engine.parent.mkdir()
    engine.write_text(f"#!/bin/sh\n{script}\n")
    engine.chmod(0o755)
    monkeypatch.setenv("PATH", str(engine.parent), prepend=":")
    words = ("anna.persona.yaml", "-o", "out", "--engine", "system", "--to", "svg,png")
    ran = run("render", *words, *options)
    assert ran.code == 2
    # Told once, although two forms of it failed.
    assert ran.err.count("anna.persona.yaml cannot be drawn") == 1
    assert said in ran.err
    assert ran.err.endswith(
        "  What Graphviz was given is in out/anna.persona.failed.dot\n"
        "cjmap: 2 of 2 pictures failed: out/anna.persona.svg, out/anna.persona.png.\n"
    )
    assert written(personas / "out") == ["anna.persona.failed.dot"]
    assert (personas / "out" / "anna.persona.failed.dot").read_text().startswith("digraph")


def test_a_file_that_cannot_be_written_does_not_stop_the_rest(run: Run, personas: Path) -> None:
    (personas / "pictures").mkdir()
    (personas / "pictures" / "people").touch()  # where a folder is wanted
    ran = run("render")
    assert ran.code == 2
    assert ran.out == "wrote pictures/anna.persona.svg\n"
    assert ran.err.endswith("cjmap: 1 of 2 pictures failed: pictures/people/jan.persona.svg.\n")
    assert "cannot be written" in ran.err


def test_pictures_of_the_workspace(run: Run, personas: Path) -> None:
    """One that was asked for by name and has nothing to show fails; among all it is left out."""
    ran = run("render", "--picture", "overview")
    assert ran.code == 2
    assert ran.err.startswith("cjmap: overview of this workspace cannot be drawn: ")
    assert ran.err.endswith("cjmap: 1 of 1 picture failed: pictures/overview.svg.\n")
    ran = run("render", "--picture", "all")
    assert (ran.code, ran.err) == (0, "")
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == [
        "wrote pictures/anna.persona.svg",
        "wrote pictures/people/jan.persona.svg",
        "left out overview of this workspace",
        "left out opportunity-matrix of this workspace",
        "left out heat-map of this workspace",
    ]

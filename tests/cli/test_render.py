"""Guards `cjmap render`: which files it writes, what it leaves out, and what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

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
    return sorted(
        each.relative_to(folder).as_posix()
        for each in folder.rglob("*")
        if each.suffix in (".svg", ".dot", ".png", ".pdf")
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


WRITTEN: list[tuple[list[str], list[str]]] = [
    ([], ["pictures/anna.persona.svg", "pictures/people/jan.persona.svg"]),
    (["-o", "out"], ["out/anna.persona.svg", "out/people/jan.persona.svg"]),
    (["anna.persona.yaml", "-o", "a/b.svg"], ["a/b.svg"]),
    (["anna.persona.yaml", "-o", "out"], ["out/anna.persona.svg"]),
    (["people", "-o", "out"], ["out/jan.persona.svg"]),
    (["people/jan.persona.yaml", "-o", "out"], ["out/jan.persona.svg"]),
    (["anna.persona.yaml", "-o", "a.dot"], ["a.dot"]),
    (
        ["anna.persona.yaml", "--to", "svg,dot"],
        ["pictures/anna.persona.dot", "pictures/anna.persona.svg"],
    ),
    (["anna.persona.yaml", "shop.catalog.yaml"], ["pictures/anna.persona.svg"]),
]


@pytest.mark.parametrize(("words", "expected"), WRITTEN, ids=lambda value: " ".join(value))
def test_files(words: list[str], expected: list[str], run: Run, personas: Path) -> None:
    ran = run("render", *words)
    assert (ran.code, ran.err) == (0, "")
    assert written(personas) == expected
    assert sorted(ran.out.splitlines()) == [f"wrote {name}" for name in expected]


REFUSED: list[tuple[list[str], str]] = [
    (["--to", "svgg"], "Did you mean `svg`?"),
    (["--to", "gif"], "There are `svg`"),
    (["-o", "a.svg"], "takes one picture, and there are 2 maps to draw"),
    (["-o", "-"], "takes one picture"),
    (["anna.persona.yaml", "-o", "-", "--to", "svg,dot"], "takes one format, not 2"),
    (["shop.catalog.yaml"], "None of these maps has a picture."),
    (["nothing.persona.yaml"], "There is no file or folder"),
    (["--scale", "0"], "--scale"),
    (["--engine", "dot"], "--engine"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED, ids=lambda value: str(value))
def test_wrong_use(words: list[str], said: str, run: Run, personas: Path) -> None:
    ran = run("render", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert written(personas) == []


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


SAME_NAME: dict[str, tuple[list[str], list[str]]] = {
    # the files of two maps, and the words after `render`
    "both suffixes": (["x.persona.yaml", "x.persona.yml"], ["x.persona.yaml", "x.persona.yml"]),
    "two folders": (["a/x.persona.yaml", "b/x.persona.yaml"], ["a", "b"]),
    "two files": (
        ["a/x.persona.yaml", "b/x.persona.yaml"],
        ["a/x.persona.yaml", "b/x.persona.yaml"],
    ),
}


@pytest.mark.parametrize("name", SAME_NAME)
def test_no_picture_is_written_over_another(name: str, run: Run, personas: Path) -> None:
    """Two maps of one name either get two pictures, or the command says that it cannot."""
    files, words = SAME_NAME[name]
    for number, file in enumerate(files):
        (personas / file).parent.mkdir(exist_ok=True)
        (personas / file).write_text(PERSONA.format(id=f"x{number}"), encoding="utf-8")
    ran = run("render", *words, "-o", "out")
    pictures = written(personas)
    assert (ran.code, len(pictures)) in ((0, 2), (2, 0))


@pytest.mark.parametrize(
    ("script", "options", "said"),
    [
        ("echo 'no such thing' >&2; exit 1", [], "no such thing"),
        ("sleep 30", ["--timeout", "0.2"], "0.2"),
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
    ran = run("render", "anna.persona.yaml", "-o", "out", "--engine", "system", *options)
    assert ran.code == 2
    assert "anna.persona.yaml cannot be drawn" in ran.err
    assert said in ran.err
    assert written(personas / "out") == ["anna.persona.failed.dot"]
    assert (personas / "out" / "anna.persona.failed.dot").read_text().startswith("digraph")

"""Guards `cjmap export`: where files go, what is said of them, and how it ends."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Protocol

import jsonschema
import pytest

from cjmap.cli.schemas import schema_named
from cjmap.exchange.formats import FORMATS, writable

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


JOURNEY = """kind: journey
id: pay
title: I pay
personas: [anna]
stages:
  - id: till
    title: At the till
    steps:
      - {id: card, title: I show my card, emotion: 1, tags_: none}
      - id: wait
        title: I wait
        emotion: -1.5
        pains: [It takes long]
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a journey and its persona."""
    (tmp_path / "cjmap.toml").write_text("", encoding="utf-8")
    text = JOURNEY.replace(", tags_: none", "")
    (tmp_path / "pay.journey.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "anna.persona.yaml").write_text("kind: persona\nid: anna\nname: Anna\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_map_as_mermaid(shop: Path, run: Run) -> None:
    ran = run("export", "--to", "mermaid")
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
wrote  pay.journey.mmd

Left out (4)
  anna: mermaid does not take a persona; the map is left out.
  pay: stages[0].id: `stages[].id` has no place there.
  pay: stages[0].steps[0].id: `stages[].steps[].id` has no place there (2 times).
  pay: stages[0].steps[1].pains: `stages[].steps[].pains` has no place there.
"""
    )
    assert (
        (shop / "pay.journey.mmd").read_text(encoding="utf-8")
        == """\
%% cjmap: pay
journey
  title I pay
  section At the till
    I show my card: 4: Anna
    I wait: 1.5: Anna
"""
    )


@pytest.mark.parametrize("format", writable())
def test_every_format_twice_the_same_bytes(shop: Path, run: Run, format: str) -> None:
    for folder in ("one", "two"):
        ran = run("export", "pay.journey.yaml", "--to", format, "-o", folder + os.sep, "-q")
        assert (ran.code, ran.out) == (0, ""), ran.err
    first, second = ({f.name: f.read_bytes() for f in (shop / d).iterdir()} for d in ("one", "two"))
    assert first == second
    assert f"pay.journey{FORMATS[format].suffixes[0]}" in first


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["--to", "mermaid", "-o", "out/"], ["out/pay.journey.mmd"]),
        (["-o", "new.mmd"], ["new.mmd"]),
        (["--to", "json", "-o", "all.json"], ["all.json"]),
        (["-o", "deep/er/all.CSV"], ["deep/er/all.CSV"]),
        (["--to", "json"], ["anna.persona.json", "pay.journey.json"]),
        (["--to", "json", "-o", "-"], []),
    ],
)
def test_where_files_go(shop: Path, run: Run, words: list[str], files: list[str]) -> None:
    before = set(shop.rglob("*"))
    assert run("export", *words).code == 0
    made = {path for path in shop.rglob("*") if path.is_file()} - before
    assert sorted(path.relative_to(shop).as_posix() for path in made) == files


def test_standard_output_holds_the_file_alone(shop: Path, run: Run) -> None:
    ran = run("export", "--to", "mermaid", "-o", "-")
    assert ran.out.startswith("%% cjmap: pay\njourney\n  title I pay\n")
    assert ran.err.startswith("wrote  -\n\nLeft out (4)\n")


def test_the_report_for_machines(shop: Path, run: Run) -> None:
    ran = run("export", "--to", "mermaid", "--format", "json", "--report", "losses.json")
    told = json.loads(ran.out)
    jsonschema.validate(told, schema_named("exchange"))
    assert told == json.loads((shop / "losses.json").read_text(encoding="utf-8"))
    assert told["counts"] == {"made": 0, "guessed": 0, "changed": 0, "dropped": 4, "unreadable": 0}
    assert [loss["path"] for loss in told["losses"]][-1] == "stages[0].steps[1].pains"


def test_strict_writes_nothing_where_anything_is_lost(shop: Path, run: Run) -> None:
    ran = run("export", "--to", "mermaid", "--strict")
    assert ran.code == 1
    assert ran.out.startswith("would write  pay.journey.mmd\n")
    assert not (shop / "pay.journey.mmd").exists()
    assert run("export", "--to", "json", "--strict").code == 0


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ([], "Which format?", "Name it: --to"),
        (["-o", "pay.doc"], "Which format?", "Name it: --to"),
        (["--to", "mermiad"], "There is no format `mermiad`.", "Did you mean `mermaid`?"),
        (["--to", "enablement"], "There is no format `enablement`.", "There are"),
        (["--to", "mermaid", "none.journey.yaml"], "There is no file or folder `none.journey.yaml`.", ""),
        (["--to", "mermaid", "anna.persona.yaml"], "There is nothing to export to mermaid", ""),
        (["--to", "json", "-o", "pay.journey.yaml"], "`-o pay.journey.yaml` would overwrite a map.", ""),
        (["--to", "mermaid", "-o", "cjmap.toml/x.mmd"], "cjmap.toml", ""),
    ],
)  # fmt: skip
def test_what_cannot_be(shop: Path, run: Run, words: list[str], message: str, hint: str) -> None:
    before = {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()}
    ran = run("export", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert hint in ran.err
    assert {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()} == before


def test_maps_that_are_none_are_told_and_the_others_go_out(shop: Path, run: Run) -> None:
    (shop / "bad.journey.yaml").write_text(JOURNEY.replace("id: pay", "id: bad"))
    ran = run("export", "--to", "mermaid")
    assert ran.code == 1
    assert "tags_" in ran.err
    assert "bad.journey.mmd" not in ran.out
    assert (shop / "pay.journey.mmd").exists()


def test_maps_of_other_kinds_are_told_and_weigh_more_where_they_were_named(
    shop: Path, run: Run
) -> None:
    told = {}
    for words in ((), (".",), ("pay.journey.yaml", "anna.persona.yaml")):
        ran = run("export", *words, "--to", "mermaid", "--format", "json")
        report = json.loads(ran.out)
        (left,) = (loss for loss in report["losses"] if loss["what"] == "map")
        assert (left["map"], report["source"]) == ("anna", ["pay.journey.yaml"])
        told[words] = left["severity"]
    assert list(told.values()) == ["info", "info", "warning"]


def test_maps_with_one_id_are_told_apart_by_their_files(shop: Path, run: Run) -> None:
    (shop / "pay.persona.yaml").write_text("# new\nkind: persona\nid: pay\nname: Pay\n")
    with (shop / "pay.journey.yaml").open("a", encoding="utf-8") as journey:
        journey.write("# done\n")
    ran = run("export", "--to", "csv", "-o", "all.csv")
    assert (
        ran.out
        == """\
wrote  all.csv

Left out (2)
  pay.journey.yaml: The comment in the YAML cannot come along.
  pay.persona.yaml: The comment in the YAML cannot come along.
"""
    )


def test_all_files_are_written_or_none(shop: Path, run: Run) -> None:
    (shop / "out" / "pay.journey.json").mkdir(parents=True)
    ran = run("export", "--to", "json", "-o", "out/")
    assert (ran.code, ran.out) == (2, "")
    assert "out/pay.journey.json is no regular file, so nothing was written." in ran.err
    assert [file.name for file in (shop / "out").iterdir()] == ["pay.journey.json"]


def test_two_maps_never_go_into_one_file(shop: Path, run: Run) -> None:
    other = shop / "other"
    other.mkdir()
    (other / "cjmap.toml").write_text("")
    (other / "anna.persona.yaml").write_text("kind: persona\nid: anna\nname: Another\n")
    ran = run("export", ".", "--to", "json", "-o", "out/")
    assert (ran.code, ran.out) == (2, "")
    assert "Two maps would be written into out/anna.persona.json." in ran.err
    assert not (shop / "out").exists()


def test_standard_input_stands_for_a_map_among_its_siblings(shop: Path, run: Run) -> None:
    words = ("export", "-", "--to", "mermaid", "-o", "-", "-q")
    text = (shop / "pay.journey.yaml").read_bytes()
    ran = run(*words, "--stdin-filename", "pay.journey.yaml", stdin=text)
    assert (ran.code, ran.err) == (0, "")
    assert "I show my card: 4: Anna" in ran.out

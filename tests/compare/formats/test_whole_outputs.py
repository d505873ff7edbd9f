"""Guards every output of a comparison as a whole: English, Polish, hostile, and without a change."""

from __future__ import annotations

import os
import re

import pytest
from tests.compare.formats.shown import FIXTURES, HERE, present, with_pictures

from cjmap.compare.formats import FORMATS, write_changes
from cjmap.version import __version__

SNAPSHOTS = HERE / "snapshots"
REWRITE = "CJMAP_REWRITE_SNAPSHOTS"
ENDINGS = {"markdown": "md", "json": "json", "html": "html"}
CASES = [(fixture, name) for fixture in FIXTURES for name in FORMATS]


def file_name(fixture: str, name: str) -> str:
    return f"{fixture}.{name}.{ENDINGS.get(name, 'txt')}"


def steady(text: str) -> str:
    """Leave out what changes with every version, and the style sheet, which has a test of its own."""
    text = text.replace(f'"version": "{__version__}"', '"version": "VERSION"')
    text = text.replace(f"cjmap {__version__}", "cjmap VERSION")
    text = re.sub(r"<style>.*</style>", "<style>STYLE</style>", text, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']*'", "'HASH'", text)


@pytest.mark.parametrize(("fixture", "name"), CASES)
def test_whole_output(fixture: str, name: str) -> None:
    snapshot = SNAPSHOTS / file_name(fixture, name)
    output = steady(write_changes(name, with_pictures(present(fixture))))
    if os.environ.get(REWRITE):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(output, encoding="utf-8", newline="")
    assert output == snapshot.read_bytes().decode("utf-8")


def test_there_is_no_snapshot_too_many() -> None:
    assert {each.name for each in SNAPSHOTS.iterdir()} == {file_name(*case) for case in CASES}


@pytest.mark.parametrize(("fixture", "name"), CASES)
def test_same_input_gives_the_same_bytes(fixture: str, name: str) -> None:
    assert write_changes(name, present(fixture)) == write_changes(name, present(fixture))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
@pytest.mark.parametrize(("lang", "sign"), [("en", "No change"), ("pl", "Bez zmian")])
def test_no_change_is_said(name: str, lang: str, sign: str) -> None:
    output = write_changes(name, present("calm", lang))
    assert sign in output or '"changes": 0' in output


def test_nothing_is_annotated_where_nothing_changed() -> None:
    assert write_changes("github", present("calm")) == ""

"""Guards what every export tells, and that the language of a workspace travels with its maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.exchange.importing import arrive

from cjmap.exchange.formats import FORMATS
from cjmap.exchange.going.departing import write_maps
from cjmap.exchange.going.outgoing import GoingMap, Outgoing
from cjmap.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.exchange.losses import Loss

COMES_BACK = ("json", "csv", "xlsx")
PERSONA = "# one\nkind: persona\nid: a\nname: Anna # two\nphoto: a.png\n"


def workspace_at(root: Path, settings: str, **maps: str) -> Workspace:
    root.mkdir(exist_ok=True)
    (root / "cjmap.toml").write_text(settings, encoding="utf-8")
    for name, text in maps.items():
        (root / f"{name}.persona.yaml").write_text(text, encoding="utf-8")
    return open_workspace(root, models=True)


def export(workspace: Workspace, format: str) -> tuple[str, bytes, list[Loss]]:
    outgoing = Outgoing([GoingMap(entry) for entry in workspace.entries], workspace)
    made = write_maps(FORMATS[format], outgoing)[0]
    return made.name, made.data, outgoing.losses


@pytest.mark.parametrize(
    ("format", "files"),
    [*((name, [("file", ("photo",))]) for name in COMES_BACK), ("markdown", []), ("drawio", [])],
)
def test_comments_and_files_that_stay_behind_are_told(
    tmp_path: Path, format: str, files: list[tuple[str, tuple[str, ...]]]
) -> None:
    _, _, losses = export(workspace_at(tmp_path, "", a=PERSONA), format)
    told = [(loss.what, loss.path) for loss in losses if loss.what in ("comment", "file")]
    assert told == [("comment", ()), *files]
    assert {loss.fate.value for loss in losses} == {"dropped"}


@pytest.mark.parametrize("format", COMES_BACK)
@pytest.mark.parametrize(
    ("settings", "own", "settings_there", "came"),
    [
        ('lang = "pl"\n', "", 'lang = "pl"\n', None),
        ('lang = "pl"\n', "lang: pl\n", 'lang = "pl"\n', "pl"),
        ('lang = "pl"\n', "", "", "pl"),
        ('lang = "pl"\n', "lang: en\n", "", "en"),
        ('lang = "en"\n', "", 'lang = "pl"\n', "en"),
        ("", "", 'lang = "pl"\n', None),
    ],
)
def test_a_map_comes_back_in_its_language(
    tmp_path: Path, format: str, settings: str, own: str, settings_there: str, came: str | None
) -> None:
    before = workspace_at(tmp_path / "here", settings, a=f"kind: persona\nid: a\nname: Jan\n{own}")
    name, data, losses = export(before, format)
    arrival = arrive(data, name, workspace=workspace_at(tmp_path / "there", settings_there))
    assert [map.data.get("lang") for map in arrival.maps] == [came]
    assert (losses, arrival.losses) == ([], [])


def test_what_is_no_language_is_told() -> None:
    text = '{"format": "cjmap", "version": 1, "lang": 7, "maps": [%s]}'
    arrival = arrive(text % '{"kind": "persona", "id": "a", "name": "A"}', "a.json")
    assert [loss.message for loss in arrival.losses] == [
        "“7” is no language code such as `pl` or `en-GB`."
    ]


def test_a_text_stays_a_text_in_a_workbook(tmp_path: Path) -> None:
    import io

    import openpyxl

    text = "kind: persona\nid: a\nname: '=1+1'\nquote: '@home'\nbio: Quiet.\n"
    _, data, _ = export(workspace_at(tmp_path, "", a=text), "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    quoted = {
        cell.value: cell.quotePrefix
        for row in book["Rows"].iter_rows()
        for cell in row
        if cell.value in ("=1+1", "@home", "Quiet.")
    }
    assert quoted == {"=1+1": True, "@home": True, "Quiet.": False}

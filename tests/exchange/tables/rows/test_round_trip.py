"""Guards the way out and back: any map into a table of rows, and the same map again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.tables.rows.maps_generated import MAPS, said

from cjmap.exchange.coming.gathered import Gathered
from cjmap.exchange.coming.source import Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.formats import FORMATS
from cjmap.exchange.going.outgoing import GoingMap, Outgoing, Wishes
from cjmap.exchange.tables import rows
from cjmap.exchange.tables.containers import tables_of
from cjmap.exchange.tables.csv_file import read_text
from cjmap.exchange.tables.rows.columns import header
from cjmap.exchange.tables.rows.flattening import Flattening
from cjmap.exchange.tables.rows.plain import long_form
from cjmap.exchange.tables.rows.reading import grow
from cjmap.exchange.tables.writing_csv import text_of
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.exchange.losses import Loss

ROOT = Path(__file__).parents[4]
WORKSPACES = [
    *(ROOT / "examples" / name for name in ("clinic", "sklep")),
    *sorted(file.parent for file in (ROOT / "tests" / "realistic").glob("*/cjmap.toml")),
]


def there_and_back(models: Sequence[Any], delimiter: str = ",") -> tuple[list[Any], list[Loss]]:
    """Write maps into one table of text and read it, before anything in it is checked."""
    table = Flattening()
    for model in models:
        table.add(long_form(model))
    names = header(table.rows)
    lines: list[list[str | int | float]] = [
        list(names),
        *([row.cells.get(name, "") for name in names] for row in table.rows),
    ]
    source = Source("maps.csv", text_of(lines, delimiter))
    gathered = Gathered(source, Surroundings())
    grown = grow(gathered, [read_text(gathered)])
    return [each.kind.model.model_validate(each.data) for each in grown], gathered.losses


@pytest.mark.parametrize("kind", MAPS)
@settings(max_examples=60)
@given(st.data())
def test_any_map_comes_back_as_it_was(kind: str, data: st.DataObject) -> None:
    before = data.draw(MAPS[kind])
    (after,), losses = there_and_back([before], data.draw(st.sampled_from(",;\t|")))
    assert losses == []
    assert said(after) == said(before)


@settings(max_examples=20)
@given(st.tuples(*MAPS.values()))
def test_maps_of_all_kinds_stand_in_one_table(before: tuple[Any, ...]) -> None:
    after, losses = there_and_back(before)
    assert losses == []
    assert [said(each) for each in after] == [said(each) for each in before]


@pytest.mark.parametrize("folder", WORKSPACES, ids=lambda folder: folder.name)
def test_every_realistic_workspace_comes_back(folder: Path) -> None:
    workspace = open_workspace(folder)
    maps = [GoingMap(entry) for entry in workspace.entries if entry.model is not None]
    outgoing = Outgoing(maps, workspace, Wishes(shape="rows", delimiter=";"))
    (made,) = FORMATS["csv"].write(outgoing)
    gathered = Gathered(Source(made.name, made.data), Surroundings())
    assert rows.read(gathered, tables_of(gathered)) == []
    assert gathered.losses == []
    found = {(each["kind"], each["id"]): each for each in gathered.maps}
    assert len(found) == len(maps)
    for map in maps:
        assert type(map.model).model_validate(found[map.kind, map.id]) == map.model

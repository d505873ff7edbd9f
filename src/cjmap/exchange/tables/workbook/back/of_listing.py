"""The sheet of a persona, a catalog or a backlog against what was written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.look.labels import languages, words
from cjmap.exchange.coming.surroundings import same_name
from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.rows.shapes import fields_of, main_of
from cjmap.exchange.tables.workbook.addresses import record_of
from cjmap.exchange.tables.workbook.back.facts import read_facts, shown_at
from cjmap.exchange.tables.workbook.painting.listing import HEADING
from cjmap.exchange.tables.workbook.sheets.listings import GROUPS
from cjmap.format.slugs import unique_slug
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.exchange.tables.table import Table
    from cjmap.exchange.tables.workbook.back.changing import Changing
    from cjmap.exchange.tables.workbook.written import WrittenCell

SHARED = "/"
"""Stands for a table whose rows belong to several fields; each says to which."""


def read_listing(changing: Changing, table: Table, written: Sequence[WrittenCell]) -> None:
    """Take the changes of the tables over: cells, new rows, and rows that are gone."""
    cells = {(each.lane, each.column): each for each in written}
    read_facts(changing, table, written)
    section, area = "", ""
    heads: list[str] = []
    seen: set[str] = set()
    gone = {each.lane for each in written if "/" in each.lane}
    for row in range(1, max((row for row, _ in table.cells), default=0) + 1):
        key = table.text(row, 1)
        if key.startswith("["):
            name, *heads = key.split()
            section = name.strip("[]") or SHARED
            continue
        if key == HEADING:
            section = ""
        if not section:
            continue
        lane = f"{section}/{key}" if section != SHARED else key
        known = key and lane not in seen and any((lane, head) in cells for head in heads)
        texts = [shown_at(table, row, column) for column in range(2, len(heads) + 2)]
        if not known:
            area = _area(changing, table, row, area) if section == SHARED else section
            first = 1 if section == SHARED else 0
            if texts[first:] and texts[first]:
                _add(changing, table, row, area, heads)
            continue
        seen.add(lane)
        area = lane.partition("/")[0]
        gone.discard(lane)
        for column, head in enumerate(heads, 2):
            was = cells[lane, head]
            shown = shown_at(table, row, column, was.holds)
            if shown != was.shown:
                changing.change(was, shown, table.place(row, column))
    _take_out(changing, table, gone)


def _area(changing: Changing, table: Table, row: int, above: str) -> str:
    """Return the field that a new row of a persona is for: what it says, else that of the row above it."""
    said = same_name(table.text(row, 2))
    for lang in languages():
        for key in GROUPS:
            if said and said in (same_name(words(lang)[key]), key):
                return key
    if said:
        changing.gathered.lose(
            Fate.GUESSED,
            "area",
            f"Nothing is called “{one_line(table.text(row, 2))}”; the row was read as one of `{above or GROUPS[0]}`.",
            table.place(row, 2),
            value=above or GROUPS[0],
        )
    return above or GROUPS[0]


def _add(changing: Changing, table: Table, row: int, section: str, heads: list[str]) -> None:
    """Add a record for a new row of a table."""
    model = fields_of(changing.grown.kind.model)[section].model
    assert model is not None
    records = changing.data.setdefault(section, [])
    record: dict[str, object] = {}
    changing.grown.places[id(record)] = {"": table.place(row, 2)}
    fields = fields_of(model)
    for column, head in enumerate(heads, 2):
        shown = shown_at(table, row, column)
        told = section in GROUPS and head != "text"
        if shown and not told and ("kind" if head == "type" else head) in fields and head != "id":
            changing.set_field(record, section, head, shown, table.place(row, column))
    if "id" in fields and model.model_fields["id"].is_required():
        taken = {str(each.get("id")) for each in records}
        record["id"] = unique_slug(str(record.get(main_of(model) or "", "")), taken, section)
    records.append(record)
    changing.gathered.count("new row")
    changing.gathered.lose(
        Fate.MADE,
        "row",
        f"“{one_line(str(record.get(main_of(model) or '', '')))}” is new in `{section}`.",
        table.place(row, 2),
        value=str(record.get("id", "")) or None,
        map=str(changing.data["id"]),
    )


def _take_out(changing: Changing, table: Table, gone: set[str]) -> None:
    """Take out the records whose rows are gone."""
    found = []
    for lane in gone:
        section, _, key = lane.partition("/")
        record = record_of(changing.data, section, key)
        if record is not None:
            found.append((section, record))
    for section, record in sorted(found, key=lambda each: (each[0], str(each[1].get("id", "")))):
        changing.data[section] = [each for each in changing.data[section] if each is not record]
        if not changing.data[section]:
            del changing.data[section]
        title = record.get("title") or record.get("text") or record.get("name") or record.get("id")
        changing.gathered.lose(
            Fate.CHANGED,
            "row",
            f"“{one_line(str(title))}” was taken out of `{section}`, as its row is gone from the sheet.",
            table.place(1, 1),
            value=str(title),
            map=str(changing.data["id"]),
        )

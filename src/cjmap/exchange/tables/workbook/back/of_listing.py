"""The sheet of a persona, a catalog or a backlog against what was written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.look.labels import languages, words
from cjmap.exchange.coming.surroundings import same_name
from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.rows.shapes import fields_of, main_of
from cjmap.exchange.tables.workbook.back.facts import read_facts, shown_at
from cjmap.exchange.tables.workbook.back.homes import is_column, model_of
from cjmap.exchange.tables.workbook.painting.listing import HEADING
from cjmap.exchange.tables.workbook.sheets.listings import GROUPS
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.exchange.tables.table import Table
    from cjmap.exchange.tables.workbook.back.changing import Changing
    from cjmap.exchange.tables.workbook.written import WrittenCell

_MOST = 100
"""The columns that a table of ours may have; it has a dozen."""

SHARED = "/"
"""Stands for a table whose rows belong to several fields; each says to which."""


def read_listing(changing: Changing, table: Table, written: Sequence[WrittenCell]) -> None:
    """Take the changes of the tables over: cells, new rows, and rows that are gone."""
    cells = {(each.lane, each.column): each for each in written}
    read_facts(changing, table, written)
    section, area = "", ""
    heads: dict[str, int] = {}
    seen: set[str] = set()
    there: set[str] = set()
    gone = {each.lane for each in written if "/" in each.lane}
    for row, _ in table.rows():
        key = table.text(row, 1)
        if key.startswith("["):
            name, *names = key.split()
            section = name.strip("[]") or SHARED
            heads = {}
            for column, head in enumerate(names[:_MOST], 2):
                heads.setdefault(head, column)
            if heads:
                there |= set(GROUPS) if section == SHARED else {section}
            continue
        if key == HEADING:
            section = ""
        if not section:
            continue
        lane = f"{section}/{key}" if section != SHARED else key
        known = key and lane not in seen and any((lane, head) in cells for head in heads)
        if not known:
            area = _area(changing, table, row, area) if section == SHARED else section
            first = 3 if section == SHARED else 2
            if first in heads.values() and shown_at(table, row, first):
                _add(changing, table, row, area, heads)
            continue
        seen.add(lane)
        area = lane.partition("/")[0]
        gone.discard(lane)
        for head, column in heads.items():
            was = cells.get((lane, head))
            if was is None:
                continue
            shown = shown_at(table, row, column, was.holds)
            if shown != was.shown:
                changing.change(was, shown, table.place(row, column))
    sections = {lane: lane.partition("/")[0] for lane in gone}
    for section in sorted(set(sections.values()) - there):
        changing.gathered.lose(
            Fate.DROPPED,
            "table",
            f"The hidden row that says which column of `{one_line(section)}` is which is gone; its rows were"
            " left as they were.",
            table.place(1, 1),
            map=str(changing.data["id"]),
        )
    _take_out(changing, table, {lane for lane in gone if sections[lane] in there})


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


def _add(
    changing: Changing, table: Table, row: int, section: str, heads: Mapping[str, int]
) -> None:
    """Add a record for a new row of a table."""
    model = model_of(changing.grown.kind.model, section)
    if model is None:
        changing.gathered.lose(
            Fate.DROPPED,
            "row",
            f"A {changing.kind} has no table `{one_line(section)}`; the row was left out.",
            table.place(row, 1),
            map=str(changing.data["id"]),
        )
        return
    records = changing.data.setdefault(section, [])
    record: dict[str, object] = {}
    changing.grown.places[id(record)] = {"": table.place(row, 2)}
    fields = fields_of(model)
    for head, column in heads.items():
        shown = shown_at(table, row, column)
        told = section in GROUPS and head != "text"
        if shown and not told and is_column(changing.grown.kind.model, section, head):
            changing.set_field(record, section, head, shown, table.place(row, column))
    if "id" in fields and model.model_fields["id"].is_required():
        record["id"] = changing.new_record_id(str(record.get(main_of(model) or "", "")), section)
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
        record = changing.addresses.record(section, key)
        if record is not None:
            found.append((section, record))
    out = {id(record) for _, record in found}
    for section in {section for section, _ in found}:
        changing.data[section] = [each for each in changing.data[section] if id(each) not in out]
        if not changing.data[section]:
            del changing.data[section]
    for section, record in sorted(found, key=lambda each: (each[0], str(each[1].get("id", "")))):
        title = record.get("title") or record.get("text") or record.get("name") or record.get("id")
        changing.gathered.lose(
            Fate.CHANGED,
            "row",
            f"“{one_line(str(title))}” was taken out of `{section}`, as its row is gone from the sheet.",
            table.place(1, 1),
            value=str(title),
            map=str(changing.data["id"]),
        )

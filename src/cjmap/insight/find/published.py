"""What was found as JSON: versioned, with a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field as Described

from cjmap.insight.find.lines import file_of, pairs, plain
from cjmap.published import TOOL, Published, Tool, schema_of, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.find.counting import Counts
    from cjmap.insight.find.fields import Field
    from cjmap.insight.find.search import Found
    from cjmap.insight.gathered.things import Thing

Value = str | int | float | bool


class FoundThing(Published):
    """A thing that was found."""

    kind: str = Described(description="What it is, as `kind:` asks for it.")
    ref: str = Described(
        description="The reference that maps write for it, or for the next that holds it and has one."
    )
    id: str | None = Described(description="Its id; null where it has none.")
    title: str = Described(description="Its title, or its text.")
    map: str = Described(description="The map that it is in: kind and id.")
    file: str = Described(description="The file, from the root of the workspace.")
    line: int = Described(ge=1, description="The line where it begins, from 1.")
    column: int = Described(ge=1, description="The column where it begins, from 1.")
    fields: dict[str, list[Value]] = Described(
        description="The values of the fields that the query names, that `--show` asks for or that"
        " fit the kind. Ids stand for what they name, durations are seconds; no value: empty."
    )


class FoundCount(Published):
    """How many things have the same values of the fields that were counted."""

    values: list[Value | None] = Described(description="The value of each field; null for none.")
    count: int = Described(ge=1, description="How many things have them.")


class FoundCounts(Published):
    """What `--count` counted."""

    fields: list[str] = Described(description="The fields.")
    rows: list[FoundCount] = Described(
        description="How many have which values. What has several values counts at each of them."
    )


class JsonFound(Published):
    """The answer of `cjmap find` with `--to json`."""

    version: Literal[1] = Described(description="The version of this format.")
    tool: Tool = Described(description="What wrote it.")
    query: str = Described(description="The query.")
    kinds: list[str] = Described(description="The kinds of things that it looks for.")
    total: int = Described(ge=0, description="How many things were found.")
    things: list[FoundThing] = Described(
        description="What was found, in order, as many as `--top` asks for; none with `--count`."
    )
    counts: FoundCounts | None = Described(description="What `--count` counted; else null.")


def write(found: Found, fields: Sequence[Field], counts: Counts | None, rows: int | None) -> str:
    """Write what was found, or what was counted of it."""
    things = () if counts is not None else found.things[:rows]
    return written(
        JsonFound(
            version=1,
            tool=TOOL,
            query=found.query,
            kinds=list(found.meaning.kinds),
            total=len(found.things),
            things=[_thing(found, thing, fields) for thing in things],
            counts=_counts(counts, rows) if counts is not None else None,
        )
    )


def found_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of this report."""
    return schema_of(JsonFound, "The JSON report of cjmap find")


def _thing(found: Found, thing: Thing, fields: Sequence[Field]) -> FoundThing:
    line, column = thing.place
    return FoundThing(
        kind=thing.kind,
        ref=thing.ref,
        id=thing.id,
        title=thing.title,
        map=f"{thing.entry.kind_name}:{thing.map_id}",
        file=file_of(found, thing),
        line=line,
        column=column,
        fields={
            field.name: [plain(field, value) for value in field.values(thing, found.terrain)]
            for field in fields
        },
    )


def _counts(counts: Counts, rows: int | None) -> FoundCounts:
    return FoundCounts(
        fields=[field.name for field in counts.fields],
        rows=[
            FoundCount(
                values=[
                    None if value is None else plain(field, value)
                    for field, value in zip(counts.fields, key, strict=True)
                ],
                count=number,
            )
            for key, number in pairs(counts)[:rows]
        ],
    )

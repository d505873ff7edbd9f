"""Changes as JSON: versioned, with a schema that comes from the models here.

What is not known or does not apply is left out, rather than being null.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from cjmap.compare.change import Level
from cjmap.compare.formats.locations import located, new_location, old_location
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.compare.things import number_of
from cjmap.format.kinds import KINDS
from cjmap.published import TOOL, Published, Tool, schema_of, written

if TYPE_CHECKING:
    from cjmap.compare.change import Change
    from cjmap.compare.formats.locations import Location
    from cjmap.compare.presentation import MapChanges, Presentation
    from cjmap.compare.things import Leaf, Thing
    from cjmap.compare.words.told import Teller

ChangeName = StrEnum("ChangeName", {name: name for name in CHANGE_KINDS})  # type: ignore[misc]
"""The name of a kind of change."""

KindName = StrEnum("KindName", {kind.name: kind.name for kind in KINDS})  # type: ignore[misc]
"""The name of a kind of map."""


def _maybe(description: str) -> Any:
    """Declare a field that is left out where there is nothing to say."""
    return Field(
        default=None,
        description=description,
        json_schema_extra=lambda schema: schema.pop("default", None),  # type: ignore[arg-type]
    )


Likeness = Annotated[float, Field(ge=0, le=1)]
Value = str | int | float | bool | list[str | int | float]


class Place(Published):
    """A place in a file; line and column count from 1, the column in characters."""

    file: str = Field(description="The file, as the report names it elsewhere.")
    line: int = Field(ge=1, description="The line.")
    column: int = Field(ge=1, description="The column.")


class DanglingReference(Published):
    """A reference of the newer version that leads nowhere because of the change."""

    reference: str = Field(description="What is written there.", examples=["first-order#pay"])
    map: str = Field(description="The address of the map that it stands in.")
    location: Place = Field(description="Where it stands.")


class Resemblance(Published):
    """A new thing that resembles one that is gone, although nothing says that it is the same."""

    title: str = Field(description="What the new thing is called.")
    likeness: Likeness = Field(description="How much the two titles are alike.")


class ChangeInterval(Published):
    """The 95 % confidence interval of the change of a metric, in the metric's unit."""

    low: float = Field(description="The lower end.")
    high: float = Field(description="The upper end.")
    rests_on: Literal["counts", "n", "intervals", "bound"] = Field(
        description="What it follows from: the counts of answers; their number; the intervals of"
        " both values; or the number alone, at its widest."
    )


class ChangedThing(Published):
    """The stage, step, pain … that changed, as it is now, or was where it is gone."""

    model: str = Field(description="What it is.", examples=["Step"])
    list: str | SkipJsonSchema[None] = _maybe("The list that it stands in; a map has none.")
    id: str | SkipJsonSchema[None] = _maybe("Its id, where it has one.")
    title: str = Field(description="What people call it: its title, its words, or else its id.")


class ReportedChange(Published):
    """One change."""

    change: ChangeName = Field(description="The kind of change.")
    level: Level = Field(description="How much it weighs.")
    reason: str = Field(description="Why it has that level, as a sentence.")
    message: str = Field(description="The change in a sentence.")
    place: str | SkipJsonSchema[None] = _maybe(
        "The step, stage, action or opportunity that it is in, as the message names it."
    )
    notes: list[str] = Field(description="What a reader should know besides.")
    thing: ChangedThing = Field(description="What changed.")
    address: str = Field(
        description="Where it is, by names that stay when lines move.",
        examples=["journey:first-order/steps/pay"],
    )
    fingerprint: str = Field(
        pattern="^[0-9a-f]{16}$",
        description="Identifies this change, whatever the language; `--ignore` takes it.",
    )
    fields: list[str] = Field(description="The fields that differ.", examples=[["emotion.score"]])
    old: Value | SkipJsonSchema[None] = _maybe(
        "The value before; of something that moved, its place in its list, from 1."
    )
    new: Value | SkipJsonSchema[None] = _maybe("The value after, likewise.")
    old_location: Place | SkipJsonSchema[None] = _maybe("Where it was in the older version.")
    new_location: Place | SkipJsonSchema[None] = _maybe(
        "Where it is in the newer version; of something that is gone, what it was in."
    )
    likeness: Likeness | SkipJsonSchema[None] = _maybe(
        "How much the old and the new words are alike, where nothing else makes them one thing."
    )
    interval: ChangeInterval | SkipJsonSchema[None] = _maybe(
        "How sure the change of a metric is, where the maps tell enough."
    )
    resembles: Resemblance | SkipJsonSchema[None] = _maybe(
        "The new thing that this one, which is gone, looks like."
    )
    dangling: list[DanglingReference] = Field(
        description="The references that lead nowhere because of it."
    )


class ReportedMap(Published):
    """A map with its changes."""

    kind: KindName = Field(description="The kind of map.")
    id: str = Field(description="Its id.")
    title: str = Field(description="Its title, or the name of a persona.")
    address: str = Field(description="Its address.", examples=["journey:first-order"])
    state: Literal["added", "removed", "changed"] = Field(
        description="Whether the map is in both versions."
    )
    file: str = Field(description="Its file now, or what it was where the map is gone.")
    old_file: str | SkipJsonSchema[None] = _maybe("Its file in the older version, if it was there.")
    lang: str = Field(description="The language that it is written in (BCP 47).")
    picture: str | SkipJsonSchema[None] = _maybe("Where its picture can be seen, if it was drawn.")
    changes: list[ReportedChange] = Field(description="Its changes, in the order of the map.")


class RefusedMap(Published):
    """A map that could not be compared, or a submodule with all that is in it."""

    file: str = Field(description="Its file; the folder of a submodule.")
    version: str = Field(description="The version in which it is no valid map, or is not known.")
    problem: str | SkipJsonSchema[None] = _maybe("The first thing that is wrong with it.")


class LevelCounts(Published):
    """How many changes there are of each level."""

    breaking: int = Field(ge=0, description="What others rely on is gone.")
    regression: int = Field(ge=0, description="The customer is worse off.")
    notable: int = Field(ge=0, description="A reader of the map should know.")
    improvement: int = Field(ge=0, description="The customer is better off.")
    cosmetic: int = Field(ge=0, description="Nothing is said otherwise than before.")


class Summary(Published):
    """The counts."""

    changes: int = Field(ge=0, description="How many changes are told.")
    levels: LevelCounts = Field(description="How many of each level.")
    ignored: int = Field(ge=0, description="How many were found and not told, as asked.")


class JsonChanges(Published):
    """The report of `cjmap diff --to json`."""

    version: Literal[1] = Field(description="The version of this format.")
    tool: Tool = Field(description="What wrote it.")
    old: str = Field(description="The older version: a revision, a file, a folder.")
    new: str = Field(description="The newer version.")
    lang: str = Field(description="The language of the sentences (BCP 47).")
    fail_on: Level | SkipJsonSchema[None] = _maybe(
        "The least level that makes the comparison fail; left out where none does."
    )
    fails: bool = Field(description="Whether there is a change of that level or a heavier one.")
    summary: Summary = Field(description="The counts.")
    maps: list[ReportedMap] = Field(description="The maps that changed.")
    refused: list[RefusedMap] = Field(
        description="The maps and submodules that could not be compared."
    )


def write(presentation: Presentation) -> str:
    """Write the report."""
    return written(JsonChanges.model_validate(_report(presentation)), exclude_none=True)


def changes_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of this report."""
    return schema_of(JsonChanges, "The JSON report of cjmap diff")


def _report(presentation: Presentation) -> dict[str, Any]:
    counts = presentation.counts()
    teller = presentation.teller
    return {
        "version": 1,
        "tool": TOOL,
        "old": presentation.old,
        "new": presentation.new,
        "lang": teller.lang,
        "fail_on": presentation.threshold,
        "fails": presentation.fails,
        "summary": {
            "changes": sum(counts.values()),
            "levels": {level.value: counts.get(level, 0) for level in Level},
            "ignored": presentation.ignored,
        },
        "maps": [_map(each, presentation, teller) for each in presentation.maps],
        "refused": [
            {
                "file": each.file,
                "version": each.label,
                "problem": teller.why_not(each),
            }
            for each in presentation.refused
        ],
    }


def _map(each: MapChanges, presentation: Presentation, teller: Teller) -> dict[str, Any]:
    top, versions = each.top, each.comparison
    side = versions.new if each.new is not None else versions.old
    return {
        "kind": top.entry.kind_name,
        "id": top.id,
        "title": top.label,
        "address": each.address,
        "state": "added" if each.old is None else "removed" if each.new is None else "changed",
        "file": each.file,
        "old_file": versions.old.shown_name_of(each.old.entry) if each.old is not None else None,
        "lang": top.text("lang") or side.language,
        "picture": presentation.pictures.get(each.address),
        "changes": [_change(change, each, teller) for change in each.changes],
    }


def _change(change: Change, each: MapChanges, teller: Teller) -> dict[str, Any]:
    looks_like = change.said.get("looks_like")
    likeness = number_of(change.said.get("likeness"))
    return {
        "change": change.kind.id,
        "level": change.level,
        "reason": teller.reason(change.level),
        "message": teller.message(change),
        "place": teller.place(change) or None,
        "notes": teller.notes(change),
        "thing": _thing(change.thing),
        "address": change.address,
        "fingerprint": change.fingerprint,
        "fields": list(
            dict.fromkeys(".".join(delta.field) for delta in change.deltas if delta.field)
        ),
        "old": _value(change.before),
        "new": _value(change.after),
        "old_location": _place(old_location(change, each)),
        "new_location": _place(new_location(change, each)),
        "likeness": likeness if looks_like is None else None,
        "resembles": {"title": looks_like, "likeness": likeness} if looks_like else None,
        "interval": _interval(change),
        "dangling": [
            {
                "reference": lost.text,
                "map": f"{lost.entry.kind_name}:{lost.entry.id}",
                "location": _place(located(each.comparison.new, lost.entry, lost.path)),
            }
            for lost in change.dangling
        ],
    }


def _thing(thing: Thing) -> dict[str, Any]:
    return {
        "model": thing.model,
        "list": thing.name or None,
        "id": thing.id,
        "title": thing.label,
    }


def _interval(change: Change) -> dict[str, Any] | None:
    low, high = change.said.get("low"), change.said.get("high")
    if low is None or high is None:
        return None
    return {"low": low, "high": high, "rests_on": change.said.get("sureness")}


def _value(value: Leaf | None) -> Any:
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return str(value) if isinstance(value, str) else value


def _place(location: Location | None) -> dict[str, Any] | None:
    if location is None:
        return None
    return {"file": location.file, "line": location.line, "column": location.column}

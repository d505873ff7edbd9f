"""What hangs on a thing as JSON: versioned, with a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.published import TOOL, Published, Tool, schema_of, written

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.insight.impact.following import Affected, Impact, Naming
    from cjmap.insight.impact.nodes import Node
    from cjmap.workspace import Entry


class ImpactReference(Published):
    """A reference that a thing makes."""

    field: str = Field(description="The field, such as `touchpoint` or `outcome.metric`.")
    to: str = Field(description="What it names: that on which the thing hangs, or something in it.")
    strict: bool = Field(
        description="True where it would lead nowhere without that; false for a free text."
    )
    line: int = Field(ge=1, description="Its line, from 1.")
    column: int = Field(ge=1, description="Its column, from 1.")


class ImpactThing(Published):
    """A thing that refers to another."""

    kind: str = Field(description="What it is.")
    ref: str = Field(
        description="The reference that maps write for it, or for the next that holds it and has one."
    )
    title: str = Field(description="Its title, or its text.")
    map: str = Field(description="The map that it is in: kind and id.")
    file: str = Field(description="The file, from the root of the workspace.")
    line: int = Field(ge=1, description="The line where it begins, from 1.")
    column: int = Field(ge=1, description="The column where it begins, from 1.")
    references: list[ImpactReference] = Field(
        description="Its references to what is one depth nearer; none for the thing asked about."
    )


class ImpactDepth(Published):
    """What is so many references away."""

    depth: int = Field(ge=1, description="How many; 1: it refers to the thing itself.")
    things: list[ImpactThing] = Field(description="The things, in the order of the files.")


class Deletion(Published):
    """What would happen if the thing were deleted, with all that is in it."""

    broken: int = Field(ge=0, description="The references that would lead nowhere.")
    maps: int = Field(ge=0, description="How many maps those are in.")
    words: int = Field(ge=0, description="The free texts that name it, and would stay words.")


class JsonImpact(Published):
    """The answer of `cjmap impact` with `--to json`."""

    version: Literal[1] = Field(description="The version of this format.")
    tool: Tool = Field(description="What wrote it.")
    thing: ImpactThing = Field(description="What was asked about.")
    deletion: Deletion = Field(description="What would happen if it were deleted.")
    remembered: list[ImpactThing] = Field(
        description="Things of the same map or of versions of it that had its id once (`was`)."
    )
    depths: list[ImpactDepth] = Field(description="What hangs on it, the nearest first.")
    further: int = Field(ge=0, description="How many things lie deeper than `--depth`.")


def write(impact: Impact, root: Path) -> str:
    """Write what hangs on a thing; files are told from `root`."""
    broken = impact.broken
    return written(
        JsonImpact(
            version=1,
            tool=TOOL,
            thing=_thing(impact.subject, (), root),
            deletion=Deletion(
                broken=len(broken),
                maps=len({each.reference.entry.number for each in broken}),
                words=len(impact.words),
            ),
            remembered=[_thing(each, (), root) for each in impact.remembered],
            depths=[
                ImpactDepth(depth=depth, things=[_affected(each, root) for each in found])
                for depth, found in enumerate(impact.depths, 1)
            ],
            further=impact.further,
        )
    )


def impact_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of this report."""
    return schema_of(JsonImpact, "The JSON report of cjmap impact")


def file_of(entry: Entry, root: Path) -> str:
    """Return the file of a map from the root of its workspace."""
    file = entry.file
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)


def _affected(affected: Affected, root: Path) -> ImpactThing:
    return _thing(affected.node, tuple(affected.namings), root)


def _thing(node: Node, namings: tuple[Naming, ...], root: Path) -> ImpactThing:
    line, column = node.place
    return ImpactThing(
        kind=node.kind,
        ref=node.ref,
        title=node.title,
        map=node.map,
        file=file_of(node.entry, root),
        line=line,
        column=column,
        references=[_reference(each) for each in namings],
    )


def _reference(naming: Naming) -> ImpactReference:
    line, column = naming.place
    return ImpactReference(
        field=naming.field, to=naming.target.ref, strict=naming.strict, line=line, column=column
    )

"""What is wrong with a merged map that was right on both sides: ids twice, references to nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.roles import Reach, Retires
from cjmap.problem import Route
from cjmap.workspace.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.format.roles import Section
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: what it is (`name`, the same in every version), where, and a sentence.

    It is put right at `path`, or at one of `or_else`.
    """

    name: tuple[str, ...]
    path: MapPath
    message: str
    or_else: tuple[MapPath, ...] = ()


def new_faults(merged: Entry, versions: Iterable[Entry]) -> list[Fault]:
    """List the faults of a merged map that none of the versions has."""
    indexed = [(version, _index_of(version)) for version in versions]
    found_within = {
        text
        for version, index in indexed
        for _, role, text in version.references
        if role.strict and index.find(version, role, text)
    }
    known = {
        fault.name for version, index in indexed for fault in _faults(version, index, found_within)
    }
    faults = _faults(merged, _index_of(merged), found_within)
    return [fault for fault in faults if fault.name not in known]


def _index_of(entry: Entry) -> Index:
    index = Index()
    index.add(entry)
    return index


def _faults(entry: Entry, index: Index, found_within: set[str]) -> Iterator[Fault]:
    """List the faults of a map; `found_within` are references that have found something in it."""
    for problem in (*entry.document.problems, *entry.read.problems):
        path = problem.where.path if isinstance(problem.where, Route) else ()
        yield Fault((problem.rule.name, problem.message), path, problem.message)
    yield from _twice(entry, index)
    for path, role, text in entry.references:
        own = role.reach is Reach.OWN
        if role.strict and not index.find(entry, role, text) and (own or text in found_within):
            key = next(str(part) for part in reversed(path) if isinstance(part, str))
            message = f"`{key}` names `{text}`, which is gone"
            yield Fault(("dangling", key, text), path, message)
    retired = {text for _, role, text in entry.found if isinstance(role, Retires)}
    for definition in index.defined_in(entry):
        if definition.id in retired:
            message = f"`{definition.id}` is in use and in `retired`"
            yield Fault(("retired", definition.id), definition.path[:-1], message)


def _twice(entry: Entry, index: Index) -> Iterator[Fault]:
    known: dict[tuple[Section, str], MapPath] = {}
    for definition in index.defined_in(entry):
        key = (definition.section, definition.id)
        path = definition.path[:-1]
        if key in known:
            message = f"`{definition.id}` would be the id of two things"
            yield Fault(("twice", *key), path, message, (known[key],))
        known.setdefault(key, path)

"""The sources of evidence that a map names; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.format.catalog import Catalog, Evidence
    from cjmap.problem import MapPath
    from cjmap.workspace import Workspace
    from cjmap.workspace.index import Definition

_EVIDENCE = (Section.EVIDENCE,)


@dataclass(frozen=True, slots=True)
class Source:
    """A source that a map names: where it does so first, where it is defined, and what it is."""

    path: MapPath
    definition: Definition
    evidence: Evidence


@lru_cache(maxsize=1)  # several rules ask for the same map, one after another
def evidence_named(subject: Subject[Any]) -> tuple[tuple[MapPath, str], ...]:
    """List where a map names evidence, as (path in the file, id), whether it is defined or not."""
    return tuple(
        (path, id) for path, role, id in subject.entry.references if role.sections == _EVIDENCE
    )


@lru_cache(maxsize=1)
def sources_of(subject: Subject[Any]) -> tuple[Source, ...]:
    """List the sources that a map names anywhere, each once; those that are unknown are left out."""
    first: dict[str, MapPath] = {}
    for path, id in evidence_named(subject):
        first.setdefault(id, path)
    found = []
    for id, path in first.items():
        defined = _defined(subject.workspace, id)
        if defined is not None:
            found.append(Source(path, *defined))
    return tuple(found)


def _defined(workspace: Workspace, id: str) -> tuple[Definition, Evidence] | None:
    for definition in workspace.index.defined(Section.EVIDENCE, id):
        if definition.entry.model is not None:
            catalog = cast("Catalog", definition.entry.model)
            return definition, catalog.evidence[int(definition.path[1])]
    return None

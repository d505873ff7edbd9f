"""The sources of evidence that a map names; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.catalog import Catalog, EvidenceMethod
    from cjmap.format.values import Date
    from cjmap.problem import MapPath
    from cjmap.workspace.index import Definition

_EVIDENCE = (Section.EVIDENCE,)


class Evidence(NamedTuple):
    """What rules ask of a source: how and when it was found out, and how many it covers.

    Every map that names the source depends on it, so its title, its file and the rest are left out.
    """

    method: EvidenceMethod | None
    date: Date | None
    n: int | None


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
        known = evidence_called(subject.survey, id)
        if known:
            found.append(Source(path, *known[0]))
    return tuple(found)


def evidence_called(survey: Survey, id: str) -> tuple[tuple[Definition, Evidence], ...]:
    """Return what valid catalogs have under an id, in the order of the files."""
    return survey.ask(_called, id)


def _called(survey: Survey, id: str) -> tuple[tuple[Definition, Evidence], ...]:
    return tuple(
        (each, each.entry.told(_evidence)[each.path[1]])
        for each in survey.workspace.index.defined(Section.EVIDENCE, id)
        if each.entry.valid
    )


def _evidence(catalog: Catalog) -> tuple[Evidence, ...] | None:
    """Tell the evidence of a catalog."""
    return tuple(Evidence(each.method, each.date, each.n) for each in catalog.evidence) or None

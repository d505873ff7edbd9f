"""What everything said about customers rests on, and where the map says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cjmap.check.questions.claims import Ground, all_claims, ground_of_map
from cjmap.format.items import Claim
from cjmap.format.journey import Journey, State
from cjmap.format.persona import Persona
from cjmap.insight.gathered.paths import along

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.catalog import Evidence
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath


class Named(StrEnum):
    """Where a map names what a claim rests on."""

    CLAIM = "claim"
    PLACE = "place"
    """The step, stage or action that it stands at."""
    MAP = "map"


class ClaimKind(StrEnum):
    """What a claim tells of customers."""

    PAIN = "pain"
    GAIN = "gain"
    NEED = "need"
    EXPECTATION = "expectation"
    FRUSTRATION = "frustration"
    ACTION = "action"
    FAIL_POINT = "fail-point"


_KINDS = {
    "pains": ClaimKind.PAIN,
    "gains": ClaimKind.GAIN,
    "needs": ClaimKind.NEED,
    "expectations": ClaimKind.EXPECTATION,
    "frustrations": ClaimKind.FRUSTRATION,
    "actions": ClaimKind.ACTION,
}


@dataclass(frozen=True, slots=True)
class Backing:
    """What something rests on: the ids of its `sources`, and where they are `named`."""

    ground: Ground
    sources: tuple[str, ...] = ()
    named: Named | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Backed:
    """A claim with what it rests on; `severity` where it has one."""

    subject: Subject[Any]
    path: MapPath
    text: str
    kind: ClaimKind
    severity: int | None
    backing: Backing


def backed_claims(inquiry: Inquiry) -> tuple[Backed, ...]:
    """Return the claims of the maps that are meant; a future is none, as nobody has lived it."""
    return tuple(
        claim
        for subject in inquiry.subjects
        if not (isinstance(subject.model, Journey) and subject.model.state is State.FUTURE)
        for claim in _claims_of(subject)
    )


def backing_of_claims(inquiry: Inquiry) -> dict[tuple[int, MapPath], Backing]:
    """Return what each claim rests on, by the number of its entry and its path."""
    return {
        (each.subject.entry.number, each.path): each.backing for each in inquiry.once(backed_claims)
    }


def _claims_of(subject: Subject[Any]) -> Iterator[Backed]:
    whole = backing_of_map(subject)
    for stated in all_claims(subject):
        path = stated.path
        kind = ClaimKind.FAIL_POINT if path[-1] == "fail_point" else _KINDS[str(path[-2])]
        *holders, item = along(subject.model, path)
        backing = _innermost([*holders[1:], item], whole)
        severity: int | None = getattr(item, "severity", None)
        yield Backed(subject, path, stated.text, kind, severity, backing)


def backing_at(subject: Subject[Any], path: MapPath) -> Backing:
    """Return what that rests on which stands at a path of a map."""
    return _innermost(list(along(subject.model, path))[1:], backing_of_map(subject))


def backing_of_map(subject: Subject[Any]) -> Backing:
    """Return what a map as a whole rests on; a persona, on what the one that it extends does too."""
    ground = ground_of_map(subject)
    if ground is not Ground.EVIDENCE:
        return Backing(ground)
    model = subject.model
    if isinstance(model, Persona):
        model = subject.workspace.map_of("persona", model.id) or model
    return Backing(ground, tuple(dict.fromkeys(model.evidence)), Named.MAP)


def _innermost(parts: list[Any], whole: Backing) -> Backing:
    """Return what the last part rests on by its own word, else by that of the next one around it."""
    for number, part in enumerate(reversed(parts)):
        if isinstance(part, Claim):
            if part.assumption:
                return Backing(Ground.ASSUMPTION)
            if part.evidence:
                named = Named.PLACE if number else Named.CLAIM
                return Backing(Ground.EVIDENCE, tuple(dict.fromkeys(part.evidence)), named)
    return whole


def evidence_known(inquiry: Inquiry) -> dict[str, Evidence]:
    """Return the evidence of all catalogs by its id, the first of two with one id."""
    found: dict[str, Evidence] = {}
    for _, catalog in inquiry.survey.maps("catalog"):
        for each in catalog.evidence:
            found.setdefault(each.id, each)
    return found

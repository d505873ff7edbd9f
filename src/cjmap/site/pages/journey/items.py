"""What is told in words at a step: each thing with what it rests on, and what would be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.measures import quoted
from cjmap.format.items import Expectation, Pain
from cjmap.format.journey import State
from cjmap.insight.gathered.opportunities import answers
from cjmap.site.items import pain_notes
from cjmap.site.progress import progress_of
from cjmap.site.references import Ref, opportunity_ref, term_refs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.format.items import Item
    from cjmap.format.journey import Experience, Journey
    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.problem import MapPath
    from cjmap.site.pages.journey.shown import Shown

TONES = {"yes": "is-good", "partly": "is-fair", "no": "is-bad"}
"""The classes of the badges of what was met, or reached."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An opportunity that answers something, and how far it has got in a word."""

    opportunity: Ref
    status: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing told in words.

    `notes` say more in a word or two each, such as whose it is; `severity` (1..5, 0: not told) is
    that of a pain; `verdict` with its `tone` tells whether it was met; `evidence` is its own.
    `unanswered` is a pain that no opportunity answers.
    """

    text: str
    anchor: str = ""
    notes: tuple[str, ...] = ()
    severity: int = 0
    verdict: str = ""
    tone: str = ""
    assumed: bool = False
    evidence: tuple[Ref, ...] = ()
    answers: tuple[Answer, ...] = ()
    unanswered: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind, `label`; `differs` says that they are otherwise than usual."""

    label: str
    lines: tuple[Line, ...]
    differs: bool = False


def groups(
    shown: Shown, holder: Experience | Journey, fields: Sequence[str], step: str = ""
) -> tuple[Group, ...]:
    """Return the things of some fields; `step` is the id of the step that may be otherwise than usual."""
    found = []
    for name in fields:
        lines = tuple(
            _line(shown, item, name)
            for item in getattr(holder, name)
            if shown.shows(getattr(item, "by", None))
        )
        if lines:
            found.append(Group(shown.said[name], lines, shown.differs(step, name)))
    return tuple(found)


def answers_to(shown: Shown, path: MapPath) -> tuple[Answer, ...]:
    """Return the opportunities that name what stands at a path, or a stage that holds it."""
    found = shown.site.inquiry.once(answers).to(shown.entry, path)
    return tuple(_answer(shown, each) for each in found)


def _line(shown: Shown, item: Item, field: str) -> Line:
    path = shown.path_of(item)
    found = shown.site.inquiry.once(answers).to(shown.entry, path)
    met = item.met if isinstance(item, Expectation) else None
    pain = item if isinstance(item, Pain) else None
    return Line(
        text=quoted(item.text, shown.said) if field == "thinks" else item.text,
        anchor=shown.anchor(f"item.{item.id}") if item.id else "",
        notes=tuple(_notes(shown, item)),
        severity=(pain.severity or 0) if pain else 0,
        verdict=shown.said[f"met-{met}"] if met else "",
        tone=TONES[met] if met else "",
        assumed=item.assumption,
        evidence=term_refs(shown.site, "evidence", item.evidence),
        answers=tuple(_answer(shown, each) for each in found if each.names(shown.entry, path)),
        unanswered=pain is not None and not found and shown.usual.state is not State.FUTURE,
    )


def _notes(shown: Shown, item: Item) -> Iterator[str]:
    if isinstance(item, Expectation) and item.by and not shown.page.personas:
        yield shown.site.inquiry.name_of("persona", item.by)
    if isinstance(item, Pain):
        yield from pain_notes(shown.site, item)


def _answer(shown: Shown, placed: PlacedOpportunity) -> Answer:
    each = placed.opportunity
    status = progress_of(shown.site, each).word if each.status else ""
    return Answer(opportunity_ref(shown.site, each.id, each.title), status)

"""One opportunity as the page tells it: every fact in words, with the number it is sorted by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.look.speech import speech
from cjmap.draw.parts.measures import figure
from cjmap.insight.gathered.opportunities import CLOSED
from cjmap.site.page import HERE, Link
from cjmap.site.pages.opportunities.matrix import ranked
from cjmap.site.pages.opportunities.standing import Standing, answered, standing
from cjmap.site.pages.opportunities.weighing import chosen, weighing
from cjmap.site.progress import Progress, is_overdue, progress_of
from cjmap.site.references import Ref, term_ref, term_refs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cjmap.draw.look.speech import Speech
    from cjmap.draw.pictures.opportunity_matrix.ranking import Ranked
    from cjmap.format.backlog import Outcome
    from cjmap.insight.plan.ranking import Rank
    from cjmap.insight.voice import Voice
    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure in words, and the text that a table sorts it by; both empty where it is not told."""

    words: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An opportunity. What it does not say is empty; texts are in the language `lang` if that is set.

    `number` and `field` are those of the picture. `rank` is its place by RICE. `change` says what its
    outcome moves, from what to what. `home` is the map that it stands in.
    """

    id: str
    title: str
    lang: str
    summary: str
    number: Figured
    field: str
    status: Progress
    closed: bool
    chosen: bool
    kind: str
    answers: tuple[Ref, ...]
    impact: Figured
    effort: Figured
    confidence: Figured
    reach: Figured
    rank: Figured
    owner: Ref | None
    due: Figured
    overdue: bool
    metric: Ref | None
    change: str
    requires: tuple[Ref, ...]
    excludes: tuple[Ref, ...]
    evidence: tuple[Ref, ...]
    assumption: bool
    home: Ref


def all_told(site: Site, words: Voice) -> tuple[Told, ...]:
    """Tell all opportunities: in the order of the picture, then those without a place in it."""
    telling = _Telling(site, words)
    found = tuple(telling.of(each) for each in site.inquiry.once(standing).values())
    return tuple(sorted(found, key=lambda each: int(each.number.sort or len(found) + 1)))


class _Telling:
    """Tells one opportunity after another."""

    def __init__(self, site: Site, words: Voice) -> None:
        self._site = site
        self._words = words
        self._said: Speech = speech(site.lang)
        self._all = site.inquiry.once(standing)
        self._ranked = ranked(site)
        self._weighing = site.inquiry.once(weighing)
        self._chosen = chosen(self._weighing.plan)

    def of(self, each: Standing) -> Told:
        site, said, opportunity = self._site, self._said, each.opportunity
        home = each.entry.model
        place = self._ranked.get(opportunity.id)
        lang = site.workspace.language_of(home)
        closed = opportunity.status in CLOSED
        due = opportunity.due
        return Told(
            id=opportunity.id,
            title=opportunity.title,
            lang=lang if lang != site.lang else "",
            summary=opportunity.summary or "",
            number=_whole(place),
            field=said[place.field] if place is not None else said["unplaced"],
            status=progress_of(site, opportunity),
            closed=closed,
            chosen=opportunity.id in self._chosen,
            kind=said[f"kind-{opportunity.kind}"] if opportunity.kind else "",
            answers=tuple(dict.fromkeys(answered(site, reference) for reference in each.answers)),
            impact=self._figured(opportunity.impact, lambda value: f"{said.number(value)}/5"),
            effort=self._figured(opportunity.effort, said.number),
            confidence=self._figured(opportunity.confidence, said.percent),
            reach=self._figured(opportunity.reach, said.percent),
            rank=self._rank(self._weighing.rice.get(opportunity.id)),
            owner=term_ref(site, "team", opportunity.owner) if opportunity.owner else None,
            due=Figured(said.day(due), due.isoformat()) if due is not None else Figured(),
            overdue=is_overdue(site, opportunity),
            metric=term_ref(site, "metric", opportunity.outcome.metric)
            if opportunity.outcome is not None
            else None,
            change=self._change(opportunity.outcome),
            requires=tuple(self._others(opportunity.requires)),
            excludes=tuple(self._others((*opportunity.excludes, *each.excluded_by))),
            evidence=term_refs(site, "evidence", opportunity.evidence),
            assumption=opportunity.assumption,
            home=self._home(each),
        )

    def _figured(self, value: float | None, write: Callable[[float], str]) -> Figured:
        return Figured(write(value), f"{value:g}") if value is not None else Figured()

    def _rank(self, rank: Rank | None) -> Figured:
        if rank is None:
            return Figured()
        key = "place-tie" if rank.ties else "place"
        return Figured(self._words(key, place=self._said.number(rank.place)), str(rank.place))

    def _change(self, outcome: Outcome | None) -> str:
        """Say from what to what an outcome moves its metric, as far as that is told."""
        if outcome is None:
            return ""
        start, end = (
            figure(value, outcome.metric, self._site.workspace, self._said)
            if value is not None
            else ""
            for value in (outcome.from_, outcome.to)
        )
        if start and end:
            return f"{start} → {end}"
        return (
            self._words("to", value=end)
            if end
            else self._words("from", value=start)
            if start
            else ""
        )

    def _others(self, ids: Iterable[str]) -> Iterator[Ref]:
        for id in dict.fromkeys(ids):
            found = self._all.get(id)
            yield Ref(found.opportunity.title, Link(HERE, id)) if found is not None else Ref(id)

    def _home(self, each: Standing) -> Ref:
        """Refer to the map that an opportunity stands in; a backlog is this page."""
        title = getattr(each.entry.model, "label", each.entry.file.name)
        kind, id = str(each.entry.kind_name), str(each.entry.id)
        address = self._site.address_of(kind, id) if kind != "backlog" else None
        return Ref(title, Link(address) if address is not None else None)


def _whole(place: Ranked | None) -> Figured:
    return Figured(str(place.number), str(place.number)) if place is not None else Figured()

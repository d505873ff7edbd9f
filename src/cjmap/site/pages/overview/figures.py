"""The figures that matter, what the report says in short, and what hurts most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.format.feelings import mean
from cjmap.insight.formats.html_format import name_of
from cjmap.insight.report.report import in_short, report
from cjmap.insight.report.sections import SECTIONS
from cjmap.site.addresses import JOURNEYS, OPPORTUNITIES, REPORT
from cjmap.site.page import Link
from cjmap.site.pages.opportunities.standing import standing
from cjmap.site.progress import is_overdue, progress_of
from cjmap.site.references import Ref, opportunity_ref, step_ref, term_ref

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.pains.figures import PainFigures
    from cjmap.insight.report.report import Report
    from cjmap.site.site import Site

_PAINS = 5
"""So many of the heaviest pains are shown."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with its name, what it is made of, and where it is explained."""

    value: str
    name: str
    detail: str
    link: Link | None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence of the report, where more of it is told, and the step that it is about."""

    text: str
    more: Ref
    step: Ref | None


@dataclass(frozen=True, slots=True)
class Remedy:
    """The opportunity that has got furthest against a pain: how far, whose it is, until when."""

    opportunity: Ref
    status: str
    owner: Ref | None
    due: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class WorstPain:
    """A pain with its share of the weight of all, and what is done about it.

    `owner` says in words whose touchpoint it is felt at, where nobody's opportunity names the pain.
    """

    text: Ref
    step: str
    part: float
    owner: str
    remedy: Remedy | None


def headlines(site: Site) -> Iterator[Headline]:
    """Go through what the report tells first."""
    report_words = site.words("overview")
    for section, headline in in_short(_report(site), site.lang):
        step = step_ref(site, headline.about, None) if headline.about else None
        yield Headline(
            headline.sentence.text,
            Ref(report_words(f"report-{section}"), _explained(site, section)),
            step if step is not None and step.link is not None else None,
        )


def tiles(site: Site) -> Iterator[Tile]:
    """Go through the figures that matter, those that the maps tell."""
    words, inquiry = site.words("overview"), site.inquiry
    today, futures = len(inquiry.journeys), len(inquiry.futures)
    if today or futures:
        detail = words.counted("futures", futures) if futures else ""
        yield _tile(site, words.number(today), "tile-journeys", detail, JOURNEYS)
    felt = mean(each.score for each in inquiry.steps)
    if felt is not None:
        scored = sum(each.score is not None for each in inquiry.steps)
        detail = words.counted("over-steps", scored)
        link = _explained(site, "experience")
        yield Tile(words.score(felt), words("tile-mean"), detail, link, felt)
    truths = [each for each in inquiry.steps if each.step.moment_of_truth]
    if truths:
        value = words("of", part=sum(each.won for each in truths), whole=len(truths))
        lost = sum(each.lost for each in truths)
        detail = words.counted("lost", lost) if lost else ""
        yield Tile(value, words("tile-truths"), detail, _explained(site, "experience"))
    yield from _report_tiles(site)


def _report_tiles(site: Site) -> Iterator[Tile]:
    words, figures = site.words("overview"), _figures(site)
    pains, trust = figures.get("pains"), figures.get("trust")
    coverage = figures.get("coverage")
    if pains is not None:
        detail = words.counted("half", pains.half) if pains.half else ""
        count = words.number(len(pains.pains))
        yield Tile(count, words("tile-pains"), detail, _explained(site, "pains"))
    work = coverage.work if coverage is not None else None
    if work is not None and work.open:
        late = len(work.overdue)
        detail = words.counted("late", late) if late else ""
        yield _tile(site, words.number(work.open), "tile-opportunities", detail, OPPORTUNITIES)
    if trust is not None and trust.claims.claims:
        claims = trust.claims
        share = words.percent(round(claims.evidence / claims.claims, 2))
        detail = words.counted("of-claims", claims.claims)
        yield Tile(share, words("tile-trust"), detail, _explained(site, "trust"))


def worst_pains(site: Site) -> Iterator[WorstPain]:
    """Go through the heaviest pains."""
    pains = _figures(site).get("pains")
    for each in pains.ranked[:_PAINS] if pains is not None else ():
        yield _worst(site, each)


def _worst(site: Site, pain: PainFigures) -> WorstPain:
    step = step_ref(site, pain.at, None)
    remedy = _remedy(site, pain.answers[0].id) if pain.answers else None
    owner = pain.owner if pain.owner_from == "touchpoint" else None
    return WorstPain(
        text=Ref(pain.text, step.link),
        step=step.title,
        part=pain.part or 0.0,
        owner=site.words("overview")("owner-touchpoint", owner=owner) if owner else "",
        remedy=remedy,
    )


def _remedy(site: Site, id: str) -> Remedy:
    each = site.inquiry.once(standing)[id].opportunity
    return Remedy(
        opportunity=opportunity_ref(site, id, each.title),
        status=progress_of(site, each).word,
        owner=term_ref(site, "team", each.owner) if each.owner else None,
        due=each.due,
        overdue=is_overdue(site, each),
    )


def _tile(site: Site, value: str, key: str, detail: str, address: str) -> Tile:
    link = Link(address) if site.has(address) else None
    return Tile(value, site.words("overview")(key), detail, link)


def _explained(site: Site, section: str) -> Link | None:
    """Return where the report tells a section."""
    return Link(REPORT, f"part.{name_of(section)}") if site.has(REPORT) else None


def _figures(site: Site) -> dict[str, Any]:
    return dict(_report(site).figures)


def _report(site: Site) -> Report:
    return site.inquiry.once(_asked)


def _asked(inquiry: Inquiry) -> Report:
    return report(inquiry, "", SECTIONS)

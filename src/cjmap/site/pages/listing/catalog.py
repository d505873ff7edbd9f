"""The lists of touchpoints and channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.insight.gathered.steps import Meeting
from cjmap.insight.report.consistency.figures import figures
from cjmap.site.pages.listing.cells import Column, Row, badges, number, refs, score
from cjmap.site.references import Ref, channel_ref, term_ref, touchpoint_ref
from cjmap.site.summary import Badge, step_link
from cjmap.site.uses import uses

if TYPE_CHECKING:
    from cjmap.format.catalog import Channel, Touchpoint
    from cjmap.insight.gathered.pains import PlacedPain
    from cjmap.insight.report.consistency.figures import HowItFeels, TouchpointFigures
    from cjmap.insight.voice import Voice
    from cjmap.site.pages.listing.cells import Cell
    from cjmap.site.site import Site

Listed = tuple[tuple[Column, ...], tuple[Row, ...]]


def catalogued_touchpoints(site: Site) -> list[Touchpoint]:
    """Return the touchpoints of the catalogs, each id once."""
    known = site.workspace.index.workspace_ids(Section.TOUCHPOINT)
    found = (site.workspace.touchpoint_of(id) for id in known)
    return [each for each in found if each is not None]


def catalogued_channels(site: Site) -> list[Channel]:
    """Return the channels of the catalogs, each id once."""
    known = site.workspace.index.workspace_ids(Section.CHANNEL)
    found = (site.workspace.channel_named(id) for id in known)
    return [each for each in found if each is not None]


def touchpoints(site: Site, words: Voice) -> Listed:
    """List the touchpoints: those of the catalogs, then those that are described on the spot."""
    columns = (
        Column(words("touchpoint")),
        Column(words("channel")),
        *_felt_columns(words),
        Column(words("worst-pain")),
        Column(words("goals-missed"), figures=True),
        Column(words("owner")),
    )
    told = site.inquiry.once(figures)
    met = told.touchpoints if told is not None else []
    known = {each.touchpoint: each for each in met if each.touchpoint}
    rows = [
        _touchpoint(site, each, known.get(each.id), words) for each in catalogued_touchpoints(site)
    ]
    rows += [_on_the_spot(site, each, words) for each in met if not each.touchpoint]
    return columns, tuple(rows)


def _touchpoint(site: Site, each: Touchpoint, told: TouchpointFigures | None, words: Voice) -> Row:
    channel = site.workspace.channel_named(each.channel) if each.channel else None
    owner = each.owner or (channel.owner if channel is not None else None)
    missed = told.commitment if told is not None else None
    goals = (
        number(
            words("of", part=words.number(missed.missed), whole=words.number(len(missed.goals))),
            missed.missed / len(missed.goals),
        )
        if missed is not None and missed.goals
        else number("", None)
    )
    return Row(
        touchpoint_ref(site, each.id),
        (
            refs(channel_ref(site, each.channel) if each.channel else None),
            *_felt_cells(told.felt if told is not None else None, words),
            _worst(site, uses(site).worst_at(Meeting(touchpoint=each.id))),
            goals,
            refs(term_ref(site, "team", owner) if owner else None),
        ),
    )


def _on_the_spot(site: Site, told: TouchpointFigures, words: Voice) -> Row:
    meeting = Meeting(label=told.title, channel=told.channel)
    return Row(
        Ref(told.title),
        (
            refs(channel_ref(site, told.channel) if told.channel else None),
            *_felt_cells(told.felt, words),
            _worst(site, uses(site).worst_at(meeting)),
            number("", None),
            refs(Ref(told.owner) if told.owner else None),
        ),
        note=words("on-the-spot"),
    )


def channels(site: Site, words: Voice) -> Listed:
    """List the channels."""
    columns = (
        Column(words("channel")),
        Column(words("mode")),
        Column(words("touchpoints"), figures=True),
        *_felt_columns(words),
        Column(words("worst-pain")),
        Column(words("owner")),
    )
    told = site.inquiry.once(figures)
    known = {each.channel: each for each in told.channels} if told is not None else {}
    rows = []
    for each in catalogued_channels(site):
        found = known.get(each.id)
        count = sum(use.thing.kind == "touchpoint" for use in uses(site).of("channel", each.id))
        rows.append(
            Row(
                channel_ref(site, each.id),
                (
                    badges(Badge(words(each.mode)) if each.mode else None),
                    number(words.number(count), count),
                    *_felt_cells(found.felt if found is not None else None, words),
                    _worst(site, uses(site).worst_on(each.id)),
                    refs(term_ref(site, "team", each.owner) if each.owner else None),
                ),
            )
        )
    return columns, tuple(rows)


def _felt_columns(words: Voice) -> tuple[Column, ...]:
    return tuple(
        Column(words(key), figures=True) for key in ("steps", "journeys", "mean", "from-to")
    )


def _felt_cells(felt: HowItFeels | None, words: Voice) -> tuple[Cell, ...]:
    if felt is None or not felt.steps:
        return number("0", 0), number("0", 0), score(None), number("", None)
    ends = ""
    if felt.scored > 1:
        ends = words("range", low=words.score(felt.lowest), high=words.score(felt.highest))
    return (
        number(words.number(felt.steps), felt.steps),
        number(words.number(len(felt.journeys)), len(felt.journeys)),
        score(felt.mean),
        number(ends, felt.spread if ends else None),
    )


def _worst(site: Site, pain: PlacedPain | None) -> Cell:
    """Return the cell of the heaviest pain, with a link to its step."""
    if pain is None:
        return refs()
    lang = pain.at.journey.model.lang
    told = Ref(pain.pain.text, step_link(site, pain.at))
    return refs(told, lang=lang if lang and lang != site.lang else "")

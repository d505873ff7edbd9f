"""Tells how far the maps can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import LOW
from cjmap.insight.document import (
    Align,
    Column,
    Fact,
    Facts,
    Points,
    Said,
    Section,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.report.trust.headlines import headlines
from cjmap.insight.report.trust.reviewing import GuessedFor
from cjmap.insight.report.trust.sourcing import EvidenceAge, EvidenceNature
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.sections import Room
    from cjmap.insight.report.trust.claiming import ClaimShares, MapClaimShares
    from cjmap.insight.report.trust.feeling import FeelingKnown, FeelingsKnown
    from cjmap.insight.report.trust.figures import TrustFigures
    from cjmap.insight.report.trust.resting import Rests
    from cjmap.insight.report.trust.reviewing import MapReview
    from cjmap.insight.report.trust.sourcing import EvidenceFigures, EvidenceSource
    from cjmap.insight.voice import Voice

__all__ = ["headlines", "tell"]

_NAMED = 3
"""So many of a kind are named in a sentence, unless details are asked for."""


def tell(figures: TrustFigures, voice: Voice, room: Room) -> Section:
    """Tell what the claims rest on, over all, by source and by map; then what is left to find out."""
    blocks: list[Block] = [Facts(tuple(_facts(figures, voice)))]
    if figures.sources.sources:
        blocks.append(_sources(figures.sources.sources, figures.claims, voice, room))
    if figures.maps:
        blocks.append(_maps(figures, voice, room))
    points = tuple(_points(figures, voice, room))
    if points:
        blocks.append(Points(points))
    return Section("trust", voice("title"), tuple(blocks), lead=voice("lead"))


def _facts(figures: TrustFigures, voice: Voice) -> Iterator[Fact]:
    claims, sources, feelings = figures.claims, figures.sources, figures.feelings.all
    if claims.claims:
        tone = Tone.PLAIN if claims.evidence == claims.claims else Tone.BAD
        yield Fact(voice("claims"), Said(_claims(claims, voice), tone, "claim"))
    if claims.evidence:
        named = voice(
            "named-told",
            own=voice.number(claims.own),
            place=voice.number(claims.place),
            map=voice.number(claims.map),
        )
        yield Fact(voice("named"), Said(named, note="own-source"))
        yield Fact(voice("age"), Said(_ages(sources, voice), note="source-age"))
        yield Fact(voice("nature"), Said(_natures(sources, voice), note="nature"))
        methods = ", ".join(
            f"{_method(each.method, voice)} {voice.number(each.claims)}" for each in sources.methods
        )
        yield Fact(voice("methods"), Said(methods))
    if feelings.told:
        yield Fact(voice("feelings"), Said(_bases(feelings, voice), note="basis"))
    if figures.reviews:
        yield Fact(voice("reviews"), _reviews(figures.reviews, voice))


def _claims(claims: ClaimShares, voice: Voice) -> str:
    slots = {
        "count": voice.number(claims.claims),
        "evidence": voice.percent(round(claims.evidence / claims.claims, 2)),
        "assumption": voice.number(claims.assumption),
        "nothing": voice.number(claims.nothing),
    }
    return voice("claims-all" if claims.evidence == claims.claims else "claims-some", **slots)


def _ages(sources: EvidenceFigures, voice: Voice) -> str:
    """Tell the ages, of those that no claim has none; fresh is always told."""
    months = voice.counted("months", sources.fresh_months)
    twice = voice.counted("months", 2 * sources.fresh_months)
    told = []
    for age in EvidenceAge:
        if sources.ages[age] or age is EvidenceAge.FRESH:
            count = voice.number(sources.ages[age])
            told.append(voice(f"age-{age}", count=count, months=months, twice=twice))
    return ", ".join(told)


def _natures(sources: EvidenceFigures, voice: Voice) -> str:
    return ", ".join(
        voice(f"nature-{nature}", count=voice.number(sources.natures[nature]))
        for nature in EvidenceNature
        if sources.natures[nature]
    )


def _bases(bases: FeelingsKnown, voice: Voice) -> str:
    told = (
        ("observed", bases.observed),
        ("reported", bases.reported),
        ("assumed", bases.assumed),
        ("untold", bases.untold),
    )
    return ", ".join(
        voice(f"basis-{name}", count=voice.number(count))
        for name, count in told
        if count or name == "observed"
    )


def _reviews(reviews: Sequence[MapReview], voice: Voice) -> Said:
    overdue = sum(each.overdue > 0 for each in reviews)
    never = sum(each.reviewed is None for each in reviews)
    loose = sum(each.due is None for each in reviews) - never
    told = [voice("reviews-due", count=voice.number(overdue), whole=voice.number(len(reviews)))]
    if never:
        told.append(voice("reviews-never", count=voice.number(never)))
    if loose:
        told.append(voice("reviews-loose", count=voice.number(loose)))
    return Said(", ".join(told), Tone.BAD if overdue else Tone.PLAIN, "review-due")


def _method(method: str | None, voice: Voice) -> str:
    return voice(f"method-{method}") if method else voice("method-untold")


def _sources(
    found: Sequence[EvidenceSource], claims: ClaimShares, voice: Voice, room: Room
) -> Table:
    columns = (
        Column(voice("source")),
        Column(voice("method")),
        Column(voice("n"), Align.RIGHT),
        Column(voice("day"), Align.RIGHT, "source-age"),
        Column(voice("rest"), Align.RIGHT, "rests-on"),
        Column(voice("alone"), Align.RIGHT),
    )
    ranked = sorted(found, key=lambda each: (-each.claims, -each.alone))
    shown = room.cut(ranked)
    rows = tuple(
        (
            Said(short(each.title), Tone.BAD if each.age is EvidenceAge.UNKNOWN else Tone.PLAIN),
            Said(_method(each.method, voice)),
            _count(each.n, voice),
            Said(voice.month(each.day) if each.day else "–", _tone(each.age)),
            Said(
                voice(
                    "part",
                    count=voice.number(each.claims),
                    share=voice.percent(round(each.claims / claims.claims, 2)),
                )
            ),
            Said(voice.number(each.alone)),
        )
        for each in shown
    )
    more = len(ranked) - len(shown)
    left_out = voice.counted("more-sources", more) if more else ""
    return Table(columns, rows, caption=voice("sources-caption"), left_out=left_out)


def _tone(age: EvidenceAge) -> Tone:
    if age is EvidenceAge.FRESH:
        return Tone.PLAIN
    return Tone.MUTED if age in (EvidenceAge.UNDATED, EvidenceAge.UNKNOWN) else Tone.BAD


def _count(count: int | None, voice: Voice) -> Said:
    return Said("–", Tone.MUTED) if count is None else Said(voice.number(count))


def _maps(figures: TrustFigures, voice: Voice, room: Room) -> Table:
    """Set the maps below one another, those of which least rests on evidence first."""
    columns = (
        Column(voice("map")),
        Column(voice("claims"), Align.RIGHT, "claim"),
        Column(voice("on-evidence"), Align.RIGHT),
        Column(voice("own"), Align.RIGHT, "own-source"),
        Column(voice("due"), Align.RIGHT, "review-due"),
    )
    reviews = {(each.kind, each.map_id): each for each in figures.reviews}
    ranked = sorted(figures.maps, key=lambda each: (each.evidence / each.claims, -each.claims))
    shown = room.cut(ranked)
    rows = tuple(_map(each, reviews.get((each.kind, each.map_id)), voice) for each in shown)
    more = len(ranked) - len(shown)
    left_out = voice.counted("more-maps", more) if more else ""
    return Table(columns, rows, caption=voice("maps-caption"), left_out=left_out)


def _map(each: MapClaimShares, review: MapReview | None, voice: Voice) -> tuple[Said, ...]:
    due = review.due if review is not None else None
    late = review is not None and review.overdue > 0
    return (
        Said(short(each.title)),
        Said(voice.number(each.claims)),
        Said(
            voice.percent(round(each.evidence / each.claims, 2)),
            Tone.BAD if each.evidence < each.claims else Tone.PLAIN,
        ),
        Said(voice.number(each.own)),
        Said(voice.day(due), Tone.BAD if late else Tone.PLAIN) if due else Said("–", Tone.MUTED),
    )


def _points(figures: TrustFigures, voice: Voice, room: Room) -> Iterator[Sentence]:
    """Tell what rests on little although it matters, and what nobody has found out yet."""
    if figures.claims.evidence:
        told = [
            voice(
                "kind-told",
                kind=voice(f"kind-{each.kind}"),
                own=voice.number(each.own),
                whole=voice.number(each.claims),
            )
            for each in figures.kinds
        ]
        yield Sentence(voice("kinds", kinds=", ".join(told)), notes=("own-source",))
    thin = [
        voice("heavy-pain", pain=voice.title(pain.text), rests=_rests(pain, voice))
        for pain in figures.heaviest_pains
        if pain.thin
    ]
    if thin:
        yield Sentence(voice("heavy", pains=voice.listed(thin)), Tone.BAD, notes=("pain-weight",))
    yield from _frequencies(figures, voice)
    untold = [
        _feeling(each, voice)
        for each in figures.feelings.lowest
        if each.basis is None and each.score <= LOW
    ]
    if untold:
        yield Sentence(voice("low-feelings", feelings=voice.listed(untold)), notes=("basis",))
    yield from _unproven(figures, voice, room)
    for why in GuessedFor:
        names = [each.name for each in figures.personas if each.why is why]
        if names:
            named = voice.titles(names, len(names) if room.detail else _NAMED)
            yield Sentence(voice(f"persona-{why}", names=named), Tone.BAD)
    if figures.sources.unused:
        named = voice.titles(each.title for each in figures.sources.unused)
        yield Sentence(voice("unused", sources=named))
    if figures.metrics:
        named = voice.titles(dict.fromkeys(each.title for each in figures.metrics))
        count = len(figures.metrics)
        yield Sentence(voice.counted("thin-metrics", count, metrics=named))


def _rests(each: Rests, voice: Voice) -> str:
    if each.sources:
        return ", ".join(short(source) for source in each.sources)
    return voice("rests-assumed" if each.assumed else "rests-nothing")


def _frequencies(figures: TrustFigures, voice: Voice) -> Iterator[Sentence]:
    found = figures.talked_frequencies
    if found:
        named = [
            voice(
                "talked-n" if each.n is not None else "talked",
                pain=voice.title(each.text),
                share=voice.percent(each.frequency),
                n=voice.number(each.n or 0),
            )
            for each in found[:_NAMED]
        ]
        count, whole = len(found), voice.number(figures.pains)
        text = voice.counted("frequencies", count, whole=whole, pains=voice.listed(named))
        yield Sentence(text, notes=("talked-frequency",))


def _feeling(reading: FeelingKnown, voice: Voice) -> str:
    contexts = ", ".join(short(each) for each in reading.contexts)
    return voice(
        "feeling-in" if contexts else "feeling",
        step=voice.title(reading.step),
        contexts=contexts,
        score=voice.score(reading.score),
    )


def _unproven(figures: TrustFigures, voice: Voice, room: Room) -> Iterator[Sentence]:
    shown = figures.unproven if room.detail else figures.unproven[:_NAMED]
    for each in shown:
        slots = {
            "kind": voice(f"one-{each.kind}"),
            "text": voice.title(each.text),
            "severity": each.severity,
            "map": voice.title(each.title),
        }
        key = "assumed" if each.assumed else "unfounded"
        text = voice(f"{key}-severe" if each.severity else key, **slots)
        yield Sentence(text, notes=("claim",))
    more = len(figures.unproven) - len(shown)
    if more:
        yield Sentence(voice.counted("more-unproven", more))

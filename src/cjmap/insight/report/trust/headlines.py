"""What about the evidence is worth telling first: where much rests on little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import LOW
from cjmap.insight.document import Sentence
from cjmap.insight.report.sections import Headline
from cjmap.insight.report.trust.reviewing import GuessedFor
from cjmap.insight.report.trust.sourcing import EvidenceAge, EvidenceNature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.report.trust.figures import TrustFigures
    from cjmap.insight.report.trust.sourcing import EvidenceSource
    from cjmap.insight.voice import Voice

_FEWEST = 4
"""Of fewer claims, or feelings, a share says nothing."""

_ENOUGH = 8
"""From so many claims on, it is worth a headline what their evidence is like."""

_QUARTER = 0.25
_HALF = 0.5
_LATE = 90
"""Days from which on one overdue map is worth a headline."""

_SEVERAL = 2
_HEAVIEST = 3
_NAMED = 3


def headlines(figures: TrustFigures, voice: Voice) -> Sequence[Headline]:
    """Tell what is worth telling first."""
    return [
        headline
        for tell in (
            _unproven,
            _heaviest,
            _frequencies,
            _lows,
            _watched,
            _source,
            _borrowed,
            _nature,
            _age,
            _overdue,
            _personas,
            _unused,
        )
        for headline in tell(figures, voice)
    ]


def _unproven(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """Many claims rest on no evidence."""
    claims = figures.claims
    if claims.claims < _FEWEST:
        return
    without = claims.assumption + claims.nothing
    share = without / claims.claims
    if share >= _QUARTER:
        end = "assumed" if not claims.nothing else "nothing" if not claims.assumption else "both"
        told = voice(
            "head-none" if share == 1 else "head-unproven",
            share=voice.percent(round(share, 2)),
            count=voice.number(claims.claims),
        )
        text = voice(
            f"head-unproven-{end}",
            told=told,
            assumption=voice.number(claims.assumption),
            nothing=voice.number(claims.nothing),
        )
        yield Headline(0.5 + share * 0.35, Sentence(text, notes=("claim",)))


def _heaviest(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """What hurts most rests on one source, or on none."""
    heavy = figures.heaviest_pains
    thin = [each for each in heavy if each.thin]
    if len(heavy) < _HEAVIEST or len(thin) < _HEAVIEST - 1 or not figures.claims.evidence:
        return  # where nothing has evidence, that is told of all claims
    bare = sum(not each.sources for each in thin)
    key = "head-heavy-all" if len(thin) == len(heavy) else "head-heavy"
    if bare:
        all_thin = "head-heavy-bare-all" if len(thin) == len(heavy) else "head-heavy-bare"
        key = "head-heavy-none" if bare == len(heavy) else all_thin
    text = voice(
        key,
        count=voice.number(len(thin)),
        whole=voice.number(len(heavy)),
        bare=voice.number(bare),
        pains=voice.titles(each.text for each in thin),
    )
    weight = 0.55 + 0.1 * (len(thin) == len(heavy)) + 0.05 * bare
    yield Headline(weight, Sentence(text, notes=("pain-weight",)))


def _frequencies(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """How often one of the heaviest pains occurs is known from talk with a few."""
    told = [
        each
        for each in figures.talked_frequencies
        if each.rank is not None and each.rank <= _HEAVIEST and each.n is not None
    ]
    if told:
        first = told[0]
        text = voice(
            "head-talked",
            pain=voice.title(first.text),
            share=voice.percent(first.frequency),
            n=voice.number(first.n or 0),
            source=voice.titles(first.sources),
        )
        yield Headline(0.6, Sentence(text, notes=("talked-frequency", "pain-weight")))


def _lows(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """Of the lowest feelings it is not told how they are known."""
    lows = figures.feelings.lows
    unsure = lows.untold + lows.assumed
    if not figures.claims.evidence or unsure < _SEVERAL:
        return
    if lows.told >= _HEAVIEST and unsure >= _HALF * lows.told:
        key = "head-lows-all" if unsure == lows.told else "head-lows"
        if lows.assumed:
            key = "head-lows-both" if lows.untold else "head-lows-assumed"
        text = voice(
            key,
            count=voice.number(unsure),
            whole=voice.number(lows.told),
            low=voice.score(LOW),
        )
        yield Headline(0.6 if unsure == lows.told else 0.5, Sentence(text, notes=("basis",)))


def _watched(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """No feeling was observed."""
    told = figures.feelings.all
    if told.told >= _FEWEST and not told.observed and told.reported:
        text = voice(
            "head-unwatched-all" if told.reported == told.told else "head-unwatched",
            whole=voice.number(told.told),
            reported=voice.number(told.reported),
        )
        yield Headline(0.45, Sentence(text, notes=("basis",)))


def _source(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """Much rests on one source."""
    claims, sources = figures.claims.claims, figures.sources.sources
    if claims < _ENOUGH or not sources:
        return
    alone = max(sources, key=lambda each: each.alone)
    widest = max(sources, key=lambda each: each.claims)
    if alone.alone >= _QUARTER * claims:
        share = alone.alone / claims
        yield _resting("head-alone", alone, share, 0.4 + share * 0.4, voice)
    elif widest.claims >= _HALF * claims:
        share = widest.claims / claims
        key = "head-widest" if widest.alone else "head-widest-shared"
        yield _resting(key, widest, share, 0.15 + share * 0.4, voice)


def _resting(
    key: str, source: EvidenceSource, share: float, weight: float, voice: Voice
) -> Headline:
    told = [voice("n-told", n=voice.number(source.n))] if source.n is not None else []
    if source.day is not None:
        told.append(voice.month(source.day))
    text = voice(
        key,
        who=voice("each" if share == 1 else "share-of-all", share=voice.percent(round(share, 2))),
        source=voice.title(source.title),
        about=f" ({', '.join(told)})" if told else "",
        alone=voice.number(source.alone),
    )
    return Headline(weight, Sentence(text, notes=("rests-on",)))


def _borrowed(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """Most claims have their evidence from the head of the map."""
    claims = figures.claims
    if claims.evidence >= _ENOUGH and claims.borrowed >= _HALF:
        key = "head-borrowed-all" if claims.evidence == claims.claims else "head-borrowed"
        text = voice(
            "head-borrowed-only" if claims.map == claims.claims else key,
            share=voice.percent(round(claims.borrowed, 2)),
            map=voice.number(claims.map),
            count=voice.number(claims.claims),
            evidence=voice.number(claims.evidence),
        )
        yield Headline(0.45, Sentence(text, notes=("own-source",)))


def _nature(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """Nobody counted what most claims say, or nobody asked why."""
    evidence = figures.claims.evidence
    for nature in (EvidenceNature.TOLD, EvidenceNature.COUNTED):
        share = figures.sources.natures[nature] / evidence if evidence >= _ENOUGH else 0.0
        if share >= _HALF:
            who = voice(
                "all-claims" if share == 1 else "some-claims", share=voice.percent(round(share, 2))
            )
            text = voice(f"head-{nature}", who=who)
            yield Headline(0.4 + (share == 1) * 0.1, Sentence(text, notes=("nature",)))


def _age(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """Much rests on what is no longer fresh."""
    evidence, ages = figures.claims.evidence, figures.sources.ages
    stale = ages[EvidenceAge.OLDER] + ages[EvidenceAge.OLD]
    if evidence >= _ENOUGH and stale >= _QUARTER * evidence:
        text = voice(
            "head-age-all" if stale == evidence else "head-age",
            share=voice.percent(round(stale / evidence, 2)),
            months=voice.counted("months", figures.sources.fresh_months),
        )
        yield Headline(0.45 + 0.25 * stale / evidence, Sentence(text, notes=("source-age",)))


def _overdue(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """Maps were not checked when they should have been."""
    late = [each for each in figures.reviews if each.overdue]
    if late and (len(late) >= _QUARTER * len(figures.reviews) or late[0].overdue >= _LATE):
        text = voice.counted(
            "head-overdue",
            len(late),
            whole=voice.number(len(figures.reviews)),
            map=voice.title(late[0].title),
            days=voice.length(late[0].overdue, "day"),
        )
        yield Headline(0.5, Sentence(text, notes=("review-due",)))


def _personas(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """Personas rest on no research, or nothing is told of what they rest on."""
    silent = [each.name for each in figures.personas if each.why is GuessedFor.NOTHING]
    guessed = [each.name for each in figures.personas if each.why is not GuessedFor.NOTHING]
    told = [
        voice.counted(key, len(names), names=voice.titles(names, _NAMED))
        for key, names in (("head-guessed", guessed), ("head-silent", silent))
        if names
    ]
    if told:
        yield Headline(0.5, Sentence(" ".join(told)))


def _unused(figures: TrustFigures, voice: Voice) -> Iterator[Headline]:
    """Something was found out, and no map uses it."""
    unused = figures.sources.unused
    if unused:
        largest = max(unused, key=lambda each: each.n or 0)
        about = f" ({voice('n-told', n=voice.number(largest.n))})" if largest.n else ""
        text = voice("head-unused", source=voice.title(largest.title), about=about)
        yield Headline(0.35, Sentence(text))

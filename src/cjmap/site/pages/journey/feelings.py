"""How a step feels, for everybody or for each persona: scores with their words, and how they are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.scores import score_of
from cjmap.format.feelings import score_for
from cjmap.site.references import Ref, map_ref, term_refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.journey import Emotion, Experience
    from cjmap.site.pages.journey.shown import Shown


@dataclass(frozen=True, slots=True)
class Feeling:
    """A score (−2..2) with its word; `who` feels so, None where it is everybody."""

    score: float
    word: str
    who: Ref | None = None


@dataclass(frozen=True, slots=True)
class Felt:
    """What is known of how a step feels.

    `notes` tell how it is known and how strongly it is felt; `usual` is how it feels otherwise, where
    the page shows a context in which that differs.
    """

    scores: tuple[Feeling, ...]
    notes: tuple[str, ...]
    usual: Feeling | None
    assumed: bool
    evidence: tuple[Ref, ...]


def feeling(shown: Shown, score: float, who: Ref | None = None) -> Feeling:
    """Put a score into a word as well, in grades of halves."""
    return Feeling(score, shown.words(f"mood-{round(2 * score) + 4}"), who)


def felt(shown: Shown, experience: Experience, usual: Experience | None = None) -> Felt | None:
    """Tell how a step or a variant feels; None where nobody said."""
    emotion = experience.emotion
    if emotion is None:
        return None
    before = score_of(usual) if usual is not None and usual.emotion != emotion else None
    return Felt(
        scores=tuple(_scores(shown, emotion)),
        notes=tuple(_notes(shown, emotion)),
        usual=feeling(shown, before) if before is not None else None,
        assumed=emotion.assumption,
        evidence=term_refs(shown.site, "evidence", emotion.evidence),
    )


def _scores(shown: Shown, emotion: Emotion) -> Iterator[Feeling]:
    """Give the score of each persona where they are told apart, else the one of all."""
    asked = shown.page.personas
    people = asked or tuple(dict.fromkeys((*shown.usual.personas, *emotion.by)))
    told = {id: score for id in people if (score := score_for(emotion, id)) is not None}
    if len(told) == len(people) and len(set(told.values())) == 1:
        yield feeling(shown, next(iter(told.values())))
    elif told:
        for id, score in told.items():
            yield feeling(shown, score, map_ref(shown.site, "persona", id))
    elif emotion.score is not None and not asked:
        yield feeling(shown, emotion.score)


def _notes(shown: Shown, emotion: Emotion) -> Iterator[str]:
    if emotion.basis is not None:
        yield shown.values(f"word-{emotion.basis}")
    if emotion.intensity is not None:
        yield shown.words("intensity", intensity=emotion.intensity)

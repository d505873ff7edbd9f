"""What is expected on the way, whether it was judged, and which step takes up what is expected throughout."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.check.questions.likeness import letters_of
from cjmap.insight.gathered.opportunities import answers
from cjmap.insight.gathered.walkers import walkers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.format.items import Expectation, Met
    from cjmap.format.journey import Emotion
    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry

_WORDS = re.compile(r"\w+")

_TELLING_WORDS = 3
"""With fewer words in common, it is chance that one text has all words of another."""


@dataclass(frozen=True, eq=False)
class Expected:
    """An expectation with whoever has it (ids of personas; none: nobody is named).

    `ref` is the step as other maps refer to it, or the map as `journey:first-order`. `at` is the step, None for one of a whole journey or of a persona; `emotion` how it feels there,
    in the contexts `contexts` if there are any. `place` is the title of what holds it. `answers` are
    the opportunities that name its step, what holds that or what is in it; of an expectation
    without a step, those that name it.
    """

    expectation: Expectation
    personas: tuple[str, ...]
    ref: str
    place: str
    at: PlacedStep | None = None
    emotion: Emotion | None = None
    contexts: tuple[str, ...] = ()
    answers: tuple[PlacedOpportunity, ...] = ()

    @property
    def met(self) -> Met | None:
        """Whether it was met; None where nobody judged it."""
        return self.expectation.met


def expected(inquiry: Inquiry) -> tuple[Expected, ...]:
    """Return what is expected: at the steps, then what no step takes up, each text once."""
    at_steps = [each for step in inquiry.steps for each in _at_step(inquiry, step)]
    taken = _TakenUp(at_steps)
    throughout = [
        each
        for each in (*_of_journeys(inquiry), *_of_personas(inquiry))
        if not taken.has(each.ref, each.expectation)
    ]
    return (*at_steps, *_once(throughout))


def _at_step(inquiry: Inquiry, placed: PlacedStep) -> Iterator[Expected]:
    step, entry = placed.step, placed.journey.entry
    if not step.expectations and not step.variants:
        return
    told = [
        (step.emotion, (), step.expectations),
        *((each.emotion or step.emotion, each.when, each.expectations) for each in step.variants),
    ]
    named = tuple(inquiry.once(answers).around(entry, placed.path))
    for emotion, contexts, expectations in told:
        for each in expectations:
            personas = (each.by,) if each.by else walkers_of(placed)
            yield Expected(each, personas, placed.ref, step.title, placed, emotion, contexts, named)


def _of_journeys(inquiry: Inquiry) -> Iterator[Expected]:
    for journey in inquiry.journeys:
        model = journey.model
        for number, each in enumerate(model.expectations):
            personas = (each.by,) if each.by else model.personas
            named = inquiry.once(answers).to(journey.entry, ("expectations", number))
            yield Expected(each, personas, f"journey:{model.id}", model.label, answers=tuple(named))


def _of_personas(inquiry: Inquiry) -> Iterator[Expected]:
    for subject in inquiry.maps("persona"):
        persona = inquiry.personas.get(subject.model.id, subject.model)
        for each in persona.expectations:
            yield Expected(each, (persona.id,), f"persona:{persona.id}", persona.label)


def _once(throughout: Iterable[Expected]) -> Iterator[Expected]:
    """Tell a text once for all who expect it; one that somebody judged says more."""
    found: dict[str, Expected] = {}
    for each in throughout:
        key = letters_of(each.expectation.text)
        first = found.setdefault(key, each)
        if first is not each:
            personas = tuple(dict.fromkeys((*first.personas, *each.personas)))
            kept = first if first.met is not None or each.met is None else each
            found[key] = Expected(
                kept.expectation, personas, kept.ref, kept.place, answers=kept.answers
            )
    yield from found.values()


class _TakenUp:
    """What steps expect, by the journey and the personas that it belongs to (`Expected.ref`)."""

    def __init__(self, at_steps: Iterable[Expected]) -> None:
        self._ids: set[tuple[str, str]] = set()
        self._words: dict[str, set[frozenset[str]]] = defaultdict(set)
        for each in at_steps:
            if each.at is None:
                continue
            journey = f"journey:{each.at.journey.model.id}"
            for ref in (journey, *(f"persona:{id}" for id in each.personas)):
                if each.expectation.id is not None:
                    self._ids.add((ref, each.expectation.id))
                self._words[ref].add(_words(each.expectation.text))

    def has(self, ref: str, expectation: Expectation) -> bool:
        """Whether a step has an expectation of the same id, or of the same words.

        The same are words of which one text has all that another has, and at least three.
        """
        if expectation.id is not None and (ref, expectation.id) in self._ids:
            return True
        words = _words(expectation.text)
        return any(
            words == other
            or (len(words & other) >= _TELLING_WORDS and words & other in (words, other))
            for other in self._words.get(ref, ())
        )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(text.casefold()))

"""How a script puts its questions: in the words of the interview's language, with choices that exist."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cjmap.authoring.interview.questions import (
    Amount,
    Line,
    Lines,
    Option,
    Pick,
    PickSeveral,
    Scale,
    options_of,
)
from cjmap.authoring.words import words
from cjmap.draw.look.labels import words as labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.authoring.surroundings import Named, Surroundings
    from cjmap.authoring.wanted import Wanted


class Asking:
    """Makes questions. Each method takes the name of one in the words; `key` tells equal ones apart."""

    def __init__(self, wanted: Wanted, around: Surroundings) -> None:
        """Ask in the language that the map is wanted in, about what is around."""
        self.wanted = wanted
        self.around = around
        self._said = words(wanted.language)

    @property
    def frame(self) -> dict[str, Any]:
        """What every map has before the first question."""
        return {
            "kind": self.wanted.kind.name,
            "id": self.wanted.id,
            "lang": self.wanted.named_language,
            "status": "draft",
        }

    def line(
        self, name: str, key: str = "", *, required: bool = False, suggested: str = "", **put: str
    ) -> Line:
        """Ask for one text."""
        return Line(**self._words(name, key, put), required=required, suggested=suggested)

    def lines(self, name: str, key: str = "", *, required: bool = False, **put: str) -> Lines:
        """Ask for several texts."""
        return Lines(**self._words(name, key, put), required=required)

    def pick(
        self,
        name: str,
        options: Sequence[Named | Option],
        key: str = "",
        *,
        free: bool = False,
        suggested: str = "",
        **put: str,
    ) -> Pick:
        """Ask for one of several; `suggested` is an id."""
        question = Pick(**self._words(name, key, put), options=options_of(options), free=free)
        return replace(question, suggested=question.typed(suggested))

    def pick_several(
        self,
        name: str,
        options: Sequence[Named | Option],
        key: str = "",
        *,
        suggested: Sequence[str] = (),
        **put: str,
    ) -> PickSeveral:
        """Ask for any number of several."""
        question = PickSeveral(**self._words(name, key, put), options=options_of(options))
        return replace(question, suggested=question.typed(list(suggested)))

    def emotion(self, name: str, key: str, **put: str) -> Scale:
        """Ask how it feels: −2 to 2 in halves."""
        return self._scale(name, key, put, -2, 2, 0.5, faces=True)

    def rating(self, name: str, key: str, **put: str) -> Scale:
        """Ask for 1 to 5."""
        return self._scale(name, key, put, 1, 5, 1)

    def amount(self, name: str, key: str, **put: str) -> Amount:
        """Ask for a number of 0 or more."""
        return Amount(**self._words(name, key, put))

    def choices(self, name: str) -> tuple[Option, ...]:
        """Return the options of a closed set of words, as the language says them."""
        return tuple(Option(id, title) for id, title in self._said.CHOICES[name].items())

    @cached_property
    def steps(self) -> tuple[Option, ...]:
        """All steps of all journeys, as `journey#step`."""
        return tuple(
            Option(f"{journey.id}#{step.id}", step.title, journey.title)
            for journey in self.around.journeys
            for step in journey.steps
        )

    def _scale(
        self,
        name: str,
        key: str,
        put: Mapping[str, str],
        low: float,
        high: float,
        step: float,
        *,
        faces: bool = False,
    ) -> Scale:
        return Scale(
            **self._words(name, key, put),
            low=low,
            high=high,
            step=step,
            ends=self._said.ENDS[name],
            faces=faces,
        )

    def _words(self, name: str, key: str, put: Mapping[str, str]) -> dict[str, Any]:
        """Find what is asked, and the help; the areas of an empathy map ask as their picture does."""
        if name in self._said.QUESTIONS:
            text, help = self._said.QUESTIONS[name]
        else:
            area = name.partition(".")[2]
            text = labels(self.wanted.language)[f"ask-{area}"]
            help = self._said.EXAMPLES[area]
        quoted = {word: value for word, value in put.items() if word != "about"}
        return {
            "key": f"{name}/{key}" if key else name,
            "text": text.format(**quoted),
            "help": help,
            "about": put.get("about", ""),
        }

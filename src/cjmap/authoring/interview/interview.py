"""The interview as a machine: the next question, the map so far, back, skip, finish, go on again.

A script is a generator that yields questions and is sent answers. It depends on nothing but those
answers, so that going back is playing them again without the last.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from cjmap.authoring.comments import with_comments
from cjmap.authoring.interview.asking import Asking
from cjmap.authoring.interview.questions import Answer, Question, Refused
from cjmap.authoring.words import words
from cjmap.format.roles import Section
from cjmap.layout import map_text
from cjmap.source import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cjmap.authoring.surroundings import Surroundings
    from cjmap.authoring.wanted import Wanted

Script = Generator[Question, Answer, None]
Talk = Callable[[dict[str, Any], Asking], Script]


class Interview:
    """One interview about one map.

    `answers` are those given, in order, each with the key of its question; `remembered` also has
    those that were taken back, so that nobody types them twice.
    """

    def __init__(
        self,
        wanted: Wanted,
        around: Surroundings,
        answers: Iterable[tuple[str, Answer]] = (),
        remembered: Mapping[str, Answer] | None = None,
    ) -> None:
        """Begin, or go on after earlier answers as far as they still fit their questions."""
        self.wanted = wanted
        self.asking = Asking(wanted, around)
        name = wanted.kind.name.replace("-", "_")
        self._talk: Talk = import_module(f"cjmap.authoring.interview.scripts.{name}").talk
        earlier = list(answers)
        self.remembered: dict[str, Answer] = {**(remembered or {}), **dict(earlier)}
        self.answers: list[tuple[str, Answer]] = []
        self._play(earlier)

    @property
    def question(self) -> Question | None:
        """The question to be answered now; None once all have been."""
        return self._question

    @property
    def data(self) -> dict[str, Any]:
        """The map so far, as plain data."""
        return self._data

    def text(self, file: Path) -> str:
        """Write the map so far for `file`.

        A journey that nobody can go through yet, as the workspace has no persona, says so where the
        template does: it is not found fault with before there was a choice.
        """
        written = map_text(self._data, file)
        journey = self.wanted.kind.name == Section.JOURNEY
        if not journey or self.asking.around.personas:
            return written
        itself = parse_document(file, written.encode("utf-8"))
        return with_comments(written, itself, {"kind": words(self.wanted.language).NO_PERSONA_YET})

    @property
    def prefilled(self) -> str:
        """What stands in the answer from the beginning: what was said before, or is suggested."""
        question = self._question
        if question is None:
            return ""
        before = self.remembered.get(question.key)
        if before is not None and question.accepts(before):
            return question.typed(before)
        return question.suggested

    def read(self, typed: str) -> Answer:
        """Read what was typed as an answer to the question; raises `Refused`."""
        assert self._question is not None, "the interview is over"
        return self._question.read(typed)

    def refusal(self, refused: Refused) -> str:
        """Say in the language of the interview why something is no answer."""
        sentence: str = getattr(words(self.wanted.language), refused.reason)
        return sentence.format(**refused.values)

    def answer(self, answer: Answer) -> None:
        """Take an answer that `read` returned, and go on."""
        assert self._question is not None, "the interview is over"
        self.answers.append((self._question.key, answer))
        self.remembered[self._question.key] = answer
        self._send(answer)

    def skip(self) -> None:
        """Go on without an answer; raises `Refused` where one is needed."""
        assert self._question is not None, "the interview is over"
        self.answer(self._question.needed(None))

    def back(self) -> bool:
        """Take the last answer back; whether there was one."""
        if not self.answers:
            return False
        self._play(self.answers[:-1])
        return True

    def finish(self) -> None:
        """Skip all that can be skipped, up to the next question that needs an answer."""
        while self._question is not None and not self._question.required:
            self.skip()

    def with_answer(self, answer: Answer) -> dict[str, Any]:
        """Return the map as it would be after an answer, which is not taken."""
        data = dict(self.asking.frame)
        script = self._talk(data, self.asking)
        try:
            next(script)
            for _, given in self.answers:
                script.send(given)
            script.send(answer)
        except StopIteration:
            pass
        return data

    def _play(self, answers: list[tuple[str, Answer]]) -> None:
        """Begin anew and give these answers, as far as they fit."""
        self.answers = []
        self._data = dict(self.asking.frame)
        self._script = self._talk(self._data, self.asking)
        self._question: Question | None = next(self._script)
        for key, answer in answers:
            question = self._question
            if question is None or question.key != key or not question.accepts(answer):
                return
            self.answers.append((key, answer))
            self._send(answer)

    def _send(self, answer: Answer) -> None:
        try:
            self._question = self._script.send(answer)
        except StopIteration:
            self._question = None

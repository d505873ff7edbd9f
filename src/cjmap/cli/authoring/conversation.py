"""What the screen shows and what its keys do, without a screen: the interview and what surrounds it.

Before the first question it may ask whether to go on with a draft; after the last one it asks
whether to write. In between, each answer is kept in a file before the next question is put.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.authoring.draft import Draft, keep, kept_on
from cjmap.authoring.interview import Interview, Refused
from cjmap.authoring.interview.preview import Preview, preview
from cjmap.authoring.interview.questions import (
    Line,
    Lines,
    Option,
    Pick,
    PickSeveral,
    Question,
    Scale,
)
from cjmap.authoring.words import words
from cjmap.errors import CjmapError
from cjmap.speech import Speech

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.cli.authoring.request import Commission


@dataclass(slots=True)
class Conversation:
    """One interview as a person goes through it; `typed` is what stands in the answer now.

    `proposed` says that it is there to be kept or replaced as a whole. `cursor` is the option that the
    arrows stand at, where several can be marked; `message` says why something did not work.
    """

    commission: Commission
    kept_in: Path
    draft: Draft | None
    interview: Interview = field(init=False)
    resuming: Pick | None = field(init=False)
    typed: str = field(init=False, default="")
    proposed: bool = field(init=False, default=False)
    cursor: int | None = field(init=False, default=None)
    message: str = field(init=False, default="")
    helping: bool = field(init=False, default=False)
    said: Any = field(init=False)
    _base: Preview = field(init=False)

    def __post_init__(self) -> None:
        """Begin, with the question whether to go on where there is something to go on with."""
        wanted = self.commission.wanted
        self.said = words(wanted.language)
        self.interview = Interview(wanted, self.commission.around)
        self.resuming = None
        if self.draft is not None and not self.draft.is_empty:
            self.resuming = self._whether_to_resume(self.draft)
            self._go_on(self.draft)
        self._base = self._written(self.interview.data)
        self._arrive()

    @property
    def question(self) -> Question | None:
        """What is asked now; None once only writing is left."""
        return self.resuming or self.interview.question

    @property
    def number(self) -> int:
        """The number of the question, from 1."""
        return len(self.interview.answers) + 1

    @property
    def shown(self) -> Preview:
        """The map as it would be if what is typed were the answer."""
        if self.resuming is not None or self.interview.question is None:
            return self._base
        try:
            answer = self.interview.read(self.typed)
        except Refused:
            return self._base
        if answer is None:
            return self._base
        return self._written(self.interview.with_answer(answer), self._base)

    @property
    def options(self) -> tuple[Option, ...]:
        """The options to show: all, or those like what is typed."""
        question = self.question
        if not isinstance(question, Pick):
            return ()
        if isinstance(question, PickSeveral):
            last = self.typed.rpartition(",")[2].strip()
        else:
            last = self.typed.strip()
        return question.options if question.named(last) else question.matching(last)

    def submit(self) -> bool:
        """Take what is typed as the answer; True where the last question is behind us: write."""
        question = self.question
        if question is None:
            return True
        typed = self.typed
        if isinstance(question, PickSeveral) and not typed.strip() and self.cursor is not None:
            typed = question.label(self.options[self.cursor])
        try:
            answer = question.read(typed)
        except Refused as refused:
            self.message = self.interview.refusal(refused)
            self.proposed = self._is_short
            return False
        if self.resuming is not None:
            self._resume(go_on=answer == "go-on")
            return False
        before = self._base
        self.interview.answer(answer)
        self._base = self._written(self.interview.data, before)
        self._arrive()
        self._keep()
        return False

    def skip(self) -> None:
        """Go on without an answer."""
        if self.resuming is not None or self.interview.question is None:
            return
        try:
            self.interview.skip()
        except Refused as refused:
            self.message = self.interview.refusal(refused)
            return
        self._moved()

    def back(self) -> None:
        """Take the last answer back; what is typed is remembered."""
        if self.resuming is not None:
            return
        self._remember()
        if not self.interview.back():
            self.message = self.said.FIRST
            return
        self._moved()

    def finish(self) -> None:
        """Skip to the end, with what is typed as the last answer."""
        if self.resuming is not None or self.interview.question is None:
            return
        if self.typed.strip():
            before = self.question
            self.submit()
            if self.question is before:
                return
        self.interview.finish()
        self._moved()
        if self.interview.question is not None:
            self.message = self.said.REQUIRED

    def move(self, steps: int) -> None:
        """Move among the options, or along the scale."""
        question = self.question
        if isinstance(question, Scale):
            self.typed = question.stepped(self.typed, steps)
            self.message = ""
            self.proposed = True
            return
        options = self.options
        if not isinstance(question, Pick) or not options:
            return
        if isinstance(question, PickSeveral):
            first = 0 if steps > 0 else len(options) - 1
            self.cursor = first if self.cursor is None else (self.cursor + steps) % len(options)
            return
        at = 0 if steps > 0 else -1  # of those like what is typed
        for named in question.named(self.typed.strip())[:1]:
            at = (options.index(named) + steps) % len(options)
        self.typed = question.label(options[at])
        self.proposed = True

    def mark(self) -> bool:
        """Mark the option that the arrows stand at, or take the mark away; whether there is one."""
        question = self.question
        if not isinstance(question, PickSeveral) or self.cursor is None:
            return False
        if self.cursor < len(self.options):
            option = self.options[self.cursor]
            self.typed = question.toggled(self.typed, option)
            self.cursor = self.options.index(option) if option in self.options else 0
        return True

    def type(self, text: str) -> None:
        """Let something else stand in the answer."""
        self.proposed = False
        if text != self.typed:
            self.typed = text
            self.cursor = None
            self.message = ""

    def keep_unfinished(self) -> None:
        """Keep the answers, and what is typed of the next one."""
        if self.resuming is None:
            self._keep(typed=self.typed)

    def draft_now(self, typed: str = "") -> Draft:
        """Return what there is to be kept."""
        question = self.interview.question
        return Draft(
            tuple(self.interview.answers),
            self.interview.remembered,
            question.key if question is not None else "",
            typed if question is not None and typed != self.interview.prefilled else "",
        )

    def _keep(self, typed: str = "") -> None:
        draft = self.draft_now(typed)
        if draft.is_empty:
            return
        try:
            keep(draft, self.kept_in)
        except CjmapError as error:
            self.message = error.message

    def _moved(self) -> None:
        self._base = self._written(self.interview.data, self._base)
        self._arrive()
        self._keep()

    def _arrive(self) -> None:
        """Put a question: with what was said to it before, or what is suggested."""
        self.typed = self.resuming.suggested if self.resuming else self.interview.prefilled
        suggested = self.question.suggested if self.question is not None else ""
        self.proposed = bool(self.typed) and (self._is_short or self.typed == suggested)
        self.cursor = None
        self.message = ""
        self.helping = False

    @property
    def _is_short(self) -> bool:
        """Whether an answer is a choice or a number, which nobody goes on with letter by letter."""
        question = self.question
        if isinstance(question, Pick) and question.free:
            return bool(question.named(self.typed.strip()))
        return not isinstance(question, (Line, Lines))

    def _remember(self) -> None:
        question = self.interview.question
        if question is None:
            return
        try:
            answer = question.read(self.typed)
        except Refused:
            return
        if answer is not None:
            self.interview.remembered[question.key] = answer

    def _go_on(self, draft: Draft) -> None:
        commission = self.commission
        self.interview = Interview(
            commission.wanted, commission.around, draft.answers, draft.remembered
        )

    def _resume(self, *, go_on: bool) -> None:
        """Go on where the draft ends, in the middle of an answer if need be; or begin anew."""
        draft = self.draft or Draft()
        self.resuming = None
        if not go_on:
            self.interview = Interview(self.commission.wanted, self.commission.around)
        self._base = self._written(self.interview.data)
        self._arrive()
        question = self.interview.question
        if go_on and question is not None and draft.typed and question.key == draft.begun:
            self.typed = draft.typed
            self.proposed = False

    def _whether_to_resume(self, draft: Draft) -> Pick:
        day = Speech(self.commission.wanted.language).day(kept_on(self.kept_in).date())
        options = tuple(Option(id, title) for id, title in self.said.RESUME_CHOICES.items())
        return Pick(
            key="resume",
            text=self.said.RESUME.format(count=len(draft.answers), day=day),
            required=True,
            suggested=options[0].title,
            options=options,
        )

    def _written(self, data: dict[str, Any], before: Preview | None = None) -> Preview:
        return preview(data, self.commission.file, before)

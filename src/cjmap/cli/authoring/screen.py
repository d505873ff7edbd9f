"""The interview on a full screen: what the keys do to it, and how it ends.

Only this module and `arrangement` know prompt_toolkit.
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from cjmap.authoring.interview.questions import (
    Lines,
    Pick,
    PickSeveral,
    Scale,
    without_controls,
    without_marks,
)
from cjmap.cli.authoring.arrangement import Arrangement
from cjmap.cli.authoring.panes import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.filters import Filter
    from prompt_toolkit.key_binding import KeyPressEvent

    from cjmap.cli.authoring.conversation import Conversation

_PAGE = 8
"""The lines of the map that a page key moves."""

_LONGEST_PASTE = 20_000
"""The letters that are taken of a pasted text; no map is written in one go."""

_OF_EDITORS = ("c-@", "c-o", "c-q", "c-r", "c-s", "c-v", "c-x", "c-]")
"""Keys that would begin what only editors have, such as a selection, and puzzle whoever hits them."""


class Screen:
    """The terminal part of a conversation."""

    def __init__(self, talk: Conversation, *, colors: bool) -> None:
        """Build the screen; nothing is shown before `run`."""
        self.talk = talk
        self.buffer = Buffer(
            multiline=True,
            on_text_changed=lambda _: self._typed(),
            on_cursor_position_changed=lambda _: self._edits(),
        )
        self._arrangement = Arrangement(talk, self.buffer)
        self._loading = False
        self._fault: Exception | None = None
        self.application: Application[bool] = Application(
            layout=Layout(self._arrangement.root, focused_element=self._arrangement.answer),
            key_bindings=self._keys(),
            style=Style.from_dict(STYLES),
            color_depth=None if colors else ColorDepth.DEPTH_1_BIT,
            full_screen=True,
            erase_when_done=True,  # some terminals have no second screen to come back from
        )
        self.application.ttimeoutlen = 0.05
        self._arrived()

    def run(self) -> bool:
        """Hold the conversation; True where the map is to be written, False where it was stopped.

        Whatever stops it, also a signal or a terminal that closes, leaves the answers kept.
        """
        try:
            done = asyncio.run(self._run())
        except (KeyboardInterrupt, EOFError, OSError):
            done = False
        if not done:
            self.talk.keep_unfinished()
        if self._fault is not None:
            raise self._fault
        return done

    async def _run(self) -> bool:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError):  # Windows has none of that
                loop.add_signal_handler(getattr(signal, name), self._stop)
        loop.set_exception_handler(lambda _, context: self._failed(context.get("exception")))
        return await self.application.run_async(set_exception_handler=False)

    def _failed(self, fault: Exception | None) -> None:
        """Leave the screen after a mistake of ours, so that it is told as others are."""
        self._fault = self._fault or fault
        self._stop()

    def _stop(self) -> None:
        if self.application.is_running and not self.application.is_done:
            self.application.exit(result=False)

    def _typed(self) -> None:
        if not self._loading:
            self.talk.type(self.buffer.text)
            self._arrangement.refresh()

    def _edits(self) -> None:
        """Take what is proposed for the beginning of the answer, from the first move in it."""
        if not self._loading:
            self.talk.proposed = False

    def _insert(self, text: str) -> None:
        """Put text into the answer, in place of what is only proposed there."""
        several = isinstance(self.talk.question, PickSeveral) and text.startswith(",")
        if self.talk.proposed and not several:
            self._load("")
        self.buffer.insert_text(text)

    def _arrived(self) -> None:
        """Show the question that is asked now, with what stands in its answer."""
        text = self.talk.typed
        if isinstance(self.talk.question, Lines) and text and not text.endswith("\n"):
            text += "\n"  # the empty line at the end, where Enter goes on
        self._load(text)

    def _load(self, text: str) -> None:
        self._loading = True
        self.buffer.set_document(Document(text), bypass_readonly=True)
        self._loading = False
        self._arrangement.refresh()

    def _enter(self) -> None:
        question = self.talk.question
        line = self.buffer.document.current_line
        if isinstance(question, Lines) and line.strip():
            self._next_line()
            self.talk.keep_unfinished()
            return
        if self.talk.submit():
            self.application.exit(result=True)
        elif self.talk.question is not question:
            self._arrived()

    def _next_line(self) -> None:
        """Go to the next line of a list, a new one if need be."""
        buffer = self.buffer
        buffer.cursor_position += buffer.document.get_end_of_line_position()
        rest = buffer.document.text_after_cursor
        if rest.startswith("\n") and not rest[1:].partition("\n")[0].strip():
            buffer.cursor_position += 1
        else:
            buffer.insert_text("\n")

    def _paste(self, data: str) -> None:
        text = without_controls(data[:_LONGEST_PASTE])
        lines = text.split("\n")
        if isinstance(self.talk.question, Lines):
            self._insert("\n".join(without_marks(lines)))
        else:
            self._insert(" ".join(lines))

    def _move(self, steps: int) -> None:
        question = self.talk.question
        self.talk.move(steps)
        if not isinstance(question, PickSeveral):
            self._load(self.talk.typed)
        self._arrangement.refresh()

    def _go(self, act: Callable[[], None]) -> None:
        """Go back, on, or to the end; the answer stays as it is where that is not possible."""
        before = self.talk.question
        act()
        if self.talk.question is not before:
            self._arrived()

    def _help(self) -> None:
        self.talk.helping = not self.talk.helping

    def _mark(self) -> None:
        self.talk.mark()
        self._load(self.talk.typed)

    def _keys(self) -> KeyBindings:
        talk = self.talk
        asked = Condition(lambda: talk.question is not None)
        picking = Condition(lambda: isinstance(talk.question, Pick))
        scaling = Condition(lambda: isinstance(talk.question, Scale))
        marking = Condition(
            lambda: isinstance(talk.question, PickSeveral) and talk.cursor is not None
        )
        proposed = Condition(lambda: asked() and talk.proposed)
        empty = Condition(lambda: not self.buffer.document.current_line.strip())
        bound: list[tuple[tuple[str, ...], Filter, Callable[[], None]]] = [
            (("enter",), Always(), self._enter),
            (("c-b", "s-tab"), Always(), lambda: self._go(talk.back)),
            (("c-n",), Always(), lambda: self._go(talk.skip)),
            (("c-f",), Always(), lambda: self._go(talk.finish)),
            (("c-e", "f1"), Always(), self._help),
            (("?",), asked & empty, self._help),
            (("c-c", "c-d", "<sigint>"), Always(), self._stop),
            (("c-z",), Always(), lambda: get_app().suspend_to_background()),
            (("up",), picking, lambda: self._move(-1)),
            (("down", "tab"), picking, lambda: self._move(1)),
            (("left", "down"), scaling, lambda: self._move(-1)),
            (("right", "up"), scaling, lambda: self._move(1)),
            (("end",), proposed, self._edits),
            (("right",), proposed & ~scaling, self._edits),
            (("space",), marking, self._mark),
            (("pageup",), Always(), lambda: self._arrangement.scroll(-_PAGE)),
            (("pagedown",), Always(), lambda: self._arrangement.scroll(_PAGE)),
            (("tab",), ~picking, lambda: None),  # no part of an answer
        ]
        bound += [((key,), Always(), lambda: None) for key in _OF_EDITORS]
        keys = KeyBindings()
        for names, when, act in bound:
            for name in names:
                keys.add(name, filter=when, eager=True)(_ignoring_event(act))
        keys.add(Keys.Any, filter=~asked)(_ignoring_event(lambda: None))
        keys.add(Keys.Any, filter=proposed)(lambda event: self._insert(event.data))
        keys.add(Keys.Vt100MouseEvent, eager=True)(_ignoring_event(lambda: None))  # only pasted
        keys.add(Keys.BracketedPaste, eager=True)(lambda event: self._paste(event.data))
        return keys


def _ignoring_event(act: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
    return lambda _: act()

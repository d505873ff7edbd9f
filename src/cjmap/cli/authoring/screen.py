"""The interview on a full screen: a question, and the map as it grows.

Beside the question where the terminal is wide, below it where it is not. Only this module knows
prompt_toolkit; what the keys do, `conversation` knows.
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    DynamicContainer,
    HSplit,
    Layout,
    ScrollOffsets,
    VSplit,
    Window,
)
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.margins import ConditionalMargin, ScrollbarMargin
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from cjmap.authoring.interview.questions import (
    Lines,
    Pick,
    PickSeveral,
    Scale,
    without_bullet,
    without_controls,
)
from cjmap.cli.authoring import panes

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.filters import Filter
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.layout import AnyContainer

    from cjmap.cli.authoring.conversation import Conversation

_WIDE = 110
"""The columns from which on the map stands beside the question."""

_ROOMY = 16
"""The rows from which on the map has room below the question."""

_PAGE = 8
"""The lines of the map that a page key moves."""

_MARGIN = 2
_MOST_OPTIONS = 9
_MOST_LINES = 7

_OTHER_ROWS = 14
"""The rows that a question needs beside its options."""


class Screen:
    """The terminal part of a conversation."""

    def __init__(self, talk: Conversation, *, colors: bool) -> None:
        """Build the screen; nothing is shown before `run`."""
        self.talk = talk
        self.buffer = Buffer(multiline=True, on_text_changed=lambda _: self._typed())
        self._shown = talk.shown
        self._scrolled = 0
        self._loading = False
        answer = self._answer()
        question, preview = self._question(answer), self._preview()
        beside = VSplit([question, preview])
        roomy = Condition(lambda: _rows() >= _ROOMY)
        line = Window(height=1, char="─", style="class:line")
        below = HSplit([question, ConditionalContainer(HSplit([line, preview]), roomy)])
        body = DynamicContainer(lambda: beside if self._width >= _WIDE else below)
        root = HSplit(
            [
                Window(_control(lambda: panes.title_bar(talk, self._width)), height=1),
                body,
                Window(_control(lambda: panes.keys(talk, self._width)), dont_extend_height=True),
            ]
        )
        self.application: Application[bool] = Application(
            layout=Layout(root, focused_element=answer),
            key_bindings=self._keys(),
            style=Style.from_dict(panes.STYLES),
            color_depth=None if colors else ColorDepth.DEPTH_1_BIT,
            full_screen=True,
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
        return done

    async def _run(self) -> bool:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError):  # Windows has none of that
                loop.add_signal_handler(getattr(signal, name), self._stop)
        return await self.application.run_async()

    def _stop(self) -> None:
        if self.application.is_running and not self.application.is_done:
            self.application.exit(result=False)

    @property
    def _width(self) -> int:
        return get_app().output.get_size().columns

    # --- what is shown ---

    def _answer(self) -> Window:
        return Window(
            BufferControl(self.buffer),
            height=lambda: Dimension(min=1, max=_MOST_LINES),
            wrap_lines=True,
            dont_extend_height=True,
            get_line_prefix=lambda _, wrapped: self._prefix(wrapped),
        )

    def _prefix(self, wrapped: int) -> str:
        if wrapped:
            return "  "
        return "• " if isinstance(self.talk.question, Lines) else "› "

    def _question(self, answer: Window) -> AnyContainer:
        talk = self.talk
        asked = Condition(lambda: talk.question is not None)
        long = Condition(lambda: len(talk.options) > self._most_options)
        with_choices = Condition(lambda: isinstance(talk.question, (Pick, Scale)))
        said = Condition(lambda: bool(talk.message))
        options = Window(
            _control(
                lambda: panes.choices(talk, self._question_width - 1)[0],
                lambda: panes.choices(talk, self._question_width - 1)[1],
            ),
            height=lambda: Dimension(max=self._most_options),
            dont_extend_height=True,
            right_margins=[ConditionalMargin(ScrollbarMargin(display_arrows=True), long)],
            always_hide_cursor=True,
        )
        parts: list[AnyContainer] = [
            Window(height=1),
            Window(
                _control(lambda: panes.head(talk, self._question_width)), dont_extend_height=True
            ),
            Window(height=1),
            ConditionalContainer(answer, asked),
            ConditionalContainer(
                Window(
                    _control(lambda: panes.message(talk, self._question_width)),
                    dont_extend_height=True,
                ),
                said,
            ),
            ConditionalContainer(HSplit([Window(height=1), options]), with_choices),
            Window(),
        ]
        return VSplit(
            [
                Window(width=_MARGIN),
                HSplit(parts, width=lambda: Dimension.exact(self._question_width)),
                Window(width=1),
            ],
            height=lambda: Dimension(min=8 if _rows() >= _ROOMY else 2, weight=1),
        )

    def _preview(self) -> AnyContainer:
        window = Window(
            _control(
                lambda: panes.preview(self._shown, self._preview_width)[0],
                lambda: panes.preview(self._shown, self._preview_width)[1][self._line],
            ),
            scroll_offsets=ScrollOffsets(top=2, bottom=2),
            always_hide_cursor=True,
        )
        return HSplit([window], height=self._preview_height)

    def _preview_height(self) -> Dimension:
        """Leave the map less room below a list to choose from."""
        rows = _rows()
        if self._width >= _WIDE:
            return Dimension(weight=1)
        if self.talk.question is None:
            most = rows - 11
        else:
            most = rows // (4 if isinstance(self.talk.question, Pick) else 2) - 3
        return Dimension(min=3, preferred=max(most, 3), max=max(most, 3))

    @property
    def _most_options(self) -> int:
        return max(_rows() - _OTHER_ROWS, 3) if self._width >= _WIDE else _MOST_OPTIONS

    @property
    def _preview_width(self) -> int:
        return self._width - self._width // 2 if self._width >= _WIDE else self._width

    @property
    def _question_width(self) -> int:
        whole = self._width // 2 if self._width >= _WIDE else self._width
        return max(whole - _MARGIN - 1, 10)

    @property
    def _line(self) -> int:
        """The line of the map that has to be seen."""
        last = len(self._shown.lines) - 1
        return min(max(self._newest + self._scrolled, 0), last)

    @property
    def _newest(self) -> int:
        return max(self._shown.new, default=len(self._shown.lines) - 1)

    # --- what happens ---

    def _typed(self) -> None:
        if not self._loading:
            self.talk.type(self.buffer.text)
            self._refresh()

    def _refresh(self) -> None:
        self._shown = self.talk.shown
        self._scrolled = 0

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
        self._refresh()

    def _enter(self) -> None:
        question = self.talk.question
        line = self.buffer.document.current_line
        if isinstance(question, Lines) and line.strip():
            self._next_line()
            self.talk.keep_unfinished()
            return
        if self.talk.submit():
            self.application.exit(result=True)
        elif not self.talk.message:
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
        text = without_controls(data)
        lines = text.split("\n")
        if isinstance(self.talk.question, Lines):
            self.buffer.insert_text("\n".join(map(without_bullet, lines)))
        else:
            self.buffer.insert_text(" ".join(lines))

    def _move(self, steps: int) -> None:
        question = self.talk.question
        if isinstance(question, Scale):
            self._load(question.stepped(self.buffer.text, steps))
            self.talk.type(self.buffer.text)
        elif isinstance(question, Pick):
            self.talk.move(steps)
            if not isinstance(question, PickSeveral):
                self._load(self.talk.typed)
        self._refresh()

    def _back(self) -> None:
        self.talk.back()
        if not self.talk.message:
            self._arrived()

    def _skip(self) -> None:
        self.talk.skip()
        if not self.talk.message:
            self._arrived()

    def _finish(self) -> None:
        self.talk.finish()
        self._arrived()

    def _help(self) -> None:
        self.talk.helping = not self.talk.helping

    def _mark(self) -> None:
        self.talk.mark()
        self._load(self.talk.typed)

    def _scroll(self, lines: int) -> None:
        self._scrolled = self._line - self._newest + lines

    def _keys(self) -> KeyBindings:
        talk = self.talk
        asked = Condition(lambda: talk.question is not None)
        picking = Condition(lambda: isinstance(talk.question, Pick))
        scaling = Condition(lambda: isinstance(talk.question, Scale))
        marking = Condition(
            lambda: isinstance(talk.question, PickSeveral) and talk.cursor is not None
        )
        empty = Condition(lambda: not self.buffer.document.current_line.strip())
        bound: list[tuple[tuple[str, ...], Filter, Callable[[], None]]] = [
            (("enter",), Always(), self._enter),
            (("c-b", "s-tab"), Always(), self._back),
            (("c-n",), Always(), self._skip),
            (("c-f",), Always(), self._finish),
            (("c-e", "f1"), Always(), self._help),
            (("?",), asked & empty, self._help),
            (("c-c", "c-d", "<sigint>"), Always(), self._stop),
            (("up",), picking, lambda: self._move(-1)),
            (("down", "tab"), picking, lambda: self._move(1)),
            (("left", "down"), scaling, lambda: self._move(-1)),
            (("right", "up"), scaling, lambda: self._move(1)),
            (("space",), marking, self._mark),
            (("pageup",), Always(), lambda: self._scroll(-_PAGE)),
            (("pagedown",), Always(), lambda: self._scroll(_PAGE)),
            (("tab",), ~picking, lambda: None),  # no part of an answer
        ]
        keys = KeyBindings()
        for names, when, act in bound:
            for name in names:
                keys.add(name, filter=when, eager=True)(_ignoring_event(act))
        keys.add(Keys.Any, filter=~asked)(_ignoring_event(lambda: None))
        keys.add(Keys.BracketedPaste, eager=True)(lambda event: self._paste(event.data))
        return keys


def _rows() -> int:
    return get_app().output.get_size().rows


def _ignoring_event(act: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
    return lambda _: act()


def _control(
    fragments: Callable[[], panes.Fragments], line: Callable[[], int] | None = None
) -> FormattedTextControl:
    """Make a control of text with styles; `line` is the one that is kept in sight."""
    return FormattedTextControl(
        lambda: FormattedText(fragments()),
        get_cursor_position=(lambda: Point(0, line())) if line is not None else None,
    )

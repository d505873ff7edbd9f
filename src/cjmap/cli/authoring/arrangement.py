"""What stands where on the screen: the question, its choices, and the map as it grows.

The map stands beside the question where the terminal is wide, below it where it is not, and nowhere
where there is no room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.application import get_app
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    DynamicContainer,
    HSplit,
    ScrollOffsets,
    VSplit,
    Window,
)
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.margins import ConditionalMargin, ScrollbarMargin

from cjmap.authoring.interview.questions import Lines, Pick, Scale
from cjmap.cli.authoring import panes

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.layout import AnyContainer

    from cjmap.authoring.interview.preview import Preview
    from cjmap.cli.authoring.conversation import Conversation

_WIDE = 110
"""The columns from which on the map stands beside the question."""

_ROOMY = 16
"""The rows from which on the map has room below the question."""

_MARGIN = 2
_MOST_OPTIONS = 9
_MOST_LINES = 7

_OTHER_ROWS = 14
"""The rows that a question needs beside its options."""


class Arrangement:
    """The windows of a conversation, and how they share the terminal.

    `root` holds them all, `answer` is the one that is typed in.
    """

    def __init__(self, talk: Conversation, buffer: Buffer) -> None:
        """Put the windows together; `buffer` holds the answer."""
        self.talk = talk
        self.answer = Window(
            BufferControl(buffer),
            height=lambda: Dimension(min=1, max=_MOST_LINES),
            wrap_lines=True,
            dont_extend_height=True,
            style=lambda: "class:proposed" if talk.proposed else "",
            get_line_prefix=lambda _, wrapped: self._prefix(wrapped),
        )
        self._shown: Preview | None = None
        self._scrolled = 0
        question, preview = self._question(), self._preview()
        beside = VSplit([question, preview])
        roomy = Condition(lambda: _rows() >= _ROOMY)
        line = Window(height=1, char="─", style="class:line")
        below = HSplit([question, ConditionalContainer(HSplit([line, preview]), roomy)])
        self.root = HSplit(
            [
                Window(_control(lambda: panes.title_bar(talk, _width())), height=1),
                DynamicContainer(lambda: beside if _width() >= _WIDE else below),
                Window(_control(lambda: panes.keys(talk, _width())), dont_extend_height=True),
            ]
        )

    def refresh(self) -> None:
        """Show the map anew, where it has changed."""
        self._shown = None
        self._scrolled = 0

    def scroll(self, lines: int) -> None:
        """Move through the map."""
        self._scrolled = self._line - self._newest + lines

    def _prefix(self, wrapped: int) -> str:
        if wrapped:
            return "  "
        return "• " if isinstance(self.talk.question, Lines) else "› "

    def _question(self) -> AnyContainer:
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
            ConditionalContainer(self.answer, asked),
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
                lambda: panes.preview(self._map, self._preview_width)[0],
                lambda: panes.preview(self._map, self._preview_width)[1][self._line],
            ),
            scroll_offsets=ScrollOffsets(top=2, bottom=2),
            always_hide_cursor=True,
        )
        return HSplit([window], height=self._preview_height)

    def _preview_height(self) -> Dimension:
        """Leave the map less room below a list to choose from."""
        rows = _rows()
        if _width() >= _WIDE:
            return Dimension(weight=1)
        if self.talk.question is None:
            most = rows - 11
        else:
            most = rows // (4 if isinstance(self.talk.question, Pick) else 2) - 3
        return Dimension(min=3, preferred=max(most, 3), max=max(most, 3))

    @property
    def _most_options(self) -> int:
        return max(_rows() - _OTHER_ROWS, 3) if _width() >= _WIDE else _MOST_OPTIONS

    @property
    def _preview_width(self) -> int:
        return _width() - _width() // 2 if _width() >= _WIDE else _width()

    @property
    def _question_width(self) -> int:
        whole = _width() // 2 if _width() >= _WIDE else _width()
        return max(whole - _MARGIN - 1, 10)

    @property
    def _line(self) -> int:
        """The line of the map that has to be seen."""
        last = len(self._map.lines) - 1
        return min(max(self._newest + self._scrolled, 0), last)

    @property
    def _map(self) -> Preview:
        """The map as it would be, made when it is shown: not for every letter of a quick typist."""
        if self._shown is None:
            self._shown = self.talk.shown
        return self._shown

    @property
    def _newest(self) -> int:
        return max(self._map.new, default=len(self._map.lines) - 1)


def _width() -> int:
    return get_app().output.get_size().columns


def _rows() -> int:
    return get_app().output.get_size().rows


def _control(
    fragments: Callable[[], panes.Fragments], line: Callable[[], int] | None = None
) -> FormattedTextControl:
    """Make a control of text with styles; `line` is the one that is kept in sight."""
    return FormattedTextControl(
        lambda: FormattedText(fragments()),
        get_cursor_position=(lambda: Point(0, line())) if line is not None else None,
    )

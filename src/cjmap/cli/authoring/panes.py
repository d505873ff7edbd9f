"""The parts of the screen as text with styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.authoring.interview.questions import (
    Amount,
    Lines,
    Pick,
    PickSeveral,
    Scale,
)
from cjmap.cli.targets import shown_file
from cjmap.printable import columns, one_line

if TYPE_CHECKING:
    from cjmap.authoring.interview.preview import Preview
    from cjmap.cli.authoring.conversation import Conversation

Fragments = list[tuple[str, str]]

STYLES = {
    "bar": "reverse",
    "about": "",
    "question": "bold",
    "hint": "ansibrightblack",
    "help": "ansicyan",
    "proposed": "italic ansibrightblack",
    "message": "bold ansired",
    "chosen": "reverse",
    "key": "bold",
    "new": "bold ansigreen",
    "line": "ansibrightblack",
}
"""Colours of the terminal's own palette, so that light and dark backgrounds both work."""

_FACES = {-2.0: ":'(", -1.0: ":(", 0.0: ":|", 1.0: ":)", 2.0: ":D"}
_LEAST = 6
_GUTTER = "│ "
_MARK = 5
"""The columns of a mark of a scale."""


def title_bar(talk: Conversation, width: int) -> Fragments:
    """Write what map this is, and how far we are."""
    wanted = talk.commission.wanted
    left = f" {talk.said.HEADING[wanted.kind.name]}: {wanted.id}"
    right = ""
    if talk.resuming is None and talk.interview.question is not None:
        right = f"{talk.said.NUMBER.format(number=talk.number)} "
    gap = max(width - columns(left) - columns(right), 1)
    return [("class:bar", f"{left}{' ' * gap}{right}"[: max(width, 1)])]


def head(talk: Conversation, width: int) -> Fragments:
    """Write the question, how to answer it and, where it was asked for, the help."""
    said, question = talk.said, talk.question
    if question is None:
        file = one_line(shown_file(talk.commission.file))
        parts = [
            ("class:question", said.ALL_ASKED),
            ("", said.WRITES.format(file=file)),
            ("class:hint", said.ALL_ASKED_MORE),
        ]
    else:
        parts = [
            ("class:about", one_line(question.about)),
            ("class:question", one_line(question.text)),
            ("class:help", question.help if talk.helping else ""),
            ("class:hint", _how(talk)),
        ]
    return [
        (style, "\n".join(wrapped(text, width)) + ("\n" if number + 1 < len(parts) else ""))
        for number, (style, text) in enumerate(parts)
        if text
    ]


def message(talk: Conversation, width: int) -> Fragments:
    """Write why something did not work."""
    return [("class:message", "\n".join(wrapped(one_line(talk.message), width)))]


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines between its words; a word that is wider than a line is left whole."""
    lines: list[str] = []
    for word in text.split():
        if lines and columns(lines[-1]) + columns(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def cut(text: str, width: int) -> str:
    """Cut a text to a width, with an ellipsis; nothing where not even a word would be seen."""
    if columns(text) <= width:
        return text
    if width < _LEAST:
        return ""
    while columns(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def choices(talk: Conversation, width: int) -> tuple[Fragments, int]:
    """Write the options or the scale, and say on which line the eye should be."""
    question = talk.question
    if isinstance(question, Scale):
        return _scale(question, talk.typed), 0
    if isinstance(question, Pick):
        return _options(question, talk, width)
    return [], 0


def preview(shown: Preview, width: int) -> tuple[Fragments, list[int]]:
    """Write the map so far, what is new in it marked; and the row that each of its lines begins on."""
    found: Fragments = []
    rows: list[int] = []
    row = 0
    for number, line in enumerate(shown.lines):
        rows.append(row)
        new = number in shown.new
        text = one_line(line)
        indent = len(text) - len(text.lstrip(" "))
        broken = wrapped(text, width - len(_GUTTER) - indent) or [""]
        for part, words in enumerate(broken):
            found.append(("class:new", "▌ ") if new else ("class:line", _GUTTER))
            hanging = "  " if part else ""
            found.append(("class:new" if new else "", f"{' ' * indent}{hanging}{words}\n"))
        row += len(broken)
    return found, rows


def keys(talk: Conversation, width: int) -> Fragments:
    """Write what the keys do, on as many lines as that takes."""
    known = talk.said.KEYS_AT_END if talk.question is None else talk.said.KEYS
    found: Fragments = []
    left = width
    for key, does in known:
        takes = columns(f" {key} {does} ")
        if takes > left:
            found.append(("", "\n"))
            left = width
        found += [("class:key", f" {key}"), ("", f" {does} ")]
        left -= takes
    return found


def _how(talk: Conversation) -> str:
    said, question = talk.said, talk.question
    if isinstance(question, PickSeveral):
        how = said.HOW_PICK_SEVERAL
    elif isinstance(question, Pick):
        how = said.HOW_PICK_FREE if question.free else said.HOW_PICK
        if not question.options:
            how = said.HOW_LINE
    elif isinstance(question, Lines):
        how = said.HOW_LINES
    elif isinstance(question, Scale):
        how = said.HOW_SCALE
    elif isinstance(question, Amount):
        how = said.HOW_AMOUNT
    else:
        how = said.HOW_SUGGESTED if question and question.suggested else said.HOW_LINE
    skips = question is not None and not question.required and not isinstance(question, Lines)
    return f"{how} {said.MAY_SKIP}" if skips else str(how)


def _options(question: Pick, talk: Conversation, width: int) -> tuple[Fragments, int]:
    shown = talk.options
    if not shown:
        return ([] if question.free else [("class:hint", talk.said.NOTHING_LIKE)]), 0
    several = isinstance(question, PickSeveral)
    marked = question.chosen(talk.typed) if isinstance(question, PickSeveral) else []
    meant = None if several else question.meant(talk.typed.strip())
    digits = len(str(len(question.options)))
    found: Fragments = []
    typed = talk.typed.strip()
    if question.free and typed and meant is None:
        found.append(("class:hint", f"{talk.said.FREE_OR_OPTION.format(typed=one_line(typed))}\n"))
    here = 0
    for row, option in enumerate(shown):
        at = row == talk.cursor if several else option is meant
        here = row if at else here
        box = ("[x] " if option in marked else "[ ] ") if several else ""
        number = question.options.index(option) + 1
        style = "class:chosen" if at else ""
        text = cut(f"{number:>{digits}}  {box}{one_line(option.title)}", width)
        note = cut(f"  {one_line(option.note)}", width - columns(text)) if option.note else ""
        found += [(style, text), ("class:hint", f"{note}\n")]
    return found, here


def _scale(question: Scale, typed: str) -> Fragments:
    """Draw the marks of a scale side by side, the one that is typed reversed, its ends below."""
    count = int((question.high - question.low) / question.step) + 1
    marks = [question.low + number * question.step for number in range(count)]
    try:
        chosen = question.read(typed)
    except Exception:
        chosen = None
    found: Fragments = []
    if question.faces:
        found.append(("", "".join(f"{_FACES.get(mark, ''):^{_MARK}}" for mark in marks) + "\n"))
    for mark in marks:
        shown = f"{mark:g}".replace("-", "−")
        found.append(("class:chosen" if chosen == mark else "", f"{shown:^{_MARK}}"))
    low, high = question.ends
    gap = max(count * _MARK - columns(low) - columns(high), 3)
    found.append(("class:hint", f"\n{low}{' ' * gap}{high}"))
    return found

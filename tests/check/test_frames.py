"""Guards what a terminal shows: carets under the place, and nothing in a map that moves the cursor."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.check.finding import locate
from cjmap.check.formats import Presentation, write_report
from cjmap.check.formats.frame import draw_frame
from cjmap.check.formats.text_format import style
from cjmap.check.run import validate
from cjmap.cli.terminal import Color, emit_styled
from cjmap.problem import Severity, Span
from cjmap.source import parse_document
from cjmap.styled import Styled
from cjmap.workspace import open_workspace


def frame(text: str, marked: str) -> list[str]:
    """Draw the frame of the place where `marked` stands in `text`."""
    document = parse_document(Path("a.persona.yaml"), text.encode())
    start = text.index(marked)
    styled = Styled()
    draw_frame(styled, document, locate(document, Span(start, start + len(marked))), "error")
    return styled.plain.splitlines()


FRAMES: dict[str, tuple[str, str, list[str]]] = {
    "first line": ("kind: x\n", "x", ["  |", "1 | kind: x", "  |       ^"]),
    "with the line before": (
        "kind: x\nid: marta\n",
        "marta",
        ["  |", "1 | kind: x", "2 | id: marta", "  |     ^^^^^"],
    ),
    "wide characters": ("a: 寿司 x\n", "x", ["  |", "1 | a: 寿司 x", "  |         ^"]),
    "wide characters marked": ("a: 寿司\n", "寿司", ["  |", "1 | a: 寿司", "  |    ^^^^"]),
    "fullwidth letters": ("Ａ: x\n", "x", ["  |", "1 | Ａ: x", "  |     ^"]),
    "emoji": ("a: 🙂 x\n", "x", ["  |", "1 | a: 🙂 x", "  |       ^"]),
    "Polish letters": (
        "zażółć: gęślą\n",
        "gęślą",
        ["  |", "1 | zażółć: gęślą", "  |         ^^^^^"],
    ),
    "combining accents": (
        "z\u0307o\u0301: x\n",
        "x",
        ["  |", "1 | z\u0307o\u0301: x", "  |     ^"],
    ),
    "tabs": ("a:\tx\n", "x", ["  |", "1 | a:    x", "  |       ^"]),
    "an escape": ("a: \x1b[2J x\n", "x", ["  |", "1 | a: \\x1b[2J x", "  |            ^"]),
    "a place of no width": ("a: b\n", "", ["  |", "1 | a: b", "  | ^"]),
    "ten lines down": (
        "\n" * 9 + "a: b\n",
        "b",
        ["   |", "10 | a: b", "   |    ^"],
    ),
    "over several lines": ("a: 'b\n  c'\n", "'b\n  c'", ["  |", "1 | a: 'b", "  |    ^^"]),
}


@pytest.mark.parametrize("name", FRAMES)
def test_frame(name: str) -> None:
    text, marked, expected = FRAMES[name]
    assert frame(text, marked) == expected


def columns(text: str) -> int:
    """Count columns as terminals do."""
    return sum(
        0
        if unicodedata.combining(letter)
        else 2
        if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )


filler = st.text(alphabet="abc ąę寿司🙂\t\u0301", max_size=200)


@given(before=filler, after=filler)
def test_caret_stands_under_the_place(before: str, after: str) -> None:
    *_, shown, carets = frame(f"k: {before}Ω{after}\n", "Ω")
    assert columns(carets[: carets.index("^")]) == columns(shown[: shown.index("Ω")])
    assert carets.count("^") == 1


@given(before=filler, marked=st.text(alphabet="xy寿", min_size=1, max_size=150), after=filler)
def test_carets_stay_within_the_line(before: str, marked: str, after: str) -> None:
    *_, shown, carets = frame(f"k: {before}Ω{marked}{after}\n", f"Ω{marked}")
    first = columns(carets[: carets.index("^")])
    assert first == columns(shown[: shown.index("Ω")])
    assert columns(carets) <= columns(shown)


# --- text that would rather be a command ---


NASTY = "\x1b[31mred\x1b[0m \u202egnp.exe\u202c [bold]x[/bold] [/] \x9b2J \u2066 [link=javascript:x]y[/link]"
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def presentation(root: Path) -> Presentation:
    workspace = open_workspace(root)
    return Presentation(
        validate(workspace),
        tuple(entry.file for entry in workspace.entries),
        {entry.file: entry.document for entry in workspace.entries},
        root,
        root,
        Severity.ERROR,
    )


@pytest.fixture
def nasty(tmp_path: Path) -> Path:
    escaped = NASTY.encode("unicode_escape").decode("ascii")
    (tmp_path / "a.persona.yaml").write_text(
        f'kind: persona\nid: a\nname: "{escaped}"\n"{escaped}": 1\nextends: "{escaped}"\n',
        encoding="utf-8",
    )
    (tmp_path / "\x1b[31m[bold]\u202e[].persona.yaml").write_text(
        f"kind: persona\nid: b\nname: {NASTY}\n", encoding="utf-8"
    )
    (tmp_path / "c.persona.yaml").write_text(
        "kind: persona\nid: c\nname: C\n'[bold]a[/bold] [/]': 1\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize("name", ["text", "concise", "github", "junit"])
def test_nothing_unsafe_is_printed(name: str, nasty: Path) -> None:
    report = write_report(name, presentation(nasty))
    assert UNSAFE.findall(report) == []
    assert "\\x1b[31m" in report


@pytest.mark.parametrize("color", [Color.ALWAYS, Color.NEVER])
def test_text_is_text_with_and_without_colours(color: Color, nasty: Path) -> None:
    stream = io.StringIO()
    styled = style(presentation(nasty))
    emit_styled(styled, color, stream)
    printed = stream.getvalue()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", printed)
    assert plain == styled.plain
    assert UNSAFE.findall(plain) == []
    assert "[bold]a[/bold] [/]" in plain
    assert ("\x1b[" in printed) is (color is Color.ALWAYS)

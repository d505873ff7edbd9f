"""PNG: joined emoji beside other letters, panics of resvg, and scales that are too large."""

from __future__ import annotations

import io
import math
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import resvg_py
from PIL import Image as Pixels
from tests.draw.test_writers import scene_of

from cjmap.draw import DrawError, Scene
from cjmap.draw.scene import Mark, Weight, Words
from cjmap.draw.text import covered
from cjmap.draw.writers.fallback import fonts_for
from cjmap.draw.writers.png import _spans, to_png

if TYPE_CHECKING:
    from collections.abc import Callable

JOINED = ["👍🏽", "🇵🇱", "👩\u200d👩\u200d👧", "🧑🏽\u200d💻"]
AFTER = "bcdefghijklmnopq"


def with_line(line: str) -> Scene:
    mark = Mark("text", (Words(10, 80, (line,), 10, "#0f172a", Weight.REGULAR),))
    missing = frozenset(character for character in line if not covered(character))
    return replace(scene_of(), marks=(mark,), missing=missing)


def right_edge(line: str) -> int:
    """Give where the ink of a line ends, in pixels."""
    drawn = Pixels.open(io.BytesIO(to_png(with_line(line), scale=2.0))).convert("L")
    box = drawn.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return int(box[2])


@pytest.mark.parametrize("emoji", JOINED)
def test_letters_around_a_joined_emoji_are_all_drawn(emoji: str) -> None:
    alone = right_edge(f"A {AFTER}")
    together = right_edge(f"A {emoji} {AFTER}")
    assert alone + 10 < together < alone + 60
    # The shortest lines made resvg panic.
    assert to_png(with_line(f"A {emoji} b"), scale=1.0).startswith(b"\x89PNG")


def test_a_joined_emoji_is_of_one_font_though_another_has_a_part_of_it() -> None:
    line = "A 👍🏽 ✔"
    fonts = fonts_for(with_line(line).missing).fonts
    holders = [font for font in fonts if not font.characters.isdisjoint("👍🏽")]
    if not holders:
        pytest.skip("no font of this machine has emoji: apt-get install fonts-noto-color-emoji")
    assert len(holders) == 1
    spans = _spans(line, fonts)
    assert "".join(part for part, _ in spans).replace("\u2060", "") == line


def test_a_panic_is_told_and_what_rust_says_is_not(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(resvg_py, "svg_to_bytes", raising(PanicException("removal index")))
    with pytest.raises(DrawError, match=r"resvg gave up \(removal index\)") as caught:
        to_png(scene_of("x"), scale=1.0)
    assert "SVG, HTML and PDF" in (caught.value.hint or "")
    assert capfd.readouterr().err == ""
    os.write(2, b"later")
    assert capfd.readouterr().err == "later"


def test_an_interruption_is_no_panic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resvg_py, "svg_to_bytes", raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        to_png(scene_of("x"), scale=1.0)


class PanicException(BaseException):
    """As pyo3 raises it."""


def raising(error: BaseException) -> Callable[..., Any]:
    def draw(**_: Any) -> Any:
        os.write(2, b"thread '<unnamed>' panicked")
        raise error

    return draw


def test_a_scale_too_large_is_told_with_the_largest() -> None:
    scene = replace(scene_of("x"), width=3000.0, height=2000.0)
    with pytest.raises(DrawError, match="scale of 10 is not possible") as caught:
        to_png(scene, scale=10.0)
    assert caught.value.hint == (
        "It would have 600 million pixels; at most 200 million are drawn. "
        "The largest scale for this picture is 5.77."
    )
    assert 3000 * 2000 * 5.77**2 <= 200e6 < 3000 * 2000 * 5.78**2


@pytest.mark.parametrize("scale", [0.0, -1.0, math.nan, math.inf])
def test_a_scale_that_is_none_is_told_what_it_may_be(scale: float) -> None:
    with pytest.raises(DrawError, match="scale") as caught:
        to_png(scene_of("x"), scale=scale)
    assert "a number above 0, for this picture 50 at most" in (caught.value.hint or "")

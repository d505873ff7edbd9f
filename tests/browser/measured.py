"""What a browser makes of a picture: where its texts end up, set in the typeface that it has."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.chromium import Page

Rectangle = tuple[float, float, float, float]
"""x, y, width and height, in points."""

FACES = {"Regular": "400", "SemiBold": "600", "Bold": "700"}

_ADD_FONT = """async (family, data, weight) => {
    const face = new FontFace(family, `url(data:font/ttf;base64,${data})`, {weight});
    document.fonts.add(await face.load());
    await document.fonts.ready;
}"""

_TEXTS = """() => {
    const found = [];
    for (const group of document.querySelectorAll("g[class]")) {
        const grounds = [...group.children]
            .filter(each => ["path", "polygon", "rect", "circle"].includes(each.localName)
                && each.getAttribute("fill") !== "none")
            .map(each => {
                const b = each.getBBox();
                return [b.x, b.y, b.width, b.height, each.localName === "circle"];
            });
        for (const text of group.querySelectorAll(":scope > text")) {
            const b = text.getBBox();
            if (!text.textContent.trim()) continue;
            found.push({
                kind: group.getAttribute("class"),
                text: text.textContent,
                size: parseFloat(text.getAttribute("font-size")),
                box: [b.x, b.y, b.width, b.height],
                grounds: grounds.map(each => each.slice(0, 4)),
                // The words beside a face have no ground.
                boxed: grounds.length > 0 && !grounds[0][4],
            });
        }
    }
    const page = document.querySelector("svg").viewBox.baseVal;
    return {width: page.width, height: page.height, texts: found};
}"""

BOXED = frozenset(("card", "chip", "person", "lane-label", "stage", "link-title", "line"))
"""The classes of marks whose first shape is a ground that their texts lie on."""

_SLACK = 0.6
"""How far, in points, a text may stand out; less than the eye sees."""


@dataclass(frozen=True)
class Text:
    """A text with its size and the grounds of its group, in points."""

    kind: str
    text: str
    size: float
    box: Rectangle
    grounds: tuple[Rectangle, ...]
    boxed: bool
    """Whether the first of them is a card, not a disc."""


@cache
def _font(style: str) -> str:
    file = files("cjmap.draw").joinpath(f"fonts/Inter-{style}.ttf")
    return base64.b64encode(file.read_bytes()).decode("ascii")


def set_in_inter(page: Page) -> None:
    """Give the page the typeface that the pictures are measured with."""
    for style, weight in FACES.items():
        page.call(_ADD_FONT, "Inter", _font(style), weight)
    page.rest()


def set_without_inter(page: Page) -> None:
    """Give the page the next typeface of the stack that this machine has."""
    page.evaluate(
        """{
            const root = document.querySelector("svg");
            const stack = root.getAttribute("font-family");
            root.setAttribute("font-family", stack.replace(/^Inter, */, ""));
        }"""
    )
    page.rest()


def overflows(page: Page) -> list[str]:
    """Tell each text that leaves the picture, or the card, chip or label that it belongs to."""
    found = page.call(_TEXTS)
    whole = (0.0, 0.0, found["width"], found["height"])
    texts = [Text(**each) for each in found["texts"]]
    assert texts, "a picture without a text"
    told = [f"off the page: {each.text!r}" for each in texts if not _inside(each, whole)]
    return told + [
        f"{each.kind}: {each.text!r} leaves its ground by {_beyond(each, each.grounds[0]):.1f} pt"
        for each in texts
        if each.boxed
        and BOXED & set(each.kind.split())
        # The letter of a badge lies on a disc of its own.
        and not any(_inside(each, ground) for ground in each.grounds)
    ]


def _inside(text: Text, ground: Rectangle) -> bool:
    return _beyond(text, ground) <= _SLACK


def _beyond(text: Text, ground: Rectangle) -> float:
    """Give how far a text stands out of a ground, in points; less than 0 if it does not.

    Upwards and downwards it is the letters that count, not the blank that each font adds to them.
    """
    left, top, wide, tall = text.box
    x, y, width, height = ground
    blank = max(tall - 0.98 * text.size, 0.0) / 2
    return max(
        x - left,
        left + wide - x - width,
        y - top - blank,
        top + tall - blank - y - height,
    )


def worst_contrast(page: Page) -> tuple[str, float]:
    """Return the text of a page that stands out least from its ground, and by how much (1..21)."""
    worst, ratio = page.evaluate(
        """(() => {
            const numbers = text => text.match(/[\\d.]+/g).map(Number);
            const light = text => {
                const [r, g, b] = numbers(text).map(c => c / 255).map(
                    c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const behind = each => {
                const colour = getComputedStyle(each).backgroundColor;
                if (numbers(colour)[3] !== 0 || !each.parentElement) return colour;
                return behind(each.parentElement);
            };
            let worst = ["", 21];
            for (const each of document.body.querySelectorAll("*")) {
                const own = [...each.childNodes].some(
                    node => node.nodeType === 3 && node.data.trim());
                if (!own) continue;
                const pair = [light(getComputedStyle(each).color), light(behind(each))];
                const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
                if (ratio < worst[1]) worst = [each.className + " " + each.textContent, ratio];
            }
            return worst;
        })()"""
    )
    return worst, ratio

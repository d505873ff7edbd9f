"""Maps that mean harm, in a real browser: every field full of markup ends as harmless text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.draw.draw_maps import Maps, blueprint, empathy_map, journey, persona

from cjmap.draw import picture, render
from cjmap.draw import text as texts
from cjmap.draw.writers.svg import LOCAL_FACES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.chromium import Page

pytestmark = pytest.mark.browser

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "breakout": "</text></g></svg><script>alert(1)</script>",
    "title-breakout": "</title><script>alert(1)</script>",
    "handler": "<image href=x onerror=alert(1)><svg onload=alert(1)>",
    "attribute": "\" onload=\"alert(1)\" x='' onmouseover='alert(1)",
    "entity": "&#x3c;script&#x3e;alert(1)&#60;/script&#62; &lt;script&gt;alert(1)&lt;/script&gt;",
    "script-address": "javascript:alert(1) JaVaScRiPt\u200b:alert(1) data:text/html,<script>alert(1)",
    "graphviz": r'\N \G \L \E \T "]; evil [URL="javascript:alert(1)" label=<<b>x</b>>] \ ' + "\\",
    "sections": "]]> <![CDATA[ <script>alert(1)</script> ]]> --> <!-- <script>alert(1)",
    "bomb": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;&b;</x>',
    "style": "</style><style>@import url(https://example.com/a.css);*{background:url(//a.b/c)}",
    "remote": '<image href="https://example.com/a.png"/><use xlink:href="//example.com/a.svg#b"/>',
    "foreign": "<foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject>",
    "instruction": '<?xml-stylesheet href="https://example.com/a.css"?><?php alert(1) ?>',
    "template": "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= alert(1) %>",
}

_HARM = """(faces) => {
    const told = [];
    const ours = (each) => each.localName === "style" && each.textContent === faces;
    const forbidden = "script, foreignObject, iframe, object, embed, style, link, animate, set";
    for (const root of document.querySelectorAll("svg")) {
        for (const each of root.querySelectorAll(forbidden)) {
            if (!ours(each)) told.push(each.outerHTML);
        }
        for (const each of [root, ...root.querySelectorAll("*")]) {
            for (const {name, value} of each.attributes) {
                if (name.toLowerCase().startsWith("on")) told.push(`${name}=${value}`);
                if (/(href|src)$/i.test(name) && !/^(#|https?:|mailto:|data:image\\/(png|jpeg);)/
                    .test(value)) told.push(`${name}=${value}`);
                if (/^(style|fill|stroke|clip-path|mask|filter|cursor|marker.*)$/i.test(name)
                    && /url\\((?!['"]?#)/i.test(value)) told.push(`${name}=${value}`);
            }
        }
    }
    return told;
}"""


_TITLE = "(document.querySelector('svg > title, h1')).textContent"


class Hostile(Maps):
    """A workspace whose catalog is as hostile as its maps."""

    def __init__(self, text: str, *maps: Any) -> None:
        super().__init__(*maps)
        self.text = text

    def title_of(self, section: str, id: str) -> str | None:
        return self.text


def hostile_maps(text: str) -> list[Any]:
    actions = [(f"c{n % 3}", lane) for n, lane in enumerate(("props", "front", "back", "support"))]
    links = [("a1", "a2", "triggers"), ("a2", "a3", "agrees"), ("c0", "c1", "needs")]
    return [
        journey(2, 3, text, people=2, full=True),
        blueprint(3, actions, links, text),
        persona("p0", text),
        empathy_map(text),
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_every_field_is_text(page: Page, tmp_path: Path, payload: str) -> None:
    text = PAYLOADS[payload]
    for model in hostile_maps(text):
        context = Hostile(text, persona("p0", text), persona("p1", text))
        scene = picture(model, context)
        svg = render(scene, "svg")
        # Many paste an SVG into a page, where another parser with other rules reads it.
        head = b'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pasted</title>'
        for name, data in (
            ("alone.svg", svg),
            ("pasted.html", head + svg),
            ("viewer.html", render(scene, "html")),
        ):
            file = tmp_path / f"{model.kind}-{name}"
            file.write_bytes(data)
            seen = page.open(file)
            assert seen.requests == [file.as_uri()], file.name
            assert (seen.console, seen.dialogs) == ([], []), file.name
            # The viewer has one script, which is ours.
            assert seen.scripts == [file.as_uri()] * (name == "viewer.html"), file.name
            assert page.call(_HARM, LOCAL_FACES) == [], file.name
            assert page.evaluate("document.querySelectorAll('svg').length") == 1, file.name
            title = page.evaluate(_TITLE)
            assert title == texts.one_line(text), file.name
            drawn = page.evaluate("document.querySelector('svg').textContent")
            assert squeezed(texts.one_line(text)) in squeezed(drawn), file.name


def squeezed(text: str) -> str:
    """Leave out spaces, since lines break anywhere, and marks of direction."""
    return "".join(text.translate(dict.fromkeys((0x200B, *range(0x2066, 0x206A)))).split())

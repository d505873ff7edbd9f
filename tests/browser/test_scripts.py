"""Texts of many scripts and lengths: set by a real browser, none leaves its card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.measured import overflows, set_in_inter, set_without_inter
from tests.draw.draw_maps import (
    LONG,
    PARAGRAPH,
    SCRIPTS,
    Maps,
    blueprint,
    empathy_map,
    journey,
    persona,
)

from cjmap.draw import picture, render

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.chromium import Page

pytestmark = pytest.mark.browser

TEXTS = {
    "polish": SCRIPTS[0],
    "cyrillic": SCRIPTS[1],
    "arabic": SCRIPTS[2],
    "japanese": SCRIPTS[3],
    "emoji": SCRIPTS[4],
    "vietnamese": SCRIPTS[5],
    "hindi": SCRIPTS[6],
    "marks": SCRIPTS[7],
    "greek": "Περιμένω το δέμα μου εδώ και τρεις ημέρες",
    "hebrew": "אני מחכה לחבילה שלי כבר שלושה ימים",
    "korean": "주문한 식물이 아직 도착하지 않았습니다",
    "thai": "ฉันรอพัสดุมาสามวันแล้ว",
    "kerning": "AVATAR Tough To. Ty, WAY f. LT",
    "capitals": "WWW MMM WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "long": LONG,
    "paragraph": PARAGRAPH,
}


def maps(text: str) -> list[Any]:
    actions = [(f"c{n % 3}", lane) for n, lane in enumerate(("props", "front", "back", "support"))]
    links = [("a1", "a2", "triggers"), ("a2", "a3", "agrees")]
    return [
        journey(2, 3, text, people=2, full=True),
        blueprint(3, actions, links, text),
        persona("p0", text),
        empathy_map(text),
    ]


@pytest.mark.parametrize("script", TEXTS)
def test_no_text_overflows(page: Page, tmp_path: Path, script: str) -> None:
    text = TEXTS[script]
    context = Maps(persona("p0", text), persona("p1", text))
    for model in maps(text):
        file = tmp_path / f"{model.kind}.svg"
        file.write_bytes(render(picture(model, context), "svg"))
        page.open(file)
        set_in_inter(page)
        assert overflows(page) == [], f"{model.kind} in Inter"
        set_without_inter(page)
        assert overflows(page) == [], f"{model.kind} in {page.fonts('text')}"

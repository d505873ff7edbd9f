"""The HTML page: one file, nothing loaded, nothing that a text could make run."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.draw.draw_maps import HOSTILE
from tests.draw.test_writers import scene_of

from cjmap.draw import render
from cjmap.draw.look.labels import languages, words
from cjmap.draw.scene import Mark

EVIL = (
    *HOSTILE,
    "</title><script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</svg></style><style>*{display:none}</style>",
    "--></p><iframe src='javascript:alert(1)'>",
    "{style} %(x)s {0.__class__}",
)


class Page(HTMLParser):
    """What is on a page, as a browser would read it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def policy(self) -> dict[str, str]:
        content = next(v for _, name, v in self.attributes if name == "content" and "src" in v)
        parts = (part.strip().partition(" ") for part in content.split(";"))
        return {name: value for name, _, value in parts}


def hash_of(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def inside(page: str, tag: str) -> list[str]:
    return re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)


def test_the_policy_lets_only_our_script_and_style_through() -> None:
    text = render(scene_of("x"), "html").decode()
    page = Page(text)
    policy = page.policy()
    assert policy["default-src"] == "'none'"
    (script,), (style,) = inside(text, "script"), inside(text, "style")
    assert policy["script-src"] == hash_of(script)
    assert policy["style-src"] == hash_of(style)
    assert policy["font-src"] == policy["img-src"] == "data:"
    # The policy stands before anything that it is to hold back.
    assert text.index("Content-Security-Policy") < text.index("<style>") < text.index("<script>")


def test_nothing_is_loaded_and_nothing_runs_inline() -> None:
    text = render(scene_of("x"), "html").decode()
    page = Page(text)
    assert not {"link", "iframe", "img", "object", "embed", "base", "form"} & set(page.tags)
    names = {name for _, name, _ in page.attributes}
    assert not any(name.startswith("on") or name == "style" for name in names)
    assert not {"src", "srcset", "action", "ping"} & names
    assert "@import" not in text
    assert set(re.findall(r"url\((.{0,15})", text)) <= {"data:font/ttf;b"}
    assert re.findall(r"https?://[^\"' ]+", text) == ["http://www.w3.org/2000/svg"]
    for word in ("eval(", "innerHTML", "document.write", "fetch(", "XMLHttpRequest", "Function("):
        assert word not in text


@pytest.mark.parametrize("text", EVIL)
def test_hostile_texts_stay_texts(text: str) -> None:
    calm = Page(render(scene_of("x"), "html").decode())
    box = scene_of().marks[2].shapes
    scene = scene_of(text)
    mark = Mark(scene.marks[2].css, box, text, text, lane=text, series=text, href=text)
    scene = replace(scene, title=text, description=text, lang="en", id=text)
    scene = replace(scene, marks=(*scene.marks[:2], mark, *scene.marks[3:]))
    page = Page(render(scene, "html").decode())
    assert set(page.tags) <= set(calm.tags) | {"a"}
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert {(t, n) for t, n, _ in page.attributes} <= {(t, n) for t, n, _ in calm.attributes} | {
        ("g", "data-lane"),
        ("g", "data-series"),
        ("a", "href"),
    }
    links = [value for tag, name, value in page.attributes if (tag, name) == ("a", "href")]
    assert not any(re.match(r"\s*(javascript|data|vbscript):", link, re.I) for link in links)


def test_the_page_speaks_the_language_of_the_map() -> None:
    for lang in languages():
        text = render(replace(scene_of("x"), lang=lang), "html").decode()
        said = words(lang)
        assert f'<html lang="{lang}">' in text
        for key, word in said.items():
            if key.startswith("view-"):
                assert word in text, key
    assert words("en")["view-print"] != words("pl")["view-print"]


def test_every_button_has_a_name_and_does_something() -> None:
    text = render(scene_of("x"), "html").decode()
    script = inside(text, "script")[0]
    actions = re.findall(r'data-action="(\w+)"', text)
    assert sorted(actions) == ["in", "out", "page", "print", "width"]
    for action in actions:
        assert re.search(rf"\b{action}: \(\) =>", script), action
    for button in re.findall(r"<button[^>]*>(.*?)</button>", text):
        assert button.strip()

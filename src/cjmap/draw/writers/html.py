"""A scene as one HTML page to look at: zoom, hide lanes, point at things, print.

The page holds the SVG, its letters, one style sheet and one script (`viewer/`, put together), and
loads nothing. Its Content-Security-Policy names the two by their hashes, so nothing else can run or
change the looks, whatever a text of the map may say.
"""

from __future__ import annotations

import html
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cjmap.draw import text as texts
from cjmap.draw.look.labels import words
from cjmap.draw.writers.embedding import font_faces
from cjmap.draw.writers.svg import document
from cjmap.draw.writers.written import colour
from cjmap.html_page import content_hash

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.draw.scene import Scene

_PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="cjmap">
<meta name="theme-color" content="{background}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header class="bar">
<h1>{title}</h1>
<div class="tools" role="group" aria-label="{zoom}">
<button type="button" data-action="out" aria-label="{zoom_out}" title="{zoom_out} (−)">−</button>
<output aria-live="polite">100 %</output>
<button type="button" data-action="in" aria-label="{zoom_in}" title="{zoom_in} (+)">+</button>
<button type="button" data-action="width" data-fit="width" title="{fit_width} (0)">{fit_width}</button>
<button type="button" data-action="page" data-fit="page" title="{fit_page} (1)">{fit_page}</button>
</div>
<details id="lanes" hidden>
<summary>{lanes}</summary>
<div class="menu" role="group" aria-label="{lanes}"><button type="button">{all}</button></div>
</details>
<details id="curves" hidden>
<summary>{curves}</summary>
<div class="menu" role="group" aria-label="{curves}"><button type="button">{all}</button></div>
</details>
<button type="button" data-action="print">{print}</button>
</header>
<main class="stage" tabindex="0" aria-label="{title}">
<div class="sheet">
{svg}</div>
</main>
<div class="tip" role="status" data-evidence="{evidence}" hidden></div>
<script>{script}</script>
</body>
</html>
"""


def to_html(scene: Scene, *, folders: tuple[Path, ...] = ()) -> bytes:
    """Write a scene as an HTML page, in UTF-8; its words are in the scene's language.

    Letters that the shipped fonts lack are embedded as `embedding` says, with the fonts in
    `folders` first.
    """
    said = words(scene.lang)
    style = font_faces(scene, folders) + _file("viewer.css")
    script = _file("lanes.js") + _file("viewer.js")
    policy = (
        f"default-src 'none'; style-src '{content_hash(style)}'; script-src '{content_hash(script)}'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    escaped = {
        "lang": texts.one_line(scene.lang),
        "title": texts.one_line(scene.title),
        "policy": policy,
        "background": colour(scene.background),
        "zoom": said["view-zoom"],
        "zoom_in": said["view-zoom-in"],
        "zoom_out": said["view-zoom-out"],
        "fit_width": said["view-fit-width"],
        "fit_page": said["view-fit-page"],
        "lanes": said["view-lanes"],
        "curves": said["view-curves"],
        "all": said["view-show-all"],
        "print": said["view-print"],
        "evidence": said["evidence"],
    }
    page = _PAGE.format(
        **{name: html.escape(value, quote=True) for name, value in escaped.items()},
        svg=ElementTree.tostring(document(scene), encoding="unicode"),
        style=style,
        script=script,
    )
    return page.encode()


@lru_cache(maxsize=4)
def _file(name: str) -> str:
    """Read a file of the viewer. One could end its element early only by a closing tag in it."""
    return files("cjmap.draw.writers.viewer").joinpath(name).read_text("utf-8")

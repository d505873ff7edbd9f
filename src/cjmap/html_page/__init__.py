"""The frame of the pages that cjmap writes to be read: one file that needs nothing else.

A page holds no script and loads nothing. Its Content-Security-Policy names the style sheet by its
hash and allows pictures that are in the page itself, so nothing else can act, whatever a text of a
map may say. What all pages look like is `base.css`, light, dark and on paper; a page adds its own.
"""

from __future__ import annotations

import base64
import hashlib
import html
from functools import lru_cache
from importlib.resources import files

from cjmap.printable import one_line
from cjmap.version import __version__

_PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="cjmap">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header>
{header}
</header>
<main>
{main}
</main>
<footer><p>cjmap {version}</p></footer>
</body>
</html>
"""


def page(*, lang: str, title: str, style: str, header: str, main: str) -> str:
    """Return a whole page. `lang` and `title` are plain text, `header` and `main` are markup.

    `style` is the style sheet of this kind of page, which comes after the common one.
    """
    sheet = f"{style_sheet('cjmap.html_page', 'base.css')}\n{style}"
    return _PAGE.format(
        lang=text(lang),
        policy=(
            f"default-src 'none'; style-src '{content_hash(sheet)}'; img-src data:;"
            " base-uri 'none'; form-action 'none'"
        ),
        title=text(title),
        style=sheet,
        header=header,
        main=main,
        version=text(__version__),
    )


def text(words: str) -> str:
    """Write a text so that it reads as it is, in an element or an attribute: one line, no markup."""
    return html.escape(one_line(words))


def picture(svg: bytes, alt: str, actual_size: str, dark: bytes | None = None) -> str:
    """Put a picture into a page as an image: as such, nothing in it can act.

    `alt` tells what it shows; `actual_size` is the label of the switch that stops fitting it in;
    `dark` is the picture for a dark screen.
    """
    image = _image(svg, alt)
    if dark is not None:  # no <picture>: what a dark screen shows would be printed, too
        image = _image(svg, alt, "by-day") + _image(dark, alt, "by-night")
    return (
        f'<figure>\n<div class="frame" tabindex="0" role="group" aria-label="{text(alt)}">'
        f"{image}</div>\n"
        f'<label><input type="checkbox">{text(actual_size)}</label>\n</figure>'
    )


def _image(svg: bytes, alt: str, shown: str = "") -> str:
    data = base64.b64encode(svg).decode("ascii")
    when = f' class="{shown}"' if shown else ""
    return f'<img{when} src="data:image/svg+xml;base64,{data}" alt="{text(alt)}">'


@lru_cache
def style_sheet(package: str, name: str) -> str:
    """Read a style sheet that lies in a package. It could end its element only by a tag in it."""
    return files(package).joinpath(name).read_text("utf-8")


def content_hash(content: str) -> str:
    """Name a style sheet or a script as a Content-Security-Policy does."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")

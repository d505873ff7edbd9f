"""Facts and a template become the HTML of a page.

Autoescape is on, a name that is missing is an error, and every text of a map is made one harmless
line before it is written, so that a template has nothing to remember.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cjmap.draw.errors import DrawError, EngineError, LateError, TooLargeError
from cjmap.insight.formats.html_format import body
from cjmap.printable import one_line
from cjmap.site.page import HERE, Link
from cjmap.site.pictures.drawing import Drawn, draw
from cjmap.site.pictures.placing import placed
from cjmap.site.spoken import spoken
from cjmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cjmap.insight.document import Document, Drawing
    from cjmap.site.layouts import Layout
    from cjmap.site.page import Figure, Page
    from cjmap.site.pictures.both import Pair
    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A picture that a page has to do without: of which map (None: of all), and why."""

    file: Path | None
    message: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """The main part of a page as HTML, the pairs of colours that its pictures use, and those left out."""

    main: str
    pairs: frozenset[Pair]
    left_out: tuple[LeftOut, ...] = ()


def write_main(
    site: Site,
    page: Page,
    layout: Layout,
    drawing: Callable[[Figure], Drawn] | None = None,
    facts: object = None,
) -> Written:
    """Write what a page tells. `drawing` draws a figure, or knows it drawn already.

    `facts` are what it tells, where that is known already. A template is given nothing but that,
    words, and the page without the number of its map, so that a page which tells the same in another
    run is written the same (`cjmap.site.keeping`). Raises `EngineError` where Graphviz fails.
    """
    writer = _Writer(
        site, page, layout, drawing or (lambda each: draw(each, site.workspace, site.look))
    )
    words = site.words(page.kind)
    template = environment().get_template(f"pages/{page.kind}/page.html")
    main = template.render(
        page=replace(page, entry=-1),
        facts=site.facts(page) if facts is None else facts,
        words=words,
        say=site.frame_words,
        url=writer.url,
        to=writer.to,
        id=writer.id,
        figure=writer.figure,
        photo=writer.photo,
        document=writer.document,
    )
    return Written(main, frozenset(writer.pairs), tuple(writer.left_out))


class _Writer:
    """What a template may call, for one page."""

    def __init__(
        self, site: Site, page: Page, layout: Layout, drawing: Callable[[Figure], Drawn]
    ) -> None:
        self.pairs: set[Pair] = set()
        self.left_out: dict[LeftOut, None] = {}
        self._site = site
        self._page = page
        self._layout = layout
        self._drawing = drawing
        self._figures = 0

    def url(self, link: Link) -> str:
        """Return the address of a link."""
        return self._layout.url(self._page, link)

    def to(self, address: str, anchor: str = "") -> str:
        """Return the address of a page, or of an anchor on it."""
        return self.url(Link(address or HERE, anchor))

    def id(self, name: str) -> str:
        """Return the id of an element by its name on the page."""
        return self._layout.id(self._page, name)

    def photo(self, file: Path) -> str:
        """Return the address of a photo of the workspace; nothing for one that is no picture."""
        from cjmap.draw.writers.images import load_picture
        from cjmap.errors import CjmapError

        try:
            data = load_picture(file)
        except CjmapError:
            return ""
        ending = "png" if data.startswith(b"\x89PNG") else "jpg"
        return self._layout.photo(self._page, data, ending)

    def figure(self, figure: Figure | None) -> Markup:
        """Draw a figure into the page; nothing where there is nothing to show, or too much."""
        if figure is None:
            return Markup("")
        try:
            drawn = self._drawing(figure)
        except (TooLargeError, LateError) as error:
            whose = self._site.workspace.entries[figure.entry].file if figure.entry >= 0 else None
            self.left_out[LeftOut(whose, error.message, error.hint)] = None
            return Markup("")
        except EngineError:
            raise
        except DrawError:
            return Markup("")
        self.pairs |= drawn.pairs
        self._figures += 1
        number = self._figures
        links = {mark: self.url(link) for mark, link in figure.links.items()}
        svg = placed(
            drawn.svg,
            id=lambda name: self.id(name if number == 1 else f"{number}.{name}"),
            links=links,
            photo=lambda data, ending: self._layout.photo(self._page, data, ending),
        )
        return Markup(svg)  # noqa: S704 - of our own making, texts escaped by ElementTree

    def document(
        self,
        document: Document,
        figures: Mapping[Drawing, Figure],
        caller: Callable[[Figure, str], str],
    ) -> Markup:
        """Write a document of `cjmap.insight` into the page, its anchors beginning with `part.`.

        The block of the template (`{% call(each, name) document(…) %}`) shows a figure that stands
        for one of its drawings, under an id of its own.
        """

        def picture(drawing: Drawing, alt: str) -> str:
            figure = figures.get(drawing)
            if figure is None:
                return ""
            named = replace(figure, label=alt)
            return str(caller(named, f"picture.{drawing.kind}.{drawing.id}")).strip()

        told = body(document, picture, lambda name: self.id(f"part.{name}"))
        return Markup(told)  # noqa: S704 - its writer escapes every text


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates of the room."""
    made = Environment(
        loader=FileSystemLoader(str(files("cjmap.site"))),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["version"] = __version__
    made.globals["spoken"] = spoken
    made.filters["anchor"] = anchor
    return made


def _harmless(value: Any) -> Any:
    """Make a text one line that moves nothing; markup of ours stays as it is, None is nothing."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return one_line(value)


def anchor(text: str) -> str:
    """Make a text of a map an anchor of a page: letters, digits, dots and dashes."""
    return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in text)

"""What the report tells, and where its parts are found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.insight.document import Points, Sentence
from cjmap.insight.formats.html_format import name_of
from cjmap.insight.report.report import document, report
from cjmap.insight.report.sections import SECTIONS, Room
from cjmap.site.addresses import REPORT
from cjmap.site.page import Findable, Link, Page
from cjmap.site.pages.report.illustrations import illustrations
from cjmap.site.references import Ref, map_ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.insight.document import Document, Drawing, Section
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.report import Report
    from cjmap.site.page import Figure
    from cjmap.site.site import Site

_ROWS = 5
"""Rows of a table at most, as `cjmap report` has them: the whole is on the pages of the maps."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The report told in the language of the portal, and the figures that stand for its drawings.

    `homes` are the maps that figures are of, by the number of the map.
    """

    document: Document
    figures: Mapping[Drawing, Figure]
    homes: Mapping[int, Ref]


def pages(site: Site) -> Iterator[Page]:
    """Give the one page of the report."""
    yield Page(REPORT, "report", site.frame_words("report"), section=REPORT)


def facts(site: Site, page: Page) -> Facts:  # noqa: ARG001 - there is one
    """Tell what the maps of the workspace say together."""
    told = _told(site)
    figures = illustrations(site, told)
    homes = {
        figure.entry: map_ref(site, drawing.kind, drawing.id)
        for drawing, figure in figures.items()
        if figure.entry >= 0
    }
    return Facts(told, figures, homes)


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find the report, and each part of it by its title and its sentences."""
    words = site.words(page.kind)
    yield Findable(Link(page.address), words("kind"), page.title)
    for section in _told(site).sections:
        for part, place in (
            (section, page.title),
            *((each, section.title) for each in section.sections),
        ):
            if part.title:
                link = Link(page.address, f"part.{name_of(part.key)}")
                texts = (part.lead, *_sentences(part))
                yield Findable(link, words("section"), part.title, place, texts)


def _told(site: Site) -> Document:
    found = replace(site.inquiry.once(_figures), name=site.title)
    return document(found, site.lang, Room(_ROWS))


def _figures(inquiry: Inquiry) -> Report:
    return report(inquiry, "", SECTIONS)


def _sentences(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Sentence):
            yield block.text
        elif isinstance(block, Points):
            yield from (each.text for each in block.sentences)

"""The page of the glossary, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.format.roles import Section
from cjmap.site.addresses import GLOSSARY
from cjmap.site.page import Findable, Link, Page
from cjmap.site.pages.glossary.entries import (
    ContextEntry,
    EvidenceEntry,
    SystemEntry,
    TeamEntry,
    context_entry,
    evidence_entry,
    system_entry,
    team_entry,
)
from cjmap.site.pages.glossary.metrics import MetricEntry, metric_entry
from cjmap.site.pages.glossary.terms import Term, figures, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.site.site import Site

_COLLECTIONS = {
    Section.METRIC: "metrics",
    Section.EVIDENCE: "evidence",
    Section.CONTEXT: "contexts",
    Section.TEAM: "teams",
    Section.SYSTEM: "systems",
}
"""The sections that the glossary explains, with the lists of a catalog that hold them."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the glossary explains, section by section."""

    metrics: tuple[MetricEntry, ...]
    evidence: tuple[EvidenceEntry, ...]
    contexts: tuple[ContextEntry, ...]
    teams: tuple[TeamEntry, ...]
    systems: tuple[SystemEntry, ...]
    terms: tuple[Term, ...]
    figures: tuple[Term, ...]


def pages(site: Site) -> Iterator[Page]:
    """Give the one page of the glossary."""
    yield Page(GLOSSARY, "glossary", site.frame_words(GLOSSARY), section=GLOSSARY)


def facts(site: Site, page: Page) -> Facts:
    """Explain what the maps share."""
    words = site.words(page.kind)
    return Facts(
        metrics=tuple(metric_entry(site, each, words) for each in _all(site, Section.METRIC)),
        evidence=tuple(evidence_entry(site, each) for each in _all(site, Section.EVIDENCE)),
        contexts=tuple(context_entry(site, each) for each in _all(site, Section.CONTEXT)),
        teams=tuple(team_entry(site, each) for each in _all(site, Section.TEAM)),
        systems=tuple(system_entry(site, each) for each in _all(site, Section.SYSTEM)),
        terms=terms(words),
        figures=figures(words),
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find each thing that is explained, by its title, its id and what is told of it."""
    words = site.words(page.kind)
    yield Findable(Link(page.address), words("kind"), page.title)
    for section in _COLLECTIONS:
        for each in _all(site, section):
            link = Link(page.address, f"{section}.{each.id}")
            texts = (
                each.id,
                getattr(each, "source", None) or "",
                getattr(each, "file", None) or "",
            )
            yield Findable(
                link, words(f"one-{section}"), each.label, page.title, tuple(filter(None, texts))
            )
    for term in (*terms(words), *figures(words)):
        link = Link(page.address, f"term.{term.key}")
        yield Findable(link, words("one-term"), term.name, page.title, (term.text,))


def _all(site: Site, section: Section) -> Iterator[Any]:
    """Go through the things of a section of the catalogs, each id once."""
    for found in site.workspace.index.workspace_ids(section).values():
        for definition in found:
            if definition.entry.model is not None:
                collection = getattr(definition.entry.model, _COLLECTIONS[section])
                yield collection[definition.path[1]]
                break

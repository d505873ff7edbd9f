"""What the page of a map tells of the map itself: how far it has got, who keeps it true, what was found.

The macro `about` of `frame/about.html` writes it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.problem import Severity
from cjmap.site.addresses import FINDINGS, FOLDER_OF_KIND, history_address
from cjmap.site.page import Link, Page
from cjmap.site.references import Ref, term_refs
from cjmap.site.summary import MapSummary, map_summary
from cjmap.site.writing import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.envelope import Envelope
    from cjmap.site.site import Site
    from cjmap.workspace import Entry


@dataclass(frozen=True, slots=True)
class AboutMap:
    """What a map says of itself, and what was found about it.

    `assumption` says that nobody has checked the map as a whole. `findings` are counted in words,
    with a link to them where there are any.
    """

    map: MapSummary
    evidence: tuple[Ref, ...]
    assumption: bool
    tags: tuple[str, ...]
    findings: Ref
    history: Link | None


def about_map(site: Site, page: Page) -> AboutMap:
    """Tell of the map that a page is of."""
    entry = site.entry_of(page)
    model = entry.model
    if model is None:
        raise TypeError(f"{page.address} is of no valid map")
    history = history_address(str(entry.kind_name), model.id)
    return AboutMap(
        map=map_summary(site, entry, model),
        evidence=term_refs(site, "evidence", getattr(model, "evidence", ())),
        assumption=getattr(model, "assumption", False),
        tags=model.tags,
        findings=findings_of(site, entry),
        history=Link(history) if site.has(history) else None,
    )


def findings_of(site: Site, entry: Entry) -> Ref:
    """Count in words what was found about a map, with a link to it where there is any."""
    say = site.frame_words
    found = Counter(each.severity for each in site.findings_by_file.get(entry.file, ()))
    if not found:
        return Ref(say("about-no-findings"))
    counts = [say.counted(f"about-{each}", found[each]) for each in Severity if found[each]]
    link = Link(FINDINGS, findings_anchor(site, entry))
    return Ref(say.listed(counts), link if site.has(FINDINGS) else None)


def findings_anchor(site: Site, entry: Entry) -> str:
    """Return the anchor of a map's findings on the page of all findings."""
    root = site.workspace.root
    file = entry.file.relative_to(root) if entry.file.is_relative_to(root) else entry.file
    return f"map.{anchor(file.as_posix())}"


def own_language(site: Site, model: Envelope) -> str:
    """Return the language of a map's texts where it is not that of the portal, else nothing."""
    language = site.workspace.language_of(model)
    return language if language != site.lang else ""


def pages_of_maps(site: Site, kind: str) -> Iterator[Page]:
    """Go through the pages of all valid maps of a kind: a page each, in the order of the files."""
    folder = FOLDER_OF_KIND[kind]
    for entry in site.workspace.entries:
        model: Any = entry.model
        if entry.kind_name == kind and model is not None:
            yield Page(
                f"{folder}/{model.id}",
                kind.replace("-", "_"),
                model.label,
                entry=entry.number,
                section=folder,
                parent=folder,
                lang=own_language(site, model),
            )

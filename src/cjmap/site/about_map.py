"""What the page of a map tells of the map itself: how far it has got, who keeps it true, what was found.

The macro `about` of `frame/about.html` writes it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.check.questions.calendar import later
from cjmap.draw.look.speech import speech
from cjmap.format.envelope import Status
from cjmap.problem import Severity
from cjmap.site.addresses import FINDINGS, history_address
from cjmap.site.page import Link
from cjmap.site.references import Ref, term_ref, term_refs
from cjmap.site.writing import anchor

if TYPE_CHECKING:
    from datetime import date

    from cjmap.site.page import Page
    from cjmap.site.site import Site
    from cjmap.workspace import Entry

_TONES = {
    Status.DRAFT: "is-fair",
    Status.PROPOSED: "is-fair",
    Status.APPROVED: "is-good",
    Status.DEPRECATED: "is-bad",
}


@dataclass(frozen=True, slots=True)
class AboutMap:
    """What a map says of itself, and what was found about it; what it does not say is empty.

    `status` is a word, `tone` the class of its badge. `due` is the day of the next review, `overdue`
    whether that day is over. `assumption` says that nobody has checked the map as a whole.
    `findings` are counted in words, with a link to them where there are any.
    """

    status: str
    tone: str
    owner: Ref | None
    reviewed: date | None
    due: date | None
    overdue: bool
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
    due = (
        later(model.reviewed, model.review_every)
        if model.reviewed is not None and model.review_every is not None
        else None
    )
    history = history_address(str(entry.kind_name), model.id)
    return AboutMap(
        status=speech(site.lang)[f"status-{model.status}"] if model.status else "",
        tone=_TONES[model.status] if model.status else "",
        owner=term_ref(site, "team", model.owner) if model.owner else None,
        reviewed=model.reviewed,
        due=due,
        overdue=due is not None and due < site.today and model.status is not Status.DEPRECATED,
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

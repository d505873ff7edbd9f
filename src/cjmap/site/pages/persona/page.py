"""What the page of a persona tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cjmap.draw.look.speech import speech
from cjmap.draw.pictures.persona import SECTIONS
from cjmap.site.about_map import AboutMap, about_map, pages_of_maps
from cjmap.site.items import anchor_of, links_to
from cjmap.site.page import Figure, Findable, Link, Page
from cjmap.site.pages.persona.lineage import Lineage
from cjmap.site.pages.persona.meeting import Meeting, meeting
from cjmap.site.pages.persona.profile import Profile, profile
from cjmap.site.summary import Face, face

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.persona import Persona
    from cjmap.site.references import Ref
    from cjmap.site.site import Site

_HEAD = ("photo", "archetype", "quote", "share", "summary")
"""What the head tells besides the name."""

_KINDS = {
    "goals": "goal",
    "needs": "need",
    "expectations": "expectation",
    "frustrations": "pain",
    "motivations": "motivation",
    "behaviours": "behaviour",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """A persona. `share` tells in words how many of all customers are like this.

    `inherited` says which of what the head tells is that of the `parents`.
    """

    about: AboutMap
    kind: str
    face: Face
    title: str
    archetype: str | None
    summary: str | None
    quote: str
    share: str
    proto: str
    parents: tuple[Ref, ...]
    inherited: str
    profile: Profile
    meeting: Meeting
    picture: Figure


def pages(site: Site) -> Iterator[Page]:
    """Go through the personas."""
    return pages_of_maps(site, "persona")


def facts(site: Site, page: Page) -> Facts:
    """Tell of a persona, with what it inherits."""
    said, entry = speech(site.lang), site.entry_of(page)
    model = cast("Persona", site.workspace.map_of("persona", str(entry.id)))
    lineage = Lineage(site, entry)
    told = profile(site, model, lineage)
    return Facts(
        about=about_map(site, page),
        kind=said["persona"],
        face=face(site, model.id),
        title=model.label,
        archetype=model.archetype,
        summary=model.summary,
        quote=model.quote or "",
        share=f"{said.percent(model.share)} {said['share']}" if model.share is not None else "",
        proto=said["proto"] if model.proto else "",
        parents=lineage.parents,
        inherited=_inherited(site, lineage),
        profile=told,
        meeting=meeting(site, model.id),
        picture=Figure(
            "persona",
            model.label,
            entry=page.entry,
            links=links_to(line for part in told.parts for line in part.lines),
        ),
    )


def _inherited(site: Site, lineage: Lineage) -> str:
    words = site.words("persona")
    names = [words(f"head-{field}") for field in _HEAD if lineage.origin(field) is not None]
    return words("inherited", names=words.listed(names)) if names else ""


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find the persona, and what they say in lists; what is inherited is found where it is from."""
    words, model = site.words("persona"), cast("Persona", site.entry_of(page).model)
    free = (value for value in model.demographics.values() if isinstance(value, str))
    traits = (text for trait in model.traits for text in (trait.name, trait.low, trait.high))
    texts = (model.archetype, model.quote, model.summary, model.bio, *free, *traits, *model.tags)
    found = tuple(text for text in texts if text)
    place = model.archetype or ""
    yield Findable(Link(page.address), words("kind-persona"), model.label, place, found)
    taken: set[str] = set()
    for field, _ in SECTIONS:
        for item in getattr(model, field):
            link = Link(page.address, anchor_of(item, taken))
            yield Findable(link, words(f"kind-{_KINDS[field]}"), item.text, model.label)

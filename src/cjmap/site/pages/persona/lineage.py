"""What a persona has from those that it builds on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cjmap.site.references import Ref, map_ref
from cjmap.workspace.inheritance import MOST_FOREBEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.persona import Persona
    from cjmap.site.site import Site
    from cjmap.workspace import Entry


@dataclass(frozen=True, slots=True)
class Forebear:
    """A persona in a line; `ref` is None for the one that the line is of."""

    entry: Entry
    ref: Ref | None

    @property
    def own(self) -> Persona:
        """The persona without what it inherits."""
        return cast("Persona", self.entry.model)


class Lineage:
    """A persona with those that it builds on, the furthest first, as their lists add up."""

    def __init__(self, site: Site, entry: Entry) -> None:
        """Follow `extends`; a line that comes back to itself ends where it does."""
        self.line = tuple(reversed(list(_upwards(site, entry))))

    def origin(self, field: str, key: str = "") -> Ref | None:
        """Return whom a value comes from: the nearest that gives it; None for the persona itself.

        `key` is that of a value in a mapping.
        """
        for each in reversed(self.line):
            if field in each.own.model_fields_set:
                value = getattr(each.own, field)
                if not key or key in value:
                    return each.ref
        return None

    @property
    def parents(self) -> tuple[Ref, ...]:
        """Those that the persona builds on, the nearest first."""
        return tuple(each.ref for each in reversed(self.line) if each.ref is not None)


def _upwards(site: Site, entry: Entry) -> Iterator[Forebear]:
    here: Entry | None = entry
    seen: set[str] = set()
    while here is not None and here.model is not None and len(seen) <= MOST_FOREBEARS:
        if here.model.id in seen:
            return
        seen.add(here.model.id)
        ref = map_ref(site, "persona", here.model.id) if here is not entry else None
        yield Forebear(here, ref)
        parent = cast("Persona", here.model).extends
        here = site.entry_named("persona", parent) if parent else None

"""The links of a blueprint in words: what each action sets off, depends on, or agrees with."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cjmap.format.blueprint import LinkKind
from cjmap.site.page import Link
from cjmap.site.references import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.site.pages.blueprint.rows import Told

_WORDS = {
    LinkKind.TRIGGERS: ("triggers", "triggered-by"),
    LinkKind.NEEDS: ("needs", "needed-by"),
    LinkKind.AGREES: ("agrees", "agrees"),
}
"""The words for a link, at the end that it leaves and at the one that it reaches."""


def bonds_of(told: Told) -> dict[str, list[tuple[str, tuple[Ref, ...]]]]:
    """Return, by the anchor of an action or column, relations in words with what is at their other end.

    An end that is not in the map is told by its id.
    """
    found: dict[str, dict[str, list[Ref]]] = defaultdict(lambda: defaultdict(list))
    ends = dict(_ends(told))
    for link in told.blueprint.links:
        leaving, reaching = _WORDS[link.kind]
        start, end = (ends.get(each, Ref(each)) for each in (link.from_, link.to))
        for here, relation, there in ((start, leaving, end), (end, reaching, start)):
            if here.link is not None:
                title = f"{there.title} ({link.title})" if link.title else there.title
                found[here.link.anchor][relation].append(Ref(title, there.link))
    order = tuple(dict.fromkeys(word for words in _WORDS.values() for word in words))
    return {
        anchor: [
            (told.words(word), tuple(dict.fromkeys(relations[word])))
            for word in order
            if word in relations
        ]
        for anchor, relations in found.items()
    }


def _ends(told: Told) -> Iterator[tuple[str, Ref]]:
    """Go through what links can name, by its id: columns and actions that have an anchor by it."""
    columns = zip(told.blueprint.steps, told.anchors.columns, strict=True)
    for number, (column, anchor) in enumerate(columns):
        if column.key == anchor:
            yield anchor, Ref(told.service.label(number), Link(anchor=anchor))
    for action, anchor in zip(told.blueprint.actions, told.anchors.actions, strict=True):
        if anchor:
            yield anchor, Ref(action.text, Link(anchor=anchor))

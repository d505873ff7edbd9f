"""Personas as JSON into ours: each by itself first, then with what it inherits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.exchange.coming.fields import Fields
from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.personas.inheriting import Persona, inherit
from cjmap.exchange.personas.json_nodes import read_json
from cjmap.exchange.personas.traits import own_traits
from cjmap.format.slugs import unique_slug
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line
from cjmap.problem import Severity
from cjmap.source.nodes import Mapping, Node, Sequence

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered

_SLUG = re.compile(SLUG_PATTERN)
_SEVERAL = "personas"
"""The key under which a file may list several."""
_MOST = 1_000
"""The personas of one file that are read; each becomes a file of its own."""


def read(gathered: Gathered) -> None:
    """Read the personas of a file. Raises `UnreadableError` where it is no JSON, or holds none."""
    root, lines = read_json(gathered.source)

    def where(offset: int) -> Place:
        return Place(*lines.place(offset))

    nodes = _personas(root)
    if not nodes:
        raise UnreadableError(
            f"{one_line(gathered.source.name)} holds no persona.",
            hint="A persona is an object with `id` and `label`; several are a list of such.",
        )
    if len(nodes) > _MOST:
        raise UnreadableError(
            f"{one_line(gathered.source.name)} holds {len(nodes):,} personas; no more than {_MOST:,} are read."
        )
    reader = _Reader(gathered)
    for node in nodes:
        reader.read(Fields(gathered, node, where, "the persona"))
    inherit(gathered, reader.found)


def _personas(root: Node) -> list[Mapping]:
    if isinstance(root, Mapping) and isinstance(root.data.get(_SEVERAL), list):
        root = root.value(_SEVERAL)
    found = root.items if isinstance(root, Sequence) else [root]
    return [
        each for each in found if isinstance(each, Mapping) and {"id", "label"} & each.data.keys()
    ]


class _Reader:
    """The personas of a file while they are read."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.found: list[Persona] = []
        self.ids: set[str] = set()

    def read(self, persona: Fields) -> None:
        """Read one persona, without what it inherits."""
        gathered = self.gathered
        gathered.count("persona")
        foreign, name = persona.text("id"), persona.text("label")
        persona.name = f"the persona “{one_line(name or foreign)}”"
        name = name or persona.needed("label") or foreign or "Persona"
        id = self._id(foreign, name, persona)
        data = gathered.add_map("persona", name, id=id, proto=True)
        if foreign and foreign != id:
            data["was"] = [foreign]
        gathered.lose(
            Fate.MADE,
            "proto",
            f"“{name}” is marked as resting on no research, as the file names none.",
            persona.place("label"),
            map=id,
        )
        own = own_traits(persona, gathered)
        persona.drop("$schema", "Where its schema is.", Severity.INFO)
        parents = persona.texts("parent")
        persona.tell_rest()
        self.found.append(Persona(foreign, id, data, own, parents))

    def _id(self, foreign: str, name: str, persona: Fields) -> str:
        id = foreign if _SLUG.fullmatch(foreign) else ""
        if id in self.ids:
            self.gathered.lose(
                Fate.UNREADABLE,
                "id",
                f"The id `{id}` stands twice; what refers to it means the first.",
                persona.place("id"),
                severity=Severity.WARNING,
            )
            id = ""
        id = id or unique_slug(foreign or name, self.ids, "persona")
        self.ids.add(id)
        return id

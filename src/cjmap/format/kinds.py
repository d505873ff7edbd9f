"""The six kinds of map: their file names, and where their models are.

Models are imported when the first map of their kind is read, so that a command pays only for the
kinds that it meets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.format.envelope import Envelope


@dataclass(frozen=True)
class Kind:
    """One kind of map: `name` as written after `kind:`, the suffix of its files, its model."""

    name: str
    suffix: str
    title: str
    module: str
    model_name: str

    @cached_property
    def model(self) -> type[Envelope]:
        """The Pydantic model of the kind; the first use imports it."""
        model: type[Envelope] = getattr(import_module(self.module), self.model_name)
        return model


KINDS: tuple[Kind, ...] = (
    Kind("persona", "persona", "a persona", "cjmap.format.persona", "Persona"),
    Kind("empathy-map", "empathy", "an empathy map", "cjmap.format.empathy_map", "EmpathyMap"),
    Kind("journey", "journey", "a journey", "cjmap.format.journey", "Journey"),
    Kind("blueprint", "blueprint", "a service blueprint", "cjmap.format.blueprint", "Blueprint"),
    Kind("catalog", "catalog", "a catalog", "cjmap.format.catalog", "Catalog"),
    Kind("backlog", "backlog", "a backlog", "cjmap.format.backlog", "Backlog"),
)

_BY_NAME = {kind.name: kind for kind in KINDS}
_BY_SUFFIX = {kind.suffix: kind for kind in KINDS}


def kind_named(name: object) -> Kind | None:
    """Return the kind that `kind: name` means, or None."""
    return _BY_NAME.get(name) if isinstance(name, str) else None


def kind_of_file(file: Path) -> Kind | None:
    """Return the kind that the file's name claims (`anna.persona.yaml`), or None."""
    parts = file.name.lower().rsplit(".", 2)
    if len(parts) != 3 or parts[2] not in ("yaml", "yml"):
        return None
    return _BY_SUFFIX.get(parts[1])

"""JSON of personas → maps."""

from __future__ import annotations

import json
from functools import cache

from fuzz.importing import look_at_import
from fuzz.mutation.objects import mutation_of_objects
from fuzz.target import Target

_BAKER = {
    "$schema": "../persona.json",
    "id": "baker",
    "label": "Bea Baker",
    "narrative": "She bakes at night.",
    "organization": {"maturity": "*", "gtm": "b2c"},
    "role": {"function": "art", "titles": ["Baker"], "technologies": {"languages": []}},
    "awareness": {"channels": [{"format": "blog", "url": "https://example.org/bread"}]},
    "adoption": {"curve": "late", "modality": ["guide"]},
    "motivations": {"goals": ["Sleep before noon"], "dislikes": ["Waste", "Forms"]},
}
_PLAIN = {"id": "eva", "name": "Eva", "goals": ["Rest"], "extends": "baker", "age": 40}


def look(data: bytes) -> None:
    """Read personas."""
    look_at_import(data, "any.json", "personas")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return personas of both shapes, alone and together."""
    return tuple(json.dumps(each).encode() for each in (_BAKER, _PLAIN, [_BAKER, _PLAIN]))


TARGET = Target(
    "import-personas", "JSON of personas → maps", look, seeds, mutation_of_objects(seeds)
)

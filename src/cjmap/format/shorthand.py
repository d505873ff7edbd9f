"""Short forms into long ones, before anything is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Expand:
    """Reads anything but an object as the field `field` alone: a text as `{text: …}`."""

    field: str

    def __call__(self, value: Any) -> Any:
        """Return the long form; a dict, or a model already made, is one."""
        if isinstance(value, dict) or hasattr(value, "model_fields_set"):
            return value
        return {self.field: value}


def enclose(value: Any) -> Any:
    """Read anything but a list as its only item."""
    return value if isinstance(value, (list, tuple)) else [value]

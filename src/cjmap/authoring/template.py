"""A new map from the template of its kind, tied to what the workspace has."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.authoring.comments import with_comments
from cjmap.format.roles import Section
from cjmap.layout import map_text
from cjmap.source import parse_document

if TYPE_CHECKING:
    from cjmap.authoring.surroundings import Surroundings
    from cjmap.authoring.wanted import Wanted
    from cjmap.source import Document

_DETAILS: dict[str, tuple[str, ...]] = {
    "persona": ("quote", "demographics", "bio", "motivations", "behaviours"),
    "empathy-map": ("situation",),
    "journey": (
        "stages.goal",
        "stages.steps.thinks",
        "stages.steps.feels",
        "stages.steps.expectations",
        "stages.steps.duration",
        "loops",
    ),
    "blueprint": ("goal", "path", "links", "actions.wait", "actions.fail_point"),
    "catalog": ("systems", "contexts", "metrics", "touchpoints.promise", "touchpoints.standard"),
    "backlog": (
        "opportunities.impact",
        "opportunities.effort",
        "opportunities.confidence",
        "opportunities.reach",
    ),
}
"""What an outline leaves out, by kind: paths of keys, through lists too."""


def fill(wanted: Wanted, around: Surroundings, file: Path) -> str:
    """Return the text of a new map in the canonical layout, for `file`.

    It refers only to what is there. Raises `CjmapError` for a title that no map can hold.
    """
    template = read_template(wanted.kind.name, wanted.language, file)
    data: dict[str, Any] = dict(template.data)
    data["id"] = wanted.id
    data["name" if wanted.kind.name == Section.PERSONA else "title"] = wanted.title
    if wanted.named_language is not None:
        data["lang"] = wanted.named_language
    if wanted.outline:
        for path in _DETAILS[wanted.kind.name]:
            _leave_out(data, path.split("."))
    links = import_module(f"cjmap.authoring.links.{wanted.kind.name.replace('-', '_')}")
    comments: dict[str, str] = links.tie(data, wanted, around)
    return with_comments(map_text(data, file), template, comments)


def read_template(kind: str, language: str, file: Path | None = None) -> Document:
    """Read the template of a kind in one of our languages, as if it stood in `file`."""
    source = files("cjmap.authoring") / "templates" / language / f"{kind}.yaml"
    return parse_document(file or Path(f"{kind}.yaml"), source.read_bytes())


def _leave_out(data: Any, path: list[str]) -> None:
    if isinstance(data, list):
        for each in data:
            _leave_out(each, path)
    elif isinstance(data, dict):
        first, *rest = path
        if not rest:
            data.pop(first, None)
        elif first in data:
            _leave_out(data[first], rest)

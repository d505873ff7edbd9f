"""Annotations of GitHub Actions, the heaviest changes first; cosmetic ones and improvements get none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.annotation import SHOWN_OF_EACH, annotation
from cjmap.compare.change import Level
from cjmap.compare.formats.locations import new_location

if TYPE_CHECKING:
    from cjmap.compare.change import Change
    from cjmap.compare.presentation import MapChanges, Presentation

_COMMANDS = {Level.BREAKING: "error", Level.REGRESSION: "warning", Level.NOTABLE: "notice"}


def write(presentation: Presentation) -> str:
    """Write annotations: at most ten of each level, then a notice that counts the rest."""
    lines = [_refused(presentation)] if presentation.refused else []
    found = [
        (change, each)
        for each in presentation.maps
        for change in each.changes
        if change.level in _COMMANDS
    ]
    found.sort(key=lambda pair: pair[0].level.rank)
    room = dict.fromkeys(_COMMANDS, SHOWN_OF_EACH)
    left_out = 0
    for change, each in found:
        if room[change.level]:
            room[change.level] -= 1
            lines.append(_annotation(change, each, presentation))
        else:
            left_out += 1
    if left_out:
        said = presentation.teller.phrase_of("not-annotated", left_out)
        lines.append(annotation("notice", {"title": "cjmap"}, said))
    return "".join(lines)


def _annotation(change: Change, each: MapChanges, presentation: Presentation) -> str:
    teller = presentation.teller
    properties = {"title": f"{teller.level(change.level)}: {change.kind.id}", "file": each.file}
    place = new_location(change, each)
    if place is not None:
        properties |= {"file": place.file, "line": str(place.line), "col": str(place.column)}
    properties["file"] = presentation.published(properties["file"])
    message = "\n".join((teller.message(change), *teller.few_notes(change)))
    return annotation(_COMMANDS[change.level], properties, message)


def _refused(presentation: Presentation) -> str:
    """Say in one annotation which maps and submodules took no part."""
    teller = presentation.teller
    refused = presentation.refused
    said = [f"{each.file} {teller.not_compared(each)}" for each in refused[:SHOWN_OF_EACH]]
    if len(refused) > SHOWN_OF_EACH:
        said.append(teller.phrase_of("more", len(refused) - SHOWN_OF_EACH))
    return annotation(
        "error" if presentation.is_incomplete else "warning",
        {"title": "cjmap", "file": presentation.published(refused[0].file)},
        "\n".join(said),
    )

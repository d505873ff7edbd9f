"""What is told of a map that was written: what it refers to, what lint says, what to do next."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from cjmap.authoring.words import words
from cjmap.cli.authoring.panes import wrapped
from cjmap.cli.authoring.writing import is_found
from cjmap.cli.linting import Request as LintRequest
from cjmap.cli.linting import exit_code
from cjmap.cli.linting import tell as tell_findings
from cjmap.cli.targets import shown_file
from cjmap.cli.terminal import emit
from cjmap.format.roles import Section
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.authoring.wanted import Wanted
    from cjmap.cli.authoring.request import Commission
    from cjmap.cli.authoring.writing import Examined
    from cjmap.cli.terminal import Color
    from cjmap.workspace.index import Definition

_NAMED_AT_MOST = 3

_NARROW = 20
"""The columns below which a sentence beside an order is no pleasure to read."""


def tell(commission: Commission, examined: Examined, color: Color, *, from_template: bool) -> int:
    """Tell of the map, and return the exit code: that of a lint of it."""
    said = words(commission.wanted.language)
    file = shown_file(commission.file)
    emit(f"{said.WROTE} {file}\n")
    for section, names in linked(examined).items():
        listed = ", ".join(names[:_NAMED_AT_MOST])
        more = f" +{len(names) - _NAMED_AT_MOST}" if len(names) > _NAMED_AT_MOST else ""
        emit(f"  {said.LINKED[section]}: {listed}{more}\n")
    if not is_found(commission):
        emit(f"  {said.NOT_FOUND}\n")
    request = LintRequest(color=color)
    if examined.report.findings or examined.report.faults:
        emit("\n")
        tell_findings(request, [examined.target], examined.report)
    emit(f"\n{said.NEXT}\n")
    for line in table(list(_next(commission.wanted, file, said, from_template)), _width()):
        emit(f"{line}\n")
    return exit_code(request, examined.report)


def table(rows: Sequence[tuple[str, str]], width: int | None) -> list[str]:
    """Lay out orders with what each is for, broken between words where lines have a width.

    Where the orders leave no room beside them, what they are for stands below.
    """
    first = max(len(order) for order, _ in rows)
    if width is None:
        return [f"  {order:<{first}}  {why}" for order, why in rows]
    found = []
    for order, why in rows:
        room = width - first - 4
        if room < _NARROW:
            found += [f"  {order}", *(f"      {line}" for line in wrapped(why, width - 6))]
            continue
        for number, line in enumerate(wrapped(why, room)):
            found.append(f"  {'' if number else order:<{first}}  {line}")
    return found


def _width() -> int | None:
    """The columns of the terminal that is written to; None where it is no terminal."""
    return (
        os.get_terminal_size(sys.stdout.fileno()).columns or None if sys.stdout.isatty() else None
    )


def linked(examined: Examined) -> dict[str, list[str]]:
    """Return what a map refers to in other maps, by section, each thing by title and id."""
    workspace, entry = examined.target.workspace, examined.entry
    found: dict[str, dict[str, None]] = {}
    for _, role, text in entry.references:
        for definition in workspace.index.find(entry, role, text)[:1]:
            if definition.entry is entry:
                continue
            section = definition.section
            title = _title(definition)
            named = f"{one_line(title)} ({one_line(text)})" if title else one_line(text)
            found.setdefault(section, {})[named] = None
    return {section: list(names) for section, names in found.items()}


def _title(definition: Definition) -> str:
    """Return what a thing is called where it is defined: its title, name or text; nothing without."""
    thing: Any = definition.entry.document.data
    for part in definition.path[:-1]:
        thing = thing[part]
    return str(thing.get("title") or thing.get("name") or thing.get("text") or "")


def _next(wanted: Wanted, file: str, said: Any, from_template: bool) -> Iterator[tuple[str, str]]:
    """List what to do next: an order to type, and what for."""
    yield file, said.NEXT_EDIT if from_template else said.NEXT_EDIT_ANSWERS
    yield "cjmap lint", said.NEXT_LINT
    kind = wanted.kind.name
    if kind != Section.CATALOG:
        yield f"cjmap render {file}", said.NEXT_RENDER
    if kind in said.NEXT_MAP:
        order, why = said.NEXT_MAP[kind]
        yield order.format(id=wanted.id), why

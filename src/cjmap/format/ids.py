"""What a map refers to, and which files it names: views on `Compiled.ids`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cjmap.format.roles import NamesFile, Refers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.compiled import Found
    from cjmap.problem import MapPath


def references(found: list[Found]) -> list[tuple[MapPath, Refers, str]]:
    """Keep what refers to an id; a list made in one go, as many rules ask."""
    kept = [each for each in found if isinstance(each[1], Refers)]
    return cast("list[tuple[MapPath, Refers, str]]", kept)


def files_named(found: list[Found]) -> Iterator[tuple[MapPath, str]]:
    """Keep what names a file; a name with a NUL is none, and reported as a control character."""
    for path, role, value in found:
        if isinstance(role, NamesFile) and "\0" not in value:
            yield path, value

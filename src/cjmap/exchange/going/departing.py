"""Maps handed to a writer, after it is told what of them goes into no file of another tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.formats import Format
    from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing


def write_maps(format: Format, outgoing: Outgoing) -> list[Made]:
    """Write maps in a format; their comments, and the files that they name, are told first.

    They are told before the writer begins, as it may list the losses in what it writes.
    """
    for map in outgoing.maps:
        _tell_comments(outgoing, map)
        _tell_files(outgoing, map, format.shows)
    return format.write(outgoing)


def _tell_comments(outgoing: Outgoing, map: GoingMap) -> None:
    number = len(map.entry.document.comments)
    if number:
        said = "The comment" if number == 1 else f"The {number:,} comments"
        outgoing.lose(
            map,
            Fate.DROPPED,
            "comment",
            f"{said} in the YAML cannot come along.",
            severity=Severity.INFO,
        )


def _tell_files(outgoing: Outgoing, map: GoingMap, shown: tuple[str, ...]) -> None:
    """Tell the files that a map names, but for those of the fields that are `shown`."""
    for path, name in map.entry.files_named:
        if path[-1] not in shown:
            outgoing.lose(
                map,
                Fate.DROPPED,
                "file",
                f"The file `{name}` does not come along; it is only named.",
                path,
                value=name,
                severity=Severity.INFO,
            )

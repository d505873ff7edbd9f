"""Read both versions, compare them, and tell what changed in the formats asked for."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.comparing.sides import sides
from cjmap.cli.comparing.words import check_ignored
from cjmap.cli.reports import PICTURES
from cjmap.cli.targets import repository_around
from cjmap.cli.terminal import emit_bytes, emit_styled
from cjmap.compare.change import Level
from cjmap.compare.comparison import compare
from cjmap.compare.formats import write_changes
from cjmap.compare.presentation import Presentation, Refused, by_map, refused_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.comparing.request import Request
    from cjmap.cli.comparing.sides import Pair, Sides
    from cjmap.compare.change import Change
    from cjmap.compare.unseen import Unseen
    from cjmap.workspace.configuration import Configuration


def run(request: Request) -> int:
    """Compare and tell; return the exit code: 2 where a map could not be compared."""
    with sides(
        request.asked, limits=request.limits, stdin_filename=request.stdin_filename
    ) as found:
        presentation = present(request, found)
        _write(request, presentation)
    if presentation.is_incomplete:
        return 2
    return 1 if presentation.fails else 0


def present(request: Request, found: Sides) -> Presentation:
    """Compare the versions of each workspace and put together what is told."""
    ignored = _Ignored()
    maps = []
    refused: list[Refused | Unseen] = []
    pairs = found.pairs
    for pair in pairs:
        comparison = compare(pair.old, pair.new)
        ignored.words = {*request.ignored, *_ignored_by(pair)}
        maps += by_map(comparison, ignored.keeps)
        refused += starmap(refused_map, comparison.refused)
    first = pairs[0] if pairs else None
    return Presentation(
        old=first.old.label if first else "",
        new=first.new.label if first else "",
        maps=tuple(maps),
        refused=(*refused, *found.unseen),
        lang=request.lang or (first.new.language if first else None),
        threshold=_threshold(request, pairs),
        ignored=ignored.count,
        here=_here(),
    )


def _here() -> str:
    """Return the folder of this process below the root of the repository."""
    here = Path.cwd()
    return here.relative_to(repository_around(here)).as_posix()


def _configuration(pair: Pair) -> Configuration | None:
    """Return the configuration of the newer version, or that of the older one."""
    return pair.new.configuration or pair.old.configuration


def _ignored_by(pair: Pair) -> tuple[str, ...]:
    configuration = _configuration(pair)
    if configuration is None:
        return ()
    place = f"{configuration.place_of('diff.ignore')}: `diff.ignore`"
    return check_ignored(configuration.ignored_changes, place)


def _threshold(request: Request, pairs: Sequence[Pair]) -> Level | None:
    """Return the level that fails: the strictest one that holds in any of the workspaces."""
    found = [_configuration(pair) for pair in pairs]
    words = [each.failing_change for each in found if each is not None] or [Level.BREAKING.value]
    levels = [
        Level(word)
        for word in ([request.fail_on] if request.fail_on else words)
        if word in set(Level)
    ]
    return max(levels, key=lambda level: level.rank, default=None)


class _Ignored:
    """What is not told, and how often that happened."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.count = 0

    def keeps(self, change: Change) -> bool:
        if change.kind.id in self.words or change.fingerprint in self.words:
            self.count += 1
            return False
        return True


def _write(request: Request, presentation: Presentation) -> None:
    formats = list(request.formats)
    if not formats:
        formats = ["text"]
        if os.environ.get("GITHUB_ACTIONS") == "true":
            formats.append("github")
    presentation = _drawn(request, presentation, formats)
    if request.outputs:
        from cjmap.source.write import write_file

        for name, file in request.outputs:
            write_file(file, _written(name, request, _seen_from(presentation, file, request)))
    for name in formats:
        if name == "text":
            from cjmap.compare.formats.text_format import style

            if not request.quiet or presentation.refused or any(presentation.changes):
                emit_styled(style(presentation, verbose=request.verbose), request.color)
        else:
            emit_bytes(_written(name, request, presentation))


def _seen_from(presentation: Presentation, file: Path, request: Request) -> Presentation:
    """Name pictures as they are found from a report beside them, unless they are on the web."""
    if request.picture_url is not None:
        return presentation
    pictures = {
        address: Path(os.path.relpath(name, file.parent)).as_posix()
        for address, name in presentation.pictures.items()
    }
    return replace(presentation, pictures=pictures)


def _drawn(request: Request, presentation: Presentation, formats: Sequence[str]) -> Presentation:
    """Draw what the formats show."""
    if request.pictures is not None:
        from cjmap.cli.comparing.pictures import with_pictures

        presentation = with_pictures(presentation, request, request.pictures)
    if "html" in (*formats, *(name for name, _ in request.outputs)):
        from cjmap.cli.comparing.pictures import with_drawings

        presentation = with_drawings(presentation, request)
    return presentation


def _written(name: str, request: Request, presentation: Presentation) -> bytes:
    if name in PICTURES:
        from cjmap.cli.comparing.pictures import draw, the_one

        return draw(the_one(presentation, name), request, name)
    return write_changes(name, presentation).encode("utf-8", "backslashreplace")

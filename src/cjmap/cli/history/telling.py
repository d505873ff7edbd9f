"""Go through the versions of a map, and tell them in the formats asked for."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.cli.history.finding import find_map, path_in
from cjmap.cli.history.words import parse_range
from cjmap.cli.reports import PICTURES
from cjmap.cli.terminal import emit, emit_bytes, emit_styled
from cjmap.compare.history.editions import editions
from cjmap.compare.history.formats import write_history
from cjmap.compare.history.past import Past
from cjmap.compare.history.report import History, is_told
from cjmap.compare.history.summary import Storyteller
from cjmap.errors import CjmapError
from cjmap.git.repository import SHALLOW
from cjmap.printable import one_line
from cjmap.styled import Styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.cli.history.finding import Asked
    from cjmap.cli.history.request import Request
    from cjmap.compare.history.editions import Edition
    from cjmap.git import Version


def run(request: Request) -> int:
    """Tell the history; return the exit code."""
    asked = find_map(request.map, request.limits)
    with Past(asked.repository, request.limits) as past:
        begun = _Begun(_wanted(request, past, asked))
        if _only_lines(request):
            _tell_as_they_come(request, begun)
        else:
            _write(request, _history(request, asked, list(begun)))
    if begun.at_first and asked.repository.is_shallow:
        emit(f"cjmap: the oldest version told may not be the first. {SHALLOW}\n", sys.stderr)
    return 0


@dataclass
class _Begun:
    """Versions that come one by one; `at_first` becomes true with one that was made from none."""

    coming: Iterator[Edition]
    at_first: bool = False

    def __iter__(self) -> Iterator[Edition]:
        for edition in self.coming:
            self.at_first |= edition.version is not None and not edition.version.parents
            yield edition


def _wanted(request: Request, past: Past, asked: Asked) -> Iterator[Edition]:
    """Go through the versions that were asked for, the newest first, as many as there may be."""
    left_out, start = parse_range(request.revisions)
    base = past.repository.commit(left_out) if left_out is not None else None
    story = Storyteller(None, request.least)
    path = path_in(past, asked, start or "HEAD")
    if path is None and start:
        raise CjmapError(f"`{one_line(asked.path)}` is not in {one_line(start)}, and never was.")
    path = path or asked.path

    def wanted(version: Version | None) -> bool:
        if not _is_in_time(version, request):
            return False
        return version is None or not base or not past.repository.precedes(version.commit, base)

    number = 0
    now = asked.path if asked.repository.has_work_tree and not start else None
    for edition in editions(past, path, start or "HEAD", now=now, wanted=wanted):
        if not is_told(edition, story):
            continue
        yield edition
        number += 1
        if number == request.count:
            return


def _is_in_time(version: Version | None, request: Request) -> bool:
    if version is None:
        return request.until is None
    after = request.since is None or version.date >= request.since
    return after and (request.until is None or version.date < request.until)


def _only_lines(request: Request) -> bool:
    """Whether nothing but text is asked for, the newest first: then no reader has to wait."""
    return request.formats in ((), ("text",)) and not request.outputs and not request.reverse


def _tell_as_they_come(request: Request, coming: Iterable[Edition]) -> None:
    story = None
    for edition in coming:
        story = story or _story(request, [edition])
        _tell(edition, story, request)
    if story is None:
        emit(f"{_story(request, []).phrase('none')}\n")


def _tell(edition: Edition, story: Storyteller, request: Request) -> None:
    from cjmap.compare.history.formats.text_format import style

    emit_styled(style(Styled(), edition, story, verbose=request.verbose), request.color)


def _story(request: Request, found: list[Edition]) -> Storyteller:
    """Choose the language: the one asked for, else that of the newest version's workspace."""
    side = next((each.side for each in found if each.side is not None), None)
    return Storyteller(request.lang or (side.language if side is not None else None), request.least)


def _history(request: Request, asked: Asked, found: list[Edition]) -> History:
    top = next((each.top for each in found if each.top is not None), None)
    return History(
        kind=str(top.entry.kind_name) if top is not None else "",
        id=str(top.id or "") if top is not None else "",
        title=top.label if top is not None else "",
        path=found[0].path if found else asked.path,
        editions=tuple(reversed(found)) if request.reverse else tuple(found),
        story=_story(request, found),
    )


def _write(request: Request, history: History) -> None:
    from cjmap.source.write import write_file

    for name, file in request.outputs:
        write_file(file, _bytes(name, history, request))
    for name in request.formats or (() if request.outputs else ("text",)):
        if name == "text":
            for edition in history.editions:
                _tell(edition, history.story, request)
            if not history.editions:
                emit(f"{history.story.phrase('none')}\n")
        else:
            emit_bytes(_bytes(name, history, request))


def _bytes(name: str, history: History, request: Request) -> bytes:
    from cjmap.cli.history.pictures import draw, has_picture

    if name in PICTURES:
        return draw(history, name, request)
    if name == "html" and has_picture(history):
        history = replace(history, picture=draw(history, "svg", request))
    return write_history(name, history).encode("utf-8", "backslashreplace")

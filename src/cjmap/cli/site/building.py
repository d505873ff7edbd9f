"""Read the maps, tell what is wrong with them, build the portal, and tell what came of it."""

from __future__ import annotations

import signal
import sys
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from cjmap.check.formats.text_format import style
from cjmap.check.run import Report, validate
from cjmap.cli.checking import present
from cjmap.cli.progress import progress
from cjmap.cli.site.places import check_paths, file_of, folder_of
from cjmap.cli.targets import find_targets, shown_file
from cjmap.cli.terminal import emit, emit_bytes, emit_styled
from cjmap.printable import one_line
from cjmap.problem import Severity
from cjmap.site.build import MARKER, Built, single_file, write_portal, write_portals
from cjmap.site.build.pages import How
from cjmap.site.site import Options, Site
from cjmap.source.folders import NewFolder
from cjmap.source.write import write_file
from cjmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjmap.cli.site.request import Request
    from cjmap.cli.targets import Target

_BAR_FROM = 4
"""The number of pages from which a progress bar is of use."""


def run(request: Request) -> int:
    """Build the portal, and return the exit code."""
    check_paths(request)
    signal.signal(signal.SIGTERM, _end)  # else what is begun would stay beside the portal
    targets = find_targets(request.paths, limits=request.limits, models=True)
    place = file_of(request, targets) if request.single else folder_of(request, targets)
    report = _told_findings(request, targets)
    sites = [_site(request, target, alone=len(targets) == 1) for target in targets]
    if not request.quiet:
        _tell_of_shallow_clones(sites)
    pages = sum(len(site.pages) for site in sites)
    bar = request.progress and not request.quiet and pages >= _BAR_FROM
    with progress("Building", pages, bar) as advance:
        how = How(request.jobs, request.keeping, lambda: advance(1))
        if place is None or request.single:
            built, size = _one_file(request, sites[0], place, how)
        else:
            built, size = _folder(request, sites, place, how)
    if place is not None and not request.quiet:
        emit(f"wrote {shown_file(place)}: {_told(built, size)}\n")
    _tell_left_out(built)
    if report.unreadable:
        return 2
    return 1 if report.fails(Severity.ERROR) or built.left_out else 0


def _end(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


def _told_findings(request: Request, targets: Sequence[Target]) -> Report:
    """Validate all maps, and tell what is wrong with them where anything is."""
    report = Report()
    for target in targets:
        validate(target.workspace, report=report)
    if report.findings:
        emit_styled(style(present(report, targets, Severity.ERROR)), request.color, sys.stderr)
        broken = sum(entry.model is None for each in targets for entry in each.workspace.entries)
        if broken and not request.quiet:
            maps = "map is" if broken == 1 else "maps are"
            emit(
                f"cjmap: {broken} {maps} broken: listed among the findings, without a page.\n",
                sys.stderr,
            )
    return report


def _tell_of_shallow_clones(sites: Sequence[Site]) -> None:
    """Say why there is no history where a clone was cut off, as CI makes them."""
    if any(site.options.versions and site.chronicle.is_cut_off for site in sites):
        emit(
            "cjmap: the clone is shallow: no history is told.\n"
            "  help: Let CI clone all of it (`fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in"
            " GitLab); here, `git fetch --unshallow`.\n",
            sys.stderr,
        )


def _tell_left_out(built: Built) -> None:
    """Say which pictures are too large, so that pages have to do without them."""
    for each in built.left_out:
        whose = shown_file(each.file) if each.file is not None else "all maps"
        emit(f"cjmap: the portal has no picture of {whose}: {one_line(each.message)}\n", sys.stderr)
        if each.hint:
            emit(f"  help: {one_line(each.hint)}\n", sys.stderr)


def _site(request: Request, target: Target, *, alone: bool) -> Site:
    """Make the portal of a workspace, and try its settings; raises `CjmapError` for a wrong one.

    A title is of the one portal, or of the page that leads to all.
    """
    options = Options(
        title=(request.title or "") if alone else "",
        lang=request.lang or "",
        versions=-1 if request.versions is None else request.versions,
    )
    site = Site(target.workspace, request.today or date.today(), options)
    _ = site.look
    return site


def _folder(request: Request, sites: Sequence[Site], place: Path, how: How) -> tuple[Built, int]:
    with NewFolder(place, MARKER, {"made by": f"cjmap {__version__}"}) as folder:
        if len(sites) == 1:
            built = [write_portal(sites[0], folder, how)]
        else:
            built = write_portals(sites, folder, how, request.title or "")
        folder.finish()
        size = folder.written
    return _sum(built), size


def _one_file(request: Request, site: Site, place: Path | None, how: How) -> tuple[Built, int]:
    data, built = single_file(site, how)
    if place is None:
        emit_bytes(data)
    else:
        write_file(place, data, inside=None if request.out else site.workspace.root)
    return built, len(data)


def _sum(built: Sequence[Built]) -> Built:
    return Built(
        sum(each.pages for each in built),
        sum(each.pictures for each in built),
        sum(each.drawn for each in built),
        sum(each.written for each in built),
        tuple(left for each in built for left in each.left_out),
    )


def _told(built: Built, size: int) -> str:
    pages = f"{built.pages:,} page" + ("" if built.pages == 1 else "s")
    anew = f" ({built.drawn:,} drawn anew)" if built.pictures else ""
    return f"{pages} ({built.written:,} written anew), {built.pictures:,} pictures{anew}, {_size(size)}"


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count / 1e3:,.0f} kB"

"""Draw maps and write their pictures: what `render` does once its arguments are understood."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.check.formats.text_format import style
from cjmap.check.run import Report, validate
from cjmap.cli.checking import present
from cjmap.cli.targets import Target, find_targets
from cjmap.cli.terminal import Color, emit, emit_bytes, emit_styled
from cjmap.draw import PICTURES, DrawError, EngineError, picture, render
from cjmap.errors import CjmapError
from cjmap.format.near import listed, nearest
from cjmap.printable import one_line
from cjmap.problem import Severity
from cjmap.source.write import write_file
from cjmap.workspace.settings import EngineName, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw import Scene
    from cjmap.source import Limits
    from cjmap.workspace import Entry, Workspace

_DEFAULT_FOLDER = "pictures"
_STANDARD_OUTPUT = "-"
_OTHER_PICTURES = frozenset({"jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "eps", "ps"})


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for; None where the configuration decides."""

    paths: Sequence[str]
    out: str | None
    to: tuple[Picture, ...]
    engine: EngineName | None
    scale: float | None
    timeout: float | None
    color: Color
    quiet: bool
    progress: bool
    stdin_filename: str | None
    limits: Limits | None


@dataclass(frozen=True, slots=True)
class _Job:
    """One picture to draw: the map, its form, and the file to write (None: standard output).

    `inside` is the folder that a symbolic link must not lead out of (None: the author named the
    file himself).
    """

    workspace: Workspace
    entry: Entry
    to: Picture
    file: Path | None
    inside: Path | None


def parse_pictures(words: Sequence[str] | None) -> tuple[Picture, ...]:
    """Read `--to svg,png`; raises `CjmapError` for a form that does not exist."""
    forms: list[Picture] = []
    for word in ",".join(words or ()).split(","):
        name = word.strip()
        if not name:
            continue
        if name not in set(Picture):
            near = nearest(name, Picture)
            hint = f"Did you mean `{near}`?" if near else f"There are {listed(Picture, 'and')}."
            raise CjmapError(f"There is no picture format `{name}`.", hint=hint)
        forms.append(Picture(name))
    return tuple(dict.fromkeys(forms))


def run(request: Request) -> int:
    """Draw what can be drawn, tell what cannot, and return the exit code."""
    targets = find_targets(
        request.paths, stdin_filename=request.stdin_filename, limits=request.limits
    )
    report = Report()
    for target in targets:
        validate(target.workspace, target.entries, report)
    if report.findings:
        emit_styled(style(present(report, targets, Severity.ERROR)), request.color, sys.stderr)
    jobs = _jobs(request, targets)
    if not jobs and not report.findings:
        raise CjmapError(
            "None of these maps has a picture.",
            hint=f"There are pictures of {listed(PICTURES, 'and')} maps.",
        )
    failures = _draw_all(request, jobs)
    if failures or report.unreadable:
        return 2
    return 1 if report.fails(Severity.ERROR) else 0


def _jobs(request: Request, targets: Sequence[Target]) -> list[_Job]:
    """List the pictures to draw, each with its file; raises `CjmapError` where OUT fits not."""
    drawable = [
        (target, entry)
        for target in targets
        for entry in target.entries
        if entry.model is not None and entry.kind_name in PICTURES
    ]
    suffix = Path(request.out or "").suffix.removeprefix(".").lower()
    if suffix in _OTHER_PICTURES:
        raise CjmapError(
            f"There is no picture format `{suffix}`.", hint=f"There are {listed(Picture, 'and')}."
        )
    single = request.out == _STANDARD_OUTPUT or suffix in set(Picture)
    if single and len(drawable) > 1:
        raise CjmapError(
            f"`-o {request.out}` takes one picture, and there are {len(drawable)} maps to draw.",
            hint="Name one map, or give a folder.",
        )
    jobs: list[_Job] = []
    for target, entry in drawable:
        forms = request.to or target.workspace.configuration.pictures
        if single and not request.to:
            forms = (Picture(suffix),) if suffix in set(Picture) else (Picture.SVG,)
        if suffix in set(Picture) and forms != (Picture(suffix),):
            raise CjmapError(
                f"`-o {request.out}` is {suffix.upper()}, and `--to` asks for {listed(forms, 'and')}."
            )
        if single and len(forms) > 1:
            raise CjmapError(f"`-o {request.out}` takes one format, not {len(forms)}.")
        for form in forms:
            file = _file_for(request, target, entry, form)
            inside = target.workspace.root if request.out is None else Path(request.out)
            jobs.append(_Job(target.workspace, entry, form, file, None if single else inside))
    _check_files(jobs)
    return jobs


def _check_files(jobs: Sequence[_Job]) -> None:
    """Refuse two maps whose pictures would be one file, before anything is written."""
    taken: dict[Path, Entry] = {}
    for job in jobs:
        if job.file is None:
            continue
        other = taken.setdefault(job.file, job.entry)
        if other is not job.entry:
            first, second = (one_line(_shown(each.file)) for each in (other, job.entry))
            raise CjmapError(
                f"The pictures of {first} and {second} would both be {one_line(_shown(job.file))}.",
                hint="Draw them to different folders, or rename one of the maps.",
            )


def _file_for(request: Request, target: Target, entry: Entry, form: Picture) -> Path | None:
    """Name a picture after its map, in the folder of OUT that mirrors the map's own."""
    out = request.out
    if out == _STANDARD_OUTPUT:
        return None
    if out is not None and Path(out).suffix.removeprefix(".").lower() in set(Picture):
        return Path(out)
    name = entry.file.name
    for ending in (".yaml", ".yml"):
        name = name.removesuffix(ending)
    if out is not None:
        folder = Path(out) / entry.file.parent.relative_to(target.bases[entry.file])
    else:
        root = target.workspace.root
        configured = target.workspace.configuration.picture_folder or _DEFAULT_FOLDER
        inside = entry.file.parent.relative_to(root) if entry.file.is_relative_to(root) else Path()
        folder = root / configured / inside
    return folder / f"{name}.{form}"


def _draw_all(request: Request, jobs: Sequence[_Job]) -> int:
    """Draw one picture after another; return how many failed. A map is laid out once."""
    failures = 0
    drawn: Entry | None = None
    with _progress(request, len(jobs)) as advance:
        for job in jobs:
            try:
                if job.entry is not drawn:  # the jobs of one map follow one another
                    scene = picture(job.entry.model, job.workspace)
                    drawn = job.entry
                settings = job.workspace.configuration
                data = render(
                    scene,
                    job.to.value,
                    engine=(request.engine or settings.engine).value,
                    timeout=request.timeout or settings.timeout,
                    scale=request.scale or settings.scale,
                )
            except DrawError as error:
                failures += 1
                _tell_failure(job, error)
                continue
            if job.file is None:
                emit_bytes(data)
                continue
            write_file(job.file, data, inside=job.inside)
            advance()
            if job.to is not Picture.DOT:
                _warn_of_missing(job, scene)
            if not request.quiet:
                emit(f"wrote {one_line(_shown(job.file))}\n")
    return failures


_FATES = {
    Picture.SVG: "drawn with a font of whoever looks",
    Picture.PNG: "drawn with a font of this machine, where it has one",
    Picture.PDF: "left out",
}


def _warn_of_missing(job: _Job, scene: Scene) -> None:
    """Tell which characters the shipped typeface lacks: what is drawn depends on the machine."""
    if not scene.missing:
        return
    lacking = one_line(" ".join(sorted(scene.missing)[:20]))
    fate = _FATES[job.to]
    emit(
        f"cjmap: {one_line(_shown(job.entry.file))}: the shipped typeface lacks {lacking};"
        f" in {job.to.upper()} they are {fate}.\n",
        sys.stderr,
    )


def _tell_failure(job: _Job, error: DrawError) -> None:
    """Tell what failed; what the engine was given is kept beside the picture for a report."""
    name = one_line(_shown(job.entry.file))
    emit(f"cjmap: {name} cannot be drawn: {one_line(error.message)}\n", sys.stderr)
    if error.hint:
        emit(f"  help: {one_line(error.hint)}\n", sys.stderr)
    if isinstance(error, EngineError) and error.dot and job.file is not None:
        dump = job.file.with_suffix(".failed.dot")
        write_file(dump, error.dot.encode("utf-8", "backslashreplace"), inside=job.inside)
        emit(f"  What Graphviz was given is in {one_line(_shown(dump))}\n", sys.stderr)


def _shown(file: Path) -> str:
    return os.path.relpath(file) if file.is_absolute() else str(file)


@contextmanager
def _progress(request: Request, total: int) -> Iterator[Any]:
    """Show a progress bar in a terminal for more than a few pictures; nothing in a pipe."""
    if not request.progress or request.quiet or total < 4:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Drawing", total=total)
        yield lambda: bar.advance(task)

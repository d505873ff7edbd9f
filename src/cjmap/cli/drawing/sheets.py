"""Which pictures there are to draw, and the file of each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.drawing.lanes import check_lanes, is_of, known_lanes, lanes_of, personas_of
from cjmap.cli.drawing.look import Look, look_of, narrowed
from cjmap.cli.drawing.request import STANDARD_OUTPUT, Request
from cjmap.cli.drawing.work import Order
from cjmap.draw import PICTURES
from cjmap.errors import CjmapError
from cjmap.format.near import listed
from cjmap.printable import one_line
from cjmap.source.taken_names import TakenNames
from cjmap.workspace.settings import Picture, PictureKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.cli.targets import Target
    from cjmap.workspace import Entry

_DEFAULT_FOLDER = "pictures"
_OTHER_PICTURES = frozenset({"jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "eps", "ps"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture to draw in some forms, each with its file (None: standard output).

    `inside` is the folder that a symbolic link must not lead out of (None: the author named the
    file himself). `source` is its map, or the folder of the workspace that it is a picture of.
    """

    target: int
    kind: PictureKind
    entry: Entry | None
    source: Path
    look: Look
    files: dict[Picture, Path | None]
    inside: Path | None

    def order(self, watched: bool = False) -> Order:
        """Say what is to be drawn, without the workspace."""
        number = self.entry.number if self.entry is not None else -1
        return Order(self.target, self.kind, number, tuple(self.files), self.look, watched)

    @property
    def optional(self) -> bool:
        """Whether the picture was not asked for by its name, so that it may be empty."""
        return set(self.look.kinds) == set(PictureKind)

    @property
    def name(self) -> str:
        """What messages call it."""
        shown = one_line(shown_path(self.source))
        if self.entry is not None:
            return shown
        return f"{self.kind} of {'this workspace' if shown == '.' else shown}"


def sheets_of(request: Request, targets: Sequence[Target]) -> list[Sheet]:
    """List the pictures to draw, those of one workspace together.

    Raises `CjmapError` where OUT does not fit, and for lanes that none of the maps can have.
    """
    looks = [look_of(request, target.workspace) for target in targets]
    check_lanes(looks, [target.workspace for target in targets])
    wanted = list(_wanted(targets, looks))
    suffix = _suffix(request)
    single = request.out == STANDARD_OUTPUT or suffix in set(Picture)
    if single and len(wanted) > 1:
        raise CjmapError(
            f"`-o {request.out}` takes one picture, and there are {len(wanted)} to draw.",
            hint="Name one map, or give a folder.",
        )
    sheets = []
    for number, kind, entry in wanted:
        target, look = targets[number], looks[number]
        if entry is not None:
            look = narrowed(
                look,
                lanes=lanes_of(entry.model, look.view.lanes),
                personas=personas_of(entry.model, look.view.personas),
            )
        forms = _forms(request, look, suffix, single)
        files = {form: _file_for(request, target, kind, entry, form) for form in forms}
        inside = target.workspace.root if request.out is None else Path(request.out)
        source = entry.file if entry is not None else target.workspace.root
        sheets.append(Sheet(number, kind, entry, source, look, files, None if single else inside))
    _check_files(sheets)
    _check_out(request, single)
    return sheets


def of_others(request: Request, targets: Sequence[Target]) -> list[str]:
    """Name the maps that are left out because they are of personas that were not asked for."""
    return [
        one_line(shown_path(entry.file))
        for target in targets
        if PictureKind.MAPS in (request.kinds or target.workspace.configuration.picture_kinds)
        for entry in target.entries
        if entry.model is not None and not is_of(entry.model, request.personas)
    ]


def drawn_whole(sheets: Sequence[Sheet], targets: Sequence[Target], request: Request) -> list[str]:
    """Name the maps that have lanes, but none of those that were asked for."""
    return [
        sheet.name
        for sheet in sheets
        if sheet.entry is not None
        and (request.lanes or targets[sheet.target].workspace.configuration.lanes)
        and known_lanes(sheet.entry.model)
        and not sheet.look.view.lanes
    ]


def shown_path(file: Path) -> str:
    """Show a path as somebody in this folder would write it."""
    if not file.is_absolute():
        return str(file)
    relative = os.path.relpath(file)
    return min(relative, str(file), key=len) if relative.startswith("..") else relative


def _wanted(
    targets: Sequence[Target], looks: Sequence[Look]
) -> Iterator[tuple[int, PictureKind, Entry | None]]:
    """List the pictures that there are, each with the number of its target."""
    for number, (target, look) in enumerate(zip(targets, looks, strict=True)):
        if PictureKind.MAPS in look.kinds:
            for entry in target.entries:
                if _is_wanted(entry, look):
                    yield number, PictureKind.MAPS, entry
        for kind in look.kinds:
            if kind is not PictureKind.MAPS:
                yield number, kind, None


def _is_wanted(entry: Entry, look: Look) -> bool:
    if entry.kind_name not in PICTURES or entry.model is None:
        return False
    return is_of(entry.model, look.view.personas)


def _check_out(request: Request, single: bool) -> None:
    """Refuse an OUT that lies in a file, or is one where a folder is wanted."""
    if request.out is None or request.out == STANDARD_OUTPUT:
        return
    out = Path(request.out)
    for folder in out.parents if single else (out, *out.parents):
        if os.path.isfile(folder):
            raise CjmapError(
                f"`-o {one_line(request.out)}`: {one_line(shown_path(folder))} is a file, not a"
                " folder."
            )


def _suffix(request: Request) -> str:
    """Return what the suffix of OUT says; raises `CjmapError` for one that we do not draw."""
    if request.out is not None and os.path.isdir(request.out):
        return ""
    suffix = Path(request.out or "").suffix.removeprefix(".").lower()
    if suffix in _OTHER_PICTURES:
        raise CjmapError(
            f"There is no picture format `{suffix}`.", hint=f"There are {listed(Picture, 'and')}."
        )
    return suffix


def _forms(request: Request, look: Look, suffix: str, single: bool) -> tuple[Picture, ...]:
    """Say in which forms a picture is drawn; raises `CjmapError` where `--to` contradicts OUT."""
    forms = look.forms
    if single and not request.to:
        forms = (Picture(suffix),) if suffix in set(Picture) else (Picture.SVG,)
    if suffix in set(Picture) and forms != (Picture(suffix),):
        raise CjmapError(
            f"`-o {request.out}` is {suffix.upper()}, and `--to` asks for {listed(forms, 'and')}."
        )
    if single and len(forms) > 1:
        raise CjmapError(f"`-o {request.out}` takes one format, not {len(forms)}.")
    return forms


def _file_for(
    request: Request, target: Target, kind: PictureKind, entry: Entry | None, form: Picture
) -> Path | None:
    """Name a picture after its map, in the folder of OUT that mirrors the map's own."""
    out = request.out
    if out == STANDARD_OUTPUT:
        return None
    if out is not None and _suffix(request) in set(Picture):
        return Path(out)
    root = target.workspace.root
    base = root if out is None else target.base
    name, folder = f"{kind}", root
    if entry is not None:
        name, folder = _without_suffix(entry.file.name), entry.file.parent
    inside = folder.relative_to(base) if folder.is_relative_to(base) else Path()
    if out is None:
        top = root / (target.workspace.configuration.picture_folder or _DEFAULT_FOLDER)
    else:
        top = Path(out)
    return top / inside / f"{name}.{form}"


def _without_suffix(name: str) -> str:
    for ending in (".yaml", ".yml"):
        name = name.removesuffix(ending)
    return name


def _check_files(sheets: Sequence[Sheet]) -> None:
    """Refuse two pictures that would be one file, before anything is written."""
    taken: TakenNames[int] = TakenNames()
    for number, sheet in enumerate(sheets):
        for file in filter(None, sheet.files.values()):
            other = taken.take(file, number)
            if other != number:
                raise CjmapError(
                    f"The pictures of {sheets[other].name} and {sheet.name} would both be"
                    f" {one_line(shown_path(file))}.",
                    hint="Draw them to different folders, or rename one of the maps.",
                )

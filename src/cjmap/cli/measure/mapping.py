"""Which journey is meant, and the mapping file that says what its data mean."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.targets import shown_file
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.near import listed, nearest
from cjmap.measure.mapping.read import read_mapping
from cjmap.workspace import open_workspace
from cjmap.workspace.files import located

if TYPE_CHECKING:
    from cjmap.cli.measure.request import MeasureRequest
    from cjmap.measure.mapping.model import Mapping
    from cjmap.workspace import Workspace

SUFFIX = ".measure.yaml"
_NAMED = 3
"""Maps that cannot be read, of which so many are named."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The workspace, the id of the journey, and its mapping file; None where there is none yet."""

    workspace: Workspace
    journey: str
    file: Path | None


def find_meant(request: MeasureRequest) -> Meant:
    """Find what is to be measured; raises `CjmapError` where that is not clear."""
    word = request.paths[0] if request.paths else None
    file = Path(word) if word is not None else None
    if word is not None and file is not None and (file.exists() or kind_of_file(file) is not None):
        if not file.is_file():
            raise CjmapError(f"{shown_file(file)}: there is no such map.")
        workspace = open_workspace(file.resolve().parent, limits=request.limits)
        return _of_map(request, workspace, file.resolve())
    folder = request.mapping.resolve().parent if request.mapping is not None else Path.cwd()
    workspace = open_workspace(folder, limits=request.limits)
    if word is not None:
        return Meant(workspace, word, request.mapping or _beside(workspace, word))
    if request.mapping is not None:
        return _of_mapping(workspace, request.mapping)
    return _only(workspace)


def read_meant(request: MeasureRequest, meant: Meant) -> tuple[Mapping, Path]:
    """Read the mapping, with what the command line says of the data; and the folder of its files."""
    if meant.file is None:
        raise CjmapError(
            f"Nothing says what the data of `{meant.journey}` mean: there is no"
            f" {meant.journey}{SUFFIX}.",
            hint=f"`cjmap measure {meant.journey} --suggest --events DATA --responses DATA >"
            f" {meant.journey}{SUFFIX}` proposes one.",
        )
    mapping = read_mapping(meant.file)
    if mapping.journey != meant.journey:
        raise CjmapError(
            f"{shown_file(meant.file)} is about journey `{mapping.journey}`,"
            f" not about `{meant.journey}`."
        )
    update = {}
    for field, data in (("events", request.events), ("answers", request.answers)):
        if data is None:
            continue
        source = getattr(mapping, field)
        if source is None:
            raise CjmapError(
                f"{shown_file(meant.file)} has no `{field}`: nothing says what {data} means.",
                hint="`--suggest` proposes it.",
            )
        absolute = data if "://" in data else str(Path(data).absolute())
        update[field] = source.model_copy(update={"source": absolute})
    return mapping.model_copy(update=update), meant.file.resolve().parent


def _of_map(request: MeasureRequest, workspace: Workspace, file: Path) -> Meant:
    entry = next((each for each in workspace.entries if each.file.resolve() == file), None)
    if entry is None or entry.kind_name != "journey":
        raise CjmapError(f"{shown_file(file)} is no journey.", hint="Journeys are measured.")
    if entry.model is None:
        raise CjmapError(
            f"{shown_file(file)} is no valid map.", hint="`cjmap validate` tells what is wrong."
        )
    id = str(entry.document.data.get("id"))
    return Meant(workspace, id, request.mapping or _beside(workspace, id))


def _beside(workspace: Workspace, journey: str) -> Path | None:
    """Return the mapping file of a journey in its workspace: by its name, beside any of the maps."""
    from cjmap.format.roles import Section

    if journey not in workspace.index.workspace_ids(Section.JOURNEY):
        _check_read(workspace, journey)
        near = nearest(journey, sorted(workspace.index.workspace_ids(Section.JOURNEY)))
        raise CjmapError(
            f"There is no journey `{journey}` here.",
            hint=f"Did you mean `{near}`?" if near else "Name its file or its id.",
        )
    found = (folder / f"{journey}{SUFFIX}" for folder in _folders(workspace))
    return next((file for file in found if file.is_file()), None)


def _of_mapping(workspace: Workspace, file: Path) -> Meant:
    from cjmap.format.roles import Section

    journey = read_mapping(file).journey
    if journey not in workspace.index.workspace_ids(Section.JOURNEY):
        _check_read(workspace, journey)
    return Meant(workspace, journey, file)


def _check_read(workspace: Workspace, journey: str) -> None:
    """Check that no map is missing because it cannot be read: it may be the one that is meant."""
    refused = [shown_file(entry.file) for entry in workspace.entries if entry.model is None]
    if refused:
        more = f" and {len(refused) - _NAMED:,} more" if len(refused) > _NAMED else ""
        raise CjmapError(
            f"There is no journey `{journey}` among the maps that can be read."
            f" These cannot: {', '.join(refused[:_NAMED])}{more}.",
            hint="`cjmap validate` tells what is wrong.",
        )


def _only(workspace: Workspace) -> Meant:
    found = sorted({file for folder in _folders(workspace) for file in folder.glob(f"*{SUFFIX}")})
    if len(found) != 1:
        names = [each.name.removesuffix(SUFFIX) for each in found]
        raise CjmapError(
            "Which journey is to be measured?" if found else "There is no mapping file here.",
            hint=f"There are mappings of {listed(names, 'and')}."
            if found
            else "`cjmap measure JOURNEY --suggest --events DATA --responses DATA` proposes one.",
        )
    return _of_mapping(workspace, found[0])


def _folders(workspace: Workspace) -> list[Path]:
    """Return where mapping files are looked for: the folder configured, or else beside the maps."""
    configured = workspace.configuration.mapping_folder
    if configured is not None:
        return [located(workspace.configuration, "measure.mappings", configured)]
    return list(dict.fromkeys((*(each.file.parent for each in workspace.entries), workspace.root)))

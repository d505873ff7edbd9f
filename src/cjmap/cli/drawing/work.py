"""One picture drawn, in whatever process: an order goes in, an outcome comes out; both can be sent."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cjmap.draw import DrawError, EngineError, picture, workspace_picture
from cjmap.errors import CjmapError
from cjmap.version import __version__
from cjmap.workspace.asked import Asked, Asking
from cjmap.workspace.settings import Picture, PictureKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.drawing.look import Look
    from cjmap.draw import Scene
    from cjmap.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Order:
    """A picture to draw, by numbers: those of its workspace, and of its map there (-1: none)."""

    workspace: int
    kind: PictureKind
    entry: int
    forms: tuple[Picture, ...]
    look: Look
    watched: bool = False
    """Whether the outcome is to tell what the picture asked of its workspace."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a picture could not be drawn; `dot` is what Graphviz was given, where that is of use.

    `empty` says that the workspace has nothing that such a picture could show.
    """

    message: str
    hint: str | None = None
    dot: str = ""
    empty: bool = False


Drawn = bytes | Failure


@dataclass(frozen=True, slots=True)
class Lacking:
    """Characters that the shipped typeface lacks, and what becomes of them."""

    missing: frozenset[str]
    borrowed: frozenset[str]
    """Those that a font of this machine has; elsewhere they may look different."""
    undrawn: frozenset[str]
    """Those that no font has."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an order: for each form its bytes or a failure, and what is to be told of it."""

    drawn: dict[Picture, Drawn]
    lacking: Lacking | None = None
    asked: tuple[Asked, ...] = field(default=())
    """What the picture wanted to know of its workspace."""


def fulfil(order: Order, workspaces: Sequence[Workspace]) -> Outcome:
    """Draw a picture: laid out once, written in each of its forms. No mistake of ours escapes."""
    workspace = workspaces[order.workspace]
    context = Asking(workspace) if order.watched else None
    try:
        scene = _scene(order, workspace, context or workspace)
    except Exception as error:
        empty = order.kind is not PictureKind.MAPS and isinstance(error, DrawError)
        failure = replace(_failure(error), empty=empty)
        failed: dict[Picture, Drawn] = dict.fromkeys(order.forms, failure)
        return Outcome(failed, asked=context.asked if context else ())
    drawn: dict[Picture, Drawn] = {}
    broken: Failure | None = None
    for form in order.forms:
        if broken is not None and form is not Picture.DOT:
            drawn[form] = broken  # an engine that hangs hangs for every form
            continue
        try:
            drawn[form] = order.look.written(scene, form.value)
        except Exception as error:
            drawn[form] = _failure(error)
            broken = _failure(error) if isinstance(error, EngineError) else None
    return Outcome(drawn, _lacking(scene, order.look), context.asked if context else ())


def _scene(order: Order, workspace: Workspace, context: Any) -> Scene:
    if order.kind is PictureKind.MAPS:
        return picture(workspace.entries[order.entry].model, context, order.look.view)
    return workspace_picture(order.kind.value, context, order.look.view)


def _lacking(scene: Scene, look: Look) -> Lacking | None:
    if not scene.missing:
        return None
    from cjmap.draw.writers.fallback import fonts_for

    found = fonts_for(scene.missing, look.font_dirs)
    here = [font.characters for font in found.fonts if font.source == "system"]
    return Lacking(scene.missing, frozenset().union(*here), found.undrawn)


def _failure(error: Exception) -> Failure:
    """Turn what went wrong into words; with CJMAP_DEBUG=1 a mistake of ours stops everything."""
    if isinstance(error, CjmapError):
        return Failure(error.message, error.hint, getattr(error, "dot", ""))
    if isinstance(error, OSError) and error.strerror:  # a full disk, too many open files
        return Failure(f"{error.strerror}.")
    if os.environ.get("CJMAP_DEBUG"):
        raise error
    return Failure(
        f"internal fault of cjmap {__version__}: {type(error).__name__}: {error}"[:500],
        "This is a mistake in cjmap, not in your map. Please report it with the map;"
        " CJMAP_DEBUG=1 shows where it happened.",
    )

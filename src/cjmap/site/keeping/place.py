"""The folder of a workspace that holds what was kept for the next build."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from cjmap.source.folders import Kept

if TYPE_CHECKING:
    from collections.abc import Collection

    from cjmap.workspace import Workspace

FOLDER = ".cjmap_cache"
"""In the root of a workspace; it holds nothing that cannot be made again."""

_UNUSED = 30
"""Days after which what another build kept goes, such as one in another language."""


def kept_in(workspace: Workspace) -> Kept:
    """Return what is kept in a workspace."""
    return Kept(workspace.root / FOLDER, inside=workspace.root)


def drop_others(workspace: Workspace, names: Collection[str], kin: tuple[str, ...]) -> None:
    """Remove what is kept under other names than these, which were used.

    What begins as `kin` says, the names of the same portal, goes at once, all else when it was long
    unused.
    """
    kept_in(workspace).drop_others(names, kin, _UNUSED)


def packed(told: object) -> bytes:
    """Write plain data as it is kept."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked(data: bytes) -> Any:
    """Read what `packed` wrote."""
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))

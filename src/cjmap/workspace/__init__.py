"""Discovery, configuration, and the maps of a workspace with the index of their ids.

`open_workspace` reads everything under the nearest configuration; `Workspace` answers what a
check or a picture wants to know about ids, titles, personas and steps.
"""

from cjmap.workspace.entry import Entry
from cjmap.workspace.workspace import Workspace, open_workspace

__all__ = ["Entry", "Workspace", "open_workspace"]

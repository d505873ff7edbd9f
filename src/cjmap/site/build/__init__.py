"""The pages of a portal become a site: a folder of files, or one file.

A tour of the room:

- `work`: one page written, in whatever process.
- `pages`: all pages of a portal, over several processes, and what came of them together.
- `folder`: the files of a portal, for a folder that is put in place when it is whole.
- `single_file`: a portal as one HTML file, with its letters, photos, style and script.
- `fonts`: the letters of a portal that has to carry them with it.
- `portals`: several portals in one folder, and the page that leads to them.
"""

from cjmap.site.build.folder import MARKER, Built, write_portal
from cjmap.site.build.portals import write_portals
from cjmap.site.build.single_file import single_file

__all__ = ["MARKER", "Built", "single_file", "write_portal", "write_portals"]

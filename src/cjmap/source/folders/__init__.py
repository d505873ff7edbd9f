"""Whole folders written at once: readers see the old one or the new one, never a mixture.

    with NewFolder(Path("site"), marker="cjmap-site.json", about={"cjmap": "1.0"}) as folder:
        folder.add("index.html", data)
        folder.finish()

A tour of the room:

- `manifest`: what marks a folder as ours, and which of its files are.
- `new`: a folder is filled where nobody looks, then put in place.
- `swap`: puts it in place by renaming: it takes the place of the old one in one step.
- `in_place`: where a folder cannot be renamed, its files are exchanged one right after another, and
  the old ones come back where that is interrupted.
- `strangers`: files that somebody else put into a folder of ours, which are kept.
- `claims`: which unfinished folders are still worked on, and which were left behind.
- `kept`: bytes kept in files for the next run, which may be missing or damaged at any time.
"""

from cjmap.source.folders.kept import Kept
from cjmap.source.folders.new import NewFolder

__all__ = ["Kept", "NewFolder"]

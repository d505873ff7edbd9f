"""`cjmap git mergetool`: settle a conflict that git has left, as far as maps can be merged.

cjmap git mergetool "$BASE" "$LOCAL" "$REMOTE" "$MERGED"

For a merge that ran without the driver, on a server or another machine. Exit code 0 and the merged
map where nothing is left to decide; else 1, the places on standard error, and the file as it was.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cjmap.cli.gitting.merging import Call, merge_files
from cjmap.errors import CjmapError
from cjmap.printable import one_line


def answer(words: list[str]) -> int:
    """Merge into the last of four files where that is clean."""
    if len(words) != 4:
        raise CjmapError(
            "`cjmap git mergetool` takes the files $BASE, $LOCAL, $REMOTE and $MERGED.",
            hint="`git mergetool --tool=cjmap` calls it once `cjmap git install` has run.",
        )
    base, ours, theirs, merged = words
    call = Call(Path(base), Path(ours), Path(theirs), 7, merged, ("ours", "base", "theirs"))
    answer = merge_files(call)
    for note in answer.notes:
        sys.stderr.write(f"{one_line(merged)}: {one_line(note)}\n")
    if not answer.clean:
        sys.stderr.write(
            f"{one_line(merged)}: both sides changed the same thing; that is for you to decide.\n"
        )
        return 1

    from cjmap.source.write import write_file

    write_file(Path(merged), answer.text)
    return 0

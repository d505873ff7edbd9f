"""What fixes change, as a patch."""

from __future__ import annotations

import re
from difflib import unified_diff as difference
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.check.fixing.repeating import FixedFile

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified_diff(fixed: FixedFile, shown_name: str) -> str:
    r"""Write what would change in a file as a unified diff that `patch -p0` and `git apply -p0` take.

    Lines end as they do in the file, so that a `\r` stays at their end. The text is the author's:
    a terminal gets it through `cjmap.printable`.
    """
    pieces: list[str] = []
    for line in difference(_lines(fixed.old), _lines(fixed.new), shown_name, shown_name):
        pieces.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(pieces)


def _lines(data: bytes) -> list[str]:
    return _LINE.findall(data.decode())

"""Changes of workbooks as people make them: what stands in a cell, of a sheet that is seen or a hidden one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from fuzz.mutation.archives import mutation_of_archives, packed, unpacked
from fuzz.mutation.texts import ODD, mutated_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_STRINGS = "xl/sharedStrings.xml"
_TEXT = re.compile(r"<si><t[^>]*>([^<]*)</t></si>")
_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"[^>]* t="s"[^>]*><v>(\d+)</v></c>')
_SIGNS = ["[", "]", "/", "#1", ".", "map.", "★ ", "• ", "●●○○○", "30%", "\n", "cjmap ", " "]


def mutation_of_workbooks(
    others: Callable[[], Sequence[bytes]],
) -> Callable[[bytes, Random], bytes]:
    """Return a change of some cells; of the archive itself where it has no cells with texts."""
    of_archives = mutation_of_archives(others)

    def mutated(data: bytes, random: Random) -> bytes:
        files = unpacked(data) or {}
        sheets = [name for name in files if name.startswith("xl/worksheets/sheet")]
        if _STRINGS not in files or not sheets or random.random() < 0.1:
            return of_archives(data, random)
        strings = files[_STRINGS].decode("utf-8", "replace")
        name = random.choice((*sheets, sheets[-1]))  # the hidden one is the last
        sheet = files[name].decode("utf-8", "replace")
        for _ in range(1 + int(random.expovariate(0.5))):
            sheet, strings = _changed(sheet, strings, random)
        files[name] = sheet.encode("utf-8", "replace")
        files[_STRINGS] = strings.encode("utf-8", "replace")
        return packed(files)

    return mutated


def _changed(sheet: str, strings: str, random: Random) -> tuple[str, str]:
    """Change one cell: it says what another one says, something new, or nothing, or stands elsewhere."""
    cells = list(_CELL.finditer(sheet))
    texts = _TEXT.findall(strings)
    if not cells or not texts:
        return sheet, strings
    cell = random.choice(cells)
    start, end = cell.span()
    match random.randrange(6):
        case 0:
            return sheet[:start] + sheet[end:], strings
        case 1:
            column, row = random.choice(cells)[1], random.choice(cells)[2]
            moved = cell[0].replace(f'"{cell[1]}{cell[2]}"', f'"{column}{row}"', 1)
            return sheet[:start] + moved + sheet[end:], strings
        case 2 | 3:
            number = random.randrange(len(texts))
        case _:
            number = len(texts)
            old = random.choice(texts)
            new = random.choice(ODD) if random.random() < 0.3 else mutated_text(old, random, _SIGNS)
            made = f'<si><t xml:space="preserve">{escape(new[:2_000])}</t></si></sst>'
            strings = strings.replace("</sst>", made, 1)
    said = cell[0].replace(f"<v>{cell[3]}</v>", f"<v>{number}</v>", 1)
    return sheet[:start] + said + sheet[end:], strings

"""How much of a stranger's data is read at once; beyond it there is a clear error."""

from __future__ import annotations

COLUMNS = 5_000
"""Columns of one table: surveys of many years have a few hundred."""

FILES = 100_000
"""Files of one pattern or folder."""

LINE = 16_000_000
"""Bytes of one line of a text file; letters of one item of a list in JSON."""

TAG = 4_000_000
"""Bytes of one tag or comment in XML."""

CELL = 1_000_000
"""Letters of one value in XML."""

DEPTH = 100
"""Elements within elements."""

UNPACKED = 1 << 30
"""Bytes that any packed file may unpack to …"""

RATIO = 200
"""… and beyond them so many times its size: text packs to a tenth, a bomb to a thousandth."""

CHUNK = 1 << 20
"""Bytes that are read at a time."""

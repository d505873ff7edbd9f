"""What every reader of data promises of any file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from cjmap.measure.data import open_source
from cjmap.measure.mapping.model import Events
from fuzz.target import may_refuse

_COLUMNS = {"case": "case", "activity": "activity", "time": "time"}


def look_at_opening(data: bytes, name: str, **declared: Any) -> None:
    """Open a file as data: it is refused with a message, or rows are made ready."""
    with tempfile.TemporaryDirectory(prefix="cjmap-fuzz-") as folder:
        base, scratch = Path(folder, "data"), Path(folder, "scratch")
        base.mkdir()
        scratch.mkdir()
        (base / name).write_bytes(data)
        source = Events.model_validate({"from": name, **_COLUMNS, **declared})
        with may_refuse():
            open_source(source, base, scratch, remote=False)

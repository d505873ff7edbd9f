"""The environment of the peers: made once, beside the logs, never in that of cjmap.

pm4py is under the AGPL and weighs more than all of cjmap; nothing of cjmap imports it.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PEERS = {
    "polars": ("polars>=2,<3",),
    "pyspark": ("pyspark>=4,<5",),
    "pm4py": ("pm4py>=2.7,<3", "pyarrow"),
}


def python_of(folder: Path, peers: tuple[str, ...]) -> Path:
    """Return the Python that has these peers; installing them the first time takes minutes."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    installed = folder / "installed.txt"
    wanted = sorted(package for peer in peers for package in PEERS[peer])
    if installed.exists() and set(wanted) <= set(installed.read_text(encoding="utf-8").split()):
        return python
    print(f"installing {', '.join(wanted)} …", file=sys.stderr)
    venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *wanted], check=True)
    installed.write_text("\n".join(wanted), encoding="utf-8")
    return python

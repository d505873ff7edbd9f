"""How a process that a test starts imports the cjmap that is tested: the one of the test's own process."""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path

import cjmap

PACKAGE = Path(cjmap.__file__).resolve().parent
"""The package that is tested: that of a checkout, or an installed one."""


def import_path(*folders: Path) -> str:
    """Return a PYTHONPATH with the cjmap that is tested, and further folders.

    A checkout is named, since another cjmap may be installed. An installed one is found by itself; to
    name its folder would put all that is installed before the standard library.
    """
    installed = {Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib")}
    checkout = [] if PACKAGE.parent in installed else [PACKAGE.parent]
    return os.pathsep.join(map(str, [*checkout, *folders]))

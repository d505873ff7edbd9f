"""Settings that all tests share: Hypothesis judges results, never time.

With `CJMAP_SAME_EXAMPLES`, as in `.ci/run`, it tries the same examples every time: what turns red is
the change, not chance. Whoever runs the tests by hand looks for new ones.

Helpers beside the tests are importable as `tests.…`, however pytest is started. What was collected,
eleven thousand tests and all modules, stays to the end: the collector of garbage need not look through
it again and again, which took a tenth of the time.

A shell makes what it starts in the background deaf to Ctrl-C, and so would be every program that a test
interrupts: it is heard here again.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

ROOT = str(Path(__file__).resolve().parents[1])

if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "cjmap",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize="CJMAP_SAME_EXAMPLES" in os.environ,
)
settings.load_profile("cjmap")


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what no test gives back."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Give everything back to the collector: what is left at the end is taken for a leak by some."""
    gc.unfreeze()

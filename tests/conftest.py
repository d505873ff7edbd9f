"""Settings that all tests share: Hypothesis judges results, never time.

Helpers beside the tests are importable as `tests.…`, however pytest is started.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

ROOT = str(Path(__file__).resolve().parents[1])

if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

settings.register_profile(
    "cjmap", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("cjmap")

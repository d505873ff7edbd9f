"""Settings that all tests share: Hypothesis judges results, never time."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "cjmap", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("cjmap")

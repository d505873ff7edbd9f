"""Many comparisons, against scipy 1.17.1 and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.statistics.multiplicity import adjusted_p_values, passing


def test_adjusted_as_scipy_has_it() -> None:
    """`false_discovery_control` of eleven of them, in an order of their own."""
    p_values = [0.042, 0.001, 0.205, 0.041, 0.06, 0.008, 0.074, 0.039, 0.216, 0.222, 0.212]
    assert adjusted_p_values(p_values) == pytest.approx(
        [0.0924, 0.011, 0.222, 0.0924, 0.11, 0.044, 0.116286, 0.0924, 0.222, 0.222, 0.222],
        abs=1e-6,
    )


@pytest.mark.parametrize(
    ("p_values", "told"),
    [
        ([], []),
        ([0.05], [True]),
        ([0.051], [False]),
        # 0.03 would pass alone; of four, only what is below 0.0125, 0.025 …
        ([0.03, 0.2, 0.5, 0.9], [False, False, False, False]),
        ([0.012, 0.2, 0.5, 0.9], [True, False, False, False]),
        # the largest that is under its line takes all smaller ones with it
        ([0.04, 0.03, 0.02, 0.05], [True, True, True, True]),
        # what was not tested neither counts nor passes
        ([None, 0.04, None], [False, True, False]),
    ],
)
def test_which_changes_may_be_told(p_values: list[float | None], told: list[bool]) -> None:
    assert list(passing(p_values)) == told


@given(st.lists(st.floats(0, 1), max_size=30))
def test_by_the_definition(p_values: list[float]) -> None:
    """The largest k with p₍ₖ₎ ≤ 0.05·k/m, and all before it."""
    ordered, count = sorted(p_values), len(p_values)
    last = max((k for k in range(1, count + 1) if ordered[k - 1] * count / k <= 0.05), default=0)
    assert sum(passing(p_values)) == sum(p <= ordered[last - 1] for p in p_values if last)
    assert all(a >= p - 1e-15 for a, p in zip(adjusted_p_values(p_values), p_values, strict=True))

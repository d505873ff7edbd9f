"""Student's t against scipy 1.17.1."""

from __future__ import annotations

import pytest

from cjmap.statistics.students_t import t_quantile, two_sided_p


@pytest.mark.parametrize(
    ("level", "freedom", "quantile"),
    [
        (0.95, 1, 12.706204736174694),
        (0.95, 2, 4.302652729749462),
        (0.95, 4, 2.7764451051977934),
        (0.95, 9.5, 2.2441374614922958),
        (0.95, 29, 2.045229642132703),
        (0.95, 99, 1.9842169515864174),
        (0.95, 10_000, 1.960201239890626),
        (0.95, 123_456.7, 1.9599832001362323),
        (0.99, 3, 5.840909309733355),
        (0.8, 0.7, 5.009947959646406),
        (0.999, 10, 4.586893858702708),
    ],
)
def test_quantile(level: float, freedom: float, quantile: float) -> None:
    """`t.ppf(1 - (1 - level) / 2, freedom)`."""
    assert t_quantile(level, freedom) == pytest.approx(quantile, rel=1e-11)


@pytest.mark.parametrize(
    ("t", "freedom", "p"),
    [
        (0, 5, 1.0),
        (0.1, 3, 0.9266523488008059),
        (1, 1, 0.5),
        (2, 7.3, 0.08394103933410313),
        (-2.5, 20, 0.02123354543913238),
        (4, 100, 0.00012152364430076177),
        (6, 12, 6.216738864858563e-05),
        (1.96, 1e6, 0.04999606758526985),
        (3, 20_000, 0.002703121038120492),
        (1e9, 1e6, 0.0),
    ],
)
def test_p(t: float, freedom: float, p: float) -> None:
    """`2 * t.sf(abs(t), freedom)`."""
    assert two_sided_p(t, freedom) == pytest.approx(p, rel=1e-9)

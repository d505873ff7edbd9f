"""How much each part of a figure counts: what `[report]` and `[plan]` of the configuration set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.workspace.configuration import Configuration


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the ranking of pains.

    The first four are exponents: 1 counts a factor as it is, 0 not at all, 2 twice as heavily.
    `moment_of_truth` is what a pain at a moment of truth is multiplied by.
    """

    severity: float = 1.0
    frequency: float = 1.0
    reach: float = 1.0
    share: float = 1.0
    moment_of_truth: float = 2.0


def weights_of(configuration: Configuration) -> Weights:
    """Read the weights from the configuration."""
    return Weights(
        severity=configuration.number("report.weights.severity"),
        frequency=configuration.number("report.weights.frequency"),
        reach=configuration.number("report.weights.reach"),
        share=configuration.number("report.weights.share"),
        moment_of_truth=configuration.number("report.weights.moment-of-truth"),
    )

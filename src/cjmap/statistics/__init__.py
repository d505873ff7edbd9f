"""How sure a figure is: intervals of values, of the change between two, and what may be shown.

All are 95 % intervals; the formulas and their sources stand at the functions. Here is what maps need that
hold values already. Values from answers come from modules beside, which only measuring imports: `figures`,
`comparison`, `medians`, `gates`.
"""

from cjmap.statistics.interval import Interval, difference_of_estimates
from cjmap.statistics.measurements import Measurement, change_between, interval_of
from cjmap.statistics.net_scores import Sides, net_change, net_interval, widest_net_change
from cjmap.statistics.shares import share_change, share_interval

__all__ = [
    "Interval",
    "Measurement",
    "Sides",
    "change_between",
    "difference_of_estimates",
    "interval_of",
    "net_change",
    "net_interval",
    "share_change",
    "share_interval",
    "widest_net_change",
]

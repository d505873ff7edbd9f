"""How sure a figure is: intervals of shares and net scores, and of the change between two of them.

All are 95 % intervals; the formulas and their sources stand at the functions.
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

"""How sure a figure is: intervals of values, of the change between two, and what may be shown.

All are 95 % intervals; the formulas and their sources stand at the functions. Everything works on
counts: a histogram of answers, or a few ranks of sorted figures.
"""

from cjmap.statistics.answers import Answers, Tally
from cjmap.statistics.comparison import (
    Change,
    change,
    contrast_of_medians,
    difference_in_differences,
)
from cjmap.statistics.disclosure import Hidden, hidden_groups
from cjmap.statistics.figures import Figure, measured
from cjmap.statistics.gates import Reason, Withheld, widest, withheld
from cjmap.statistics.interval import Interval, difference_of_estimates
from cjmap.statistics.measurements import Measurement, change_between, interval_of
from cjmap.statistics.medians import (
    Median,
    median_at,
    median_contrast,
    median_of,
    needed_ranks,
    ranks,
)
from cjmap.statistics.methods import Scale, scale_of, takes
from cjmap.statistics.multiplicity import adjusted_p_values, passing
from cjmap.statistics.net_scores import Sides, net_change, net_interval, widest_net_change
from cjmap.statistics.sample_size import LEAST, Spread, answers_needed, smallest_change
from cjmap.statistics.shares import share_change, share_interval

__all__ = [
    "LEAST",
    "Answers",
    "Change",
    "Figure",
    "Hidden",
    "Interval",
    "Measurement",
    "Median",
    "Reason",
    "Scale",
    "Sides",
    "Spread",
    "Tally",
    "Withheld",
    "adjusted_p_values",
    "answers_needed",
    "change",
    "change_between",
    "contrast_of_medians",
    "difference_in_differences",
    "difference_of_estimates",
    "hidden_groups",
    "interval_of",
    "measured",
    "median_at",
    "median_contrast",
    "median_of",
    "needed_ranks",
    "net_change",
    "net_interval",
    "passing",
    "ranks",
    "scale_of",
    "share_change",
    "share_interval",
    "smallest_change",
    "takes",
    "widest",
    "widest_net_change",
    "withheld",
]

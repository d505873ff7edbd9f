"""Before and after: what changed between two periods or groups, and how sure that is.

Tested, and corrected for being many, are metrics and the times that a mapping declares or a log tells
(its steps' starts). Shares of steps and ways are described with their intervals, but get no verdict:
they hang together, and a late period has open cases.

The word is change. Only where a control group is given is it effect, with its assumption named.
"""

from cjmap.measure.changes.comparing import compare, compared
from cjmap.measure.changes.control import Control
from cjmap.measure.changes.result import Changes, Comparison, Kind, Lack, Subject, Verdict

__all__ = [
    "Changes",
    "Comparison",
    "Control",
    "Kind",
    "Lack",
    "Subject",
    "Verdict",
    "compare",
    "compared",
]

"""Where rows come from: files, patterns and folders, logs of other tools, databases."""

from cjmap.measure.data.ocel import OCEL_COLUMNS
from cjmap.measure.data.opening import open_source
from cjmap.measure.data.xes import XES_COLUMNS

__all__ = ["OCEL_COLUMNS", "XES_COLUMNS", "open_source"]

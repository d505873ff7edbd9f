"""OCEL 2.0 (Berti et al. 2023, arXiv 2403.01975): events of several objects, from one of which cases are made.

store        an index of events and objects on disk, so that logs may be larger than memory
from_json, from_xml, from_sqlite
             the three forms of the standard, read into the store
flattening   one type of object is the case: rows, and what is lost by it
"""

from cjmap.measure.data.ocel.flattening import OCEL_COLUMNS, open_ocel

__all__ = ["OCEL_COLUMNS", "open_ocel"]

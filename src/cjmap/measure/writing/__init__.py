"""What was measured, written onto maps by edits that keep every other byte.

findings   which figures can be written, rounded, and which are kept back
steps      onto the steps of a journey: metrics, durations, shares
evidence   into a catalog: what the figures were measured with
draft      a text that is edited and checked at once
telling    what was written, in a few lines
"""

from cjmap.measure.writing.changes import changes_for
from cjmap.measure.writing.facts import NotWritten, What, WhyNot, Writing, Written
from cjmap.measure.writing.telling import told

__all__ = ["NotWritten", "What", "WhyNot", "Writing", "Written", "changes_for", "told"]

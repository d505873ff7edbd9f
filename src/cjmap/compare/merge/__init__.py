"""Three-way merge of maps by what things are: `merge`, its `Labels`, and what comes of it, `Merged`."""

from cjmap.compare.merge.merging import merge
from cjmap.compare.merge.outcome import Labels, Merged, Style

__all__ = ["Labels", "Merged", "Style", "merge"]

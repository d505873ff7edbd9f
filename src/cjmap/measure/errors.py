"""What keeps data from being measured."""

from __future__ import annotations

from cjmap.errors import CjmapError


class MeasureError(CjmapError):
    """Data, a mapping or an engine that nothing can be measured with; a sentence and a way out."""


DATA_EXTRA = 'Install it: pip install "cjmap[data]"'
SPARK_EXTRA = 'Install it: pip install "cjmap[spark]"'

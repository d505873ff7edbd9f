"""Two versions of a map as the marks of one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.look.comparison import Comparison, Difference, Marked
from cjmap.format.journey import Emotion

if TYPE_CHECKING:
    from cjmap.compare.both import Both
    from cjmap.format.kinds import Kind


def comparison_of(both: Both, kind: Kind, label: str) -> Comparison:
    """Make the marks of a picture, and the map that it shows; `label` names the two versions."""
    model = kind.model.model_validate(both.data)
    marks = {
        path: Marked(Difference(fate.value), told) for path, (fate, told) in both.fates.items()
    }
    former = {
        id: Emotion.model_validate(emotion) if emotion is not None else None
        for id, emotion in both.former_emotions.items()
    }
    return Comparison(model, marks, former, label)

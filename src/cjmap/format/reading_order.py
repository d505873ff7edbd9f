"""The order in which the keys of a map are best read: who it is, then what it says.

The models decide; the table below only puts first what inheritance would put elsewhere.
"""

from __future__ import annotations

from cjmap.format.blueprint import Action
from cjmap.format.envelope import Envelope
from cjmap.format.items import Claim
from cjmap.format.journey import Next, Stage, Step, Variant
from cjmap.format.part import Part

_IDENTITY = ("id", "was")
_CLAIM = tuple(Claim.model_fields)

_FIRST: dict[type[Part], tuple[str, ...]] = {
    Envelope: (
        *("kind", "id", "name", "title", "lang", "status", "owner", "reviewed", "review_every"),
        *("tags", "was", "retired", "summary", *_CLAIM),
    ),
    Stage: (*_IDENTITY, "title", "summary", "phase", "goal", *_CLAIM),
    Step: (
        *(*_IDENTITY, "title", "summary", "actor", "does", "touchpoint", "initiator"),
        *("thinks", "feels", "emotion", "needs", "expectations", "drivers", "barriers"),
        *("pains", "gains", "moment_of_truth", "variants", "context"),
    ),
    Variant: ("when",),
    Next: ("to", "when"),
    Action: (*_IDENTITY, "at", "lane"),
}
"""What comes first, by model; a model that is not listed is ordered as the one it builds on."""


def reading_order(model: type[Part]) -> tuple[str, ...]:
    """List the keys of `model`: those that come first, its own, then what it rests on."""
    keys = [field.alias or name for name, field in model.model_fields.items()]
    claim = _CLAIM if issubclass(model, Claim) else ()  # a catalog's `evidence` is what it holds
    first = next((_FIRST[base] for base in model.__mro__ if base in _FIRST), _IDENTITY)
    opening = [key for key in first if key in claim or key not in _CLAIM]
    rest = [key for key in keys if key not in claim]
    return tuple(key for key in dict.fromkeys((*opening, *rest, *claim)) if key in keys)

"""A journey as it is in some contexts: where a step has a variant for one, that is what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.journey import Experience

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cjmap.format.journey import Journey, Step

FIELDS = tuple(Experience.model_fields)
"""The fields of a step that a variant can replace."""


def in_contexts(journey: Journey, contexts: Collection[str]) -> Journey:
    """Give the journey with each field of a step as its variant for one of `contexts` has it.

    What the variant does not tell stays as it usually is. Where several variants hold, a later one
    wins. Variants for other contexts are left out. Without contexts the journey stays as it is.
    """
    if not contexts:
        return journey
    stages = tuple(
        stage.model_copy(update={"steps": tuple(_as_in(step, contexts) for step in stage.steps)})
        for stage in journey.stages
    )
    return journey.model_copy(update={"stages": stages})


def differences(usual: Journey, other: Journey) -> Mapping[str, frozenset[str]]:
    """Give, by the ids of the steps that differ, the names of the fields that do."""
    found = {}
    for before, after in zip(usual.steps, other.steps, strict=True):
        fields = {name for name in FIELDS if getattr(before, name) != getattr(after, name)}
        if fields:
            found[before.id] = frozenset(fields)
    return found


def _as_in(step: Step, contexts: Collection[str]) -> Step:
    changed: dict[str, object] = {"variants": ()}
    for variant in step.variants:
        if any(context in contexts for context in variant.when):
            told = {name: getattr(variant, name) for name in FIELDS}
            changed |= {name: value for name, value in told.items() if value not in (None, ())}
    return step.model_copy(update=changed)

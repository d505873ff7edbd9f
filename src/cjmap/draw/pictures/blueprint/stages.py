"""The journey's stages over the columns whose steps they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.chevrons import Chevron, chevrons_at

if TYPE_CHECKING:
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.draw.pictures.blueprint.spacing import Sizes
    from cjmap.draw.scene import Mark


def stage_heads(plan: Plan, sizes: Sizes, y: float) -> tuple[list[Mark], float]:
    """Place the stages with their upper side at y; give marks and height, nothing and 0 if none."""
    stages = _stages(plan)
    if not stages:
        return [], 0.0
    places = [_ends(sizes, stage) for stage in stages]
    return chevrons_at(stages, places, y, plan.setting.theme, numbered=False)


def _ends(sizes: Sizes, stage: Chevron) -> tuple[float, float]:
    """Give where a stage begins and ends: in the middle of gutters, or at the lanes' ends."""
    before, after = sizes.upright[stage.first], sizes.upright[stage.last + 1]
    left = before.middle if stage.first else before.start + 4
    right = after.end - 4 if after is sizes.upright[-1] else after.middle
    return left, right


def _stages(plan: Plan) -> list[Chevron]:
    """Give the runs of columns of one stage; columns of no stage have none above them."""
    journey = plan.setting.context.map_of("journey", plan.blueprint.journey or "")
    runs: list[Chevron] = []
    for index, step in enumerate(plan.steps):
        stage = None
        if journey is not None and step is not None:
            stage = next((each for each in journey.stages if step in each.steps), None)
        key, label = (stage.id or stage.label, stage.label) if stage else ("", "")
        if runs and runs[-1].id == key:
            runs[-1] = Chevron(key, label, "", runs[-1].first, index)
        else:
            runs.append(Chevron(key, label, "", index, index))
    seen: dict[str, int] = {}
    stages = []
    for run in runs:
        if not run.id:
            continue
        # A stage whose steps are apart has several chevrons.
        count = seen[run.id] = seen.get(run.id, 0) + 1
        id = f"{run.id}-{count}" if count > 1 else run.id
        stages.append(Chevron(id, run.title, "", run.first, run.last))
    return stages

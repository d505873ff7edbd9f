"""Every kind of change: its name, how much it weighs, and its mirror.

Comparing two versions the other way round finds the mirror of each change. A kind that is its own
mirror is undone by another change of the same kind.
"""

from __future__ import annotations

from cjmap.compare.change import ChangeKind, Level

_B, _R, _N, _I, _C = (
    Level.BREAKING,
    Level.REGRESSION,
    Level.NOTABLE,
    Level.IMPROVEMENT,
    Level.COSMETIC,
)

_PAIRS: tuple[tuple[str, Level, str, Level], ...] = (
    # maps, and what every map says of itself
    ("map-added", _N, "map-removed", _N),
    ("status-advanced", _N, "status-set-back", _N),
    ("map-deprecated", _N, "map-revived", _N),
    ("review-recorded", _N, "review-withdrawn", _N),
    ("owner-named", _N, "owner-dropped", _N),
    ("tag-added", _C, "tag-removed", _C),
    ("id-given", _C, "id-taken-away", _N),
    ("id-retired", _C, "id-released", _N),
    ("persona-included", _N, "persona-excluded", _N),
    # what claims rest on
    ("evidence-added", _N, "evidence-withdrawn", _N),
    ("assumption-marked", _N, "assumption-cleared", _N),
    # the course of a journey
    ("stage-added", _N, "stage-removed", _N),
    ("step-added", _N, "step-removed", _N),
    ("way-added", _N, "way-removed", _N),
    ("way-share-raised", _N, "way-share-lowered", _N),
    ("loop-added", _N, "loop-removed", _N),
    ("variant-added", _N, "variant-removed", _N),
    ("context-added", _N, "context-removed", _N),
    ("moment-of-truth-marked", _N, "moment-of-truth-unmarked", _N),
    ("touchpoint-added", _N, "touchpoint-removed", _N),
    # what the customer lives through
    ("emotion-recorded", _N, "emotion-removed", _N),
    ("emotion-improved", _I, "emotion-worsened", _R),
    ("emotion-strengthened", _N, "emotion-weakened", _N),
    ("emotion-better-founded", _N, "emotion-worse-founded", _N),
    ("pain-added", _R, "pain-resolved", _I),
    ("pain-worsened", _R, "pain-eased", _I),
    ("pain-assessed", _N, "pain-unassessed", _N),
    ("gain-added", _I, "gain-lost", _R),
    ("driver-added", _I, "driver-lost", _R),
    ("barrier-added", _R, "barrier-removed", _I),
    ("expectation-added", _N, "expectation-removed", _N),
    ("expectation-assessed", _N, "expectation-unassessed", _N),
    ("expectation-now-met", _I, "expectation-no-longer-met", _R),
    ("expectation-met-better", _I, "expectation-met-worse", _R),
    ("item-added", _N, "item-removed", _N),
    # time
    ("wait-recorded", _N, "wait-removed", _N),
    ("wait-lengthened", _R, "wait-shortened", _I),
    ("duration-recorded", _N, "duration-removed", _N),
    ("duration-lengthened", _R, "duration-shortened", _I),
    ("plan-made", _N, "plan-dropped", _N),
    ("plan-lengthened", _N, "plan-shortened", _N),
    # measures
    ("metric-added", _N, "metric-removed", _N),
    ("metric-improved", _I, "metric-worsened", _R),
    ("metric-on-target", _I, "metric-off-target", _R),
    ("metric-valued", _N, "metric-unvalued", _N),
    ("target-set", _N, "target-dropped", _N),
    # blueprints
    ("column-added", _N, "column-removed", _N),
    ("lane-added", _N, "lane-removed", _N),
    ("action-added", _N, "action-removed", _N),
    ("link-added", _N, "link-removed", _N),
    ("fail-point-added", _N, "fail-point-removed", _N),
    ("fail-point-worsened", _R, "fail-point-eased", _I),
    ("recovery-added", _I, "recovery-removed", _R),
    # opportunities
    ("opportunity-added", _N, "opportunity-removed", _N),
    ("opportunity-planned", _N, "opportunity-shelved", _N),
    ("opportunity-started", _N, "opportunity-paused", _N),
    ("opportunity-done", _N, "opportunity-reopened", _N),
    ("opportunity-dropped", _N, "opportunity-revived", _N),
    ("estimate-raised", _N, "estimate-lowered", _N),
    ("outcome-set", _N, "outcome-dropped", _N),
    ("due-date-set", _N, "due-date-dropped", _N),
    ("due-date-postponed", _N, "due-date-brought-forward", _N),
    ("aim-added", _N, "aim-removed", _N),
    ("requirement-added", _N, "requirement-removed", _N),
    ("exclusion-added", _N, "exclusion-removed", _N),
    # catalogs
    ("entry-added", _N, "entry-removed", _N),
    ("capacity-raised", _N, "capacity-lowered", _N),
    ("source-renewed", _N, "source-set-back", _N),
    # personas
    ("trait-added", _N, "trait-removed", _N),
    ("share-raised", _N, "share-lowered", _N),
    ("persona-researched", _N, "persona-made-proto", _N),
    ("channel-preferred", _N, "channel-no-longer-preferred", _N),
    # anything else
    ("value-added", _N, "value-removed", _N),
    ("entry-listed", _N, "entry-unlisted", _N),
)

_OWN_MIRROR: tuple[tuple[str, Level], ...] = (
    ("id-changed", _N),
    ("map-moved", _C),
    ("retitled", _N),
    ("reworded", _N),
    ("text-changed", _N),
    ("value-changed", _N),
    ("owner-changed", _N),
    ("persona-changed", _N),
    ("stage-moved", _N),
    ("phase-changed", _N),
    ("step-moved", _N),
    ("item-moved", _N),
    ("order-changed", _C),
    ("reference-respelled", _C),
    ("former-id-changed", _C),
    ("touchpoint-changed", _N),
    ("touchpoint-rechanneled", _N),
    ("metric-changed", _N),
    ("metric-remeasured", _N),
    ("metric-within-noise", _N),
    ("metric-incomparable", _N),
    ("metric-redefined", _N),
    ("target-moved", _N),
    ("outcome-changed", _N),
    ("trait-shifted", _N),
    ("column-moved", _N),
    ("column-redirected", _N),
    ("lane-moved", _N),
    ("lane-role-changed", _N),
    ("action-moved", _N),
    ("action-changed-lane", _N),
    ("action-crossed-visibility", _N),
    ("action-crossed-interaction", _N),
    ("action-crossed-internal-interaction", _N),
    ("link-redirected", _N),
    ("fail-point-reworded", _N),
    ("opportunity-moved", _C),
    ("entry-moved", _C),
)

_WAIVED: tuple[tuple[str, Level, str], ...] = (
    (
        "id-reused",
        _B,
        "Whether an id was retired is told by the older version; seen the other way round, the"
        " newer one retires it, which is `id-retired` beside the removal.",
    ),
)

CHANGE_KINDS: dict[str, ChangeKind] = {
    kind.id: kind
    for kind in (
        *(
            each
            for one, level, other, other_level in _PAIRS
            for each in (ChangeKind(one, level, other), ChangeKind(other, other_level, one))
        ),
        *(ChangeKind(id, level, id) for id, level in _OWN_MIRROR),
        *(ChangeKind(id, level, waiver=waiver) for id, level, waiver in _WAIVED),
    )
}
"""All kinds by name."""

"""What changed between two periods or groups, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Before and after: {journey}",
    "line": "{before} → {after}",
    "of-groups": "{period}, {groups}",
    "everything": "all of the data",
    "everybody": "all",
    "changes-title": "Changes",
    "rest-title": "No change seen, or too little to say",
    "none": "No change is sure.",
    "tested": (
        "{count} comparison was tested.",
        "{count} comparisons were tested together, with the correction of Benjamini and Hochberg: of the"
        " changes told as sure, one in twenty may be false.",
    ),
    # --- what it is about ---
    "metric": "{metric} at {step}",
    "time": "Time at {step}",
    "wait": "Wait at {step}",
    "reached": "Cases that reach {step}",
    "left": "Cases that leave at {step}",
    "way": "Way from {step} to {to}",
    "of": "{what} ({whom})",
    # --- sentences ---
    "sure": "{what}: {before} → {after}, {difference}{range}: {verdict}.",
    "better": "better",
    "worse": "worse",
    "changed": "changed",
    "no-change-seen": "no change seen",
    "no-effect-seen": "no effect seen",
    "not-enough-data": "not enough data",
    "not-comparable": "not comparable",
    "range": " ({low} to {high})",
    "unseen": "{what}: {before} → {after}, {difference}{range}: no change seen. With {counts} only a"
    " change of about {smallest} or more would show{needs}.",
    "needs-period": "; for the one measured {needed} in each period are needed",
    "needs-group": "; for the one measured {needed} in each group are needed",
    "alone": " Taken alone it would count as sure; among so many comparisons chance makes such ones.",
    "counts-answers": "{before} and {after} answers",
    "counts-events": "{before} and {after} cases",
    "needed-answers": "about {needed} answers",
    "needed-events": "about {needed} cases",
    "more-answers": "more than {needed} answers",
    "more-events": "more than {needed} cases",
    "too-few": "{what}: not enough data. On one side people could be made out (fewer than {least}), so the"
    " figures are not shown.",
    "nobody": "{what}: not enough data. One side has nobody: {before} → {after}.",
    "no-interval": "{what}: {before} → {after}. Not enough data: nothing says how sure the difference is.",
    "incomparable": "{what}: not comparable, as it is calculated in different ways.",
    "effect-sure": "Effect: {what}: {difference}{range}: {verdict}, if both would otherwise have changed alike."
    " The control group went from {before} to {after}.",
    "effect-unseen": "No effect seen: {what}: {difference}{range}; only one of about {smallest} or"
    " more would show. The control group went from {before} to {after}.",
    "effect-unknown": "Effect: {what}: nothing can be said; not enough data in the control group, or beside it.",
    "points": "{number}\u00a0points",
    # --- the table ---
    "table-title": "All that was tested",
    "subject": "What",
    "before": "Before (n)",
    "after": "After (n)",
    "change": "Change (95 %)",
    "p": "p, corrected",
    "verdict": "Verdict",
    "effect": "Effect (95 %)",
    "effect-verdict": "Its verdict",
    "valued": "{value} ({n})",
    "tiny": "< 0.001",
    # --- the log ---
    "described-title": "What the log describes",
    "described-lead": "without a verdict: these shares hang together, and late cases are still open",
    # --- what to bear in mind ---
    "mind-title": "What to bear in mind",
    "change-only": "Change is what the figures show, not what caused it; only a control group would tell"
    " more.",
    "parallel": "“Effect” supposes that {treated} would have changed as the control group did ({control})"
    " had nothing been done: parallel trends. Nothing in the data proves that.",
    "shared": "{both} people answered in both periods, of {before} and {after}. The intervals take all for"
    " different people; who answers alike twice makes them wider than they must be.",
    "shared-control": "{both} people of the control group answered in both periods, of {before} and {after}.",
    "unmapped": "The mapping explains less than before: {before} of the events belonged to nothing, now"
    " {after} do.",
    "cut-end": "{period} is not covered: the {source} ends on {day}, {days} days early.",
    "cut-start": "{period} is not covered: the {source} begins on {day}, {days} days late.",
    "log": "log",
    "survey": "survey",
    "open": "{before} and {after} cases are still open. Times count what has ended, so the longest are"
    " missing, most of all in the later period.",
    "mix-events": "Others came: {persona} went from {before} to {after} of the cases. That alone may move"
    " figures; compare by persona.",
    "mix-answers": "Others answered: {persona} went from {before} to {after} of the answers. That alone may"
    " move figures; compare by persona.",
    "seasons": "The periods are other parts of the year: what changes with every season is in the change.",
}

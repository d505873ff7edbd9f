"""Weak points, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Weak points",
    "lead": "where the service can fail, keeps people waiting and changes hands",
    # --- facts ---
    "fail-points": "Fail points",
    "fails-all": "{count}, all with a way back",
    "fails-some": "{count}, {without} without a way back",
    "no-fails": "none known",
    "most-fails": "Most of them",
    "most-fails-told": "{owner}: {count} of {whole}",
    "waiting": "Waiting",
    "waiting-told": "{wait} of {taken} ({share})",
    "waiting-least": "at least {wait} of {taken} ({share}); {part} of {whole} steps tell it",
    "waiting-only": "{wait}; how long the steps take is not told",
    "time": "Time against plan",
    "time-over": "{actual} instead of {planned} ({share} more)",
    "time-under": "{actual} instead of {planned} ({share} less)",
    "time-from-none": "{actual} instead of {planned}",
    "time-kept": "{actual}, as planned",
    "time-compared": "{told}; {part} of {whole} steps tell both",
    "lines": "Lines crossed",
    "lines-told": "interaction {interaction}, visibility {visibility}, internal interaction {internal}",
    "jumps": (
        "{told}; {count} link crosses two or more at once",
        "{told}; {count} links cross two or more at once",
    ),
    "hand-offs": "Hand-offs",
    "hand-offs-told": "{count} between teams",
    "hand-offs-unknown": "{told}; of {unknown} more links an owner is not told",
    "without-owner": "Work without an owner",
    # --- the table of fail points ---
    "fails-caption": "What can go wrong",
    "severity": "Severity",
    "fail": "Fail point",
    "at": "At the step",
    "recovery": "Way back",
    "answer": "What is to change",
    "none": "none",
    "not-told": "not told",
    "feels": "{step} ({score})",
    "feels-truth": "{step} ({score}, moment of truth)",
    "is-truth": "{step} (moment of truth)",
    "answered": "{title}, {status}",
    "is-idea": "an idea",
    "is-planned": "planned",
    "is-doing": "in progress",
    "is-done": "done",
    "is-dropped": "dropped",
    "more-fails": ("{count} more fail point", "{count} more fail points"),
    # --- the table of times ---
    "times-caption": "Where the time goes",
    "step": "Step",
    "planned": "Planned",
    "actual": "Takes",
    "over": "Over plan",
    "wait": "Waiting",
    "waits-for": "Waiting for",
    "more-steps": ("{count} more step", "{count} more steps"),
    # --- the table of chains ---
    "chains-caption": "What stands behind one step of the customer",
    "teams": "Teams",
    "chain": "Longest chain",
    # --- points ---
    "unseen": "{step} hurts, and no fail point is known there.",
    "unseen-pain": "{step} hurts ({pain}, severity {severity}), and no fail point is known there.",
    "unfelt": "Can fail, though the journey tells of nothing bad there: {fails}.",
    "felt": "{fail} stands at {step}; the pain that the same opportunity answers is felt at"
    " {elsewhere}: {pain}.",
    "unaimed": "No open opportunity has a shorter time as its outcome at: {steps}.",
    "unaimed-step": "{step} ({wait})",
    "waits-for-owner": "Most of the waiting for somebody's work is for {owner}: {part} of {whole}.",
    "system": "{system} ({actions}): {part} of {whole} steps hang on it.",
    "system-fails": "{system} ({actions}, {fails}): {part} of {whole} steps hang on it.",
    "actions": ("{count} action", "{count} actions"),
    "with-fails": ("{count} fail point", "{count} fail points"),
    "appears": "Customers take {actions} for the work of {perceived}; it is done by {owner}.",
    "appears-fails": "Customers take {actions} for the work of {perceived}; it is done by {owner}, and"
    " it can fail.",
    "work": "Work over plan: {told}.",
    "work-told": "{action} {actual} instead of {planned}",
    # --- many blueprints ---
    "blueprint": "Blueprint",
    "open": "No way back, no plan",
    "most-hand-offs": "Most hand-offs behind a step",
    "open-point": "{fail} at {step} of {blueprint}: no way back, and nothing planned.",
    "open-severe": "{fail} (severity {severity}) at {step} of {blueprint}: no way back, and nothing"
    " planned.",
    "more-open": (
        "{count} more fail point has no way back, and nothing is planned for it.",
        "{count} more fail points have no way back, and nothing is planned for them.",
    ),
    "shared-system": "{system} is used in {blueprints}: {part} of all {whole} steps hang on it.",
    "in-blueprints": ("{count} blueprint", "{count} blueprints"),
    "more-blueprints": ("{count} more blueprint", "{count} more blueprints"),
    # --- what is told first ---
    "head-open": (
        "{count} fail point of severity 4 or 5 has no way back, and nothing is planned for it:"
        " {fails}.",
        "{count} fail points of severity 4 or 5 have no way back, and nothing is planned for them:"
        " {fails}.",
    ),
    "head-felt": (
        "The pain {pain} is felt at {late}, but the fail point that the same opportunity answers"
        " stands {count} step earlier, at {early}.",
        "The pain {pain} is felt at {late}, but the fail point that the same opportunity answers"
        " stands {count} steps earlier, at {early}.",
    ),
    "head-felt-fine": (
        "The pain {pain} is felt at {late}, but the fail point that the same opportunity answers"
        " stands {count} step earlier, at {early}, which still feels {score}.",
        "The pain {pain} is felt at {late}, but the fail point that the same opportunity answers"
        " stands {count} steps earlier, at {early}, which still feels {score}.",
    ),
    "head-unseen": "{step} hurts ({why}), and {blueprint} knows no fail point there.",
    "head-unseen-somebody": "{step} hurts some customers, and {blueprint} knows no fail point there.",
    "head-pain": "{pain}, severity {severity}",
    "head-waiting": "{least}{share} of the time in {blueprint} is waiting: {wait} of {taken}, {part} of"
    " it at {step}.",
    "head-waiting-unaimed": "{least}{share} of the time in {blueprint} is waiting ({wait} of {taken},"
    " {part} of it at {step}), and no open opportunity has a shorter time there as its outcome.",
    "head-waiting-partly": "{least}{share} of the time in {blueprint} is waiting ({wait} of {taken}); for"
    " {unaimed} of that, no open opportunity has a shorter time as its outcome.",
    "at-least": "At least ",
    "head-hand-offs": (
        "Behind one step of the customer, {step}, stands {count} hand-off between {teams}.",
        "Behind one step of the customer, {step}, stand {count} hand-offs between {teams}.",
    ),
    "head-hand-offs-lost": (
        "Behind {step}, a moment of truth that is lost ({score}), stands {count} hand-off between"
        " {teams}, more than behind any other step.",
        "Behind {step}, a moment of truth that is lost ({score}), stand {count} hand-offs between"
        " {teams}, more than behind any other step.",
    ),
    "head-teams": ("{count} team", "{count} teams"),
    "head-over": "{blueprint} takes {actual} instead of {planned}; {part} of what is over the plan is at"
    " {step}.",
    "head-system": "One system, {system}, carries {share} of all steps ({part} of {whole}).",
    "head-system-fails": (
        "One system, {system}, carries {share} of all steps ({part} of {whole}); {count} fail point is"
        " known at it.",
        "One system, {system}, carries {share} of all steps ({part} of {whole}); {count} fail points are"
        " known at it.",
    ),
    "head-waits-for": "In {blueprint} customers wait {whole} for somebody's work, {part} of it for one team,"
    " {owner}, at {steps}.",
    "head-appears": "Where {fail} can happen, customers believe they deal with {perceived}; it is the"
    " work of {owner}.",
}

"""What moves, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Change",
    "lead": "what moved, and what is promised",
    # --- figures ---
    "figure": "Figure",
    "difference": "Change",
    "points": "{count} points",
    "percentage-points": "{count} points",
    "of": "{part} of {whole}",
    "mean": "Mean emotion",
    "mean-of": "Mean emotion, {persona}",
    "peak-end": "Peak and end",
    "lowest": "Lowest point",
    "won": "Moments of truth won",
    "lost": "Moments of truth lost",
    "pains": "Open pains",
    "severity": "Their severities added up",
    "met": "Expectations met",
    "evidence": "Claims with evidence",
    "steps": "Steps",
    "journey": "Journey",
    "step": "Step",
    # --- futures ---
    "futures": "Futures",
    "today": "Today",
    "future": "Future",
    "brought-by": "Brought by",
    "better-steps": "Steps better",
    "unbacked": "Nothing behind",
    "more-futures": ("{count} more future", "{count} more futures"),
    "assumed-all": "Futures are assumed, not measured.",
    "assumed": "A future is assumed, not measured: {part} of its {whole} scores are marked as assumed.",
    "assumed-none": "A future is assumed, not measured; this one has no scores.",
    "no-current": "It names no journey of today (`of`), so there is nothing to compare it with.",
    "nothing-moves": "None of the figures would move.",
    "no-pains": (
        "It tells no pains: what becomes of today's {count} it does not say.",
        "It tells no pains: what becomes of today's {count} it does not say.",
    ),
    "better": ("{count} step gets better: {steps}.", "{count} steps get better, most: {steps}."),
    "worse": ("{count} step gets worse: {steps}.", "{count} steps get worse, most: {steps}."),
    "promised-nothing": (
        "Promised without an opportunity that would bring it: {steps}.",
        "Promised at {count} steps without an opportunity that would bring it: {steps}.",
    ),
    "promised-idea": (
        "Promised on no more than an idea: {steps}.",
        "Promised at {count} steps on no more than an idea: {steps}.",
    ),
    "left": (
        "One step below 0 today gets no better: {steps}.",
        "{count} steps below 0 today get no better: {steps}.",
    ),
    "new": ("{count} new step: {steps}.", "{count} new steps: {steps}."),
    "gone": ("{count} step is gone: {steps}.", "{count} steps are gone: {steps}."),
    "time-less": (
        "The {count} step that tells its time in both would take {time} less than it takes today.",
        "The {count} steps that tell their time in both would take {time} less than they take today.",
    ),
    "time-more": (
        "The {count} step that tells its time in both would take {time} more than it takes today.",
        "The {count} steps that tell their time in both would take {time} more than they take today.",
    ),
    "answered-doing": "being done",
    "answered-planned": "planned",
    "answered-idea": "an idea",
    "answered-done": "done already",
    "answered-dropped": "dropped",
    "answered-nothing": "nothing",
    # --- since a revision ---
    "since": "Since {revision}",
    "then": "Then",
    "now": "Now",
    "of-both": (
        "The journey that is in both",
        "The {count} journeys that are in both",
    ),
    "nothing-moved": "No figure of a journey moved.",
    "left-out": (
        "{count} file was no valid map then and is left out: {files}.",
        "{count} files were no valid maps then and are left out: {files}.",
    ),
    "journeys-new": ("{count} new journey: {journeys}.", "{count} new journeys: {journeys}."),
    "journeys-gone": (
        "{count} journey is gone: {journeys}.",
        "{count} journeys are gone: {journeys}.",
    ),
    "journeys-moved": "{part} of {whole} journeys moved",
    "more-journeys": ("{count} more journey moved", "{count} more journeys moved"),
    "feel-better": (
        "{count} step feels better: {steps}.",
        "{count} steps feel better, most: {steps}.",
    ),
    "feel-worse": (
        "{count} step feels worse: {steps}.",
        "{count} steps feel worse, most: {steps}.",
    ),
    "steps-new": ("{count} new step: {steps}.", "{count} new steps: {steps}."),
    "steps-gone": ("{count} step is gone: {steps}.", "{count} steps are gone: {steps}."),
    "actual-longer": "Steps that are in both take {time} longer.",
    "actual-shorter": "Steps that are in both take {time} less.",
    "planned-longer": "Steps that are in both are planned to take {time} longer.",
    "planned-shorter": "Steps that are in both are planned to take {time} less.",
    "done": "Done since: {title}",
    "done-steps": (
        "of the {count} step that it is for, {better} feels better, {worse} worse",
        "of the {count} steps that it is for, {better} feel better, {worse} worse",
    ),
    "more-done": (
        "{count} more opportunity was done since.",
        "{count} more opportunities were done since.",
    ),
    "metric": "{metric} at {step}: {before} → {after}",
    "between": "95%: {low} to {high}",
    "verdict-sure": "more than noise",
    "verdict-better": "better, by more than noise",
    "verdict-worse": "worse, by more than noise",
    "verdict-noise": "within noise",
    "verdict-untold": "whether that is more than noise cannot be told",
    "verdict-incomparable": "calculated otherwise now, so it does not compare",
    "more-metrics": (
        "{count} more metric has another value.",
        "{count} more metrics have other values.",
    ),
    # --- headlines ---
    "one-future": "{journey} promises",
    "futures-promise": ("{count} future promises", "{count} futures promise"),
    "head-promised": (
        "{who} that {count} step gets better.",
        "{who} that {count} steps get better.",
    ),
    "head-nothing": (
        "For {count} of them there is no opportunity that would bring it: {steps}.",
        "For {count} of them there is no opportunity that would bring it: {steps}.",
    ),
    "head-ideas": (
        "For {count} there is no more than an idea: {steps}.",
        "For {count} there is no more than an idea: {steps}.",
    ),
    "head-uneven": "{journey} would lift the mean emotion of {most} by {gain}, that of {least} by {less}.",
    "head-done": (
        "{count} opportunity was done since {day}; the steps that it is for feel better in {better} of"
        " {steps} cases.",
        "{count} opportunities were done since {day}; the steps that they are for feel better in"
        " {better} of {steps} cases.",
    ),
    "head-rose": "Since {day} the mean emotion rose from {before} to {after}.",
    "head-fell": "Since {day} the mean emotion fell from {before} to {after}.",
    "head-lost": "Moments of truth lost: {before} then, {after} now.",
    "head-lost-alone": "Since {day}, moments of truth lost went from {before} to {after}.",
    "head-worse": "It fell by {fell} or more in {part} of {whole} journeys, most in {journey}:"
    " {before} → {after}.",
    "head-worse-alone": "Since {day} the mean emotion of {part} of {whole} journeys fell by {fell} or"
    " more, most that of {journey}: {before} → {after}.",
    "head-noise": (
        "The one metric that was measured again moved within noise: {metric}, {before} → {after}.",
        "Of {count} metrics that were measured again, {noise} moved within noise, such as {metric},"
        " {before} → {after}.",
    ),
}

"""What was measured, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "What the data say: {journey}",
    "line": "{period} · {sources}",
    "group": "group {group}",
    "persona": "persona {persona}",
    # --- metrics ---
    "metrics-title": "Metrics",
    "metrics-lead": "as the catalog declares them, with 95 % intervals",
    "step": "Step",
    "metric": "Metric",
    "value": "Value",
    "interval": "95 % interval",
    "n": "n",
    "whom": "Of whom, when",
    "everybody": "all",
    "between": "{low} to {high}",
    "withheld": "not shown",
    "too-few": "{metric} at {step}: fewer than {least} answers, so people could be made out.",
    "no-answers": "{metric} at {step}: nobody answered.",
    "no-interval": "{metric} at {step}: {value} from {n}; nothing says how sure that is.",
    "too-wide": "{metric} at {step}: {value} from {n} may be off by {half}, more than the {limit} that"
    " a figure is shown with; about {needed} would do.",
    "hidden": "{metric} at {step} for {whom}: not shown, as it would give away a smaller group.",
    "withheld-title": "Too few to say",
    # --- steps ---
    "steps-title": "Steps",
    "steps-lead": (
        "{count} case in the log, which need not be all customers",
        "{count} cases in the log, which need not be all customers",
    ),
    "cases": "Cases",
    "share": "Share",
    "funnel": "In order",
    "left": "Left here",
    "again": "Again",
    "since": "Since the step before",
    "duration": "Takes",
    "wait": "Waits",
    "channels": "Channels, where there are several",
    "funnel-means": "“In order”: cases that went through all steps of the main path up to this one, in"
    " this order, with anything between. Medians stand for times.",
    "open-cases": (
        "{count} case is still open: it was seen in the last {quiet} of the log. It counts neither as"
        " left nor as passed by.",
        "{count} cases are still open: they were seen in the last {quiet} of the log. They count neither"
        " as left nor as passed by.",
    ),
    "no-times": "The log does not tell when steps begin, so what they take and what they wait is only"
    " known where the mapping says `times`.",
    # --- data ---
    "data-title": "What the figures rest on",
    "source": "{name}: {label}",
    "name-events": "Log",
    "name-answers": "Survey",
    "explained": "The mapping explains {events} of the events and touches {cases} of the cases.",
    "absent": (
        "The mapping names {count} activity that is not in these data: {names}.",
        "The mapping names {count} activities that are not in these data: {names}.",
    ),
    "explained-events": "The mapping explains {events} of these events.",
    "unmapped": (
        "{count} event of an activity that belongs to nothing: {names}.",
        "{count} events of activities that belong to nothing: {names}.",
    ),
    "without-case": ("{count} row has no case.", "{count} rows have no case."),
    "without-activity": ("{count} row has no activity.", "{count} rows have no activity."),
    "without-time": (
        "{count} row has no time that can be read{examples}.",
        "{count} rows have no time that can be read{examples}.",
    ),
    "such-as": ", such as {examples}",
    "tied": (
        "In {count} case two events have the same time; their order in the file decided.",
        "In {count} cases two events have the same time; their order in the file decided.",
    ),
    "tied-named": (
        "In {count} case two events have the same time; the order of the plan decided.",
        "In {count} cases two events have the same time; the order of the plan decided.",
    ),
    "several-personas": (
        "In {count} case the events tell several personas; the first counts.",
        "In {count} cases the events tell several personas; the first counts.",
    ),
    "several-groups": (
        "In {count} case the events tell several groups; the first counts.",
        "In {count} cases the events tell several groups; the first counts.",
    ),
    "stray": (
        "The last event is of {day}, {count} day after nearly all others. The end of the log decides"
        " which cases are still open: is that time right?",
        "The last event is of {day}, {count} days after nearly all others. The end of the log decides"
        " which cases are still open: is that time right?",
    ),
    "whole-log": "In the whole log, whatever was selected of it",
    "repeated-kept": (
        "{count} row says the same as another and counts (`repeated: drop` leaves it out).",
        "{count} rows say the same as others and count (`repeated: drop` leaves them out).",
    ),
    "repeated-dropped": (
        "{count} row says the same as another and was left out.",
        "{count} rows say the same as others and were left out.",
    ),
    "left-out": "{count} × “{said}” to {metric} at {step}: {why}",
    "out-of-scale": "out of the scale",
    "no-number": "no number",
    "not-whole": "no whole number",
    "left-out-all": (
        "{count} answer cannot count:",
        "{count} answers cannot count:",
    ),
    "without-weight": (
        "{count} answer has no weight above zero and is left out.",
        "{count} answers have no weight above zero and are left out.",
    ),
    "unknown-questions": (
        "{count} answer is to a question that the mapping does not know: {names}.",
        "{count} answers are to questions that the mapping does not know: {names}.",
    ),
    "unnamed": "no question named",
    "without-date": (
        "{count} answer has no date that can be read; it counts only where no period is asked for.",
        "{count} answers have no date that can be read; they count only where no period is asked for.",
    ),
    "nothing": "Nothing in the data belongs to this period and group.",
}

"""How journeys feel, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Experience",
    "lead": "the journey as a whole",
    "mean": "Mean emotion",
    "mean-by-reach": "Mean by reach",
    "peak-end": "Peak and end",
    "peak-then-end": "{peak}, then {end}",
    "lost": "Truths lost",
    "of": "{part} of {whole}",
    "stage": "Stage",
    "step": "Step",
    "score": "Score",
    "reach": "Reach",
    "journey": "Journey",
    "scored": "Scored",
    "more-journeys": ("{count} more journey", "{count} more journeys"),
    "no-score": "No step has a score: how this journey feels is not told.",
    "incomplete": "Only {part} of {whole} steps have a score, so no figure here speaks for the whole"
    " journey. Not told: {steps}.",
    # --- a journey ---
    "moment-lost": "Moment of truth lost: {step}",
    "moment-won": "Moment of truth won: {step}",
    "moment-unscored": "Moment of truth without a score: {step}",
    "moment-open": "Moment of truth open: {step}",
    "reached": "; {share} get there",
    "apart": "{step} is {low} for {worst} and {high} for {best}; the mean says {mean}.",
    "fall": "A fall of {drop} from {before} to {after}",
    "fall-share": ", which {share} take",
    "fall-channel": ", where the channel changes",
    "leaves": "{share} leave after {step}.",
    "before": "Before the purchase or use",
    "after": "After the purchase or use",
    "drivers": "moved on by {texts}",
    "barriers": "held back by {texts}",
    "loop": "Customers come back because it was good: from {start} to {end}.",
    "measured-recommendation": "Recommendation, {metric}: {value}",
    "measured-return": "Loyalty, {metric}: {value}",
    "measured-other": "{metric}: {value}",
    "n": "n = {n}",
    "between": "95%: {low} to {high}",
    "target": "target {target}",
    "reached-target": "target {target} reached",
    "missed-target": "target {target} missed",
    "no-after": "The map ends with the purchase or use: nothing is told of the time after it.",
    "nothing-measured": "Nothing was measured after the purchase or use: neither who comes back nor"
    " who recommends.",
    "only-other": (
        "Neither who comes back nor who recommends was measured; {count} other metric after the"
        " purchase or use was.",
        "Neither who comes back nor who recommends was measured; {count} other metrics after the"
        " purchase or use were.",
    ),
    "others": (
        "{count} other metric was measured after the purchase or use.",
        "{count} other metrics were measured after the purchase or use.",
    ),
    # --- headlines ---
    "head-coverage": (
        "Only {count} of {whole} steps has a score: no figure of emotion speaks for the whole.",
        "Only {count} of {whole} steps have a score: no figure of emotion speaks for the whole.",
    ),
    "head-no-score": "No step has a score: how the journeys feel is not known.",
    "head-truths": "{part} of {whole} moments of truth are lost: {steps}.",
    "head-truths-worst": "{part} of {whole} moments of truth are lost, the worst of them {step} at {score}.",
    "head-truth": "The moment of truth {step} is lost, at {score}.",
    "head-truth-some": "The moment of truth {step} is lost, at {score}, for the {share} who get there.",
    "head-truth-all": "The moment of truth {step} is lost, at {score}, and everybody gets there.",
    "head-alone-one": "No open opportunity is for it.",
    "head-alone-all": "For none of them is there an open opportunity.",
    "head-alone": ("For {count} of them there is no open opportunity.",) * 2,
    "head-leaves": "{share} leave after {step}. What they have lived until then averages {until}, the"
    " whole journey {mean}.",
    "head-remembered-better": "{journey} is remembered as better than it is: {remembered} by peak and"
    " end, {mean} on average.",
    "head-remembered-worse": "{journey} is remembered as worse than it is: {remembered} by peak and"
    " end, {mean} on average.",
    "head-hidden": "{journey} feels {mean} on average, but {own} to {persona}: the mean hides it.",
    "head-apart": "{step} looks like {mean}, but is {low} for {worst} and {high} for {best}.",
    "head-channels": "{part} of {whole} falls of 1 or more come where the channel changes, though only"
    " {usual} of all moves change it.",
    "head-against": "{step} is drawn at {score}, yet {share} of the {n} who were asked there are"
    " detractors.",
    "head-unmeasured-one": "Whether customers come back or recommend was not measured, though"
    " {journey} goes on after the purchase or use.",
    "head-unmeasured": "Whether customers come back or recommend is measured in {part} of {whole}"
    " journeys that go on after the purchase or use; not in {journeys}.",
}

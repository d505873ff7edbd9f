"""The pains, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Pains",
    "lead": "what hurts most, and who is at it",
    "weighing": "Weight: {factors}.",
    "power": "{factor} to the power of {power}",
    "at-truth": "{times} at a moment of truth",
    "journeys-alike": "Journeys count alike, however many begin them.",
    "not-counted": "Not counted, as too few pains tell it or the settings say so: {factors}.",
    "no-share": "What share of all customers they are is not told of {names}.",
    "weighed-only": "Only {part} of {whole} pains can be weighed; all shares of the weight are of these.",
    "factor-severity": "severity",
    "factor-frequency": "frequency",
    "factor-reach": "reach of the step",
    "factor-share": "share of the personas",
    "half": "Half of the weight",
    "half-of": ("{half} of {count} pain", "{half} of {count} pains"),
    "by-touchpoint": "Where",
    "by-touchpoint-none": "no touchpoint",
    "by-stage": "When",
    "stage-of": "{stage} ({journey})",
    "by-stage-none": "a stage without a name",
    "by-owner": "Who answers for it",
    "by-owner-none": "nobody",
    "part": ("{name} {part} ({count} pain)", "{name} {part} ({count} pains)"),
    "by-answer": "What is done",
    "part-doing": "{part} in progress",
    "part-planned": "{part} planned",
    "part-idea": "{part} only an idea",
    "part-done": "{part} done and still felt",
    "part-dropped": "{part} decided against",
    "part-nothing": "{part} without any opportunity",
    "part-step-only": "; of this, {part} by opportunities that name the step only",
    "by-ground": "Rests on",
    "ground-evidence": "evidence {part}",
    "ground-assumption": "assumptions {part}",
    "ground-nothing": "nothing {part}",
    "rank": "Rank",
    "weight": "Weight",
    "factors": "Factors",
    "pain": "Pain",
    "owner": "Answers for it",
    "opportunity": "Opportunity",
    "evidence": "Evidence",
    "at-step": "at {step}",
    "only-in": "only: {contexts}",
    "truth": "moment of truth",
    "none": "none",
    "assumption": "assumption",
    "answer": "{title}, {status}",
    "step-only": "; names the step only",
    "is-idea": "idea",
    "is-planned": "planned",
    "is-doing": "in progress",
    "is-done": "done",
    "is-dropped": "dropped",
    "more-pains": (
        "and {count} more pain with {part} of the weight",
        "and {count} more pains with {part} of the weight",
    ),
    "tied": (", {count} of them as heavy as the last", ", {count} of them as heavy as the last"),
    "not-weighed": ("{count} pain cannot be weighed:", "{count} pains cannot be weighed:"),
    "lacks": "{pain}: without {missing}",
    "more-lacking": ("and {count} more", "and {count} more"),
    "pain-in": "{pain} ({contexts})",
    "all": "all pains",
    "all-weighed": "all pains that can be weighed",
    "severity": "severity {severity}",
    "grave-one": "No opportunity, not even an idea, is for the severest pain, {pain} (severity"
    " {severity}).",
    "grave-all": "None of the {whole} pains of severity 4 or 5 has an opportunity, not even an idea; the"
    " severest is {pain} (severity {severity}).",
    "grave": (
        "For {count} of {whole} pains of severity 4 or 5 there is no opportunity, not even an idea:"
        " {pain} (severity {severity}).",
        "For {count} of {whole} pains of severity 4 or 5 there is no opportunity, not even an idea; the"
        " severest is {pain} (severity {severity}).",
    ),
    "nobody-heaviest": "No opportunity, not even an idea, is for the heaviest of {whole} pains, {pain}.",
    "nobody": "No opportunity, not even an idea, is for {pain}, though by weight it is number {rank} of"
    " {whole} pains.",
    "outweighs-one": "The one opportunity planned or in progress answers less than it weighs: {title}.",
    "outweighs": (
        "{count} of {whole} opportunities planned or in progress answers less than it weighs:"
        " {titles}.",
        "{count} of {whole} opportunities planned or in progress answer less than it weighs:"
        " {titles}.",
    ),
    "unnamed-planned": "The heaviest pain, {pain} with {part} of the weight, is named by no"
    " opportunity: what is planned at its step, {title}, is for {other}.",
    "unnamed-doing": "The heaviest pain, {pain} with {part} of the weight, is named by no"
    " opportunity: what is being done at its step, {title}, is for {other}.",
    "one-place": "One of {places} touchpoints with pains, {place}, makes {part} of the weight of"
    " {all}.",
    "one-place-idle": "One of {places} touchpoints with pains, {place}, makes {part} of the weight of"
    " {all}, and no work in progress answers any pain there.",
    "waiting": (
        "What is in progress answers {part} of the weight of {all}; the heaviest of it, {pain},"
        " ranks {rank}, and nobody is at work on the one before it, with {waiting} of the weight.",
        "What is in progress answers {part} of the weight of {all}; the heaviest of it, {pain},"
        " ranks {rank}, and nobody is at work on the {count} before it, with {waiting} of the weight.",
    ),
}

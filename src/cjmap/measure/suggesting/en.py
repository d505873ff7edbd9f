"""The comments of a proposal, in English."""

WORDS: dict[str, str] = {
    "head": "Proposed by `cjmap measure --suggest` from names, values and order: read every line,"
    " correct it,",
    "head-2": "and delete the comments. Then `cjmap measure {journey}` tells what the data say.",
    "zone-told": "the times tell their zones",
    "zone-guess": "a guess from the language of the map: in which zone are days and hours meant?",
    "by-values": "a guess from the values",
    "group": "groups that can be compared; delete it if it is something else",
    "channels-unknown": "no channel found for: {values}",
    "personas-unknown": "no persona found for: {values}",
    "failed-none": "name the values that mean it failed: {values}",
    "repeated": "repeated: drop  # {rows} rows say the same as another: does each count?",
    "format": "how the times seem to be written",
    "likely": "likely: “{word}” ~ {like}; {place} of {of} in order",
    "guess": "guess: “{word}” ~ {like}; {place} of {of} in order",
    "unplaced": "no place found for (give them a step, or put them under `extra:`, where customers do"
    " them but the map does not say so, or `ignored:`):",
    "machines": "guess: machines do it, no customer",
    "events": "events: {count}",
    "empty": "no activity found for: {steps}",
    "question-sure": "likely",
    "question-scale": "guess: the metric by the scale alone",
    "question-step": "guess: the step",
    "questions-unplaced": "no metric or step found for:",
    "answers": "answers: {count}",
    "guess-time": "guess: is it measured from there to there?",
    "times-example": "times between activities, for `duration` of a step or a metric:",
    "shares-example": "shares of cases, for a metric of the method `share`; `with:` or `without:`:",
    "shares-which": "which activities make a case count, and which are meant?",
    "no-steps": "no activity looks like a step",
}

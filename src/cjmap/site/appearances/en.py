"""The words of the table of appearances, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "step": "Step",
    "journey": "Journey and stage",
    "touchpoint": "Touchpoint",
    "feels": "How it feels",
    "pains": "Pains",
    "metrics": "Measured",
    "behind": "In sight",
    "truth": "Moment of truth",
    "target": "target {target}",
    "reached": "reached",
    "missed": "missed",
    "worst": "{shown} of {all}: those that feel worst.",
    "when": "in context: {contexts}",
}

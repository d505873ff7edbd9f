"""The words of the table of appearances, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "step": "Krok",
    "journey": "Podróż i etap",
    "touchpoint": "Punkt styku",
    "feels": "Jak się to czuje",
    "pains": "Bolączki",
    "metrics": "Zmierzono",
    "behind": "Na widoku",
    "truth": "Moment prawdy",
    "target": "cel {target}",
    "reached": "osiągnięty",
    "missed": "nieosiągnięty",
    "worst": "{shown} z {all}: te o najniższych ocenach.",
    "when": "w kontekście: {contexts}",
}

"""How journeys feel, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Experience",
    "lead": "the journey as a whole",
    "mean": "Mean emotion",
    "peak-end": "Peak and end",
    "peak": "Peak",
    "end": "End",
    "coverage": "Steps with a score",
    "truth": "Moments of truth",
    "truths": "{won} won, {lost} lost, {open} open",
    "lost": "Truths lost",
    "of": "{part} of {whole}",
    "stage": "Stage",
    "journey": "Journey",
    "scored": "Scored",
    "fall": "A fall of {drop} from {before} to {after}.",
    "fall-channel": "A fall of {drop} from {before} to {after}, where the channel changes.",
    "more-journeys": ("{count} more journey", "{count} more journeys"),
    "remembered-better": "{journey} is remembered as better than it is: {remembered} by peak and end,"
    " {mean} on average.",
    "remembered-worse": "{journey} is remembered as worse than it is: {remembered} by peak and end,"
    " {mean} on average.",
}

"""The definitions in English: by key, the name of a figure and how it is calculated."""

DEFINITIONS: dict[str, tuple[str, str]] = {
    # --- experience ---
    "score": (
        "Score",
        "How a step feels, from −2 (awful) to +2 (great): the mean over the personas of the journey,"
        " each with a score of their own or else that of the step. Variants do not count.",
    ),
    "mean": ("Mean emotion", "The arithmetic mean of the scores of the steps, each counted once."),
    "reach": (
        "Reach",
        "The share of those who begin the journey that get to the step: the shares of `next`"
        " multiplied along the way. Ways without a share divide what is left evenly.",
    ),
    "coverage": ("Coverage", "The steps that have a score, of all steps."),
    "peak": (
        "Peak",
        "The step whose score is furthest from 0; of two as far, the bad one, then the first.",
    ),
    "end": ("End", "The last step that has a score."),
    "peak-end": (
        "Peak and end",
        "The mean of the scores of peak and end. People remember an episode by these two, whatever"
        " its length.",
    ),
    "fall": ("Fall", "The difference of the scores of two steps that follow on each other."),
    "truth": (
        "Moments of truth",
        "A step marked as one is won with a score above 0, lost with one below, open with 0 or none.",
    ),
}

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
    "nps": (
        "Net promoter score",
        "The share of promoters (9 or 10 of 10) less that of detractors (0 to 6), from −100 to 100.",
    ),
    "interval": (
        "95% interval",
        "As the map tells it; else Wilson's for a share, the adjusted Wald interval for a net score"
        " whose answers are counted.",
    ),
    "truth": (
        "Moments of truth",
        "A step marked as one is won with a score above 0, lost with one below, open with 0 or none.",
    ),
    # --- pains ---
    "pain-weight": (
        "Weight of a pain",
        "Severity (1 to 5) × frequency × reach of the step × share of the personas who walk it, of all"
        " customers; doubled at a moment of truth, unless the settings say otherwise. A factor that no"
        " pain has counts for none; a pain that lacks a factor others have is not weighed. Told as a"
        " share of the weight of all pains.",
    ),
    "pain-rank": ("Rank of a pain", "By weight; pains of equal weight share a rank."),
    "pain-owner": (
        "Who answers for a pain",
        "The owner of the open opportunity that names it; else the team of the touchpoint or its"
        " channel; else the owner of an open opportunity that names its step. Who keeps the map does"
        " not count.",
    ),
    "answered": (
        "Answered",
        "By the opportunities that name it, its step or its stage; the one that has got furthest"
        " counts: in progress, planned, an idea, done, dropped.",
    ),
    "pain-ground": (
        "What a pain rests on",
        "The evidence or the assumption of the pain itself, else that of its step, its stage or its"
        " journey.",
    ),
}

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
        "The share of those who begin the journey that ever get to the step: the shares of `next`"
        " multiplied along the way. Ways without a share divide what is left evenly. Who goes back"
        " comes by again and then goes on as the others do, so ways back make it no smaller; a step that"
        " no earlier one leads to is everybody's. How many begin a journey does not count.",
    ),
    "coverage": ("Coverage", "The steps that have a score, of all steps."),
    "peak-end": (
        "Peak and end",
        "The mean of two scores: of the peak, the step whose score is furthest from 0 (of two as far the"
        " bad one, which weighs more, then the first), and of the end, the last step that has a score."
        " People remember an episode by these two, whatever its length.",
    ),
    "fall": ("Fall", "The difference of the scores of two steps that follow on each other."),
    "nps": (
        "Net promoter score",
        "The share of promoters (9 or 10 of 10) less that of detractors (0 to 6), from −100 to 100.",
    ),
    "interval": (
        "95% interval",
        "As the map tells it; else Wilson's for a share whose number of answers is told, also one in per"
        " cent (`csat-top2`), and the adjusted Wald interval for a net score whose answers are counted.",
    ),
    "truth": (
        "Moments of truth",
        "A step marked as one is won with a score above 0, lost with one below, open with 0 or none.",
    ),
    # --- pains ---
    "pain-weight": (
        "Weight of a pain",
        "Severity (1 to 5) × frequency × reach of the step × share of the personas who walk it, of all"
        " customers; doubled at a moment of truth, unless the settings say otherwise. A factor that"
        " fewer than half of the pains have counts for none, nor does the share of personas unless all"
        " pains have it; a pain that lacks a factor that counts is not weighed. Told as a share of the"
        " weight of all pains that are.",
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
    # --- expectations ---
    "expectation": (
        "Expectations",
        "Those at steps and their variants, of the persona named or else of all who walk the step; met,"
        " partly met or not met as the map says (`met`). A score is that of those who have the"
        " expectation. Satisfaction follows from what was expected against what happened.",
    ),
    "taken-up": (
        "Not judged",
        "Expectations at steps without a verdict, and those of a whole journey or a persona that no"
        " step of theirs takes up: none has the same id, the same words, or all of its words. A text"
        " counts once.",
    ),
    "answered-around": (
        "Opportunity there",
        "The one that has got furthest of those that name the step, what is in it, or its stage.",
    ),
    "preferred": (
        "Preferred channels",
        "The steps with a channel that the persona walks: on one that the persona prefers, or on"
        " another; the means are of the persona's own scores.",
    ),
    # --- consistency ---
    "goals-missed": (
        "Goals missed",
        "The goals told at steps with the touchpoint: metrics with a target, expectations met or not,"
        " times with a plan. All that is told of the time a step takes is one goal: in contexts, and by"
        " a metric of the method `duration` with the same value or target. In part: as the map says of an"
        " expectation, or where what is told of a goal disagrees. Undecided: a metric whose interval"
        " holds the target, or of which nothing says whether more is better. Most are two or more, and"
        " more than half of all. Whether the words of a promise or a standard hold is not judged. Of those"
        " that miss most, first come those where the scores, times reach, add up to the least.",
    ),
    "spread": ("From … to", "The lowest and the highest score of a step at which it is met."),
    "sides": (
        "Sides compared",
        "The means of the scores of the steps on either side, of sides with two scored steps or more."
        " Customers judge the design of a journey also by how consistent it is.",
    ),
    "uneven": (
        "Uneven touchpoint",
        "The mean scores of one touchpoint by journey, or by persona where they have scores of their"
        " own, that lie 1 or more apart, with two scored steps or more on either side.",
    ),
    "apart": (
        "Persona and others",
        "Mean scores at the steps where several personas have scores of their own; the others count at"
        " a step as one, with their mean.",
    ),
    "channel-change": (
        "Change of channel",
        "The mean difference of the scores of two steps that follow on each other, where both have a"
        " score and a channel. Ways back do not count.",
    ),
    # --- weak points ---
    "fail-point": (
        "Fail point",
        "A place where the service can go wrong, as the blueprint marks it; the way back is what is"
        " done then.",
    ),
    "fail-answer": (
        "What is to change at a fail point",
        "The opportunities that name the action, its column or the step that this shows; else what the"
        " action itself says. Without a way back, and without either but for what was dropped, it is"
        " open.",
    ),
    "waiting": (
        "Waiting",
        "What a column tells of it, else the sum of the waits of its actions; as a share of the time"
        " that the steps take, and no more than they take. A step that tells of no waiting may hold"
        " some.",
    ),
    "waiting-for": (
        "Waiting for somebody",
        "The waits told at actions, by who does these: the owner, else the owner of the system used.",
    ),
    "aimed-at": (
        "Setting out to shorten",
        "An open opportunity for the step, its stage, a pain there, the column or an action in it,"
        " whose outcome is a metric of the method `duration`.",
    ),
    "over-plan": (
        "Over plan",
        "Actual less planned time, over the steps that tell both; steps that are faster make up for"
        " others in the sum.",
    ),
    "lines": (
        "Lines crossed",
        "Links between customer and frontstage (interaction), frontstage and backstage (visibility),"
        " backstage and support (internal interaction); a link counts at every line it crosses.",
    ),
    "hand-off": (
        "Hand-off",
        "A link between two actions of different teams: their owners, whether the catalog has them or"
        " not, else the owners of the systems they use.",
    ),
    "behind": (
        "Behind a step",
        "All work that links lead to from the customer's step and from what is done in sight at it, up"
        " to the next thing that the customer does.",
    ),
    "chain": (
        "Longest chain",
        "For every action behind a step, the way to it with the fewest hand-offs; of these the longest."
        " Work that nobody is named for hands on from whoever had it before.",
    ),
    "hangs-on": (
        "Hanging on a system",
        "A step does so if an action in its column, or behind it, uses the system.",
    ),
    "unseen": (
        "Hurts without a fail point",
        "A step that somebody scores −1.5 or lower, or that has a pain of severity 4 or 5, whose column"
        " has no fail point; unless an opportunity answers the pain together with a fail point"
        " elsewhere.",
    ),
    "felt-elsewhere": (
        "Felt elsewhere",
        "One opportunity names both an action with a fail point and a pain at another step.",
    ),
    "appearance": (
        "Whose work it seems",
        "The owner of an action against `perceived_owner`, who customers believe does it.",
    ),
    # --- circumstances ---
    "context-told": (
        "Steps in a context",
        "The steps that are told to happen in a context (`context`) or to differ in one (`variants`).",
    ),
    "context-loss": (
        "Difference in a context",
        "The score of the same step in the context less its usual score, over the personas of whom both"
        " are told; of several steps, the mean. Customers judge the design of a journey by its thematic"
        " cohesion, its consistency and its sensitivity to context.",
    ),
    "context-happening": (
        "Steps that happen in a context",
        "Those told to (`context`), with the mean of their scores; the other steps are those of the"
        " same journeys.",
    ),
    # --- change ---
    "open-pains": (
        "Open pains",
        "The pains that the journey tells, in variants too, and no finished opportunity names; their"
        " severities run from 1 to 5, and one that is not told adds nothing.",
    ),
    "met": ("Expectations met", "Those that are met, of all that somebody has judged."),
    "backed": (
        "Claims with evidence",
        "The needs, expectations, pains and gains that rest on evidence, their own or that of what"
        " they stand in, of all that are told.",
    ),
    "promised": (
        "What would bring it",
        "The opportunities for a step, its stage or anything in it, in either version: the one that"
        " has got furthest counts. What is done already brings nothing more.",
    ),
    "change-interval": (
        "More than noise",
        "Where the 95% interval of the change leaves out 0: Newcombe's for shares, the adjusted Wald"
        " interval for net scores whose answers are counted, else from the intervals that the maps"
        " tell.",
    ),
    "metric-there": (
        "A metric at a touchpoint",
        "Its value at the step with the touchpoint; of several such steps the median of the values.",
    ),
    # --- coverage ---
    "served": (
        "Shown by a blueprint",
        "Steps with a touchpoint that a column of a blueprint names, in the whole workspace; future"
        " journeys do not count. A step feels bad with a score below 0.",
    ),
    "overdue": ("Overdue", "Neither done nor dropped, with a due date before today."),
    # --- trust ---
    "claim": (
        "Claim",
        "A pain, gain, need, expectation or frustration; of a blueprint, what customers do and where it"
        " can fail. It rests on the evidence or the assumption that it names, else on that of its step,"
        " its stage or its map; where none of them names any, on nothing. Future journeys claim nothing.",
    ),
    "own-source": (
        "Evidence named by a claim itself",
        "Rather than by its step, stage or action, or by the whole map, whose list stands for all that"
        " the map says.",
    ),
    "source-age": (
        "Age of evidence",
        "From its date to today; a claim is as old as its newest source. How many months count as fresh"
        " is set by `report.fresh`; dates to come do not count.",
    ),
    "nature": (
        "Told and counted",
        "Survey and analytics count; interview, observation, support, workshop and review tell or show.",
    ),
    "rests-on": (
        "Resting on a source",
        "The claims that name it, or whose step, stage or map does; on it alone those that have no"
        " other.",
    ),
    "basis": (
        "How a feeling is known",
        "The `basis` of every score of a step and of its variants: observed, reported by customers, or"
        " assumed.",
    ),
    "talked-frequency": (
        "Frequency from talk alone",
        "All evidence of the pain is interviews or workshops, which ask few and are not made to count.",
    ),
    "review-due": (
        "Check due",
        "The day a map was last reviewed and the rhythm that it sets itself.",
    ),
    # --- plan ---
    "plan-gain": (
        "Expected gain",
        "Impact (1 to 5) × reach × confidence of each opportunity, plus the weight of the pains that"
        " they answer × the confidence of the surest that is chosen: each pain counts once, however many"
        " answer it. Both are grades × share of all customers; `plan.pain-weight` sets what pains count.",
    ),
    "plan-alone": (
        "Gain alone",
        "The expected gain if nothing else were done. The gains of a plan add up to less, where several"
        " answer the same pain.",
    ),
    "plan-best": (
        "Best plan",
        "The set with the greatest expected gain that keeps the budget, the capacities of the teams,"
        " `requires` and `excludes`; of those that bring as much, the one with the fewest person-days."
        " Found by HiGHS (branch and bound), checked in exact fractions.",
    ),
    "plan-value": (
        "Value for effort",
        "Gain alone / effort in person-days.",
    ),
    "rice": ("RICE", "Reach × impact × confidence / effort in person-days; pains do not count."),
    "plan-greedy": (
        "Going down the list",
        "Whatever fits is taken from the top, once it has what it requires, until nothing fits.",
    ),
    "plan-step": (
        "Next step worth taking",
        "Of all numbers of further person-days, the one after which the best plan brings most more a"
        " day.",
    ),
    "plan-close": (
        "Close call",
        "A choice that would fall the other way if one estimate of the opportunity (impact or reach,"
        " confidence, effort) were a third lower or higher and all others right. The percentage is the"
        " error at which both plans are as good; of an effort, the least that is enough.",
    ),
    "plan-quarter": (
        "Sequence",
        "By the end of each quarter, a team has finished no more than its capacity since the start, work"
        " under way first. Of all sequences the one whose gains, added up over the ends of the quarters,"
        " are greatest. What is required is finished no later.",
    ),
}

"""English names of lanes, and words for how it felt."""

from __future__ import annotations

from cjmap.exchange.tables.sheet.lanes import Lane

# fmt: off

LANES: dict[Lane, tuple[str, ...]] = {
    Lane.STAGE: (
        "stage", "stages", "phase", "phases", "journey stage", "journey stages", "journey phase",
        "journey phases", "customer journey stage", "lifecycle stage", "stage of journey",
        "chapter",
    ),
    Lane.STEP: (
        "step", "steps", "journey step", "journey steps", "customer step", "user step",
        "step name", "moment", "moments", "scene", "event", "events", "stage steps",
    ),
    Lane.PHASE: ("before during after", "period"),
    Lane.DOES: (
        "task", "tasks", "action", "actions", "activity", "activities", "doing", "does", "do",
        "user action", "user actions", "customer action", "customer actions",
        "customer activity", "customer activities", "user activity", "user activities",
        "user task", "user tasks", "customer task", "customer tasks", "behaviour", "behaviours",
        "behavior", "behaviors", "what they do", "what do they do", "what the customer does",
        "what is the customer doing", "what users do", "process steps", "patient actions",
        "guest actions", "actions and steps",
    ),
    Lane.THINKS: (
        "thought", "thoughts", "thinking", "thinks", "think", "mindset", "questions",
        "customer thoughts", "user thoughts", "what they think", "what are they thinking",
        "what is the customer thinking", "internal questions", "key questions", "mental model",
    ),
    Lane.QUOTES: (
        "quote", "quotes", "verbatim", "verbatims", "customer quote", "customer quotes",
        "user quotes", "saying", "says", "what they say", "voice of the customer", "voc",
    ),
    Lane.FEELS: (
        "feeling", "feelings", "feels", "feel", "emotions", "how they feel", "what they feel",
        "customer feelings", "user feelings", "emotional state", "emotional response",
        "what are they feeling", "what is the customer feeling", "mood",
    ),
    Lane.EMOTION: (
        "emotion", "emotion score", "emotion curve", "emotional curve", "emotional journey",
        "emotion level", "emotion line", "emotional score", "emotion rating", "experience score",
        "sentiment", "sentiment score", "experience", "experience curve", "experience level",
        "customer experience", "satisfaction", "satisfaction level", "satisfaction score",
        "score", "rating", "smiley", "emoji",
    ),
    Lane.NEEDS: (
        "need", "needs", "customer needs", "user needs", "requirements", "what they need",
        "information needs", "needs and wants", "wants",
    ),
    Lane.GOALS: (
        "goal", "goals", "customer goal", "customer goals", "user goal", "user goals",
        "objective", "objectives", "jobs to be done", "job to be done", "jtbd", "jobs",
        "what they want", "stage goal", "customer objective",
    ),
    Lane.EXPECTATIONS: (
        "expectation", "expectations", "customer expectations", "user expectations", "expects",
        "what they expect",
    ),
    Lane.DRIVERS: (
        "driver", "drivers", "motivation", "motivations", "motivators", "triggers", "trigger",
    ),
    Lane.BARRIERS: (
        "barrier", "barriers", "obstacle", "obstacles", "blockers", "blocker", "worries",
        "concerns", "fears", "challenges",
    ),
    Lane.PAINS: (
        "pain", "pains", "pain point", "pain points", "painpoints", "frustration",
        "frustrations", "problem", "problems", "issue", "issues", "friction", "frictions",
        "friction points", "customer pains", "customer pain points", "user pain points",
        "negatives", "lowlights", "what goes wrong", "what hurts", "weaknesses", "negative",
    ),
    Lane.GAINS: (
        "gain", "gains", "positives", "highlights", "delights", "delighters", "happy moments",
        "what works", "what works well", "what goes well", "wow moments", "strengths",
        "bright spots", "positive",
    ),
    Lane.TOUCHPOINT: (
        "touchpoint", "touchpoints", "touch point", "touch points", "customer touchpoints",
        "interaction", "interactions", "interaction points", "contact point", "contact points",
        "point of contact", "points of contact", "where", "place", "places",
    ),
    Lane.CHANNEL: (
        "channel", "channels", "device", "devices", "medium", "media", "platform", "platforms",
    ),
    Lane.ACTOR: ("actor", "actors", "who", "who is involved", "people involved", "participants"),
    Lane.CONTEXT: ("context", "contexts", "circumstances", "environment"),
    Lane.DURATION: (
        "duration", "time", "timeline", "timing", "timeframe", "time frame", "time spent",
        "how long", "length", "time needed",
    ),
    Lane.TRUTH: (
        "moment of truth", "moments of truth", "mot", "key moment", "key moments",
        "moment that matters", "moments that matter", "critical moment",
    ),
    Lane.SUMMARY: (
        "description", "summary", "details", "narrative", "story", "storyline", "notes", "note",
        "comments", "comment", "remarks", "open questions", "questions to answer",
    ),
    Lane.METRICS: (
        "metric", "metrics", "kpi", "kpis", "measures", "measure", "success metrics",
        "measurement", "indicators", "nps", "csat", "ces", "data points",
    ),
    Lane.EVIDENCE: (
        "evidence", "sources", "source", "research", "data source", "data sources",
        "insight source", "research evidence",
    ),
    Lane.OPPORTUNITIES: (
        "opportunity", "opportunities", "idea", "ideas", "improvement", "improvements",
        "solution", "solutions", "recommendation", "recommendations", "how might we", "hmw",
        "opportunity areas", "improvement ideas", "improvement opportunities", "suggestions",
        "next steps", "potential solutions", "opportunities for improvement",
    ),
    Lane.PROPS: (
        "physical evidence", "evidence physical", "props", "artefacts", "artifacts", "tangibles",
        "physical touchpoints", "physical props",
    ),
    Lane.FRONTSTAGE: (
        "frontstage", "front stage", "onstage", "frontstage actions", "front stage actions",
        "frontstage interactions", "front stage interactions", "onstage contact",
        "employee actions", "staff actions", "visible actions",
        "visible contact employee actions", "frontstage people", "onstage actions",
        "front office",
    ),
    Lane.BACKSTAGE: (
        "backstage", "back stage", "backstage actions", "back stage actions",
        "backstage interactions", "back stage interactions", "invisible actions",
        "internal actions", "invisible contact employee actions", "backstage people",
        "behind the scenes", "back office", "internal activities", "what we do",
    ),
    Lane.SUPPORT: (
        "support", "support process", "support processes", "supporting processes",
        "supporting process", "internal processes", "backstage support", "partners",
        "third parties", "what the system does", "system actions",
    ),
    Lane.SYSTEMS: (
        "system", "systems", "it systems", "technology", "technologies", "tools", "software",
        "applications", "tech", "supporting systems", "systems and tools",
    ),
    Lane.OWNER: (
        "owner", "owners", "team", "teams", "department", "departments", "responsible",
        "responsibility", "process ownership", "ownership", "internal ownership",
        "internal owner", "accountable",
    ),
    Lane.TITLE: (
        "title", "journey", "journey name", "customer journey", "map", "map name", "journey map",
        "customer journey map",
        "project",
    ),
    Lane.PERSONA: (
        "persona", "personas", "customer", "user", "persona name", "name", "patient", "segment",
        "target group",
    ),
    Lane.ROLE: ("role", "roles", "archetype", "job title", "customer type"),
    Lane.SCENARIO: (
        "scenario", "situation", "use case", "user story", "scenario description", "background",
    ),
    Lane.STATE: ("state", "as is to be", "version of reality"),
    Lane.ABOUT: (
        "age", "job", "occupation", "profession", "location", "lives in", "family", "city",
        "education", "income", "gender", "bio", "about",
    ),
}

PARTS_OF_TIME: dict[str, str] = {
    "before": "before", "pre": "before", "pre-purchase": "before", "pre-service": "before",
    "during": "during", "purchase": "during", "service": "during", "after": "after",
    "post": "after", "post-purchase": "after", "post-service": "after",
}
"""Names of stages that say which part of the journey they are."""

STATES: dict[str, str] = {
    "as is": "current", "as-is": "current", "current": "current", "current state": "current",
    "today": "current", "to be": "future", "to-be": "future", "future": "future",
    "future state": "future",
}
"""Names of what a journey shows: today, or what it should become."""

SCORES: dict[str, float] = {
    "very negative": -2, "negative": -1, "neutral": 0, "positive": 1, "very positive": 2,
    "very bad": -2, "bad": -1, "good": 1, "very good": 2, "great": 2, "excellent": 2,
    "awful": -2, "terrible": -2, "poor": -1, "very poor": -2, "ok": 0, "okay": 0, "mixed": 0,
    "average": 0, "fair": 0, "very low": -2, "low": -1, "medium": 0, "high": 1, "very high": 2,
    "red": -1, "amber": 0, "yellow": 0, "green": 1,
}
"""Words that say how much, from −2 to 2, and nothing else."""

FEELINGS: dict[str, float] = {
    "very unhappy": -2, "unhappy": -1, "happy": 1, "very happy": 2, "sad": -1, "angry": -2,
    "very dissatisfied": -2, "dissatisfied": -1, "satisfied": 1, "very satisfied": 2,
    "frustrated": -1, "very frustrated": -2, "frustration": -1, "annoyed": -1, "annoyance": -1,
    "worried": -1, "anxious": -1, "anxiety": -1, "confused": -1, "confusion": -1,
    "disappointed": -1, "calm": 1, "relieved": 1, "relief": 1, "pleased": 1, "hopeful": 1,
    "curious": 1, "confident": 1, "excited": 2, "delighted": 2, "delight": 2, "indifferent": 0,
    "anger": -2,
}
"""Feelings, and the score that people mean by them."""

YES = ("yes", "y", "true", "x", "1", "mot")
"""A mark in a lane of marks."""

NO = ("no", "n", "false", "0")
"""No mark in a lane of marks."""

NOTHING = ("n/a", "na", "none", "nothing", "tbd", "tbc", "?", "…", "...")
"""What stands in a cell that is empty."""

NO_STEPS = (
    "notes", "comments", "total", "average", "mean", "sum", "remarks", "legend", "insights",
    "key insights", "summary", "overall",
)
"""Titles of columns that are no steps."""

TOTALS = ("total", "totals", "sum", "average", "avg", "mean", "median", "overall")
"""What stands before figures of all steps together."""

NO_TITLES = (
    "confidential", "strictly confidential", "internal", "internal use only", "for internal use only",
    "draft", "work in progress", "wip", "final", "template", "logo", "secret", "restricted",
)
"""What stands above a title, and is none."""

NUMBERS = ("no", "nr", "number", "step no", "id", "order")
"""Names of what only counts the steps."""

GENERIC_SHEETS = (
    "sheet", "table", "journey", "cjm", "customer journey", "customer journey map",
    "journey map", "map", "data",
)
"""Names of sheets that say nothing of the journey."""

COMPANY = ("business", "company", "organisation", "organization", "organisational", "corporate")
"""Words in names of lanes that are about the company, whatever else they say."""

DIVIDERS = ("line of interaction", "line of visibility", "line of internal interaction")
"""The lines between the lanes of a blueprint."""

"""English."""

from __future__ import annotations

NO_PERSONA_YET = (
    "# cjmap: ignore[no-persona] there is none yet; when there is, write `personas: [its id]` below"
    " and remove this line"
)
ANSWER = "Put an end to “{pain}”"

WROTE = "wrote"
LINKED = {
    "persona": "about the persona",
    "journey": "about the journey",
    "blueprint": "about the blueprint",
    "stage": "stages",
    "step": "steps",
    "column": "columns",
    "action": "actions",
    "item": "pains",
    "touchpoint": "touchpoints",
    "channel": "channels",
    "team": "teams",
    "system": "systems",
    "context": "contexts",
    "metric": "metrics",
    "evidence": "evidence",
    "opportunity": "opportunities",
}
NOT_FOUND = "No command will find it there by itself: `include` or `exclude` in the settings, or git, leaves it out."
NEXT = "Next:"
NEXT_EDIT = "make it yours: what stands there is an example"
NEXT_EDIT_ANSWERS = "your map; change it whenever you like"
NEXT_LINT = "is it a good map?"
NEXT_RENDER = "its picture"
NEXT_MAP = {
    "persona": ("cjmap new journey first-order --persona {id}", "what this person goes through"),
    "journey": ("cjmap new blueprint {id} --journey {id}", "what it takes behind the scenes"),
    "catalog": ("cjmap new journey first-order", "a journey along these touchpoints"),
    "backlog": ("cjmap plan", "what to do first"),
}

QUESTIONS: dict[str, tuple[str, str]] = {
    "grounds": (
        "What does all this rest on?",
        "Choose the research that you have drawn on. Without any, the map says of itself that it is"
        " an assumption, which is an honest way to begin.",
    ),
    "persona.name": (
        "What is this person called?",
        "A first name, and a family name if you like; invented, never that of a real customer."
        " Example: Anna Reed",
    ),
    "persona.archetype": (
        "In two or three words, what type of customer is this?",
        "Example: The curious beginner",
    ),
    "persona.bio": (
        "What is their situation, in a few sentences?",
        "What matters for what you offer: their day, their home, what they have tried before."
        " Example: Shops on her phone after dinner; has a small kitchen and little time.",
    ),
    "persona.goals": (
        "What do they want to reach?",
        "Their goals, not yours. Example: A good cup before work, every day",
    ),
    "persona.needs": (
        "What can they not do without?",
        "Example: Help to choose without knowing the jargon",
    ),
    "persona.frustrations": (
        "What gets in their way?",
        "Example: Silence once she has paid",
    ),
    "persona.motivations": (
        "What moves them?",
        "What lies behind the goals. Example: Ten quiet minutes in the morning",
    ),
    "persona.behaviours": (
        "What do they usually do?",
        "What one could watch. Example: Reads two reviews, then decides",
    ),
    "persona.channels": (
        "On which channels do they like to meet you?",
        "Those of your catalog; choose as many as fit.",
    ),
    "persona.quote": (
        "Which sentence would sum them up, in their own words?",
        "Example: I want good coffee at home, not a lecture.",
    ),
    "empathy-map.title": (
        "What is the map called?",
        "The situation, as the person would name it. Example: I open the box",
    ),
    "empathy-map.persona": (
        "Whom do we want to understand?",
        "One person; the personas of your workspace are listed.",
    ),
    "empathy-map.step": (
        "At which step of a journey are they?",
        "Choose the step where it matters how they feel, or skip.",
    ),
    "empathy-map.situation": (
        "What is the situation they are in?",
        "Where, when, what just happened. Example: Saturday, 9 a.m. The box is on the kitchen"
        " table, the kettle is on.",
    ),
    "empathy-map.source": (
        "Where was that said?",
        "An interview, a review, a call. Example: Interview 3, September 2026",
    ),
    "journey.title": (
        "What is the journey called, as the customer would say it?",
        "Example: I buy my first bag of fresh coffee",
    ),
    "journey.personas": (
        "Who goes through it?",
        "Usually one person; two, where you want to compare how they feel.",
    ),
    "journey.scenario": (
        "What is the situation?",
        "In a sentence or two. Example: Anna orders from a small roaster for the first time, on"
        " her phone after dinner.",
    ),
    "journey.goal": (
        "What does the customer want to reach?",
        "Example: Coffee at home that tastes like the cup at her friend's",
    ),
    "journey.stages": (
        "Which stages does it have, from the beginning to the end?",
        "Three to six parts, each with a purpose of its own, in the customer's words. Example:"
        " I look for it, I order, I wait, I enjoy it",
    ),
    "journey.phase": (
        "When is “{stage}”?",
        "Seen from the purchase or the use of what you offer.",
    ),
    "journey.steps": (
        "What happens in “{stage}”, step by step?",
        "What the customer does or lives through. Example: Fill in the order",
    ),
    "journey.touchpoint": (
        "Where does it happen?",
        "A touchpoint of your catalog, or any other place in your own words. Example: Product page",
    ),
    "journey.channel": (
        "On which channel is that?",
        "The way by which the customer meets you there.",
    ),
    "journey.emotion": (
        "How does it feel?",
        "From −2 to 2, in halves: −2 is awful, 0 neither nor, 2 great. A face will do as well,"
        " such as :(",
    ),
    "journey.thinks": (
        "What goes through their mind?",
        "As a quotation. Example: £4 for delivery, and only now?",
    ),
    "journey.pains": (
        "What hurts here?",
        "What gets in the way, disappoints or worries. Example: The delivery fee shows at the end",
    ),
    "journey.severity": (
        "How bad is “{pain}”?",
        "1 is a nuisance, 3 a detour, 5 a reason to leave.",
    ),
    "journey.moment-of-truth": (
        "At which step do customers make up their minds about you?",
        "The moment of truth: after it they come back, or never again.",
    ),
    "blueprint.title": (
        "What is the blueprint called?",
        "Example: From the order to the first cup",
    ),
    "blueprint.journey": (
        "Which journey does it make happen?",
        "Its steps become the columns. Skip it to name columns of your own.",
    ),
    "blueprint.goal": (
        "What does the organisation want to reach?",
        "Example: Every order is sent within two days, and the customer is kept posted.",
    ),
    "blueprint.steps": (
        "Which steps does it cover?",
        "Skip to take all of them.",
    ),
    "blueprint.columns": (
        "What does the customer do, step by step?",
        "Each becomes a column. Example: Fill in the order",
    ),
    "blueprint.props": (
        "What does the customer see or hold here?",
        "The physical evidence: a page, a letter, a room. Example: Order e-mail",
    ),
    "blueprint.front": (
        "What do staff or machines do in the customer's sight?",
        "Frontstage, in front of the line of visibility. Example: Shop confirms the order",
    ),
    "blueprint.back": (
        "What is done out of sight for that?",
        "Backstage, behind the line of visibility. Example: Roaster roasts and packs",
    ),
    "blueprint.support": (
        "What makes that possible?",
        "Support processes: systems, suppliers, other departments. Example: Payment goes through",
    ),
    "blueprint.owner": (
        "Who does what the customer sees?",
        "A team of your catalog, or a name.",
    ),
    "blueprint.fail": (
        "What can go wrong here?",
        "The fail point that you know best. Example: The bank does not answer",
    ),
    "blueprint.recovery": (
        "What is done when “{fail}” happens?",
        "The way back for the customer. Example: Send a link to pay later",
    ),
    "catalog.title": (
        "What is the catalog called?",
        "Example: The words of the coffee shop",
    ),
    "catalog.channels": (
        "On which channels do customers meet you?",
        "Example: Website, E-mail, Telephone, Branch. What other catalogs have is not needed here.",
    ),
    "catalog.mode": (
        "Is “{channel}” online or offline?",
        "Online is over the internet or a phone.",
    ),
    "catalog.touchpoints": (
        "Which touchpoints are there on “{channel}”?",
        "The places where it happens. Example: Product page, Checkout",
    ),
    "catalog.teams": (
        "Which teams answer for them?",
        "Example: Online shop, Customer service",
    ),
    "catalog.systems": (
        "Which systems support the service?",
        "Example: Booking system, Payment gateway",
    ),
    "backlog.title": (
        "What is the backlog called?",
        "Example: What we could do next",
    ),
    "backlog.opportunities": (
        "What could be done for the customer?",
        "What would be different, in a few words each. Example: Show the delivery fee on the"
        " product page",
    ),
    "backlog.for": (
        "What does it answer?",
        "The pains that nobody answers yet come first, then all steps.",
    ),
    "backlog.kind": (
        "How far does it go?",
        "Mend what is broken, make better what works, or do something new.",
    ),
    "backlog.impact": (
        "How much does it help?",
        "1 is hardly, 5 is very much. A guess will do: the map says that it is one.",
    ),
    "backlog.effort": (
        "How many person-days would it take?",
        "A guess will do. Example: 4",
    ),
    "backlog.owner": (
        "Who would do it?",
        "A team of your catalog, or a name.",
    ),
}
"""What is asked, by name, each with the help: what it means, and an example."""

EXAMPLES = {
    "who": "Example: Anna, who has never brewed freshly roasted coffee",
    "must-do": "Example: Make a cup she likes from what is in the box",
    "sees": "Example: A recipe for her pour-over",
    "says": "Example: It smells better than the café downstairs.",
    "does": "Example: Counts the seconds out loud",
    "hears": "Example: “Let it rest for a day,” from her friend",
    "thinks": "Example: Is 18 grams one spoon or two?",
    "feels": "Example: A little nervous",
    "pains": "Example: The recipe is in grams and she has no scales",
    "gains": "Example: A story to tell at work",
}
"""The help for the areas of an empathy map, whose questions stand on its picture."""

CHOICES = {
    "phase": {
        "before": "Before the purchase or use",
        "during": "During the purchase or use",
        "after": "After the purchase or use",
    },
    "mode": {"online": "Online", "offline": "Offline"},
    "kind": {
        "fix": "Mends what is broken",
        "improve": "Makes better what works",
        "innovate": "Does something new",
    },
}

ENDS = {
    "journey.emotion": ("awful", "great"),
    "journey.severity": ("a nuisance", "a reason to leave"),
    "backlog.impact": ("hardly", "very much"),
}
"""What the two ends of a scale mean."""

REQUIRED = "Without an answer here there is no map. A word will do; it can be changed later."
TOO_MANY = "These are {count} lines; at most {most} fit a map that people read."
TOO_LONG = "These are {count} letters; {most} are the most. Shorten it, or break it into several."
UNSEEN_CHARACTERS = "There is a character in it that cannot be seen. Type the text anew."
NO_NUMBER = "“{typed}” is no number."
OUT_OF_SCALE = "“{typed}” is off the scale, which goes from {low} to {high}."
IN_HALVES = "“{typed}” lies between two marks: the scale goes in halves, such as −1, −0.5, 0."
IN_WHOLES = "“{typed}” lies between two marks: the scale goes in whole numbers."
BELOW_ZERO = "“{typed}” is less than nothing."
NO_SUCH_NUMBER = "There is no number {typed}: the list goes from 1 to {most}."
NO_SUCH_OPTION = "“{typed}” is not on the list. Type a number of the list, or move with the arrows."
NO_SUCH_OPTION_NEAR = "“{typed}” is not on the list. Did you mean “{near}”?"

HEADING = {
    "persona": "A new persona",
    "empathy-map": "A new empathy map",
    "journey": "A new journey",
    "blueprint": "A new blueprint",
    "catalog": "A new catalog",
    "backlog": "A new backlog",
}
NUMBER = "question {number}"
HOW_LINE = "Type, then Enter."
HOW_SUGGESTED = "This is a suggestion: Enter keeps it, typing replaces it, an arrow key edits it."
FREE_OR_OPTION = "Enter takes “{typed}” as it is; ↓ takes one of these:"
HOW_LINES = "One a line; Enter on an empty line goes on."
HOW_PICK = "Choose with ↑ ↓ or type a number, then Enter."
HOW_PICK_FREE = "Choose with ↑ ↓ or a number, or type any other answer; then Enter."
HOW_PICK_SEVERAL = "Move with ↑ ↓, mark with Space, or type numbers with commas; then Enter."
HOW_SCALE = "Move with ← → or type a number, then Enter."
HOW_AMOUNT = "Type a number, then Enter."
MAY_SKIP = "Enter without an answer skips."
ALL_ASKED = "That was the last question."
ALL_ASKED_MORE = "The map is below or beside this. PgUp and PgDn move through it."
WRITES = "Enter writes it to {file}. Ctrl-B goes back to the questions."
FIRST = "This is the first question."
NOTHING_LIKE = "Nothing on the list is like that."
PREVIEW = "The map so far"
RESUME = "You have begun this map: {count} answers, last on {day}. Go on with them?"
RESUME_CHOICES = {"go-on": "Go on where I was", "anew": "Begin anew; the old answers go"}
KEYS = (
    ("Ctrl-B", "back"),
    ("Ctrl-N", "skip"),
    ("Ctrl-E", "example"),
    ("Ctrl-F", "finish"),
    ("Ctrl-C", "stop for now"),
)
KEYS_AT_END = (
    ("Enter", "write"),
    ("Ctrl-B", "back"),
    ("PgUp PgDn", "look through"),
    ("Ctrl-C", "stop for now"),
)
STOPPED = "Stopped. Your answers are kept. To go on where you were:"
STOPPED_EMPTY = "Stopped. Nothing was written."

"""What sheets show of each kind of map, as patterns of fields; the table of rows holds all."""

from __future__ import annotations

_ITEMS = ("does", "thinks", "feels", "needs", "drivers", "barriers", "gains")

HOLDS: dict[str, tuple[str, ...]] = {
    "journey": (
        *(
            "kind",
            "id",
            "lang",
            "title",
            "summary",
            "scenario",
            "goal",
            "scope.**",
            "personas",
            "state",
        ),
        *("expectations[]", "expectations[].text", "expectations[].met", "expectations[].by"),
        *("stages[].id", "stages[].title", "stages[].phase", "stages[].steps[].id"),
        *("stages[].steps[].title", "stages[].steps[].moment_of_truth"),
        *("stages[].steps[].touchpoint.**", "stages[].steps[].emotion.score"),
        *("stages[].steps[].emotion.by.**", "stages[].steps[].duration.**"),
        *(f"stages[].steps[].{key}[].text" for key in _ITEMS),
        *(f"stages[].steps[].pains[].{key}" for key in ("text", "severity", "frequency")),
        *(f"stages[].steps[].expectations[].{key}" for key in ("text", "met", "by")),
        *(
            f"stages[].steps[].metrics[].{key}"
            for key in ("metric", "value", "target", "n", "period")
        ),
        *("stages[].steps[].next.**", "stages[].steps[].context"),
        *(f"opportunities[].{key}" for key in ("title", "for", "status", "impact")),
    ),
    "blueprint": (
        *("kind", "id", "lang", "title", "summary", "goal", "path"),
        *("steps[].id", "steps[].title", "steps[].step", "steps[].duration.**"),
        *("lanes[].id", "lanes[].title", "lanes[].role"),
        *(f"actions[].{key}" for key in ("text", "at", "lane", "owner", "system", "wait")),
        *("actions[].fail_point.text", "actions[].fail_point.recovery"),
    ),
    "persona": (
        *("kind", "id", "lang", "name", "title", "archetype", "quote", "bio", "summary"),
        *("demographics.**", "traits.**"),
        *(
            f"{key}[].text"
            for key in ("goals", "needs", "expectations", "motivations", "behaviours")
        ),
        *(f"{key}[].evidence" for key in ("goals", "needs", "motivations", "behaviours")),
        *("frustrations[].text", "frustrations[].severity", "frustrations[].frequency"),
    ),
    "empathy-map": (
        *("kind", "id", "lang", "title", "persona", "situation", "summary", "goal.**"),
        *(f"{key}[].text" for key in ("sees", "hears", "says", "does", "thinks", "feels", "gains")),
        *("pains[].text", "pains[].severity", "pains[].frequency", "says[].source"),
    ),
    "catalog": (
        *("kind", "id", "lang", "title", "summary"),
        *(
            f"{key}[].{each}"
            for key in (
                "channels",
                "touchpoints",
                "teams",
                "systems",
                "contexts",
                "metrics",
                "evidence",
            )
            for each in ("id", "title")
        ),
        *("channels[].mode", "channels[].owner", "touchpoints[].channel", "touchpoints[].owner"),
        *("touchpoints[].promise", "touchpoints[].standard", "teams[].capacity", "systems[].owner"),
        *("contexts[].dimension", "metrics[].method", "metrics[].better", "metrics[].unit"),
        *(f"evidence[].{key}" for key in ("method", "date", "n", "source", "file")),
    ),
    "backlog": (
        *("kind", "id", "lang", "title", "summary"),
        *(
            f"opportunities[].{key}"
            for key in (
                "id",
                "title",
                "for",
                "kind",
                "impact",
                "effort",
                "confidence",
                "reach",
                "owner",
                "status",
                "due",
            )
        ),
    ),
}

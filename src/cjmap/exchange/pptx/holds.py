"""What of a map a deck shows, on its slides or in their notes; the rest is told as left out."""

from __future__ import annotations

from itertools import product

_CLAIM = ("evidence", "assumption")
_MAP = ("kind", "id", "title", "lang", "owner", "status", "reviewed", "summary", "goal", *_CLAIM)
_ITEM_FIELDS = (
    "does",
    "thinks",
    "feels",
    "needs",
    "expectations",
    "drivers",
    "barriers",
    "pains",
    "gains",
)
_ITEM = ("text", "by", "met", "severity", "frequency", *_CLAIM)
_OPPORTUNITY = (
    "id",
    "title",
    "summary",
    "for",
    "kind",
    "impact",
    "effort",
    "owner",
    "status",
    "due",
    *_CLAIM,
)
_METRIC = ("metric", "value", "n", "period", "target", "evidence")
_STEP = (
    "id",
    "title",
    "summary",
    "actor",
    "initiator",
    "moment_of_truth",
    "context",
    "journey",
    "touchpoint.**",
    "duration.**",
    "emotion.score",
    "emotion.by.**",
    "next[].**",
    *_CLAIM,
)
_VARIANT = ("when", "emotion.score", "touchpoint.**", "duration.**")


def _within(path: str, *fields: str) -> tuple[str, ...]:
    return tuple(f"{path}.{field}" for field in fields)


JOURNEY = (
    *_MAP,
    "personas",
    "scenario",
    "state",
    "of",
    "scope.**",
    *_within("expectations[]", *_ITEM),
    *_within("loops[]", "from", "to", "title"),
    *_within("stages[]", "id", "title", "summary", "phase", "goal", *_CLAIM),
    *_within("stages[].steps[]", *_STEP),
    *(f"stages[].steps[].{one}[].{other}" for one, other in product(_ITEM_FIELDS, _ITEM)),
    *_within("stages[].steps[].metrics[]", *_METRIC),
    *_within("stages[].steps[].variants[]", *_VARIANT),
    *(f"stages[].steps[].variants[].{field}[].text" for field in _ITEM_FIELDS),
    *_within("opportunities[]", *_OPPORTUNITY),
)
"""The fields of a journey."""

_ACTION = (
    "id",
    "text",
    "at",
    "lane",
    "owner",
    "perceived_owner",
    "system",
    "wait",
    "duration.**",
    "improve",
    "policy",
    *_CLAIM,
)

BLUEPRINT = (
    *_MAP,
    "journey",
    "path",
    *_within("steps[]", "id", "step", "title", "duration.**"),
    *_within("lanes[]", "id", "role", "title"),
    *_within("actions[]", *_ACTION),
    *_within("actions[].fail_point", "text", "recovery", "severity", *_CLAIM),
    *_within("actions[].kpis[]", "text", "metric", "target", *_CLAIM),
    *_within("links[]", "from", "to", "kind", "title"),
)
"""The fields of a blueprint."""

HOLDS = {"journey": JOURNEY, "blueprint": BLUEPRINT}

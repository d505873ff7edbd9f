"""Maps to draw and to measure on: journeys and blueprints of any size, with texts as people write.

The texts are taken in turn, each with a number, since equal ones are measured only once. The links
come from a generator with a seed, so every run measures the same pictures.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from cjmap.format.blueprint import Blueprint
from cjmap.format.journey import Journey

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = (
    "I compare three offers",
    "I look for the delivery date",
    "I put the lamp into my basket",
    "I pay with my phone",
    "I wait for the parcel",
    "I report that the shade is broken",
)
_DOES = (
    "Opens the shop's page on the phone, on the way home",
    "Reads what other customers say about the quality",
    "Types in the address for the second time",
)
_THINKS = (
    "Will it be here before Saturday?",
    "Why do they ask for my number again?",
    "That was easier than last time.",
)
_FEELS = ("curious", "uneasy, a little annoyed", "relieved")
_PAINS = (
    "The delivery date is only shown after the address has been given",
    "The filter leaves out half of what is in stock",
)
_GAINS = ("Payment without an account", "The shop answers within the hour")

_IN_A_STEP = 4.33
"""Cards in a column of a journey: title, doing, thought, pain or gain, a touchpoint in three."""

_ACTIONS = (
    "Shows the offers that are in stock",
    "Checks the address and the postcode",
    "Books the parcel and prints its label",
    "Sends a message with the day of delivery",
    "Answers the complaint and orders a replacement",
    "Counts what is on the shelf every night",
    "Picks",
)
_TEAMS = ("e-commerce", "warehouse", "customer-service")

LANES = (
    ("props", "physical-evidence"),
    ("customer", "customer"),
    ("shop-floor", "frontstage"),
    ("web", "frontstage"),
    ("warehouse", "backstage"),
    ("office", "backstage"),
    ("carriers", "support"),
    ("systems", "support"),
)
"""The eight lanes of a generated blueprint, each with its role."""

_SPREAD = ((0.35, 0, 1), (0.65, 1, 0), (0.85, 1, 2), (0.95, 3, 3), (1.0, 12, 7))
"""How far links reach: up to a share of them, so many columns and lanes away at most."""


def journey_of(cards: int) -> Journey:
    """Make a journey whose picture has about `cards` cards, its steps in stages of four.

    Every step has a title, a doing, a thought, a feeling with a score, a pain or a gain, and
    every third one a touchpoint.
    """
    steps = max(round(cards / _IN_A_STEP), 1)
    stages: list[dict[str, Any]] = []
    for number in range(steps):
        if number % 4 == 0:
            phase = ("before", "during", "after")[min(3 * number // steps, 2)]
            stages.append(
                {
                    "id": f"stage-{number // 4}",
                    "title": f"Part {number // 4 + 1}",
                    "phase": phase,
                    "steps": [],
                }
            )
        stages[-1]["steps"].append(_step(number))
    return Journey.model_validate(
        {
            "kind": "journey",
            "id": f"journey-of-{cards}",
            "title": "I order a lamp for my new flat",
            "lang": "en",
            "scenario": "She orders late in the evening, on her phone, two days before the party.",
            "goal": "The lamp hangs in the hall before the guests come.",
            "stages": stages,
        }
    )


def _text(texts: Sequence[str], number: int) -> str:
    return f"{texts[number % len(texts)]} {number + 1}"


def _step(number: int) -> dict[str, Any]:
    step: dict[str, Any] = {
        "id": f"step-{number}",
        "title": _text(_STEPS, number),
        "does": [_text(_DOES, 2 * number), _text(_DOES, 2 * number + 1)],
        "thinks": [_text(_THINKS, number)],
        "feels": [_text(_FEELS, number)],
        "emotion": (number * 3 % 9 - 4) / 2,
        "needs": ["A date, not a span of days"],
        "duration": {"planned": "5 min", "actual": "12 min"},
    }
    if number % 2:
        step["pains"] = [{"text": _text(_PAINS, number // 2), "severity": number % 5 + 1}]
    else:
        step["gains"] = [_text(_GAINS, number // 2)]
    if number % 3 == 0:
        step["touchpoint"] = {"channel": "web", "title": "The shop's page"}
    return step


def blueprint_of(
    columns: int, links: int, *, filled: float = 0.7, scattered: bool = False
) -> Blueprint:
    """Make a blueprint of eight lanes, with actions in the share `filled` of all places.

    Most links join neighbours and some reach far, as in real blueprints; `scattered` ones join any
    two cards, as in none, which is the hardest to route.
    """
    chance = Random(f"{columns} {links}")
    places = {
        (column, lane): f"a{column}-{name}"
        for column in range(columns)
        for lane, (name, role) in enumerate(LANES)
        if role != "customer" and chance.random() < filled
    }
    customer = next(index for index, (_, role) in enumerate(LANES) if role == "customer")
    ends = places | {(column, customer): f"c{column}" for column in range(columns)}
    return Blueprint.model_validate(
        {
            "kind": "blueprint",
            "id": f"blueprint-of-{columns}{'-scattered' if scattered else ''}",
            "title": "A lamp is ordered and delivered",
            "lang": "en",
            "goal": "Every parcel arrives on the day that was promised.",
            "lanes": [{"id": name, "role": role} for name, role in LANES],
            "steps": [
                {
                    "id": f"c{column}",
                    "title": _text(_STEPS, column),
                    "duration": {"planned": f"{column % 9 + 1} min"},
                }
                for column in range(columns)
            ],
            "actions": [
                _action(number, id, f"c{column}", LANES[lane][0])
                for number, ((column, lane), id) in enumerate(sorted(places.items()))
            ],
            "links": [
                {
                    "from": start,
                    "to": end,
                    "kind": ("triggers", "triggers", "triggers", "needs", "agrees")[number % 5],
                }
                for number, (start, end) in enumerate(_pairs(chance, ends, links, scattered))
            ],
        }
    )


def _action(number: int, id: str, column: str, lane: str) -> dict[str, Any]:
    action: dict[str, Any] = {
        "id": id,
        "at": column,
        "lane": lane,
        "text": _text(_ACTIONS, number),
    }
    if number % 2:
        action["owner"] = _TEAMS[number % 3]
    if number % 9 == 0:
        action["fail_point"] = {"text": "The label is wrong", "recovery": "Print it again"}
    if number % 11 == 0:
        action["wait"] = "2 min"
    return action


def _pairs(
    chance: Random, ends: dict[tuple[int, int], str], links: int, scattered: bool
) -> list[tuple[str, str]]:
    """Draw so many different pairs of cards, most of them near each other unless `scattered`."""
    places = sorted(ends)
    found: dict[tuple[str, str], None] = {}
    while len(found) < links:
        column, lane = chance.choice(places)
        share = chance.random()
        across, down = next((a, d) for limit, a, d in _SPREAD if share <= limit)
        other = (column + chance.randint(0, across), lane + chance.randint(-down, down))
        if scattered:
            other = chance.choice(places)
        end = ends.get(other)
        start = ends[column, lane]
        if end is not None and end != start and (end, start) not in found:
            found[start, end] = None
    return list(found)

"""What a lane of a sheet holds, whatever people call it."""

from __future__ import annotations

from enum import StrEnum


class Lane(StrEnum):
    """What stands in one row of a journey (or, above it, in one line of its heading)."""

    # the header
    STAGE = "stage"
    STEP = "step"
    PHASE = "phase"

    # the customer
    DOES = "does"
    THINKS = "thinks"
    QUOTES = "quotes"
    FEELS = "feels"
    EMOTION = "emotion"
    NEEDS = "needs"
    GOALS = "goals"
    EXPECTATIONS = "expectations"
    DRIVERS = "drivers"
    BARRIERS = "barriers"
    PAINS = "pains"
    GAINS = "gains"

    # the meeting
    TOUCHPOINT = "touchpoint"
    CHANNEL = "channel"
    ACTOR = "actor"
    CONTEXT = "context"
    DURATION = "duration"
    TRUTH = "moment of truth"
    SUMMARY = "summary"

    # what is known, and what could be done
    METRICS = "metrics"
    EVIDENCE = "evidence"
    OPPORTUNITIES = "opportunities"

    # the service
    PROPS = "physical evidence"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"
    SYSTEMS = "systems"
    OWNER = "owner"

    # the heading alone
    TITLE = "title"
    PERSONA = "persona"
    ROLE = "role"
    SCENARIO = "scenario"
    STATE = "state"
    ABOUT = "about"


HEADER = frozenset({Lane.STAGE, Lane.STEP})
"""Lanes that tell the columns."""

CUSTOMER = frozenset(
    {
        Lane.DOES, Lane.THINKS, Lane.QUOTES, Lane.FEELS, Lane.EMOTION, Lane.NEEDS, Lane.GOALS,
        Lane.EXPECTATIONS, Lane.DRIVERS, Lane.BARRIERS, Lane.PAINS, Lane.GAINS,
    }
)  # fmt: skip
"""Lanes of what customers do, think, feel and want."""

SERVICE = (Lane.PROPS, Lane.FRONTSTAGE, Lane.BACKSTAGE, Lane.SUPPORT, Lane.SYSTEMS)
"""Lanes of a service blueprint."""

HEADING = frozenset({Lane.TITLE, Lane.PERSONA, Lane.ROLE, Lane.SCENARIO, Lane.STATE, Lane.ABOUT})
"""What stands above a grid, and hardly in it."""

"""What the maps cover, in English."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "title": "Coverage",
    "lead": "what was looked at, and what was not",
    "matrix-title": "Who is met where",
    "service-title": "Behind the scenes",
    "work-title": "Opportunities by status",
    "gaps-title": "What nobody looked at",
    # --- the matrix ---
    "cells": "Steps, and in brackets their mean emotion for the persona; where nothing stands, there is"
    " no step.",
    "persona": "Persona",
    "stage": "Stage",
    "phase": "Phase",
    "phase-before": "before",
    "phase-during": "during",
    "phase-after": "after",
    "phase-none": "not told",
    "no-channel": "no channel",
    "nobody-named": "no persona",
    "cell": "{steps}\u00a0({mean})",
    "other-channels": ("{count} other", "{count} others"),
    "more-rows": ("{count} more row", "{count} more rows"),
    # --- behind the scenes ---
    "served": (
        "Blueprints show {count} of {whole} steps with a touchpoint.",
        "Blueprints show {count} of {whole} steps with a touchpoint.",
    ),
    "served-mean": "Mean emotion there: {mean}.",
    "unserved-mean": "Mean emotion at those that none shows: {mean}.",
    "unserved": "{journey}: {part} of {whole} are not shown{steps}",
    "unserved-all": "{journey}: not shown at all ({whole}){steps}",
    "worst-steps": ", the worst {steps}",
    "steps": ": {steps}",
    "and-more": ("and {count} more", "and {count} more"),
    "more-journeys": ("{count} more journey", "{count} more journeys"),
    # --- work ---
    "state": "Status",
    "opportunities": "Opportunities",
    "effort": "Person-days",
    "overdue": "Overdue",
    "pains": "Pains",
    "weight": "Weight of pains",
    "state-doing": "being done",
    "state-planned": "planned",
    "state-idea": "idea",
    "state-done": "done",
    "state-dropped": "dropped",
    "state-nothing": "no answer",
    "effort-missing": "{effort} (+{missing} unknown)",
    "effort-unknown": "unknown",
    "unweighed": (
        "{count} pain has no weight, as something about it is not told",
        "{count} pains have no weight, as something about them is not told",
    ),
    "late": (
        "Overdue by {count} day: {title}, due {due} ({owner}).",
        "Overdue by {count} days: {title}, due {due} ({owner}).",
    ),
    "more-late": ("{count} more is overdue.", "{count} more are overdue."),
    "no-owner": "no owner",
    "days": ("{count} day", "{count} days"),
    # --- gaps ---
    "no-journey": "Without a journey of today: {names}.",
    "no-step": "Named in journeys, but acting at no step: {names}.",
    "no-empathy-map-at-all": "No persona has an empathy map.",
    "no-empathy-map": "Without an empathy map: {names}.",
    "one-channel": (
        "{persona} acts at one step only, on the channel {channel}.",
        "{persona} acts at {count} steps, and is met on one channel only: {channel}.",
    ),
    "many-one-channel": (
        "{count} persona is met on one channel only: {names}.",
        "{count} personas are met on one channel only: {names}.",
    ),
    "never": "None is {times} the purchase or use.",
    "nor": " or ",
    "time-before": "before",
    "time-during": "during",
    "time-after": "after",
    "no-before": "No journey tells of the time before the purchase or use.",
    "no-during": "No journey tells of the purchase or use itself.",
    "no-after": "No journey tells of the time after the purchase or use.",
    "no-step-on": (
        "No step of today is on the channel {names}.",
        "No step of today is on the channels {names}.",
    ),
    "empty-stages": (
        "{count} stage has no steps: {names}.",
        "{count} stages have no steps: {names}.",
    ),
    "no-future": (
        "{count} of {whole} current journeys has no future version: {names}.",
        "{count} of {whole} current journeys have no future version: {names}.",
    ),
    "no-future-at-all": (
        "The one current journey has no future version.",
        "None of {count} current journeys has a future version.",
    ),
    "no-channels": "No step tells on which channel it happens.",
    "only-unmeasured": "At the only moment of truth, {title}, nothing is measured.",
    "all-unmeasured": "At none of {whole} moments of truth is anything measured.",
    "unmeasured": (
        "At {count} of {whole} moments of truth nothing is measured: {names}.",
        "At {count} of {whole} moments of truth nothing is measured: {names}.",
    ),
    # --- headlines ---
    "head-overdue": (
        "{count} of {whole} open opportunities is overdue: {title}, by {days}.",
        "{count} of {whole} open opportunities are overdue, longest {title}, by {days}.",
    ),
    "head-unserved": "{part} of the {whole} steps with a touchpoint that feel bad are in no blueprint:"
    " nobody has drawn how they come about.",
    "head-journey": "{journey} is in none at all.",
    "head-journeys": (
        "{count} journey is in none at all.",
        "{count} journeys are in none at all.",
    ),
    "head-still-felt": (
        "{count} pain with {share} of the weight is still on the map, although what was to answer it is"
        " done.",
        "{count} pains with {share} of the weight are still on the map, although what was to answer"
        " them is done.",
    ),
    "head-unmeasured": (
        "At {count} of {whole} moments of truth nothing is measured.",
        "At {count} of {whole} moments of truth nothing is measured.",
    ),
}

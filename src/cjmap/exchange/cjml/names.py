"""The elements of CJML 2.0, and where each was seen.

S is the sample of https://cjml.no, E the editor, which writes and reads them, X ExcelToCJML, which
writes them. What was seen in actual journeys only is taken to be the same in planned ones: `comment`
of a planned touchpoint, `belongsTo` of a planned action, `journeyLongSummary` of a planned journey.
"""

from __future__ import annotations

ROOT = "CJML"  # S E X
VERSION = "2.0"  # S E

PLANNED, ACTUAL = "plannedJourney", "actualJourney"  # E; S E X
JOURNEYS = (PLANNED, ACTUAL)

END_USER, SERVICE_PROVIDER = "endUser", "serviceProvider"  # S E X
KINDS_OF_USER = ("customer", "user", "patient", "citizen", "employee")
"""What version 3 calls end users (X, since it writes 3.0)."""
ACTOR_NAMES = ("actorName", "companyName")  # S E
DEFINES, REFERS = "actorID", "actorIDref"  # S E X; the second E, for one of an earlier journey

POINTS = {PLANNED: "plannedCommunicationPoint", ACTUAL: "actualCommunicationPoint"}  # E; S E X
ACTIONS = {PLANNED: "plannedAction", ACTUAL: "actualAction"}  # E; E X

TIMES = ("timeOriginated", "timeReceived", "timeConsumed", "timeStarted", "timeCompleted")  # X
"""The times of a touchpoint, in `timestamps`; the editor reads two of them."""

_JOURNEY = (
    "journeyID",
    "journeyTitle",
    "plannedReference",
    "journeyPhases",
    "journeyShortSummary",
    "journeyLongSummary",
    "journeyStatus",
    "journeyStartDate",
    "comment",
    "actors",
    "touchpoints",
)
_TOUCHPOINT = (
    "touchpointID",
    "belongsTo",
    "compliance",
    "initiator",
    "receiver",
    "channel",
    "comment",
    "timestamps",
    "touchpointExperience",
    "category",
)
CHILDREN: dict[str, tuple[str, ...]] = {
    ROOT: JOURNEYS,
    **dict.fromkeys(JOURNEYS, _JOURNEY),
    "journeyPhases": ("journeyPhase",),
    "journeyPhase": ("phaseName", "phaseDescription"),
    "touchpoints": (*POINTS.values(), *ACTIONS.values()),
    **dict.fromkeys((*POINTS.values(), *ACTIONS.values()), _TOUCHPOINT),
    "initiator": ("refersTo", "initiatorLabel"),
    "receiver": ("refersTo", "receiverLabel"),
    "channel": ("channelName",),
    "timestamps": TIMES,
    "touchpointExperience": ("experienceDescription", "experienceRating"),
}
"""What stands in an element that has no text of its own; all else holds text. `actors` looks after itself."""
REPEATED = frozenset((*JOURNEYS, "journeyPhase", *CHILDREN["touchpoints"]))
"""The elements that may stand several times in another."""
ATTRIBUTES = frozenset(("version", DEFINES, REFERS, "phaseID", "phaseIDref"))

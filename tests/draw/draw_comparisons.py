"""Comparisons to draw in tests: marks that are made up, and two pairs that somebody has looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.draw.draw_examples import EXAMPLES, workspace
from tests.draw.draw_maps import make

from cjmap.draw import Scene, picture
from cjmap.draw.look.comparison import Comparison, Difference, Marked
from cjmap.draw.look.view import View
from cjmap.format.journey import Emotion
from cjmap.source import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from cjmap.problem import MapPath

ADDED, REMOVED, MOVED, CHANGED = Difference


def places(model: Any, path: MapPath = ()) -> Iterator[MapPath]:
    """Give the path of every list item and of every field that is set, as a comparison may."""
    if hasattr(type(model), "model_fields"):
        for name, field in type(model).model_fields.items():
            value = getattr(model, name)
            if value not in (None, (), {}, False):
                own = (*path, field.alias or name)
                if not isinstance(value, tuple) and name not in ("kind", "id"):
                    yield own
                yield from places(value, own)
    elif isinstance(model, tuple):
        for index, item in enumerate(model):
            yield (*path, index)
            yield from places(item, (*path, index))
    elif isinstance(model, dict):
        for key, value in model.items():
            yield from places(value, (*path, key))


def made_up(model: Any, random: Random, share: float = 0.25) -> Comparison:
    """Mark that share of a map's places at random, as if they differed from an earlier version."""
    chosen = [path for path in places(model) if random.random() < share]
    marks = {
        path: Marked(random.choice(list(Difference)), random.choice(("", f"at {path[-1]}")))
        for path in chosen
    }
    steps = model.steps if str(model.kind) == "journey" else ()
    former = {
        step.id: random.choice(
            (None, step.emotion, Emotion.model_validate({"score": random.randint(-4, 4) / 2}))
        )
        for step in steps
        if random.random() < 0.8
    }
    return Comparison(model, marks, former, random.choice(("main → HEAD", "")))


def data_of(file: str) -> dict[str, Any]:
    """Give the map of an example file, to be changed at will."""
    path = EXAMPLES / file
    document = parse_document(path, path.read_bytes())
    data: dict[str, Any] = document.data
    return data


def former_of(model: Any) -> dict[str, Emotion | None]:
    return {step.id: step.emotion for step in model.steps}


def compared(
    folder: str,
    data: dict[str, Any],
    marks: Mapping[MapPath, Marked],
    former: Mapping[str, Emotion | None] | None = None,
    **view: Any,
) -> Scene:
    """Lay out a map of an example workspace with what differs."""
    model = make(data)
    comparison = Comparison(model, marks, former or {}, "main → HEAD")
    return picture(model, workspace(folder), View(comparison=comparison, **view))


def journey_scene() -> Scene:
    """Lay out the journey of the clinic with every kind of difference."""
    data = data_of("clinic/first-visit.journey.yaml")
    former = former_of(make(data))
    at: dict[str, MapPath] = {
        step["id"]: ("stages", number, "steps", place)
        for number, stage in enumerate(data["stages"])
        for place, step in enumerate(stage["steps"])
    }
    steps = {step["id"]: step for stage in data["stages"] for step in stage["steps"]}
    del former["desk"]
    for id, score in (("check-in", -0.5), ("wait", -1.5), ("consult", 0.5), ("rate", 2)):
        steps[id]["emotion"] = {"score": score}
    steps["check-in"]["pains"].append("People behind her hurry her")
    steps["check-in"]["does"].append("Call the receptionist over")
    data["expectations"].append("A date within four weeks")
    data["opportunities"].append({"id": "kiosk-code", "title": "Kiosk code", "for": ["check-in"]})
    marks: dict[MapPath, Marked] = {
        ("title",): Marked(CHANGED, "was “A first visit”"),
        ("goal",): Marked(CHANGED, "was “Helen knows what she has”"),
        ("status",): Marked(CHANGED, "was draft"),
        ("expectations", 2): Marked(ADDED),
        ("stages", 1, "title"): Marked(CHANGED, "was “I travel”"),
        ("stages", 3): Marked(MOVED, "stood before “I see the doctor”"),
        ("stages", 4): Marked(REMOVED),
        ("loops", 0): Marked(REMOVED),
        ("opportunities", 0, "status"): Marked(CHANGED, "idea → planned"),
        ("opportunities", 2): Marked(REMOVED),
        at["book"]: Marked(MOVED, "stood after “Confirm by text message”"),
        at["confirm"]: Marked(REMOVED),
        at["desk"]: Marked(ADDED),
        (*at["referral"], "title"): Marked(CHANGED, "was “Phone the clinic”"),
        (*at["arrive"], "touchpoint"): Marked(CHANGED, "was Porter"),
        (*at["arrive"], "pains", 0): Marked(MOVED, "came from “Wait to be called”"),
        (*at["check-in"], "does", 0): Marked(REMOVED),
        (*at["check-in"], "does", 2): Marked(ADDED),
        (*at["check-in"], "pains", 0): Marked(REMOVED),
        (*at["check-in"], "pains", 1, "severity"): Marked(CHANGED, "4 → 3"),
        (*at["check-in"], "pains", 2): Marked(ADDED),
        (*at["check-in"], "emotion"): Marked(CHANGED, "−1.5 → −0.5"),
        (*at["check-in"], "next", 1): Marked(ADDED),
        (*at["wait"], "emotion"): Marked(CHANGED, "−1 → −1.5"),
        (*at["wait"], "duration", "actual"): Marked(CHANGED, "20 min → 18 min"),
        (*at["wait"], "metrics", 1): Marked(REMOVED),
        (*at["consult"], "emotion"): Marked(CHANGED, "+1.5 → +0.5"),
        (*at["pay"], "emotion", "basis"): Marked(CHANGED, "was assumed"),
        (*at["summary"], "context", 0): Marked(ADDED),
        (*at["rate"], "emotion"): Marked(CHANGED, "+1 → +2"),
    }
    return compared("clinic", data, marks, former)


def blueprint_scene() -> Scene:
    """Lay out the blueprint of the clinic with every kind of difference."""
    data = data_of("clinic/clinic-visit.blueprint.yaml")
    roles = ("physical-evidence", "customer", "frontstage", "backstage", "support")
    ids = ("props", "customer", "front", "back", "support")
    data["lanes"] = [{"id": id, "role": role} for id, role in zip(ids, roles, strict=True)]
    data["lanes"].append({"id": "partners", "role": "support", "title": "Partners"})
    data["actions"].append(
        {"id": "taxi", "at": "arrive", "lane": "partners", "text": "Taxi firm takes the call"}
    )
    at: dict[str, MapPath] = {
        action["id"]: ("actions", number) for number, action in enumerate(data["actions"])
    }
    links: dict[tuple[str, str], MapPath] = {
        (link["from"], link["to"]): ("links", number) for number, link in enumerate(data["links"])
    }
    marks: dict[MapPath, Marked] = {
        ("goal",): Marked(CHANGED, "was “Every patient meets a doctor”"),
        ("lanes", 3, "title"): Marked(CHANGED, "was “Office”"),
        ("lanes", 5): Marked(REMOVED),
        ("steps", 2): Marked(ADDED),
        ("steps", 4): Marked(MOVED, "stood before “Check in at the kiosk”"),
        ("steps", 5, "duration"): Marked(CHANGED, "12 min → 15 min"),
        ("steps", 7): Marked(REMOVED),
        at["show-slots"]: Marked(CHANGED, "owner was Front Desk"),
        at["reserve"]: Marked(MOVED, "crossed the line of visibility, from Frontstage"),
        at["ready-room"]: Marked(REMOVED),
        at["hand-receipt"]: Marked(ADDED),
        (*at["ask-identity"], "fail_point"): Marked(ADDED, "can fail: the name does not match"),
        (*at["call-patient"], "wait"): Marked(CHANGED, "10 min → 18 min"),
        (*at["send-reminder"], "kpis", 0): Marked(ADDED, "missed appointments"),
        links["show-slots", "reserve"]: Marked(ADDED),
        links["prepare-file", "ready-room"]: Marked(REMOVED),
        links["ready-room", "call-patient"]: Marked(REMOVED),
        links["hold-slot", "relay-text"]: Marked(CHANGED, "was “needs”"),
    }
    return compared("clinic", data, marks)

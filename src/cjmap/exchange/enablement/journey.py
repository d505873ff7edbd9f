"""The document `cjm`: a persona, and a journey of phases and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.exchange.coming.gathered import Data, filled
from cjmap.exchange.enablement.known import Known, Part, id_of, title_of, was
from cjmap.exchange.losses import Fate
from cjmap.format.roles import Section
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.coming.fields import Fields, Said


_HOMELESS = "Of no phase"
"""The stage of actions whose phase is nowhere to be found."""


def read_journey(document: Fields, known: Known) -> None:
    """Make a journey, its persona, and an entry of the catalog for each touchpoint."""
    gathered = known.gathered
    foreign = document.text("id")
    title = title_of(foreign, gathered.source.stem)
    id = id_of(foreign, title, set(), "journey", parts=2)
    persona = document.part("persona")
    personas = _persona(persona, known) if persona is not None else []
    stages = _stages(document, known, id)
    if not stages:
        gathered.lose(
            Fate.UNREADABLE,
            "journey",
            "The journey has neither phases nor actions, and was left out.",
            document.place(),
        )
        return
    gathered.lose(
        Fate.MADE,
        "title",
        f"The title “{title}”: such a journey has none.",
        document.place("id"),
        value=title,
    )
    data = gathered.add_map("journey", title, id=id, was=was(foreign, parts=2))
    known.journeys.append(id)
    data |= filled({"personas": personas, "stages": stages})


def _persona(persona: Fields, known: Known) -> list[str]:
    gathered = known.gathered
    name, bio = persona.needed("name"), persona.text("description")
    persona.tell_rest()
    if not name:
        return []
    gathered.count("persona")
    before = len(gathered.maps)
    id = gathered.persona(name, persona.place("name"))
    if len(gathered.maps) > before:
        gathered.maps[-1] |= filled({"bio": bio})
    elif bio:
        gathered.lose(
            Fate.DROPPED,
            "description",
            f"The persona `{id}` is there already; what the file says of them was left out.",
            persona.place("description"),
            value=bio,
        )
    return [id]


def _stages(document: Fields, known: Known, journey: str) -> list[Data]:
    gathered = known.gathered
    taken: set[str] = set()
    stages: list[Data] = []
    by_phase: dict[str, Data] = {}
    for phase in document.parts("phases", "phase"):
        gathered.count("phase")
        foreign, title = phase.text("id"), phase.needed("name")
        stage = filled(
            {
                "id": id_of(foreign, title, taken, "stage"),
                "title": title,
                "was": was(foreign),
            }
        )
        stages.append(stage)
        if foreign in by_phase:
            _twice(phase, known)
        by_phase.setdefault(foreign, stage)
        phase.tell_rest()
    homeless: Data = {"title": _HOMELESS}
    own: dict[str, Part] = {}
    for action in document.parts("actions", "action"):
        step = _step(action, known, taken)
        foreign = action.text("id")
        if foreign in own or foreign in known.steps:
            _twice(action, known)
        own.setdefault(foreign, Part(journey, step["id"], step["title"]))
        home = by_phase.get(action.text("phase"))
        if home is None:
            kept = f"“{step['title']}” stands in the stage “{_HOMELESS}”"
            known.dangling(action, "phase", "phase", kept)
            home = homeless
        home.setdefault("steps", []).append(step)
        action.tell_rest()
    if homeless.get("steps"):
        homeless["id"] = id_of("", _HOMELESS, taken, "stage")
        stages.append(homeless)
    ids = (step["id"] for stage in stages for step in stage.get("steps", ()))
    order = {id: place for place, id in enumerate(ids)}
    for foreign, part in sorted(own.items(), key=lambda each: order[each[1].id]):
        known.steps.setdefault(foreign, part)
    return stages


def _step(action: Fields, known: Known, taken: set[str]) -> Data:
    gathered = known.gathered
    gathered.count("action")
    foreign = action.text("id")
    title = action.needed("name") or foreign or "step"
    id = id_of(foreign, title, taken, "step")
    return filled(
        {
            "id": id,
            "title": title,
            "touchpoint": _touchpoint(title, action.texts("touchpoints"), known),
            "thinks": [said.text for said in action.texts("thoughts_feelings")],
            "emotion": _emotion(action, known),
            "was": was(foreign),
        }
    )


def _touchpoint(step: str, said: list[Said], known: Known) -> str | None:
    """Return the first touchpoint; the others come into the catalog, and are told."""
    gathered = known.gathered
    ids = []
    for each in said:
        gathered.count("touchpoint")
        ids.append(gathered.entry(Section.TOUCHPOINT, each.text, each.place))
    if len(ids) > 1:
        others = ", ".join(f"“{each.text}”" for each in said[1:])
        gathered.lose(
            Fate.GUESSED,
            "touchpoint",
            f"A step happens at one touchpoint: “{step}” at the first, “{said[0].text}”; {others}"
            " went into the catalog alone.",
            said[1].place,
            value=", ".join(each.text for each in said[1:]),
        )
    return ids[0] if ids else None


def _emotion(action: Fields, known: Known) -> dict[str, Any] | None:
    score = action.number("emotion_score")
    if score is None:
        return None
    if not -2 <= score <= 2 or score * 2 != int(score * 2):
        known.gathered.lose(
            Fate.UNREADABLE,
            "emotion_score",
            f"The score {score:g} is not one of −2, −1, 0, 1, 2, so the step has no emotion.",
            action.place("emotion_score"),
            value=f"{score:g}",
        )
        return None
    return {"score": int(score) if score == int(score) else score, "basis": "assumed"}


def _twice(fields: Fields, known: Known) -> None:
    known.gathered.lose(
        Fate.UNREADABLE,
        "id",
        f"The id `{one_line(fields.text('id'))}` stands twice; what refers to it means the first.",
        fields.place("id"),
        severity=Severity.WARNING,
    )

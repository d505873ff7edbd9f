"""Communication points and actions into steps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cjmap.exchange.cjml.names import ACTIONS, ACTUAL, TIMES
from cjmap.exchange.cjml.times import length_between
from cjmap.exchange.coming.gathered import Data, filled
from cjmap.exchange.losses import Fate, Place
from cjmap.format.roles import Section
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.cjml.actors import Actor, Actors
    from cjmap.exchange.cjml.tree import Element
    from cjmap.exchange.coming.gathered import Gathered

_SLUG = re.compile(SLUG_PATTERN)
_NOTHING = ("", "nan", "NaN", "NaT", "None", "undefined", "null")
"""What tools write where they have no value."""


def is_said(text: str) -> bool:
    """Whether a text says something, or is what tools write for nothing."""
    return text.strip() not in _NOTHING


class Touchpoints:
    """Reads the touchpoints of all journeys of a file; they share channels and entries."""

    def __init__(self, gathered: Gathered, actors: Actors) -> None:
        """Begin with no entry in the catalog."""
        self.gathered = gathered
        self.actors = actors
        self._entered: dict[tuple[str, str, str], str] = {}
        self._named: list[Place] = []

    def read(self, element: Element, journey: str, personas: list[str]) -> Data:
        """Return a touchpoint as a step; `personas` are the end users of its journey."""
        gathered = self.gathered
        is_action = element.name == ACTIONS[journey]
        gathered.count("action" if is_action else "communication point")
        foreign = self._words(element, "touchpointID")
        sides = self._action(element, personas) if is_action else self._point(element, personas)
        step = filled(
            {
                **self._id(foreign, element),
                **sides,
                "summary": self._words(element, "comment"),
                **self._experience(element, journey),
                "duration": self._duration(element),
            }
        )
        if not step.get("title"):
            step["title"] = foreign or "…"
            gathered.lose(
                Fate.MADE,
                "title",
                f"A touchpoint without a label is called “{step['title']}”.",
                element.place,
                severity=Severity.WARNING,
            )
        self._tell_others(element, step["title"])
        return step

    def tell_names(self) -> None:
        """Tell, when all is read, what labels became names of touchpoints."""
        if self._named:
            self.gathered.lose(
                Fate.GUESSED,
                "touchpoint",
                "A touchpoint is called by the label at the other side, and owned by who stands there"
                f" ({len(self._named):,} in all).",
                self._named[0],
            )

    def _id(self, foreign: str, element: Element) -> Data:
        """Keep an id that is one of ours, or that is more than a place in a list."""
        if not foreign:
            return {}
        if foreign.isdigit():
            self.gathered.lose(
                Fate.DROPPED,
                "id",
                f"`{foreign}` is a place in a list, no id that can stay.",
                element.place,
                value=foreign,
                severity=Severity.INFO,
            )
            return {}
        return {"id": foreign} if _SLUG.fullmatch(foreign) else {"was": [f"cjml:{foreign}"]}

    # --- who ---

    def _action(self, element: Element, personas: list[str]) -> Data:
        actor, label = self._side(element, "initiator")
        for name in ("receiver", "channel"):
            other = element.child(name)
            if other is not None and any(other.children):
                self.gathered.lose(
                    Fate.DROPPED,
                    name,
                    f"An action has one actor and no channel; its `<{name}>` was left out.",
                    other.place,
                )
        return {"title": label, "actor": self._actor(actor, personas)}

    def _point(self, element: Element, personas: list[str]) -> Data:
        """Read the two sides: the customer's is the step, the other's the touchpoint."""
        initiator, first = self._side(element, "initiator")
        receiver, second = self._side(element, "receiver")
        starts = initiator is not None and initiator.is_user
        mine, other, label, name = initiator, receiver, first, second
        if not starts and receiver is not None and receiver.is_user:
            mine, other, label, name = receiver, initiator, second, first
        used = self._touchpoint(element, name, other)
        return {
            "title": label or name,
            "actor": self._actor(mine, personas),
            "touchpoint": used,
            "initiator": "customer" if starts else "organisation",
        }

    def _side(self, element: Element, name: str) -> tuple[Actor | None, str]:
        """Return who is at a side, and the label there."""
        side = element.child(name)
        if side is None:
            self.gathered.lose(
                Fate.UNREADABLE,
                name,
                f"`<{element.name}>` has no `<{name}>`.",
                element.place,
            )
            return None, ""
        actor = self.actors.of(side)
        if actor is None:
            self.gathered.lose(
                Fate.UNREADABLE,
                name,
                f"`<{name}>` refers to nobody; expected `<refersTo actorIDref=…>`.",
                side.place,
            )
        return actor, self._words(side, f"{name}Label")

    def _actor(self, actor: Actor | None, personas: list[str]) -> str | None:
        """Return the actor of a step; none where it is the persona anyway."""
        if actor is None or actor.id == next(iter(personas), None):
            return None
        return actor.id

    # --- where ---

    def _touchpoint(self, element: Element, title: str, other: Actor | None) -> str | Data | None:
        """Return the entry of the catalog: what is met, on its channel, of who stands there."""
        gathered = self.gathered
        channel = self._channel(element)
        owner = other.id if other is not None else ""
        if not title:
            if owner:
                gathered.lose(
                    Fate.DROPPED,
                    "actor",
                    f"The side of `{one_line(owner)}` has no label, so there is no touchpoint to name it at.",
                    element.place,
                    value=owner,
                )
            return {"channel": channel} if channel else None
        key = (title, channel, owner)
        if key not in self._entered:
            known = gathered.find(Section.TOUCHPOINT, title)
            ours = [each for each in self._entered if each[0] == title]
            if known is None or ours:
                known = gathered.entry(
                    Section.TOUCHPOINT,
                    title,
                    element.place,
                    another=bool(ours),
                    **filled({"channel": channel, "owner": owner}),
                )
                self._named.append(element.place)
            self._entered[key] = known
        return self._entered[key]

    def _channel(self, element: Element) -> str:
        channel = element.child("channel")
        if channel is None:
            return ""
        name = self._words(channel, "channelName")
        return self.gathered.entry(Section.CHANNEL, name, channel.place) if name else ""

    # --- how it was ---

    def _experience(self, element: Element, journey: str) -> Data:
        inner = element.child("touchpointExperience")
        if inner is None:
            return {}
        basis = "reported" if journey == ACTUAL else "assumed"
        thinks = self._words(inner, "experienceDescription").split("\n")
        found = filled(
            {
                "thinks": [line for each in thinks if (line := each.strip())],
                "emotion": self._emotion(inner, basis),
            }
        )
        if found and journey != ACTUAL:
            self.gathered.lose(
                Fate.GUESSED,
                "touchpointExperience",
                "A planned journey has no experience in CJML; this one was read as assumed.",
                inner.place,
            )
        return found

    def _emotion(self, inner: Element, basis: str) -> dict[str, Any] | None:
        rating = inner.child("experienceRating")
        if rating is None or not is_said(rating.text):
            return None
        scale = self.gathered.source.options.scale
        written = rating.text.strip()
        try:
            felt = scale.emotion(float(written))
        except ValueError:
            felt = None
        if felt is None:
            self.gathered.lose(
                Fate.UNREADABLE,
                "experienceRating",
                f"The rating `{one_line(written)[:40]}` is no number on the scale {scale}, so the step has"
                " no emotion; `--scale LOW..HIGH` says otherwise.",
                rating.place,
                value=written,
            )
            return None
        emotion, rounded = felt
        if rounded:
            self.gathered.lose(
                Fate.CHANGED,
                "experienceRating",
                f"The rating {one_line(written)} became {emotion:g}; emotions are told in halves.",
                rating.place,
                value=written,
            )
        return {"score": int(emotion) if emotion == int(emotion) else emotion, "basis": basis}

    def _duration(self, element: Element) -> Data:
        """Return how long it took, and how long it waited to be noticed; the times themselves go."""
        inner = element.child("timestamps")
        if inner is None:
            return {}
        times = {name: self._words(inner, name) for name in TIMES}
        told = {name: text for name, text in times.items() if text}
        if not told:
            return {}
        found = filled(
            {
                "actual": length_between(times["timeStarted"], times["timeCompleted"]),
                "wait": length_between(
                    times["timeOriginated"], times["timeConsumed"] or times["timeReceived"]
                ),
            }
        )
        said = "; ".join(f"{name} {one_line(text)}" for name, text in told.items())
        became = " and ".join(f"{text} ({name})" for name, text in found.items())
        self.gathered.lose(
            Fate.CHANGED if found else Fate.DROPPED,
            "timestamps",
            f"A step has lengths, no times: {said} became {became}."
            if found
            else f"A step has no times: {said}.",
            inner.place,
            value=said,
        )
        return found

    # --- the rest ---

    def _words(self, element: Element, name: str) -> str:
        inner = element.child(name)
        if inner is None or not is_said(inner.text):
            return ""
        return self.gathered.text(inner.text, inner.place)

    def _tell_others(self, element: Element, title: str) -> None:
        for name, usual in (("compliance", "completed"), ("category", "")):
            text = self._words(element, name)
            if text and text != usual:
                self.gathered.lose(
                    Fate.DROPPED,
                    name,
                    f"“{title}” has the {name} “{one_line(text)}”, which has no place in a map.",
                    element.place,
                    value=text,
                )

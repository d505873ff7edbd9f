"""Maps to draw in tests: ordinary, extreme and hostile ones, and a workspace for them."""

from __future__ import annotations

from typing import Any

from cjmap.draw.context import Alone
from cjmap.format.kinds import kind_named


def make(data: dict[str, Any]) -> Any:
    """Validate a map."""
    kind = kind_named(data["kind"])
    assert kind is not None
    return kind.model.model_validate(data)


class Maps(Alone):
    """A context of a few maps. Those of them that are catalogs give names and metrics."""

    def __init__(self, *maps: Any) -> None:
        self.known = {(str(each.kind), each.id): each for each in maps}
        self.entries = {
            (section, entry.id): entry
            for each in maps
            if str(each.kind) == "catalog"
            for section, entries in (
                ("channel", each.channels),
                ("touchpoint", each.touchpoints),
                ("team", each.teams),
                ("system", each.systems),
                ("context", each.contexts),
                ("metric", each.metrics),
                ("evidence", each.evidence),
            )
            for entry in entries
        }

    def title_of(self, section: str, id: str) -> str | None:
        if section == "persona":
            persona = self.known.get(("persona", id))
            return persona.name if persona else None
        entry = self.entries.get((section, id))
        return entry.title if entry else None

    def channel_of(self, touchpoint: str) -> str | None:
        entry = self.entries.get(("touchpoint", touchpoint))
        return entry.channel if entry else None

    def metric_of(self, id: str) -> Any | None:
        return self.entries.get(("metric", id))

    def map_of(self, kind: str, id: str) -> Any | None:
        return self.known.get((kind, id))

    def maps(self, kind: str) -> list[Any]:
        return [each for (name, _), each in self.known.items() if name == kind]

    def step_of(self, reference: str, home: str | None) -> Any | None:
        journey_id, _, step_id = reference.rpartition("#")
        journey = self.known.get(("journey", journey_id or (home or "")))
        steps = journey.steps if journey else ()
        return next((step for step in steps if step.id == step_id), None)

    def opportunities_for(self, journey: str) -> list[Any]:
        own = self.known.get(("journey", journey))
        aimed = [
            opportunity
            for backlog in self.maps("backlog")
            for opportunity in backlog.opportunities
            if any(reference.startswith(f"{journey}#") for reference in opportunity.for_)
        ]
        return [*(own.opportunities if own else ()), *aimed]


HOSTILE = (
    "<b>bold</b><script>alert(1)</script>",
    "&eacute; &lt; &#x41; &amp;",
    r"\N \G \L \l \r \\ ends with \ ".strip(),
    'quotes " \' ` and "]; evil [label="x"]',
    "line\nbreak\r\nand\ttab",
    "null\x00 bell\x07 escape\x1b[31m",
    "\u202eright to left override\u202c \u2066isolate\u2069",
    "<<table><tr><td>html</td></tr></table>>",
    "javascript:alert(1) %s ${x} {{y}}",
    "]]> <![CDATA[ -->",
)

SCRIPTS = (
    "Zażółć gęślą jaźń",
    "Съешь ещё этих мягких французских булок",
    "مرحبا بكم في متجرنا الجديد",
    "私は新しい植物を注文しました。とても大きいです。",
    "😀👍🏽👩‍👩‍👧‍👦🇵🇱 emoji",
    "Tiếng Việt có nhiều dấu",
    "नमस्ते दुनिया",
    "Z̷̢̛͍͎̦̑̀a̸̧̱͐l̴̡̳̽g̶̛͚ő̶̺",
)

LONG = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    "https://example.com/a/very/long/path?with=parameters&and=more"
)

PARAGRAPH = (
    "A text of four hundred characters that goes on and on, because somebody copied a whole "
    "paragraph of an interview into one card and would like to see all of it on the picture, "
    "every single word, without an ellipsis, without a scroll bar, and without any of it "
    "running over the edge of the card that it belongs to, whatever the width of the column "
    "may happen to be on the day it is drawn, amen."
)


def full_step(number: int, text: str) -> dict[str, Any]:
    """Make a step that fills every field with the same text."""
    return {
        "id": f"s{number}",
        "title": text,
        "summary": text,
        "actor": text,
        "initiator": "organisation",
        "does": [text, text],
        "touchpoint": {"channel": "web", "title": text},
        "thinks": [text],
        "feels": [text],
        "emotion": {"score": (number % 9 - 4) / 2, "basis": "assumed"},
        "needs": [text],
        "expectations": [{"text": text, "met": "partly", "by": "p0"}],
        "drivers": [text],
        "barriers": [text],
        "pains": [{"text": text, "severity": 4, "frequency": 0.25, "assumption": True}],
        "gains": [text],
        "moment_of_truth": True,
        "context": ["weekend"],
        "variants": [{"when": ["weekend"], "emotion": -2, "pains": [text], "duration": "5 min"}],
        "duration": {"planned": "5 min", "actual": "12 min", "wait": "2 min"},
        "metrics": [{"metric": "csat", "value": 3.8, "target": 4.5, "n": 120, "period": "2026-Q1"}],
        "journey": "other",
        "next": [{"to": f"s{number + 1}", "share": 0.8, "when": text}, {"to": "s0", "share": 0.2}],
    }


def journey(
    stages: int, steps: int, text: str = "A step", people: int = 1, full: bool = False
) -> Any:
    """Make a journey of so many stages, each with so many steps."""
    number = 0
    parts = []
    for stage in range(stages):
        own = []
        for _ in range(steps):
            if full:
                own.append(full_step(number, text))
            else:
                own.append(
                    {
                        "id": f"s{number}",
                        "title": f"{text} {number}",
                        "emotion": (number * 3 % 9 - 4) / 2,
                    }
                )
            number += 1
        phase = ("before", "during", "after")[min(stage, 2)]
        parts.append(
            {
                "id": f"g{stage}",
                "title": f"{text} {stage}",
                "phase": phase,
                "goal": text,
                "steps": own,
            }
        )
    data: dict[str, Any] = {
        "kind": "journey",
        "id": "j",
        "title": text,
        "scenario": text,
        "goal": text,
        "personas": [f"p{index}" for index in range(people)],
        "stages": parts,
    }
    if full:
        data["loops"] = [{"from": f"s{number - 1}", "to": "s0", "kind": "loyalty", "title": text}]
        data["opportunities"] = [
            {
                "id": "o1",
                "title": text,
                "for": "s0",
                "impact": 3,
                "effort": 5,
                "status": "idea",
                "kind": "fix",
            },
            {"id": "o2", "title": text, "for": "g0"},
            {"id": "o3", "title": text},
        ]
        data["expectations"] = [{"text": text, "met": "no"}]
        data["scope"] = {"from": text, "to": text}
    return make(data)


def persona(id: str, text: str = "Anna") -> Any:
    """Make a persona that fills every field."""
    return make(
        {
            "kind": "persona",
            "id": id,
            "name": text,
            "archetype": text,
            "quote": text,
            "demographics": {"age": 34, text[:40].replace("\n", " "): text},
            "bio": text,
            "goals": [text] * 3,
            "needs": [text],
            "expectations": [{"text": text, "met": "yes"}],
            "frustrations": [{"text": text, "severity": 5}],
            "motivations": [text],
            "behaviours": [text],
            "preferences": {"channels": ["web", "shop"], "time": "evening"},
            "traits": [{"name": text, "low": text, "high": text, "value": 30}] * 3,
            "share": 0.4,
            "summary": text,
            "proto": True,
        }
    )


def empathy_map(text: str = "Something", count: int = 3) -> Any:
    """Make an empathy map with so many items in each area."""
    areas = {area: [text] * count for area in ("sees", "hears", "does", "thinks", "feels", "gains")}
    return make(
        {
            "kind": "empathy-map",
            "id": "e",
            "title": text,
            "persona": "p0",
            "situation": text,
            "goal": {"who": text, "must_do": text},
            "says": [{"text": text, "source": text}] * count,
            "pains": [{"text": text, "severity": 2}] * count,
            **areas,
        }
    )


def blueprint(
    columns: int,
    actions: list[tuple[str, str]],
    links: list[tuple[str, str, str]],
    text: str = "Done",
) -> Any:
    """Make a blueprint: actions as (column, lane), named a0, a1, …, and links by those names."""
    return make(
        {
            "kind": "blueprint",
            "id": "b",
            "title": text,
            "goal": text,
            "steps": [
                {
                    "id": f"c{index}",
                    "title": f"{text} {index}",
                    "duration": {"planned": f"{index + 1} min"},
                }
                for index in range(columns)
            ],
            "actions": [
                {
                    "id": f"a{index}",
                    "at": at,
                    "lane": lane,
                    "text": f"{text} {index}",
                    "owner": text[:60],
                    "system": "psp",
                    "perceived_owner": text[:60],
                    "wait": "30 s",
                    "fail_point": {"text": text, "recovery": text, "severity": 4},
                    "improve": text,
                    "policy": text,
                    "kpis": [text],
                }
                if index % 5 == 0
                else {"id": f"a{index}", "at": at, "lane": lane, "text": f"{text} {index}"}
                for index, (at, lane) in enumerate(actions)
            ],
            "links": [{"from": start, "to": end, "kind": kind} for start, end, kind in links],
        }
    )


PEOPLE = ("p0", "p1", "p2", "p3")
CHANNELS = ("web", "shop")
TOUCHPOINTS = ("search", "counter")
TEAMS = ("service", "logistics")
SYSTEMS = ("psp", "warehouse")
CONTEXTS = ("weekend", "frost")
METRICS = ("csat", "wait", "share")
EVIDENCE = ("interviews", "survey")
"""The ids that `shop` knows, by section."""


def shop() -> Maps:
    """Make a workspace with names for all of these ids, long ones and foreign ones among them."""
    catalog = make(
        {
            "kind": "catalog",
            "id": "catalog",
            "title": "Catalog",
            "channels": [{"id": "web", "title": "Sklep internetowy"}, {"id": "shop"}],
            "touchpoints": [
                {"id": "search", "title": "Search page", "channel": "web"},
                {"id": "counter", "title": LONG, "channel": "shop"},
            ],
            "teams": [{"id": "service", "title": "خدمة العملاء"}, {"id": "logistics"}],
            "systems": [{"id": "psp", "title": "Payment provider"}, {"id": "warehouse"}],
            "contexts": [
                {"id": "weekend", "title": "週末"},
                {"id": "frost", "title": "Mróz < −5 °C"},
            ],
            "metrics": [
                {"id": "csat", "title": "Satisfaction"},
                {"id": "wait", "title": PARAGRAPH, "unit": "min"},
                {"id": "share", "title": "Share", "method": "share"},
            ],
            "evidence": [{"id": "interviews", "title": "12 interviews"}, {"id": "survey"}],
        }
    )
    people = [
        persona(id, text)
        for id, text in zip(PEOPLE, ("Anna Wilk", "Jan", PARAGRAPH, LONG), strict=True)
    ]
    return Maps(catalog, *people, journey(3, 2).model_copy(update={"id": "j2"}))


EXTREMES: dict[str, Any] = {
    "one stage, one step": journey(1, 1),
    "one stage without a step": make(
        {"kind": "journey", "id": "j", "title": "T", "stages": [{"title": "only"}]}
    ),
    "stages with and without steps": make(
        {
            "kind": "journey",
            "id": "j",
            "title": "T",
            "stages": [
                {"id": "a"},
                {"title": "B", "steps": [{"id": "s0", "title": "S"}, {"id": "s1", "title": "T"}]},
                {"title": "C"},
            ],
        }
    ),
    "nobody": journey(2, 2, people=0),
    "twelve stages": journey(12, 1, people=3),
    "twelve stages of 400 characters": journey(12, 1, PARAGRAPH),
    "sixty steps": journey(12, 5, people=4),
    "sixty steps in one stage": journey(1, 60, people=1),
    "sixty steps with all fields": journey(12, 5, "A text of some length", people=4, full=True),
    "four personas": journey(3, 3, people=4),
    "400 characters in every field": journey(2, 2, PARAGRAPH, people=4, full=True),
    "long words in every field": journey(2, 2, LONG, people=4, full=True),
    "a lane of one card": make(
        {
            "kind": "journey",
            "id": "j",
            "title": "T",
            "stages": [
                {
                    "title": "A",
                    "steps": [
                        {"id": "s0", "title": "S"},
                        {"id": "s1", "title": "S", "pains": ["alone"], "duration": "1 min"},
                        {"id": "s2", "title": "S"},
                    ],
                }
            ],
        }
    ),
    "no column": make({"kind": "blueprint", "id": "b", "title": "Empty"}),
    "no action": blueprint(4, [], []),
    "one column": blueprint(1, [("c0", "front")], [("c0", "a0", "triggers")]),
    "a lane for each role twice": make(
        {
            "kind": "blueprint",
            "id": "b",
            "title": "B",
            "steps": [{"id": "c0", "title": "One"}, {"id": "c1", "title": "Two"}],
            "lanes": [
                {"id": f"{role}-{number}", "role": role, "title": PARAGRAPH if number else None}
                for number in range(2)
                for role in ("physical-evidence", "customer", "frontstage", "backstage", "support")
            ],
        }
    ),
    "a long name beside two rows": make(
        {
            "kind": "blueprint",
            "id": "b",
            "title": "B",
            "steps": [{"id": "c0", "title": "One"}],
            "lanes": [
                {"id": "front", "role": "frontstage", "title": PARAGRAPH},
                {"id": "back", "role": "backstage"},
            ],
            "actions": [{"id": id, "at": "c0", "lane": "front", "text": id} for id in ("a", "b")],
        }
    ),
    "400 characters in a blueprint": blueprint(
        2,
        [("c0", "front"), ("c1", "back"), ("c1", "back")],
        [("a0", "a1", "needs"), ("a0", "a2", "triggers")],
        PARAGRAPH,
    ),
    "twelve columns, every cell, every link": blueprint(
        12,
        [(f"c{column}", lane) for column in range(12) for lane in ("front", "back", "support")],
        [(f"a{number}", f"a{(number * 7 + 5) % 36}", "triggers") for number in range(36)],
    ),
    "a bare persona": make({"kind": "persona", "id": "n", "name": "N"}),
    "a persona of 400 characters": persona("p9", PARAGRAPH),
    "a persona of long words": persona("p9", LONG),
    "a bare empathy map": make({"kind": "empathy-map", "id": "e", "title": "E"}),
    "a full empathy map": empathy_map(PARAGRAPH, 7),
    **{
        f"{kind} in {name}": made
        for name, text in zip(
            ("CJK", "Arabic", "emoji"), (SCRIPTS[3], SCRIPTS[2], SCRIPTS[4]), strict=True
        )
        for kind, made in (
            ("a journey", journey(2, 2, text, people=2, full=True)),
            (
                "a blueprint",
                blueprint(3, [("c0", "front"), ("c2", "back")], [("a0", "a1", "agrees")], text),
            ),
            ("a persona", persona("p9", text)),
            ("an empathy map", empathy_map(text)),
        )
    },
}
"""Maps at the ends of what is allowed, by what is extreme in them."""

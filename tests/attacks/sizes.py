"""Maps with thousands of things of one kind, through the commands that look at each beside the others."""

from __future__ import annotations

from random import Random

from tests.attacks.attack import Attack, Zeros
from tests.attacks.harmless import CATALOG, JOURNEY, PERSONA, WORKSPACE

HARMLESS = (
    ("render", "-o", "p"),
    ("export", "--to", "pptx", "-o", "e", "loan.journey.yaml"),
    ("merge", "loan.journey.yaml", "loan.journey.yaml", "loan.journey.yaml"),
)

MAP = "loan.journey.yaml"
_OUT = ("maps/out/*",)
_HEAD, _STEPS = JOURNEY.split("stages:\n")


def _pains(count: int, kinds: int, edited: int = 0, moved: int = 0) -> str:
    """Return a journey of one step with so many pains, of which many are alike; some edited or moved."""
    chosen = Random(1)
    pains = [f"          - Pain {chosen.randrange(kinds)}\n" for _ in range(count)]
    if edited:
        pains[::edited] = [f"          - Pain {edited} {n}\n" for n in range(len(pains[::edited]))]
    pains = [*pains[moved:], *pains[:moved]]
    head, _, _ = JOURNEY.partition("          - {id: wait")
    return head + "".join(pains)


def _versions(count: int, kinds: int, moved: int = 0) -> dict[str, object]:
    return {
        "base.journey.yaml": lambda: _pains(count, kinds),
        "ours.journey.yaml": lambda: _pains(count, kinds, 7),
        "theirs.journey.yaml": lambda: _pains(count, kinds, 11, moved),
        "out/x": "",
    }


def _orders(count: int) -> dict[str, object]:
    """Return a journey with so many tags, with all of them the other way round, and mixed."""
    tags = [f"  - t{n}\n" for n in range(count)]
    mixed = [tags[n * 7_919 % count] for n in range(count)]
    orders = {"base": tags, "ours": tags[::-1], "theirs": mixed}
    return {
        **{
            f"{name}.journey.yaml": f"{JOURNEY}tags:\n{''.join(each)}"
            for name, each in orders.items()
        },
        "out/x": "",
    }


def _stages(count: int) -> str:
    return _HEAD + "stages:\n" + "".join(f"  - {{id: s{n}, title: S{n}}}\n" for n in range(count))


def _steps(count: int) -> str:
    steps = "".join(f"      - {{id: st{n}, title: T{n}}}\n" for n in range(count))
    return f"{_HEAD}stages:\n  - title: S\n    steps:\n{steps}"


def _touchpoints(stages: int) -> str:
    """Return a journey of so many stages, each at a touchpoint of its own."""
    return f"{_HEAD}stages:\n" + "".join(
        f"  - {{title: S{n}, steps: [{{id: t{n}, title: T, touchpoint: {{title: P{n}}}}}]}}\n"
        for n in range(stages)
    )


def _ways(count: int) -> str:
    """Return a journey of 40 steps with so many ways back."""
    loops = "".join(
        f"  - {{from: st{n % 40}, to: st{n * 7 % 40}, title: Again}}\n" for n in range(count)
    )
    return f"{_steps(40)}loops:\n{loops}"


def _backlog(count: int, more: str = "") -> str:
    """Return so many opportunities; `more` is written into each, with the number of the next one."""
    opportunities = "".join(
        f"  - {{id: o{n}, title: T{n}, for: loan#wait, impact: 3, effort: {n % 7 + 1}"
        f"{more and ', '}{more.format((n + 1) % count)}}}\n"
        for n in range(count)
    )
    return f"kind: backlog\nid: bank\ntitle: B\nopportunities:\n{opportunities}"


def _links(columns: int, links: int) -> str:
    """Return a blueprint of four lanes with a card in each cell, and so many links between any two."""
    chosen = Random(1)
    cards = [(n, lane) for n in range(columns) for lane in ("customer", "front", "back", "support")]
    pairs: dict[str, None] = {}
    while len(pairs) < links:
        (a, one), (b, other) = chosen.sample(cards, 2)
        pairs[f"  - {{from: {one}{a}, to: {other}{b}}}\n"] = None
    steps = "".join(f"  - {{id: c{n}, title: C{n}}}\n" for n in range(columns))
    actions = "".join(
        f"  - {{id: {lane}{n}, at: c{n}, lane: {lane}, text: T}}\n" for n, lane in cards
    )
    return f"kind: blueprint\nid: b\ntitle: B\nsteps:\n{steps}actions:\n{actions}links:\n{''.join(pairs)}"


_ROLES = ("customer", "frontstage", "backstage", "support")


def _blueprint(actions: int = 0, lanes: int = 0) -> str:
    """Return a blueprint of one column with so many actions in one cell, or with so many lanes."""
    rows = "".join(f"  - {{id: l{n}, role: {_ROLES[n * 4 // lanes]}}}\n" for n in range(lanes))
    cards = "".join(f"  - {{text: Do {n}, at: call, lane: front}}\n" for n in range(actions))
    lanes_and_actions = (f"lanes:\n{rows}" if lanes else "") + (
        f"actions:\n{cards}" if cards else ""
    )
    return f"kind: blueprint\nid: bank\ntitle: B\njourney: loan\nsteps: [{{step: call}}]\n{lanes_and_actions}"


def _wide(count: int) -> str:
    """Return a blueprint of so many columns, with as many actions in one cell and one link."""
    columns = "".join(f"  - {{id: c{n}, title: C}}\n" for n in range(count))
    cards = "".join(f"  - {{id: a{n}, text: A, at: c0, lane: front}}\n" for n in range(count))
    head = _blueprint().replace("steps: [{step: call}]\n", "")
    return f"{head}steps:\n{columns}actions:\n{cards}links:\n  - {{from: a{count - 1}, to: c{count - 1}}}\n"


def _evidence(count: int) -> str:
    """Return a catalog whose evidence is all in one file, which has changed since."""
    sources = "".join(
        f'  - {{id: e{n}, file: all.bin, digest: "{"0" * 64}"}}\n' for n in range(count)
    )
    return f"{CATALOG}evidence:\n{sources}"


def _aimed(count: int, places: int) -> str:
    """Return a backlog of so many opportunities, each for five of so many steps."""
    opportunities = "".join(
        f"  - {{id: o{n}, title: T{n}, for: [{', '.join(f'loan#st{(n * 5 + k) % places}' for k in range(5))}],"
        f" impact: 3, effort: {n % 7 + 1}}}\n"
        for n in range(count)
    )
    return f"kind: backlog\nid: bank\ntitle: B\nopportunities:\n{opportunities}"


def _misspelt(count: int) -> str:
    """Return a persona of so many goals, each with a slip for the key of its text."""
    goals = "".join(f"  - {{txet: G{n}}}\n" for n in range(count))
    return f"{PERSONA}goals:\n{goals}"


def _chain(count: int) -> dict[str, object]:
    """Return so many personas, each of which extends the next one."""
    return {
        f"p{n}.persona.yaml": f"kind: persona\nid: p{n}\nname: P\nextends: p{n + 1}\ngoals: [g{n}]\n"
        for n in range(count)
    }


def _circle(count: int) -> dict[str, object]:
    """Return so many journeys, each of which zooms into a step of the next one, and the last of the first."""
    steps = "stages: [{title: S, steps: [{id: a, title: I go}]}]\n"
    return {
        f"j{n}.journey.yaml": f"kind: journey\nid: j{n}\ntitle: J\nparent: j{(n + 1) % count}#a\n{steps}"
        for n in range(count)
    }


def _points(count: int) -> str:
    """Return a catalog of so many touchpoints of one id and one title."""
    return CATALOG + "  - {id: desk, title: The desk, channel: voice}\n" * count


def _named_alike(count: int) -> dict[str, object]:
    """Return touchpoints of one title, each of its channel, and steps that describe each once more."""
    channels = "".join(f"  - {{id: c{n}}}\n" for n in range(count))
    points = "".join(f"  - {{id: t{n}, title: A desk, channel: c{n}}}\n" for n in range(count))
    steps = "".join(
        f"      - {{id: s{n}, title: T, touchpoint: {{title: A desk, channel: c{n}}}}}\n"
        for n in range(count)
    )
    return {
        "bank.catalog.yaml": CATALOG.replace("touchpoints:", f"{channels}touchpoints:") + points,
        MAP: f"{_HEAD}stages:\n  - title: S\n    steps:\n{steps}",
    }


_MERGE = (
    "merge",
    "base.journey.yaml",
    "ours.journey.yaml",
    "theirs.journey.yaml",
    "-o",
    "out/m.yaml",
)

_HEAT_MAP = ("render", ".", "--picture", "heat-map", "-o", "out")

ATTACKS: list[Attack] = [
    Attack("5,000 pains that are alike, merged", _MERGE, 0, _versions(5_000, 1), changes=_OUT),
    Attack("3,000 pains of 150 texts, moved and merged", _MERGE, 1, _versions(3_000, 150, 1_000), ("conflict",), changes=_OUT),
    Attack("40,000 tags, turned round and mixed, merged", _MERGE, 0, _orders(40_000), changes=_OUT),
    Attack("2,000 stages, drawn", ("render", MAP, "-o", "out", "--timeout", "60"), 0, {**WORKSPACE, MAP: lambda: _stages(2_000)}, changes=_OUT),
    Attack("32,000 stages, drawn", ("render", MAP, "-o", "out", "--timeout", "60"), 2, {**WORKSPACE, MAP: lambda: _stages(32_000)}, (r"loan\.journey\.yaml cannot be drawn: .* more than 6,000 stages",)),
    Attack("20,000 steps of a stage, drawn", ("render", MAP, "-o", "out"), 2, {**WORKSPACE, MAP: lambda: _steps(20_000)}, ("more than 50,000 lines, boxes and texts",)),
    Attack("1,500 touchpoints of 1,500 stages, as a heat map", (*_HEAT_MAP, "--timeout", "60"), 0, {**WORKSPACE, MAP: lambda: _touchpoints(1_500)}, changes=_OUT),
    Attack("15,000 touchpoints of 15,000 stages, as a heat map", _HEAT_MAP, 2, {**WORKSPACE, MAP: lambda: _touchpoints(15_000)}, ("too large: .* more than 6,000 stages",)),
    Attack("1,500 ways back, drawn", ("render", MAP, "-o", "out", "--timeout", "60"), 0, {**WORKSPACE, MAP: lambda: _ways(1_500)}, changes=_OUT),
    Attack("2,000 links of a blueprint, drawn", ("render", "b.blueprint.yaml", "-o", "out", "--timeout", "60"), 0, {**WORKSPACE, "b.blueprint.yaml": lambda: _links(40, 2_000)}, changes=_OUT),
    Attack("15,000 links of a blueprint, drawn", ("render", "b.blueprint.yaml", "-o", "out"), 2, {**WORKSPACE, "b.blueprint.yaml": lambda: _links(200, 15_000)}, ("too large: 15,000 arrows would have to find",)),
    Attack("1,500 opportunities that weigh alike, drawn", ("render", ".", "--picture", "opportunity-matrix", "-o", "out", "--timeout", "60"), 0,
           {**WORKSPACE, "bank.backlog.yaml": lambda: _backlog(1_500)}, changes=_OUT),
    Attack("1,200 opportunities for places of 6,000 steps, drawn", ("render", ".", "--picture", "opportunity-matrix", "-o", "out", "--timeout", "60"), 0,
           {**WORKSPACE, MAP: lambda: _steps(6_000), "bank.backlog.yaml": lambda: _aimed(1_200, 6_000)}, changes=_OUT),
    Attack("10,000 opportunities, planned for a second", ("plan", "--timeout", "1", "-o", "out/plan.json"), 0,
           {**WORKSPACE, "bank.backlog.yaml": lambda: _backlog(10_000).replace("impact: 3,", "impact: 3, reach: 0.5, confidence: 0.8,"), "out/x": ""}, changes=_OUT),
    Attack("12,000 opportunities, each requiring the next, planned", ("plan",), 2,
           {**WORKSPACE, "bank.backlog.yaml": lambda: _backlog(12_000, "requires: o{}")}, ("11,989 more → `o0` require each other",)),
    Attack("10,000 actions in a cell, drawn", ("render", "bank.blueprint.yaml", "-o", "out", "--timeout", "60"), 0,
           {**WORKSPACE, "bank.blueprint.yaml": lambda: _blueprint(actions=10_000)}, changes=_OUT),
    Attack("2,000 lanes, as Graphviz would get them", ("render", "bank.blueprint.yaml", "-o", "out", "--to", "dot"), 0,
           {**WORKSPACE, "bank.blueprint.yaml": lambda: _blueprint(lanes=2_000)}, changes=_OUT),
    Attack("4,000 columns and rows with a link", ("render", "bank.blueprint.yaml", "-o", "out"), 2,
           {**WORKSPACE, "bank.blueprint.yaml": lambda: _wide(4_000)}, ("cannot be drawn: The picture is too large: an arrow would have to find its way",)),
    Attack("16,000 slips for a key that is required", ("validate",), 1, {**WORKSPACE, "eva.persona.yaml": lambda: _misspelt(16_000)}, ("Did you mean `text`", "Found 16,000 errors")),
    Attack("2,000 personas, each extending the next", ("lint",), 1, {**WORKSPACE, **_chain(2_000)}, ("CJ104", "Found 1,901 errors")),
    Attack("2,000 personas, each extending the next, reported", ("report",), 0, {**WORKSPACE, **_chain(2_000)}),
    Attack("3,000 journeys, each in the next, in a circle", ("validate",), 1, {**WORKSPACE, **_circle(3_000)}, ("CJ107|zooms into itself", "Found 3,000 errors")),
    Attack("15,000 touchpoints of one id and title", ("lint", "--select", "near-duplicate"), 1, {**WORKSPACE, "bank.catalog.yaml": lambda: _points(15_000)}, ("CJ1", "Found 14,999 errors")),
    Attack("8,000 touchpoints of one title, each described once more", ("lint", "--select", "near-duplicate"), 0, {**WORKSPACE, **_named_alike(8_000)}, ("seems to be `t7999` of the catalog", "Found 8,000 notes")),
    Attack("3,000 sources in one file of 20 MB", ("lint", "--select", "CJ708"), 0,
           {**WORKSPACE, "bank.catalog.yaml": lambda: _evidence(3_000), "all.bin": Zeros(20_000_000)}, ("CJ708", "Found 3,000 warnings")),
    Attack("18,000 touchpoints, as a workbook", ("export", "-o", "out.xlsx", "bank.catalog.yaml"), 0,
           {**WORKSPACE, "bank.catalog.yaml": lambda: CATALOG + "".join(f"  - {{id: t{n}}}\n" for n in range(18_000))}, changes=("maps/out.xlsx",)),
    Attack("40,000 answers of an opportunity that lead nowhere, drawn", ("render", "bank.backlog.yaml", "-o", "out"), 1,
           {**WORKSPACE, "bank.backlog.yaml": lambda: _backlog(1).replace("loan#wait", f"[{', '.join(f'loan#x{n}' + chr(10) for n in range(40_000))}]")}, ("Found 40,000 errors",), changes=_OUT),
    Attack("3,000 pains at a step, as slides", ("export", "--to", "pptx", "-o", "out", MAP), 0, {**WORKSPACE, MAP: lambda: _pains(3_000, 3_000)}, changes=_OUT),
]  # fmt: skip

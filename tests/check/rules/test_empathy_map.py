"""The rules about empathy maps: what fires beside the samples on their pages, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[dict[str, str], str], list[tuple[str, str]]]
Fixed = Callable[[dict[str, str], str], dict[str, str]]

HEAD = "kind: empathy-map\nid: box\ntitle: A broken plant\n"
CATALOG = (
    "kind: catalog\nid: shop\ntitle: Shop\nevidence:\n"
    "  - {id: talks, method: interview}\n  - {id: stars, method: review}\n"
    "  - {id: logs, method: analytics}\n  - {id: notes}\n"
)


def areas(*names: str) -> str:
    return HEAD + "".join(f"{name}: [A thing]\n" for name in names)


ALL = ("sees", "hears", "says", "does", "thinks", "feels", "pains", "gains")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (areas(*ALL), []),
        (areas(*ALL[:-1]), ["gains"]),
        (areas("says", "does", "thinks", "feels"), []),
        (areas("says", "does", "thinks", "feels", "pains"), ["sees"]),
        (areas("says", "does", "thinks"), ["sees"]),
        (HEAD, ["sees"]),
        (areas("thinks"), []),
        (areas(*ALL[:-1]) + "status: draft\n", []),
    ],
)
def test_empty_empathy_area(found: Found, text: str, places: list[str]) -> None:
    files = {"box.empathy.yaml": text}
    assert found(files, "empty-empathy-area") == [("CJ451", place) for place in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", ["goal.who"]),
        ("goal: {who: Anna}\n", ["goal.must_do"]),
        ("goal: {must_do: Save the plant}\n", ["goal.who"]),
        ("goal: {who: Anna, must_do: Save the plant}\n", []),
        ("persona: anna\n", ["goal.must_do"]),
        ("persona: anna\ngoal: {must_do: Save the plant}\n", []),
        ("status: draft\n", []),
    ],
)
def test_empathy_without_goal(found: Found, text: str, places: list[str]) -> None:
    files = {"box.empathy.yaml": HEAD + text}
    assert found(files, "empathy-without-goal") == [("CJ452", place) for place in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", []),
        ("says: [Hello]\n", ["says[0]"]),
        ("says: [Hello, Goodbye]\n", ["says[0]"]),
        ("says: [{text: Hello, source: Interview 5}]\n", []),
        ("says: [{text: Hello, evidence: logs}]\n", []),
        ("says: [{text: Hello, assumption: true}]\n", []),
        ("says: [Hello]\nassumption: true\n", []),
        ("says: [Hello]\nevidence: talks\n", []),
        ("says: [Hello]\nevidence: [logs, stars]\n", []),
        ("says: [Hello]\nevidence: [logs, notes]\n", ["says[0]"]),
        ("says: [Hello]\nstatus: draft\n", ["says[0]"]),
    ],
)
def test_says_without_source(found: Found, text: str, places: list[str]) -> None:
    files = {"box.empathy.yaml": HEAD + text, "shop.catalog.yaml": CATALOG}
    assert found(files, "says-without-source") == [("CJ453", place) for place in places]


@pytest.mark.parametrize(
    ("situation", "places"),
    [
        ("journey: guessed", []),
        ("step: guessed#pay", []),
        ("journey: known", ["says[0]"]),
        ("journey: twice", ["says[0]"]),  # of two with one id, the first is meant
        ("journey: nowhere", ["says[0]"]),
    ],
)
def test_says_without_source_in_a_guessed_journey(
    found: Found, situation: str, places: list[str]
) -> None:
    """Words that are said in a situation of which the whole journey is a guess are a guess too."""
    steps = "title: I order\nstages: [{title: I pay, steps: [{id: pay, title: I pay}]}]\n"
    files = {
        "a.journey.yaml": f"kind: journey\nid: guessed\nassumption: true\n{steps}",
        "b.journey.yaml": f"kind: journey\nid: known\n{steps}",
        "c.journey.yaml": f"kind: journey\nid: twice\n{steps}",
        "d.journey.yaml": f"kind: journey\nid: twice\nassumption: true\n{steps}",
        "box.empathy.yaml": f"{HEAD}says: [Hello]\n{situation}\n",
    }
    assert found(files, "says-without-source") == [("CJ453", place) for place in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (areas("thinks", "feels"), ["thinks"]),
        (areas("feels", "pains", "gains"), ["feels"]),
        (areas("pains"), []),
        (areas("hears", "feels"), []),
        (areas("does", "thinks"), []),
        (areas("thinks") + "status: draft\n", []),
    ],
)
def test_inside_before_outside(found: Found, text: str, places: list[str]) -> None:
    files = {"box.empathy.yaml": text}
    assert found(files, "inside-before-outside") == [("CJ454", place) for place in places]


JOURNEY = "kind: journey\nid: order\ntitle: I order\nstages:\n  - title: I pay\n    steps:\n"
BLUEPRINT = "kind: blueprint\nid: order\ntitle: An order\nsteps: [{id: a}, {id: b}]\nactions:\n"


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("box.empathy.yaml", HEAD + "sees: [Two stems, two  stems.]\n", ["sees[1]"]),
        ("box.empathy.yaml", HEAD + "sees: [Stems, Stems]\n", []),
        ("box.empathy.yaml", HEAD + "sees: [Two stems, Two leaves]\n", []),
        (
            "box.empathy.yaml",
            HEAD + "sees: [Two stems]\npains: [{text: two stems, severity: 4}]\n",
            ["pains[0]"],
        ),
        (
            "box.empathy.yaml",
            HEAD + "says: [{text: Help me, source: One}, {text: Help me, source: Two}]\n",
            [],
        ),
        ("box.empathy.yaml", HEAD + "tags: [big plants, Big plants]\n", ["tags[1]"]),
        (
            "order.journey.yaml",
            JOURNEY + "      - {id: a, title: A, does: [I pay now, I wait, I pay now]}\n",
            ["stages[0].steps[0].does[2]"],
        ),
        (
            "order.journey.yaml",
            JOURNEY + "      - {id: a, title: A, does: [I pay now]}\n"
            "      - {id: b, title: B, does: [I pay now], thinks: [I pay now]}\n",
            [],
        ),
        (
            "order.journey.yaml",
            JOURNEY + "      - id: a\n        title: A\n        expectations:\n"
            "          - {text: A known day, by: anna}\n          - {text: A known day, by: jan}\n",
            [],
        ),
        (
            "order.journey.yaml",
            JOURNEY
            + "      - {id: a, title: A, does: [a b, a b]}\n"
            + "opportunities:\n  - {id: o, title: O, status: idea, for: [a, a]}\n",
            ["stages[0].steps[0].does[1]"],
        ),
        (
            "order.blueprint.yaml",
            BLUEPRINT + "  - {text: Sends a text, at: a, lane: front}\n"
            "  - {text: Sends a text, at: b, lane: front}\n"
            "  - {text: Sends a text, at: b, lane: back}\n"
            "  - {text: sends a text., at: b, lane: front}\n",
            ["actions[3]"],
        ),
    ],
)
def test_repeated_item(found: Found, name: str, text: str, places: list[str]) -> None:
    assert found({name: text}, "repeated-item") == [("CJ455", place) for place in places]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sees: [Two stems, A box, two stems.]\n", "sees: [Two stems, A box]\n"),
        (
            "pains:\n  - Two stems\n  - {text: Two stems, severity: 4}\n",
            "pains:\n  - {text: Two stems, severity: 4}\n",
        ),
        (
            "pains:\n  - {id: a, text: Two stems}\n  - Two stems\n",
            "pains:\n  - {id: a, text: Two stems}\n",
        ),
        ("pains:\n  - {id: a, text: Two stems}\n  - {id: b, text: Two stems}\n", None),
        ("says: [Two stems]\nthinks: [Two stems]\n", None),
    ],
)
def test_the_second_of_two_is_removed(fixed: Fixed, before: str, after: str | None) -> None:
    changed = fixed({"box.empathy.yaml": HEAD + before}, "repeated-item")
    assert changed == ({} if after is None else {"box.empathy.yaml": HEAD + after})

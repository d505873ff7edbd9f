"""Guards the ids of a second import: what was there keeps its own, whatever happened around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.exchange.again.again import bring, edit, outcomes, steps

if TYPE_CHECKING:
    from pathlib import Path

CLINIC = """journey
  title My visit
  section Before
    Find a doctor: 3: Anna
    Wait: 2: Anna
    Book online: 5: Anna
  section During
    Arrive: 4: Anna
    Wait: 1: Anna
    See the doctor: 5: Anna
"""
IDS = ["find-a-doctor", "wait", "book-online", "arrive", "wait-2", "see-the-doctor"]
FILE = "my-visit.journey.yaml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "    Find a doctor: 3: Anna\n",
            "    Look for a doctor: 3: Anna\n",
            IDS,
            id="a title that is alike",
        ),
        pytest.param(
            "    Book online: 5: Anna\n",
            "    Call the desk: 2: Anna\n",
            IDS,
            id="another title between the same neighbours",
        ),
        pytest.param(
            "    Arrive: 4: Anna\n",
            "    Wait: 3: Anna\n    Arrive: 4: Anna\n",
            ["find-a-doctor", "wait", "book-online", "wait-3", *IDS[3:]],
            id="one of the same title above",
        ),
        pytest.param(
            "    Find a doctor: 3: Anna\n    Wait: 2: Anna\n",
            "    Wait: 2: Anna\n    Find a doctor: 3: Anna\n",
            ["wait", "find-a-doctor", *IDS[2:]],
            id="another order",
        ),
        pytest.param(
            "    Book online: 5: Anna\n  section During\n",
            "  section During\n    Book online: 5: Anna\n",
            IDS,
            id="a task in another section",
        ),
        pytest.param(
            "    Find a doctor: 3: Anna\n    Wait: 2: Anna\n",
            "    Find a doctor: 3: Anna\n",
            ["find-a-doctor", "book-online", "arrive", "wait-2", "see-the-doctor"],
            id="one gone whose title comes again",
        ),
        pytest.param("section Before", "section At home", IDS, id="a section with another name"),
        pytest.param(
            "    See the doctor: 5: Anna\n",
            "    See the doctor: 5: Anna\n  section After\n    Wait: 3: Anna\n    Pay: 2: Anna\n",
            [*IDS, "wait-3", "pay"],
            id="a section more",
        ),
    ],
)
def test_tasks_keep_the_ids_of_their_steps(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    bring(tmp_path, CLINIC)
    assert [id for id, _ in steps(tmp_path, FILE)] == IDS
    assert CLINIC.count(old) == 1
    landed = bring(tmp_path, CLINIC.replace(old, new))
    assert outcomes(landed) == {FILE: "merged", "anna.persona.yaml": "same"}
    assert [id for id, _ in steps(tmp_path, FILE)] == expected
    assert outcomes(bring(tmp_path, CLINIC.replace(old, new))) == {
        FILE: "same",
        "anna.persona.yaml": "same",
    }


def test_a_new_step_gets_no_id_that_people_have_used_or_retired(tmp_path: Path) -> None:
    bring(tmp_path, CLINIC)
    edit(
        tmp_path,
        FILE,
        ("personas:", "retired: [pay]\npersonas:"),
        ("      - id: arrive\n", "      - {id: leave, title: I hesitate}\n      - id: arrive\n"),
    )
    bring(tmp_path, CLINIC + "    Pay: 2: Anna\n    Leave: 4: Anna\n")
    assert steps(tmp_path, FILE)[-2:] == [("pay-2", "Pay"), ("leave-2", "Leave")]


def test_what_both_sides_added_is_one_thing(tmp_path: Path) -> None:
    bring(tmp_path, CLINIC)
    edit(
        tmp_path,
        FILE,
        (
            "        title: See the doctor\n",
            "        title: See the doctor\n        thinks: [At last]\n",
        ),
    )
    file = tmp_path / FILE
    file.write_text(
        file.read_text(encoding="utf-8") + "      - {id: pay, title: Pay, pains: [Cash only]}\n",
        encoding="utf-8",
    )
    assert outcomes(bring(tmp_path, CLINIC + "    Pay: 2: Anna\n"))[FILE] == "merged"
    assert steps(tmp_path, FILE)[-1] == ("pay", "Pay")
    text = file.read_text(encoding="utf-8")
    assert "Cash only" in text
    assert "score: -1" in text


def test_an_id_that_the_author_gave_stays_and_references_follow(tmp_path: Path) -> None:
    bring(tmp_path, CLINIC)
    edit(
        tmp_path,
        "anna.persona.yaml",
        ("id: anna\n", "id: anna-reed\nwas: anna\n"),
        ("name: Anna", "name: Anna Reed"),
    )
    edit(tmp_path, FILE, ("personas: [anna]", "personas: [anna-reed]"))
    edit(tmp_path, FILE, ("id: arrive\n", "id: come\n        was: arrive\n"))
    edit(tmp_path, FILE, ("id: my-visit\n", "id: visit\nwas: my-visit\n"))
    landed = bring(tmp_path, CLINIC.replace("Arrive: 4", "Arrive: 2"))
    assert outcomes(landed) == {FILE: "merged", "anna.persona.yaml": "same"}
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert "personas: [anna-reed]" in text
    assert (
        "id: come\n        was: arrive\n        title: Arrive\n        emotion: {score: -1" in text
    )
    assert outcomes(bring(tmp_path, CLINIC.replace("Arrive: 4", "Arrive: 2")))[FILE] == "same"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CLINIC.replace("title My visit", "title I see a doctor"), "day.mmd"),
        (CLINIC.replace("Find a doctor", "I choose"), "day-v2-final.mmd"),
    ],
)
def test_a_map_is_found_again_by_what_is_in_it(tmp_path: Path, text: str, name: str) -> None:
    bring(tmp_path, CLINIC)
    (tmp_path / "maps").mkdir()
    (tmp_path / FILE).rename(tmp_path / "maps" / "visit.journey.yaml")
    landed = bring(tmp_path, text, name)
    assert [each.map.id for each in landed.landings if each.map.kind == "journey"] == ["my-visit"]
    assert landed.landings[0].file.name == "visit.journey.yaml"
    assert not (tmp_path / FILE).exists()


def test_a_map_of_the_same_title_from_another_file_is_another_map(tmp_path: Path) -> None:
    bring(tmp_path, CLINIC)
    other = "journey\n  title My visit\n  section Night\n    Call the hotline: 2: Anna\n"
    copy = CLINIC.replace("title My visit", "title A visit of my child")
    assert outcomes(bring(tmp_path, copy, "child.mmd")) == {
        "a-visit-of-my-child.journey.yaml": "new"
    }
    landed = bring(tmp_path, other, "night.mmd")
    assert outcomes(landed) == {"my-visit-2.journey.yaml": "new"}
    assert outcomes(bring(tmp_path, other, "night.mmd")) == {"my-visit-2.journey.yaml": "same"}
    assert outcomes(bring(tmp_path, CLINIC))[FILE] == "same"


def test_the_journeys_of_one_file_are_told_apart(tmp_path: Path) -> None:
    one = "```mermaid\njourney\n  section A\n    Search: 3: Ewa\n    Pay: 2: Ewa\n```\n"
    two = "```mermaid\njourney\n  section B\n    Open: 4: Ewa\n    Send back: 1: Ewa\n```\n"
    extra = "```mermaid\njourney\n  section C\n    Hear of it: 4: Ewa\n```\n"
    bring(tmp_path, one + two, "plan.md")
    assert outcomes(bring(tmp_path, extra + one + two, "plan.md")) == {
        "plan-1-2.journey.yaml": "new",
        "plan-1.journey.yaml": "merged",
        "plan-2.journey.yaml": "merged",
        "ewa.persona.yaml": "same",
    }
    assert [id for id, _ in steps(tmp_path, "plan-2.journey.yaml")] == ["open", "send-back"]

"""CJML 2.0 into maps."""

from pathlib import Path
from typing import Any

import pytest
from tests.exchange.importing import arrive, data_of, told

from cjmap.exchange.cjml.times import length_between
from cjmap.exchange.coming.arrival import Arrival
from cjmap.exchange.coming.source import UnreadableError
from cjmap.workspace import open_workspace

FILES = Path(__file__).parent


def file(name: str) -> Arrival:
    return arrive((FILES / name).read_bytes(), name)


def journey(touchpoints: str, before: str = "", kind: str = "actual") -> Arrival:
    return arrive(
        f'<CJML version="2.0">\n<{kind}Journey><journeyID>loan</journeyID>{before}\n'
        "<actors><endUser actorID='eva'/><endUser actorID='jan'/>"
        "<serviceProvider actorID='bank'/><serviceProvider actorID='post'/></actors>\n"
        f"<touchpoints>{touchpoints}</touchpoints></{kind}Journey></CJML>",
        "loan.xml",
    )


def point(first: str, second: str, more: str = "", kind: str = "actual") -> str:
    return (
        f"<{kind}CommunicationPoint><initiator><refersTo actorIDref='{first}'/>"
        f"<initiatorLabel>{first} says</initiatorLabel></initiator><receiver>"
        f"<refersTo actorIDref='{second}'/><receiverLabel>{second} hears</receiverLabel>"
        f"</receiver><channel><channelName>Phone</channelName></channel>{more}"
        f"</{kind}CommunicationPoint>"
    )


def steps(arrival: Arrival) -> list[dict[str, Any]]:
    return [s for stage in data_of(arrival, "journey")["stages"] for s in stage["steps"]]


def test_as_excel_to_cjml_writes() -> None:
    arrival = file("as-excel-to-cjml-writes.xml")
    assert data_of(arrival, "journey") == {
        "kind": "journey",
        "id": "order-a-passport",
        "title": "Order a passport",
        "status": "draft",
        "personas": ["customer"],
        "state": "actual",
        "stages": [
            {
                "id": "apply",
                "title": "Apply",
                "steps": [
                    {"id": "finds-out-what-is-needed", "title": "Finds out what is needed"},
                    {
                        "id": "books-an-appointment",
                        "title": "Books an appointment",
                        "summary": "First free slot in May",
                        "touchpoint": "appointment-booked",
                        "initiator": "customer",
                        "thinks": ["Easy, but so late"],
                        "emotion": {"score": -1, "basis": "reported"},
                    },
                ],
            },
            {
                "id": "wait",
                "title": "Wait",
                "steps": [
                    {
                        "id": "is-told-to-come-again",
                        "was": ["cjml:D2"],
                        "title": "Is told to come again",
                        "touchpoint": "system-is-down",
                        "initiator": "organisation",
                        "duration": {"actual": "1 h 30 min"},
                    }
                ],
            },
            {
                "id": "apply-2",
                "title": "Apply",
                "steps": [
                    {
                        "id": "sending",
                        "title": "Sending",
                        "actor": "police",
                        "touchpoint": "receiving",
                        "initiator": "organisation",
                    }
                ],
            },
        ],
    }
    assert data_of(arrival, "catalog")["touchpoints"] == [
        {
            "id": "appointment-booked",
            "title": "Appointment booked",
            "channel": "internetviapc",
            "owner": "police",
        },
        {
            "id": "system-is-down",
            "title": "System is down",
            "channel": "facetoface",
            "owner": "police",
        },
        {"id": "receiving", "title": "Receiving", "owner": "bank"},
    ]
    assert [each for each in told(arrival) if each[0] not in ("made",)] == [
        ("dropped", "1:1", "comment"),
        ("dropped", "3:1", "id"),
        ("unreadable", "6:1", "plannedReference"),
        ("dropped", "17:1", "journeyStatus"),
        ("dropped", "21:1", "comment"),
        ("dropped", "25:1", "id"),
        ("dropped", "34:1", "id"),
        ("guessed", "34:1", "touchpoint"),
        ("dropped", "48:1", "timestamps"),
        ("changed", "67:1", "timestamps"),
        ("dropped", "72:1", "id"),
        ("changed", "72:1", "phase"),
    ]


def test_as_the_editor_writes() -> None:
    arrival = file("as-the-editor-writes.xml")
    planned, actual = sorted(
        (map.data for map in arrival.maps if map.kind == "journey"), key=lambda data: "of" in data
    )
    assert (planned["id"], planned["state"]) == ("kjop-av-bok", "current")
    assert (actual["id"], actual["state"], actual["of"]) == (
        "kari-kjoper",
        "actual",
        "kjop-av-bok",
    )
    assert planned["personas"] == actual["personas"] == ["kunde"]
    assert [step["title"] for step in planned["stages"][0]["steps"]] == [
        "Bestiller bok",
        "Pakker boken",
    ]
    assert planned["stages"][0]["steps"][1]["actor"] == "butikk"
    assert [loss.value for loss in arrival.losses if loss.what == "compliance"] == ["failing"]


def test_an_actor_that_is_meant_by_its_name() -> None:
    arrival = file("dangling.xml")
    assert data_of(arrival, "catalog")["touchpoints"][0]["owner"] == "library"
    assert ("guessed", "20:11", "actor") in told(arrival)
    assert data_of(arrival, "journey")["title"] == "dangling AJ1"


def test_an_actor_that_is_nowhere_is_told_and_kept() -> None:
    arrival = journey(point("eva", "ghost") + point("eva", "ghost"))
    assert data_of(arrival, "catalog")["touchpoints"][0]["owner"] == "ghost"
    assert [loss.value for loss in arrival.losses if loss.fate == "unreadable"] == ["ghost"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("eva", "bank", ("eva says", None, "customer", "bank hears", "bank")),
        ("bank", "eva", ("eva hears", None, "organisation", "bank says", "bank")),
        ("jan", "bank", ("jan says", "jan", "customer", "bank hears", "bank")),
        ("bank", "jan", ("jan hears", "jan", "organisation", "bank says", "bank")),
        ("eva", "jan", ("eva says", None, "customer", "jan hears", "jan")),
        ("bank", "post", ("bank says", "bank", "organisation", "post hears", "post")),
    ],
)
def test_both_sides_are_kept(first: str, second: str, expected: tuple[str | None, ...]) -> None:
    arrival = journey(point(first, second))
    (step,) = steps(arrival)
    (touchpoint,) = data_of(arrival, "catalog")["touchpoints"]
    assert step["touchpoint"] == touchpoint["id"]
    assert touchpoint["channel"] == "phone"
    assert (
        step["title"],
        step.get("actor"),
        step["initiator"],
        touchpoint["title"],
        touchpoint["owner"],
    ) == expected


def test_the_same_label_of_another_owner_is_another_touchpoint() -> None:
    other = point("eva", "post").replace("post hears", "bank hears")
    arrival = journey(point("eva", "bank") + other + other)
    assert data_of(arrival, "catalog")["touchpoints"] == [
        {"id": "bank-hears", "title": "bank hears", "channel": "phone", "owner": "bank"},
        {"id": "bank-hears-2", "title": "bank hears", "channel": "phone", "owner": "post"},
    ]
    assert [step["touchpoint"] for step in steps(arrival)] == [
        "bank-hears",
        "bank-hears-2",
        "bank-hears-2",
    ]


def test_experience_is_of_actual_journeys() -> None:
    experience = (
        "<touchpointExperience><experienceDescription>Fine\nQuick</experienceDescription>"
        "<experienceRating>{}</experienceRating></touchpointExperience>"
    )
    (step,) = steps(journey(point("eva", "bank", experience.format("4.5"))))
    assert (step["thinks"], step["emotion"]) == (
        ["Fine", "Quick"],
        {"score": 1.5, "basis": "reported"},
    )
    planned = journey(point("eva", "bank", experience.format("9"), "planned"), kind="planned")
    assert "emotion" not in steps(planned)[0]
    fates = {loss.what: loss.fate.value for loss in planned.losses if loss.fate != "made"}
    assert fates["experienceRating"] == "unreadable"
    assert fates["touchpointExperience"] == "guessed"


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        ("2026-05-04 09:00", "2026-05-04 10:30:00", "1 h 30 min"),
        ("2026-05-04T09:00:00Z", "2026-05-04T11:00:00+02:00", None),
        ("2026-05-04T09:00:00Z", "2026-05-06T12:00:00+02:00", "2 days 1 h"),
        ("2026-05-04", "2026-05-07", "3 days"),
        ("2026-05-04", "2026-05-04", None),
        ("2026-05-04", "2026-05-04 18:00", None),
        ("2026-05-04 09:00", "2026-05-04 08:00", None),
        ("2026-05-04 09:00", "soon", None),
        ("2026-05-04 09:00Z", "2026-05-04 10:00", None),
        ("2021-08-20 15:03:01.611", "2021-08-20 15:03:04.2", "2 s"),
        ("", "2026-05-04", None),
    ],
)
def test_times_become_lengths(first: str, last: str, length: str | None) -> None:
    assert length_between(first, last) == length


def test_waiting_is_until_a_message_is_noticed() -> None:
    times = (
        "<timestamps><timeOriginated>2026-05-04 09:00</timeOriginated>"
        "<timeReceived>2026-05-04 09:01</timeReceived>"
        "<timeConsumed>2026-05-06 09:00</timeConsumed></timestamps>"
    )
    assert steps(journey(point("bank", "eva", times)))[0]["duration"] == {"wait": "2 days"}


def test_phases() -> None:
    listed = (
        "<journeyPhases><journeyPhase phaseID=' One'><phaseName>First</phaseName></journeyPhase>"
        "<journeyPhase phaseID='none'><phaseName>Empty</phaseName></journeyPhase>"
        "<journeyPhase phaseID='two'><phaseDescription>Later</phaseDescription></journeyPhase>"
        "</journeyPhases>"
    )
    belongs = "<belongsTo phaseIDref='{}'/>"
    arrival = journey(
        "".join(
            point("eva", "bank", belongs.format(name) if name else "")
            for name in ("", "One", "", "two", "three")
        ),
        listed,
    )
    stages = [
        (stage["id"], stage.get("title"), stage.get("summary"), len(stage.get("steps", ())))
        for stage in data_of(arrival, "journey")["stages"]
    ]
    assert stages == [
        ("loan", "loan", None, 1),
        ("first", "First", None, 2),
        ("none", "Empty", None, 0),
        ("two", None, "Later", 1),
        ("three", "three", None, 1),
    ]


def test_what_is_unknown_is_told() -> None:
    arrival = journey(
        point("eva", "bank", "<mood>glad</mood>") + "<gateway/>", "<budget>7</budget>lost words"
    )
    said = {loss.what: loss for loss in arrival.losses if loss.fate in ("dropped", "unreadable")}
    assert {"element", "text"} <= set(said)
    assert [loss.value for loss in arrival.losses if loss.what == "element"] == ["7", None, "glad"]


def test_a_journey_without_touchpoints_beside_another() -> None:
    with pytest.raises(UnreadableError, match="there is no journey in it"):
        arrive('<CJML version="2.0"><plannedJourney/></CJML>', "a.xml")
    two = (
        '<CJML version="2.0"><plannedJourney/><plannedJourney><journeyID>Walk</journeyID>'
        "<touchpoints><plannedAction><initiator><refersTo actorIDref='x'/>"
        "<initiatorLabel>Go</initiatorLabel></initiator></plannedAction></touchpoints>"
        "</plannedJourney></CJML>"
    )
    arrival = arrive(two, "a.xml")
    assert steps(arrival) == [{"id": "go", "title": "Go", "actor": "x"}]
    assert [w for f, _, w in told(arrival) if f == "unreadable"] == ["journey", "actor"]


def test_too_many() -> None:
    action = "<actualAction><initiator><refersTo actorIDref='eva'/></initiator></actualAction>"
    with pytest.raises(UnreadableError, match=r"5,001 touchpoints stand in it; no more than 5,000"):
        journey(action * 5_001)


def test_a_planned_journey_of_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "plan.journey.yaml").write_text(
        "kind: journey\nid: plan\ntitle: The plan\nstages: [{steps: [{id: a, title: A}]}]\n",
        encoding="utf-8",
    )
    text = (FILES / "as-excel-to-cjml-writes.xml").read_text(encoding="utf-8")
    workspace = open_workspace(tmp_path)
    known = arrive(text.replace("PJ1", "plan"), "a.xml", workspace=workspace)
    assert data_of(known, "journey")["of"] == "plan"
    assert "of" not in data_of(arrive(text, "a.xml", workspace=workspace), "journey")


def test_a_planned_journey_of_another_is_yet_to_come() -> None:
    reference = "<plannedReference>today</plannedReference>"
    arrival = journey(point("eva", "bank", kind="planned"), reference, kind="planned")
    assert data_of(arrival, "journey")["state"] == "future"
    plain = journey(point("eva", "bank", kind="planned"), kind="planned")
    assert data_of(plain, "journey")["state"] == "current"


def test_nothing_is_passed_over_in_silence() -> None:
    arrival = journey(
        "<actualAction id='a1'><initiator><refersTo actorIDref='eva'/><initiatorLabel>Reads</initiatorLabel>"
        "<initiatorLabel>Writes</initiatorLabel><mood>glad</mood></initiator>"
        "<channel><channelName>Web</channelName></channel></actualAction>"
        "<plannedAction/>",
        "<journeyTitle>Loan</journeyTitle><journeyTitle>Credit</journeyTitle>",
    )
    lost = {(loss.what, loss.value) for loss in arrival.losses if loss.fate != "made"}
    assert {
        ("attribute", "a1"),
        ("element", "Writes"),
        ("element", "glad"),
        ("element", "Credit"),
        ("element", None),
        ("channel", None),
    } <= lost
    assert data_of(arrival, "journey")["title"] == "Loan"
    assert steps(arrival) == [{"id": "reads", "title": "Reads"}]

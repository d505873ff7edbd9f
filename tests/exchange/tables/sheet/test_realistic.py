"""Maps as teams keep them, into journeys."""

from pathlib import Path

import pytest
from tests.exchange.importing import data_of
from tests.exchange.tables.arriving import arrived, check_valid, losses, outline, said, steps
from tests.exchange.tables.realistic import FILES

from cjmap.exchange.coming.arrival import Arrival
from cjmap.exchange.coming.source import Options


def the(name: str) -> Arrival:
    options = Options(encoding="cp1250") if name == "przychodnia.csv" else None
    return arrived(FILES[name](), options, name=name)


@pytest.mark.parametrize("name", FILES)
def test_everything_is_a_valid_map_and_the_same_each_time(name: str, tmp_path: Path) -> None:
    arrival = the(name)
    check_valid(arrival, tmp_path)
    assert [map.text for map in the(name).maps] == [map.text for map in arrival.maps]
    assert not [loss for loss in arrival.losses if loss.fate == "unreadable"]


def test_a_workshop_s_result() -> None:
    arrival = the("bank.xlsx")
    assert outline(arrival) == [
        [
            ("Discover", ["Compare rates", "Read reviews"]),
            ("Apply", ["Fill in the form", "Verify identity"]),
            ("Use", ["First deposit"]),
        ]
    ]
    journey = data_of(arrival, "journey")
    assert journey["title"] == "Customer journey map – opening a savings account"
    assert (journey["scenario"], journey["goal"], journey["personas"]) == (
        "Opens an account on her phone",
        "Put money aside without thinking about it",
        ["priya-shah"],
    )
    assert steps(arrival)["verify-identity"] == {
        "does": ["Takes a photo of her passport"],
        "touchpoint": "id-check",
        "thinks": ["Did the photo go through?"],
        "emotion": {"score": -2, "basis": "assumed"},
        "pains": ["No progress shown", "Photo refused three times"],
        "moment_of_truth": True,
    }
    assert [(each["title"], each["for"]) for each in journey["opportunities"]] == [
        ("Save the form as a draft", ["fill-in-the-form"]),
        ("Show progress", ["verify-identity"]),
        ("explain why a photo was refused", ["verify-identity"]),
        ("Suggest a standing order", ["first-deposit"]),
    ]
    assert data_of(arrival, "catalog")["touchpoints"][3] == {
        "id": "id-check",
        "title": "ID check",
        "channel": "app",
    }
    assert losses(arrival) == [
        ("dropped", "CJM!H3", "shape"),
        ("dropped", "CJM!D12", "comment"),
        ("guessed", "CJM!B2", "persona"),
        ("changed", "CJM!D15", "quotes"),
        ("dropped", "CJM!A17", "cell"),
    ]


def test_a_polish_export_in_cp1250() -> None:
    arrival = the("przychodnia.csv")
    assert outline(arrival) == [
        [
            ("Przed wizytą", ["Szukam terminu", "Rezerwuję"]),
            ("Wizyta", ["Jestem u lekarza"]),
            ("Po wizycie", ["Dostaję wyniki"]),
        ]
    ]
    journey = data_of(arrival, "journey")
    assert [stage.get("phase") for stage in journey["stages"]] == ["before", "during", "after"]
    assert journey["lang"] == data_of(arrival, "persona")["lang"] == "pl"
    assert steps(arrival)["szukam-terminu"] == {
        "summary": "Punkty styku: Infolinia, strona www",
        "does": ["Dzwoni", "Szuka w internecie"],
        "touchpoint": "infolinia",
        "thinks": ["Czy w ogóle ktoś odbierze?"],
        "emotion": {"score": -1, "basis": "assumed"},
        "pains": ["Długo czekam na linii"],
        "duration": "15 min",
    }
    assert steps(arrival)["jestem-u-lekarza"]["thinks"] == ["Nie wiem, czy zdążę"]
    assert steps(arrival)["jestem-u-lekarza"]["emotion"]["score"] == 1.5
    assert steps(arrival)["rezerwuje"]["summary"] == "Ryzyka: RODO"
    assert [(each["id"], each["for"]) for each in journey["opportunities"]] == [
        ("oddzwanianie", ["szukam-terminu", "dostaje-wyniki"]),
        ("lista-oczekujacych", ["rezerwuje"]),
    ]
    assert losses(arrival) == [
        ("guessed", "", "language"),
        ("guessed", "B2", "persona"),
        ("guessed", "B5", "phase"),
        ("changed", "B8", "touchpoints"),
        ("changed", "D14", "duration"),
        ("guessed", "C15", "lane"),
        ("dropped", "A17", "cell"),
    ]


def test_stages_without_steps() -> None:
    arrival = the("box.xlsx")
    titles = ["Awareness", "Consideration", "Purchase", "Retention", "Advocacy"]
    assert outline(arrival) == [[(title, [title]) for title in titles]]
    assert [step.get("emotion", {}).get("score") for step in steps(arrival).values()] == [
        1,
        0,
        -1,
        2,
        1,
    ]
    assert steps(arrival)["retention-2"] == {
        "summary": "Process ownership: Operations",
        "does": ["Opens the box", "Rates recipes"],
        "touchpoint": "kitchen",
        "thinks": ["What is next week?"],
        "feels": ["excited"],
        "emotion": {"score": 2, "basis": "assumed"},
        "pains": ["Too much packaging"],
        "metrics": [{"metric": "churn", "value": 6, "n": 400}],
    }
    assert losses(arrival) == [
        ("guessed", "Sheet1!B2", "header"),
        ("guessed", "Sheet1!B5", "sign"),
        ("guessed", "Sheet1!B7", "empty cell"),
        ("guessed", "Sheet1!F7", "empty cell"),
        ("guessed", "Sheet1!B10", "lane"),
    ]
    assert said(arrival, "step") == [
        "5 steps have the titles of their stages, as the table names no others."
    ]


def test_steps_down_and_lanes_across() -> None:
    arrival = the("hotel.tsv")
    assert outline(arrival) == [
        [
            ("Book", ["Find a hotel", "Pay"]),
            ("Stay", ["Check in", "Sleep"]),
            ("Leave", ["Check out"]),
        ]
    ]
    assert steps(arrival)["check-in"] == {
        "summary": "Owner: Front office",
        "does": ["Queues at the desk"],
        "touchpoint": "front-desk",
        "emotion": {"score": -2, "basis": "assumed"},
        "pains": ["Queue of 20 minutes", "nobody explains"],
    }
    assert losses(arrival) == [("guessed", "I2", "lane")]


def test_a_blueprint_below_a_journey() -> None:
    arrival = the("paczka.xlsx")
    blueprint = data_of(arrival, "blueprint")
    assert blueprint["journey"] == data_of(arrival, "journey")["id"]
    assert [each["step"] for each in blueprint["steps"]] == list(steps(arrival))
    assert [
        (each["at"], each["lane"], each["text"], each.get("owner"), each.get("system"))
        for each in blueprint["actions"]
        if each["at"] == "otwieram-skrytke"
    ] == [
        ("otwieram-skrytke", "props", "Ekran automatu", None, None),
        ("otwieram-skrytke", "front", "Otwiera skrytkę", "operacje", None),
        ("otwieram-skrytke", "back", "Zamyka zlecenie", "operacje", None),
        ("otwieram-skrytke", "support", "Sterownik automatu", "operacje", "sterownik-automatu"),
    ]
    assert steps(arrival)["otwieram-skrytke"]["moment_of_truth"] is True
    assert losses(arrival) == [
        ("guessed", "Arkusz1!B6", "sign"),
        ("guessed", "Arkusz1!B14", "owner"),
        ("guessed", "", "language"),
    ]


def test_a_persona_in_rows_above_and_tasks_for_steps() -> None:
    arrival = the("licence.csv")
    assert outline(arrival) == [
        [("Whole journey", ["Find the right licence", "Apply online", "Send documents", "Wait"])]
    ]
    persona = data_of(arrival, "persona")
    assert (persona["archetype"], persona["needs"], persona["expectations"]) == (
        "Small business owner",
        ["To know what it costs", "To know how long it takes"],
        ["One form"],
    )
    assert steps(arrival)["wait"] == {
        "summary": "Timeline: Week 2–8",
        "actor": "Case worker",
        "touchpoint": "e-mail",
        "emotion": {"score": -1, "basis": "assumed"},
        "pains": ["No date is told"],
    }
    assert losses(arrival) == [
        ("guessed", "B6", "header"),
        ("guessed", "B8", "sign"),
        *(("changed", f"{column}11", "duration") for column in "BCDE"),
    ]


def test_a_sheet_a_persona() -> None:
    arrival = the("rower.xlsx")
    assert [map.file_name for map in arrival.maps] == [
        "marek.journey.yaml",
        "marek.persona.yaml",
        "rower.catalog.yaml",
        "ola.journey.yaml",
        "ola.persona.yaml",
    ]
    assert (
        outline(arrival)[0]
        == outline(arrival)[1]
        == [
            ("Wybór", ["Szuka roweru", "Pyta w sklepie"]),
            ("Zakup", ["Płaci", "Odbiera rower"]),
        ]
    )
    first = arrival.maps[0].data
    assert [stage["goal"] for stage in first["stages"]] == [
        "Wybrać rower do 4000 zł",
        "Kupić bez czekania",
    ]
    assert [step["emotion"]["score"] for stage in first["stages"] for step in stage["steps"]] == [
        1, 2, -1, 2,
    ]  # fmt: skip
    assert losses(arrival)[-3:] == [
        ("dropped", "Legenda", "sheet"),
        ("dropped", "robocze", "hidden sheet"),
        ("guessed", "", "language"),
    ]
    assert [map.id for map in arrived(FILES["rower.xlsx"](), Options(sheets=("Ola",)), name="a.xlsx").maps] == [
        "ola", "ola", "a",
    ]  # fmt: skip


def test_two_grids_in_one_sheet() -> None:
    arrival = the("returns.xlsx")
    now, later = (map.data for map in arrival.maps)
    assert (now["title"], now.get("state")) == ("Returning a parcel – as is", None)
    assert (later["title"], later.get("state")) == ("Returning a parcel – to be", "future")
    assert [step["emotion"]["score"] for stage in now["stages"] for step in stage["steps"]] == [
        0,
        -1,
        -1.5,
    ]
    assert said(arrival, "empty lane") == ["The lane “Pain points” is empty."]
    assert said(arrival, "scale")[0] == (
        "The scores of “Experience score” were read on the scale 1..10; `--scale LOW..HIGH` says otherwise."
    )


def test_cells_over_several_columns_and_lanes_over_several_rows() -> None:
    arrival = the("moving.xlsx")
    assert outline(arrival) == [
        [("Plan", ["Ask for a quote", "Choose a date"]), ("Move", ["Pack", "Carry"])]
    ]
    assert [step["touchpoint"] for step in steps(arrival).values()] == [
        {"channel": "phone"}, {"channel": "phone"}, {"channel": "in-person"}, {"channel": "in-person"},
    ]  # fmt: skip
    assert steps(arrival)["ask-for-a-quote"]["pains"] == [
        "No answer for days",
        "Quote is vague",
    ]
    assert steps(arrival)["carry"]["duration"] == "45 min"

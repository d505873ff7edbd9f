"""What `--suggest` proposes: against logs whose mapping is known, in names of all kinds, and readable."""

from __future__ import annotations

import csv
import gzip
import importlib.util
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.measure.suggesting.clinic import (
    PATIENTS,
    REPEATS,
    SURVEY,
    VISITS,
    truth,
    write_patients,
    write_repeats,
    write_survey,
    write_visits,
)
from tests.measure.suggesting.quality import Score, score, steps_of

from cjmap.measure.errors import MeasureError
from cjmap.measure.mapping.read import parse_mapping, read_mapping
from cjmap.measure.opening import EngineChoice
from cjmap.measure.suggesting import suggest
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.measure.mapping.model import Mapping

ROOT = Path(__file__).parents[3]
SHOP = ROOT / "examples" / "sklep"
CLINIC = ROOT / "examples" / "clinic"


def proposed(
    folder: Path, journey: str, base: Path, events: str | None, answers: str | None = None
) -> tuple[Mapping, str]:
    """Return the mapping that is proposed, read back from its text, and the text."""
    workspace = open_workspace(folder)
    found = workspace.map_of("journey", journey)
    assert found is not None
    text = suggest(workspace, found, events, answers, EngineChoice(), base)
    return parse_mapping(base / "x.measure.yaml", text.encode()), text


@pytest.fixture(scope="module")
def shop() -> tuple[Mapping, str]:
    return proposed(SHOP, "zamawiam-rosline", SHOP, "dane/zdarzenia.parquet", "dane/ankieta.csv")


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapping, str]:
    folder = tmp_path_factory.mktemp("visits")
    write_visits(folder / "visits.csv")
    write_survey(folder / "survey.csv")
    return proposed(CLINIC, "first-visit", folder, "visits.csv", "survey.csv")


def test_the_shop_is_found(shop: tuple[Mapping, str]) -> None:
    mapping, known = shop[0], read_mapping(SHOP / "zamawiam-rosline.measure.yaml")
    assert score(mapping, steps_of(known)) == Score(right=28, whole=28, put=34)
    assert mapping.events is not None
    assert known.events is not None
    for field in ("case", "activity", "time", "channel", "persona", "status", "failed", "group"):
        assert getattr(mapping.events, field) == getattr(known.events, field), field
    assert mapping.zone == known.zone
    assert mapping.contexts == known.contexts


def test_questions_of_the_shop_are_found(shop: tuple[Mapping, str]) -> None:
    answers, known = shop[0].answers, read_mapping(SHOP / "zamawiam-rosline.measure.yaml").answers
    assert answers is not None
    assert known is not None
    for field in ("date", "respondent", "question", "answer", "delimiter"):
        assert getattr(answers, field) == getattr(known, field), field
    found = {each.is_: (each.metric, each.step) for each in answers.questions}
    meant = {each.is_: (each.metric, each.step) for each in known.questions}
    assert found.keys() == meant.keys()
    # searching was asked about where the map has comparing
    assert {each for each in meant if found[each] != meant[each]} == {("ces_szukanie",)}


def test_comments_are_in_the_language_of_the_map(shop: tuple[Mapping, str]) -> None:
    lines = shop[1].splitlines()
    assert lines[0].startswith("# Propozycja")
    assert lines[1].startswith("# i usuń komentarze. Potem `cjmap measure zamawiam-rosline`")
    cart = next(line for line in lines if "- cart_item_added" in line)
    assert cart == "    - cart_item_added  # prawdopodobne: „cart” ~ koszyk; 7. z 35 w kolejności"
    assert "#   - coupon_refused  # zdarzeń: 100" in lines
    place = lines.index("ignored:  # zgadnięte: robi to maszyna, nie klient")
    assert lines[place + 1].startswith("  - page_heartbeat  # zdarzeń: ")


def test_visits_of_the_clinic_are_found(visits: tuple[Mapping, str]) -> None:
    mapping, text = visits
    assert score(mapping, truth(VISITS)) == Score(right=19, whole=19, put=19)
    assert mapping.events is not None
    events = mapping.events
    columns = (events.case, events.activity, events.time, events.channel, events.status)
    assert columns == ("visitId", "eventName", "occurredAt", "via", "outcome")
    assert events.failed == ("timeout",)
    assert (mapping.zone, events.time_format) == ("UTC", None)
    assert "zone: UTC  # the times tell their zones" in text


def test_a_wide_survey_is_found(visits: tuple[Mapping, str]) -> None:
    answers = visits[0].answers
    assert answers is not None
    assert (answers.date, answers.respondent) == ("RecordedDate", "ResponseId")
    assert answers.group is None
    found = {each.column: (each.metric, each.step) for each in answers.questions}
    meant = {column: (metric, step) for column, (metric, step, _, _) in SURVEY.items()}
    assert found.keys() == meant.keys()
    wrong = {each for each in meant if found[each] != meant[each]}
    assert wrong == {"How easy was it to find out about your referral?"}


def test_times_lie_between_what_titles_name(visits: tuple[Mapping, str]) -> None:
    # “Median wait after check-in”, at the step `wait`
    assert [(each.metric, each.step, each.to) for each in visits[0].times] == [
        ("waiting-time", "wait", ("PatientSummoned",))
    ]
    assert visits[0].times[0].from_[0] in {"SelfServiceRegistration", "KioskSessionTimedOut"}


def test_other_words_dates_and_separators(tmp_path: Path) -> None:
    write_repeats(tmp_path / "repeats.csv")
    mapping, text = proposed(CLINIC, "repeat-prescription", tmp_path, "repeats.csv")
    assert score(mapping, truth(REPEATS)) == Score(right=13, whole=14, put=14)
    assert mapping.events is not None
    events = mapping.events
    assert (events.case, events.activity, events.time) == (
        "Rx number",
        "What happened",
        "Logged on",
    )
    assert events.time_format == "%d/%m/%Y %H:%M"
    assert "time: Logged on  # a guess from the values" in text


def test_the_log_kept_aside(tmp_path: Path) -> None:
    write_patients(tmp_path / "patients.csv")
    mapping, _ = proposed(CLINIC, "first-visit", tmp_path, "patients.csv")
    assert score(mapping, truth(PATIENTS)) == Score(right=16, whole=18, put=16)


HOSTILE = [
    'a: b # "no" \n twice',
    "- leads with a dash",
    "'single'",
    '"double"',
    "[list, {of: things}]",
    "book: slot",
    "yes",
    "2026-01-01",
    "12",
    "&book *slot !tag | >",
    "book\tslot",
    "{",
    "książka – termin",
    "%book",
    "@slot",
    "`slot`",
    " ",
    "# book",
    "? book",
    "~",
    "null",
    "…",
]


def _log(folder: Path, columns: Sequence[str], names: Sequence[str], cases: int = 20) -> None:
    with (folder / "log.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, quoting=csv.QUOTE_ALL)
        rows.writerow(columns)
        moment = datetime(2026, 7, 1, tzinfo=UTC)
        for case in range(cases):
            for name in names:
                moment += timedelta(minutes=7)
                rows.writerow([f"c{case}", name, moment.strftime("%Y-%m-%d %H:%M:%S")])


def test_hostile_names_are_quoted_and_come_back(tmp_path: Path) -> None:
    names = [f"book slot {each}" for each in HOSTILE] + [each for each in HOSTILE if each.strip()]
    case, activity, time = 'case: "1" # x', "- event\nname", "time, [stamp]"
    _log(tmp_path, [case, activity, time], names)
    mapping, text = proposed(CLINIC, "first-visit", tmp_path, "log.csv")
    assert mapping.events is not None
    assert (mapping.events.case, mapping.events.time) == (case, time)
    assert mapping.events.activity == activity
    placed = steps_of(mapping)
    assert {f"book slot {each}" for each in HOSTILE} - {"book slot  "} <= {
        *placed,
        *_stripped(placed),
    }
    told = [line for line in text.splitlines() if "  # events: " in line]
    assert len(placed) + len(told) == len(set(names))


def _stripped(names: dict[str, str]) -> set[str]:
    return {each.strip() for each in names}


def test_names_that_yaml_cannot_hold_are_left_out_and_told(tmp_path: Path) -> None:
    _log(tmp_path, ["case", "event", "time"], ["book slot", "book \u202eslot", "book \x1b[31mslot"])
    mapping, text = proposed(CLINIC, "first-visit", tmp_path, "log.csv")
    assert steps_of(mapping) == {"book slot": "book"}
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("slot") >= 3


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        (["case:concept:name", "concept:name", "time:timestamp"], None),
        (["ocel:oid", "ocel:activity", "ocel:timestamp"], None),
        (["caseId", "activityName", "eventTime"], None),
        (["numer_sprawy", "czynnosc", "data_zdarzenia"], None),
        (["IdZamówienia", "NazwaZdarzenia", "CzasZdarzenia"], None),
        (["a", "b", "c"], None),
    ],
    ids=lambda each: each[0] if isinstance(each, list) else "",
)
def test_columns_by_name_and_by_content(
    columns: list[str], names: Sequence[str] | None, tmp_path: Path
) -> None:
    _log(
        tmp_path, columns, names or ["AppointmentRequested", "SlotReserved", "PatientSummoned"], 80
    )
    mapping, text = proposed(CLINIC, "first-visit", tmp_path, "log.csv")
    events = mapping.events
    assert events is not None
    assert [events.case, events.activity, events.time] == columns
    assert text.count("a guess from the values") == (3 if columns == ["a", "b", "c"] else 0)


def test_a_log_of_xes(tmp_path: Path) -> None:
    steps = "".join(
        f'<event><string key="concept:name" value="{name}"/>'
        f'<date key="time:timestamp" value="2026-07-01T1{hour}:00:00.000+02:00"/>'
        f'<string key="lifecycle:transition" value="{word}"/></event>'
        for hour, (name, word) in enumerate(
            (name, word)
            for name in ("Slot reserved", "Patient summoned")
            for word in ("start", "complete")
        )
    )
    traces = "".join(
        f'<trace><string key="concept:name" value="{case}"/>{steps}</trace>' for case in range(9)
    )
    log = f'<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">{traces}</log>'
    (tmp_path / "log.xes.gz").write_bytes(gzip.compress(log.encode()))
    mapping, text = proposed(CLINIC, "first-visit", tmp_path, "log.xes.gz")
    assert mapping.events is not None
    events = mapping.events
    assert (events.case, events.activity) == ("case:concept:name", "concept:name")
    assert (events.time, events.lifecycle) == ("time:timestamp", "lifecycle:transition")
    assert (events.starts, events.completes) == (("start",), ("complete",))
    assert steps_of(mapping) == {"Slot reserved": "book", "Patient summoned": "wait"}
    assert "the times tell their zones" in text


@pytest.mark.parametrize(
    ("columns", "wants"),
    [
        (["case", "event", "place"], "a case, an activity and a time"),
        (["one"], "a case, an activity and a time"),
        (["case", "time"], "a case, an activity and a time"),
    ],
)
def test_what_has_no_such_columns_is_told(columns: list[str], wants: str, tmp_path: Path) -> None:
    with (tmp_path / "log.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(columns)
        rows.writerows([[f"x{number % 3}"] * len(columns) for number in range(9)])
    with pytest.raises(MeasureError) as error:
        proposed(CLINIC, "first-visit", tmp_path, "log.csv")
    assert f"log.csv: no columns look like {wants}. It has “{columns[0]}”" in error.value.message


def test_the_same_data_always_propose_the_same(tmp_path: Path) -> None:
    write_visits(tmp_path / "visits.csv")
    first, again = (proposed(CLINIC, "first-visit", tmp_path, "visits.csv")[1] for _ in range(2))
    assert first == again


@pytest.mark.filterwarnings("ignore")  # pyspark warns of newer pandas, which nothing here uses
def test_a_cluster_proposes_the_same(tmp_path: Path, spark_address: str) -> None:
    write_repeats(tmp_path / "repeats.csv")
    source = str(tmp_path / "repeats.csv")
    workspace = open_workspace(CLINIC)
    journey = workspace.map_of("journey", "repeat-prescription")
    assert journey is not None
    here = suggest(workspace, journey, source, None, EngineChoice(), tmp_path)
    there = suggest(workspace, journey, source, None, EngineChoice(spark_address), tmp_path)
    assert there == here
    assert "  delimiter: ;" in here


def test_the_guide_has_the_fields_that_are_read() -> None:
    name = "make_mapping_table"
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    text = (ROOT / "docs" / "measure" / "mapping.md").read_text(encoding="utf-8")
    assert text == tool.page(text), "run: python tools/make_mapping_table.py"
    with pytest.raises(ValueError, match="no place"):
        tool.page("nothing")

"""Guards the JSON of a comparison: its schema, and the data in it."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from tests.compare.formats.shown import FIXTURES, HERE, PICTURE, present, with_pictures

from cjmap.compare.change import Level
from cjmap.compare.formats.json_format import changes_schema, write
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.compare.presentation import Refused


def validate(report: Any) -> None:
    schema = changes_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(report)


def loaded(fixture: str, lang: str | None = None) -> Any:
    return json.loads(write(present(fixture, lang)))


def changes(report: Any) -> list[Any]:
    return [change for each in report["maps"] for change in each["changes"]]


def one(fixture: str, name: str) -> Any:
    return next(each for each in changes(loaded(fixture)) if each["change"] == name)


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("fixture", FIXTURES)
def test_it_follows_its_schema(fixture: str, lang: str) -> None:
    validate(loaded(fixture, lang))
    validate(json.loads(write(with_pictures(present(fixture, lang)))))


def test_the_schema_names_all_kinds_and_levels() -> None:
    definitions: Any = changes_schema()["$defs"]
    assert definitions["ChangeName"]["enum"] == list(CHANGE_KINDS)
    assert definitions["Level"]["enum"] == [level.value for level in Level]


def test_nothing_is_null() -> None:
    assert "null" not in json.dumps(changes_schema())
    for fixture in FIXTURES:
        assert "null" not in write(present(fixture))


@pytest.mark.parametrize(
    ("where", "value"), [("change", "emotion-sank"), ("level", "bad"), ("fingerprint", "x")]
)
def test_the_schema_refuses_other_words(where: str, value: str) -> None:
    report = loaded("clinic")
    report["maps"][0]["changes"][0][where] = value
    with pytest.raises(jsonschema.ValidationError):
        validate(report)


def test_the_language_changes_words_alone() -> None:
    def without_words(report: Any) -> list[Any]:
        words = ("reason", "message", "place", "notes")
        return [
            {key: value for key, value in each.items() if key not in words}
            for each in changes(report)
        ]

    english, polish = loaded("clinic", "en"), loaded("clinic", "pl")
    assert (english["lang"], polish["lang"]) == ("en", "pl")
    assert without_words(english) == without_words(polish)
    messages = [[each["message"] for each in changes(report)] for report in (english, polish)]
    assert not set(messages[0]) & set(messages[1])


def test_counts() -> None:
    report = loaded("clinic")
    levels = [each["level"] for each in changes(report)]
    assert report["summary"]["changes"] == len(levels)
    assert report["summary"]["levels"] == {level.value: levels.count(level) for level in Level}


def test_values_are_data() -> None:
    emotion = one("clinic", "emotion-worsened")
    assert (emotion["old"], emotion["new"]) == (-0.5, -1)
    assert emotion["fields"] == ["emotion.score", "emotion.basis"]
    wait = one("clinic", "wait-lengthened")
    assert (wait["old"], wait["new"]) == ("4 min", "9 min")
    added = one("clinic", "evidence-added")
    assert "old" not in added
    assert added["new"] == "diary"
    assert one("sklep", "stage-moved")["old"] == 3


def test_states_and_files_of_maps() -> None:
    found = {each["address"]: each for each in loaded("clinic")["maps"]}
    assert found["empathy-map:at-home"]["state"] == "added"
    assert "old_file" not in found["empathy-map:at-home"]
    assert found["empathy-map:at-the-kiosk"]["state"] == "removed"
    renamed = next(each for each in loaded("sklep")["maps"] if each["id"] == "jan")
    assert (renamed["old_file"], renamed["file"], renamed["state"], renamed["lang"]) == (
        *("jan.persona.yaml", "kolekcjoner.persona.yaml", "changed", "pl"),
    )


def test_places_are_those_of_the_files() -> None:
    seen = 0
    for fixture in ("clinic", "sklep"):
        for each in changes(loaded(fixture)):
            for version, where in (("before", "old_location"), ("after", "new_location")):
                if place := each.get(where):
                    text = (HERE / "fixture" / fixture / version / place["file"]).read_text()
                    line = text.splitlines()[place["line"] - 1]
                    assert place["column"] <= len(line)
                    seen += 1
            if isinstance(each.get("new"), float) and "new_location" in each:
                place = each["new_location"]
                text = (HERE / "fixture" / fixture / "after" / place["file"]).read_text()
                written = text.splitlines()[place["line"] - 1][place["column"] - 1 :]
                assert written.startswith(f"{each['new']:g}")
    assert seen > 100


def test_dangling_references() -> None:
    (reference,) = one("clinic", "pain-resolved")["dangling"]
    assert reference == {
        "reference": "first-visit#name-not-found",
        "map": "backlog:clinic-backlog",
        "location": {"file": "clinic.backlog.yaml", "line": 6, "column": 64},
    }


def test_likeness_and_intervals() -> None:
    assert one("clinic", "reworded")["likeness"] == 0.95
    assert "likeness" not in one("clinic", "retitled")
    interval = one("clinic", "metric-within-noise")["interval"]
    assert (round(interval["low"], 2), round(interval["high"], 2)) == (-5.12, 30.31)
    assert interval["rests_on"] == "counts"


def test_refused_maps() -> None:
    assert loaded("clinic")["refused"] == [
        {
            "file": "tom.persona.yaml",
            "version": "after",
            "problem": "`nmae` is not a key of a persona.",
        }
    ]


def test_pictures_and_thresholds() -> None:
    report = json.loads(write(with_pictures(present("clinic"))))
    assert {each["picture"] for each in report["maps"]} == {PICTURE}
    assert (report["fail_on"], report["fails"]) == ("breaking", True)
    never = json.loads(write(replace(present("clinic"), threshold=None)))
    assert "fail_on" not in never
    assert never["fails"] is False


def test_a_file_name_that_is_not_utf_8() -> None:
    name = os.fsdecode(b"\xff\xa3.persona.yaml")
    text = write(replace(present("calm"), refused=(Refused(name, "main", None),)))
    report = json.loads(text.encode("utf-8"))
    validate(report)
    assert report["refused"][0]["file"] == "\\udcff\\udca3.persona.yaml"

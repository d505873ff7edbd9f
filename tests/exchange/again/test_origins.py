"""Guards which file a map is of: where files have one name, were moved, copied, or say the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.exchange.again.again import bring, edit, outcomes
from tests.exchange.importing import arrive

from cjmap.errors import CjmapError
from cjmap.exchange.again.memory import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = """journey
  title Szkoda OC
  section Zgłoszenie
    Dzwonię: 3: Anna
    Czekam: 2: Anna
"""
POLICY = """journey
  title Kupno polisy
  section Wybór
    Porównuję: 3: Jan
    Płacę: 4: Jan
"""
CHANGED = CLAIM.replace("Dzwonię: 3", "Dzwonię: 4")
FILE = "szkoda-oc.journey.yaml"
PERSONA = "anna.persona.yaml"


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def told(folder: Path, text: str, name: str) -> list[str]:
    return [loss.message for loss in bring(folder, text, name).losses if loss.what == "map"]


def test_two_files_of_one_name_are_two_files(tmp_path: Path) -> None:
    for name, text in [("oc/index.mmd", CLAIM), ("ac/index.mmd", POLICY)]:
        write(tmp_path, name, text)
        assert set(outcomes(bring(tmp_path, text, name)).values()) == {"new"}
    for name, text in [("oc/index.mmd", CLAIM), ("ac/index.mmd", POLICY)]:
        landed = bring(tmp_path, text, name)
        assert set(outcomes(landed).values()) == {"same"}
        assert len(landed.landings) == 2
        assert landed.left == []


def test_another_file_of_the_name_of_one_that_is_gone_shares_nothing_with_it(
    tmp_path: Path,
) -> None:
    bring(tmp_path, CLAIM, "oc/index.mmd")
    assert outcomes(bring(tmp_path, POLICY, "ac/index.mmd")) == {
        "kupno-polisy.journey.yaml": "new",
        "jan.persona.yaml": "new",
    }


@pytest.mark.parametrize("name", ["wiki/index.mmd", "neu/claims-2.mmd"])
def test_a_file_that_was_moved_or_renamed_is_known_by_what_is_in_it(
    tmp_path: Path, name: str
) -> None:
    bring(tmp_path, CLAIM, "oc/index.mmd")
    assert outcomes(bring(tmp_path, CHANGED, name))[FILE] == "merged"
    assert outcomes(bring(tmp_path, CHANGED, name))[FILE] == "same"
    head = (tmp_path / FOLDER / FILE).read_text(encoding="utf-8")
    assert head.startswith(f'# Imported from "{name}".')


def test_a_copy_is_the_same_until_it_becomes_another_map(tmp_path: Path) -> None:
    write(tmp_path, "oc.mmd", CLAIM)
    bring(tmp_path, CLAIM, "oc.mmd")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert outcomes(bring(tmp_path, CLAIM, "copy.mmd")) == {FILE: "same"}
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert told(tmp_path, CHANGED, "copy.mmd") == [
        "`szkoda-oc` has the same title, and was not read from this file:"
        " this is taken for a second journey."
    ]
    assert (tmp_path / "szkoda-oc-2.journey.yaml").exists()
    assert told(tmp_path, CHANGED, "copy.mmd") == []
    assert outcomes(bring(tmp_path, CLAIM, "oc.mmd"))[FILE] == "same"


def persona(**said: Any) -> str:
    return json.dumps({"kind": "persona", "id": "anna", "name": "Anna", **said})


def test_who_was_only_named_becomes_the_persona_that_another_file_tells_of(tmp_path: Path) -> None:
    write(tmp_path, "oc.mmd", CLAIM)
    bring(tmp_path, CLAIM, "oc.mmd")
    edit(tmp_path, PERSONA, ("name: Anna", "name: Anna\nquote: Gdzie ja to mam?"))
    text = persona(goals=["Mieć to za sobą"])
    assert outcomes(bring(tmp_path, text, "anna.json")) == {PERSONA: "merged"}
    merged = (tmp_path / PERSONA).read_text(encoding="utf-8")
    assert "quote: Gdzie ja to mam?" in merged
    assert "Mieć to za sobą" in merged
    assert "proto" not in merged
    assert outcomes(bring(tmp_path, CHANGED, "oc.mmd")) == {FILE: "merged"}
    assert outcomes(bring(tmp_path, text, "anna.json")) == {PERSONA: "same"}


def test_what_two_files_say_of_a_persona_does_not_take_turns(tmp_path: Path) -> None:
    first, second = persona(goals=["Mieć to za sobą"]), persona(goals=["Nie płacić"])
    write(tmp_path, "a.json", first)
    write(tmp_path, "b.json", second)
    bring(tmp_path, first, "a.json")
    assert outcomes(bring(tmp_path, first, "b.json")) == {PERSONA: "same"}
    assert told(tmp_path, second, "b.json") == [
        "`anna` has the same title, and was not read from this file:"
        " this is taken for a second persona."
    ]
    assert outcomes(bring(tmp_path, first, "a.json")) == {PERSONA: "same"}
    assert outcomes(bring(tmp_path, second, "b.json")) == {"anna-2.persona.yaml": "same"}


def test_somebody_else_in_the_file_is_a_new_persona(tmp_path: Path) -> None:
    bring(tmp_path, CLAIM)
    edit(tmp_path, PERSONA, ("name: Anna", "name: Anna\ngoals: [Mieć to za sobą]"))
    landed = bring(tmp_path, CLAIM.replace("Anna", "Jan"))
    assert outcomes(landed) == {FILE: "merged", "jan.persona.yaml": "new"}
    assert [file.name for file in landed.left] == [PERSONA]


@pytest.mark.parametrize("place", [FILE, "maps/renamed.journey.yaml"])
def test_a_map_that_cannot_be_read_is_no_reason_for_a_second_one(
    tmp_path: Path, place: str
) -> None:
    bring(tmp_path, CLAIM)
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).unlink()
    write(tmp_path, place, text.replace("stages:", "summary: [Gdzie ja to mam?]\nstages:"))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    with pytest.raises(CjmapError, match=r"renamed|szkoda-oc") as caught:
        bring(tmp_path, CHANGED)
    line = text[: text.index("stages:")].count("\n") + 1
    assert f"nothing can be merged into it: line {line}: This `[` list" in caught.value.message
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert set(outcomes(bring(tmp_path, CLAIM)).values()) == {"same"}  # nothing to merge


def test_what_is_only_written_in_another_way_is_the_same(tmp_path: Path) -> None:
    write(
        tmp_path, FILE, bring_data(CLAIM).replace("title: Szkoda OC", 'title:  "Szkoda OC" # umowa')
    )
    write(tmp_path, PERSONA, "{kind: persona, id: anna, name: Anna, proto: true, status: draft}\n")
    before = (tmp_path / FILE).read_bytes()
    assert outcomes(bring(tmp_path, CLAIM))[FILE] == "same"
    assert (tmp_path / FILE).read_bytes() == before


def bring_data(text: str) -> str:
    return next(each.text for each in arrive(text, "day.mmd").maps if each.kind == "journey")


def test_a_language_is_guessed_once(tmp_path: Path) -> None:
    def guessed() -> list[str]:
        return [loss.map for loss in bring(tmp_path, text).losses if loss.path == ("lang",)]

    text = CLAIM.replace("Dzwonię", "Zgłaszam, że się pali, i dzwonię").replace("OC", "Łódź")
    assert guessed() == ["szkoda-lodz"]
    text = text.replace("title Szkoda Łódź", "title Szkoda w Łodzi")
    assert guessed() == []

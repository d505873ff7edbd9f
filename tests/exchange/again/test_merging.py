"""Guards what becomes of maps when their file is imported again: same, merged, in conflict, left, gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.again.again import bring, edit, outcomes

from cjmap.errors import CjmapError
from cjmap.exchange.again.memory import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

SHOP = """journey
  title Zamawiam kawę
  section Wybieram
    Szukam kawy: 4: Ewa
    Czytam opinie: 3: Ewa
  section Płacę
    Podaję adres: 2: Ewa
    Płacę: 3: Ewa, Bank
"""
FILE = "zamawiam-kawe.journey.yaml"
PERSONA = "ewa.persona.yaml"


def text_of(folder: Path, name: str = FILE) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_nothing_new_leaves_every_byte_alone_whatever_people_wrote(tmp_path: Path) -> None:
    bring(tmp_path, SHOP)
    edit(tmp_path, FILE, ("title: Czytam opinie", 'title:   "Czytam opinie znajomych"  # Ewa'))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    landed = bring(tmp_path, SHOP)
    assert set(outcomes(landed).values()) == {"same"}
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert len(before) == 4  # two maps, and what was read of them


def test_edits_and_comments_stay_beside_what_changed_in_the_file(tmp_path: Path) -> None:
    bring(tmp_path, SHOP)
    edit(
        tmp_path,
        FILE,
        ("kind: journey", "# Uzgodnione z obsługą\nkind: journey"),
        (
            "        title: Podaję adres\n",
            "        title: Podaję adres\n        pains: [Trzy razy to samo] # z wywiadów\n",
        ),
    )
    assert outcomes(bring(tmp_path, SHOP.replace("Podaję adres: 2", "Podaję adres: 1"))) == {
        FILE: "merged",
        PERSONA: "same",
    }
    text = text_of(tmp_path)
    assert text.startswith("# Uzgodnione z obsługą\nkind: journey\n")
    assert (
        "        pains: [Trzy razy to samo] # z wywiadów\n"
        "        emotion: {score: -2, basis: assumed}\n"
    ) in text


@pytest.mark.parametrize(
    ("ours", "theirs", "clash", "marked"),
    [
        pytest.param(
            (
                "title: Szukam kawy\n        emotion: {score: 1, ",
                "title: Szukam kawy\n        emotion: {score: 2, ",
            ),
            ("Szukam kawy: 4", "Szukam kawy: 1"),
            "step “Szukam kawy”, emotion.score: 2 in this workspace, -2 in day.mmd",
            "<<<<<<< this workspace\n        emotion: {score: 2, basis: assumed}\n"
            "=======\n        emotion: {score: -2, basis: assumed}\n>>>>>>> day.mmd\n",
            id="the same score",
        ),
        pytest.param(
            ("title: Czytam opinie\n", 'title: Czytam opinie\n        thinks: ["Komu wierzyć?"]\n'),
            ("    Czytam opinie: 3: Ewa\n", ""),
            "step “Czytam opinie”: removed in day.mmd, changed in this workspace",
            'thinks: ["Komu wierzyć?"]',
            id="edited here, gone there",
        ),
        pytest.param(
            (
                "      - id: czytam-opinie\n        title: Czytam opinie\n"
                "        emotion: {score: 0, basis: assumed}\n",
                "",
            ),
            ("Czytam opinie: 3", "Czytam opinie: 5"),
            "step “Czytam opinie”: removed in this workspace, changed in day.mmd",
            "emotion: {score: 2, basis: assumed}",
            id="gone here, changed there",
        ),
    ],
)
def test_what_both_changed_is_left_to_be_decided(
    tmp_path: Path, ours: tuple[str, str], theirs: tuple[str, str], clash: str, marked: str
) -> None:
    bring(tmp_path, SHOP)
    edit(tmp_path, FILE, ours)
    landed = bring(tmp_path, SHOP.replace(*theirs))
    assert outcomes(landed) == {FILE: "conflicts", PERSONA: "same"}
    assert [each.clashes for each in landed.landings] == [(clash,), ()]
    assert marked in text_of(tmp_path)
    with pytest.raises(CjmapError, match="no valid map now"):
        bring(tmp_path, SHOP.replace("Płacę: 3", "Płacę: 4"))
    landed = bring(tmp_path, SHOP.replace(*theirs))
    assert outcomes(landed) == {FILE: "conflicts", PERSONA: "same"}  # still
    assert not any(each.changes or each.kept for each in landed.landings)


def test_a_map_that_was_deleted_stays_away_until_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "anna.persona.yaml").write_text("kind: persona\nid: anna\nname: Anna\n")
    bring(tmp_path, SHOP)
    edit(tmp_path, FILE, ("personas: [ewa]", "personas: [anna]"))
    (tmp_path / PERSONA).unlink()
    landed = bring(tmp_path, SHOP)
    assert outcomes(landed) == {FILE: "same"}
    assert [loss.message for loss in landed.losses if loss.what == "map"] == [
        "`ewa.persona.yaml` was deleted here since the last import, and is left out."
    ]


def test_a_map_that_was_deleted_comes_back_where_a_new_one_needs_it(tmp_path: Path) -> None:
    one = f"```mermaid\n{SHOP}```\n"
    (tmp_path / "anna.persona.yaml").write_text("kind: persona\nid: anna\nname: Anna\n")
    bring(tmp_path, one, "plan.md")
    edit(tmp_path, FILE, ("personas: [ewa]", "personas: [anna]"))
    (tmp_path / PERSONA).unlink()
    more = one + "```mermaid\njourney\n  title Zwracam\n  Pakuję: 2: Ewa\n```\n"
    assert outcomes(bring(tmp_path, more, "plan.md")) == {
        FILE: "same",
        PERSONA: "new",
        "zwracam.journey.yaml": "new",
    }


def test_where_all_was_deleted_the_import_begins_again(tmp_path: Path) -> None:
    bring(tmp_path, SHOP)
    (tmp_path / FILE).unlink()
    (tmp_path / PERSONA).unlink()
    assert outcomes(bring(tmp_path, SHOP)) == {FILE: "new", PERSONA: "new"}


def test_a_map_that_the_file_does_not_have_any_more_is_left(tmp_path: Path) -> None:
    bring(tmp_path, SHOP)
    landed = bring(tmp_path, SHOP.replace("Ewa", "Ewa Nowak"))
    assert outcomes(landed) == {
        FILE: "merged",
        PERSONA: "merged",
    }  # the one persona has a longer name
    both = SHOP.replace("title Zamawiam kawę", "title Zamawiam kawę\n    accDescr: Dwa razy")
    without = "\n".join(
        line.removesuffix(": Ewa").removesuffix(": Ewa, Bank") for line in both.split("\n")
    )
    landed = bring(tmp_path, without)
    assert [file.name for file in landed.left] == [PERSONA]
    assert outcomes(landed) == {FILE: "merged"}
    assert (tmp_path / PERSONA).exists()


@pytest.mark.parametrize(
    "kept",
    [
        None,
        b"",
        b"\xff\xfe",
        b'# Imported from "day.mmd". x\n<<<<<<< a\n',
        b'# Imported from "\\x". x\nkind: persona\n',
    ],
)
def test_what_was_read_before_may_be_missing_or_broken(tmp_path: Path, kept: bytes | None) -> None:
    bring(tmp_path, SHOP)
    for file in (tmp_path / FOLDER).iterdir():
        file.unlink()
        if kept is not None:
            file.write_bytes(kept)
    edit(tmp_path, FILE, ("status: draft", "status: approved"))  # the source says nothing of it
    edit(tmp_path, FILE, ("title: Zamawiam kawę", "title: Kupuję kawę"))
    assert outcomes(bring(tmp_path, SHOP)) == {FILE: "conflicts"}  # whose title?
    edit(
        tmp_path,
        FILE,
        ("<<<<<<< this workspace\n", ""),
        ("=======\ntitle: Zamawiam kawę\n>>>>>>> day.mmd\n", ""),
    )
    assert outcomes(bring(tmp_path, SHOP)) == {FILE: "same"}
    assert outcomes(bring(tmp_path, SHOP.replace("Płacę: 3", "Płacę: 5")))[FILE] == "merged"


def test_somebody_elses_map_of_the_same_id_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "ewa.persona.yaml").write_text("kind: persona\nid: ewa\nname: Ewa z Gdańska\n")
    landed = bring(tmp_path, SHOP)
    assert outcomes(landed) == {FILE: "new"}  # the persona of that id is who is meant
    (tmp_path / "jan-nowak.persona.yaml").write_text("kind: persona\nid: jan-nowak\nname: Jan\n")
    landed = bring(tmp_path, SHOP.replace("Ewa", "Jan Nowak").replace("kawę", "herbatę"), "b.mmd")
    assert outcomes(landed)["jan-nowak-2.persona.yaml"] == "new"
    assert "personas: [jan-nowak-2]" in text_of(tmp_path, "zamawiam-herbate.journey.yaml")


NAMES = st.sampled_from(["Wait", "Pay", "Search", "Zgłaszam szkodę", "Open it", "…"])
JOURNEYS = st.lists(
    st.lists(st.tuples(NAMES, st.integers(1, 5), st.sampled_from(["Me", "Ewa"])), max_size=4),
    min_size=1,
    max_size=3,
).filter(any)


def mermaid(sections: list[list[tuple[str, int, str]]]) -> str:
    lines = ["journey", "  title A day"]
    for number, tasks in enumerate(sections):
        lines.append(f"  section Part {number}")
        lines += [f"    {name}: {score}: {actor}" for name, score, actor in tasks]
    return "\n".join(lines) + "\n"


@settings(max_examples=25)
@given(first=JOURNEYS, second=JOURNEYS)
def test_an_import_is_the_same_again_and_the_latest_is_what_stands_there(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[list[tuple[str, int, str]]],
    second: list[list[tuple[str, int, str]]],
) -> None:
    folder = tmp_path_factory.mktemp("again")
    for sections in (first, second):
        text = mermaid(sections)
        assert "conflicts" not in outcomes(bring(folder, text)).values()  # nobody has edited
        before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        assert set(outcomes(bring(folder, text)).values()) == {"same"}
        assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
        journey = (folder / "a-day.journey.yaml").read_text(encoding="utf-8")
        titles = [name for tasks in sections for name, _, _ in tasks]
        lines = [line.strip() for line in journey.split("\n")]
        assert [
            line for line in lines if line.removeprefix("title: ").strip('"') in set(titles)
        ] == [f"title: {name}" for name in titles]

"""Guards the annotations: the places they point at, their number, and that no text speaks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.compare.formats.shown import FIXTURES, HERE, present

from cjmap.compare.formats.github_format import write
from cjmap.compare.presentation import Refused
from cjmap.compare.unseen import Unseen

LINE = re.compile(r"::(error|warning|notice) title=([^,:]*)(?:,file=([^,:]*))?(.*?)::(.+)")


def told(fixture: str, address: str | None = None) -> list[tuple[str, ...]]:
    """Take the annotations of a fixture apart, or those of one map alone."""
    presentation = present(fixture)
    if address is not None:
        maps = tuple(each for each in presentation.maps if each.address == address)
        presentation = replace(presentation, maps=maps, refused=())
    found = [LINE.fullmatch(line) for line in write(presentation).splitlines()]
    assert None not in found
    return [match.groups("") for match in found if match]


@pytest.mark.parametrize("fixture", FIXTURES)
def test_every_line_is_an_annotation_of_ours(fixture: str) -> None:
    for command, title, file, place, _ in told(fixture):
        assert title == "cjmap" or re.fullmatch(r"\w+%3A [a-z-]+", title)
        assert re.fullmatch(r"(,line=\d+,col=\d+)?", place)
        assert file or command == "notice"


def test_the_heaviest_come_first() -> None:
    order = {"error": 0, "warning": 1, "notice": 2}
    commands = [order[command] for command, *_ in told("sklep")]
    assert commands == sorted(commands)


@pytest.mark.parametrize("fixture", ["clinic", "sklep"])
def test_ten_of_each_and_the_rest_counted(fixture: str) -> None:
    found = told(fixture)
    changes = list(present(fixture).changes)
    shown = [each for each in found if each[1] != "cjmap"]
    assert sum(command == "notice" for command, *_ in shown) == 10
    heavy = [change for change in changes if change.level.rank <= 2]
    assert str(len(heavy) - len(shown)) in found[-1][4]


def test_it_points_at_the_value_that_changed() -> None:
    lines = (HERE / "fixture/clinic/after/first-visit.journey.yaml").read_text().splitlines()
    emotion = next(each for each in told("clinic") if "emotion-worsened" in each[1])
    line, column = map(int, re.findall(r"\d+", emotion[3]))
    assert lines[line - 1][column - 1 :].startswith("-1, basis: reported")


def test_it_points_at_what_a_thing_that_is_gone_stood_in() -> None:
    lines = (HERE / "fixture/clinic/after/first-visit.journey.yaml").read_text().splitlines()
    gone = next(each for each in told("clinic") if "pain-resolved" in each[1])
    line, column = map(int, re.findall(r"\d+", gone[3]))
    assert lines[line - 1][column - 1 :].startswith("id: check-in")


def test_a_map_that_is_gone_has_no_line() -> None:
    (gone,) = told("clinic", "empathy-map:at-the-kiosk")
    assert gone == (
        *("notice", "notable%3A map-removed", "kiosk.empathy.yaml", ""),
        "Empathy map “At the kiosk” removed",
    )


def test_names_of_files_are_escaped() -> None:
    refused = (Refused("a,line=1::x\n::error::y%.journey.yaml", "main", None),)
    (line,) = write(replace(present("calm"), refused=refused)).splitlines()
    assert line.startswith(
        "::error title=cjmap,file=a%2Cline=1%3A%3Ax%0A%3A%3Aerror%3A%3Ay%25.journey.yaml::"
    )


@pytest.mark.parametrize(("holds_maps", "command"), [(True, "error"), (False, "warning")])
def test_a_submodule_that_nobody_sees_fails_nothing_unless_maps_are_in_it(
    holds_maps: bool, command: str
) -> None:
    unseen = Unseen("shared", "main", "12345678" * 5, is_cloned=True, holds_maps=holds_maps)
    presentation = replace(present("calm"), maps=(), refused=(unseen,))
    assert write(presentation) == (
        f"::{command} title=cjmap,file=shared::shared (main) was not compared: commit 12345678 of this"
        " submodule is not here; `git fetch` in it may bring it.\n"
    )


def test_many_refused_maps_are_one_annotation() -> None:
    refused = tuple(Refused(f"{n}.journey.yaml", "main", None) for n in range(25))
    (line,) = write(replace(present("calm"), refused=refused)).splitlines()
    assert line.count("%0A") == 10
    assert line.endswith("%0A15 more")


@pytest.mark.parametrize(
    ("here", "file", "published"),
    [
        (".", "maps/a.journey.yaml", "maps/a.journey.yaml"),
        ("shop", "maps/a.journey.yaml", "shop/maps/a.journey.yaml"),
        ("shop/maps", "../b.journey.yaml", "shop/b.journey.yaml"),
    ],
)
def test_files_are_named_from_the_root_of_the_repository(
    here: str, file: str, published: str
) -> None:
    refused = (Refused(file, "main", None),)
    (line,) = write(replace(present("calm"), refused=refused, here=here)).splitlines()
    assert line.startswith(f"::error title=cjmap,file={published}::")

"""Titles into ids."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.format.slugs import LONGEST, slug, unique_slug
from cjmap.format.texts import SLUG_PATTERN


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Zgłaszam szkodę", "zglaszam-szkode"),
        ("Łódź — Żółć", "lodz-zolc"),
        ("Don't panic", "dont-panic"),
        ("Ждун ест", "zhdun-est"),
        ("日本", "riben"),
        ("Straße über alles", "strasse-uber-alles"),
        ("😀 Happy  path!", "happy-path"),
        ("e\u0301te\u0301", "ete"),
        ("1. Search", "1-search"),
        ("__init__", "init"),
        ("…", ""),
        ("CON", "con-1"),
        ("LPT9", "lpt9-1"),
        ("Consent", "consent"),
        ("", ""),
        (
            "I call the doctor because my hands have hurt since winter",
            "i-call-the-doctor-because-my-hands-have",
        ),
    ],
)
def test_a_title_becomes_an_id(title: str, id: str) -> None:
    assert slug(title) == id


def test_a_taken_id_is_numbered() -> None:
    taken: set[str] = set()
    for _ in range(3):
        taken.add(unique_slug("Pay", taken))
    assert taken == {"pay", "pay-2", "pay-3"}
    assert unique_slug("…", {"step"}, "step") == "step-2"


def test_thousands_of_one_title_are_numbered_without_gaps() -> None:
    taken = Counted()
    for _ in range(5_000):
        taken.add(unique_slug("Pay", taken))
    assert taken == {"pay"} | {f"pay-{number}" for number in range(2, 5_001)}
    assert taken.looks < 5_000 * 130


class Counted(set[str]):
    """A set that counts how often it is asked."""

    looks = 0

    def __contains__(self, item: object) -> bool:
        self.looks += 1
        return super().__contains__(item)


@given(st.text(), st.sets(st.text(max_size=3), max_size=3))
def test_every_title_gives_an_id_that_the_format_takes(title: str, taken: set[str]) -> None:
    made = unique_slug(title, taken)
    assert re.fullmatch(SLUG_PATTERN, made)
    assert len(made) <= LONGEST
    assert made not in taken

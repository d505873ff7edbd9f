"""Guards what a merge makes of each kind of change: base, ours, theirs, and the exact text."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.compare.merge import Labels, Merged, Style, merge

FILE = Path("visit.journey.yaml")

BASE = """\
# The first visit
kind: journey
id: visit
title: Wizyta w przychodni
tags: [clinic, zdrowie]
summary: |
  Helen books by phone.
  She waits.

  She leaves content.
stages:
  - id: before # at home
    title: Before
    steps:
      - id: book
        title: Book by phone
        # asked on the phone
        emotion: {score: -1, basis: reported}
        pains:
          - Nobody answers # all morning
          - {id: hold, text: On hold for long, severity: 3}
      - id: travel
        title: Travel there
        emotion: -1
  - id: there
    title: There
    steps:
      - id: wait
        title: Czekam w poczekalni
        evidence: [survey]
        thinks:
          - Am I next?
      - id: doctor
        title: See the doctor
"""

Edit = tuple[str, str]


def edited(*edits: Edit, text: str = BASE) -> str:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def merged(ours: str, theirs: str, *, base: str = BASE, style: Style = "merge") -> Merged:
    return merge(base.encode(), ours.encode(), theirs.encode(), file=FILE, style=style)


BOOK = BASE[BASE.index("      - id: book") : BASE.index("      - id: travel")]
TRAVEL = BASE[BASE.index("      - id: travel") : BASE.index("  - id: there")]
WAIT = BASE[BASE.index("      - id: wait") : BASE.index("      - id: doctor")]
BEFORE = BASE[BASE.index("  - id: before") : BASE.index("  - id: there")]

CLEAN: dict[str, tuple[list[Edit], list[Edit], list[Edit]]] = {
    "two fields of one step": (
        [("title: Travel there", "title: Take the bus")],
        [("        emotion: -1\n", "        emotion: 0\n")],
        [
            ("title: Travel there", "title: Take the bus"),
            ("        emotion: -1\n", "        emotion: 0\n"),
        ],
    ),
    "the same on both sides": (
        [("title: Travel there", "title: Take the bus")],
        [("title: Travel there", "title: Take the bus"), ("Am I next?", "Is it my turn?")],
        [("title: Travel there", "title: Take the bus"), ("Am I next?", "Is it my turn?")],
    ),
    "two keys between one pair of braces": (
        [("{score: -1, basis: reported}", "{score: -2, basis: reported}")],
        [("{score: -1, basis: reported}", "{ score: -1, basis: observed, intensity: 4 }")],
        [("{score: -1, basis: reported}", "{ score: -2, basis: observed, intensity: 4 }")],
    ),
    "a short form against an object": (
        [("        emotion: -1\n", "        emotion: -2\n")],
        [("        emotion: -1\n", "        emotion: {score: -1, basis: reported}\n")],
        [("        emotion: -1\n", "        emotion: {score: -2, basis: reported}\n")],
    ),
    "a text against an object on lines": (
        [("- Am I next?", "- Am I the next one?")],
        [("- Am I next?", "- text: Am I next?\n            evidence: [survey]")],
        [("- Am I next?", "- text: Am I the next one?\n            evidence: [survey]")],
    ),
    "a set: additions and removals": (
        [("[clinic, zdrowie]", "[zdrowie, city]")],
        [("[clinic, zdrowie]", "[clinic, zdrowie, nhs]")],
        [("[clinic, zdrowie]", "[zdrowie, city, nhs]")],
    ),
    "a set in brackets against one on lines": (
        [("evidence: [survey]", "evidence:\n          - survey\n          - diary")],
        [("evidence: [survey]", "evidence: [survey, calls]")],
        [
            (
                "evidence: [survey]",
                "evidence:\n          - survey\n          - diary\n          - calls",
            )
        ],
    ),
    "moved to another stage, edited there": (
        [(TRAVEL, ""), (WAIT, WAIT + TRAVEL)],
        [("title: Travel there", "title: Take the bus"), ("Before\n", "Na początku\n")],
        [
            (TRAVEL, ""),
            (WAIT, WAIT + TRAVEL.replace("Travel there", "Take the bus")),
            ("Before\n", "Na początku\n"),
        ],
    ),
    "moved deeper, edited there": (
        [
            (TRAVEL, ""),
            (
                BASE[BASE.index("      - id: wait") :],
                BASE[BASE.index("      - id: wait") :]
                .replace("\n      ", "\n        ")
                .replace("      - id: wait", "        - id: wait", 1)
                + TRAVEL.replace("\n      ", "\n        ").replace("      - id", "        - id", 1),
            ),
        ],
        [("title: Travel there", "title: Take the bus")],
        [
            (TRAVEL, ""),
            (
                BASE[BASE.index("      - id: wait") :],
                BASE[BASE.index("      - id: wait") :]
                .replace("\n      ", "\n        ")
                .replace("      - id: wait", "        - id: wait", 1)
                + TRAVEL.replace("\n      ", "\n        ")
                .replace("      - id", "        - id", 1)
                .replace("Travel there", "Take the bus"),
            ),
        ],
    ),
    "a stage moved, a step of it edited": (
        [
            (BEFORE, ""),
            ("        title: See the doctor\n", "        title: See the doctor\n" + BEFORE),
        ],
        [("Nobody answers", "Nobody picks up")],
        [
            (BEFORE, ""),
            (
                "        title: See the doctor\n",
                "        title: See the doctor\n"
                + BEFORE.replace("Nobody answers", "Nobody picks up"),
            ),
        ],
    ),
    "a new id on one side, an edit on the other": (
        [("- id: travel\n", "- id: bus\n        was: travel\n")],
        [("title: Travel there", "title: Take the bus")],
        [
            ("- id: travel\n", "- id: bus\n        was: travel\n"),
            ("title: Travel there", "title: Take the bus"),
        ],
    ),
    "new steps at different places": (
        [("      - id: travel\n", "      - {id: pack, title: Pack}\n      - id: travel\n")],
        [("      - id: doctor\n", "      - {id: sit, title: Siadam}\n      - id: doctor\n")],
        [
            ("      - id: travel\n", "      - {id: pack, title: Pack}\n      - id: travel\n"),
            ("      - id: doctor\n", "      - {id: sit, title: Siadam}\n      - id: doctor\n"),
        ],
    ),
    "lines of one text": (
        [("Helen books by phone.", "Helen books online.")],
        [("She leaves content.", "She leaves content.\n  She comes back.")],
        [
            ("Helen books by phone.", "Helen books online."),
            ("She leaves content.", "She leaves content.\n  She comes back."),
        ],
    ),
    "a comment of one side, a value of the other": (
        [("# at home", "# at home or at work"), ("# asked on the phone", "# asked by e-mail")],
        [("basis: reported}", "basis: observed}"), ("title: Before", "title: Earlier")],
        [
            ("# at home", "# at home or at work"),
            ("# asked on the phone", "# asked by e-mail"),
            ("basis: reported}", "basis: observed}"),
            ("title: Before", "title: Earlier"),
        ],
    ),
    "a removed pain, another one edited": (
        [("          - Nobody answers # all morning\n", "")],
        [("severity: 3", "severity: 5")],
        [("          - Nobody answers # all morning\n", ""), ("severity: 3", "severity: 5")],
    ),
    "order of keys on one side, a value on the other": (
        [
            (
                "        title: Travel there\n        emotion: -1\n",
                "        emotion: -1\n        title: Travel there\n",
            )
        ],
        [("title: Travel there", "title: Take the bus")],
        [
            (
                "        title: Travel there\n        emotion: -1\n",
                "        emotion: -1\n        title: Take the bus\n",
            )
        ],
    ),
    "quotes on one side, another value on the other": (
        [("title: Travel there", 'title: "Travel there"')],
        [("title: Travel there", "title: Take the bus")],
        [("title: Travel there", "title: Take the bus")],
    ),
    "a text put on lines, a comment beside it": (
        [("title: Travel there", "title: >-\n          Travel\n          there")],
        [("title: Travel there", "title: Travel there # by bus")],
        [("title: Travel there", "title: >- # by bus\n          Travel\n          there")],
    ),
    "a comment behind a `|`, lines of its text": (
        [("summary: |\n", "summary: | # short\n")],
        [("Helen books by phone.", "Helen books online.")],
        [("summary: |\n  Helen books by phone.", "summary: | # short\n  Helen books online.")],
    ),
    "a list written on lines with a comment, a new item in brackets": (
        [("evidence: [survey]", "evidence: [survey] # of May")],
        [("evidence: [survey]", "evidence:\n          - survey\n          - diary")],
        [("evidence: [survey]", "evidence: # of May\n          - survey\n          - diary")],
    ),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_can_be_decided_is_decided(name: str) -> None:
    ours, theirs, expected = (edited(*edits) for edits in CLEAN[name])
    result = merged(ours, theirs)
    assert result.text.decode() == expected
    assert (result.clean, result.conflicts, result.clashes, result.notes) == (True, 0, (), ())


MIRRORED = sorted(CLEAN.keys() - {"a set: additions and removals"})


@pytest.mark.parametrize("name", [each for each in MIRRORED if "brackets against" not in each])
def test_it_does_not_matter_which_side_is_ours(name: str) -> None:
    ours, theirs, expected = (edited(*edits) for edits in CLEAN[name])
    assert merged(theirs, ours).text.decode() == expected


CONFLICTS: dict[str, tuple[list[Edit], list[Edit], list[Edit], tuple[str, ...]]] = {
    "one value": (
        [("title: Travel there", "title: Take the bus")],
        [("title: Travel there", "title: Jadę tam")],
        [
            (
                "        title: Travel there\n",
                "<<<<<<< ours\n        title: Take the bus\n=======\n"
                "        title: Jadę tam\n>>>>>>> theirs\n",
            )
        ],
        ("step “Take the bus”, title: “Take the bus” in ours, “Jadę tam” in theirs",),
    ),
    "one value between braces, another one decided": (
        [("severity: 3", "severity: 4")],
        [("severity: 3", "severity: 5"), ("title: There", "title: Na miejscu")],
        [
            (
                "          - {id: hold, text: On hold for long, severity: 3}\n",
                "<<<<<<< ours\n          - {id: hold, text: On hold for long, severity: 4}\n=======\n"
                "          - {id: hold, text: On hold for long, severity: 5}\n>>>>>>> theirs\n",
            ),
            ("title: There", "title: Na miejscu"),
        ],
        ("pain “On hold for long”, severity: 4 in ours, 5 in theirs",),
    ),
    "removed here, changed there": (
        [(TRAVEL, "")],
        [("title: Travel there", "title: Take the bus")],
        [
            (
                TRAVEL,
                "<<<<<<< ours\n=======\n"
                + TRAVEL.replace("Travel there", "Take the bus")
                + ">>>>>>> theirs\n",
            )
        ],
        ("step “Take the bus”: removed in ours, changed in theirs",),
    ),
    "moved there, removed here": (
        [(TRAVEL, "")],
        [(TRAVEL, ""), (BOOK, TRAVEL + BOOK)],
        [(TRAVEL, ""), (BOOK, "<<<<<<< ours\n=======\n" + TRAVEL + ">>>>>>> theirs\n" + BOOK)],
        ("step “Travel there”: removed in ours, moved in theirs",),
    ),
    "two appends to one text": (
        [("She leaves content.", "She leaves content.\n  She pays.")],
        [("She leaves content.", "She leaves content.\n  She waits again.")],
        [
            (
                "  She leaves content.\n",
                "  She leaves content.\n<<<<<<< ours\n  She pays.\n=======\n"
                "  She waits again.\n>>>>>>> theirs\n",
            )
        ],
        (
            "the map's summary: “Helen books by phone. She waits. She leaves content. She pa…”"
            " in ours, “Helen books by phone. She waits. She leaves content. She wa…” in theirs",
        ),
    ),
    "one new id, said alike but for one field": (
        [(WAIT, WAIT + "      - id: pay\n        title: Pay\n        emotion: -1\n")],
        [(WAIT, WAIT + "      - id: pay\n        title: Pay\n        emotion: 0\n")],
        [
            (
                WAIT,
                WAIT
                + "      - id: pay\n        title: Pay\n<<<<<<< ours\n        emotion: -1\n"
                + "=======\n        emotion: 0\n>>>>>>> theirs\n",
            )
        ],
        ("step “Pay”, emotion: score: -1 in ours, score: 0 in theirs",),
    ),
    "one new id for two things": (
        [(WAIT, WAIT + "      - id: new\n        title: Pay the bill\n")],
        [(WAIT, WAIT + "      - id: new\n        title: Wychodzę\n")],
        [
            (
                WAIT,
                WAIT
                + "      - id: new\n<<<<<<< ours\n        title: Pay the bill\n=======\n"
                + "        title: Wychodzę\n>>>>>>> theirs\n",
            )
        ],
        ("step “Pay the bill”: both sides added one with its id",),
    ),
    "an id for two things of different lists": (
        [("- Nobody answers #", "- {id: calls, text: Nobody answers} #")],
        [("          - Am I next?\n", "          - {id: calls, text: Am I next}\n")],
        [
            ("- Nobody answers #", "- {id: calls, text: Nobody answers} #"),
            (
                "          - Am I next?\n",
                "<<<<<<< ours\n          - Am I next?\n=======\n"
                "          - {id: calls, text: Am I next}\n>>>>>>> theirs\n",
            ),
        ],
        ("item “Am I next”: `calls` would be the id of two things",),
    ),
    "a reference to what the other side removed": (
        [(TRAVEL, "")],
        [
            (
                "        title: See the doctor\n",
                "        title: See the doctor\n        next: [travel]\n",
            )
        ],
        [
            (TRAVEL, ""),
            (
                "        title: See the doctor\n",
                "        title: See the doctor\n<<<<<<< ours\n=======\n"
                "        next: [travel]\n>>>>>>> theirs\n",
            ),
        ],
        ("step “See the doctor”, next: `next` names `travel`, which is gone",),
    ),
    "the id beside the dash": (
        [("- id: travel\n", "- id: bus\n        was: travel\n")],
        [("- id: travel\n", "- id: walk\n        was: travel\n")],
        [
            (
                "      - id: travel\n",
                "<<<<<<< ours\n      - id: bus\n=======\n      - id: walk\n>>>>>>> theirs\n"
                "        was: travel\n",
            )
        ],
        ("step “Travel there”, id: “bus” in ours, “walk” in theirs",),
    ),
    "one comment": (
        [("# asked on the phone", "# asked by e-mail")],
        [("# asked on the phone", "# zapytana")],
        [
            (
                "        # asked on the phone\n",
                "<<<<<<< ours\n        # asked by e-mail\n=======\n        # zapytana\n>>>>>>> theirs\n",
            )
        ],
        ("the comments above step “Book by phone”, emotion",),
    ),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_has_to_be_decided_by_somebody_is_marked(name: str) -> None:
    ours, theirs, expected = (edited(*edits) for edits in CONFLICTS[name][:3])
    result = merged(ours, theirs)
    assert result.text.decode() == expected
    assert result.clashes == CONFLICTS[name][3]
    assert (result.clean, result.conflicts) == (False, len(result.clashes))


NOTES: dict[str, tuple[list[Edit], list[Edit], list[Edit], tuple[str, ...]]] = {
    "both add at one place": (
        [(TRAVEL, TRAVEL + "      - {id: park, title: Park the car}\n")],
        [(TRAVEL, TRAVEL + "      - {id: ask, title: Ask the way}\n")],
        [
            (
                TRAVEL,
                TRAVEL
                + "      - {id: park, title: Park the car}\n      - {id: ask, title: Ask the way}\n",
            )
        ],
        (
            "Both sides added at one place; step “Park the car” of ours stands before"
            " step “Ask the way” of theirs.",
        ),
    ),
    "both move one step": (
        [(TRAVEL, ""), (WAIT, TRAVEL + WAIT)],
        [(TRAVEL, ""), (WAIT, WAIT + TRAVEL), ("title: There", "title: Na miejscu")],
        [(TRAVEL, ""), (WAIT, TRAVEL + WAIT), ("title: There", "title: Na miejscu")],
        ("Both sides moved step “Travel there”; it stands where ours has it.",),
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_what_was_decided_between_two_sides_is_noted(name: str) -> None:
    ours, theirs, expected = (edited(*edits) for edits in NOTES[name][:3])
    result = merged(ours, theirs)
    assert result.text.decode() == expected
    assert (result.clean, result.notes) == (True, NOTES[name][3])


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("merge", "<<<<<<< ours\n  B\n=======\n  C\n>>>>>>> theirs\n"),
        ("diff3", "<<<<<<< ours\n  B\n||||||| base\n=======\n  C\n>>>>>>> theirs\n"),
        ("zdiff3", "<<<<<<< ours\n  B\n||||||| base\n=======\n  C\n>>>>>>> theirs\n"),
    ],
)
def test_conflicts_look_as_asked(style: Style, expected: str) -> None:
    ours, theirs = (edited(("content.\n", f"content.\n  {word}\n")) for word in "BC")
    assert expected in merged(ours, theirs, style=style).text.decode()


def test_markers_are_as_wide_and_named_as_asked() -> None:
    ours, theirs = (edited(("title: There", f"title: {word}")) for word in "BC")
    result = merge(
        BASE.encode(),
        ours.encode(),
        theirs.encode(),
        file=FILE,
        labels=Labels(ours="HEAD", base="ab12", theirs="main"),
        marker_size=9,
        style="diff3",
    )
    assert (
        "<<<<<<<<< HEAD\n    title: B\n||||||||| ab12\n    title: There\n=========\n"
        "    title: C\n>>>>>>>>> main\n"
    ) in result.text.decode()


OURS = edited(("title: Travel there", "title: Take the bus"))
THEIRS = edited(("        emotion: -1\n", "        emotion: 0\n"))
BOTH = edited(
    ("title: Travel there", "title: Take the bus"),
    ("        emotion: -1\n", "        emotion: 0\n"),
)


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (crlf(BASE), crlf(OURS), crlf(THEIRS), crlf(BOTH)),
        (BASE.encode(), crlf(OURS), THEIRS.encode(), crlf(BOTH)),
        (BASE.encode(), OURS.encode(), crlf(THEIRS), crlf(BOTH)),
        (crlf(BASE), OURS.encode(), crlf(THEIRS), BOTH.encode()),
        *(
            (BASE[:-1].encode(), OURS[:-1].encode(), theirs, both)
            for theirs, both in [
                (THEIRS[:-1].encode(), BOTH[:-1].encode()),
                (THEIRS.encode(), BOTH.encode()),
            ]
        ),
        (
            b"\xef\xbb\xbf" + BASE.encode(),
            b"\xef\xbb\xbf" + OURS.encode(),
            THEIRS.encode(),
            BOTH.encode(),
        ),
    ],
)
def test_line_breaks_and_marks_are_of_the_side_that_changed_them(
    base: bytes, ours: bytes, theirs: bytes, expected: bytes
) -> None:
    result = merge(base, ours, theirs, file=FILE)
    assert (result.text, result.clean, result.notes) == (expected, True, ())


def test_a_marker_begins_its_line_even_where_the_file_begins_with_a_mark() -> None:
    versions = [
        b"\xef\xbb\xbf" + edited(("# The first visit", words)).encode()
        for words in ("# The first visit", "# One", "# Two")
    ]
    text = merge(versions[0], versions[1], versions[2], file=FILE).text
    mark = b"\xef\xbb\xbf"
    assert text.startswith(
        b"<<<<<<< ours\n" + mark + b"# One\n=======\n" + mark + b"# Two\n>>>>>>> theirs\nkind"
    )


def test_a_map_that_both_sides_added_is_merged_field_by_field() -> None:
    ours = "kind: persona\nid: anna\nname: Anna\ntags: [a]\nbio: Lives here.\n"
    theirs = "kind: persona\nid: anna\nname: Anna K.\ntags: [b]\nquote: No.\n"
    result = merge(b"", ours.encode(), theirs.encode(), file=Path("anna.persona.yaml"))
    assert result.text.decode() == (
        "kind: persona\nid: anna\n<<<<<<< ours\nname: Anna\n=======\nname: Anna K.\n>>>>>>> theirs\n"
        "tags: [a, b]\nbio: Lives here.\nquote: No.\n"
    )
    assert result.clashes == ("the map's name: “Anna” in ours, “Anna K.” in theirs",)


REASONS = [
    ("kind: journey\nid: [\n", "theirs is not YAML that a map can hold", False),
    (edited(("kind: journey", "kind: map")), "theirs is not a valid map", True),
    (
        edited(("title: Before", "title: Before\r    goal: x")),
        "theirs has line breaks that are none to git",
        True,
    ),
    ("kind: persona\nid: visit\nname: V\n", "the versions are maps of different kinds", False),
    (
        "{kind: journey, id: visit, title: V, stages: [{id: a}]}\n",
        "theirs is written between braces",
        False,
    ),
]


@pytest.mark.parametrize(("theirs", "reason", "clean"), REASONS)
def test_what_cannot_be_merged_by_things_is_merged_by_lines(
    theirs: str, reason: str, clean: bool
) -> None:
    result = merged(OURS, theirs)
    assert result.notes == (f"Merged line by line, because {reason}.",)
    assert result.clean is clean
    text = result.text.decode()
    assert "title: Take the bus" in text
    assert text.count("<<<<<<< ours") == result.conflicts == int(not clean)
    assert theirs.splitlines()[1:2] == [] or theirs.splitlines()[1] in text


def test_a_side_that_is_no_valid_map_is_merged_all_the_same() -> None:
    base, ours, theirs = (
        edited(("severity: 3", "severety: 3"), *edits)
        for edits in ([], [("title: There", "title: B")], [("- Am I next?", "- Is it my turn?")])
    )
    result = merged(ours, theirs, base=base)
    assert result.clean
    assert result.text.decode() == edited(
        ("title: There", "title: B"), ("- Am I next?", "- Is it my turn?"), text=base
    )


@pytest.mark.parametrize("git", [True, False])
def test_lines_are_merged_without_git_as_with_it(
    git: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not git:
        monkeypatch.setenv("PATH", "")
    ours, theirs = "a\nb\nc\n[\n", "a\nB\nc\n[\nd\n"
    result = merge(b"a\nx\nc\n[\n", ours.encode(), theirs.encode(), file=FILE)
    assert result.text == b"a\n<<<<<<< ours\nb\n=======\nB\n>>>>>>> theirs\nc\n[\nd\n"
    assert (result.conflicts, result.clean) == (1, False)


@pytest.mark.parametrize(("changed", "left_over"), [(1, 0), (1, 1), (3, 2), (130, 0), (130, 5)])
def test_markers_that_a_side_had_already_are_no_conflicts_of_this_merge(
    changed: int, left_over: int
) -> None:
    between = "between\n" * 5  # or git makes one conflict of two
    base, ours = (
        "".join(f"{word} {number}\n{between}" for number in range(changed)) for word in ("A", "B")
    )
    forgotten = "<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> main\n" * left_over
    theirs = base.replace("A", "C") + forgotten
    result = merge(base.encode(), ours.encode(), theirs.encode(), file=FILE)
    assert result.conflicts == result.text.count(b"<<<<<<< ours") == changed
    assert result.text.count(b"<<<<<<< HEAD") == left_over


def test_a_stage_that_stood_twice_is_decided_alike_from_both_sides() -> None:
    base = edited((BEFORE, BEFORE * 2))
    ours = edited(("        emotion: -1\n", ""))
    theirs = edited(
        ("text: On hold for long, severity: 3}", "text: On hold for long, severity: 3} # long")
    )
    one, other = merged(ours, theirs, base=base), merged(theirs, ours, base=base)
    assert (one.clashes, one.notes) == (
        ("stage “Before”: removed in ours, changed in theirs",),
        (),
    )
    assert (other.clashes, other.notes) == (
        ("stage “Before”: removed in theirs, changed in ours",),
        (),
    )

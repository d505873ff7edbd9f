"""Mermaid journeys into maps."""

import pytest
from tests.exchange.importing import arrive, data_of, told

from cjmap.exchange.coming.source import Options, Scale, UnreadableError


def test_a_journey_with_everything() -> None:
    arrival = arrive(
        """\
---
title: In the front matter
---
%%{init: {"theme": "base"}}%%
journey
    title My day
    %% a comment
    accDescr {
      From bed
      to bed
    }
    wake up: 3: Me
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3.5: Me, Cat
    section Go home
      Sit down: 1: Cat
""",
        "day.mmd",
    )
    assert data_of(arrival, "journey") == {
        "kind": "journey",
        "id": "my-day",
        "title": "My day",
        "status": "draft",
        "summary": "From bed\nto bed",
        "personas": ["me"],
        "stages": [
            {
                "id": "beginning",
                "title": "Beginning",
                "steps": [
                    {
                        "id": "wake-up",
                        "title": "wake up",
                        "emotion": {"score": 0, "basis": "assumed"},
                    }
                ],
            },
            {
                "id": "go-to-work",
                "title": "Go to work",
                "steps": [
                    {
                        "id": "make-tea",
                        "title": "Make tea",
                        "emotion": {"score": 2, "basis": "assumed"},
                    },
                    {
                        "id": "go-upstairs",
                        "title": "Go upstairs",
                        "actor": "Me, Cat",
                        "emotion": {"score": 0.5, "basis": "assumed"},
                    },
                ],
            },
            {
                "id": "go-home",
                "title": "Go home",
                "steps": [
                    {
                        "id": "sit-down",
                        "title": "Sit down",
                        "actor": "Cat",
                        "emotion": {"score": -2, "basis": "assumed"},
                    }
                ],
            },
        ],
    }
    assert data_of(arrival, "persona") == {
        "kind": "persona",
        "id": "me",
        "name": "Me",
        "status": "draft",
        "proto": True,
    }
    assert arrival.counts == {"section": 2, "task": 4, "score": 4, "actor": 2}
    assert told(arrival) == [
        ("made", "5", "id"),
        ("dropped", "7:5", "comment"),
        ("made", "12:5", "stage"),
        ("guessed", "12:5", "persona"),
        ("made", "12:5", "persona"),
    ]


@pytest.mark.parametrize(
    ("line", "step", "losses"),
    [
        ("a: 5: Me", {"title": "a", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("a:5:Me", {"title": "a", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("a: 0x5", {"title": "a", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("a: 1e0", {"title": "a", "emotion": {"score": -2, "basis": "assumed"}}, []),
        ("a: 4.2", {"title": "a", "emotion": {"score": 1, "basis": "assumed"}}, ["changed score"]),
        ("a: 9: Me", {"title": "a"}, ["unreadable score"]),
        ("a: -1: Me", {"title": "a"}, ["unreadable score"]),
        ("a: five: Me", {"title": "a"}, ["unreadable score"]),
        ("a: ５: Me", {"title": "a"}, ["unreadable score"]),
        ("a: Infinity: Me", {"title": "a"}, ["unreadable score"]),
        ("a:: Me", {"title": "a"}, ["unreadable score"]),
        ("a: 5: Me : more", {"title": "a", "emotion": {"score": 2, "basis": "assumed"}}, ["dropped piece of a task"]),
        ("a: 5: Me # why", {"title": "a", "emotion": {"score": 2, "basis": "assumed"}}, ["dropped rest of a line"]),
        ("a: 5: Me; b", {"title": "a", "emotion": {"score": 2, "basis": "assumed"}}, ["unreadable line"]),
        ("a: 5: Me;", {"title": "a", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("a: 5: Me,,Me", {"title": "a", "emotion": {"score": 2, "basis": "assumed"}}, ["changed actor"]),
        ("a #35;1 &amp; b<br/>c: 5", {"title": "a #1 & b c", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("a <br> <br/><BR>b: 5", {"title": "a b", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("a ; b: 5: Me", {"title": "a ; b", "emotion": {"score": 2, "basis": "assumed"}}, ["guessed name"]),
        ("a: b: 5: Me", {"title": "a: b", "emotion": {"score": 2, "basis": "assumed"}}, ["guessed name"]),
        ("a: 4,5: Me", {"title": "a", "emotion": {"score": 1.5, "basis": "assumed"}}, ["guessed score"]),
        ("Visit at 10:30: 5: Me", {"title": "Visit at 10:30", "emotion": {"score": 2, "basis": "assumed"}}, ["guessed name"]),
        ("Section boss: 5: Me", {"title": "Section boss", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("50%: 5", {"title": "50%", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("a %% b: 5", {"title": "a %% b", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("- a: 5", {"title": "- a", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("titles: 5", {"title": "titles", "emotion": {"score": 2, "basis": "assumed"}}, []),
        ("a\u202eb: 5", {"title": "ab", "emotion": {"score": 2, "basis": "assumed"}}, ["changed character"]),
    ],
)  # fmt: skip
def test_a_task(line: str, step: dict[str, object], losses: list[str]) -> None:
    arrival = arrive(f"journey\n  title T\n  section S\n  {line}\n", "t.mmd")
    (read,) = data_of(arrival, "journey")["stages"][0]["steps"]
    assert read.pop("id")
    assert read == step
    assert [f"{fate} {what}" for fate, _, what in told(arrival) if fate != "made"] == losses


@pytest.mark.parametrize(
    "line",
    [
        "<br/>: 3: Me",
        "<br> <BR/>: 3",
        "#32;: 3: Me",
        "\x01: 3: Me",
        "\u202e: 3: Me",
        "section <br/>",
        "section \u202e",
        "title <br/>",
    ],
)
def test_what_has_no_name_that_anybody_sees_is_left_out(line: str) -> None:
    arrival = arrive(f"journey\n  title T\n  section S\n  a: 5\n  {line}\n", "t.mmd")
    data = data_of(arrival, "journey")
    assert data["title"] == "T"
    assert [(stage["title"], len(stage["steps"])) for stage in data["stages"]] == [("S", 1)]
    assert [told[:2] for told in told(arrival) if told[2] == "line"] == [("unreadable", "5:3")]


@pytest.mark.parametrize(
    ("lines", "title", "losses"),
    [
        ("title A # b", "A", ["dropped rest of a line"]),
        ("title a : b", "a : b", []),
        ("TITLE A", "A", []),
        ("title #58;", ":", []),
        ("title :", ":", []),
        ("title #32;", "day of mine", ["made title", "unreadable line"]),
        ("title A\ntitle B", "B", ["dropped title"]),
        ("title: A", "A", ["guessed title"]),
        ("accTitle: A # b", "A # b", []),
        ("accTitle: A\ntitle B", "B", ["dropped accTitle"]),
        ("", "day of mine", ["made title"]),
    ],
)
def test_the_title(lines: str, title: str, losses: list[str]) -> None:
    arrival = arrive(f"journey\n{lines}\nsection S\na: 3\n", "in/day-of_mine.mmd")
    assert data_of(arrival, "journey")["title"] == title
    found = [f"{fate} {what}" for fate, _, what in told(arrival)]
    assert [each for each in found if each != "made id"] == losses


@pytest.mark.parametrize(
    ("name", "losses"),
    [("A: b", ["guessed name"]), ("A#58; b", []), ("#58;", [])],
)
def test_a_section(name: str, losses: list[str]) -> None:
    arrival = arrive(f"journey\ntitle T\nsection {name}\na: 3\n", "t.mmd")
    (stage,) = data_of(arrival, "journey")["stages"]
    assert stage["title"] == name.replace("#58;", ":")
    assert [f"{fate} {what}" for fate, _, what in told(arrival) if fate != "made"] == losses


def test_a_line_that_is_none_is_told_and_the_others_are_read() -> None:
    arrival = arrive("journey\nsection A: b\nnonsense\na: 5: Me\n: 3\nsection\n", "t.mmd")
    stages = data_of(arrival, "journey")["stages"]
    assert [(stage["title"], len(stage["steps"])) for stage in stages] == [("A: b", 1)]
    assert [each for each in told(arrival) if each[0] == "unreadable"] == [
        ("unreadable", "3:1", "line"),
        ("unreadable", "5:1", "line"),
        ("unreadable", "6:1", "line"),
    ]


@pytest.mark.parametrize(
    ("scale", "score", "emotion"),
    [("1..10", "10", 2), ("1..10", "1", -2), ("10..1", "1", 2), ("0..100", "50", 0), ("-2..2", "-1", -1)],
)  # fmt: skip
def test_another_scale(scale: str, score: str, emotion: float) -> None:
    low, _, high = scale.partition("..")
    options = Options(scale=Scale(float(low), float(high)))
    arrival = arrive(f"journey\nsection S\na: {score}\n", "t.mmd", options)
    step = data_of(arrival, "journey")["stages"][0]["steps"][0]
    assert step["emotion"]["score"] == emotion


MARKDOWN = """\
# Product

## Onboarding

```mermaid
journey
  section Sign up
    Register: 2: Jan
```

> - quoted
>   ```mermaid
>   %% note
>   journey
>     title Zgłaszam szkodę
>     section Dzwonię
>       Czekam na linii: 1: Ela
>   ```

````markdown
```mermaid
journey
  title Only shown
  section S
    a: 5: Jan
```
````

<!--
```mermaid
journey
  title Hidden
  section S
    a: 5: Jan
```
-->

~~~ mermaid
flowchart LR
  a --> b
~~~

<pre class="mermaid">
journey
  title R&amp;D
  section S
    a: 5: Jan
</pre>
"""


def test_every_journey_of_a_markdown_file() -> None:
    arrival = arrive(MARKDOWN, "README.md")
    assert [(map.kind, map.id, map.data.get("title"), map.data.get("lang")) for map in arrival.maps] == [
        ("journey", "onboarding", "Onboarding", None),
        ("persona", "jan", None, None),
        ("journey", "zglaszam-szkode", "Zgłaszam szkodę", "pl"),
        ("persona", "ela", None, None),
        ("journey", "hidden", "Hidden", None),
        ("journey", "r-d", "R&D", None),
    ]  # fmt: skip
    assert ("dropped", "39", "diagram") in told(arrival)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.mmd", "flowchart LR\n a --> b\n", "a.mmd holds no Mermaid journey, but `flowchart`."),
        ("a.md", "# Nothing\n", "a.md holds no Mermaid journey."),
        ("a.mmd", "journey\n  title T\n", "a.mmd: the journey has no task."),
        ("a.mmd", "", "a.mmd holds no Mermaid journey."),
        ("a.mmd", b"\xff\xfe\x00", "a.mmd, line 1: byte 0x00 is not UTF-16 text."),
        ("a.mmd", "Dzień".encode("cp1250"), "a.mmd, line 1: byte 0xF1 is not UTF-8 text."),
        ("a.mmd", "a\n\0", "a.mmd is no text: there is a NUL character in line 2."),
        ("a.doc", "journey\n", "The name of a.doc does not tell its format."),
    ],
)  # fmt: skip
def test_what_cannot_be_read(name: str, text: str | bytes, message: str) -> None:
    with pytest.raises(UnreadableError if name != "a.doc" else Exception) as error:
        arrive(text, name)
    assert str(error.value) == message


def test_the_same_file_gives_the_same_maps() -> None:
    assert arrive(MARKDOWN, "a.md").maps == arrive(MARKDOWN.replace("\n", "\r\n"), "a.md").maps

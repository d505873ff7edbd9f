"""Guards the command `python -m fuzz`: what it lists, refuses, and looks at again."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz import guided
from fuzz.__main__ import main
from fuzz.target import Breach, expect, may_refuse
from fuzz.targets import NAMES

from cjmap.errors import CjmapError

SAID = """\
#2\tINITED cov: 372 ft: 1000 corp: 100/50Kb exec/s: 0 rss: 50Mb
#512\tNEW    cov: 400 ft: 1605 corp: 207/1195Kb lim: 1000000 exec/s: 345 rss: 68Mb L: 172/200002
artifact_prefix='x/'; Test unit written to x/document-crash-4ec7
stat::number_of_executed_units: 9425
stat::average_exec_per_sec:     349
stat::slowest_unit_time_sec:    2
stat::peak_rss_mb:              68
"""


def test_every_target_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(NAMES)


@pytest.mark.parametrize(
    ("words", "said"),
    [([], "name a target"), (["documents"], "no target `documents`")],
)
def test_what_is_not_there(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_without_atheris(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(guided, "is_installed", lambda: False)
    assert main(["document"]) == 2
    assert 'pip install -e ".[fuzz]"' in capsys.readouterr().err


def test_an_input_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "crash").write_bytes(b"kind: [")
    assert main(["document", str(tmp_path / "crash")]) == 0
    assert "nothing wrong" in capsys.readouterr().out


def test_what_libfuzzer_says() -> None:
    ran = guided.told("document", 77, SAID)
    assert (ran.executions, ran.per_second, ran.slowest, ran.megabytes) == (9425, 349, 2, 68)
    assert (ran.reached_at_first, ran.reached, ran.inputs) == (372, 400, 207)
    assert ran.finding == Path("x/document-crash-4ec7")


@pytest.mark.parametrize(
    ("raised", "breaks"),
    [
        (CjmapError("This file is none."), False),
        (CjmapError(" "), True),
        (CjmapError("No.", hint="This is a mistake in cjmap, not in your map."), True),
    ],
)
def test_a_refusal_is_no_breach_but_a_mistake_is(raised: CjmapError, breaks: bool) -> None:
    caught = None
    try:
        with may_refuse():
            raise raised
    except Breach as error:
        caught = error
    assert (caught is not None) is breaks


def test_what_is_expected() -> None:
    expect([1], "something")
    with pytest.raises(Breach, match="something"):
        expect([], "something")

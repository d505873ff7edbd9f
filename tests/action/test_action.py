"""The GitHub Action: its scripts run against a repository here, and a stand-in for GitHub."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML
from tests.action.stand_in import REPOSITORY, TOKEN, StandIn, stand_in
from tests.git.desk import bare_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = Path(__file__).resolve().parents[2]
SCRIPTS = TOP / "action"
EXAMPLE = TOP / "examples" / "clinic"
MAP = "first-visit.journey.yaml"
MARK = "<!-- cjmap diff -->"


@dataclass
class Runner:
    """A machine that runs the steps of the action in a checkout of a pull request."""

    folder: Path
    origin: Path
    work: Path
    environment: dict[str, str]
    output: dict[str, str] = field(default_factory=dict)

    def git(self, *words: str, folder: Path | None = None) -> str:
        ran = subprocess.run(
            ["git", *words],
            cwd=folder or self.work,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return ran.stdout.strip()

    def step(self, name: str, ok: bool = True, /, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a script of the action; what it gives is in `output`."""
        file = self.folder / "output"
        file.write_text("", encoding="utf-8")
        ran = subprocess.run(
            ["bash", str(SCRIPTS / f"{name}.sh")],
            cwd=self.work,
            env={**self.environment, "GITHUB_OUTPUT": str(file), **more},
            check=False,
            capture_output=True,
            text=True,
        )
        lines = file.read_text(encoding="utf-8").splitlines()
        self.output = dict(line.split("=", 1) for line in lines)
        assert (ran.returncode == 0) is ok, ran.stdout + ran.stderr
        return ran

    def tell(self, github: StandIn, **more: str) -> str:
        """Run the step that tells, with what the comparison gave; return what it said."""
        given = {
            "GITHUB_API_URL": github.address,
            "CJMAP_COMMENT": "true",
            "CJMAP_TOKEN": TOKEN,
            "CJMAP_REPORT": self.output["report"],
            "CJMAP_CHANGES": self.output["changes"],
            "CJMAP_PAUSE": "0",
        }
        before = dict(self.output)
        said = self.step("tell", **{**given, **more}).stdout
        self.output = before
        return said

    @property
    def summary(self) -> str:
        file = Path(self.environment["GITHUB_STEP_SUMMARY"])
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def edit(self, old: str, new: str, name: str = MAP) -> None:
        """Change a map in the branch of the pull request, and commit it."""
        file = self.work / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.git("commit", "-q", "-a", "-m", "edit")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A shallow checkout of a branch whose base is `main`, with cjmap installed."""
    environment = bare_environment(tmp_path / "home")
    origin, work = tmp_path / "origin", tmp_path / "work"
    shutil.copytree(EXAMPLE, origin)
    temporary = tmp_path / "temp"
    programs = temporary / "cjmap" / "environment" / "bin"
    programs.mkdir(parents=True)
    for name, words in (("cjmap", "-m cjmap "), ("python", "")):
        program = programs / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words}"$@"\n', encoding="utf-8")
        program.chmod(0o755)
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7}}), encoding="utf-8")
    environment |= {
        "RUNNER_TEMP": str(temporary),
        "GITHUB_BASE_REF": "main",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "CJMAP_ACTION": str(TOP),
        "CJMAP_PYTHON": sys.executable,
    }
    found = Runner(tmp_path, origin, work, environment)
    found.git("init", "-q", "-b", "main", folder=origin)
    for subject in ("before", "begin"):
        (origin / "note.txt").write_text(subject, encoding="utf-8")
        found.git("add", "-A", folder=origin)
        found.git("commit", "-q", "-m", subject, folder=origin)
    found.git("branch", "topic", folder=origin)
    address = origin.as_uri()
    found.git("clone", "-q", "--depth=1", "-b", "topic", address, str(work), folder=tmp_path)
    return found


@pytest.fixture
def github() -> Iterator[StandIn]:
    """The stand-in for GitHub."""
    with stand_in() as running:
        yield running


def action() -> Any:
    return YAML(typ="safe").load((TOP / "action.yml").read_text(encoding="utf-8"))


# --- what the action says of itself ------------------------------------------------------------


def test_the_action_is_one_that_github_takes() -> None:
    words = ["--builtin-schema", "vendor.github-actions", str(TOP / "action.yml")]
    ran = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *words], check=False, capture_output=True
    )
    assert ran.returncode == 0, ran.stdout


def test_nothing_that_a_user_wrote_is_part_of_a_script() -> None:
    steps = action()["runs"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert len(runs) == 5
    assert not [run for run in runs if "${{" in run]
    assert all(step["shell"] == "bash" for step in steps if "run" in step)
    for script in SCRIPTS.glob("*.sh"):
        text = script.read_text(encoding="utf-8")
        assert "${{" not in text
        assert "eval " not in text


def test_every_input_is_used_and_every_value_of_a_script_is_given() -> None:
    text = (TOP / "action.yml").read_text(encoding="utf-8")
    for name in action()["inputs"]:
        assert f"inputs.{name}" in text, name
    for step in action()["runs"]["steps"]:
        if "run" not in step:
            continue
        script = (SCRIPTS / Path(step["run"].rstrip('"')).name).read_text(encoding="utf-8")
        for name in step["env"]:
            told_by = script + (SCRIPTS / "comment.py").read_text(encoding="utf-8")
            shared = (SCRIPTS / "common.sh").read_text(encoding="utf-8")
            assert name == "CJMAP_ACTION" or name in told_by + shared, (step["name"], name)


def test_scripts_are_sound() -> None:
    for script in sorted(SCRIPTS.glob("*.sh")):
        assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
        assert "set -euo pipefail" in script.read_text(encoding="utf-8") + (
            SCRIPTS / "common.sh"
        ).read_text(encoding="utf-8")


# --- install -----------------------------------------------------------------------------------

_PYTHON = """\
#!/bin/sh
# Takes the place of Python: notes what is asked, and makes what `venv` would.
printf '%s\\n' "$*" >> "$NOTES"
if [ "$2" = venv ]; then
  mkdir -p "$3/bin"
  cp "$0" "$3/bin/python"
  printf '#!/bin/sh\\necho cjmap 9\\n' > "$3/bin/cjmap"
  chmod +x "$3/bin/cjmap"
fi
"""


@pytest.mark.parametrize(("version", "installed"), [("0.4.1", "cjmap==0.4.1"), ("", str(TOP))])
def test_the_version_asked_for_is_installed(runner: Runner, version: str, installed: str) -> None:
    shutil.rmtree(runner.folder / "temp")
    python, notes = runner.folder / "python", runner.folder / "notes"
    python.write_text(_PYTHON, encoding="utf-8")
    python.chmod(0o755)
    ran = runner.step("install", CJMAP_PYTHON=str(python), CJMAP_VERSION=version, NOTES=str(notes))
    asked = notes.read_text(encoding="utf-8").splitlines()
    assert asked[0] == f"-m venv {runner.folder / 'temp' / 'cjmap' / 'environment'}"
    assert asked[1].endswith(f" {installed}")
    assert asked[1].startswith("-m pip install ")
    assert ran.stdout == "cjmap 9\n"


@pytest.mark.parametrize("version", ["--index-url=http://evil", "1; rm -rf /", "latest", "1 2"])
def test_what_is_no_version_is_not_installed(runner: Runner, version: str) -> None:
    ran = runner.step("install", False, CJMAP_VERSION=version)
    assert ran.returncode == 2
    assert "is no version" in ran.stdout


# --- lint --------------------------------------------------------------------------------------


def test_lint_leaves_sarif_and_fails_only_in_the_end(runner: Runner) -> None:
    runner.edit("kind: journey\n", "kind: journey\nnonsense: yes\n")
    ran = runner.step("lint")
    assert runner.output["code"] == "1"
    assert "::error " in ran.stdout
    found = json.loads(Path(runner.output["sarif"]).read_text(encoding="utf-8"))
    results = found["runs"][0]["results"]
    assert any("nonsense" in result["message"]["text"] for result in results)


def test_lint_takes_paths_with_blanks_and_dashes(runner: Runner) -> None:
    for folder in ("two words", "-dash"):
        (runner.work / folder).mkdir()
        shutil.copy(runner.work / "tom.persona.yaml", runner.work / folder / "tim.persona.yaml")
    ran = runner.step("lint", CJMAP_PATHS="two words\r\n\n  -dash  \n", CJMAP_FAIL_ON="never")
    assert "::error" in ran.stdout  # Tom is there three times
    assert "two words/tim.persona.yaml" in ran.stdout
    assert "-dash/tim.persona.yaml" in ran.stdout
    assert runner.output["code"] == "0"


@pytest.mark.parametrize(
    "path", ["$(touch hacked)", "`touch hacked`", "x; touch hacked", '"; touch hacked; "']
)
def test_a_path_is_never_run(runner: Runner, path: str) -> None:
    runner.step("lint", CJMAP_PATHS=path)
    assert runner.output["code"] == "2"
    runner.step("compare", CJMAP_PATHS=path)
    assert not (runner.work / "hacked").exists()


# --- compare -----------------------------------------------------------------------------------


def test_changes_are_told_against_the_base(runner: Runner) -> None:
    runner.edit("title: I see a specialist for the first time\n", "title: I see a specialist\n")
    ran = runner.step("compare", CJMAP_PICTURES="true")
    assert runner.output["code"] == "0"
    assert runner.output["changes"] == "1"
    report = Path(runner.output["report"]).read_text(encoding="utf-8")
    assert "I see a specialist" in report
    assert ".svg" not in report  # nobody could reach it
    assert "retitled" in ran.stdout
    drawn = sorted(os.listdir(runner.output["pictures"]))
    assert drawn == ["first-visit.journey.svg"]


def test_what_happened_in_the_base_since_is_none_of_our_changes(runner: Runner) -> None:
    text = (runner.origin / "tom.persona.yaml").read_text(encoding="utf-8")
    (runner.origin / "tom.persona.yaml").write_text(f"{text}tags: [new]\n", encoding="utf-8")
    runner.git("commit", "-q", "-a", "-m", "base goes on", folder=runner.origin)
    runner.edit("title: I see a specialist for the first time\n", "title: I see a specialist\n")
    runner.step("compare")
    assert runner.output["changes"] == "1"
    assert "pictures" not in runner.output


def test_pictures_that_can_be_seen_are_in_the_report(runner: Runner) -> None:
    runner.edit("title: I see a specialist for the first time\n", "title: I see a specialist\n")
    runner.step("compare", CJMAP_PICTURES="true", CJMAP_PICTURE_URL="https://maps.example/7")
    report = Path(runner.output["report"]).read_text(encoding="utf-8")
    assert "https://maps.example/7/first-visit.journey.svg" in report


def test_a_heavy_change_fails_in_the_end(runner: Runner) -> None:
    runner.edit("title: I see a specialist for the first time\n", "title: I see a specialist\n")
    runner.step("compare", CJMAP_FAIL_ON="notable")
    assert runner.output["code"] == "1"
    ran = runner.step("decide", False, CJMAP_LINT="0", CJMAP_COMPARE="1")
    assert ran.stdout == "::error title=cjmap::The maps changed in a way that fails this job.\n"
    runner.step("decide", CJMAP_LINT="0", CJMAP_COMPARE="0")
    for codes in (("1", "0"), ("2", "0"), ("", "0"), ("0", "2"), ("0", "")):
        runner.step("decide", False, CJMAP_LINT=codes[0], CJMAP_COMPARE=codes[1])


def test_the_language_is_that_asked_for(runner: Runner) -> None:
    runner.edit("title: I see a specialist for the first time\n", "title: I see a specialist\n")
    runner.step("compare", CJMAP_LANG="pl")
    assert "zmiana" in Path(runner.output["report"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("base", "before", "code", "said"),
    [
        ("nowhere", "", "2", "There is no `nowhere`"),
        ("--upload-pack=touch hacked", "", "2", "There is no"),
        ("", "0" * 40, "0", "nothing to compare with yet"),
        ("", "f" * 40, "0", "nothing to compare with yet"),
    ],
)
def test_without_a_base_it_is_said(
    runner: Runner, base: str, before: str, code: str, said: str
) -> None:
    runner.git("checkout", "-q", "--orphan", "alone")
    runner.git("commit", "-q", "-m", "first")
    ran = runner.step("compare", CJMAP_BASE=base, CJMAP_BEFORE=before, GITHUB_BASE_REF="")
    assert runner.output == {"code": code}
    assert said in ran.stdout + ran.stderr
    assert not (runner.work / "hacked").exists()


def test_a_push_is_compared_with_what_it_replaced(runner: Runner) -> None:
    before = runner.git("rev-parse", "HEAD")
    runner.edit("title: I see a specialist for the first time\n", "title: I see a specialist\n")
    runner.edit("title: I see a specialist\n", "title: I see a doctor\n")
    runner.step("compare", CJMAP_BEFORE=before, GITHUB_BASE_REF="")
    report = Path(runner.output["report"]).read_text(encoding="utf-8")
    assert "I see a specialist for the first time" in report


# --- the comment -------------------------------------------------------------------------------


def changed(runner: Runner) -> str:
    """Change a title and compare; return the report."""
    runner.edit("title: I see a specialist for the first time\n", "title: I see a specialist\n")
    runner.step("compare")
    return Path(runner.output["report"]).read_text(encoding="utf-8")


def test_one_comment_is_written_then_kept_up_to_date(runner: Runner, github: StandIn) -> None:
    github.add("Nice!")
    report = changed(runner)
    assert "A comment was written." in runner.tell(github)
    assert github.bodies == ["Nice!", report]
    assert report.startswith(MARK)

    assert "says so already" in runner.tell(github)
    assert github.asked[-1][0] == "GET"

    runner.edit("title: I see a specialist\n", "title: I see a doctor\n")
    runner.step("compare")
    assert "up to date" in runner.tell(github)
    assert len(github.bodies) == 2
    assert "I see a doctor" in github.bodies[1]

    runner.edit("title: I see a doctor\n", "title: I see a specialist for the first time\n")
    runner.step("compare")
    assert runner.output["changes"] == "0"
    runner.tell(github)
    assert len(github.bodies) == 2
    assert "No change" in github.bodies[1]
    assert runner.summary == ""


def test_where_no_map_changed_no_comment_is_begun(runner: Runner, github: StandIn) -> None:
    (runner.work / "note.txt").write_text("other", encoding="utf-8")
    runner.git("commit", "-q", "-a", "-m", "no map")
    runner.step("compare", CJMAP_PICTURES="true")
    assert "pictures" not in runner.output
    assert "Nothing changed" in runner.tell(github)
    assert github.bodies == []
    assert runner.summary == ""


def test_a_fork_tells_it_in_the_summary(runner: Runner, github: StandIn) -> None:
    github.read_only = True
    report = changed(runner)
    assert "may not write comments" in runner.tell(github)
    assert github.bodies == []
    assert runner.summary == report


@pytest.mark.parametrize(
    ("token", "said"), [("wrong", "the token is not valid"), ("", "there is no token")]
)
def test_a_bad_token_tells_it_in_the_summary(
    runner: Runner, github: StandIn, token: str, said: str
) -> None:
    report = changed(runner)
    told = runner.tell(github, CJMAP_TOKEN=token)
    assert said in told
    assert "wrong" not in told
    assert runner.summary == report


def test_without_a_comment_or_a_pull_request_the_summary_tells_it(
    runner: Runner, github: StandIn
) -> None:
    report = changed(runner)
    runner.tell(github, CJMAP_COMMENT="false")
    assert runner.summary == report
    assert github.asked == []
    event = runner.folder / "push.json"
    event.write_text('{"before": "1"}', encoding="utf-8")
    assert "not that of a pull request" in runner.tell(github, GITHUB_EVENT_PATH=str(event))
    assert runner.summary == report * 2


def test_a_comment_of_a_stranger_is_left_alone(runner: Runner, github: StandIn) -> None:
    trap = f"{MARK}\nMine."
    github.add(trap)
    github.add(f"I quote: {MARK}", author="OWNER")
    report = changed(runner)
    runner.tell(github)
    assert github.bodies == [trap, f"I quote: {MARK}", report]


def test_our_comment_is_found_among_many(runner: Runner, github: StandIn) -> None:
    for number in range(230):
        github.add(f"Comment {number}")
    github.add(f"{MARK}\nold", bot=True)
    report = changed(runner)
    runner.tell(github)
    assert github.bodies[-1] == report
    assert len(github.bodies) == 231


def test_a_fault_of_the_server_is_tried_again(runner: Runner, github: StandIn) -> None:
    changed(runner)
    github.faults = 2
    assert "A comment was written." in runner.tell(github)
    github.faults = 9
    assert "GitHub answers 502" in runner.tell(github)


def test_a_server_that_is_not_there_is_told(runner: Runner) -> None:
    report = changed(runner)
    nobody = StandIn(address="http://127.0.0.1:9")
    assert "GitHub does not answer" in runner.tell(nobody)
    assert runner.summary == report


def test_a_long_report_is_cut_between_lines(runner: Runner, github: StandIn) -> None:
    report = changed(runner)
    file = Path(runner.output["report"])
    fold = "<details>\n\n" + "".join(f"- change {number} ąę\n" for number in range(9000))
    file.write_text(f"{report}{fold}\n</details>\n", encoding="utf-8")
    runner.tell(github)
    body = github.bodies[0]
    assert len(body) < 65_536
    assert body.count("<details>") == body.count("</details>")
    assert "\n- change 1000 ąę\n" in body
    assert "The whole report is in the log" in body


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://github.com/shop/maps/actions/runs/1/artifacts/2", True),
        ("javascript:alert(1)", False),
        ("https://x.example/a) [b](https://y.example", False),
        ("", False),
    ],
)
def test_the_pictures_are_linked(
    runner: Runner, github: StandIn, address: str, shown: bool
) -> None:
    changed(runner)
    runner.tell(github, CJMAP_ARTIFACT_URL=address)
    assert ("[Pictures of the maps" in github.bodies[0]) is shown

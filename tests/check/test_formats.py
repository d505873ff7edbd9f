"""Guards every report format: a whole report of one workspace each, and the promises of its reader."""

from __future__ import annotations

import json
import os
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cjmap.check.formats import FORMATS, Presentation, write_report
from cjmap.check.formats.json_format import findings_schema
from cjmap.check.run import validate
from cjmap.problem import Severity
from cjmap.version import __version__
from cjmap.workspace import open_workspace

HERE = Path(__file__).parent
SNAPSHOTS = HERE / "snapshots"
SARIF_SCHEMA = HERE.parent / "data" / "sarif-schema-2.1.0.json"
REWRITE = "CJMAP_REWRITE_SNAPSHOTS"
ENDINGS = {"json": "json", "sarif": "json", "gitlab": "json", "junit": "xml"}


def present(root: Path, threshold: Severity | None = Severity.ERROR) -> Presentation:
    workspace = open_workspace(root)
    return Presentation(
        report=validate(workspace),
        checked=tuple(entry.file for entry in workspace.entries),
        documents={entry.file: entry.document for entry in workspace.entries},
        here=root,
        repository=root.parent,
        threshold=threshold,
    )


def write_files(root: Path, files: dict[str, str]) -> Path:
    root.mkdir(exist_ok=True)
    (root / "cjmap.toml").write_text("version = 1\n")
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8", newline="")
    return root


def loaded(root: Path, name: str) -> Any:
    return json.loads(write_report(name, present(root)))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The fixture workspace, with a map that starts with a byte order mark."""
    root = tmp_path / "maps"
    shutil.copytree(HERE / "fixture", root)
    (root / "anna.persona.yaml").write_bytes(b"\xef\xbb\xbfkind: persona\nid: anna\nname: Anna\n")
    return root


@pytest.mark.parametrize("name", FORMATS)
def test_whole_report(name: str, workspace: Path) -> None:
    snapshot = SNAPSHOTS / f"{name}.{ENDINGS.get(name, 'txt')}"
    report = write_report(name, present(workspace)).replace(f'"{__version__}"', '"VERSION"')
    if os.environ.get(REWRITE):
        snapshot.write_text(report, encoding="utf-8", newline="")
    assert report == snapshot.read_bytes().decode("utf-8")


def test_there_is_no_snapshot_too_many() -> None:
    expected = {f"{name}.{ENDINGS.get(name, 'txt')}" for name in FORMATS}
    assert {each.name for each in SNAPSHOTS.iterdir()} == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("text", "1 map checked, valid.\n"),
        ("concise", ""),
        ("github", ""),
        ("gitlab", "[]\n"),
    ],
)
def test_report_without_findings(name: str, expected: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", {"a.persona.yaml": "kind: persona\nid: a\nname: A\n"})
    assert write_report(name, present(root)) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_file_name_that_is_not_utf_8(name: str, tmp_path: Path) -> None:
    """On Linux a name is bytes; those that are no text reach Python as lone surrogates."""
    file = tmp_path / os.fsdecode(b"\xff\xa3.persona.yaml")
    workspace = open_workspace(tmp_path, overlay={file: b"kind: persona\nid: a\n"})
    documents = {entry.file: entry.document for entry in workspace.entries}
    report = write_report(
        name,
        Presentation(validate(workspace), (file,), documents, tmp_path, tmp_path, Severity.ERROR),
    )
    report.encode("utf-8")
    assert "missing-field" in report
    if ENDINGS.get(name) == "json":
        json.loads(report)


# --- our own JSON ---


def test_json_follows_the_published_schema(workspace: Path) -> None:
    schema = findings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(loaded(workspace, "json"))


def test_json_without_findings_follows_the_published_schema(tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", {"a.persona.yaml": "kind: persona\nid: a\nname: A\n"})
    report = loaded(root, "json")
    jsonschema.Draft202012Validator(findings_schema()).validate(report)
    assert report["findings"] == []
    assert report["summary"] == {"maps": 1, "errors": 0, "warnings": 0, "infos": 0}


# --- SARIF ---


def sarif_errors(report: Any) -> list[str]:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema)
    return [error.message for error in validator.iter_errors(report)]


def test_sarif_follows_the_official_schema(workspace: Path) -> None:
    assert sarif_errors(loaded(workspace, "sarif")) == []


def test_sarif_without_findings_follows_the_official_schema(tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", {"a.persona.yaml": "kind: persona\nid: a\nname: A\n"})
    assert sarif_errors(loaded(root, "sarif")) == []


def test_sarif_of_empty_and_unreadable_files(tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", {"empty.persona.yaml": "", "list.persona.yaml": "[]"})
    report = loaded(root, "sarif")
    assert sarif_errors(report) == []
    regions = [
        result["locations"][0]["physicalLocation"]["region"]
        for result in report["runs"][0]["results"]
    ]
    assert [(each["startLine"], each["startColumn"]) for each in regions] == [(1, 1), (1, 1)]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert sarif_errors({"version": "2.1.0"}) == ["'runs' is a required property"]


def test_sarif_counts_utf_16_units(workspace: Path) -> None:
    results = loaded(workspace, "sarif")["runs"][0]["results"]
    columns = {
        result["message"]["text"].split("`")[1]: result["locations"][0]["physicalLocation"][
            "region"
        ]
        for result in results
        if result["ruleId"] == "CJ032"
    }
    assert columns["hears[0].glosno"]["startColumn"] == 27  # the emoji counts as two
    assert columns["sees[0].kolor"]["startColumn"] == 21  # Chinese characters as one


def test_a_map_writes_no_links_into_sarif(tmp_path: Path) -> None:
    text = "kind: persona\nid: a\nname: A\nextends: '[all well](https://example.com)'\n"
    root = write_files(tmp_path / "maps", {"a.persona.yaml": text})
    (result,) = loaded(root, "sarif")["runs"][0]["results"]
    assert r"`[all well\](https://example.com)`" in result["message"]["text"]


def test_sarif_quotes_addresses(tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", {"ż ó#1.persona.yaml": "kind: persona\nid: a\n"})
    (result,) = loaded(root, "sarif")["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "maps/%C5%BC%20%C3%B3%231.persona.yaml"


# --- GitHub ---


def personas(count: int) -> dict[str, str]:
    return {f"p{n:02}.persona.yaml": f"kind: persona\nid: p{n:02}\n" for n in range(count)}


def test_github_shows_ten_and_counts_the_rest(tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", personas(25))
    lines = write_report("github", present(root)).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice"]
    assert "::15 more findings are not shown here" in lines[-1]


def test_github_counts_each_severity_alone(tmp_path: Path) -> None:
    files = personas(11)
    root = write_files(tmp_path / "maps", files)
    for name in files:
        data = (root / name).read_bytes()
        (root / name).write_bytes(b"\xef\xbb\xbf" + data)
    lines = write_report("github", present(root)).splitlines()
    commands = [line.split(" ")[0] for line in lines]
    assert commands == ["::error"] * 10 + ["::notice"] * 11
    assert "::2 more findings are not shown here" in lines[-1]


def test_github_says_nothing_more_where_all_is_shown(tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", personas(10))
    assert len(write_report("github", present(root)).splitlines()) == 10


INJECTIONS = [
    '"::error::pwned": 1',
    '"x\\n::error::pwned": 1',
    '"x\\r\\n::set-output name=a::b": 1',
    '"%0A::error::pwned": 1',
    '"a,b:c%": 1',
]


@pytest.mark.parametrize("line", INJECTIONS)
def test_github_lets_no_value_speak(line: str, tmp_path: Path) -> None:
    root = write_files(
        tmp_path / "maps", {"a.persona.yaml": f"kind: persona\nid: a\nname: A\n{line}\n"}
    )
    report = write_report("github", present(root))
    assert len(report.splitlines()) == 1
    assert report.startswith("::error title=CJ032 unknown-key,file=maps/a.persona.yaml,line=4,")
    text = report.removesuffix("\n").split("::", 2)[2]
    assert text.replace("%25", "").replace("%0A", "").replace("%0D", "").count("%") == 0


@pytest.mark.parametrize(
    "name",
    [
        "::error::x.persona.yaml",
        "a\n::error::x.persona.yaml",
        "a,line=1::x.persona.yaml",
        "50%.persona.yaml",
    ],
)
def test_github_lets_no_file_name_speak(name: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", {name: "kind: persona\nid: a\n"})
    report = write_report("github", present(root))
    assert len(report.splitlines()) == 1
    properties = report.split("::", 2)[1]
    assert [each.split("=")[0] for each in properties.split(",")] == [
        "error title",
        "file",
        "line",
        "endLine",
        "col",
        "endColumn",
    ]


@pytest.mark.parametrize("format", ["text", "concise"])
@pytest.mark.parametrize("name", ["::error::x.persona.yaml", "a\n::error::x.persona.yaml"])
def test_no_line_of_a_log_starts_a_command(format: str, name: str, tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", {name: "kind: persona\nid: a\n::error::b: c\n"})
    report = write_report(format, present(root))
    assert [line for line in report.splitlines() if line.strip().startswith("::")] == []


# --- GitLab ---


def test_gitlab_follows_its_contract(workspace: Path) -> None:
    issues = loaded(workspace, "gitlab")
    assert len(issues) == 11
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]
        assert not issue["location"]["path"].startswith(("/", "./"))


# --- JUnit ---


@pytest.mark.parametrize(
    ("threshold", "failures"), [(Severity.ERROR, 4), (Severity.INFO, 5), (None, 0)]
)
def test_junit_fails_at_the_threshold(
    threshold: Severity | None, failures: int, workspace: Path
) -> None:
    suite = ElementTree.fromstring(write_report("junit", present(workspace, threshold)))[0]
    assert suite.get("tests") == "6"
    assert suite.get("failures") == str(failures)
    assert len(suite.findall("testcase/failure")) == failures


def test_junit_is_xml_whatever_stands_in_a_map(tmp_path: Path) -> None:
    text = 'kind: persona\nid: a\nname: A\n"<&]]>\\0\\e\\uFFFE": 1\nb: "\\uFFFF"\n'
    root = write_files(tmp_path / "maps", {"<a&\x01.persona.yaml": text})
    suite = ElementTree.fromstring(write_report("junit", present(root)))[0]
    assert suite.get("failures") == "1"


# --- fingerprints ---


def fingerprints(root: Path) -> list[tuple[str, str]]:
    found = present(root).report.findings
    return sorted((each.rule.code, each.fingerprint) for each in found)


def test_fingerprints_survive_moved_lines(workspace: Path) -> None:
    before = fingerprints(workspace)
    for file in workspace.rglob("*.yaml"):
        data = file.read_bytes()
        mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        file.write_bytes(mark + b"# moved\n\n" + data.removeprefix(mark))
    assert fingerprints(workspace) == before


def test_fingerprints_survive_a_new_step_before(workspace: Path) -> None:
    before = fingerprints(workspace)
    file = workspace / "zwrot.journey.yaml"
    text = file.read_text(encoding="utf-8")
    new = "    steps:\n      - {id: nowy, title: Szukam paragonu}\n"
    file.write_text(text.replace("    steps:\n", new), encoding="utf-8")
    assert fingerprints(workspace) == before


def unique(pairs: list[tuple[str, str]]) -> bool:
    return len({fingerprint for _, fingerprint in pairs}) == len(pairs)


def test_fingerprints_are_unique(workspace: Path) -> None:
    assert unique(fingerprints(workspace))


def test_fingerprints_are_unique_among_equal_slips(tmp_path: Path) -> None:
    text = "kind: persona\nid: a\nname: A\ngoals: [1: x, 1: y]\nneeds: ['', '']\nx: &a\ny: &a\n"
    root = write_files(tmp_path / "maps", {"a.persona.yaml": text})
    found = fingerprints(root)
    assert len(found) > 4
    assert unique(found)


def test_fingerprints_are_unique_among_files_of_one_id(tmp_path: Path) -> None:
    text = "kind: persona\nid: a\nname: A\nzodiac: lion\n"
    root = write_files(tmp_path / "maps", {f"{n}.persona.yaml": text for n in "abc"})
    found = fingerprints(root)
    assert [code for code, _ in found] == ["CJ032", "CJ032", "CJ032", "CJ101", "CJ101"]
    assert unique(found)


def test_fingerprints_are_unique_among_files_of_one_name(tmp_path: Path) -> None:
    root = write_files(tmp_path / "maps", {"a.persona.yaml": "name: A: B\n"})
    (root / "sub").mkdir()
    shutil.copy(root / "a.persona.yaml", root / "sub")
    assert unique(fingerprints(root))

"""Guards what cjmap asks of git: revisions, trees, the index, contents, histories, settings."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.errors import CjmapError
from cjmap.git import Blob, Configuration, Repository, Scope

if TYPE_CHECKING:
    from tests.git.desk import Desk

ODD = "mapy/pierwsza \"wizyta\" 'żółw'.journey.yaml"
NO_UTF_8 = "maps/\udcff.journey.yaml"


def blob(desk: Desk, name: str) -> str:
    return desk.git("rev-parse", name).strip()


# --- finding ---


def test_it_is_found_from_a_folder_or_a_file_in_it(desk: Desk) -> None:
    desk.commit("one", "a/b/c.txt", "x")
    for place in (".", "a", "a/b", "a/b/c.txt"):
        assert Repository.find(desk.folder / place).root == desk.folder.resolve()


@pytest.mark.parametrize(
    ("place", "message", "hint"),
    [
        ("outside", "is not in a git repository", "`git init` starts one"),
        ("nowhere", "There is no folder", None),
        ("bare.git", "has no work tree", "Run the command in a clone"),
        ("work/.git", "has no work tree", "Run the command in a clone"),
    ],
)
def test_where_there_is_none(place: str, message: str, hint: str | None, desk: Desk) -> None:
    (desk.folder.parent / "outside").mkdir()
    desk.git("init", "-q", "--bare", str(desk.folder.parent / "bare.git"))
    with pytest.raises(CjmapError, match=message) as raised:
        Repository.find(desk.folder.parent / place)
    assert (hint or "") in (raised.value.hint or "")


@pytest.mark.parametrize("place", ["bare.git", "bare.git/refs", "work/.git", "around"])
def test_one_without_a_work_tree_tells_names_from_where_it_was_asked(
    place: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.commit("one", "maps/a.txt", "1")
    above = desk.folder.parent
    desk.git("clone", "-q", "--bare", ".", str(above / "bare.git"))
    (above / "around").mkdir()
    (above / "around" / ".git").write_text("gitdir: ../bare.git\n", encoding="utf-8")
    repository = Repository.find(above / place, bare=True)
    assert (repository.root, repository.has_work_tree) == (above / place, False)
    assert list(repository.tree("HEAD").files) == ["maps/a.txt"]
    assert repository.name_of(above / place / "maps") == "maps"
    assert Repository.find(desk.folder, bare=True).has_work_tree


def test_without_git(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(desk.folder))
    with pytest.raises(CjmapError, match="There is no `git` on this machine") as raised:
        Repository.find(desk.folder)
    assert "Install it" in (raised.value.hint or "")


@pytest.mark.parametrize("option", ["--object-format=sha1", "--object-format=sha256"])
def test_names_of_either_length(option: str, desk: Desk) -> None:
    other = desk.folder.parent / "other"
    desk.git("init", "-q", option, str(other))
    (other / "a.txt").write_bytes(b"a")
    desk.run("git", "add", "a.txt", folder=other)
    desk.run("git", "commit", "-qm", "one", folder=other)
    repository = Repository.find(other)
    oid = repository.tree(repository.commit("HEAD")).files["a.txt"].oid
    assert len(oid) == (64 if "256" in option else 40)
    assert repository.read([oid]) == {oid: b"a"}
    assert [version.oid for version in repository.history("a.txt")] == [oid]


# --- hooks and environments ---


def test_a_hook_sees_the_index_of_its_commit(desk: Desk) -> None:
    """`git commit FILE` gives its hooks an index of their own, with nothing but that file new."""
    desk.commit("one", "maps/a.txt", "1")
    desk.write("maps/a.txt", "2")
    desk.write("b.txt", "2")
    desk.git("add", "--all")
    hook = desk.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\ncd maps\n"
        f"'{sys.executable}' -c 'import sys; from pathlib import Path; from cjmap.git import Repository;"
        ' print(*Repository.find(Path(".")).index().files, file=sys.stderr)\'\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    said = desk.git("commit", "-qm", "two", "maps/a.txt", GIT_TRACE="")
    assert "maps/a.txt" in said
    assert "b.txt" not in said


def test_another_repository_does_not_see_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.commit("one", "a.txt", "1")
    other = desk.folder.parent / "other"
    desk.git("init", "-q", str(other))
    (other / "b.txt").write_bytes(b"b")
    desk.run("git", "add", "b.txt", folder=other)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert list(Repository.find(other).index().files) == ["b.txt"]
    assert list(Repository.find(desk.folder).index().files) == ["a.txt"]


def test_a_repository_kept_elsewhere(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.commit("one", "maps/a.txt", "1")
    moved = desk.folder.parent / "elsewhere.git"
    (desk.folder / ".git").rename(moved)
    monkeypatch.setenv("GIT_DIR", str(moved))
    assert Repository.find(desk.folder / "maps").root == desk.folder.resolve()
    monkeypatch.setenv("GIT_WORK_TREE", str(desk.folder))
    monkeypatch.chdir("/")
    assert list(Repository.find(desk.folder / "maps").index().files) == ["maps/a.txt"]


def test_a_linked_work_tree(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    linked = desk.folder.parent / "linked"
    desk.git("worktree", "add", "-q", str(linked))
    repository = Repository.find(linked)
    assert repository.root == linked.resolve()
    assert list(repository.index().files) == ["a.txt"]


def test_no_program_of_the_repository_is_started(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    trap = desk.folder.parent / "trap"
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"):
        desk.git("config", key, f"touch {trap}")
    repository = Repository.find(desk.folder)
    repository.index()
    repository.history("a.txt")
    repository.tree("HEAD")
    assert not trap.exists()


def test_what_a_partial_clone_lacks_is_not_fetched(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    trap = desk.folder.parent / "trap"
    for key, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", "ssh://127.0.0.1:9/a"),
        ("core.sshCommand", f"touch {trap};"),
    ):
        desk.git("config", key, value)
    repository = Repository.find(desk.folder)
    oid = repository.tree("HEAD").files["a.txt"].oid
    (desk.folder / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    with pytest.raises(CjmapError, match="is missing from the repository"):
        repository.read([oid])
    assert not trap.exists()


# --- revisions ---


def test_revisions(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    first = blob(desk, "HEAD")
    desk.git("tag", "-a", "v1", "-m", "one")
    desk.commit("two", "a.txt", "2")
    repository = Repository.find(desk.folder)
    for revision in ("v1", "HEAD~1", "main^", first, first[:12], ":/one", "HEAD@{1}"):
        assert repository.commit(revision) == first


@pytest.mark.parametrize(
    ("revision", "message", "hint"),
    [
        ("mian", "There is no revision `mian`", "Did you mean `main`?"),
        ("feature", "There is no revision `feature`", "Did you mean `origin/feature`?"),
        ("V1", "There is no revision `V1`", None),
        ("--help", "There is no revision `--help`", None),
        ("-n1", "There is no revision `-n1`", None),
        ("", "There is no revision ``", None),
        ("^main", r"There is no revision `\^main`", "Did you mean `main`?"),
        ("main..HEAD", "There is no revision `main..HEAD`", None),
        ("HEAD:a.txt", "There is no revision `HEAD:a.txt`", None),
        ("a\0b", r"There is no revision `a\\x00b`", None),
        ("\x1b[2J\n", r"There is no revision `\\x1b\[2J `", None),
        ("x" * 5000, "There is no revision `x{60}…`", None),
    ],
)
def test_what_is_no_revision(revision: str, message: str, hint: str | None, desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    desk.git("update-ref", "refs/remotes/origin/feature", "HEAD")
    with pytest.raises(CjmapError, match=message) as raised:
        Repository.find(desk.folder).commit(revision)
    assert raised.value.hint == hint


def test_before_the_first_commit(desk: Desk) -> None:
    repository = Repository.find(desk.folder)
    for ask in (lambda: repository.commit("HEAD"), lambda: repository.history("a.txt")):
        with pytest.raises(CjmapError, match="no commit yet"):
            ask()


def test_merge_base(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    desk.git("checkout", "-q", "-b", "side")
    desk.commit("side", "b.txt", "1")
    desk.git("checkout", "-q", "main")
    desk.commit("main", "a.txt", "2")
    repository = Repository.find(desk.folder)
    assert repository.merge_base("main", "side") == repository.commit("main~1")
    with pytest.raises(CjmapError, match="There is no revision `sied`"):
        repository.merge_base("main", "sied")


def test_what_precedes_what(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    desk.git("switch", "-qc", "side")
    desk.commit("two", "a.txt", "2")
    desk.git("switch", "-q", "main")
    desk.commit("three", "b.txt", "3")
    repository = Repository.find(desk.folder)
    one, two, three = (repository.commit(word) for word in ("main~1", "side", "main"))
    assert [repository.precedes(one, each) for each in (one, two, three)] == [True] * 3
    assert [repository.precedes(two, each) for each in (one, three)] == [False, False]
    with pytest.raises(CjmapError):
        repository.precedes("no such", one)


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2026-03-01T00:00:00+00:00", "one"),
        ("2026-06-01T00:00:00+00:00", "two"),  # the side branch of April came in July
        ("2026-08-01T00:00:00+00:00", "merge"),
        ("2026-02-01T13:30:00+02:00", "one"),  # 11:30 in London
    ],
)
def test_the_last_commit_before_a_moment(moment: str, found: str, desk: Desk) -> None:
    def on(day: str, subject: str) -> None:
        when = f"{day}T11:00:00+00:00"
        desk.write(f"{subject}.txt", subject)
        desk.git("add", "--all")
        desk.git("commit", "-q", "-m", subject, GIT_COMMITTER_DATE=when)

    on("2026-02-01", "one")
    desk.git("checkout", "-q", "-b", "side")
    on("2026-04-01", "side")
    desk.git("checkout", "-q", "main")
    on("2026-03-01", "two")
    merged = "2026-07-01T11:00:00+00:00"
    desk.git("merge", "-q", "--no-ff", "side", "-m", "merge", GIT_COMMITTER_DATE=merged)
    repository = Repository.find(desk.folder)
    commit = repository.commit_before(datetime.fromisoformat(moment))
    assert desk.git("show", "--no-patch", "--format=%s", commit).strip() == found


@pytest.mark.parametrize("moment", ["2026-02-01T10:00:00+00:00", "0900-01-01T00:00:00+00:00"])
def test_no_commit_before_a_moment(moment: str, desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    with pytest.raises(CjmapError, match=f"There is no commit before {moment[:10]}"):
        Repository.find(desk.folder).commit_before(datetime.fromisoformat(moment))


def test_the_day_of_a_commit_is_that_of_where_it_was_made(desk: Desk) -> None:
    desk.write("a.txt", "1")
    desk.git("add", "--all")
    desk.git("commit", "-q", "-m", "late", GIT_COMMITTER_DATE="2026-02-01T23:30:00-05:00")
    assert Repository.find(desk.folder).day_of("HEAD") == date(2026, 2, 1)


def test_no_merge_base(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    desk.git("checkout", "-q", "--orphan", "other")
    desk.commit("other", "a.txt", "2")
    with pytest.raises(CjmapError, match="`main` and `other` have no commit in common") as raised:
        Repository.find(desk.folder).merge_base("main", "other")
    assert raised.value.hint is None


def test_a_shallow_clone_says_so(desk: Desk) -> None:
    for number in range(3):
        desk.commit(str(number), "a.txt", str(number))
    clone = desk.folder.parent / "clone"
    desk.git("clone", "-q", "--depth=1", f"file://{desk.folder}", str(clone))
    with pytest.raises(CjmapError, match="There is no revision `HEAD~2`") as raised:
        Repository.find(clone).commit("HEAD~2")
    assert "git fetch --unshallow" in (raised.value.hint or "")


# --- files ---


def test_trees_hold_regular_files(desk: Desk) -> None:
    desk.write("maps/a.txt", "1")
    desk.write("maps/run.sh", "1")
    (desk.folder / "maps/run.sh").chmod(0o755)
    (desk.folder / "link").symlink_to("maps/a.txt")
    desk.commit("one", ODD, "odd")
    one = "56a6051ca2b02b04ef92d5150c9ef600403cb1de"
    maps = {"maps/a.txt": Blob(one, "100644"), "maps/run.sh": Blob(one, "100755")}
    repository = Repository.find(desk.folder / "maps")
    files = repository.tree("HEAD").files
    assert files == {**maps, ODD: files[ODD]}
    assert repository.tree("HEAD", "maps").files == maps
    assert repository.tree("HEAD", "maps/").files == maps
    assert repository.tree("HEAD", "map").files == {}
    assert repository.tree("HEAD", "*").files == {}
    assert repository.index() == repository.tree("HEAD")


@pytest.mark.parametrize(
    "folders", [("..", ".."), ("..", "maps"), ("maps", ".git"), (".GIT",), ("/tmp",)]
)
def test_a_path_that_leads_elsewhere_is_in_no_tree(folders: tuple[str, ...], desk: Desk) -> None:
    """Git itself makes no such tree, and checks none out; whoever means harm writes one by hand."""
    desk.commit("one", "a.journey.yaml", "1")
    held = bytes.fromhex(desk.git("rev-parse", "HEAD^{tree}").strip())
    for folder in reversed(folders):
        (desk.folder / "tree").write_bytes(b"40000 " + folder.encode() + b"\0" + held)
        words = ("hash-object", "-t", "tree", "-w", "--literally", "tree")
        held = bytes.fromhex(desk.git(*words).strip())
    commit = desk.git("commit-tree", "-m", "harm", held.hex()).strip()
    assert "a.journey.yaml" in desk.git("ls-tree", "-r", "--name-only", commit)
    assert Repository.find(desk.folder).tree(commit).files == {}


def test_names_that_are_no_utf_8(desk: Desk) -> None:
    desk.commit("one", NO_UTF_8, "1")
    repository = Repository.find(desk.folder)
    assert list(repository.tree("HEAD").files) == [NO_UTF_8]
    assert [version.path for version in repository.history(NO_UTF_8)] == [NO_UTF_8]


def test_the_index_is_what_would_be_committed(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    desk.write("a.txt", "2")
    desk.write("empty.txt", "")
    desk.git("add", "--all")
    desk.write("a.txt", "3")
    desk.write("announced.txt", "")
    desk.git("add", "--intent-to-add", "announced.txt")
    repository = Repository.find(desk.folder)
    staged = repository.index().files
    assert list(staged) == ["a.txt", "empty.txt"]
    assert repository.read([staged["a.txt"].oid])[staged["a.txt"].oid] == b"2"


def test_the_index_in_a_conflict(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    desk.git("checkout", "-q", "-b", "side")
    desk.commit("side", "a.txt", "2")
    desk.git("checkout", "-q", "main")
    desk.commit("main", "a.txt", "3")
    desk.git("merge", "side", ok=False)
    with pytest.raises(CjmapError, match=r"`a\.txt` is in conflict"):
        Repository.find(desk.folder).index()


def test_contents_come_back_byte_for_byte(desk: Desk) -> None:
    texts = {"a": b"", "b": b"\n\n", "c": "ż\r\n\0x".encode(), "d": b"x" * 300_000}
    for name, text in texts.items():
        (desk.folder / name).write_bytes(text)
    desk.commit("one")
    repository = Repository.find(desk.folder)
    tree = repository.tree("HEAD").files
    read = repository.read(tree[name].oid for name in [*texts, "a"])
    assert {name: read[tree[name].oid] for name in texts} == texts
    assert repository.read([]) == {}


def test_a_content_that_is_missing(desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    with pytest.raises(CjmapError, match="The content 000000000000 is missing"):
        Repository.find(desk.folder).read(["0" * 40])


# --- histories ---


def test_a_history_follows_the_file(desk: Desk) -> None:
    lines = "".join(f"{number}\n" for number in range(30))
    desk.commit("begin: ż \x1b[31m", "old name.txt", lines)
    desk.commit("elsewhere", "b.txt", "1")
    desk.commit("change", "old name.txt", lines + "31\n")
    (desk.folder / "mapy").mkdir()
    desk.git("mv", "old name.txt", ODD)
    desk.commit("rename")
    desk.git("rm", "-q", ODD)
    desk.commit("delete")
    repository = Repository.find(desk.folder)
    versions = repository.history(ODD)
    assert [(version.subject, version.path, version.oid is None) for version in versions] == [
        ("delete", ODD, True),
        ("rename", ODD, False),
        ("change", "old name.txt", False),
        ("begin: ż \x1b[31m", "old name.txt", False),
    ]
    assert versions[1].oid == versions[2].oid != versions[3].oid
    commits = [repository.commit(f"HEAD~{number}") for number in range(5)]
    assert [version.parents for version in versions] == [
        (commits[1],),
        (commits[2],),
        (commits[3],),  # of another file
        (),
    ]
    assert {version.author for version in versions} == {"Zoë"}
    assert versions[0].date.isoformat() == "2026-10-05T09:00:00+02:00"
    assert versions[0].date.utcoffset() == timedelta(hours=2)
    assert versions[0].commit == repository.commit("HEAD")
    assert versions[0].commit.startswith(versions[0].short)
    assert repository.history(ODD, limit=2) == versions[:2]
    assert repository.history("old name.txt", "HEAD~2") == versions[2:]
    assert repository.history("never.txt") == []
    assert repository.history("*") == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1600000000 +0545", "2020-09-13T18:11:40+05:45"),
        ("1600000000 -0330", "2020-09-13T08:56:40-03:30"),
        ("1600000000 +9999", "2020-09-13T12:26:40+00:00"),
        ("999999999999999 +0000", "1970-01-01T00:00:00+00:00"),
    ],
)
def test_dates_that_no_calendar_has(written: str, read: str, desk: Desk) -> None:
    desk.commit("one", "a.txt", "1")
    tree = desk.git("rev-parse", "HEAD^{tree}").strip()
    author = f"author Zoë <z@example.org> {written}\ncommitter Zoë <z@example.org> 1600000000 +0000"
    (desk.folder / "commit").write_text(f"tree {tree}\n{author}\n\nodd\n", "utf-8")
    commit = desk.git("hash-object", "-t", "commit", "-w", "--literally", "commit").strip()
    (version,) = Repository.find(desk.folder).history("a.txt", commit)
    assert version.date.isoformat() == read


def test_merges_count_where_they_decided_something(desk: Desk) -> None:
    lines = [f"{number}\n" for number in range(30)]

    def with_line(at: int, text: str) -> str:
        return "".join([*lines[:at], text, *lines[at + 1 :]])

    desk.commit("begin", "a.txt", "".join(lines))
    desk.git("checkout", "-q", "-b", "side")
    desk.commit("side", "a.txt", with_line(20, "side\n"))
    desk.git("checkout", "-q", "main")
    desk.commit("aside", "b.txt", "1")
    desk.git("merge", "-q", "--no-edit", "side")
    desk.git("checkout", "-q", "-b", "other")
    desk.commit("other", "a.txt", with_line(20, "other\n"))
    desk.git("checkout", "-q", "main")
    desk.commit("main", "a.txt", with_line(20, "main\n"))
    desk.git("merge", "-q", "--no-edit", "other", ok=False)
    desk.commit("both", "a.txt", with_line(20, "both\n"))
    versions = {each.subject: each for each in Repository.find(desk.folder).history("a.txt")}
    assert next(iter(versions)) == "both"
    assert sorted(versions) == ["begin", "both", "main", "other", "side"]
    assert versions["both"].parents == (versions["main"].commit, versions["other"].commit)
    assert versions["main"].parents == versions["other"].parents


# --- settings ---


def test_settings_of_the_repository_and_of_a_person(desk: Desk) -> None:
    own = Repository.find(desk.folder).settings
    everywhere = Configuration(Scope.PERSON)
    assert everywhere.get("diff.cjmap.command") is None
    value = "sh -c 'echo \"$1\" # ;' %O\nsecond line\\"
    everywhere.set("diff.cjmap.command", value)
    assert everywhere.get("diff.cjmap.command") == value
    assert own.get("diff.cjmap.command") is None
    assert Repository.find(desk.folder).config("diff.cjmap.command") == value
    own.set("diff.cjmap.command", "x")
    own.set("diff.cjmap.textconv", "y")
    assert Repository.find(desk.folder).config("diff.cjmap.command") == "x"
    assert own.section("diff.cjmap") == {"command": "x", "textconv": "y"}
    assert own.unset("diff.cjmap.command")
    assert not own.unset("diff.cjmap.command")
    assert own.remove_section("diff.cjmap")
    assert not own.remove_section("diff.cjmap")
    everywhere.set("core.attributesFile", "~/attributes")
    assert everywhere.path("core.attributesFile") == str(Path.home() / "attributes")


def test_settings_that_are_broken(desk: Desk) -> None:
    Path(desk.environment["GIT_CONFIG_GLOBAL"]).write_text("[user\n", encoding="utf-8")
    with pytest.raises(CjmapError, match=r"The settings of git \(your own\) cannot be used"):
        Configuration(Scope.PERSON).get("user.name")


def test_attributes(desk: Desk) -> None:
    desk.write(".gitattributes", "*.txt merge=union -diff\n")
    repository = Repository.find(desk.folder)
    assert repository.attribute("merge", ["a.txt", "b.md"]) == {
        "a.txt": "union",
        "b.md": "unspecified",
    }


def test_what_git_is_told_by_its_environment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    desk.commit("one", "a.txt", "1")
    assert Repository.find(desk.folder).history("A.txt") == []
    assert shutil.which("git") is not None
    assert os.environ["LC_ALL"] == "pl_PL.UTF-8"

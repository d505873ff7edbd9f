"""How two versions of a map meet in git: merges, rebases, picks and the rest.

Each play commits the base, lets both sides change it, and has git bring them together in the work
tree. What it returns is what a person then has before them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.git.desk import Desk


@dataclass(frozen=True)
class Meeting:
    """The texts that meet: the file's name, the base (None: there was none), and both sides.

    A side that is None has no such file; `renamed` is the name of the file on their side.
    """

    file: str
    base: str | None
    ours: str | None
    theirs: str | None
    renamed: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What is in the work tree, whether git holds it to be in conflict, and what was said."""

    text: str | None
    conflict: bool
    said: str


Play = Callable[["Desk", Meeting], Outcome]

_OTHER = "other.txt"


def outcome(desk: Desk, name: str, said: str) -> Outcome:
    """Look at the work tree."""
    there = (desk.folder / name).exists()
    return Outcome(desk.read(name) if there else None, bool(desk.unmerged()), said)


def prepare(desk: Desk, meeting: Meeting, on: str = "ours") -> None:
    """Commit the base on `main`, one side on `ours` and the other on `theirs`; go to `on`."""
    desk.commit("base", _OTHER, "base\n")
    if meeting.base is not None:
        desk.commit("base map", meeting.file, meeting.base)
    for side, text in (("ours", meeting.ours), ("theirs", meeting.theirs)):
        desk.git("checkout", "-q", "-b", side, "main")
        name = meeting.file
        if side == "theirs" and meeting.renamed is not None:
            desk.git("mv", meeting.file, meeting.renamed)
            name = meeting.renamed
        if text is None:
            desk.git("rm", "-q", name)
            desk.commit(side)
        elif text == meeting.base:
            desk.commit(side, f"{side}.txt", "a file of this side alone\n")
        else:
            desk.commit(side, name, text)
    desk.git("checkout", "-q", on)


def merge(desk: Desk, meeting: Meeting) -> Outcome:
    """`git merge theirs`, on the branch `ours`."""
    prepare(desk, meeting)
    said = desk.git("merge", "--no-edit", "theirs", ok=False)
    return outcome(desk, meeting.renamed or meeting.file, said)


def squash(desk: Desk, meeting: Meeting) -> Outcome:
    """`git merge --squash theirs`."""
    prepare(desk, meeting)
    return outcome(desk, meeting.file, desk.git("merge", "--squash", "theirs", ok=False))


def rebase(desk: Desk, meeting: Meeting) -> Outcome:
    """`git rebase ours`, on the branch `theirs`: git then calls the upstream ours."""
    prepare(desk, meeting, on="theirs")
    return outcome(desk, meeting.file, desk.git("rebase", "ours", ok=False))


def rebase_twice(desk: Desk, meeting: Meeting) -> Outcome:
    """A rebase of two commits, the second of which changes the file once more."""
    prepare(desk, meeting, on="theirs")
    assert meeting.theirs is not None
    desk.commit("their licence", meeting.file, f"# © 2026 Zoë\n{meeting.theirs}")
    return outcome(desk, meeting.file, desk.git("rebase", "ours", ok=False))


def cherry_pick(desk: Desk, meeting: Meeting) -> Outcome:
    """`git cherry-pick theirs`."""
    prepare(desk, meeting)
    return outcome(desk, meeting.file, desk.git("cherry-pick", "theirs", ok=False))


def revert(desk: Desk, meeting: Meeting) -> Outcome:
    """A commit is taken back after others; *theirs* is the map before it, *base* the map with it."""
    assert meeting.base is not None
    assert meeting.theirs is not None
    assert meeting.ours is not None
    desk.commit("before", meeting.file, meeting.theirs)
    desk.commit("what is taken back", meeting.file, meeting.base)
    desk.commit("later", meeting.file, meeting.ours)
    return outcome(desk, meeting.file, desk.git("revert", "--no-edit", "HEAD~1", ok=False))


def stash(desk: Desk, meeting: Meeting) -> Outcome:
    """`git stash pop` over a commit made meanwhile."""
    assert meeting.base is not None
    assert meeting.theirs is not None
    assert meeting.ours is not None
    desk.commit("base", meeting.file, meeting.base)
    desk.write(meeting.file, meeting.theirs)
    desk.git("stash")
    desk.commit("ours", meeting.file, meeting.ours)
    return outcome(desk, meeting.file, desk.git("stash", "pop", ok=False))


def mail(desk: Desk, meeting: Meeting) -> Outcome:
    """`git am --3way` of a patch."""
    prepare(desk, meeting)
    desk.git("format-patch", "-q", "-1", "-o", str(desk.tools), "theirs")
    (patch,) = desk.tools.glob("*.patch")
    return outcome(desk, meeting.file, desk.git("am", "-q", "--3way", str(patch), ok=False))


def switch(desk: Desk, meeting: Meeting) -> Outcome:
    """`git checkout --merge ours` with a change that is not committed."""
    prepare(desk, meeting, on="main")
    assert meeting.theirs is not None
    desk.write(meeting.file, meeting.theirs)
    return outcome(desk, meeting.file, desk.git("checkout", "--merge", "ours", ok=False))


def again(desk: Desk, meeting: Meeting) -> Outcome:
    """`git checkout --merge FILE` after a merge: the conflict once more, as git left it."""
    prepare(desk, meeting)
    desk.git("merge", "theirs", ok=False)
    desk.write(meeting.file, "lost\n")
    return outcome(
        desk, meeting.file, desk.git("checkout", "--merge", "--", meeting.file, ok=False)
    )


def octopus(desk: Desk, meeting: Meeting) -> Outcome:
    """`git merge theirs third`: three branches at once."""
    prepare(desk, meeting)
    desk.git("checkout", "-q", "-b", "third", "main")
    desk.commit("third", "third.txt", "third\n")
    desk.git("checkout", "-q", "ours")
    said = desk.git("merge", "--no-edit", "theirs", "third", ok=False)
    return outcome(desk, meeting.file, said)


def criss_cross(desk: Desk, meeting: Meeting) -> Outcome:
    """Each branch has merged the other before: there are two bases, which git merges first."""
    prepare(desk, meeting)
    desk.git("branch", "former", "theirs")
    desk.git("merge", "--no-edit", "former", ok=False)
    left = desk.unmerged()
    assert not left, "the first merges of a criss-cross have to be clean"
    desk.git("checkout", "-q", "theirs")
    desk.git("merge", "--no-edit", "ours~1")
    text = desk.read(meeting.file)
    desk.commit("theirs again", meeting.file, text.replace("emotion: 0.5", "emotion: 1"))
    desk.git("checkout", "-q", "ours")
    text = desk.read(meeting.file)
    desk.commit(
        "ours again", meeting.file, text.replace("Take the first tablets", "Take the tablets")
    )
    return outcome(desk, meeting.file, desk.git("merge", "--no-edit", "theirs", ok=False))


def write_tree(desk: Desk, meeting: Meeting) -> Outcome:
    """`git merge-tree --write-tree`: a merge without a work tree, as servers do it."""
    prepare(desk, meeting)
    ran = desk.run("git", "merge-tree", "--write-tree", "ours", "theirs", ok=False)
    tree = ran.stdout.decode("utf-8").split("\n")[0]
    text = desk.run("git", "show", f"{tree}:{meeting.file}").stdout.decode("utf-8")
    return Outcome(text, ran.returncode != 0, ran.stderr.decode("utf-8"))


def worktree(desk: Desk, meeting: Meeting) -> Outcome:
    """A merge in a linked work tree."""
    prepare(desk, meeting, on="main")
    other = desk.folder.parent / "linked"
    desk.git("worktree", "add", "-q", str(other), "ours")
    ran = desk.run("git", "merge", "--no-edit", "theirs", folder=other, ok=False)
    unmerged = desk.run("git", "ls-files", "--unmerged", folder=other).stdout
    text = (other / meeting.file).read_text(encoding="utf-8")
    return Outcome(text, bool(unmerged), (ran.stdout + ran.stderr).decode("utf-8"))


def from_subfolder(desk: Desk, meeting: Meeting) -> Outcome:
    """A merge started in a folder of the repository."""
    prepare(desk, meeting)
    folder = (desk.folder / meeting.file).parent
    ran = desk.run("git", "merge", "--no-edit", "theirs", folder=folder, ok=False)
    return outcome(desk, meeting.file, (ran.stdout + ran.stderr).decode("utf-8"))


def styled(style: str) -> Play:
    """Return a merge with `merge.conflictStyle` set."""

    def play(desk: Desk, meeting: Meeting) -> Outcome:
        desk.git("config", "merge.conflictStyle", style)
        return merge(desk, meeting)

    return play


def wide_markers(desk: Desk, meeting: Meeting) -> Outcome:
    """A merge where the attribute `conflict-marker-size` is 12."""
    desk.commit("wide", ".git-attributes-of-the-test", "")
    (desk.folder / ".git" / "info").mkdir(exist_ok=True)
    attributes = "*.yaml conflict-marker-size=12\n"
    (desk.folder / ".git" / "info" / "attributes").write_text(attributes, encoding="utf-8")
    return merge(desk, meeting)


def switched_off(desk: Desk, meeting: Meeting) -> Outcome:
    """A merge with `CJMAP_MERGE=off`."""
    prepare(desk, meeting)
    said = desk.git("merge", "--no-edit", "theirs", ok=False, CJMAP_MERGE="off")
    return outcome(desk, meeting.file, said)


def impatient(desk: Desk, meeting: Meeting) -> Outcome:
    """A merge that may take one second."""
    prepare(desk, meeting)
    said = desk.git("merge", "--no-edit", "theirs", ok=False, CJMAP_MERGE_TIMEOUT="1")
    return outcome(desk, meeting.file, said)


def old_git(desk: Desk, meeting: Meeting) -> Outcome:
    """A merge by a git that hands `%S %X %Y` over as they are."""
    driver = desk.run("git", "config", "--default", "", "merge.cjmap.driver").stdout.decode()
    if driver:
        old = driver.removesuffix("\n").replace("%S %X %Y", "%%S %%X %%Y")
        desk.git("config", "merge.cjmap.driver", old)
    return merge(desk, meeting)


def newer_git(desk: Desk, meeting: Meeting) -> Outcome:
    """A merge by a git that knows the names of both sides."""
    driver = desk.run("git", "config", "--default", "", "merge.cjmap.driver").stdout.decode()
    if driver:
        new = driver.removesuffix("\n").replace("%S %X %Y", "main HEAD theirs")
        desk.git("config", "merge.cjmap.driver", new)
    return merge(desk, meeting)


def remembered(desk: Desk, meeting: Meeting) -> Outcome:
    """A conflict settled once, met again: `rerere` settles it the same way."""
    desk.git("config", "rerere.enabled", "true")
    prepare(desk, meeting)
    desk.git("merge", "--no-edit", "theirs", ok=False)
    text = desk.read(meeting.file)
    if "<<<<<<<" in text:
        begin, rest = text.split("<<<<<<<", 1)
        ours, rest = rest.split("\n", 1)[1].split("=======\n", 1)
        end = rest.split(">>>>>>>", 1)[1].split("\n", 1)[1]
        desk.commit("settled", meeting.file, begin + ours + end)
        desk.git("reset", "-q", "--hard", "HEAD~1")
        said = desk.git("merge", "--no-edit", "theirs", ok=False)
    else:
        said = "there was nothing to settle"
    return Outcome(desk.read(meeting.file), "<<<<<<<" in desk.read(meeting.file), said)

"""What a merge must be, whatever it merges; judged by means that share nothing with the merge."""

from __future__ import annotations

import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from cjmap.compare.merge import merge
from cjmap.format.compiled import compiled_kind
from cjmap.format.read import read_map
from cjmap.source import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.compare.generated import Triple

    from cjmap.compare.merge import Merged

_MAIN_FIELDS = frozenset({"id", "planned", "score", "text", "to"})
"""Fields that a thing may be written as, alone: `emotion: 2` says what `emotion: {score: 2}` does."""


@dataclass
class Verdict:
    """What is wrong with a merge, and what it counts as."""

    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)


def judged(versions: Triple, merged: Merged) -> Verdict:
    """Judge one merge: loss, symmetry, markers, and git's own merge of the lines."""
    verdict = Verdict()
    verdict.figures["merges"] += 1
    kind = "clean" if merged.clean else "with conflicts"
    verdict.figures[kind] += 1
    if any(note.startswith("Merged line by line") for note in merged.notes):
        verdict.figures["by lines"] += 1
        verdict.remarks.append(merged.notes[0])
        if "mistake" in merged.notes[0]:
            verdict.faults.append(merged.notes[0])
    if merged.clean != (merged.conflicts == 0):
        verdict.faults.append(f"clean={merged.clean} with {merged.conflicts} conflicts")
    if merged.text.count(b"<<<<<<< ours") != merged.conflicts:
        verdict.faults.append("markers do not count up")
    results = [sided(merged.text, side) for side in ("ours", "theirs")]
    parsed = [parse_document(versions.file, each) for each in results]
    if any(each.refused for each in parsed) and "by lines" not in verdict.figures:
        verdict.faults.append("a side is no YAML")
    if not any(each.refused for each in parsed):
        verdict.faults += lost(versions, results)
    mirrored = merge(versions.base, versions.theirs, versions.ours, file=versions.file)
    moved_twice = any("it stands where" in note for note in merged.notes)
    if mirrored.clean != merged.clean:
        verdict.faults.append("the mirrored merge is decided otherwise")
    elif merged.clean and not moved_twice:
        one, other = (said(versions, each.text) for each in (merged, mirrored))
        if unordered(one) != unordered(other):
            verdict.faults.append("the mirrored merge says something else")
    plain = by_git(versions)
    if plain is not None:
        verdict.figures["git: clean"] += 1
        data = said(versions, plain)
        if data is None:
            verdict.figures["git: clean, but no valid map"] += 1
            if merged.clean:
                verdict.figures["git: clean, but no valid map; cjmap clean"] += 1
        elif not merged.clean:
            verdict.figures["git: clean and valid; cjmap asks"] += 1
            verdict.remarks.append(f"asks although git is clean: {merged.clashes or merged.notes}")
        elif data != said(versions, merged.text):
            same = unordered(data) == unordered(said(versions, merged.text))
            verdict.figures[
                f"git: clean and valid; cjmap says {'another order' if same else 'something else'}"
            ] += 1
            if not same:
                verdict.remarks.append("says something else than git's merge of the lines")
    elif merged.clean:
        verdict.figures["git: conflicts; cjmap clean"] += 1
    else:
        verdict.figures["git: conflicts; cjmap too"] += 1
    return verdict


def sided(text: bytes, side: str) -> bytes:
    """Resolve every conflict for one side."""
    kept: list[bytes] = []
    state = "both"
    for line in text.splitlines(keepends=True):
        if line.startswith(b"<<<<<<< "):
            state = "ours"
        elif line.startswith(b"=======") and state == "ours":
            state = "theirs"
        elif line.startswith(b">>>>>>> ") and state == "theirs":
            state = "both"
        elif state in ("both", side):
            kept.append(line)
    return b"".join(kept)


def lost(versions: Triple, results: list[bytes]) -> list[str]:
    """Say what a side says that the other one left alone, and that is in neither result.

    Words count under the key where they stand, and under the thing with an id around it; one that is
    missing only in one of the two ways has changed its place.
    """
    faults = []
    for name in ("ours", "theirs"):
        mine = getattr(versions, name)
        other = versions.theirs if name == "ours" else versions.ours
        ways = []
        for by_thing in (False, True):
            before, here, there, *after = (
                leaves(each, by_thing=by_thing) for each in (versions.base, mine, other, *results)
            )
            ways.append((here - (before - there)) - (after[0] | after[1]))
        words = {leaf[1:] for leaf in ways[0]} & {leaf[1:] for leaf in ways[1]}
        if words:
            faults.append(f"lost of {name}: {sorted(words)[:3]}")
    return faults


def leaves(data: bytes, *, by_thing: bool) -> Counter[tuple[str, str, str]]:
    """Count the words of a map under their keys, and those of its comments."""
    document = parse_document(Path("any.yaml"), data)
    found = Counter(_listed(document.data, "", "", by_thing))
    if not document.refused:
        words = (word for each in document.comments for word in each.words.split())
        found.update(("", "#", word) for word in words)
    return found


def _listed(value: Any, thing: str, key: str, by_thing: bool) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, dict):
        thing = str(value.get("id", thing)) if by_thing else ""
        for name, inner in value.items():
            yield from _listed(inner, thing, key if name in _MAIN_FIELDS else name, by_thing)
    elif isinstance(value, list):
        for inner in value:
            yield from _listed(inner, thing, key, by_thing)
    else:
        yield from ((thing, key, word) for word in str(value).split())


def said(versions: Triple, data: bytes) -> Any:
    """Return the long form of a map; None where it is no valid one."""
    document = parse_document(versions.file, data)
    read = read_map(document)
    if not read.valid or read.kind is None or document.refused:
        return None
    if any(problem.rule.severity == "error" for problem in document.problems):
        return None
    return compiled_kind(read.kind.name).long_form(document.data)


def unordered(value: Any) -> Any:
    """Return a value in which the order of lists does not count."""
    if isinstance(value, dict):
        return {key: unordered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((unordered(each) for each in value), key=repr)
    return value


def by_git(versions: Triple) -> bytes | None:
    """Merge with `git merge-file`; None where it has conflicts."""
    with TemporaryDirectory() as folder:
        files = []
        for name in ("ours", "base", "theirs"):
            Path(folder, name).write_bytes(getattr(versions, name))
            files.append(str(Path(folder, name)))
        done = subprocess.run(["git", "merge-file", "-p", *files], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None

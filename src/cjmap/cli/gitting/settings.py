"""What git is told to do with maps: the sections of its configuration that cjmap writes.

Git takes what a driver leaves behind on trust. With a merge driver that is missing, or that dies,
it keeps *ours* without a mark and forgets theirs; with a textconv that fails, `git diff` stops. So
each command is wrapped in a line of shell that does what git would have done alone.
"""

from __future__ import annotations

from cjmap.cli.gitting.answers import CLEAN, CONFLICTS

DIFF = "diff.cjmap"
MERGE = "merge.cjmap"
MERGETOOL = "mergetool.cjmap"

FUNCTION_NAMES = "\n".join(
    (
        "^[ -]*title: (.*)$",
        "^ {0,6}- id: ([a-z0-9_-]+)",
        "^ {0,6}- \\{ ?id: ([a-z0-9_-]+)",
        "^name: (.*)$",
    )
)
"""Lines that name the part of a map that a hunk lies in: the nearest one above it is shown.

Stages, steps and actions, by how far their ids are indented; not the pains in them.
"""

TEXTCONV = """\
sh -c 'command -v cjmap >/dev/null 2>&1 && cjmap git textconv "$1" || cat "$1"' cjmap"""

COMMAND = """\
sh -c '\
command -v cjmap >/dev/null 2>&1 && cjmap git diff-driver "$@" && exit 0; \
git diff --no-index --no-ext-diff -- "$2" "$5"; \
exit 0' cjmap"""

DRIVER = f"""\
sh -c '\
command -v cjmap >/dev/null 2>&1 && cjmap git merge-driver --wrapped "$@"; \
case $? in {CLEAN}) exit 0;; {CONFLICTS}) exit 1;; esac; \
echo "cjmap is missing or failed, so git merges this map line by line." >&2; \
git merge-file -L ours -L base -L theirs --marker-size="$4" "$2" "$1" "$3" || exit 1\
' cjmap %O %A %B %L %P %S %X %Y"""
"""Only the two answers of `cjmap git merge-driver --wrapped` are believed. A crash, a kill (128 and
more), a program without a module (1) or another of that name (0) all end in git's own line merge.
"""

TOOL = """\
cjmap git mergetool "$BASE" "$LOCAL" "$REMOTE" "$MERGED\""""


def sections(*, changes: bool, textconv: bool, merge: bool) -> dict[str, dict[str, str]]:
    """Return the settings of each section; a section without any is not wanted."""
    diff = {"xfuncname": FUNCTION_NAMES}
    if textconv:
        diff["textconv"] = TEXTCONV
    if changes:
        diff["command"] = COMMAND
    merging = {"name": "maps, merged by what they say", "driver": DRIVER} if merge else {}
    tool = {"cmd": TOOL, "trustExitCode": "true"}
    return {DIFF: diff, MERGE: merging, MERGETOOL: tool}

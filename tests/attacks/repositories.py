"""Repositories of strangers: their settings start nothing, and nothing of them is fetched."""

from __future__ import annotations

from tests.attacks.attack import Attack, Link, Run
from tests.attacks.harmless import PERSONA, WORKSPACE

HARMLESS = (("lint",), ("site", "-j1", "-o", "s"), ("diff", "eva.persona.yaml", "eva.persona.yaml"))

TRAP = "sh -c 'touch ../trap'"

_COMMITTED: dict[str, object] = {
    **WORKSPACE,
    "1": Run(("git", "init", "-q", "-b", "main")),
    "2": Run(("git", "add", "-A")),
    "3": Run(("git", "commit", "-qm", "one")),
    "4": Run(("sed", "-i", "s/Eva/Ewa/", "eva.persona.yaml")),
    "5": Run(("git", "commit", "-qam", "two")),
}
_STARTING = (
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.alternateRefsCommand", "core.askPass",
    "diff.external", "diff.trap.command", "diff.trap.textconv", "merge.trap.driver", "filter.trap.clean",
    "filter.trap.smudge", "filter.trap.process", "gpg.program", "credential.helper", "pager.log", "alias.log",
)  # fmt: skip
_TRAPPED: dict[str, object] = {
    **_COMMITTED,
    **{key: Run(("git", "config", key, TRAP)) for key in _STARTING},
    "signed": Run(("git", "config", "log.showSignature", "true")),
    ".git/hooks/post-index-change": f"#!/bin/sh\n{TRAP}\n",
    "runs": Run(("chmod", "+x", ".git/hooks/post-index-change")),
    ".gitattributes": "*.yaml filter=trap diff=trap merge=trap\n",
    "eva.persona.yaml ": Run(("cp", "bank.catalog.yaml", "other.catalog.yaml")),
}
_WITH_SUBMODULE: dict[str, object] = {
    **_COMMITTED,
    "shared/adam.persona.yaml": PERSONA.replace("eva", "adam"),
    "6": Run(("sh", "-c", "cd shared && git init -q && git add -A && git commit -qm one")),
    "7": Run(("sh", "-c", "git add shared && git commit -qm three")),
    "8": Run(
        ("sh", "-c", "cd shared && sed -i s/Eva/Adam/ adam.persona.yaml && git commit -qam two")
    ),
    "9": Run(("git", "commit", "-qam", "four")),
    **{f"shared {key}": Run(("git", "-C", "shared", "config", key, TRAP)) for key in _STARTING},
    "shared/.gitattributes": "*.yaml filter=trap diff=trap merge=trap\n",
}
_PARTIAL: dict[str, object] = {
    **_COMMITTED,
    **{
        key: Run(("git", "config", key, value))
        for key, value in {
            "core.repositoryFormatVersion": "1",
            "extensions.partialClone": "origin",
            "remote.origin.promisor": "true",
            "remote.origin.url": "ssh://127.0.0.1:9/a",
            "core.sshCommand": TRAP,
            "protocol.ssh.allow": "always",
        }.items()
    },
    "missing": Run(("sh", "-c", 'of=$(git rev-parse HEAD~1:eva.persona.yaml); rm -f ".git/objects/$(echo $of | cut -c1-2)/$(echo $of | cut -c3-)"')),
}  # fmt: skip


def _in(
    about: str,
    files: dict[str, object],
    command: tuple[str, ...],
    code: int,
    *says: str,
    **more: object,
) -> Attack:
    return Attack(about, command, code, files, says, **more)  # type: ignore[arg-type]


_NEVER = ("--fail-on", "never")

ATTACKS: list[Attack] = [
    _in("settings that start programs, while changes are told", _TRAPPED, ("diff", *_NEVER, "HEAD~1"), 0, "Ewa"),
    _in("settings that start programs, while the index is read", _TRAPPED, ("diff", *_NEVER, "--staged"), 0),
    _in("settings that start programs, while a history is told", _TRAPPED, ("log", "eva.persona.yaml"), 0, "Ewa"),
    _in("settings that start programs, while a portal is built", _TRAPPED, ("site", "-o", "out", "--no-cache"), 1, changes=("maps/out/*",)),
    _in("settings that start programs, while they are asked", _TRAPPED, ("git", "status"), 1),
    _in("a partial clone that would fetch, compared", _PARTIAL, ("diff", "HEAD~1"), 2, "is missing from the repository"),
    _in("a partial clone that would fetch, its history", _PARTIAL, ("log", "eva.persona.yaml"), 2, "is missing from the repository"),
    _in("a partial clone that would fetch, in the portal", _PARTIAL, ("site", "-o", "out", "--no-cache"), 0, changes=("maps/out/*",)),
    _in("a repository without its objects", {**_COMMITTED, "6": Run(("sh", "-c", "rm -rf .git/objects/*"))}, ("log", "eva.persona.yaml"), 2),
    _in("a repository that is a file that leads elsewhere", {**WORKSPACE, ".git": "gitdir: /etc/passwd\n"}, ("diff",), 2, "not in a git repository", silent=("root:x",)),
    _in("a repository that is a link to itself", {**WORKSPACE, ".git": Link(".git")}, ("validate",), 0, "3 maps"),
    _in("a repository in the middle of a merge", {**_COMMITTED, "6": Run(("sh", "-c", "git checkout -qb side HEAD~1 && sed -i s/Eva/Eve/ eva.persona.yaml && git commit -qam three && ! git merge -q main"))},
        ("fmt",), 2, "eva.persona.yaml:3:1: error CJ012", "A merge left its conflict markers here"),
    _in("a sparse checkout that leaves a map out", {**_COMMITTED, "6": Run(("git", "sparse-checkout", "set", "--no-cone", "/*", "!/eva.persona.yaml"))},
        ("diff", *_NEVER), 0, "No change"),
    _in("a sparse checkout that leaves a map out, with a change", {**_COMMITTED, "6": Run(("git", "sparse-checkout", "set", "--no-cone", "/*", "!/eva.persona.yaml")),
        "7": Run(("sed", "-i", "s/I ask for/I get/", "loan.journey.yaml"))}, ("diff", *_NEVER), 0, "I get a loan", "1 change:"),
    _in("a bare repository", {"6": Run(("git", "init", "-q", "--bare"))}, ("diff",), 2, "no work tree"),
    _in("settings of a bare repository that start programs", {**_TRAPPED, "bare": Run(("git", "config", "core.bare", "true"))}, ("diff", *_NEVER, "HEAD~1..HEAD"), 0, "Ewa"),
    _in("settings of a submodule that start programs", _WITH_SUBMODULE, ("diff", *_NEVER, "HEAD~1"), 0, "shared/adam.persona.yaml", "Adam"),
    _in("a submodule that is a commit of the repository, over and over", {**_COMMITTED, "6": Run(("sh", "-c", "for n in $(seq 30); do for name in a b; do git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),$name; done; git commit -qm $n; done"))},
        ("diff", *_NEVER, "HEAD~1..HEAD"), 0, r"a \(HEAD~1\) was not compared", r"b \(HEAD~1\)"),
    _in("a revision with escapes", _COMMITTED, ("diff", "HEAD\x1b[2J"), 2, r"HEAD\\x1b\[2J"),
    _in("a revision that is an option", _COMMITTED, ("diff", "--", "--output=../trap"), 2),
    _in("a map that git calls an option", {**_COMMITTED, "--output=trap.persona.yaml": PERSONA.replace("eva", "trap")}, ("log", "./--output=trap.persona.yaml"), 0),
    _in("variables of git that lead elsewhere", _COMMITTED, ("diff", *_NEVER, "HEAD~1"), 0, "Ewa", environment={"GIT_EXTERNAL_DIFF": TRAP, "GIT_PAGER": TRAP, "GIT_SSH_COMMAND": TRAP, "GIT_CEILING_DIRECTORIES": "/", "GIT_LITERAL_PATHSPECS": "0"}),
]  # fmt: skip

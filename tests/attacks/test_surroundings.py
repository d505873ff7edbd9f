"""Guards cjmap against odd surroundings: it does its work, or says in a line why it cannot."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.attacks.attack import plant
from tests.attacks.checking import OBEYED, OURS
from tests.attacks.harmless import WORKSPACE
from tests.attacks.surroundings import SURROUNDINGS, Surrounding
from tests.attacks.test_attacks import plain_environment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", SURROUNDINGS, ids=lambda case: case.name)
def test_odd_surroundings(case: Surrounding, tmp_path: Path) -> None:
    plant(
        tmp_path / "maps",
        {**WORKSPACE, "eva.persona.yaml": "kind: persona\nid: eva\nname:   Eva\n"},
    )
    if "ż" in case.line:
        plant(tmp_path / "maps", {"ż.persona.yaml": "kind: persona\nid: ewa\nname: [\n"})
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "cjmap"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cjmap "$@"\n')
    program.chmod(0o755)
    environment = plain_environment(tmp_path)
    for name, value in case.environment.items():
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    done = subprocess.run(
        ["/bin/bash", "-c", f"cjmap() {{ '{program}' \"$@\"; }}\n{case.line}"],
        cwd=tmp_path / "maps",
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="surrogateescape",
        timeout=120,
        check=False,
    )
    assert done.returncode == case.code, done.stdout
    assert not OURS.search(done.stdout), done.stdout
    assert not OBEYED.search(done.stdout), done.stdout
    for pattern in case.says:
        assert re.search(pattern, done.stdout), done.stdout

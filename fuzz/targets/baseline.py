"""The baseline of `lint` → findings that were there before, and which of them are gone."""

from __future__ import annotations

import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

from cjmap.check.silence.baseline import baseline_text, read_baseline
from cjmap.problem import Severity
from fuzz.mutation.objects import mutation_of_objects
from fuzz.target import Target, expect, may_refuse


def look(data: bytes) -> None:
    """Read a baseline, and tell what of it is stale."""
    with tempfile.TemporaryDirectory(prefix="cjmap-fuzz-") as folder:
        file = Path(folder, "cjmap-baseline.json")
        file.write_bytes(data)
        with may_refuse():
            baseline = read_baseline(file)
            for finding in baseline.stale_findings(Counter(), lambda _: True, Severity.WARNING):
                expect(finding.location.line >= 1, "a finding has a line")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return baselines as they are written, and one that is not."""
    listed = {("flat-emotion", "journey:first-visit"): 2, ("stale-map", "persona:tom"): 1}
    return baseline_text(listed).encode(), baseline_text({}).encode(), b'{"version": 2}'


TARGET = Target("baseline", "the baseline → what it lists", look, seeds, mutation_of_objects(seeds))

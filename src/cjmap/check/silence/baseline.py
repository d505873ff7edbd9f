"""The baseline: findings that were there before, listed by rule and entity, so that only new ones tell.

The file is JSON with one finding a line. Moved lines change nothing in it; a renamed id does. What
it lists and no run finds any more is stale, and told.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.check.finding import Finding, Location, fingerprint
from cjmap.errors import CjmapError
from cjmap.problem import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

VERSION = 1
BASELINE_NAME = "cjmap-baseline.json"
"""The name of a baseline that nobody named."""

_LARGEST_FILE = 20_000_000

STALE_BASELINE = Rule(
    "CJ905",
    "stale-baseline",
    Severity.WARNING,
    "The baseline lists a finding that is no longer there.",
)

Key = tuple[str, str]
"""The name of a rule, and the entity of a finding."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a file lists: how often each (rule, entity), and on which line."""

    file: Path
    listed: Counter[Key] = field(default_factory=Counter)
    lines: dict[Key, int] = field(default_factory=dict)

    def stale_findings(
        self, met: Counter[Key], judged: Callable[[Key], bool], severity: Severity
    ) -> Iterator[Finding]:
        """Tell what is listed more often than it was met, of what was looked at, at its line of the file."""
        stale = (key for key, count in self.listed.items() if met[key] < count and judged(key))
        for name, entity in stale:
            line = self.lines.get((name, entity), 1)
            yield Finding(
                STALE_BASELINE,
                severity,
                f"`{name}` is no longer found at `{entity}`.",
                Location(self.file, line, 1, line, 1),
                path="",
                entity=entity,
                help="`cjmap lint --update-baseline` takes it off the list.",
                related=(),
                fingerprint=fingerprint(STALE_BASELINE, f"{name} {entity}", 0),
            )


def map_of(entity: str) -> str:
    """Return the map that an entity stands in, such as `journey:first-visit`."""
    return entity.partition("/")[0]


def read_baseline(file: Path) -> Baseline:
    """Read a baseline; raises `CjmapError` for a file that is none."""
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise CjmapError(
            f"There is no baseline {file}.", hint="`cjmap lint --update-baseline` writes it."
        ) from error
    except OSError as error:
        raise CjmapError(f"{file} cannot be read: {error.strerror}.") from error
    if len(data) > _LARGEST_FILE:
        raise CjmapError(f"{file} has more than {_LARGEST_FILE:,} bytes.")
    try:
        text = data.decode("utf-8-sig")
        listed = _listed(json.loads(text))
    except (ValueError, RecursionError) as error:
        said = "it is nested too deeply." if isinstance(error, RecursionError) else error
        raise CjmapError(
            f"{file} is no baseline: {said}",
            hint="`cjmap lint --update-baseline` writes one.",
        ) from error
    baseline = Baseline(file)
    numbers = {line.strip().rstrip(","): n for n, line in enumerate(text.splitlines(), 1)}
    for rule, entity, count in listed:
        baseline.listed[rule, entity] += count
        baseline.lines[rule, entity] = numbers.get(_line(rule, entity, count), 1)
    return baseline


def _listed(data: Any) -> list[tuple[str, str, int]]:
    """Check the shape of what a file holds; raises `ValueError` with a sentence."""
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise ValueError("expected an object with `version` and `findings`.")
    if data.get("version") != VERSION:
        raise ValueError(f"its version is {data.get('version')!r}; expected {VERSION}.")
    listed = []
    for number, each in enumerate(data["findings"]):
        rule, entity, count = (
            (each.get("rule"), each.get("entity"), each.get("count", 1))
            if isinstance(each, dict)
            else (None, None, None)
        )
        if not isinstance(rule, str) or not isinstance(entity, str) or type(count) is not int:
            raise ValueError(f"finding {number} has no `rule`, `entity` or `count`.")
        listed.append((rule, entity, count))
    return listed


def baseline_text(counts: Mapping[Key, int]) -> str:
    """Write the baseline that lists so many findings of each kind, sorted, one entry a line."""
    lines = ",\n".join(
        f"    {_line(rule, entity, count)}" for (rule, entity), count in sorted(counts.items())
    )
    return f'{{\n  "version": {VERSION},\n  "findings": [\n{lines}\n  ]\n}}\n'


def _line(rule: str, entity: str, count: int) -> str:
    return json.dumps({"rule": rule, "entity": entity, "count": count}, ensure_ascii=False)

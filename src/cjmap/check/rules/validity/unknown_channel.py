"""A touchpoint is on a channel that no catalog defines.

## What it does
Checks that the `channel` of each touchpoint, in a catalog or written at a step, is defined in a
catalog of the workspace.

## Why it matters
A touchpoint without its channel has no place in any comparison across channels, and nobody who
answers for it.

## Bad
```yaml
# shop.catalog.yaml
kind: catalog
id: shop
title: The shop's vocabulary
channels:
  - {id: website, title: Web}
touchpoints:
  - {id: search-page, title: Search page, channel: web-site-old}
```

## Good
```yaml
# shop.catalog.yaml
kind: catalog
id: shop
title: The shop's vocabulary
channels:
  - {id: website, title: Web}
touchpoints:
  - {id: search-page, title: Search page, channel: website}
```

## When not to listen
Never: define the channel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.references import Unresolved, unresolved
from cjmap.problem import Fixability, Problem, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace

RULE = Rule(
    "CJ106",
    "unknown-channel",
    Severity.ERROR,
    "A touchpoint is on a channel nobody defined.",
    fix=Fixability.UNSAFE,
)


def claims(entry: Entry, reference: Unresolved) -> bool:
    """Whether the reference is the channel of a touchpoint."""
    return reference.field == "channel" and entry.kind_name in ("catalog", "journey")


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each touchpoint whose channel is unknown."""
    for reference in unresolved(entry, workspace):
        if claims(entry, reference):
            yield Problem(
                RULE,
                f"The touchpoint is on the channel `{reference.text}`, which no catalog defines.",
                reference.route,
                reference.suggestion or "Define the channel in a catalog, under `channels`.",
                reference.related,
                reference.fix,
            )

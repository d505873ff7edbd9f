"""What references say, in a sentence's predicate: “happens at “Check-in kiosk””."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.impact.following import Affected, Naming
    from cjmap.insight.voice import Voice

_MOST = 3
"""The references of one thing that are told; how many more there are is told too."""


def kind_name(kind: str, voice: Voice) -> str:
    """Return what a kind of thing is called."""
    return voice(f"kind-{kind}") if voice.has(f"kind-{kind}") else kind


def said(affected: Affected, voice: Voice) -> str:
    """Say what a thing's references say."""
    told = list(dict.fromkeys(_said(affected.namings, affected.node.kind, voice)))
    more = f" (+{len(told) - _MOST})" if len(told) > _MOST else ""
    return "; ".join(told[:_MOST]) + more


def _said(namings: Sequence[Naming], kind: str, voice: Voice) -> Iterator[str]:
    for naming in namings:
        title = voice.title(naming.target.title)
        for key in (f"says-{kind}-{naming.field}", f"says-{naming.field}"):
            if voice.has(key):
                yield voice(key, title=title)
                break
        else:  # a field that this language has no words for yet
            yield voice("says", title=title, field=naming.field)


def short_said(affected: Affected, voice: Voice) -> str:
    """Say it without the title of what is named, for a card that an arrow leads to."""
    told = []
    for naming in affected.namings:
        keys = (f"says-{affected.node.kind}-{naming.field}", f"says-{naming.field}")
        key = next((each for each in keys if voice.has(each)), "")
        told.append(voice(key, title="…") if key else f"{naming.field} …")
    how = ", ".join(dict.fromkeys(told))
    return how if affected.strict else voice("free", said=how)

"""Enablement Map Studio's YAML into maps: each document by its kind, in the order of their references.

Its own validator lets references lead nowhere, so all are looked after here; what leads nowhere is
told and kept without the reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.enablement.backlog import read_enablement, read_outcome
from cjmap.exchange.enablement.blueprint import read_blueprint
from cjmap.exchange.enablement.documents import documents
from cjmap.exchange.enablement.journey import read_journey
from cjmap.exchange.enablement.known import Known
from cjmap.exchange.losses import Fate
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.exchange.coming.fields import Fields
    from cjmap.exchange.coming.gathered import Gathered

_READERS: dict[str, Callable[[Fields, Known], None]] = {
    "cjm": read_journey,
    "sbp": read_blueprint,
    "outcome": read_outcome,
    "em": read_enablement,
}
"""In this order: a blueprint refers to the journey, an outcome to the blueprint."""
_VERSION = "1.0"
_MOST = 10_000


def read(gathered: Gathered) -> None:
    """Read all documents of a file. Raises `UnreadableError` where none is of a kind we know."""
    found = list(documents(gathered))
    known = Known(gathered)
    some = False
    for kind, reader in _READERS.items():
        for document in found:
            if document.text("kind") != kind:
                continue
            some = True
            document.name = f"the document `{kind}`"
            _check_version(gathered, document)
            reader(document, known)
            document.tell_rest()
            if gathered.counts.total() > _MOST:
                raise UnreadableError(
                    f"{one_line(gathered.source.name)}:{document.place().label}: the file has more than"
                    f" {_MOST:,} actions, tasks and the like."
                )
    if not some or not gathered.maps:
        raise _nothing(gathered, found)
    for document in found:
        if document.text("kind") not in _READERS:
            gathered.lose(
                Fate.UNREADABLE,
                "document",
                f"A document of the kind `{one_line(document.text('kind'))}`, which is none of"
                f" {', '.join(_READERS)}, was left out.",
                document.place("kind"),
            )


def _check_version(gathered: Gathered, document: Fields) -> None:
    version = document.text("version")
    if version not in ("", _VERSION):
        gathered.lose(
            Fate.GUESSED,
            "version",
            f"Version `{one_line(version)}` was read as {_VERSION}, the only one known.",
            document.place("version"),
            value=version,
        )


def _nothing(gathered: Gathered, found: list[Fields]) -> UnreadableError:
    name = one_line(gathered.source.name)
    errors = [loss for loss in gathered.losses if loss.fate is Fate.UNREADABLE]
    if errors:
        first = errors[0]
        return UnreadableError(f"{name}:{first.place.label}: {first.message}")
    if not found:
        return UnreadableError(f"{name} holds no document of Enablement Map Studio.")
    return UnreadableError(
        f"{name} holds no document of Enablement Map Studio: none has `kind: cjm`, `sbp`,"
        " `outcome` or `em`.",
        hint="A map of cjmap needs no import: put it among the others.",
    )

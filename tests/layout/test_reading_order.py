"""Guards the order of keys: one for every model, and the examples follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cjmap.format import reading_order as module
from cjmap.format.compiled import compiled_kind
from cjmap.format.expected import keys_of
from cjmap.format.kinds import KINDS
from cjmap.format.part import Part
from cjmap.format.reading_order import reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator


def models(base: type[Part] = Part) -> Iterator[type[Part]]:
    for kind in KINDS:
        assert kind.model
    for model in base.__subclasses__():
        yield model
        yield from models(model)


@pytest.mark.parametrize("model", sorted(set(models()), key=str), ids=lambda model: model.__name__)
def test_every_key_has_one_place(model: type[Part]) -> None:
    assert sorted(reading_order(model)) == sorted(keys_of(model))


def test_the_table_names_keys_that_exist() -> None:
    for model, first in vars(module)["_FIRST"].items():
        keys = {key for each in (model, *models(model)) for key in keys_of(each)}
        assert set(first) - {"id", "was"} <= keys, model.__name__


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_map_says_first_who_it_is(kind: Any) -> None:
    keys = list(compiled_kind(kind.name).keys[kind.model_name])
    assert keys[:3] == ["kind", "id", "name" if kind.name == "persona" else "title"]

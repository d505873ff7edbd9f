"""What a new map shall be: checked words of its author, before anything is made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.kinds import KINDS, Kind, kind_named
from cjmap.format.near import listed, nearest
from cjmap.format.roles import Section
from cjmap.format.slugs import DEVICES, slug, unique_slug
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line
from cjmap.source.scalars_written import check_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.authoring.surroundings import Surroundings

_ID = re.compile(SLUG_PATTERN, re.ASCII)
_WITH_PERSONA = ("empathy-map", "journey")
_WITH_JOURNEY = ("empathy-map", "blueprint", "backlog")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A map that is asked for.

    `language` is one of ours; `named_language` is what the map says of it, nothing where the
    workspace says the same. `journey` and `step` are ids, `outline` asks for less detail.
    """

    kind: Kind
    id: str
    title: str
    language: str
    named_language: str | None = None
    personas: tuple[str, ...] = ()
    journey: str | None = None
    step: str | None = None
    outline: bool = False


def read_kind(word: str) -> Kind:
    """Return the kind that `word` names; raises `CjmapError` for none."""
    kind = kind_named(word.lower().replace("_", "-"))
    if kind is not None:
        return kind
    by_suffix = {each.suffix: each for each in KINDS}
    if word.lower() in by_suffix:
        return by_suffix[word.lower()]
    near = nearest(word, [each.name for each in KINDS])
    raise CjmapError(
        f"There is no kind of map `{one_line(word)}`.",
        hint=f"Did you mean `{near}`?"
        if near
        else f"There are {listed([each.name for each in KINDS], 'and')}.",
    )


def read_id(word: str, kind: Kind, around: Surroundings) -> str:
    """Return the id of a new map; raises `CjmapError` where it is malformed or taken."""
    if not _ID.fullmatch(word):
        made = slug(word)
        raise CjmapError(
            f"`{one_line(word)}` is no id: an id has lower-case letters, digits, `-` and `_`, begins"
            " with a letter or digit, and has at most 64 characters.",
            hint=f'Write `{made}`, and the title as `--title "{one_line(word)}"`.'
            if made and len(word) <= 64
            else f"Write `{made}`."
            if made
            else "As in `first-order`.",
        )
    if word in DEVICES:
        raise CjmapError(
            f"`{word}` names a device on Windows, where no file `{word}.{kind.suffix}.yaml` can be.",
            hint=f"Write `{slug(word)}`.",
        )
    definitions = around.workspace.index.defined(Section(kind.name), word)
    if definitions:
        file = definitions[0].entry.file
        root = around.workspace.root
        shown = file.relative_to(root) if file.is_relative_to(root) else file
        free = unique_slug(word, around.taken(Section(kind.name)))
        raise CjmapError(
            f"There is {kind.title} `{word}` already: {one_line(str(shown))}.",
            hint=f"`{free}` is free.",
        )
    return word


def read_title(word: str | None, id: str, kind: Kind) -> str:
    """Return the title that was given, or one made of the id: `first-order` is “First order”.

    Raises `CjmapError` for a title that no map can hold.
    """
    if word is not None:
        title = " ".join(word.split())
        if not title:
            raise CjmapError("`--title` is empty.", hint="Leave it out, or say what it is.")
        try:
            check_characters(title)
        except CjmapError as error:
            raise CjmapError(f"`--title` cannot be a title: {error.message}") from error
        return title
    words = re.sub("[-_]+", " ", id).strip()
    if kind.name == Section.PERSONA:
        return " ".join(each[:1].upper() + each[1:] for each in words.split())
    return words[:1].upper() + words[1:]


def read_personas(words: Sequence[str], kind: Kind, around: Surroundings) -> tuple[str, ...]:
    """Return the personas that were named, with commas or one by one; raises `CjmapError`."""
    found = tuple(
        dict.fromkeys(each.strip() for word in words for each in word.split(",") if each.strip())
    )
    if not found:
        return ()
    _check_goes_with("--persona", kind, _WITH_PERSONA)
    if len(found) > 1 and kind.name != Section.JOURNEY:
        raise CjmapError(f"{_capital(kind.title)} is about one persona, and these are several.")
    known = [each.id for each in around.personas]
    for id in found:
        if id not in known:
            raise _unknown("persona", id, known)
    return found


def read_journey(
    word: str | None, kind: Kind, around: Surroundings
) -> tuple[str | None, str | None]:
    """Return the journey, and the step of it, that `first-order` or `first-order#pay` names.

    Raises `CjmapError` for what does not exist.
    """
    if word is None:
        return None, None
    _check_goes_with("--journey", kind, _WITH_JOURNEY)
    name, hash, step = word.partition("#")
    journey = around.journey(name)
    if journey is None:
        raise _unknown("journey", name, [each.id for each in around.journeys])
    if not hash:
        return name, None
    known = [each.id for each in journey.steps]
    if step not in known:
        near = nearest(step, known)
        raise CjmapError(
            f"The journey `{name}` has no step `{one_line(step)}`.",
            hint=f"Did you mean `{name}#{near}`?" if near else f"It has {listed(known, 'and')}.",
        )
    if kind.name != Section.EMPATHY_MAP:
        raise CjmapError(
            f"{_capital(kind.title)} takes a whole journey, not a step.",
            hint=f"Write `--journey {name}`.",
        )
    return name, step


def _check_goes_with(option: str, kind: Kind, kinds: Sequence[str]) -> None:
    if kind.name not in kinds:
        raise CjmapError(
            f"`{option}` does not go with {kind.title}.",
            hint=f"It goes with {listed(kinds, 'and')}.",
        )


def _unknown(what: str, id: str, known: Sequence[str]) -> CjmapError:
    near = nearest(id, known)
    made = slug(id, f"my-{what}")
    if near:
        hint = f"Did you mean `{near}`?"
    elif known:
        hint = f"There {'is' if len(known) == 1 else 'are'} {listed(sorted(known)[:8], 'and')}."
    else:
        hint = f"`cjmap new {what} {made}` writes one."
    return CjmapError(f"There is no {what} `{one_line(id)}` in the workspace.", hint=hint)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

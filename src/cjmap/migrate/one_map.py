"""One map, one migration after another: edited, read again, compared with what was meant."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_named, kind_of_file
from cjmap.migrate.kept_comments import comments_to_keep, with_comments
from cjmap.source.edits import EditError, apply, edited_data, same_data, span_edits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.migrate.migration import Migration
    from cjmap.source.document import Document


class MigrationError(CjmapError):
    """A migration that cannot be made in a map, or not without changing more than it means to."""


def migrated(document: Document, migrations: Iterable[Migration]) -> Document:
    """Return the document that this one becomes; itself, where nothing in it changes.

    Every byte that is not part of a change stays, and so does every comment. After each migration
    the text is read again: it has to say what was meant, and have nothing new wrong with it. Raises
    `MigrationError` where that cannot be.
    """
    for migration in migrations:
        try:
            document = _after(document, migration)
        except EditError as error:
            step = f"from format {migration.from_version} to {migration.to_version}"
            raise MigrationError(f"It cannot be brought {step}. {error.message}") from error
    return document


def _after(document: Document, migration: Migration) -> Document:
    kind = kind_named(document.data.get("kind")) or kind_of_file(document.file)
    if kind is None:
        raise EditError("Nothing tells what kind of map it is.")
    edits = tuple(migration.edits(document, kind.name))
    kept = comments_to_keep(document, edits)
    text = apply(document.text, with_comments(document, kept, span_edits(document, edits)))
    if text == document.text:
        return document
    changed = document.rewritten(text)
    meant = edited_data(document.data, edits)
    before = Counter(problem.rule.code for problem in document.problems)
    new = Counter(problem.rule.code for problem in changed.problems) - before
    if new:
        said = next(each for each in changed.problems if each.rule.code in new)
        raise EditError(f"The text would have a fault: {said.message}")
    if not same_data(changed.data, meant):
        raise EditError("The map would say something else than what was meant.")
    if Counter(each.text for each in kept) - Counter(each.text for each in changed.comments):
        raise EditError("A comment would be lost.")
    return changed

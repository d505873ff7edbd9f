"""The migrations: one file each, and this table of them, from the oldest format to the newest.

A migration is a module with a docstring (what changes, why, and what it looks like before and after)
and its `MIGRATION`. There is none yet: format 1 is the first, and the newest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.migrate.migration import Migration

MIGRATIONS: tuple[Migration, ...] = ()
"""Each leads from one format to the next; together they lead from 1 to the newest."""

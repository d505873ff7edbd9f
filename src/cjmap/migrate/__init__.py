"""Maps brought to a later version of the format: their words change, their comments stay.

`migration` says what a migration is, `migrations` is the table of them, `one_map` makes them in one
document and proves each, `whole_workspace` looks at all maps before the first file is written.
"""

from cjmap.migrate.migration import Migration, places
from cjmap.migrate.migrations import MIGRATIONS
from cjmap.migrate.one_map import MigrationError, migrated
from cjmap.migrate.whole_workspace import (
    Obstacle,
    Plan,
    plan_maps,
    plan_workspace,
    write_plans,
)

__all__ = [
    "MIGRATIONS",
    "Migration",
    "MigrationError",
    "Obstacle",
    "Plan",
    "migrated",
    "places",
    "plan_maps",
    "plan_workspace",
    "write_plans",
]

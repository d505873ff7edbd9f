"""Make a log of any size in seconds, the same for the same size: the chance in it is a hash.

python -m benchmarks.measure.generate FILE [EVENTS]
"""

from __future__ import annotations

import sys
from pathlib import Path

ACTIVITIES = (
    "search",
    "view_plant",
    "read_care_guide",
    "add_to_cart",
    "choose_delivery",
    "pay",
    "confirm",
    "send_parcel",
    "check_status",
    "collect_parcel",
    "report_damage",
    "review",
)
FUNNEL = ACTIVITIES[:8]
EVENTS_A_CASE = 8.0
"""On average: 1 to 10, and half of the cases up to 9 more."""

_CHANNELS = ("www", "app", "e-mail", "phone")

_LOG = """
with cases as (
  select number, 1 + hash(number, 1) % 10 + (hash(number, 2) % 10) * (hash(number, 3) % 2) as many,
    -- From a minute to two days between two events, by case.
    cast(60 * pow(2880, (hash(number, 4) % 10000) / 10000.0) as bigint) as pace,
    cast(hash(number, 5) % (365 * 24 * 3600) as bigint) as began
  from range($cases) as cases (number)
),
events as (
  select number, place, began + place * pace + cast(hash(number, place, 6) % pace as bigint) as moment,
    hash(number, place, 7) % 100 as way, hash(number, place, 8) as drawn
  from cases, unnest(range(cast(many as bigint))) as places (place)
)
select 'C' || lpad(cast(number as varchar), 9, '0') as case_id,
  -- Mostly the next of the list, sometimes the one after it, sometimes any.
  $activities[1 + cast(case when way < 70 then place when way < 85 then place + 1 else drawn end % 12
    as integer)] as activity,
  timestamp '2025-01-01' + to_seconds(moment) as "time",
  $channels[1 + cast(drawn // 100 % 4 as integer)] as channel
from events
order by "time", number
"""


def generate(file: Path, events: int) -> None:
    """Write a log of about so many events as Parquet, ordered by time as logs are."""
    import duckdb

    unfinished = file.with_suffix(".unfinished")
    with duckdb.connect(config={"temp_directory": str(file.parent / "spilled")}) as connection:
        connection.execute(
            f"copy ({_LOG}) to $file (format parquet, compression zstd)",
            {
                "cases": round(events / EVENTS_A_CASE),
                "activities": list(ACTIVITIES),
                "channels": list(_CHANNELS),
                "file": str(unfinished),
            },
        )
    unfinished.rename(file)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000)

"""The lanes of a blueprint that names none: id and role, in the order of the method."""

DEFAULT_LANES: tuple[tuple[str, str], ...] = (
    ("props", "physical-evidence"),
    ("customer", "customer"),
    ("front", "frontstage"),
    ("back", "backstage"),
    ("support", "support"),
)
"""Pairs of lane id and role (Bitner, Ostrom and Morgan 2008: the five parts of a blueprint)."""

DEFAULT_LANE_IDS: tuple[str, ...] = tuple(id for id, _ in DEFAULT_LANES)
"""Their ids."""

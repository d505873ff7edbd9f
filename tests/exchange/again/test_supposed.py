"""What a reader only supposes, against what the map says."""

from typing import Any

import pytest

from cjmap.exchange.again.supposed import giving_way


@pytest.mark.parametrize(
    ("theirs", "ours", "result"),
    [
        ({"status": "draft"}, {"status": "approved"}, {"status": "approved"}),
        ({"id": "a", "status": "draft"}, {"id": "a"}, {"id": "a"}),
        ({"status": "proposed"}, {"status": "approved"}, {"status": "proposed"}),
        ({"score": 1, "basis": "assumed"}, {"score": 2, "basis": "reported"}, {"score": 1, "basis": "reported"}),
        ({"emotion": {"score": 1, "basis": "assumed"}}, {"emotion": 1}, {"emotion": 1}),
        (
            {"emotion": {"score": 1, "basis": "assumed"}},
            {"emotion": 2},
            {"emotion": {"score": 1, "basis": "assumed"}},
        ),
        (
            {"steps": [{"id": "b", "initiator": "customer"}, {"id": "n", "initiator": "customer"}]},
            {"steps": [{"id": "a"}, {"id": "b"}]},
            {"steps": [{"id": "b"}, {"id": "n", "initiator": "customer"}]},
        ),
        (["x"], ["y"], ["x"]),
    ],
)  # fmt: skip
def test_what_is_supposed_gives_way(theirs: Any, ours: Any, result: Any) -> None:
    assert giving_way(theirs, ours) == result

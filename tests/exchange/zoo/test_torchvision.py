"""Networks of torchvision: a sample of ten imports exactly, and with `-m slow` all of them.

`python -m tests.exchange.zoo torchvision` does the same with results kept, and prints the score.
"""

from __future__ import annotations

import pytest

from tests.exchange.zoo.ledger import Result
from tests.exchange.zoo.of_torchvision import families, small_case
from tests.exchange.zoo.running import Limits, tried
from tests.exchange.zoo.score import row
from tests.exchange.zoo.trial import Bounds, attempt

SAMPLE = (
    "efficientnet_b0",
    "googlenet",
    "lraspp_mobilenet_v3_large",
    "mc3_18",
    "mobilenet_v3_small",
    "raft_small",
    "resnet18",
    "shufflenet_v2_x0_5",
    "squeezenet1_1",
    "swin_t",
)
BRANCHING = {"swin_t": 1}
"""Which say so: a window that covers a small image is not shifted."""
COUNTS = {"segmentation": 6, "video": 9, "optical_flow": 2}


def test_none_is_missing() -> None:
    found = {family: len(names) for family, names in families().items()}
    assert {family: found.pop(family) for family in COUNTS} == COUNTS
    assert sum(found.values()) == 80


@pytest.mark.parametrize("name", SAMPLE)
def test_a_network_is_imported_exactly(name: str) -> None:
    told: dict[str, object] = {}
    attempt(small_case(name), told.update, Bounds(Limits().parameters))
    result = Result(**told)  # type: ignore[arg-type]
    assert result.is_exact and not result.reported, result
    assert result.findings == BRANCHING.get(name, 0)


@pytest.mark.slow
@pytest.mark.timeout(1000)
@pytest.mark.parametrize("name", [name for names in families().values() for name in names])
def test_every_network_is_imported_exactly(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    result = tried("torchvision", name, Limits(seconds=900))
    with capsys.disabled():
        print(f"\n{row(name, result)}", end="")  # noqa: T201 -- the table is what this test is for
    assert result.keys and not result.has_failed, result

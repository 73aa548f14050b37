"""Three tiny models; all of the table: `python -m tests.exchange.zoo transformers`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.exchange.zoo.ledger import Result

pytest.importorskip("transformers")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["BertModel", "LlamaForCausalLM", "ConvNextModel"])
def test_a_tiny_one_is_exact_whatever_the_mask(name: str) -> None:
    from tests.exchange.zoo.of_transformers import case
    from tests.exchange.zoo.trial import Bounds, attempt

    told: dict[str, Any] = {}
    attempt(case(name), told.update, Bounds(10_000_000))
    assert Result(**told).is_exact, told


@pytest.mark.slow
def test_every_row_of_the_table_can_be_made_and_called() -> None:
    from tests.exchange.zoo.of_transformers import case, families

    names = [name for models in families().values() for name in models]
    assert len(names) >= 200
    for name in names:
        found = case(name)
        module = found.make().eval()
        for args, kwargs in (found.recorded, *found.evaluation, *found.further):
            module(*args, **kwargs)

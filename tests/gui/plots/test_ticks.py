import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.gui.plots.ticks import logarithmic_ticks, round_step


@given(st.floats(1e-9, 1e9), st.floats(1, 40))
def test_steps_are_round_and_few_enough(span, ticks) -> None:
    step = round_step(span, ticks)
    assert span / step <= ticks * 1.01
    assert f"{step:.6e}"[0] in "1259"
    assert span / (step / 2.6) > ticks * 0.99


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(-1.0, 0.0, [0.1, 0.2, 0.5, 1]), (0.1, 0.9, [2, 5]), (-4.0, 0.0, [1e-4, 1e-3, 0.01, 0.1, 1])],
)
def test_logarithmic_ticks(low, high, expected) -> None:
    assert [10**tick for tick in logarithmic_ticks(low, high)] == pytest.approx(expected)

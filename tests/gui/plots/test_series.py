import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.gui.plots.series import (
    Series,
    logarithm,
    smooth,
    steps_alike,
    turbulence,
    value_range,
)

NAN = float("nan")


def _moving_average(values: list[float], weight: float) -> list[float]:
    """The textbook recursion with bias correction, sample by sample."""
    total = share = 0.0
    averages = []
    for value in values:
        total = weight * total + (1 - weight) * value
        share = weight * share + (1 - weight)
        averages.append(total / share)
    return averages


@given(
    st.lists(st.floats(-10, 10), min_size=1, max_size=200),
    st.sampled_from([0.3, 0.6, 0.9, 0.97]),
)
def test_smoothing_is_the_bias_corrected_average(values, weight) -> None:
    expected = _moving_average(values, weight)
    # The cut-off tail holds a thousandth of the weight of the first sample.
    assert smooth(np.array(values), weight) == pytest.approx(expected, abs=0.05)


def test_smoothing_keeps_gaps_and_does_not_spread_them() -> None:
    smoothed = smooth(np.array([1.0, NAN, 1.0, np.inf, 1.0]), 0.9)
    assert np.isnan(smoothed[[1, 3]]).all()
    assert smoothed[[0, 2, 4]] == pytest.approx([1, 1, 1])


def test_no_smoothing_changes_nothing() -> None:
    values = np.array([1.0, 5.0, NAN])
    assert smooth(values, 0.0) is values


def test_smoothing_weight_is_checked() -> None:
    with pytest.raises(ValueError, match=r"1\.0"):
        smooth(np.zeros(3), 1.0)


def test_sparse_curves_lag_as_dense_ones() -> None:
    assert steps_alike(0.99, 1000, 1000) == pytest.approx(0.99)
    assert steps_alike(0.99, 10, 1000) == pytest.approx(0.99**100)


def test_logarithm_leaves_gaps_where_there_is_none() -> None:
    logged = logarithm(np.array([100.0, 0.0, -1.0, NAN, np.inf]))
    assert logged[0] == pytest.approx(2)
    assert np.isnan(logged[1:]).all()


def test_nearest_sample() -> None:
    series = Series.of([0, 1, 2], [10.0, NAN, 30.0])
    assert series.value_at(0.4) == 10
    assert series.value_at(1.2) is None
    assert series.value_at(1.6) == 30
    assert series.value_at(2.1) is None
    assert series.last_value() == 30
    assert Series.of([], []).last_value() is None


def test_series_of_unequal_length_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\(3,\).*\(2,\)"):
        Series.of([1, 2, 3], [1, 2])


def test_a_series_does_not_change_with_the_callers_array() -> None:
    values = np.array([1.0, 2.0])
    series = Series.of([0, 1], values)
    values[1] = 99
    assert series.last_value() == 2


def test_value_range() -> None:
    assert value_range([np.array([0.1, 2.0]), np.array([NAN, 3.0])]) == (0.0, 3.0)
    assert value_range([np.array([2.0, 3.0])]) == (2.0, 3.0)
    assert value_range([np.array([0.1, 2.0])], from_zero=False) == (0.1, 2.0)
    assert value_range([np.array([NAN])]) is None
    low, high = value_range([np.array([5.0])])
    assert low < 5 < high


def test_turbulence() -> None:
    assert turbulence(np.linspace(0, 7, 50)) == pytest.approx(1)
    assert turbulence(np.tile([0.0, 1.0], 50)) == pytest.approx(99)
    assert turbulence(np.full(9, 3.0)) == 0

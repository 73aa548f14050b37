"""Curves as lines of pixels."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.gui.plots.frame import Frame
from netstudio.gui.plots.polylines import is_enough, overview, polylines, thinned_to_peaks
from netstudio.gui.plots.series import Series

FRAME = Frame((0.0, 10.0), (0.0, 1.0), 40.0, 5.0, 200.0, 100.0)


@given(st.integers(2, 5000), st.integers(1, 300), st.integers(0, 2**32 - 1))
def test_no_peak_is_lost_and_no_column_has_many_points(size, columns, seed) -> None:
    y = np.random.default_rng(seed).normal(size=size)
    x = np.arange(size, dtype=np.float64)
    thin_x, thin_y = thinned_to_peaks(x, y, (0.0, size - 1.0), columns)
    assert thin_x.size == thin_y.size <= max(2 * columns + 2, size if size <= 2 * columns else 0)
    assert (thin_y.min(), thin_y.max()) == (y.min(), y.max())
    assert (np.diff(thin_x) >= 0).all()


def test_a_part_keeps_a_neighbour_on_either_side() -> None:
    x = np.arange(100.0)
    thin_x, _ = thinned_to_peaks(x, x, (40.5, 50.5), 200)
    assert (thin_x[0], thin_x[-1]) == (40, 51)


def test_gaps_part_a_curve() -> None:
    y = np.array([0.0, 1.0, np.nan, 0.5, np.nan, 0.2, 0.4, 0.6])
    lines = polylines(np.arange(8.0), y, FRAME)
    assert [len(line) for line in lines] == [2, 3], "a point alone is no line"
    first = lines[0][0]
    assert (first.x(), first.y()) == pytest.approx((40.0, 105.0))


def test_an_overview_is_for_long_curves_seen_from_afar() -> None:
    x = np.linspace(0.0, 10.0, 200_000)
    y = np.zeros(200_000)
    y[123_456] = 7.0
    far = overview(Series(x, y))
    assert far is not None and far.x.size <= 2 * (x.size // 32) + 2
    assert far.y.max() == 7.0
    assert is_enough(far, FRAME)
    assert not is_enough(far, Frame((5.0, 5.1), FRAME.y, 40.0, 5.0, 200.0, 100.0))
    assert overview(Series(x[:100], y[:100])) is None


@given(st.floats(0.1, 10), st.floats(40, 240), st.floats(5, 105))
def test_what_lies_under_the_pointer_stays_there(factor, across, down) -> None:
    zoomed = FRAME.zoomed(factor, across, down)
    assert zoomed.x_at(across) == pytest.approx(FRAME.x_at(across), abs=1e-6)
    assert zoomed.y_at(down) == pytest.approx(FRAME.y_at(down), abs=1e-6)
    assert zoomed.x[1] - zoomed.x[0] == pytest.approx(10 * factor)


def test_drawing_many_points_does_not_import_masked_arrays() -> None:
    script = """
import sys
import numpy as np
from netstudio.gui.plots.polylines import thinned_to_peaks
x = np.arange(10_000.0)
places, values = thinned_to_peaks(x, np.sin(x), (0.0, 10_000.0), 100)
assert values.size <= 202
print("numpy.ma" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"

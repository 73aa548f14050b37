"""The outlines of the drawn shapes."""

import numpy as np
import pytest

from netstudio.catalog.class_names import SHAPES
from netstudio.data.silhouettes import SILHOUETTES

SIDE = np.linspace(-1.5, 1.5, 301, dtype=np.float32)
X, Y = np.meshgrid(SIDE, SIDE)


def test_there_is_an_outline_for_each_class():
    assert tuple(SILHOUETTES) == SHAPES


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_fits_its_radius_and_its_distance_grows_no_faster_than_the_way(name):
    distance = SILHOUETTES[name](X, Y)
    assert distance.dtype == np.float32
    assert (distance[np.hypot(X, Y) > 1.16] > 0).all()
    inside = (distance < 0).mean() * 9  # of an area of 3 by 3
    assert 0.7 < inside < 2.4
    step = SIDE[1] - SIDE[0]
    for axis in (0, 1):
        assert np.abs(np.diff(distance, axis=axis)).max() < 1.001 * step


def test_only_ring_and_crescent_are_open_in_the_middle():
    zero = np.zeros((1, 1), np.float32)
    bare = [name for name, outline in SILHOUETTES.items() if outline(zero, zero) > 0]
    assert bare == ["ring", "crescent"]

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.gui.plots.colour_maps import DIVERGING, SEQUENTIAL, colour_at, colour_table
from netstudio.gui.plots.tiling import (
    GAP,
    LEVELS,
    MISSING,
    MOST_TILES,
    columns_for,
    enlargement,
    lay_out,
    split,
    to_levels,
)
from netstudio.gui.theme.colours import luminance


@given(st.integers(1, 12), st.integers(1, 5), st.integers(1, 5), st.integers(1, 12))
def test_every_sample_has_its_place(count, height, width, columns) -> None:
    levels = np.arange(count * height * width, dtype=np.uint8).reshape(count, height, width)
    image = lay_out(levels, columns)
    rows = -(-count // columns)
    assert image.shape == (rows * (height + 1) - 1, columns * (width + 1) - 1)
    for tile in range(count):
        top = tile // columns * (height + 1)
        left = tile % columns * (width + 1)
        assert (image[top : top + height, left : left + width] == levels[tile]).all()
    assert (image == GAP).sum() >= image.size - count * height * width


def test_tiles_can_run_down_the_columns() -> None:
    image = lay_out(np.arange(6, dtype=np.uint8).reshape(6, 1, 1), 3, by_column=True)
    assert image[::2, ::2].tolist() == [[0, 2, 4], [1, 3, 5]]


def test_kernels_become_a_tile_for_each_filter_and_channel() -> None:
    kernels = np.random.default_rng(0).normal(size=(16, 6, 5, 5))
    tiles = split(kernels)
    assert (tiles.count, tiles.group, tiles.size) == (96, 6, (5, 5))
    assert (tiles.values[6 * 3 + 2] == kernels[3, 2]).all()


def test_kernels_of_three_channels_can_be_coloured() -> None:
    kernels = np.random.default_rng(0).normal(size=(8, 3, 11, 11))
    tiles = split(kernels, rgb=True)
    assert tiles.coloured and tiles.count == 8
    assert (tiles.values[5, 2, 7] == kernels[5, :, 2, 7]).all()
    assert not split(kernels[:, :2], rgb=True).coloured


def test_huge_banks_are_cut_at_whole_filters() -> None:
    tiles = split(np.zeros((384, 256, 3, 3), np.float32))
    assert tiles.total == 384 * 256
    assert tiles.count <= MOST_TILES and tiles.count % 256 == 0


@pytest.mark.parametrize("shape", [(3,), (0, 4, 4), (1, 2, 3, 4, 5)])
def test_other_shapes_are_refused(shape) -> None:
    with pytest.raises(ValueError, match=str(shape).replace("(", r"\(").replace(")", r"\)")):
        split(np.zeros(shape))


def test_levels_span_the_range() -> None:
    values = np.array([[[0.0, 1.0]], [[2.0, 4.0]]])
    joint = to_levels(split(values), scaling="joint", centred=False)
    assert joint.min() == 0 and joint.max() == LEVELS - 1
    assert joint[0, 0, 1] == pytest.approx((LEVELS - 1) / 4, abs=1)
    each = to_levels(split(values), scaling="tile", centred=False)
    assert each[:, 0].tolist() == [[0, LEVELS - 1], [0, LEVELS - 1]]


def test_centred_levels_put_zero_in_the_middle() -> None:
    values = np.array([[[-1.0, 0.0, 3.0]]])
    levels = to_levels(split(values), scaling="joint", centred=True)[0, 0]
    assert levels[1] == pytest.approx((LEVELS - 1) / 2, abs=1)
    assert levels[2] == LEVELS - 1
    assert levels[0] == pytest.approx((LEVELS - 1) / 3, abs=1)


@pytest.mark.parametrize("scaling", ["joint", "tile"])
@pytest.mark.parametrize("centred", [True, False])
def test_constant_and_broken_values_are_drawn_without_complaint(scaling, centred) -> None:
    values = np.zeros((5, 2, 2), np.float32)
    values[1] = 7
    values[2] = np.nan
    values[3] = [[np.inf, -np.inf], [1, 2]]
    values[4] = [[3e38, -3e38], [0, 0]]
    levels = to_levels(split(values), scaling=scaling, centred=centred)
    assert (levels[2] == MISSING).all()
    assert levels[3, 0].tolist() == [MISSING, MISSING]
    assert (levels[[0, 1, 4]] < LEVELS).all()


def test_whole_numbers_and_half_precision_are_taken() -> None:
    for kind in (np.uint8, np.int64, np.float16, np.bool_):
        levels = to_levels(split(np.eye(3, dtype=kind)), scaling="joint", centred=False)
        assert sorted(set(levels.flat)) == [0, LEVELS - 1]


@pytest.mark.parametrize(
    ("shape", "room", "columns"),
    [
        ((6, 28, 28), (300, 200), 3),
        ((6, 28, 28), (2000, 50), 6),
        ((16, 6, 5, 5), (100, 300), 6),
        ((16, 6, 5, 5), (300, 100), 16),
        ((96, 3, 11, 11), (260, 190), 21),
    ],
)
def test_columns_fit_the_room(shape, room, columns) -> None:
    assert columns_for(split(np.zeros(shape)), *room) == columns


def test_small_tiles_are_enlarged_and_big_images_are_not() -> None:
    assert enlargement(split(np.zeros((6, 5, 5)))) == 4
    assert enlargement(split(np.zeros((6, 28, 28)))) == 1
    assert enlargement(split(np.zeros((4096, 5, 5)))) <= 4


def test_lightness_rises_along_the_sequential_map() -> None:
    lights = [luminance(colour_at(SEQUENTIAL, step / 20)) for step in range(21)]
    assert lights == sorted(lights)


def test_the_diverging_map_is_lightest_in_the_middle() -> None:
    lights = [luminance(colour_at(DIVERGING, step / 20)) for step in range(21)]
    assert max(lights) == lights[10]
    assert lights[:11] == sorted(lights[:11]) and lights[10:] == sorted(lights[10:], reverse=True)


def test_colour_tables_end_at_the_ends() -> None:
    table = colour_table(SEQUENTIAL, LEVELS)
    assert len(table) == LEVELS
    assert (table[0], table[-1]) == (0xFF000004, 0xFFFCFDBF)
    with pytest.raises(ValueError, match=r"1\.5"):
        colour_at(SEQUENTIAL, 1.5)

"""Normalisation, measured and applied."""

import pytest
import torch

from netstudio.data import Normalisation


def some_images(count=50):
    generator = torch.Generator().manual_seed(0)
    return torch.randint(0, 256, (count, 3, 5, 4), dtype=torch.uint8, generator=generator)


def test_it_measures_the_mean_and_deviation_of_each_channel():
    images = some_images()
    measured = Normalisation.measure([images])
    scaled = images.double() / 255
    assert measured.mean == pytest.approx(scaled.mean((0, 2, 3)).tolist(), abs=1e-12)
    assert measured.std == pytest.approx(scaled.std((0, 2, 3), unbiased=False).tolist(), abs=1e-12)


def test_chunks_do_not_change_a_digit():
    images = some_images()
    assert Normalisation.measure([images]) == Normalisation.measure(images.split(7))


def test_a_channel_of_one_value_stays_finite():
    flat = torch.full((4, 1, 2, 2), 9, dtype=torch.uint8)
    normalisation = Normalisation.measure([flat])
    assert normalisation.std == (1.0,)
    assert normalisation.apply(flat).abs().max() < 1e-6


def test_apply_and_invert_are_inverses_for_one_image_or_many():
    images = some_images()
    normalisation = Normalisation.measure([images])
    expected = (images / 255 - torch.tensor(normalisation.mean)[:, None, None]) / torch.tensor(
        normalisation.std
    )[:, None, None]
    assert torch.allclose(normalisation.apply(images), expected, atol=1e-5)
    assert torch.allclose(normalisation.apply(images[0]), expected[0], atol=1e-5)
    assert torch.allclose(normalisation.invert(expected), images / 255, atol=1e-6)

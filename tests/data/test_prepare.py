"""One's own picture as an input."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from netstudio.data import load_dataset, prepare_image
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.errors import DataError


@pytest.fixture(scope="module")
def digits():
    return load_dataset(Choice("digits"))


@pytest.fixture(scope="module")
def shapes():
    return load_dataset(Choice("shapes", Table({"train_size": 100})))


def prepared(path, dataset, **options):
    return prepare_image(path, dataset.description, dataset.normalisation, **options)


def drawing(dataset, index, ink=False, scale=4, sheet=300, place=(130, 40)):
    """A test digit on a larger sheet; with `ink`, dark on white paper."""
    digit = Image.fromarray(dataset.test.images[index, 0].numpy())
    digit = digit.resize((28 * scale, 28 * scale), Image.Resampling.BILINEAR)
    image = Image.new("L", (sheet, sheet), 0)
    image.paste(digit, place)
    return Image.fromarray(255 - np.asarray(image)) if ink else image


def nearest_label(dataset, image):
    """The label of the training image that is nearest."""
    train = dataset.normalise(dataset.train.images)
    return int(dataset.train.labels[(train - image).square().flatten(1).sum(1).argmin()])


@pytest.mark.parametrize("ink", [False, True])
def test_a_digit_drawn_anywhere_on_a_sheet_is_as_in_the_data(digits, ink, tmp_path):
    path = tmp_path / "own.png"
    right = 0
    for index in range(30):
        drawing(digits, index, ink).save(path)
        image = prepared(path, digits)
        assert image.shape == (1, 1, 28, 28)
        assert image.dtype == torch.float32
        right += nearest_label(digits, image) == int(digits.test.labels[index])
    assert right >= 27


def test_ink_on_paper_is_inverted_unless_told_otherwise(digits, tmp_path):
    path = tmp_path / "own.png"
    drawing(digits, 0, ink=True).save(path)
    inverted, kept = prepared(path, digits), prepared(path, digits, invert=False)
    dark_ground = float(digits.normalise(torch.zeros(1, 1, 1, dtype=torch.uint8)))
    assert float(inverted.quantile(0.1)) == pytest.approx(dark_ground, abs=0.1)
    assert float(kept.quantile(0.9)) == pytest.approx(float(kept.max()), abs=0.1)
    assert torch.equal(prepared(path, digits, invert=True), inverted)


def test_a_set_with_a_margin_has_it_around_the_drawing(digits, tmp_path):
    """MNIST has its digits in the middle 20 of 28 pixels."""
    path = tmp_path / "own.png"
    solid = Image.new("L", (200, 150), 255)
    solid.paste(0, (30, 60, 60, 90))
    solid.save(path)
    description = replace(digits.description, name="mnist")
    image = digits.invert(prepare_image(path, description, digits.normalisation))[0, 0]
    assert (image[4:24, 4:24] > 0.7).all()
    assert float(image.sum()) == pytest.approx(400, rel=0.05)


def test_a_blank_sheet_is_the_bare_ground(digits, tmp_path):
    Image.new("L", (50, 70), 255).save(tmp_path / "blank.png")
    image = prepared(tmp_path / "blank.png", digits)
    assert image.shape == (1, 1, 28, 28)
    ground = digits.normalise(torch.zeros(1, 1, 28, 28, dtype=torch.uint8))
    assert torch.equal(image, ground)


def test_a_colour_picture_is_normalised_as_the_training_set_and_not_inverted(shapes, tmp_path):
    path = tmp_path / "own.png"
    Image.fromarray(shapes.test.images[5].permute(1, 2, 0).numpy()).save(path)
    assert torch.equal(prepared(path, shapes)[0], shapes.sample(5)[0])
    Image.new("RGB", (90, 50), "white").save(path)
    assert torch.allclose(shapes.invert(prepared(path, shapes)), torch.ones(1, 3, 32, 32))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_picture_is_read(shapes, digits, tmp_path, mode):
    path = tmp_path / ("own.tif" if mode == "CMYK" else "own.png")
    if mode == "I;16":
        image = Image.fromarray(np.full((40, 60), 0x8000, np.uint16))
    else:
        image = Image.new("RGB", (60, 40), (128, 128, 128)).convert(mode)
    image.save(path)
    for dataset, channels in ((shapes, 3), (digits, 1)):
        assert prepared(path, dataset).shape[1] == channels
    if mode not in ("1", "CMYK"):
        grey = shapes.invert(prepared(path, shapes))
        assert float(grey.mean()) == pytest.approx(0.5, abs=0.01)


def test_transparent_parts_are_white(shapes, tmp_path):
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    assert float(shapes.invert(prepared(tmp_path / "clear.png", shapes)).min()) > 0.999


@pytest.mark.parametrize("content", [None, b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_named(shapes, tmp_path, content):
    path = tmp_path / "own.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=r"own\.png cannot be read"):
        prepared(path, shapes)

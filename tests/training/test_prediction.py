"""Images of one's own."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image

from netstudio.errors import DataError, TrainingError
from netstudio.training.prediction import fit_image, predict, to_probabilities
from netstudio.training.prepare import build_seeded
from tests.training.networks import mlp, one_step

CPU = torch.device("cpu")


@pytest.mark.parametrize("shape", [(20, 30), (20, 30, 1), (20, 30, 3), (20, 30, 4)])
@pytest.mark.parametrize("wanted", [(1, 8, 8), (3, 16, 12)])
def test_images_are_brought_to_size_and_channels(shape, wanted):
    image = np.full(shape, 200, np.uint8)

    fitted = fit_image(image, wanted)

    assert fitted.shape == (1, *wanted)
    assert fitted.dtype == torch.uint8
    assert set(fitted.unique().tolist()) <= {199, 200}


def test_colours_become_grey_as_eyes_see_them():
    green = np.zeros((4, 4, 3), np.uint8)
    green[..., 1] = 255

    assert fit_image(green, (1, 4, 4)).unique().tolist() == [150]


@pytest.mark.parametrize(
    "image", [np.zeros((4, 4)), np.zeros((4, 4, 2), np.uint8), np.zeros(4, np.uint8)]
)
def test_what_is_no_image_is_refused(image):
    with pytest.raises(TrainingError, match="uint8"):
        fit_image(image, (1, 8, 8))


def test_a_sample_of_the_data_is_predicted_as_in_evaluation(digits):
    model = build_seeded(mlp())
    raw = digits.test.read(torch.tensor([3]))[0, 0].numpy()

    found = predict(model, digits, CPU, raw)

    image, _ = digits.sample(3)
    expected = model.module.eval()(image[None]).softmax(1)[0].detach().numpy()
    assert found.probabilities == pytest.approx(expected, rel=1e-5)
    assert found.classes == digits.description.classes
    assert found.best == digits.description.classes[int(expected.argmax())]
    assert found.image[0] == pytest.approx(raw / 255, abs=1e-5)


def test_a_picture_file_is_predicted(digits, tmp_path):
    path = tmp_path / "seven.png"
    Image.fromarray(np.full((40, 30), 255, np.uint8)).save(path)
    model = build_seeded(mlp())

    found = predict(model, digits, CPU, path)

    assert found.image.shape == (1, 8, 8)
    with pytest.raises(DataError):
        predict(model, digits, CPU, tmp_path / "none.png")


@pytest.mark.parametrize(
    ("expects", "scores", "probabilities"),
    [
        ("logits", [0.0, 0.0], [0.5, 0.5]),
        ("log_probabilities", [-0.6931472, -0.6931472], [0.5, 0.5]),
        ("class_logits", [0.0, 100.0], [0.5, 1.0]),
        ("values", [-0.5, 0.7], [0.0, 0.7]),
    ],
)
def test_scores_are_read_as_the_loss_takes_them(expects, scores, probabilities):
    found = to_probabilities(torch.tensor(scores), expects)

    assert found.tolist() == pytest.approx(probabilities)


def test_a_network_without_class_scores_predicts_nothing(digits):
    model = build_seeded(mlp(("few", "Linear", {"out_features": 3}), steps=one_step()))

    with pytest.raises(TrainingError, match="10 classes"):
        predict(model, digits, CPU, np.zeros((8, 8), np.uint8))

"""The pictures on cards are as large as the layout took them to be."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from netstudio.catalog.inference import infer
from netstudio.catalog.types import TensorType
from netstudio.document.project import ROOT
from netstudio.gui.panels.strip_image import input_image, strip_image
from netstudio.gui.panels.thumbnails import FAMILIES, Picture
from netstudio.layout.card import card_of
from netstudio.layout.geometry import geometry, height_with_picture, is_image_like
from netstudio.presets import load_preset

PRESETS = ("lenet5", "alexnet_2012", "resnet20_cifar10", "googlenet", "mnist_cnn")


def picture_of(values: TensorType, *, is_input: bool) -> QImage:
    _, count, height, width = values.shape
    if is_input:
        return input_image(QImage(width, height, QImage.Format.Format_RGB32))
    return strip_image(np.zeros((min(count, 64), height, width), np.float32))


@pytest.mark.parametrize("name", PRESETS)
def test_the_layout_keeps_room_for_the_picture_that_training_shows(name: str) -> None:
    project, pictured = load_preset(name), 0
    known = infer(project).nodes
    for node in project.graph.nodes.values():
        card, values = card_of(project, ROOT, node, known[node.id]), known[node.id].type
        is_input = card.family == "input_output"
        if not is_image_like(values) or not (
            is_input or card.family in FAMILIES[Picture.FEATURE_MAPS]
        ):
            assert height_with_picture(node, card, known[node.id]) == geometry(card).height
            continue
        size = picture_of(values, is_input=is_input).size()
        shown = geometry(card, (size.width(), size.height())).height
        assert height_with_picture(node, card, known[node.id]) == shown, node.id
        pictured += 1
    assert pictured > 1

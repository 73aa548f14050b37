"""The presets: found by name, written canonically, laid out, and exactly as large as they say."""

from __future__ import annotations

from itertools import combinations

import pytest

from netstudio.catalog.inference import infer
from netstudio.compiler.check import check
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.errors import UnknownPresetError
from netstudio.presets import (
    all_presets,
    load_preset,
    preset_info,
    preset_names,
    preset_path,
)

PARAMETERS = {
    "lenet5": 61_706,
    "alexnet": 62_378_344,
    "alexnet_2012": 60_965_224,
    "alexnet_torchvision": 61_100_840,
    "vgg11": 132_863_336,
    "resnet18": 11_689_512,
    "resnet34": 21_797_672,
    "resnet50": 25_557_032,
    "resnet101": 44_549_160,
    "resnet152": 60_192_808,
    "resnext50_32x4d": 25_028_904,
    "wide_resnet50_2": 68_883_240,
    "vgg11_bn": 132_868_840,
    "vgg13": 133_047_848,
    "vgg13_bn": 133_053_736,
    "vgg16": 138_357_544,
    "vgg16_bn": 138_365_992,
    "vgg19": 143_667_240,
    "vgg19_bn": 143_678_248,
    "densenet121": 7_978_856,
    "googlenet": 13_004_888,
    "inception_v3": 27_161_264,
    "mobilenet_v2": 3_504_872,
    "mobilenet_v3_large": 5_483_032,
    "mobilenet_v3_small": 2_542_856,
    "shufflenet_v2_x1_0": 2_278_604,
    "efficientnet_b0": 5_288_548,
    "convnext_tiny": 28_589_128,
    "vit_b_16": 86_567_656,
    "swin_t": 28_288_354,
    "squeezenet1_0": 1_248_424,
    "squeezenet1_1": 1_235_496,
    "alexnet_cifar10": 1_146_954,
    "resnet20_cifar10": 272_474,
    "densenet_small": 102_298,
    "mobilenet_small": 121_738,
    "vgg_small": 584_618,
    "vit_tiny": 205_962,
    "mnist_cnn": 3_274_634,
    "mlp": 235_146,
    "rnn_digits": 21_514,
    "lstm_digits": 82_186,
    "templates/autoencoder": 205_856,
    "templates/image_classifier": 20_586,
    "templates/perceptron": 109_386,
    "templates/residual": 19_034,
    "templates/sequence_classifier": 57_994,
}
TORCHVISION = {
    "alexnet_torchvision",
    "convnext_tiny",
    "densenet121",
    "efficientnet_b0",
    "googlenet",
    "inception_v3",
    "mobilenet_v2",
    "mobilenet_v3_large",
    "mobilenet_v3_small",
    "resnet18",
    "resnet34",
    "resnet50",
    "resnet101",
    "resnet152",
    "resnext50_32x4d",
    "shufflenet_v2_x1_0",
    "squeezenet1_0",
    "squeezenet1_1",
    "swin_t",
    "vgg11",
    "vgg11_bn",
    "vgg13",
    "vgg13_bn",
    "vgg16",
    "vgg16_bn",
    "vgg19",
    "vgg19_bn",
    "vit_b_16",
    "wide_resnet50_2",
}
IMAGENET = TORCHVISION | {"alexnet", "alexnet_2012"}
NETWORKS = tuple(name for name in preset_names() if not name.startswith("clinic/"))
CARD_WIDTH, CARD_HEIGHT = 200, 150


def test_the_presets_are_there() -> None:
    assert set(PARAMETERS) == set(NETWORKS)
    assert preset_names()[: len(NETWORKS)] == NETWORKS
    assert len(preset_names()) == len(NETWORKS) + 8


@pytest.mark.parametrize("name", preset_names())
def test_the_file_is_the_canonical_text(name: str) -> None:
    text = preset_path(name).read_text(encoding="utf-8")
    assert project_to_text(project_from_text(text)) == text


@pytest.mark.parametrize("name", preset_names())
def test_each_says_what_it_is(name: str) -> None:
    info = preset_info(name)
    project = load_preset(name)
    assert (info.title, info.description) == (project.name, project.description)
    assert info.description.endswith(".")
    assert info.paper == project.paper
    assert info.in_clinic == name.startswith("clinic/")
    assert info.is_template == name.startswith("templates/")
    assert info in all_presets()


def test_recurrent_networks_read_sequences() -> None:
    found = {info.name for info in all_presets() if info.reads_sequences}
    assert found == {"lstm_digits", "rnn_digits", "templates/sequence_classifier"}


@pytest.mark.parametrize("name", preset_names())
def test_the_cards_do_not_overlap(name: str) -> None:
    project = load_preset(name)
    placed = project.view.in_scope("")
    assert set(placed) == set(project.graph.nodes)
    for a, b in combinations(placed.values(), 2):
        assert abs(a.x - b.x) >= CARD_WIDTH or abs(a.y - b.y) >= CARD_HEIGHT


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_parameters_are_as_published(name: str) -> None:
    assert infer(load_preset(name)).parameters == PARAMETERS[name]


@pytest.mark.parametrize("name", NETWORKS)
def test_the_networks_are_sound(name: str) -> None:
    project = load_preset(name)
    expected = ["too_many_outputs"] * len(project.graph.outputs()) if name in IMAGENET else []
    problems = check(project)
    assert [problem.code for problem in problems] == expected
    assert all(problem.severity == "warning" for problem in problems)


def test_an_unknown_preset_suggests_near_names() -> None:
    with pytest.raises(UnknownPresetError, match="did you mean lenet5"):
        load_preset("LeNet-5")
    with pytest.raises(UnknownPresetError, match="clinic/lenet5_padding"):
        load_preset("lenet5_padding")
    with pytest.raises(UnknownPresetError, match="the presets are: alexnet, "):
        preset_path("zebra")


@pytest.mark.parametrize("name", ["../pyproject", "/etc/passwd", "clinic", "", "lenet5.json"])
def test_only_presets_are_opened(name: str) -> None:
    with pytest.raises(UnknownPresetError):
        preset_path(name)

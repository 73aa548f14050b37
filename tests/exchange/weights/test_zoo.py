"""Torchvision's weights for presets: the table is true, and files of any age load strictly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from torchvision import models

from netstudio.compiler import build
from netstudio.errors import CheckpointError, ModelImportError
from netstudio.exchange.weights import zoo
from netstudio.exchange.weights.pretrained import place_of
from netstudio.exchange.weights.zoo import (
    PRETRAINED,
    fitting,
    named,
    obtain_weights,
    with_present_keys,
)
from netstudio.presets import load_preset
from netstudio.training.checkpoint import load_weights
from tests.presets.test_presets import PARAMETERS, TORCHVISION
from tests.presets.test_torchvision import randomised, reference


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Path]:
    """torch.hub's folder, for this test alone."""
    torch.hub.set_dir(str(tmp_path / "hub"))
    (tmp_path / "hub" / "checkpoints").mkdir(parents=True)
    yield tmp_path / "hub" / "checkpoints"
    torch.hub._hub_dir = None


def test_every_preset_of_torchvision_has_its_best_weights() -> None:
    assert set(PRETRAINED) == TORCHVISION
    for preset, entry in PRETRAINED.items():
        best = models.get_model_weights(entry.model).DEFAULT
        assert entry.url == best.url, preset
        assert entry.megabytes == pytest.approx(best.meta["_file_size"], abs=0.06)
        accuracy = best.meta["_metrics"]["ImageNet-1K"]["acc@1"]
        assert entry.accuracy == pytest.approx(accuracy, abs=0.06)
        assert entry.parameters == PARAMETERS[preset]
        assert load_preset(preset).graph.outputs(), preset


def test_what_images_are_expected_is_what_torchvision_prepares() -> None:
    image = torch.rand(2, 3, 4, 4)
    for entry in PRETRAINED.values():
        prepared = models.get_model_weights(entry.model).DEFAULT.transforms()
        numbers = [float(number) for number in re.findall(r"\d+\.?\d*", entry.images)]
        side, other, low, high, *normalised = numbers
        assert (side, other, low, high) == (*prepared.crop_size * 2, 0, 1), entry.model
        mean, deviation = torch.tensor(normalised).view(2, 1, 3, 1, 1)
        theirs = (image - _colours(prepared.mean)) / _colours(prepared.std)
        family = {"googlenet": models.GoogLeNet, "inception_v3": models.Inception3}
        if entry.model in family:  # with weights, torchvision makes them so
            network = SimpleNamespace(transform_input=True)
            theirs = family[entry.model]._transform_input(network, theirs)
        torch.testing.assert_close((image - mean) / deviation, theirs)


def _colours(values: list[float]) -> torch.Tensor:
    return torch.tensor(values).view(1, 3, 1, 1)


def test_a_network_is_known_by_its_size() -> None:
    for entry in PRETRAINED.values():
        assert fitting(entry.parameters) is entry
    assert fitting(61_706) is None


def test_weights_are_named_as_models_are() -> None:
    assert named("torchvision:resnet50") == PRETRAINED["resnet50"].url
    assert named("torchvision:resnet50@DEFAULT") == PRETRAINED["resnet50"].url
    assert named("torchvision:resnet50@IMAGENET1K_V1").endswith("resnet50-0676ba61.pth")
    assert named("torchvision:regnet_y_400mf").endswith(".pth")
    with pytest.raises(ModelImportError, match="has no weights “V9”; there are: IMAGENET1K_V1"):
        named("torchvision:resnet18@V9")
    with pytest.raises(ModelImportError, match="no model “resnet19”; did you mean"):
        named("torchvision:resnet19")


@pytest.mark.parametrize(
    ("preset", "present", "old"),
    [
        ("densenet121", r"(denselayer\d+\.(?:norm|conv))([12]\.)", r"\1.\2"),
        ("vit_b_16", r"\.mlp\.0\.", ".mlp.linear_1."),
        ("vit_b_16", r"\.mlp\.3\.", ".mlp.linear_2."),
    ],
)
def test_keys_of_older_files_are_todays(preset: str, present: str, old: str) -> None:
    with torch.device("meta"):
        keys = list(reference(preset).state_dict())
    older = {re.sub(present, old, key): torch.zeros(()) for key in keys}
    assert list(older) != keys
    assert list(with_present_keys(older)) == keys


@pytest.mark.parametrize("counted", [True, False])
def test_a_file_in_torchs_folder_loads_strictly(hub: Path, tmp_path: Path, counted: bool) -> None:
    """Files from before PyTorch 0.4.1 have no counts of batches."""
    entry = PRETRAINED["shufflenet_v2_x1_0"]
    with torch.device("meta"):
        theirs = reference("shufflenet_v2_x1_0")
    state = randomised(theirs)
    place = place_of(entry.url)
    assert place.parent == hub
    kept = {k: v for k, v in state.items() if counted or not k.endswith("num_batches_tracked")}
    torch.save(kept, place)
    path = obtain_weights(entry.url, tmp_path, print)
    with torch.device("meta"):
        module = build(load_preset("shufflenet_v2_x1_0")).module
    module.to_empty(device="cpu")
    load_weights(module, path)
    loaded = module.state_dict()
    assert list(loaded) == list(state)
    assert all(torch.equal(loaded[key], value) for key, value in state.items())


def test_weights_of_another_network_are_refused(hub: Path, tmp_path: Path) -> None:
    torch.save({"features.0.weight": torch.zeros(3)}, place_of(PRETRAINED["squeezenet1_1"].url))
    path = obtain_weights(PRETRAINED["squeezenet1_1"].url, tmp_path, print)
    with pytest.raises(CheckpointError, match="are of another network"):
        load_weights(build(load_preset("squeezenet1_1")).module, path)


def test_without_a_network_the_way_out_is_said(
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zoo, "BASE", "http://127.0.0.1:1")
    with pytest.raises(CheckpointError, match="connect to the network and try again"):
        obtain_weights(PRETRAINED["resnet18"].url, tmp_path, print)
    assert not list(hub.iterdir())


def test_a_broken_file_of_before_is_named_with_the_way_out(hub: Path, tmp_path: Path) -> None:
    url = PRETRAINED["squeezenet1_1"].url
    place_of(url).write_bytes(b"PK\x03\x04 half of it")
    with pytest.raises(CheckpointError, match="cannot be read.* Delete that file"):
        obtain_weights(url, tmp_path, print)
    assert place_of(url).exists()


def test_a_full_disk_is_told(hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    url = PRETRAINED["squeezenet1_1"].url
    torch.save({"features.0.weight": torch.zeros(3)}, place_of(url))
    monkeypatch.setattr("netstudio.training.weights.write_tensors", full)
    with pytest.raises(CheckpointError, match="cannot be written: No space left"):
        obtain_weights(url, tmp_path, print)

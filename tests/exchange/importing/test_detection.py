"""Detectors: a graph with custom nodes between, the same keys, and the same detections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torchvision.models.detection import (
    FCOS,
    FasterRCNN,
    KeypointRCNN,
    MaskRCNN,
    RetinaNet,
)
from torchvision.models.detection.anchor_utils import AnchorGenerator, DefaultBoxGenerator
from torchvision.models.detection.ssd import SSD

from netstudio import trust
from netstudio.api import build_module, load_project, save_project
from netstudio.catalog.types import TensorType
from netstudio.cli import main
from netstudio.compiler.check import check
from netstudio.compiler.problem import NO_TENSOR_TO_LEARN_FROM as CODE
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.node import CustomModule
from netstudio.document.project import Project
from netstudio.errors import ModelImportError
from netstudio.exchange.importing import record_module
from netstudio.exchange.importing.detection import with_batches
from netstudio.exchange.importing.recipe import fitting_recipe
from tests.exchange.importing.comparing import leaves, randomised, rebuilt

SETTINGS = {"num_classes": 4, "min_size": 64, "max_size": 96}


def backbone(channels: int | list[int] = 16) -> nn.Sequential:
    outgoing = channels if isinstance(channels, int) else channels[-1]
    made = nn.Sequential(nn.Conv2d(3, 8, 3, 4, 1), nn.ReLU(), nn.Conv2d(8, outgoing, 3, 2, 1))
    made.out_channels = channels  # type: ignore[assignment]
    return made


def rcnn(kind: type[FasterRCNN]) -> nn.Module:
    anchors = AnchorGenerator(((8, 16),), ((0.5, 1.0, 2.0),))
    return kind(backbone(), rpn_anchor_generator=anchors, box_detections_per_img=5, **SETTINGS)


def dense(kind: type[nn.Module], sizes: tuple[int, ...], ratios: tuple[float, ...]) -> nn.Module:
    anchors = AnchorGenerator((sizes,), (ratios,))
    return kind(backbone(32), anchor_generator=anchors, detections_per_img=5, **SETTINGS)


def ssd() -> nn.Module:
    boxes = DefaultBoxGenerator([[2]])
    return SSD(backbone([16]), boxes, (64, 64), num_classes=4, detections_per_img=5)


DETECTORS: dict[str, Callable[[], nn.Module]] = {
    "FasterRCNN": lambda: rcnn(FasterRCNN),
    "MaskRCNN": lambda: rcnn(MaskRCNN),
    "KeypointRCNN": lambda: rcnn(KeypointRCNN),
    "RetinaNet": lambda: dense(RetinaNet, (8, 16), (1.0, 2.0)),
    "FCOS": lambda: dense(FCOS, (8,), (1.0,)),
    "SSD": ssd,
}
STAGES = {
    "FasterRCNN": {"Preparation", "Proposals", "RegionFeatures", "Boxes", "Detections"},
    "MaskRCNN": {"Masks"},
    "KeypointRCNN": {"Keypoints"},
    "RetinaNet": {"Preparation", "RetinaDetections"},
    "FCOS": {"Preparation", "FcosDetections"},
    "SSD": {"Preparation", "SsdDetections"},
}


@pytest.fixture(autouse=True)
def _trusts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")


def custom_classes(project: Project) -> set[str]:
    graphs = [project.graph, *(block.graph for block in project.blocks.values())]
    targets = [member.target for graph in graphs for member in graph.members.values()]
    return {target.class_name for target in targets if isinstance(target, CustomModule)}


SLOW = ("MaskRCNN", "KeypointRCNN")


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.slow] * (name in SLOW)) for name in DETECTORS],
)
def test_a_detector_finds_the_same(name: str) -> None:
    torch.manual_seed(0)
    detector = randomised(DETECTORS[name]()).eval()
    keys = list(detector.state_dict())
    imported = record_module(detector, (torch.rand(2, 3, 64, 80),))
    assert STAGES[name] <= custom_classes(imported.project)
    assert any("evaluation alone" in item.message for item in imported.findings)
    assert list(detector.state_dict()) == keys
    made = rebuilt(imported.project, detector).eval()
    for batch, height, width in ((3, 72, 96), (1, 50, 61)):
        images = torch.rand(batch, 3, height, width)
        with torch.no_grad():
            wanted, found = detector(list(images)), made(images)
        assert [list(image) for image in found] == [list(image) for image in wanted]
        assert sum(len(image["boxes"]) for image in wanted) > 0
        for one, other in zip(leaves(wanted), leaves(found), strict=True):
            assert torch.equal(one, other)


def test_a_saved_detector_asks_for_trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = record_module(ssd(), ([torch.rand(3, 64, 64)] * 2,))
    save_project(imported.project, tmp_path / "net.json")
    project = load_project(tmp_path / "net.json")
    assert "class SsdDetections(OneStage):" in (tmp_path / "detection.py").read_text()
    assert "netstudio" not in project.code["detection.py"]
    assert build_module(project)
    monkeypatch.setenv(trust.FOR_NOW, "")
    with pytest.raises(Exception, match="you have not trusted"):
        build_module(project)


def test_shapes_are_known_around_the_custom_nodes() -> None:
    project = record_module(DETECTORS["FasterRCNN"](), (torch.rand(2, 3, 64, 64),)).project
    nodes = infer_shapes_of(project).nodes
    features = nodes["roi_heads.box_roi_pool"].type
    assert isinstance(features, TensorType) and features.shape[1:] == (16, 7, 7)
    scores = nodes["roi_heads.box_predictor.cls_score"].type
    assert isinstance(scores, TensorType) and scores.shape[-1] == 4


def test_it_says_that_it_is_not_trained_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported = record_module(ssd(), (torch.rand(2, 3, 64, 64),))
    project = replace(imported.project, recipe=fitting_recipe(imported.project))
    (problem,) = check(project)
    assert (problem.code, problem.node, problem.severity) == (CODE, "out", "warning")
    assert problem.stops_training
    assert "train it where it comes from" in problem.message
    save_project(project, tmp_path / "net.json")
    assert main(["train", str(tmp_path / "net.json"), "--trust"]) == 1
    assert capsys.readouterr().err == f"error: out: {problem.message}\nNothing was trained.\n"


def test_a_size_that_a_detector_brings_images_to_is_known() -> None:
    detector = SSD(backbone([16]), DefaultBoxGenerator([[2]]), (96, 64), num_classes=4).eval()
    project = record_module(detector, (torch.rand(2, 3, 50, 50),)).project
    inference = infer_shapes_of(project)
    prepared, _ = detector.transform([torch.rand(3, 50, 50)])
    expected = tuple(detector.backbone(prepared.tensors).shape[1:])
    features = inference.nodes["backbone_2"].type
    assert isinstance(features, TensorType) and features.shape[1:] == expected == (16, 8, 12)
    assert isinstance(inference.macs, int)


def test_images_of_different_sizes_are_refused() -> None:
    images = [torch.rand(3, 64, 64), torch.rand(3, 64, 80)]
    with pytest.raises(ModelImportError, match="images of one size"):
        record_module(ssd(), (images,))


def test_a_detector_of_ones_own_making_stays_as_it_is() -> None:
    class Other(SSD):
        def forward(self, images: list[Tensor]) -> list[dict[str, Tensor]]:
            return super().forward(images)

    detector = Other(backbone([16]), DefaultBoxGenerator([[2]]), (64, 64), num_classes=4)
    assert with_batches(detector) is detector

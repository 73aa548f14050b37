"""torchvision's detectors cut into stages: networks with weights, and custom modules between them.

A detector's own forward mixes convolutions with choices that depend on what was found. Here it is
written anew around the detector's modules, under the names that they have there, so that the keys
of the weights are the same; what no graph can hold is a module of `stages`. Whether it computes
what the detector does is not believed but proved, against the detector itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from torch import Tensor, nn
from torchvision.models.detection.fcos import FCOS
from torchvision.models.detection.generalized_rcnn import GeneralizedRCNN
from torchvision.models.detection.retinanet import RetinaNet
from torchvision.models.detection.roi_heads import RoIHeads
from torchvision.models.detection.rpn import RegionProposalNetwork
from torchvision.models.detection.ssd import SSD

from netstudio.exchange.importing.detection import stages


def staged(detector: Any) -> nn.Module | None:
    """The stages of a detector; None for another module, or for one with a forward of its own."""
    for kind, make in _STAGED.items():
        if isinstance(detector, kind) and type(detector).forward is kind.forward:
            return make(detector)
    return None


def _preparation(transform: Any) -> stages.Preparation:
    fixed = transform.fixed_size
    return stages.Preparation(
        tuple(transform.min_size),
        transform.max_size,
        tuple(transform.image_mean),
        tuple(transform.image_std),
        size_divisible=transform.size_divisible,
        fixed_size=tuple(fixed) if fixed is not None else None,
    )


def _feature_maps(features: Any) -> dict[str, Tensor]:
    return {"0": features} if isinstance(features, Tensor) else dict(features)


class RegionProposals(nn.Module):
    """A region proposal network: feature maps in, the boxes to look at out."""

    def __init__(self, network: RegionProposalNetwork) -> None:
        super().__init__()
        settings: Any = network
        self.head = network.head
        self.proposals = stages.Proposals(
            settings.anchor_generator.sizes,
            settings.anchor_generator.aspect_ratios,
            settings._pre_nms_top_n["testing"],
            settings._post_nms_top_n["testing"],
            settings.nms_thresh,
            settings.score_thresh,
            settings.min_size,
        )

    def forward(self, images: Tensor, features: list[Tensor], image_sizes: Any) -> Any:
        objectness, deltas = self.head(features)
        return self.proposals(images, features, objectness, deltas, image_sizes)


class RegionHeads(nn.Module):
    """The heads of an R-CNN: what is in each proposed box, and where exactly it is."""

    def __init__(self, heads: RoIHeads) -> None:
        super().__init__()
        settings: Any = heads
        self.box_roi_pool = _region_features(settings.box_roi_pool)
        self.box_head = settings.box_head
        self.box_predictor = settings.box_predictor
        self.boxes = stages.Boxes(
            settings.score_thresh,
            settings.nms_thresh,
            settings.detections_per_img,
            tuple(settings.box_coder.weights),
        )
        self.has_mask, self.has_keypoint = settings.has_mask(), settings.has_keypoint()
        if self.has_mask:
            self.mask_roi_pool = _region_features(settings.mask_roi_pool)
            self.mask_head = settings.mask_head
            self.mask_predictor = settings.mask_predictor
            self.masks = stages.Masks()
        if self.has_keypoint:
            self.keypoint_roi_pool = _region_features(settings.keypoint_roi_pool)
            self.keypoint_head = settings.keypoint_head
            self.keypoint_predictor = settings.keypoint_predictor
            self.keypoints = stages.Keypoints()

    def forward(self, features: dict[str, Tensor], proposals: Any, image_sizes: Any) -> Any:
        def pooled(pool: Any, boxes: Any) -> Tensor:
            maps = [features[name] for name in pool.featmap_names if name in features]
            found: Tensor = pool(maps, boxes, image_sizes)
            return found

        hidden = self.box_head(pooled(self.box_roi_pool, proposals))
        class_logits, regression = self.box_predictor(hidden)
        boxes, scores, labels = self.boxes(class_logits, regression, proposals, image_sizes)
        masks = keypoints = None
        if self.has_mask:
            looks = self.mask_head(pooled(self.mask_roi_pool, boxes))
            masks = self.masks(self.mask_predictor(looks), labels)
        if self.has_keypoint:
            looks = self.keypoint_head(pooled(self.keypoint_roi_pool, boxes))
            keypoints = self.keypoints(self.keypoint_predictor(looks), boxes)
        return boxes, scores, labels, masks, keypoints


def _region_features(pool: Any) -> stages.RegionFeatures:
    return stages.RegionFeatures(
        tuple(pool.featmap_names),
        tuple(pool.output_size),
        pool.sampling_ratio,
        canonical_scale=pool.canonical_scale,
        canonical_level=pool.canonical_level,
    )


class StagedRcnn(nn.Module):
    """Faster R-CNN, Mask R-CNN and Keypoint R-CNN."""

    def __init__(self, detector: GeneralizedRCNN) -> None:
        super().__init__()
        parts: Any = detector
        self.transform = _preparation(parts.transform)
        self.backbone = parts.backbone
        self.rpn = RegionProposals(parts.rpn)
        self.roi_heads = RegionHeads(parts.roi_heads)
        self.detections = stages.Detections()

    def forward(self, images: Tensor) -> Any:
        prepared, sizes, before = self.transform(images)
        features = _feature_maps(self.backbone(prepared))
        proposals = self.rpn(prepared, list(features.values()), sizes)
        boxes, scores, labels, masks, keypoints = self.roi_heads(features, proposals, sizes)
        more = {"masks": masks, "keypoints": keypoints}
        given = {name: value for name, value in more.items() if value is not None}
        return self.detections(boxes, scores, labels, sizes, before, **given)


class StagedOneStage(nn.Module):
    """RetinaNet, FCOS and SSD: a head says something of every anchor."""

    OUTPUTS: tuple[str, ...] = ("cls_logits", "bbox_regression")

    def __init__(self, detector: Any, detections: nn.Module) -> None:
        super().__init__()
        for name, child in detector.named_children():
            if name in ("backbone", "head"):
                self.add_module(name, child)
            elif name == "transform":
                self.transform = _preparation(child)
        self.detections = detections

    def forward(self, images: Tensor) -> Any:
        parts: Any = self
        prepared, sizes, before = self.transform(images)
        features = list(_feature_maps(parts.backbone(prepared)).values())
        said = parts.head(features)
        outputs = [said[name] for name in self.OUTPUTS]
        return self.detections(prepared, features, *outputs, sizes, before)


class StagedFcos(StagedOneStage):
    """FCOS, whose head says besides how far from the middle a place is."""

    OUTPUTS = ("cls_logits", "bbox_regression", "bbox_ctrness")


def _thresholds(detector: Any) -> tuple[float, float, int, int]:
    return (
        detector.score_thresh,
        detector.nms_thresh,
        detector.detections_per_img,
        detector.topk_candidates,
    )


def _around_anchors(kind: Callable[..., nn.Module], detector: Any, coding: Any) -> nn.Module:
    """The last stage of a detector that has anchors of some sizes at every place."""
    anchors = detector.anchor_generator
    return kind(anchors.sizes, anchors.aspect_ratios, coding, _thresholds(detector))


def _retina(detector: Any) -> nn.Module:
    weights = tuple(detector.box_coder.weights)
    detections = _around_anchors(stages.RetinaDetections, detector, weights)
    return StagedOneStage(detector, detections)


def _fcos(detector: Any) -> nn.Module:
    by_size = detector.box_coder.normalize_by_size
    return StagedFcos(detector, _around_anchors(stages.FcosDetections, detector, by_size))


def _ssd(detector: Any) -> nn.Module:
    boxes = detector.anchor_generator
    detections = stages.SsdDetections(
        boxes.aspect_ratios,
        boxes.scales,
        boxes.steps,
        boxes.clip,
        tuple(detector.box_coder.weights),
        _thresholds(detector),
    )
    return StagedOneStage(detector, detections)


_STAGED: dict[Any, Callable[[Any], nn.Module]] = {
    GeneralizedRCNN: StagedRcnn,
    RetinaNet: _retina,
    FCOS: _fcos,
    SSD: _ssd,
}

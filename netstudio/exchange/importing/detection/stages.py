"""The parts of torchvision's detectors that depend on what they find, each a module by itself.

They have no weights: how many boxes there are is known only when the network runs, so that no
graph can hold them. What is used of this file lies beside an imported project and is inlined in
its source, which is why it imports nothing of this program. Each calls torchvision's own code.
"""

from torch import Tensor, nn
from torchvision.models.detection._utils import BoxCoder, BoxLinearCoder
from torchvision.models.detection.anchor_utils import AnchorGenerator, DefaultBoxGenerator
from torchvision.models.detection.fcos import FCOS
from torchvision.models.detection.image_list import ImageList
from torchvision.models.detection.retinanet import RetinaNet
from torchvision.models.detection.roi_heads import (
    RoIHeads,
    keypointrcnn_inference,
    maskrcnn_inference,
)
from torchvision.models.detection.rpn import RegionProposalNetwork, concat_box_prediction_layers
from torchvision.models.detection.ssd import SSD
from torchvision.models.detection.transform import GeneralizedRCNNTransform
from torchvision.ops import MultiScaleRoIAlign

Sizes = list[tuple[int, int]]
"""The height and width of each image."""
Levels = tuple[tuple[float, ...], ...]
"""Numbers for each feature map."""
Thresholds = tuple[float, float, int, int]
"""The least score, the most overlap, how many detections an image has, and how many are tried."""


class Preparation(GeneralizedRCNNTransform):
    """Normalises and resizes images, and fills them up to one size.

    A batch (N, 3, H, W) becomes another one, the size of each image in it, and what it was before.
    """

    def forward(self, images: Tensor) -> tuple[Tensor, Sizes, Sizes]:
        before = [(image.shape[-2], image.shape[-1]) for image in images]
        prepared, _ = super().forward(list(images))
        return prepared.tensors, prepared.image_sizes, before


class Proposals(RegionProposalNetwork):
    """The regions that a region proposal network's head thinks most of: boxes for each image."""

    def __init__(
        self,
        sizes: Levels,
        aspect_ratios: Levels,
        pre_nms_top_n: int,
        post_nms_top_n: int,
        nms_thresh: float,
        score_thresh: float,
        min_size: float,
    ) -> None:
        super().__init__(
            AnchorGenerator(sizes, aspect_ratios),
            nn.Identity(),
            fg_iou_thresh=0.7,
            bg_iou_thresh=0.3,
            batch_size_per_image=256,
            positive_fraction=0.5,
            pre_nms_top_n={"training": pre_nms_top_n, "testing": pre_nms_top_n},
            post_nms_top_n={"training": post_nms_top_n, "testing": post_nms_top_n},
            nms_thresh=nms_thresh,
            score_thresh=score_thresh,
        )
        self.min_size = min_size

    def forward(
        self,
        images: Tensor,
        features: list[Tensor],
        objectness: list[Tensor],
        deltas: list[Tensor],
        image_sizes: Sizes,
    ) -> list[Tensor]:
        anchors = self.anchor_generator(ImageList(images, image_sizes), features)
        counts = [level[0].numel() for level in objectness]
        scores, regression = concat_box_prediction_layers(objectness, deltas)
        boxes = self.box_coder.decode(regression.detach(), anchors).view(len(anchors), -1, 4)
        return self.filter_proposals(boxes, scores, image_sizes, counts)[0]


class RegionFeatures(MultiScaleRoIAlign):
    """What the feature maps hold at each box, all of one size: (boxes, channels, height, width)."""

    def forward(self, features: list[Tensor], boxes: list[Tensor], image_sizes: Sizes) -> Tensor:
        maps = dict(zip(self.featmap_names, features, strict=False))
        return super().forward(maps, boxes, image_sizes)


class Boxes(RoIHeads):
    """From scores and corrections for each proposal to boxes, their scores and their labels."""

    def __init__(
        self,
        score_thresh: float,
        nms_thresh: float,
        detections_per_img: int,
        bbox_reg_weights: tuple[float, float, float, float],
    ) -> None:
        super().__init__(
            None,
            None,
            None,
            fg_iou_thresh=0.5,
            bg_iou_thresh=0.5,
            batch_size_per_image=512,
            positive_fraction=0.25,
            bbox_reg_weights=bbox_reg_weights,
            score_thresh=score_thresh,
            nms_thresh=nms_thresh,
            detections_per_img=detections_per_img,
        )

    def forward(
        self,
        class_logits: Tensor,
        box_regression: Tensor,
        proposals: list[Tensor],
        image_sizes: Sizes,
    ) -> tuple[list[Tensor], list[Tensor], list[Tensor]]:
        return self.postprocess_detections(class_logits, box_regression, proposals, image_sizes)


class Masks(nn.Module):
    """The mask of each box, for the label that it was given."""

    def forward(self, mask_logits: Tensor, labels: list[Tensor]) -> list[Tensor]:
        return list(maskrcnn_inference(mask_logits, labels))


class Keypoints(nn.Module):
    """The places of the keypoints in each box, and their scores."""

    def forward(
        self, keypoint_logits: Tensor, boxes: list[Tensor]
    ) -> tuple[list[Tensor], list[Tensor]]:
        places, scores = keypointrcnn_inference(keypoint_logits, boxes)
        return list(places), list(scores)


class Detections(GeneralizedRCNNTransform):
    """What was found in each image, in the coordinates that the image had."""

    def __init__(self) -> None:
        super().__init__(1, 1, [0.0], [1.0])

    def forward(
        self,
        boxes: list[Tensor],
        scores: list[Tensor],
        labels: list[Tensor],
        image_sizes: Sizes,
        before: Sizes,
        masks: list[Tensor] | None = None,
        keypoints: tuple[list[Tensor], list[Tensor]] | None = None,
    ) -> list[dict[str, Tensor]]:
        found = [
            {"boxes": box, "labels": label, "scores": score}
            for box, label, score in zip(boxes, labels, scores, strict=True)
        ]
        for at, image in enumerate(found):
            if masks is not None:
                image["masks"] = masks[at]
            if keypoints is not None:
                image["keypoints"] = keypoints[0][at]
                image["keypoints_scores"] = keypoints[1][at]
        return self.eval().postprocess(found, image_sizes, before)


class OneStage(nn.Module):
    """What detectors without proposals have in common: anchors, thresholds, the way back."""

    def __init__(
        self, anchors: nn.Module, box_coder: BoxCoder | BoxLinearCoder, thresholds: Thresholds
    ) -> None:
        super().__init__()
        self.anchors = anchors
        self.box_coder = box_coder
        self.score_thresh, self.nms_thresh = thresholds[:2]
        self.detections_per_img, self.topk_candidates = thresholds[2:]
        self.back = GeneralizedRCNNTransform(1, 1, [0.0], [1.0])

    def by_level(
        self,
        images: Tensor,
        features: list[Tensor],
        said: dict[str, Tensor],
        image_sizes: Sizes,
    ) -> tuple[dict[str, list[Tensor]], list[list[Tensor]]]:
        """What a head says and the anchors that it speaks of, feature map by feature map."""
        anchors = self.anchors(ImageList(images, image_sizes), features)
        cells = [level.size(2) * level.size(3) for level in features]
        each = anchors[0].size(0) // sum(cells)
        counts = [count * each for count in cells]
        outputs = {name: list(value.split(counts, 1)) for name, value in said.items()}
        return outputs, [list(of_image.split(counts)) for of_image in anchors]

    def in_images(
        self, found: list[dict[str, Tensor]], image_sizes: Sizes, before: Sizes
    ) -> list[dict[str, Tensor]]:
        return self.back.eval().postprocess(found, image_sizes, before)


class RetinaDetections(OneStage):
    """RetinaNet's detections from what its head says of every anchor."""

    postprocess_detections = RetinaNet.postprocess_detections

    def __init__(
        self,
        sizes: Levels,
        aspect_ratios: Levels,
        box_weights: tuple[float, float, float, float],
        thresholds: Thresholds,
    ) -> None:
        super().__init__(AnchorGenerator(sizes, aspect_ratios), BoxCoder(box_weights), thresholds)

    def forward(
        self,
        images: Tensor,
        features: list[Tensor],
        cls_logits: Tensor,
        bbox_regression: Tensor,
        image_sizes: Sizes,
        before: Sizes,
    ) -> list[dict[str, Tensor]]:
        said = {"cls_logits": cls_logits, "bbox_regression": bbox_regression}
        outputs, anchors = self.by_level(images, features, said, image_sizes)
        found = self.postprocess_detections(outputs, anchors, image_sizes)
        return self.in_images(found, image_sizes, before)


class FcosDetections(OneStage):
    """FCOS's detections from what its head says of every place."""

    postprocess_detections = FCOS.postprocess_detections

    def __init__(
        self,
        sizes: Levels,
        aspect_ratios: Levels,
        normalize_by_size: bool,
        thresholds: Thresholds,
    ) -> None:
        coder = BoxLinearCoder(normalize_by_size)
        super().__init__(AnchorGenerator(sizes, aspect_ratios), coder, thresholds)

    def forward(
        self,
        images: Tensor,
        features: list[Tensor],
        cls_logits: Tensor,
        bbox_regression: Tensor,
        bbox_ctrness: Tensor,
        image_sizes: Sizes,
        before: Sizes,
    ) -> list[dict[str, Tensor]]:
        said = {"cls_logits": cls_logits, "bbox_regression": bbox_regression}
        said["bbox_ctrness"] = bbox_ctrness
        outputs, anchors = self.by_level(images, features, said, image_sizes)
        found = self.postprocess_detections(outputs, anchors, image_sizes)
        return self.in_images(found, image_sizes, before)


class SsdDetections(OneStage):
    """SSD's detections from what its head says of every default box."""

    postprocess_detections = SSD.postprocess_detections

    def __init__(
        self,
        aspect_ratios: list[list[int]],
        scales: list[float],
        steps: list[int] | None,
        clip: bool,
        box_weights: tuple[float, float, float, float],
        thresholds: Thresholds,
    ) -> None:
        boxes = DefaultBoxGenerator(aspect_ratios, scales=scales, steps=steps, clip=clip)
        super().__init__(boxes, BoxCoder(box_weights), thresholds)

    def forward(
        self,
        images: Tensor,
        features: list[Tensor],
        cls_logits: Tensor,
        bbox_regression: Tensor,
        image_sizes: Sizes,
        before: Sizes,
    ) -> list[dict[str, Tensor]]:
        anchors = self.anchors(ImageList(images, image_sizes), features)
        outputs = {"cls_logits": cls_logits, "bbox_regression": bbox_regression}
        found = self.postprocess_detections(outputs, anchors, image_sizes)
        return self.in_images(found, image_sizes, before)

"""Torchvision's pretrained weights for the presets that are its networks.

The table is known without torchvision, so that the gallery can offer weights before anything
heavy is loaded; a test compares it with torchvision's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from netstudio.errors import CheckpointError, ModelImportError
from netstudio.exchange.listening import IsCancelled, Tell, never
from netstudio.records import dataclass
from netstudio.sentence import say

if TYPE_CHECKING:
    from torch import Tensor

BASE = "https://download.pytorch.org/models"
"""Where torchvision's weights lie."""

SOURCE = "torchvision:"
"""What the name of a network begins with where its weights are asked for in a terminal."""


@dataclass(frozen=True, slots=True)
class Pretrained:
    """Weights that a preset can have.

    Attributes:
        model: what torchvision calls the network.
        file: the name of the file; behind the dash are the first digits of its SHA-256.
        megabytes: how large it is, in units of 2**20 bytes.
        accuracy: on ImageNet's validation images, the share in percent for which the likeliest
            class is the right one, as torchvision gives it.
        parameters: of the network, by which it is known where it has another name.
    """

    model: str
    file: str
    megabytes: float
    accuracy: float
    parameters: int

    @property
    def url(self) -> str:
        """Where it is downloaded from."""
        return f"{BASE}/{self.file}"

    @property
    def images(self) -> str:
        """What images the weights were learned from and so want, as a sentence."""
        mean, deviation = _NORMALISED.get(self.model, _AS_IMAGENET)
        return say(
            "They expect RGB images of {side} × {side} pixels, with values from 0 to 1 normalised "
            "by the mean {mean} and the standard deviation {deviation}.",
            side=_SIDES.get(self.model, 224),
            mean=mean,
            deviation=deviation,
        )


def _entry(row: str) -> Pretrained:
    model, file, megabytes, accuracy, parameters = row.split()
    return Pretrained(
        model, f"{file}.pth", float(megabytes), float(accuracy), int(parameters.replace("_", ""))
    )


_ROWS = """
alexnet            alexnet-owt-7be5be79               233.1 56.5  61_100_840
convnext_tiny      convnext_tiny-983f1562             109.1 82.5  28_589_128
densenet121        densenet121-a639ec97                30.8 74.4   7_978_856
efficientnet_b0    efficientnet_b0_rwightman-7f5810bc  20.5 77.7   5_288_548
googlenet          googlenet-1378be20                  49.7 69.8  13_004_888
inception_v3       inception_v3_google-0cc3c7bd       103.9 77.3  27_161_264
mobilenet_v2       mobilenet_v2-7ebf99e0               13.6 72.2   3_504_872
mobilenet_v3_large mobilenet_v3_large-5c1a4163         21.1 75.3   5_483_032
mobilenet_v3_small mobilenet_v3_small-047dcff4          9.8 67.7   2_542_856
resnet18           resnet18-f37072fd                   44.7 69.8  11_689_512
resnet34           resnet34-b627a593                   83.3 73.3  21_797_672
resnet50           resnet50-11ad3fa6                   97.8 80.9  25_557_032
resnet101          resnet101-cd907fc2                 170.5 81.9  44_549_160
resnet152          resnet152-f82ba261                 230.5 82.3  60_192_808
resnext50_32x4d    resnext50_32x4d-1a0047aa            95.8 81.2  25_028_904
shufflenet_v2_x1_0 shufflenetv2_x1-5666bf0f80           8.8 69.4   2_278_604
squeezenet1_0      squeezenet1_0-b66bff10               4.8 58.1   1_248_424
squeezenet1_1      squeezenet1_1-b8a52dc0               4.7 58.2   1_235_496
swin_t             swin_t-704ceda3                    108.2 81.5  28_288_354
vgg11              vgg11-8a719046                     506.8 69.0 132_863_336
vgg11_bn           vgg11_bn-6002323d                  506.9 70.4 132_868_840
vgg13              vgg13-19584684                     507.5 69.9 133_047_848
vgg13_bn           vgg13_bn-abd245e5                  507.6 71.6 133_053_736
vgg16              vgg16-397923af                     527.8 71.6 138_357_544
vgg16_bn           vgg16_bn-6c64b313                  527.9 73.4 138_365_992
vgg19              vgg19-dcbb9e9d                     548.1 72.4 143_667_240
vgg19_bn           vgg19_bn-c79401a0                  548.1 74.2 143_678_248
vit_b_16           vit_b_16-c867db91                  330.3 81.1  86_567_656
wide_resnet50_2    wide_resnet50_2-9ba9bcbe           263.1 81.6  68_883_240
"""

_SIDES = {"inception_v3": 299}
_AS_IMAGENET = ("(0.485, 0.456, 0.406)", "(0.229, 0.224, 0.225)")
_HALVES = ("(0.5, 0.5, 0.5)", "(0.5, 0.5, 0.5)")
_NORMALISED = {"googlenet": _HALVES, "inception_v3": _HALVES}
"""Weights that came from TensorFlow. Torchvision gives their networks a `transform_input`, which
takes ImageNet's normalisation back for this one; the presets are the networks alone."""

_PRESETS = {"alexnet": "alexnet_torchvision"}
"""Presets that are not called as in torchvision."""

PRETRAINED: Mapping[str, Pretrained] = MappingProxyType(
    {
        _PRESETS.get(entry.model, entry.model): entry
        for entry in map(_entry, _ROWS.strip().splitlines())
    }
)
"""The best weights of each preset that has some, by the preset's name."""


def fitting(parameters: int) -> Pretrained | None:
    """The weights for a network with so many parameters; loading them looks at every key."""
    return next((e for e in PRETRAINED.values() if e.parameters == parameters), None)


def named(text: str) -> str:
    """The address of the weights that `torchvision:resnet18` or `torchvision:resnet18@NAME` asks.

    Raises:
        ModelImportError: when there are none of that name.
    """
    model, _, name = text.removeprefix(SOURCE).partition("@")
    known = next((entry for entry in PRETRAINED.values() if entry.model == model), None)
    if known is not None and name in ("", "DEFAULT"):
        return known.url
    from netstudio.exchange.sources.source import Source
    from netstudio.exchange.sources.zoo import torchvision_weights

    weights = torchvision_weights(Source("torchvision", model, weights=name or "DEFAULT"))
    if weights is None:
        raise ModelImportError(say("{name} has no pretrained weights.", name=text))
    return str(weights.url)


def obtain_weights(url: str, folder: Path, tell: Tell, cancelled: IsCancelled = never) -> Path:
    """The weights behind an address as a file that loads strictly, written into `folder`.

    Raises:
        CheckpointError: when they cannot be had or read; the message says the way out.
        Cancelled: when `cancelled` said yes.
    """
    from netstudio.exchange.weights.pretrained import obtain_pretrained
    from netstudio.training.weights import read_weights, write_tensors

    path = obtain_pretrained(url, tell, cancelled)
    made = folder / f"{path.stem}.safetensors"
    try:
        write_tensors(made, with_present_keys(read_weights(path)))
    except OSError as error:
        raise CheckpointError(
            say("{path} cannot be written: {reason}.", path=made, reason=error.strerror or error)
        ) from error
    return made


_OLD_KEYS = (
    # DenseNet: the layers were called norm.1, conv.1 and so on.
    (re.compile(r"(denselayer\d+\.(?:norm|relu|conv))\.([12]\.)"), r"\1\2"),
    # Vision transformers: the two layers of an MLP had names.
    (re.compile(r"(\.mlp)\.linear_1\."), r"\1.0."),
    (re.compile(r"(\.mlp)\.linear_2\."), r"\1.3."),
)


def with_present_keys(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Weights under today's keys: some of torchvision's files are older than its networks."""
    renamed = {}
    for key, value in weights.items():
        for old, new in _OLD_KEYS:
            key = old.sub(new, key)
        renamed[key] = value
    return renamed

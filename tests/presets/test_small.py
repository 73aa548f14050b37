"""The small variants: networks of the textbooks at the size of small images."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import Tensor, nn

from netstudio.catalog.inference import infer
from netstudio.codegen.generate import generate
from netstudio.compiler import build
from netstudio.presets import load_preset
from netstudio.training.headless import train


class _EncoderBlock(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(64)
        self.attention = nn.MultiheadAttention(64, 4, batch_first=True)
        self.norm2 = nn.LayerNorm(64)
        self.mlp = nn.Sequential(nn.Linear(64, 128), nn.GELU(), nn.Linear(128, 64))

    def forward(self, x: Tensor) -> Tensor:
        y = self.norm1(x)
        x = x + self.attention(y, y, y, need_weights=False)[0]
        return x + self.mlp(self.norm2(x))


class _ViT(nn.Module):
    """Dosovitskiy and others 2021, equations 1 to 4, with one linear layer as the head."""

    def __init__(self) -> None:
        super().__init__()
        self.project = nn.Conv2d(1, 64, 4, stride=4)
        self.token = nn.Parameter(torch.zeros(1, 1, 64))
        self.positions = nn.Parameter(torch.zeros(50, 64))
        self.encoder = nn.Sequential(*[_EncoderBlock() for _ in range(6)])
        self.norm = nn.LayerNorm(64)
        self.head = nn.Linear(64, 10)

    def forward(self, image: Tensor) -> Tensor:
        x = self.project(image).flatten(2).transpose(1, 2)
        x = torch.cat([self.token.expand(len(x), -1, -1), x], dim=1) + self.positions
        return self.head(self.norm(self.encoder(x))[:, 0])


def test_the_vision_transformer_is_the_papers() -> None:
    """The same numbers as a reference written by hand, whose tensors come in the same order."""
    ours, theirs = build(load_preset("vit_tiny")).module.eval(), _ViT().eval()
    state = dict(theirs.state_dict())
    order = ["project.weight", "project.bias", "token", "positions"]
    keys = order + [key for key in state if key not in order]
    generator = torch.Generator().manual_seed(0)
    values = [torch.randn(state[key].shape, generator=generator) / 4 for key in keys]
    ours.load_state_dict(dict(zip(ours.state_dict(), values, strict=True)))
    theirs.load_state_dict(dict(zip(keys, values, strict=True)))
    image = torch.randn(3, 1, 28, 28, generator=generator)
    with torch.no_grad():
        mine, other = ours(image), theirs(image)
    assert mine.std(dim=0).min() > 0
    torch.testing.assert_close(mine, other)


def test_a_dense_layer_is_given_the_outputs_of_all_before_it() -> None:
    known = infer(load_preset("densenet_small")).nodes
    grown = [known[f"dense1.layer1[{copy}].joined"].type for copy in range(4)]
    assert [str(value) for value in grown] == [
        f"(N, {channels}, 32, 32)" for channels in (36, 48, 60, 72)
    ]
    source = generate(load_preset("densenet_small")).text
    assert source.count("class ") == 4
    assert 'f"layer{i + 1}", DenseLayer(num_features + 12 * i)' in source


def test_an_inverted_residual_is_thin_outside_and_wide_inside() -> None:
    module: Any = build(load_preset("mobilenet_small")).module
    for stage in (module.stage1, module.stage2, module.stage3):
        for block in stage:
            wide, thin = block.depthwise.conv, block.project
            assert wide.groups == wide.in_channels == thin.in_channels
            assert thin.in_channels >= 2 * thin.out_channels
        assert [block.residual for block in stage] == [False] + [True] * (len(stage) - 1)


def test_the_stages_of_vgg_halve_the_image_and_double_the_channels() -> None:
    known = infer(load_preset("vgg_small")).nodes
    shapes = [str(known[f"stage{number}"].type) for number in (1, 2, 3)]
    assert shapes == ["(N, 32, 14, 14)", "(N, 64, 7, 7)", "(N, 128, 3, 3)"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "accuracy"),
    [
        ("vgg_small", 0.97),
        ("densenet_small", 0.97),
        ("vit_tiny", 0.96),
        ("mobilenet_small", 0.9),
    ],
)
def test_their_own_recipes_train_them_well(name: str, accuracy: float) -> None:
    """Each takes one to three minutes on one core."""
    result = train(load_preset(name), device="cpu", keep=False)
    assert result.val_accuracy >= accuracy

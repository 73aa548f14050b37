"""Networks that between them have what mistakes are made in."""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from netstudio.exchange.proof.examples import Example


class Residual(nn.Module):
    def __init__(self, width: int, stride: int = 1) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(width, width, 3, stride, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(width, eps=1e-4)
        self.conv2 = nn.Conv2d(width, width, 3, padding=2, dilation=2, bias=False)
        self.norm2 = nn.BatchNorm2d(width, momentum=0.05)
        self.shortcut = nn.AvgPool2d(stride) if stride > 1 else None

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu(self.norm1(self.conv1(x)))
        y = self.norm2(self.conv2(y))
        if self.shortcut is not None:
            x = self.shortcut(x)
        return F.relu(y + x)


class Convolutional(nn.Module):
    """Residual blocks, pooling, dropout and a linear head."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.GELU(), nn.MaxPool2d(3, 2, 1))
        self.stage1 = nn.Sequential(Residual(4), Residual(4))
        self.stage2 = Residual(4, 2)
        self.drop = nn.Dropout(0.3)
        self.head = nn.Linear(4, 5)

    def forward(self, image: Tensor) -> Tensor:
        x = self.stage2(self.stage1(self.stem(image)))
        return self.head(self.drop(torch.flatten(F.adaptive_avg_pool2d(x, 1), 1)))


class Attention(nn.Module):
    """Self-attention written out, with a mask."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width, eps=1e-6)
        self.project = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.wide = nn.Linear(width, 2 * width)
        self.narrow = nn.Linear(2 * width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        y = self.project(self.norm(x)).reshape(batch, length, 3, self.heads, width // self.heads)
        query, key, value = y.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-2, -1) / (width // self.heads) ** 0.5
        scores = scores.masked_fill(mask[:, None, None, :] == 0, -3.0)
        y = torch.softmax(scores, dim=-1) @ value
        x = x + self.out(y.transpose(1, 2).reshape(batch, length, width))
        return x - self.narrow(F.gelu(self.wide(x))) * 0.5


class Tokens(nn.Module):
    """Embedded tokens through attention, and a mean over the tokens that count."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(20, 8)
        self.layers = nn.ModuleList([Attention(8, 2), Attention(8, 4)])
        self.head = nn.Linear(8, 3)

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        x = self.embed(tokens)
        for layer in self.layers:
            x = layer(x, mask)
        weight = mask[..., None].to(x.dtype)
        return self.head((x * weight).sum(1) / weight.sum(1).clamp(min=1))


class Branches(nn.Module):
    """Grouped and transposed convolutions, concatenation, squeeze and excitation, two outputs."""

    def __init__(self) -> None:
        super().__init__()
        self.depthwise = nn.Conv2d(4, 4, 3, padding=1, groups=4)
        self.pointwise = nn.Conv2d(4, 6, 1)
        self.norm = nn.GroupNorm(2, 6)
        self.squeeze = nn.Conv2d(6, 3, 1)
        self.excite = nn.Conv2d(3, 6, 1)
        self.up = nn.ConvTranspose2d(10, 4, 2, stride=2)
        self.slope = nn.PReLU(4)
        self.side = nn.Linear(6, 2)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        y = F.hardswish(self.norm(self.pointwise(self.depthwise(image))))
        scale = torch.sigmoid(self.excite(F.silu(self.squeeze(y.mean((2, 3), keepdim=True)))))
        y = y * scale
        side = self.side(y.amax((2, 3)))
        both = torch.cat([F.max_pool2d(y, 2), F.avg_pool2d(image, 2)], 1)
        return F.leaky_relu(self.slope(self.up(both)), 0.1), side


def _mask(batch: int, length: int) -> Tensor:
    mask = torch.ones(batch, length, dtype=torch.int64)
    mask[1:, length // 2 :] = 0
    return mask


NETWORKS: dict[str, tuple[Callable[[], nn.Module], Example]] = {
    "convolutional": (Convolutional, Example((torch.randn(2, 3, 16, 16),))),
    "tokens": (Tokens, Example((torch.randint(0, 20, (2, 6)), _mask(2, 6)))),
    "branches": (Branches, Example((torch.randn(2, 4, 8, 8),))),
}

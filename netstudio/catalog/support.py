"""Layers that torch does not have, as Python source that generated models carry with them.

Each entry is the source of one `nn.Module` class that uses only torch, nn, F, math and Tensor. It
is written as the rest of a generated model is, because people read it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_SEPARABLE_CONV_2D = '''\
class SeparableConv2d(nn.Module):
    """A convolution of each channel by itself, then a 1x1 convolution that mixes the channels."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int | tuple[int, int],
        stride: int | tuple[int, int] = 1,
        padding: str | int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
        bias: bool = True,
    ) -> None:
        super().__init__()
        self.depthwise = nn.Conv2d(
            in_channels,
            in_channels,
            kernel_size,
            stride=stride,
            padding=padding,
            dilation=dilation,
            groups=in_channels,
            bias=False,
        )
        self.pointwise = nn.Conv2d(in_channels, out_channels, 1, bias=bias)

    def forward(self, x: Tensor) -> Tensor:
        return self.pointwise(self.depthwise(x))
'''

_MAXOUT = '''\
class Maxout(nn.Module):
    """The largest of several linear maps, for each output feature (Goodfellow et al., 2013)."""

    def __init__(
        self, in_features: int, out_features: int, pieces: int = 2, bias: bool = True
    ) -> None:
        super().__init__()
        self.out_features = out_features
        self.pieces = pieces
        self.linear = nn.Linear(in_features, out_features * pieces, bias=bias)

    def forward(self, x: Tensor) -> Tensor:
        return self.linear(x).unflatten(-1, (self.out_features, self.pieces)).amax(-1)
'''

_POSITIONAL_EMBEDDING = '''\
class PositionalEmbedding(nn.Module):
    """Adds a learned vector to each position of a sequence: (N, L, D) -> (N, L, D)."""

    def __init__(self, max_length: int, embedding_dim: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(max_length, embedding_dim))
        nn.init.normal_(self.weight, std=0.02)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.weight[: x.shape[1]]
'''

_SINUSOIDAL_POSITIONAL_ENCODING = '''\
class SinusoidalPositionalEncoding(nn.Module):
    """Adds sines and cosines of the position to a sequence: (N, L, D) -> (N, L, D).

    Source: Vaswani et al., Attention is all you need (2017), section 3.5.
    """

    encoding: Tensor

    def __init__(self, embedding_dim: int, max_length: int = 5000) -> None:
        super().__init__()
        position = torch.arange(max_length).unsqueeze(1)
        frequency = torch.exp(
            torch.arange(0, embedding_dim, 2) * (-math.log(10000.0) / embedding_dim)
        )
        encoding = torch.empty(max_length, embedding_dim)
        encoding[:, 0::2] = torch.sin(position * frequency)
        encoding[:, 1::2] = torch.cos(position * frequency[: embedding_dim // 2])
        self.register_buffer("encoding", encoding, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.encoding[: x.shape[1]]
'''

_CLASS_TOKEN = '''\
class ClassToken(nn.Module):
    """Puts a learned vector before a sequence: (N, L, D) -> (N, L + 1, D)."""

    def __init__(self, embedding_dim: int) -> None:
        super().__init__()
        self.token = nn.Parameter(torch.zeros(1, 1, embedding_dim))

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([self.token.expand(x.shape[0], -1, -1), x], dim=1)
'''

_STOCHASTIC_DEPTH = '''\
class StochasticDepth(nn.Module):
    """While training, zeroes a share p of the samples, and scales up the rest."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0:
            return x
        kept = x.new_empty((x.shape[0],) + (1,) * (x.ndim - 1)).bernoulli_(1 - self.p)
        if self.p < 1:
            kept.div_(1 - self.p)
        return x * kept
'''

_LAYER_NORM_2D = '''\
class LayerNorm2d(nn.LayerNorm):
    """Normalises the channels at each place of an image: (N, C, H, W) -> (N, C, H, W)."""

    def __init__(self, num_features: int, eps: float = 1e-5) -> None:
        super().__init__(num_features, eps=eps)

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
'''

_SHIFTED_WINDOW_ATTENTION = '''\
class ShiftedWindowAttention(nn.Module):
    """Self-attention inside square windows of an image: (N, H, W, C) -> (N, H, W, C).

    Shifted by half a window in every second layer, so that neighbours of different windows meet.
    Each pair of places in a window has a learned bias for how they lie to each other.
    Source: Liu et al., Swin Transformer (2021), section 3.2.
    """

    relative_position_index: Tensor

    def __init__(
        self, embed_dim: int, num_heads: int, window_size: int = 7, shift: int = 0
    ) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.window_size = window_size
        self.shift = shift
        self.qkv = nn.Linear(embed_dim, 3 * embed_dim)
        self.proj = nn.Linear(embed_dim, embed_dim)
        distances = 2 * window_size - 1
        table = torch.empty(distances**2, num_heads)
        self.relative_position_bias_table = nn.Parameter(nn.init.trunc_normal_(table, std=0.02))
        place = torch.arange(window_size**2)
        row, column = place // window_size, place % window_size
        rows_apart = row[:, None] - row + window_size - 1
        columns_apart = column[:, None] - column + window_size - 1
        index = rows_apart * distances + columns_apart
        self.register_buffer("relative_position_index", index.flatten())

    def forward(self, x: Tensor) -> Tensor:
        height, width = x.shape[1:3]
        size = self.window_size
        x = F.pad(x, (0, 0, 0, -width % size, 0, -height % size))
        n, rows, columns, channels = x.shape
        # An image of one window has no neighbours to meet.
        shift = [self.shift if length > size else 0 for length in (rows, columns)]
        if max(shift) > 0:
            x = torch.roll(x, (-shift[0], -shift[1]), (1, 2))
        windows = self.split(x)  # (N * windows, places, C)
        qkv = self.qkv(windows).unflatten(-1, (3, self.num_heads, -1))
        query, key, value = qkv.permute(2, 0, 3, 1, 4)
        scores = query * (channels // self.num_heads) ** -0.5 @ key.transpose(-2, -1)
        scores = scores + self.bias()
        if max(shift) > 0:
            apart = self.apart(rows, columns, shift, x.device)  # (windows, 1, places, places)
            scores = (scores.unflatten(0, (n, -1)) - 100.0 * apart).flatten(0, 1)
        windows = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)
        x = self.proj(windows).view(n, rows // size, columns // size, size, size, channels)
        x = x.permute(0, 1, 3, 2, 4, 5).reshape(n, rows, columns, channels)
        if max(shift) > 0:
            x = torch.roll(x, shift, (1, 2))
        return x[:, :height, :width].contiguous()

    def split(self, x: Tensor) -> Tensor:
        """The windows of an image: (N, H, W, C) -> (N * windows, places, C)."""
        size = self.window_size
        n, height, width, channels = x.shape
        x = x.view(n, height // size, size, width // size, size, channels)
        return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, size * size, channels)

    def bias(self) -> Tensor:
        """What is added to the scores of two places: (heads, places, places)."""
        places = self.window_size**2
        bias = self.relative_position_bias_table[self.relative_position_index]
        return bias.view(places, places, -1).permute(2, 0, 1)

    def apart(self, height: int, width: int, shift: list[int], device: torch.device) -> Tensor:
        """Which places of a window are neighbours only because the image was rolled."""
        row = torch.arange(height, device=device)[:, None]
        column = torch.arange(width, device=device)
        part = 2 * (row >= height - shift[0]).int() + (column >= width - shift[1]).int()
        part = self.split(part[None, :, :, None])  # (windows, places, 1)
        return (part != part.transpose(1, 2))[:, None]
'''

_PATCH_MERGING = '''\
class PatchMerging(nn.Module):
    """Makes one place of each 2x2 with twice the features: (N, H, W, C) -> (N, H/2, W/2, 2C).

    Source: Liu et al., Swin Transformer (2021), section 3.1.
    """

    def __init__(self, embed_dim: int) -> None:
        super().__init__()
        self.reduction = nn.Linear(4 * embed_dim, 2 * embed_dim, bias=False)
        self.norm = nn.LayerNorm(4 * embed_dim)

    def forward(self, x: Tensor) -> Tensor:
        x = F.pad(x, (0, 0, 0, x.shape[2] % 2, 0, x.shape[1] % 2))
        upper, lower = x[:, 0::2], x[:, 1::2]
        corners = [upper[:, :, 0::2], lower[:, :, 0::2], upper[:, :, 1::2], lower[:, :, 1::2]]
        return self.reduction(self.norm(torch.cat(corners, dim=-1)))
'''

SUPPORT: Mapping[str, str] = MappingProxyType(
    {
        "SeparableConv2d": _SEPARABLE_CONV_2D,
        "Maxout": _MAXOUT,
        "PositionalEmbedding": _POSITIONAL_EMBEDDING,
        "SinusoidalPositionalEncoding": _SINUSOIDAL_POSITIONAL_ENCODING,
        "ClassToken": _CLASS_TOKEN,
        "StochasticDepth": _STOCHASTIC_DEPTH,
        "LayerNorm2d": _LAYER_NORM_2D,
        "ShiftedWindowAttention": _SHIFTED_WINDOW_ATTENTION,
        "PatchMerging": _PATCH_MERGING,
    }
)
"""Source of each class by its name."""

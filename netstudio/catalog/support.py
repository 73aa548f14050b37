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
    """Zeroes whole samples at random while training, and scales up the rest."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0:
            return x
        kept = x.new_empty((x.shape[0],) + (1,) * (x.dim() - 1)).bernoulli_(1 - self.p)
        return x * (kept / (1 - self.p) if self.p < 1 else kept)
'''

SUPPORT: Mapping[str, str] = MappingProxyType(
    {
        "SeparableConv2d": _SEPARABLE_CONV_2D,
        "Maxout": _MAXOUT,
        "PositionalEmbedding": _POSITIONAL_EMBEDDING,
        "SinusoidalPositionalEncoding": _SINUSOIDAL_POSITIONAL_ENCODING,
        "ClassToken": _CLASS_TOKEN,
        "StochasticDepth": _STOCHASTIC_DEPTH,
    }
)
"""Source of each class by its name."""

"""Networks with custom Python, and a file that leaves a mark wherever it is run."""

from __future__ import annotations

from pathlib import Path

from netstudio.document.node import CustomModule, Declared, Member
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Value
from netstudio.trust import fingerprint
from tests.networks import NetworkBuilder

SCALE = '''"""A layer of one's own."""

import math

import torch
from torch import nn

GAIN = 2.0


# What the layer begins with.
def beginning(channels: int) -> torch.Tensor:
    return torch.full((channels,), GAIN * math.sqrt(1.0))


class Scale(nn.Module):
    """Scales each feature, and doubles their number."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(beginning(channels))
        self.mix = nn.Linear(channels, 2 * channels)

    def forward(self, x):
        return self.mix(x * self.weight)


if __name__ == "__main__":
    print(Scale(3))
'''


def marked(mark: Path, text: str = SCALE) -> str:
    """A file's text that writes `mark` whenever anything of it runs."""
    return f"{text}\nopen({str(mark)!r}, 'w').close()\n"


def custom_network(
    text: str = SCALE,
    class_name: str = "Scale",
    file: str = "scale.py",
    outputs: tuple[Declared, ...] = (),
    **args: Value,
) -> Project:
    """Image, flatten, a linear of 12 features, the custom module, a linear of 10."""
    net = NetworkBuilder()
    image = net.input(shape=(1, 28, 28))
    flat = net.layer("flatten", "Flatten", image)
    hidden = net.layer("hidden", "Linear", flat, out_features=12)
    add_custom(net, "own", text, class_name, hidden, file=file, outputs=outputs, **args)
    net.output(net.layer("fc", "Linear", "own", out_features=10))
    return Project("custom", graph=net.graph(), code=Table({file: text}))


def add_custom(
    net: NetworkBuilder,
    id: str,
    text: str,
    class_name: str,
    *of: Value,
    file: str = "scale.py",
    outputs: tuple[Declared, ...] = (),
    **args: Value,
) -> str:
    """A custom module and its call."""
    sha256 = fingerprint(text.encode())
    target = CustomModule(file, class_name, sha256, Table(args), outputs)
    net.members[id] = Member(id, id, target)
    return net.call(id, id, *of)

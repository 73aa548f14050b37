"""Larger networks with branches and skips, for tests of how graphs are drawn."""

from __future__ import annotations

from random import Random

from netstudio.document.project import Project
from tests.networks import NetworkBuilder


def resnet(stages: int = 3, blocks: int = 2) -> Project:
    """Residual blocks without a block definition: two convolutions and a skip each."""
    net = NetworkBuilder()
    last = net.input("image", (3, 32, 32))
    last = net.layer("stem", "Conv2d", last, out_channels=16, kernel_size=3, padding=1)
    for stage in range(stages):
        for block in range(blocks):
            name = f"s{stage}b{block}"
            widens = stage > 0 and block == 0
            last = _residual(net, name, last, 16 * 2**stage, 2 if widens else 1)
    last = net.layer("pool", "GlobalAvgPool2d", last)
    last = net.layer("flatten", "Flatten", last)
    net.output(net.layer("fc", "Linear", last, out_features=10))
    return Project("resnet", graph=net.graph())


def _residual(net: NetworkBuilder, name: str, source: str, channels: int, stride: int) -> str:
    wide = {"out_channels": channels, "bias": False}
    way = net.layer(
        f"{name}_conv1", "Conv2d", source, kernel_size=3, stride=stride, padding=1, **wide
    )
    way = net.layer(f"{name}_norm1", "BatchNorm2d", way)
    way = net.layer(f"{name}_relu1", "ReLU", way)
    way = net.layer(f"{name}_conv2", "Conv2d", way, kernel_size=3, padding=1, **wide)
    way = net.layer(f"{name}_norm2", "BatchNorm2d", way)
    skip = source
    if stride > 1:
        skip = net.layer(f"{name}_project", "Conv2d", skip, kernel_size=1, stride=stride, **wide)
        skip = net.layer(f"{name}_norm", "BatchNorm2d", skip)
    way = net.layer(f"{name}_add", "Add", way, skip)
    return net.layer(f"{name}_relu2", "ReLU", way)


def googlenet(modules: int = 3) -> Project:
    """Inception modules of four branches each (Szegedy et al. 2015), between a stem and a head."""
    net = NetworkBuilder()
    last = net.input("image", (3, 64, 64))
    last = net.layer("stem", "Conv2d", last, out_channels=32, kernel_size=3, padding=1)
    last = net.layer("stem_relu", "ReLU", last)
    for number in range(modules):
        last = _inception(net, f"i{number}", last)
    last = net.layer("pool", "GlobalAvgPool2d", last)
    last = net.layer("flatten", "Flatten", last)
    net.output(net.layer("fc", "Linear", last, out_features=10))
    return Project("googlenet", graph=net.graph())


def _inception(net: NetworkBuilder, name: str, source: str) -> str:
    one = net.layer(f"{name}_one", "Conv2d", source, out_channels=16, kernel_size=1)
    three = net.layer(f"{name}_three_in", "Conv2d", source, out_channels=16, kernel_size=1)
    three = net.layer(f"{name}_three", "Conv2d", three, out_channels=32, kernel_size=3, padding=1)
    five = net.layer(f"{name}_five_in", "Conv2d", source, out_channels=4, kernel_size=1)
    five = net.layer(f"{name}_five", "Conv2d", five, out_channels=8, kernel_size=5, padding=2)
    pool = net.layer(f"{name}_pool", "MaxPool2d", source, kernel_size=3, stride=1, padding=1)
    pool = net.layer(f"{name}_pool_out", "Conv2d", pool, out_channels=8, kernel_size=1)
    return net.layer(f"{name}_join", "Concatenate", one, three, five, pool)


def unet(depth: int = 3) -> Project:
    """Down and up again with a skip at each level (Ronneberger et al. 2015)."""
    net = NetworkBuilder()
    last = net.input("image", (1, 64, 64))
    levels = []
    for level in range(depth):
        size = {"out_channels": 8 * 2**level, "kernel_size": 3, "padding": 1}
        last = net.layer(f"down{level}", "Conv2d", last, **size)
        last = net.layer(f"down{level}_relu", "ReLU", last)
        levels.append(last)
        last = net.layer(f"down{level}_pool", "MaxPool2d", last, kernel_size=2)
    last = net.layer("bottom", "Conv2d", last, out_channels=8 * 2**depth, kernel_size=1)
    for level in reversed(range(depth)):
        up = {"out_channels": 8 * 2**level, "kernel_size": 2, "stride": 2}
        last = net.layer(f"up{level}", "ConvTranspose2d", last, **up)
        last = net.layer(f"up{level}_join", "Concatenate", levels[level], last)
        size = {"out_channels": 8 * 2**level, "kernel_size": 1}
        last = net.layer(f"up{level}_conv", "Conv2d", last, **size)
    net.output(last)
    return Project("unet", graph=net.graph())


def random_dag(count: int, seed: int = 0, reach: int = 12) -> Project:
    """`count` nodes, each reading one to three of the `reach` before it."""
    rng = Random(seed)
    net = NetworkBuilder()
    ids = [net.input("image", (8,))]
    while len(ids) < count:
        sources = rng.sample(ids[-reach:], min(len(ids[-reach:]), rng.choice((1, 1, 1, 2, 3))))
        name = f"n{len(ids)}"
        if len(sources) == 1:
            ids.append(net.layer(name, "Linear", *sources, out_features=8))
        else:
            ids.append(net.layer(name, "Add", *sources))
    return Project("random", graph=net.graph())

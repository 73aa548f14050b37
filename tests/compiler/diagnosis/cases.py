"""Broken networks, what is wrong with each, and what mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from netstudio.document.project import Project
from netstudio.document.recipe import Choice, LossTerm, Step
from netstudio.document.values import Ref, Value
from tests.networks import NetworkBuilder, chain

Layers = tuple[tuple[str, str, dict[str, Value]], ...]


@dataclass(frozen=True)
class Case:
    """A project with one mistake.

    Attributes:
        words: what the message says, each of them.
        fix: the label of the repair that leaves no problem at all; empty where there is none.
        numbers: the claimed and the true number.
    """

    code: str
    node: str
    build: Callable[[], Project]
    words: tuple[str, ...]
    fix: str = ""
    numbers: tuple[str, str] = ("", "")
    severity: str = "error"
    about: str = ""

    def __str__(self) -> str:
        return f"{self.code}-{self.about or self.node}".replace(" ", "_")


def classifier(*layers: tuple[str, str, dict[str, Value]], **options: object) -> Project:
    """A chain that ends in ten scores for the digits."""
    return chain(*layers, ("flatten", "Flatten", {}), ("fc", "Linear", {"out_features": 10}))


def conv(id: str, out_channels: int = 8, kernel_size: int = 3, **args: Value) -> tuple:
    return (id, "Conv2d", {"out_channels": out_channels, "kernel_size": kernel_size, **args})


def linear(id: str, out_features: int, **args: Value) -> tuple:
    return (id, "Linear", {"out_features": out_features, **args})


def with_recipe(project: Project, **changes: object) -> Project:
    return replace(project, recipe=replace(project.recipe, **changes))


def with_loss(project: Project, name: str) -> Project:
    return with_recipe(project, steps=(Step(losses=(LossTerm(Choice(name)),)),))


def residual(shortcut_channels: int, stride: int = 1) -> Project:
    """Two convolutions of 16 channels, and a shortcut around them."""
    net = NetworkBuilder()
    net.input()
    net.layer("stem", "Conv2d", "image", out_channels=shortcut_channels, kernel_size=3, padding=1)
    net.layer("a", "Conv2d", "stem", out_channels=16, kernel_size=3, padding=1, stride=stride)
    net.layer("relu", "ReLU", "a")
    net.layer("b", "Conv2d", "relu", out_channels=16, kernel_size=3, padding=1)
    net.layer("sum", "Add", "b", "stem")
    return _closed(net, "sum")


def two_branches(first: dict[str, Value], second: dict[str, Value], dim: int = 1) -> Project:
    net = NetworkBuilder()
    net.input()
    net.layer("a", "Conv2d", "image", **first)
    net.layer("b", "Conv2d", "image", **second)
    net.layer("cat", "Concatenate", "a", "b", dim=dim)
    return _closed(net, "cat")


def _closed(net: NetworkBuilder, last: str) -> Project:
    net.layer("pool", "GlobalAvgPool2d", last)
    net.layer("flatten", "Flatten", "pool")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.output("fc")
    return Project("network", graph=net.graph())


def gated() -> Project:
    """Squeeze and excitation, the weights not yet spread over the maps."""
    net = NetworkBuilder()
    net.input()
    net.layer("conv", "Conv2d", "image", out_channels=8, kernel_size=3)
    net.layer("mean", "GlobalAvgPool2d", "conv")
    net.layer("flat", "Flatten", "mean")
    net.layer("hidden", "Linear", "flat", out_features=8)
    net.layer("weights", "Sigmoid", "hidden")
    net.layer("gate", "Multiply", "conv", "weights")
    return _closed(net, "gate")


def attention() -> Project:
    """Scores of queries against keys, the keys not transposed."""
    net = NetworkBuilder()
    net.input()
    net.layer("rows", "Squeeze", "image", dim=1)
    net.layer("queries", "Linear", "rows", out_features=16)
    net.layer("keys", "Linear", "rows", out_features=16)
    net.layer("scores", "MatMul", "queries", "keys")
    net.layer("flatten", "Flatten", "scores")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.output("fc")
    return Project("attention", graph=net.graph())


def unwired(node: str) -> Project:
    project = classifier(conv("conv1"), ("relu1", "ReLU", {}), conv("conv2"))
    graph = project.graph
    return replace(project, graph=graph.with_nodes([replace(graph.nodes[node], args=())]))


def rewired(project: Project, node: str, *args: Value) -> Project:
    graph = project.graph
    return replace(project, graph=graph.with_nodes([replace(graph.nodes[node], args=args)]))


def lstm_all() -> Project:
    net = NetworkBuilder()
    net.input()
    net.layer("rows", "Squeeze", "image", dim=1)
    net.layer("lstm", "LSTM", "rows", hidden_size=16, returns="all")
    net.layer("last", "Select", "lstm", dim=1, index=-1)
    net.layer("fc", "Linear", "last", out_features=10)
    net.output("fc")
    return Project("network", graph=net.graph())


def without(project: Project, *nodes: str) -> Project:
    graph = replace(project.graph, nodes=project.graph.nodes.without(*nodes))
    return replace(project, graph=graph)


CHANNELS_LAST = ("swap", "Permute", {"dims": (0, 2, 3, 1)})

CLASHES = (
    Case(
        "pin",
        "fc",
        lambda: chain(
            conv("conv", 16), ("flatten", "Flatten", {}), linear("fc", 10, in_features=400)
        ),
        ("400", "10816", "16·26·26", "flatten"),
        "Unpin in_features (follow the input: 10816)",
        ("400", "10816"),
    ),
    Case(
        "pin",
        "fc",
        lambda: chain(conv("conv", 2), linear("fc", 10, in_features=1352)),
        ("1352", "26"),
        "Flatten before fc",
        ("1352", "26"),
        about="no flatten",
    ),
    Case(
        "pin",
        "conv2",
        lambda: classifier(conv("conv1", 6), conv("conv2", 16, in_channels=3)),
        ("in_channels", "3", "6"),
        "Set in_channels to 6",
        ("3", "6"),
    ),
    Case(
        "pin",
        "conv",
        lambda: classifier(CHANNELS_LAST, conv("conv", kernel_size=1, in_channels=1)),
        ("in_channels", "28"),
        "Move the channels first before conv (Permute)",
        ("1", "28"),
        about="channels last",
    ),
    Case(
        "pin",
        "fc",
        lambda: chain(
            conv("conv", 4, padding=1),
            ("pool", "MaxPool2d", {}),
            ("flatten", "Flatten", {}),
            linear("fc", 10, in_features=4 * 13 * 13),
        ),
        ("676", "784", "4·14·14"),
        "Set padding of conv to 0",
        ("676", "784"),
        about="less padding",
    ),
    Case(
        "pin",
        "fc",
        lambda: chain(
            conv("conv", 4), ("flatten", "Flatten", {}), linear("fc", 10, in_features=4 * 5 * 5)
        ),
        ("100", "2704"),
        "Pool to 5×5 before flatten (AdaptiveAvgPool2d)",
        ("100", "2704"),
        about="adaptive pooling",
    ),
    Case(
        "too_small",
        "conv",
        lambda: classifier(CHANNELS_LAST, conv("conv")),
        ("3 wide", "only 1", "(N, 28, 28, 1)"),
        "Move the channels first before conv (Permute)",
        ("3", "1"),
        about="channels last",
    ),
    Case(
        "too_small",
        "conv3",
        lambda: classifier(
            conv("conv1", stride=4), conv("conv2", stride=2), conv("conv3", kernel_size=5)
        ),
        ("5 wide", "only 3"),
        "Set kernel_size of conv3 to 3",
        ("5", "3"),
    ),
    Case(
        "too_small",
        "conv3",
        lambda: classifier(
            conv("conv1", stride=4), conv("conv2", stride=2), conv("conv3", kernel_size=5)
        ),
        ("5 wide",),
        "Set padding of conv3 to 2",
        ("5", "3"),
        about="padding",
    ),
    Case(
        "too_small",
        "conv3",
        lambda: classifier(
            conv("conv1", stride=4), conv("conv2", stride=2), conv("conv3", kernel_size=5)
        ),
        ("5 wide",),
        "Set stride of conv2 to 1",
        ("5", "3"),
        about="stride",
    ),
    Case(
        "too_small",
        "pool3",
        lambda: classifier(
            ("pool1", "MaxPool2d", {"kernel_size": 6}),
            ("pool2", "MaxPool2d", {"kernel_size": 3}),
            ("pool3", "MaxPool2d", {}),
        ),
        ("2 wide", "only 1"),
        "Remove pool3",
        ("2", "1"),
    ),
    Case(
        "too_small",
        "pool2",
        lambda: classifier(("pool1", "MaxPool2d", {"kernel_size": 20}), ("pool2", "MaxPool2d", {})),
        ("2 wide", "only 1"),
        "Make the input 64×64",
        ("2", "1"),
        about="larger input",
    ),
    Case(
        "too_small",
        "conv",
        lambda: classifier(conv("conv", kernel_size=15, dilation=3)),
        ("43 wide", "only 28"),
        "Set dilation of conv to 1",
        ("43", "28"),
        about="dilation",
    ),
    Case(
        "rank",
        "norm",
        lambda: chain(("flatten", "Flatten", {}), ("norm", "BatchNorm2d", {}), linear("fc", 10)),
        ("4 dimensions", "(N, 784)"),
        "Turn norm into BatchNorm1d",
        ("4 dimensions", "2 dimensions"),
    ),
    Case(
        "rank",
        "conv",
        lambda: chain(
            ("rows", "Squeeze", {"dim": 1}), conv("conv"), ("end", "Flatten", {}), linear("fc", 10)
        ),
        ("4 dimensions", "(N, 28, 28)"),
        "Add a dimension of size 1 before conv (Unsqueeze)",
        ("4 dimensions", "3 dimensions"),
        about="no channel",
    ),
    Case(
        "rank",
        "conv",
        lambda: chain(
            ("flat", "Flatten", {}), conv("conv"), ("end", "Flatten", {}), linear("fc", 10)
        ),
        ("4 dimensions", "(N, 784)"),
        "Remove flat",
        ("4 dimensions", "2 dimensions"),
        about="flattened too early",
    ),
    Case(
        "rank",
        "rnn",
        lambda: chain(("rnn", "RNN", {"returns": "last"}), linear("fc", 10)),
        ("(N, 1, 28, 28)",),
        "Drop dimension 1 before rnn (Squeeze)",
        ("3 dimensions", "4 dimensions"),
    ),
    Case(
        "elements",
        "reshape",
        lambda: chain(("reshape", "Reshape", {"shape": (64, 784)}), linear("fc", 10)),
        ("(64, 784)",),
        "Set shape to (-1, 784)",
        ("(64, 784)", "(N, 1, 28, 28)"),
    ),
    Case(
        "batch_moved",
        "view",
        lambda: chain(("view", "Reshape", {"shape": (-1, 196)}), linear("fc", 10)),
        ("784 values a sample", "4N"),
        "Turn view into Flatten (each sample keeps its row)",
        ("196", "784"),
    ),
    Case(
        "batch_moved",
        "view",
        lambda: chain(
            conv("conv", 4, padding=1),
            ("view", "Reshape", {"shape": (-1, 4 * 7 * 7)}),
            linear("fc", 10, in_features=4 * 7 * 7),
        ),
        ("3136 values a sample", "16N"),
        "Pool to 7×7 before view (AdaptiveAvgPool2d)",
        ("196", "3136"),
        about="pinned behind",
    ),
    Case(
        "symbolic",
        "fc",
        lambda: chain(("flatten", "Flatten", {"start_dim": 0}), linear("fc", 10)),
        ("784N", "batch"),
        "Set start_dim of flatten to 1",
    ),
    Case(
        "broadcast",
        "sum",
        lambda: residual(4),
        ("(N, 16, 28, 28)", "(N, 4, 28, 28)"),
        "Match stem to the other input with a 1×1 convolution, 4 to 16 channels",
        ("(N, 16, 28, 28)", "(N, 4, 28, 28)"),
    ),
    Case(
        "broadcast",
        "sum",
        lambda: residual(4, stride=2),
        ("(N, 16, 14, 14)", "(N, 4, 28, 28)"),
        "Match stem to the other input with a 1×1 convolution, 4 to 16 channels",
        ("(N, 16, 14, 14)", "(N, 4, 28, 28)"),
        about="stride",
    ),
    Case(
        "broadcast",
        "sum",
        lambda: residual(16, stride=2),
        ("(N, 16, 14, 14)", "(N, 16, 28, 28)"),
        "Match stem to the other input with adaptive pooling",
        ("(N, 16, 14, 14)", "(N, 16, 28, 28)"),
        about="size",
    ),
    Case(
        "broadcast",
        "gate",
        lambda: gated(),
        ("(N, 8, 26, 26)", "(N, 8)"),
        "Match weights to the other input with dimensions of size 1 (Unflatten)",
        ("(N, 8, 26, 26)", "(N, 8)"),
    ),
    Case(
        "features",
        "scores",
        lambda: attention(),
        ("16 against 28",),
        "Transpose the second input of scores",
        ("16", "28"),
    ),
    Case(
        "concatenate",
        "cat",
        lambda: two_branches(
            {"out_channels": 4, "kernel_size": 3}, {"out_channels": 4, "kernel_size": 5}
        ),
        ("(N, 4, 26, 26)", "(N, 4, 24, 24)"),
        "Pool the inputs of cat to 24×24",
        ("(N, 4, 26, 26)", "(N, 4, 24, 24)"),
    ),
    Case(
        "concatenate",
        "cat",
        lambda: two_branches(
            {"out_channels": 4, "kernel_size": 3}, {"out_channels": 6, "kernel_size": 3}, dim=2
        ),
        ("dimension 2",),
        "Set dim to 1",
        ("(N, 4, 26, 26)", "(N, 6, 26, 26)"),
        about="dimension",
    ),
    Case(
        "divisible",
        "conv2",
        lambda: classifier(conv("conv1", 6), conv("conv2", 12, groups=4)),
        ("groups is 4", "6"),
        "Set groups to 3",
    ),
    Case(
        "divisible",
        "conv2",
        lambda: classifier(conv("conv1", 8), conv("conv2", 10, groups=4)),
        ("groups is 4", "10"),
        "Set out_channels to 8",
        about="out channels",
    ),
    Case(
        "divisible",
        "shuffle",
        lambda: classifier(conv("conv", 6), ("shuffle", "PixelShuffle", {"upscale_factor": 2})),
        ("6", "multiple of 4"),
        "Set out_channels of conv to 8",
    ),
    Case(
        "argument",
        "conv",
        lambda: classifier(("conv", "Conv2d", {"out_channels": 8, "kernel": 3})),
        ("no parameter kernel",),
        "Rename kernel to kernel_size",
        about="unknown",
    ),
    Case(
        "argument",
        "conv",
        lambda: classifier(conv("conv", kernel_size=0)),
        ("kernel_size", "at least 1", "0"),
        "Set kernel_size to 1",
        ("0", ""),
        about="bounds",
    ),
    Case(
        "argument",
        "conv",
        lambda: classifier(conv("conv", stride=2, padding="same")),
        ('padding="same"', "stride of 1"),
        "Set padding to 1",
        about="same with stride",
    ),
    Case(
        "argument",
        "pool",
        lambda: classifier(("pool", "MaxPool2d", {"kernel_size": 2, "padding": 2})),
        ("half the kernel size",),
        "Set padding to 1",
        ("2", "1"),
        about="pool padding",
    ),
    Case(
        "argument",
        "image",
        lambda: chain(("flatten", "Flatten", {}), linear("fc", 10), shape=None),  # type: ignore[arg-type]
        ("no shape yet",),
        "Set the shape of image to 1×28×28 (digits)",
        about="input shape",
    ),
    Case(
        "axis",
        "softmax",
        lambda: with_loss(
            chain(
                ("flatten", "Flatten", {}), linear("fc", 10), ("softmax", "LogSoftmax", {"dim": 3})
            ),
            "nll",
        ),
        ("dim is 3", "2 dimensions"),
        "Set dim to -1",
    ),
    Case(
        "item",
        "last",
        lstm_all,
        ("choose one",),
        "Take item 0 of lstm",
    ),
    Case(
        "item",
        "last",
        lambda: rewired(lstm_all(), "last", Ref("lstm", (7,))),
        ("no item 7",),
        "Take item 0 of lstm",
        about="no such item",
    ),
    Case(
        "unconnected",
        "conv2",
        lambda: unwired("conv2"),
        ("Nothing is connected",),
        "Connect relu1 to conv2",
    ),
    Case(
        "unconnected",
        "logits",
        lambda: rewired(classifier(), "logits"),
        ("Nothing is connected",),
        "Connect fc to logits",
    ),
    Case(
        "unknown_layer",
        "conv",
        lambda: classifier(("conv", "Conv2D", {"out_channels": 8, "kernel_size": 3})),
        ("Conv2D", "kept as it is"),
        "Turn conv into Conv2d",
    ),
    Case(
        "unknown_layer",
        "magic",
        lambda: classifier(("magic", "QuantumFoam", {"depth": 8})),
        ("QuantumFoam",),
        "Remove magic",
    ),
    Case(
        "dtype",
        "embed",
        lambda: chain(
            ("flatten", "Flatten", {}),
            ("embed", "Embedding", {"num_embeddings": 16, "embedding_dim": 8}),
            ("mean", "Mean", {"dim": 1}),
            linear("fc", 10),
        ),
        ("whole numbers", "float32"),
        "Cast to int64 before embed",
        ("int64", "float32"),
    ),
    Case(
        "channels",
        "prelu",
        lambda: classifier(conv("conv", 8), ("prelu", "PReLU", {"num_parameters": 5})),
        ("num_parameters is 5", "8"),
        "Set num_parameters to 8",
        ("5", "8"),
    ),
    Case(
        "cycle",
        "a",
        lambda: _circle(),
        ("a → b → sum → a",),
        "Cut the wire from sum to a",
    ),
)


def _circle() -> Project:
    """A sum that is fed back to a node with a free second port."""
    net = NetworkBuilder()
    net.input()
    net.layer("a", "Concatenate", "image", dim=1)
    net.layer("b", "Conv2d", "a", out_channels=1, kernel_size=3, padding=1)
    net.layer("sum", "Add", "b", "image")
    project = _closed(net, "sum")
    return rewired(project, "a", Ref("image"), Ref("sum"))

"""Networks that fit together and are wrong all the same: what is said, and what mends it."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edits import RemoveNodes
from netstudio.document.node import CustomModule
from netstudio.document.project import Project
from netstudio.document.recipe import Choice, LossTerm, Recipe, Step
from netstudio.document.table import Table
from netstudio.document.values import Ref
from tests.compiler.diagnosis.cases import Case, classifier, conv, linear, rewired, with_recipe
from tests.networks import NetworkBuilder, chain

FLAT = ("flatten", "Flatten", {})


def with_loss(project: Project, name: str) -> Project:
    return with_recipe(project, steps=(Step(losses=(LossTerm(Choice(name)),)),))


def with_input(project: Project, **changes: object) -> Project:
    image = project.graph.nodes["image"]
    node = replace(image, target=replace(image.target, **changes))
    return replace(project, graph=project.graph.with_nodes([node]))


def two_outputs() -> Project:
    net = NetworkBuilder()
    net.input()
    net.layer("flatten", "Flatten", "image")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.output("fc")
    net.output("flatten", "pixels")
    return Project("network", graph=net.graph())


def some_keys(*keys: str) -> Project:
    """A network of two heads, whose outputs have these keys; a loss reads both."""
    net = NetworkBuilder()
    net.input()
    net.layer("flatten", "Flatten", "image")
    for name, key in zip(("first", "second"), keys, strict=True):
        net.layer(f"{name}_fc", "Linear", "flatten", out_features=10)
        net.output(f"{name}_fc", name, key)
    losses = tuple(LossTerm(output=name) for name in ("first", "second"))
    return with_recipe(Project("network", graph=net.graph()), steps=(Step(losses=losses),))


def loose_ends() -> Project:
    net = NetworkBuilder()
    net.input()
    net.layer("flatten", "Flatten", "image")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.layer("extra", "Conv2d", "image", out_channels=4, kernel_size=3)
    net.layer("end", "MaxPool2d", "extra")
    net.output("fc")
    return Project("network", graph=net.graph())


def two_inputs() -> Project:
    net = NetworkBuilder()
    net.input()
    net.input("more")
    net.layer("sum", "Add", "image", "more")
    net.layer("flatten", "Flatten", "sum")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.output("fc")
    return Project("network", graph=net.graph())


def without_input() -> Project:
    project = classifier()
    return RemoveNodes("", ("image",)).change(project)


def without_output() -> Project:
    return RemoveNodes("", ("logits",)).change(classifier())


def namesakes() -> Project:
    project = classifier()
    nodes = project.graph.nodes
    return replace(
        project, graph=project.graph.with_nodes([replace(nodes["logits"], name="image")])
    )


def shared_linear() -> Project:
    net = NetworkBuilder()
    net.input()
    net.layer("flatten", "Flatten", "image")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.layer("relu", "ReLU", "fc")
    net.call("again", "fc", "relu")
    net.output("again")
    return Project("network", graph=net.graph())


def placed_add() -> Project:
    net = NetworkBuilder()
    net.input()
    net.layer("conv", "Conv2d", "image", name="body.0", out_channels=1, kernel_size=1)
    net.layer("sum", "Add", "conv", "image", name="body.1")
    net.layer("flatten", "Flatten", "sum")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.output("fc")
    return Project("network", graph=net.graph())


def read_output() -> Project:
    net = NetworkBuilder()
    net.input()
    net.layer("flatten", "Flatten", "image")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.output("fc")
    net.layer("more", "Tanh", "logits")
    net.output("more", "second")
    recipe = Recipe(steps=(Step(losses=(LossTerm(), LossTerm(output="second"))),))
    return Project("network", graph=net.graph(), recipe=recipe)


def custom_module() -> Project:
    project = chain(("flatten", "Flatten", {}), linear("fc", 10))
    member = replace(
        project.graph.members["flatten"], target=CustomModule("own.py", "Own", "0" * 64)
    )
    return replace(project, graph=project.graph.with_members([member]))


MISTAKES = (
    Case(
        "shared",
        "again",
        shared_linear,
        ("in_features 10", "784", "one size"),
        "Give again a layer of its own",
        ("784", "10"),
    ),
    Case(
        "nothing_to_learn",
        "",
        lambda: chain(FLAT),
        ("no weights",),
        "Add a Linear with 10 outputs before logits",
    ),
    Case(
        "output_shape",
        "fc",
        lambda: chain(conv("conv"), linear("fc", 10)),
        ("(N, 8, 26, 26)", "(N, 8, 26, 10)", "(N, classes)"),
        "Flatten before fc",
        ("(N, classes)", "(N, 8, 26, 10)"),
    ),
    Case(
        "output_shape",
        "logits",
        lambda: chain(conv("conv", 10)),
        ("(N, 10, 26, 26)",),
        "Average each channel (GlobalAvgPool2d) and flatten before logits",
        ("(N, classes)", "(N, 10, 26, 26)"),
    ),
    Case(
        "output_shape",
        "logits",
        lambda: chain(("rows", "Squeeze", {"dim": 1}), ("lstm", "LSTM", {}), linear("fc", 10)),
        ("(N, 28, 10)",),
        "Take the last step before logits (Select)",
        ("(N, classes)", "(N, 28, 10)"),
        about="sequence",
    ),
    Case(
        "too_many_outputs",
        "fc",
        lambda: chain(FLAT, linear("fc", 1000)),
        ("1000 outputs", "10 classes"),
        "Set out_features of fc to 10",
        ("1000", "10"),
        "warning",
    ),
    Case(
        "too_few_outputs",
        "fc",
        lambda: chain(FLAT, linear("fc", 5)),
        ("5 outputs", "10 classes"),
        "Set out_features of fc to 10",
        ("5", "10"),
    ),
    Case(
        "too_few_outputs",
        "fc",
        lambda: with_recipe(
            chain(FLAT, linear("fc", 10), shape=(3, 32, 32)), data=Choice("cifar100")
        ),
        ("10 outputs", "100 classes"),
        "Train on CIFAR-10 instead",
        ("10", "100"),
        about="other data",
    ),
    Case(
        "softmax_before_loss",
        "softmax",
        lambda: chain(FLAT, linear("fc", 10), ("softmax", "Softmax", {})),
        ("probabilities", "cross-entropy", "softmax of its own"),
        "Remove softmax",
        ("raw scores", "probabilities"),
        "warning",
    ),
    Case(
        "softmax_before_loss",
        "softmax",
        lambda: chain(FLAT, linear("fc", 10), ("softmax", "Softmax", {})),
        ("probabilities",),
        "Turn softmax into LogSoftmax and train with nll",
        ("raw scores", "probabilities"),
        "warning",
        about="nll",
    ),
    Case(
        "softmax_before_loss",
        "log",
        lambda: chain(FLAT, linear("fc", 10), ("log", "LogSoftmax", {})),
        ("log-probabilities", "changes nothing"),
        "Train with nll instead",
        ("raw scores", "log-probabilities"),
        "warning",
    ),
    Case(
        "sigmoid_before_loss",
        "sigmoid",
        lambda: with_loss(
            chain(FLAT, linear("fc", 10), ("sigmoid", "Sigmoid", {})), "bce_with_logits"
        ),
        ("(0, 1)", "sigmoid of its own"),
        "Remove sigmoid",
        ("raw scores", "values in (0, 1)"),
        "warning",
    ),
    Case(
        "clipped_scores",
        "relu",
        lambda: chain(FLAT, linear("fc", 10), ("relu", "ReLU", {})),
        ("negative score", "no activation"),
        "Remove relu",
        severity="warning",
    ),
    Case(
        "no_log_softmax",
        "fc",
        lambda: with_loss(chain(FLAT, linear("fc", 10)), "nll"),
        ("log-probabilities", "raw scores"),
        "LogSoftmax before logits",
        ("log-probabilities", "raw scores"),
        "warning",
    ),
    Case(
        "no_log_softmax",
        "fc",
        lambda: with_loss(chain(FLAT, linear("fc", 10)), "nll"),
        ("log-probabilities",),
        "Train with cross-entropy instead",
        ("log-probabilities", "raw scores"),
        "warning",
        about="other loss",
    ),
    Case(
        "no_log_softmax",
        "softmax",
        lambda: with_loss(chain(FLAT, linear("fc", 10), ("softmax", "Softmax", {})), "nll"),
        ("log-probabilities", "probabilities"),
        "Turn softmax into LogSoftmax",
        ("log-probabilities", "probabilities"),
        "warning",
    ),
    Case(
        "dropout_before_batch_norm",
        "norm",
        lambda: classifier(conv("conv"), ("drop", "Dropout2d", {}), ("norm", "BatchNorm2d", {})),
        ("drop", "variance"),
        "Remove drop",
        severity="warning",
    ),
    Case(
        "dropout_before_batch_norm",
        "norm",
        lambda: classifier(conv("conv"), ("drop", "Dropout2d", {}), ("norm", "BatchNorm2d", {})),
        ("drop",),
        "Move drop behind norm",
        severity="warning",
        about="swap",
    ),
    Case(
        "idle_activation",
        "relu2",
        lambda: classifier(conv("conv"), ("relu1", "ReLU", {}), ("relu2", "ReLU", {})),
        ("changes nothing", "relu1"),
        "Remove relu2",
        severity="warning",
    ),
    Case(
        "linear_twice",
        "fc2",
        lambda: chain(FLAT, linear("fc1", 100), linear("fc2", 10)),
        ("fc1", "no activation"),
        "ReLU before fc2",
        severity="warning",
    ),
    Case(
        "unused",
        "end",
        loose_ends,
        ("end does nothing", "extra"),
        "Remove end and what leads to it",
        severity="warning",
    ),
    Case(
        "unread_output",
        "pixels",
        two_outputs,
        ("No loss reads pixels",),
        "Remove pixels",
        severity="warning",
    ),
    Case(
        "mixed_keys",
        "second",
        lambda: some_keys("scores", ""),
        ("returns a tuple", "second has no key"),
        "Return second as “second”",
        severity="warning",
        about="none",
    ),
    Case(
        "mixed_keys",
        "second",
        lambda: some_keys("second", "second"),
        ("returns a tuple", "“second”, as first has"),
        "Return second as “second2”",
        severity="warning",
        about="twice",
    ),
    Case("no_input", "", without_input, ("no input",), "Add an input of 1×28×28"),
    Case("no_output", "", without_output, ("no output",), "Add an output behind fc"),
    Case(
        "doubled_name",
        "logits",
        namesakes,
        ("“image”",),
        "Rename image to image2",
        severity="warning",
    ),
    Case(
        "misplaced_name",
        "sum",
        lambda: placed_add(),
        ("Add is a function", "Sequential"),
        "Rename body.1 to body_1",
    ),
    Case(
        "item",
        "pool",
        lambda: rewired(
            classifier(conv("conv"), ("pool", "MaxPool2d", {})), "pool", Ref("conv", (0,))
        ),
        ("item [0] of conv", "(N, 8, 26, 26)"),
        "Take all of conv",
    ),
    Case(
        "output_read",
        "more",
        lambda: read_output(),
        ("reads the output logits",),
        "Connect fc to more instead",
    ),
    Case(
        "unknown_size",
        "fc",
        lambda: custom_module(),
        ("a custom module", "set in_features"),
    ),
    Case(
        "data_shape",
        "image",
        lambda: with_recipe(classifier(conv("conv")), data=Choice("shapes")),
        ("1×28×28", "3×32×32", "colour"),
        "Set the shape of image to 3×32×32 (shapes)",
        ("1×28×28", "3×32×32"),
    ),
    Case(
        "data_shape",
        "image",
        lambda: with_recipe(classifier(conv("conv")), data=Choice("shapes")),
        ("1×28×28",),
        "Train on Handwritten digits instead",
        ("1×28×28", "3×32×32"),
        about="other data",
    ),
    Case(
        "data_shape",
        "image",
        lambda: with_input(classifier(conv("conv")), shape=(1, 32, 32)),
        ("another size",),
        "Resize the images of digits to 32×32",
        ("1×32×32", "1×28×28"),
        about="resize",
    ),
    Case(
        "data_shape",
        "image",
        lambda: chain(linear("fc", 10, in_features=784), shape=(784,)),
        ("784",),
        "Set the shape of image to 1×28×28 and Flatten behind it",
        ("784", "1×28×28"),
        about="flat pixels",
    ),
    Case(
        "data_shape",
        "image",
        lambda: with_recipe(chain(FLAT, linear("fc", 10, in_features=784)), data=Choice("shapes")),
        ("colour",),
        "Set the shape of image to 3×32×32 (shapes), and unpin in_features of fc",
        ("1×28×28", "3×32×32"),
        about="pinned behind",
    ),
    Case(
        "data_type",
        "image",
        lambda: with_input(classifier(), dtype="float64"),
        ("float64",),
        "Feed image float32 batches",
        ("float64", "float32"),
    ),
    Case(
        "unfed_input",
        "more",
        two_inputs,
        ("Nothing is fed to more",),
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(classifier(), data=Choice("digit")),
        ("digit",),
        "Train on digits",
        about="data",
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(classifier(), data=Choice("digits", Table({"size": 3}))),
        ("size", "8"),
        "Reset the options of digits",
        about="data option",
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(classifier(), steps=(Step(optimizer=Choice("adan")),)),
        ("adan", "adam"),
        "Use adam",
        about="optimizer",
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(
            classifier(), steps=(Step(optimizer=Choice("sgd", Table({"lr": 0.1}))),)
        ),
        ("lr", "learning_rate"),
        "Reset the options of sgd",
        about="optimizer option",
    ),
    Case(
        "recipe",
        "",
        lambda: with_loss(classifier(), "crossentropy"),
        ("crossentropy",),
        "Use cross_entropy",
        about="loss",
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(classifier(), steps=(Step(schedule=Choice("cosin")),)),
        ("cosin",),
        "Use cosine",
        about="schedule",
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(classifier(), steps=(Step(losses=()),)),
        ("no loss",),
        "Learn by cross-entropy",
        about="no loss",
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(classifier(), steps=()),
        ("no loss",),
        "Learn by cross-entropy",
        about="no update",
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(classifier(), steps=(Step(losses=(LossTerm(output="gone"),)),)),
        ("gone", "logits"),
        "Read the first output",
        about="output",
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(classifier(), steps=(Step(losses=(LossTerm(target="image"),)),)),
        ("image", "label"),
        "Measure against the label",
        about="target",
    ),
    Case(
        "recipe",
        "",
        lambda: with_recipe(classifier(), fields=Table({"image": "gone"})),
        ("gone",),
        "Feed the images to the first input",
        about="fields",
    ),
)

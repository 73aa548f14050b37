"""The catalogue of data sets: their options, and what they hold, known before anything is loaded.

A form, a check and a network's input need a set's shape and classes at once, without torch and
without a file. Only a folder of one's own cannot be described here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from netstudio.catalog import class_names
from netstudio.catalog.param import REQUIRED, Marker, ParamSpec
from netstudio.document.recipe import Choice
from netstudio.document.values import Expr, Value
from netstudio.errors import DataError
from netstudio.sentence import say

SampleShape = tuple[int, int, int]
Sizes = tuple[int, int]
OptionValues = dict[str, Value]

LARGEST_SIZE = 299  # Inception's input, the largest that a preset asks for


@dataclass(frozen=True, slots=True)
class DataDescription:
    """What a data set with its options holds.

    Attributes:
        sample_shape: channels, height, width of one image.
        classes: the names of the labels 0, 1, ...
        train_size, test_size: the number of images in each split.
    """

    name: str
    title: str
    sample_shape: SampleShape
    classes: tuple[str, ...]
    train_size: int
    test_size: int


@dataclass(frozen=True, slots=True)
class DatasetSpec:
    """One data set that a recipe can name.

    Attributes:
        name: what a recipe calls it.
        params: its options.
        sample_shape: channels, height, width at the default options; None: known from disk only.
        classes: the names of its labels; None: known from disk only.
        train_size, test_size: the number of images at the default options.
        source: who made it, and where it is from.
        downloadable: whether it is fetched from the network when it is not on disk.
        download_bytes: the size of that download, about.
        original_size: height and width as published, where images can be resized from it.
        margin: for drawings light on a dark ground, all of a size and centred: the share of the
            side that is left free at each edge; None for pictures.
    """

    name: str
    title: str
    summary: str
    params: tuple[ParamSpec, ...]
    sample_shape: SampleShape | None = None
    classes: tuple[str, ...] | None = None
    train_size: int | None = None
    test_size: int | None = None
    source: str = ""
    downloadable: bool = False
    download_bytes: int = 0
    original_size: int | None = None
    margin: float | None = None
    keywords: tuple[str, ...] = ()
    split_sizes: Callable[[OptionValues], Sizes] | None = field(default=None, repr=False)


def _size(default: int, minimum: int, help_text: str) -> ParamSpec:
    return ParamSpec("size", "int", default, help_text, minimum=minimum, maximum=LARGEST_SIZE)


_RESIZED = "Height and width in pixels; other than the original size, images are resized."

SHAPES_TRAIN_PIXELS = 10_000 * 32 * 32
SHAPES_MOST, SHAPES_LEAST = 10_000, 1_000


def _shapes_sizes(options: OptionValues) -> Sizes:
    """As many as keep an epoch about as long at every size, from 10,000 at 32 to 1,000."""
    size, train, test = options["size"], options["train_size"], options["test_size"]
    assert isinstance(size, int)
    if train is None:
        train = min(max(SHAPES_TRAIN_PIXELS // size**2, SHAPES_LEAST), SHAPES_MOST)
    assert isinstance(train, int)
    if test is None:
        test = max(train // 5, 1)
    assert isinstance(test, int)
    return train, test


def _count(name: str, what: str) -> ParamSpec:
    return ParamSpec(
        name,
        "int",
        None,
        say("Number of {what} images; by default as many as suit the size.", what=what),
        minimum=1,
        maximum=200_000,
        optional=True,
    )


_ALL = (
    DatasetSpec(
        "digits",
        "Handwritten digits",
        "1,797 real handwritten digits that come with the program and are learnt in seconds.",
        (_size(28, 8, "Height and width in pixels; the 8x8 originals are enlarged bilinearly."),),
        (1, 28, 28),
        class_names.DIGITS,
        1437,
        360,
        source="E. Alpaydin and C. Kaynak, UCI Optical Recognition of Handwritten Digits (1998), "
        "by way of scikit-learn",
        original_size=8,
        margin=0.0,
        keywords=("embedded", "offline", "handwriting", "sklearn"),
    ),
    DatasetSpec(
        "shapes",
        "Drawn shapes",
        "Generated colour images of ten shapes at any place, angle and size, over a busy ground.",
        (
            _size(32, 32, "Height and width in pixels."),
            _count("train_size", "training"),
            _count("test_size", "test"),
            ParamSpec(
                "seed",
                "int",
                0,
                "The same seed draws the same images.",
                minimum=0,
                maximum=2**32 - 1,
            ),
        ),
        (3, 32, 32),
        class_names.SHAPES,
        10_000,
        2_000,
        source="Generated by this program",
        keywords=("generated", "synthetic", "offline", "rgb", "colour"),
        split_sizes=_shapes_sizes,
    ),
    DatasetSpec(
        "mnist",
        "MNIST",
        "70,000 handwritten digits, the classic first data set.",
        (_size(28, 8, _RESIZED),),
        (1, 28, 28),
        class_names.DIGITS,
        60_000,
        10_000,
        source="Y. LeCun, C. Cortes and C. Burges (1998)",
        downloadable=True,
        download_bytes=11_594_722,
        original_size=28,
        margin=4 / 28,
        keywords=("handwriting",),
    ),
    DatasetSpec(
        "fashion_mnist",
        "Fashion-MNIST",
        "70,000 grey pictures of clothes: as small as MNIST, and harder.",
        (_size(28, 8, _RESIZED),),
        (1, 28, 28),
        class_names.FASHION_MNIST,
        60_000,
        10_000,
        source="H. Xiao, K. Rasul and R. Vollgraf, arXiv:1708.07747 (2017), MIT licence",
        downloadable=True,
        download_bytes=30_878_645,
        original_size=28,
        margin=0.0,
        keywords=("clothes", "zalando"),
    ),
    DatasetSpec(
        "cifar10",
        "CIFAR-10",
        "60,000 small colour photographs of animals and vehicles.",
        (_size(32, 8, _RESIZED),),
        (3, 32, 32),
        class_names.CIFAR10,
        50_000,
        10_000,
        source="A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009)",
        downloadable=True,
        download_bytes=170_498_071,
        original_size=32,
        keywords=("photographs", "rgb", "colour"),
    ),
    DatasetSpec(
        "cifar100",
        "CIFAR-100",
        "60,000 small colour photographs in a hundred classes.",
        (_size(32, 8, _RESIZED),),
        (3, 32, 32),
        class_names.CIFAR100,
        50_000,
        10_000,
        source="A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009)",
        downloadable=True,
        download_bytes=169_001_437,
        original_size=32,
        keywords=("photographs", "rgb", "colour"),
    ),
    DatasetSpec(
        "folder",
        "Folder of images",
        "Images of one's own: a folder with one folder of pictures for each class.",
        (
            ParamSpec("path", "text", REQUIRED, "The folder that holds a folder for each class."),
            ParamSpec(
                "size",
                "int",
                64,
                "Height and width in pixels: the shorter side is resized, the middle is kept.",
                minimum=8,
                maximum=512,
            ),
            ParamSpec("colour", "choice", "rgb", "Colour or grey images.", choices=("rgb", "grey")),
            ParamSpec(
                "test_fraction",
                "float",
                0.2,
                "Share of each class kept for the test; not used where the folder holds "
                "a train and a test folder.",
                minimum=0.01,
                maximum=0.9,
            ),
        ),
        source="The user's own",
        keywords=("own", "custom", "photographs", "imagefolder"),
    ),
)


@cache
def _by_name() -> dict[str, DatasetSpec]:
    return {spec.name: spec for spec in _ALL}


def find_dataset(name: str) -> DatasetSpec | None:
    """The data set with this name, or None."""
    return _by_name().get(name)


def all_datasets() -> tuple[DatasetSpec, ...]:
    """Every data set, those that need no network first, a folder of one's own last."""
    return _ALL


def dataset_spec(choice: Choice) -> DatasetSpec:
    """The data set that `choice` names.

    Raises:
        DataError: there is none of that name.
    """
    spec = find_dataset(choice.name)
    if spec is None:
        known = ", ".join(_by_name())
        raise DataError(
            say(
                'There is no data set called "{name}"; there are {known}.',
                name=choice.name,
                known=known,
            )
        )
    return spec


def dataset_options(choice: Choice) -> OptionValues:
    """Every option of the chosen data set by name: as chosen, the default for the rest.

    Raises:
        DataError: the data set or an option is unknown, or a value cannot be used.
    """
    spec = dataset_spec(choice)
    names = [param.name for param in spec.params]
    for name in choice.options:
        if name not in names:
            raise DataError(
                say(
                    'The data set {name} has no option "{name2}"; it has {names}.',
                    name=spec.name,
                    name2=name,
                    names=", ".join(names),
                )
            )
    return {param.name: _option(spec, param, choice) for param in spec.params}


def _option(spec: DatasetSpec, param: ParamSpec, choice: Choice) -> Value:
    if param.name not in choice.options:
        if param.default is Marker.REQUIRED:
            raise DataError(
                say(
                    "The data set {name} needs a value for {name2}.",
                    name=spec.name,
                    name2=param.name,
                )
            )
        assert not isinstance(param.default, Marker)
        return param.default
    value = choice.options[param.name]
    reason = "must be a value" if isinstance(value, Expr) else param.reject(value)
    if reason is not None:
        raise DataError(
            say(
                "The option {name} of {name2} {reason}, not {value!r}.",
                name=param.name,
                name2=spec.name,
                reason=reason,
                value=value,
            )
        )
    return value


def describe(choice: Choice) -> DataDescription | None:
    """What the chosen data set holds; None where only its files can tell.

    Raises:
        DataError: the data set or an option is unknown, or a value cannot be used.
    """
    spec, options = dataset_spec(choice), dataset_options(choice)
    if spec.sample_shape is None or spec.classes is None:
        return None
    assert spec.train_size is not None and spec.test_size is not None
    size = options["size"]
    assert isinstance(size, int)
    counts = spec.split_sizes(options) if spec.split_sizes else (spec.train_size, spec.test_size)
    return DataDescription(
        spec.name, spec.title, (spec.sample_shape[0], size, size), spec.classes, *counts
    )

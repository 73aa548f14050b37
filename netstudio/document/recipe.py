"""The training recipe: what the network learns from, and how.

Names refer to the catalogue of data sets, optimizers, schedules and losses; options are checked
there. The default step is plain classification.
"""

from __future__ import annotations

from dataclasses import field

from netstudio.document.table import Table
from netstudio.document.values import Value
from netstudio.records import dataclass

Options = Table[str, Value]


@dataclass(frozen=True, slots=True)
class Choice:
    """A catalogue entry by name, with the options that differ from its defaults."""

    name: str
    options: Options = field(default_factory=Table)


@dataclass(frozen=True, slots=True)
class LossTerm:
    """One weighted loss of an output node (empty: the first) against a data field."""

    loss: Choice = field(default_factory=lambda: Choice("cross_entropy"))
    output: str = ""
    target: str = "label"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """One update: its losses, the members it updates (empty: all), and its optimizer."""

    losses: tuple[LossTerm, ...] = field(default_factory=lambda: (LossTerm(),))
    updates: tuple[str, ...] = ()
    optimizer: Choice = field(default_factory=lambda: Choice("sgd"))
    schedule: Choice = field(default_factory=lambda: Choice("constant"))
    name: str = "train"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a project is trained.

    Attributes:
        data: the data set and its options.
        batch_size: samples per step; 0 is the full training set.
        epochs: passes over the training set.
        steps: the updates made for each batch, in order; usually one.
        fields: data field -> id of the input node it feeds; empty: `image` feeds the first input.
        device: `auto` (CUDA, then MPS, then CPU), `cpu`, `cuda`, `cuda:1`, `mps`.
        seed: of initialisation, shuffling and augmentation.
        mixed_precision: automatic mixed precision, on CUDA only.
    """

    data: Choice = field(default_factory=lambda: Choice("digits"))
    batch_size: int = 64
    epochs: int = 10
    steps: tuple[Step, ...] = field(default_factory=lambda: (Step(),))
    fields: Table[str, str] = field(default_factory=Table)
    device: str = "auto"
    seed: int = 0
    mixed_precision: bool = False

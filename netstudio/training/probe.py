"""Probes: looks inside a network while it trains, taken between two steps.

What to look at is a `ProbeRequest`, a value that a window makes; how to look is a `Probe`, found by
the request's kind (`netstudio.insight` has them). Probes run in the torch thread, in evaluation
mode and without gradients, and whatever they touch is put back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from netstudio.errors import TrainingError

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from netstudio.compiler import CompiledModel


@dataclass(frozen=True, slots=True)
class ProbeRequest:
    """Something to be looked at, for as long as it is on the screen.

    Attributes:
        kind: of probe: `feature_maps`, `kernels`, `activations`, `gradients`, `timings`.
        address: of the node, such as `stage1[2].conv`; empty for all nodes, where a kind can.
        sample: the image of the test split that is sent through the network.
    """

    kind: str
    address: str = ""
    sample: int = 0


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """What a probe found.

    Attributes:
        step: the steps that the network had made.
        arrays: what was measured, by name; see the probe.
        names: what the entries of an array are about, where they are about nodes.
        problem: why there is nothing, as a sentence; empty where there is something.
    """

    request: ProbeRequest
    step: int
    arrays: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    problem: str = ""


class ProbeError(TrainingError):
    """What was asked for cannot be looked at; the message says why."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a probe may look at.

    Attributes:
        model: the network; its module is in evaluation mode, gradients are off.
        device: where the module is.
        samples: gives images of the test split ready for the network, shape (n, C, H, W), and their
            labels, shape (n,). Raises ProbeError where there is no data.
        inputs: what the module is called with for images and labels.
    """

    model: CompiledModel
    device: torch.device
    samples: Callable[[tuple[int, ...]], tuple[Tensor, Tensor]]
    inputs: Callable[[Tensor, Tensor], tuple[Tensor, ...]]

    def record(self, addresses: frozenset[str], samples: tuple[int, ...]) -> dict[str, Any]:
        """The values of nodes for some samples of the test split, by address.

        Raises:
            CompileError: when the forward pass fails.
            ProbeError: when there is no data.
        """
        return self.model.record(self.inputs(*self.samples(samples)), addresses)


Found: TypeAlias = tuple[Mapping[str, NDArray[Any]], tuple[str, ...]]
"""Arrays by name, and the names that their entries are about."""


class Probe(Protocol):
    """A way of looking.

    Attributes:
        spans_step: whether it compares the network before and after a step.
    """

    spans_step: bool

    def before(self, look: Look, request: ProbeRequest) -> object:
        """What to remember from before the step, for one that spans it."""

    def measure(self, look: Look, request: ProbeRequest, before: object) -> Found:
        """Looks. Arrays it gives are its own: nothing else writes to them.

        Raises:
            ProbeError: when there is nothing to look at.
            CompileError: when the forward pass fails.
        """


Probes: TypeAlias = Mapping[str, Probe]
"""Probes by kind."""


def no_probes() -> Probes:
    """None at all."""
    return {}


def to_array(tensor: Tensor) -> NDArray[np.float32]:
    """A copy of a tensor's values as float32, for another thread to read."""
    import torch

    values: NDArray[np.float32] = tensor.detach().to("cpu", torch.float32, copy=True).numpy()
    return values

"""The first side of a proof: a copy of the original with random weights, run case by case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from netstudio.exchange.importing.recording.whole_copies import whole_copy
from netstudio.exchange.proof.clean_process import kept_buffers, put_buffers, run, widen
from netstudio.exchange.proof.examples import Example, Variant
from netstudio.exchange.proof.randomise import randomise
from netstudio.exchange.proof.values import Freedom, drawn
from netstudio.exchange.proof.verdict import Mode

GAINS = (1.0, 1.5, 0.7, 3.0)
"""Scales of random weights to try until the outputs are finite and depend on the inputs."""
LEAST_VARIATION = 1e-5
WEIGHT_SEED = 71


@dataclass(frozen=True, slots=True)
class Run:
    """What the original made of one case: its inputs, and the results of `run`."""

    variant: Variant
    mode: Mode
    seed: int
    inputs: list[Tensor]
    results: dict[str, Tensor]
    watched: tuple[str, ...] = ()

    @property
    def is_finite(self) -> bool:
        """Whether every output and gradient is."""
        return all(
            bool(torch.isfinite(tensor).all())
            for name, tensor in self.results.items()
            if not name.startswith("buffer:")
        )

    def outputs(self) -> list[Tensor]:
        """The outputs in order."""
        return [value for name, value in self.results.items() if name.startswith("output:")]


class Original:
    """A copy of a module with random weights; the module itself stays as it is."""

    def __init__(self, module: nn.Module) -> None:
        self.module = whole_copy(module).to("cpu")
        self._buffers: dict[str, Tensor] = {}

    def randomise(self, gain: float) -> None:
        """Other weights for the cases to come."""
        put_buffers(self.module, self._buffers)
        randomise(self.module, WEIGHT_SEED, gain)
        self._buffers = kept_buffers(self.module)

    def weights(self) -> dict[str, Tensor]:
        """What every case begins with."""
        put_buffers(self.module, self._buffers)
        return self.module.state_dict()

    def widen(self) -> None:
        """Go on in double precision."""
        put_buffers(self.module, self._buffers)
        widen(self.module)
        self._buffers = kept_buffers(self.module)

    def run(
        self,
        example: Example,
        variant: Variant,
        mode: Mode,
        seed: int,
        *,
        freedom: Freedom,
        wide: bool = False,
        backward: bool = True,
        watched: tuple[str, ...] = (),
    ) -> Run:
        """One case; whatever the module raises goes through."""
        inputs = drawn(example, variant, seed, freedom)
        if wide:
            inputs = [item.double() if item.is_floating_point() else item for item in inputs]
        put_buffers(self.module, self._buffers)

        def call(tensors: Sequence[Tensor]) -> Any:
            filled = example.with_tensors(tensors)
            return self.module(*filled.args, **filled.kwargs)

        results = run(self.module, call, inputs, mode == "train", seed, backward, watched)
        return Run(variant, mode, seed, inputs, results, watched)


def varies(first: Run, second: Run) -> bool:
    """Whether some output of one run differs from the other's more than rounding would."""
    return any(
        one.shape != other.shape or _relative(one, other) > LEAST_VARIATION
        for one, other in zip(first.outputs(), second.outputs(), strict=False)
    )


def _relative(one: Tensor, other: Tensor) -> float:
    if one.numel() == 0:
        return 0.0
    scale = float(one.abs().max())
    return float((one.double() - other.double()).abs().max()) / scale if scale > 0 else 0.0

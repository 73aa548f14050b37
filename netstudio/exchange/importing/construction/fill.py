"""How a tensor was filled: a function of torch.nn.init and its arguments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import torch
from torch.nn import init

from netstudio.catalog.initialisers import INITIALISERS

Number = float | int | str

_DEFAULTS: Mapping[str, Mapping[str, Number]] = MappingProxyType(
    {
        "uniform": {"a": 0.0, "b": 1.0},
        "normal": {"mean": 0.0, "std": 1.0},
        "dirac": {"groups": 1},
        "xavier_uniform": {"gain": 1.0},
        "xavier_normal": {"gain": 1.0},
        "kaiming_uniform": {"a": 0, "mode": "fan_in", "nonlinearity": "leaky_relu"},
        "kaiming_normal": {"a": 0, "mode": "fan_in", "nonlinearity": "leaky_relu"},
        "trunc_normal": {"mean": 0.0, "std": 1.0, "a": -2.0, "b": 2.0},
        "orthogonal": {"gain": 1},
        "sparse": {"std": 0.01},
    }
)
"""What torch.nn.init takes where an argument is left out."""

BY_SHAPE = frozenset({"xavier_uniform", "xavier_normal", "kaiming_uniform", "kaiming_normal"})
"""Functions whose numbers follow from the shape of the tensor."""

_ALIKE = 1e-6


@dataclass(frozen=True)
class Fill:
    """A function without its underscore, its arguments, and the shape of what it filled.

    `erfinv` is no function of torch.nn.init: the inverse error function of a uniform
    distribution, which truncated normal ones are made of by hand.
    """

    function: str
    args: Mapping[str, Number] = field(default_factory=dict)
    shape: tuple[int, ...] = ()

    def number(self, key: str) -> float:
        """An argument, or what it is by default."""
        given = self.args.get(key, _DEFAULTS.get(self.function, {}).get(key, 0.0))
        assert not isinstance(given, str)
        return float(given)

    def canonical(self) -> Fill:
        """The same without arguments that are the default, and constants by their names."""
        if self.function == "constant":
            value = self.number("val")
            if value in (0.0, 1.0):
                return Fill("ones" if value else "zeros", {}, self.shape)
        defaults = _DEFAULTS.get(self.function, {})
        args = {
            key: self.args[key]
            for key in INITIALISERS.get(self.function, self.args)
            if key in self.args and self.args[key] != defaults.get(key)
        }
        return Fill(self.function, args, self.shape)

    def is_expressible(self) -> bool:
        """Whether torch.nn.init has it, with numbers that source can write."""
        numbers = [value for value in self.args.values() if not isinstance(value, str)]
        return self.function in INITIALISERS and all(map(math.isfinite, numbers))

    def for_shape(self, shape: tuple[int, ...]) -> Fill:
        """What fills a tensor of another shape with the same distribution."""
        if self.function not in BY_SHAPE or self.shape == shape:
            return Fill(self.function, self.args, shape)
        fan_in, fan_out = init._calculate_fan_in_and_fan_out(torch.empty(self.shape, device="meta"))
        if self.function.startswith("xavier"):
            std = self.number("gain") * math.sqrt(2 / (fan_in + fan_out))
        else:
            args = {**_DEFAULTS[self.function], **self.args}
            fan = fan_in if args["mode"] == "fan_in" else fan_out
            std = init.calculate_gain(args["nonlinearity"], args["a"]) / math.sqrt(fan)  # type: ignore[arg-type]
        if self.function.endswith("normal"):
            return Fill("normal", {"std": std}, shape)
        bound = math.sqrt(3) * std
        return Fill("uniform", {"a": -bound, "b": bound}, shape)

    def scaled(self, factor: float, offset: float = 0.0) -> Fill | None:
        """How a tensor is filled that is multiplied, and added to; None where that has no name."""
        fill = self.for_shape(()) if self.function in BY_SHAPE else self
        values = [_rounded(fill.number(key) * factor + offset) for key in ("a", "b")]
        match fill.function:
            case "zeros" | "ones" | "constant":
                value = {"zeros": 0.0, "ones": 1.0}.get(fill.function, fill.number("val"))
                return Fill("constant", {"val": _rounded(value * factor + offset)}, self.shape)
            case "uniform":
                return Fill("uniform", {"a": min(values), "b": max(values)}, self.shape)
            case "normal" | "trunc_normal":
                args = {
                    "mean": _rounded(fill.number("mean") * factor + offset),
                    "std": _rounded(fill.number("std") * abs(factor)),
                }
                if fill.function == "trunc_normal":
                    args |= {"a": min(values), "b": max(values)}
                return Fill(fill.function, args, self.shape)
            case "erfinv":
                spread = {key: fill.number(key) for key in ("low", "high")}
                std = fill.number("std") * factor
                return Fill("erfinv", {**spread, "std": std, "mean": fill.number("mean") + offset})
        return None

    def clamped(self, low: float, high: float) -> Fill | None:
        """A truncated normal distribution made by hand ends with this."""
        if self.function != "erfinv":
            return None
        std = _rounded(self.number("std") / math.sqrt(2))
        args = {"mean": self.number("mean"), "std": std}
        return Fill("trunc_normal", {**args, "a": low, "b": high}, self.shape)

    def named(self, *, always: bool) -> Fill:
        """A normal distribution with He's standard deviation by its name.

        Args:
            always: also where the deviation is a round number, which it is likelier to be.
        """
        if self.function != "normal" or len(self.shape) < 2 or self.number("mean"):
            return self
        std = self.number("std")
        if not always and float(f"{std:.3g}") == std:
            return self
        fans = init._calculate_fan_in_and_fan_out(torch.empty(self.shape, device="meta"))
        for mode, fan in zip(("fan_out", "fan_in"), fans[::-1], strict=True):
            if math.isclose(std, math.sqrt(2 / fan), rel_tol=_ALIKE):
                args = {"mode": mode, "nonlinearity": "relu"}
                return Fill("kaiming_normal", args, self.shape)
        return self


def _rounded(value: float) -> float:
    """A number without what floating point has added to it."""
    return float(f"{value:.12g}")

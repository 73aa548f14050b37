"""Reading numbers as people type them, and saying what is wrong with the rest.

Qt-free, so that the rules are tested without a window.
"""

import math
from dataclasses import dataclass
from typing import Generic, TypeVar

from netstudio.sentence import say

Value = TypeVar("Value")
Number = int | float


class NumberError(ValueError):
    """Typed text is not a value of the field; the message is for the user."""


@dataclass(frozen=True)
class Bounds:
    """Least and greatest value allowed; None leaves that side open."""

    low: Number | None = None
    high: Number | None = None

    def check(self, value: Number) -> None:
        """Raise ``NumberError`` if ``value`` lies outside."""
        if self.low is not None and value < self.low:
            raise NumberError(
                say("must be at least {low}; received {value}", low=self.low, value=value)
            )
        if self.high is not None and value > self.high:
            raise NumberError(
                say("must be at most {high}; received {value}", high=self.high, value=value)
            )

    def clamp(self, value: Number) -> Number:
        """The nearest allowed value."""
        if self.low is not None:
            value = max(value, self.low)
        return value if self.high is None else min(value, self.high)


class NumberText(Generic[Value]):
    """How one kind of value is written and read."""

    def read(self, text: str) -> Value:
        """The value ``text`` stands for; raises ``NumberError`` saying why if there is none."""
        raise NotImplementedError

    def write(self, value: Value) -> str:
        """``value`` as text that ``read`` takes back."""
        raise NotImplementedError

    def step(self, value: Value, steps: int) -> Value:
        """``value`` moved up by ``steps`` (down if negative), within bounds."""
        raise NotImplementedError


@dataclass(frozen=True)
class IntegerText(NumberText[int]):
    """A whole number."""

    bounds: Bounds = Bounds()

    def read(self, text: str) -> int:
        digits = text.strip().replace(",", "").replace("_", "")
        try:
            value = int(digits)
        except ValueError:
            raise NumberError(
                say("must be a whole number; received “{text}”", text=text.strip())
            ) from None
        self.bounds.check(value)
        return value

    def write(self, value: int) -> str:
        return str(value)

    def step(self, value: int, steps: int) -> int:
        return int(self.bounds.clamp(value + steps))


@dataclass(frozen=True)
class FloatText(NumberText[float]):
    """A real number; ``1e-3`` and ``0.001`` alike. Not NaN, infinite only with ``infinite``."""

    bounds: Bounds = Bounds()
    infinite: bool = False

    def read(self, text: str) -> float:
        try:
            value = float(text.strip())
        except ValueError:
            raise NumberError(
                say("must be a number; received “{text}”", text=text.strip())
            ) from None
        if math.isnan(value) or (math.isinf(value) and not self.infinite):
            raise NumberError(say("must be a finite number; received “{text}”", text=text.strip()))
        self.bounds.check(value)
        return value

    def write(self, value: float) -> str:
        text = repr(float(value))
        return text[:-2] if text.endswith(".0") else text

    def step(self, value: float, steps: int) -> float:
        """One unit of the second significant figure: 0.01 goes to 0.011, 3 to 3.1."""
        if value == 0 or not math.isfinite(value):
            unit = 0.1
        else:
            unit = 10.0 ** (math.floor(math.log10(abs(value))) - 1)
        return float(self.bounds.clamp(float(f"{value + steps * unit:.12g}")))


@dataclass(frozen=True)
class SizeText(NumberText[tuple[int, ...]]):
    """A size such as a kernel's: ``length`` whole numbers, or one that stands for all of them.

    Written ``3 × 5``; read with any of ``× x , ;`` or spaces between.
    """

    length: int
    bounds: Bounds = Bounds()

    def read(self, text: str) -> tuple[int, ...]:
        spaced = text.strip().strip("()[]")
        for separator in "×xX,;":
            spaced = spaced.replace(separator, " ")
        whole = IntegerText(self.bounds)
        values = tuple(whole.read(part) for part in spaced.split())
        if len(values) == 1:
            return values * self.length
        if len(values) != self.length:
            raise NumberError(
                say(
                    "must be one whole number or {length} of them; received “{text}”",
                    length=self.length,
                    text=text.strip(),
                )
            )
        return values

    def write(self, value: tuple[int, ...]) -> str:
        return " × ".join(str(part) for part in value)

    def step(self, value: tuple[int, ...], steps: int) -> tuple[int, ...]:
        whole = IntegerText(self.bounds)
        return tuple(whole.step(part, steps) for part in value)

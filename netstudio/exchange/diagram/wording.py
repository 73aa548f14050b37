"""What a diagram says of layers, blocks and values: less than a card on the canvas does."""

from __future__ import annotations

from collections.abc import Sequence

from netstudio.catalog.inference import BlockInstance
from netstudio.catalog.types import ValueType
from netstudio.document.node import BlockUse
from netstudio.layout.card import TIMES, shape_text, value_text

SYMBOLS = {
    "Add": "+", "add": "+", "add_": "+", "iadd": "+",
    "Multiply": "×", "mul": "×", "mul_": "×", "imul": "×",
    "Subtract": "−", "sub": "−", "sub_": "−",
    "Divide": "÷", "div": "÷", "truediv": "÷",
}  # fmt: skip
"""Operations of two values that are drawn as a sign in a circle."""
_UNSAID = ("no ", "padding ")
"""What a drawing leaves to the text: details that begin so."""


def short_shape(value: ValueType | None) -> str:
    """A shape in few characters, without the batch; empty where it is not known."""
    text = shape_text(value).replace(TIMES, "×").removeprefix("N×")
    return "" if "?" in text or text in ("N", "()") else text


def arguments_text(use: BlockUse, copies: Sequence[BlockInstance]) -> str:
    """What a block is given, in numbers where they are known."""
    env = copies[-1].env if copies else {}
    told = {key: env[key] for key in use.args if key in env and env[key] is not False}
    words = {key: "" if value is True else f" {value_text(value)}" for key, value in told.items()}
    return ", ".join(key.replace("_", " ") + text for key, text in words.items())


def brief_detail(detail: str) -> str:
    """A card's key parameters as far as a drawing says them."""
    parts = [part for part in detail.split(", ") if not part.startswith(_UNSAID)]
    return "" if len(parts) == 1 and parts[0].lstrip("-").isdigit() else ", ".join(parts)

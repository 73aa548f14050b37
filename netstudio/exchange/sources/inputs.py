"""Example inputs as a user writes them: `2x3x224x224`, `ids=2x16:int64<1000`, `2x16:bool`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netstudio.document.values import DTYPES
from netstudio.errors import ModelImportError
from netstudio.sentence import say

if TYPE_CHECKING:
    from torch import Tensor

MOST_ELEMENTS = 2**28
_FORM = re.compile(
    r"(?:(?P<name>[A-Za-z_]\w*)=)?(?P<shape>\d+(?:[x×,]\d+)*)(?::(?P<dtype>\w+))?(?:<(?P<below>\d+))?"
)


@dataclass(frozen=True, slots=True)
class InputSpec:
    """One tensor that a model is called with.

    Attributes:
        shape: batch included.
        name: of the argument; empty for one that is passed by position.
        below: whole numbers lie between 0 and this; 0 leaves it to the dtype.
    """

    shape: tuple[int, ...]
    dtype: str = "float32"
    name: str = ""
    below: int = 0

    def tensor(self, seed: int = 0) -> Tensor:
        """A random tensor of this kind."""
        import torch

        generator = torch.Generator().manual_seed(seed)
        dtype: torch.dtype = getattr(torch, self.dtype)
        if dtype.is_floating_point or dtype.is_complex:
            return torch.randn(self.shape, generator=generator, dtype=dtype)
        below = self.below or 2
        return torch.randint(0, below, self.shape, generator=generator).to(dtype)

    def as_json(self) -> dict[str, object]:
        """Plain data."""
        return {
            "shape": list(self.shape),
            "dtype": self.dtype,
            "name": self.name,
            "below": self.below,
        }


def parse_input(text: str) -> InputSpec:
    """The tensor that a text describes: `[name=]SIZES[:dtype][<limit]`.

    Raises:
        ModelImportError: when it describes none, or a huge one.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise ModelImportError(
            say(
                "The input “{text}” is not understood; write its sizes with the batch first, such "
                "as {examples}.",
                text=text[:200],
                examples="2x3x224x224, 2x16:int64<1000 or mask=2x16:bool",
            )
        )
    dtype = match["dtype"] or "float32"
    if dtype not in DTYPES:
        raise ModelImportError(
            say(
                "“{dtype}” is no dtype; there are: {known}.",
                dtype=dtype[:80],
                known=", ".join(sorted(DTYPES)),
            )
        )
    shape = tuple(int(size) for size in re.split("[x×,]", match["shape"]))
    return InputSpec(_checked(shape, text), dtype, match["name"] or "", int(match["below"] or 0))


def _checked(shape: tuple[int, ...], text: str) -> tuple[int, ...]:
    count = 1
    for size in shape:
        count *= size
        if size < 1 or count > MOST_ELEMENTS:
            raise ModelImportError(
                say(
                    "The input “{text}” must have sizes of 1 or more and {most:,} elements at "
                    "most.",
                    text=text[:200],
                    most=MOST_ELEMENTS,
                )
            )
    return shape

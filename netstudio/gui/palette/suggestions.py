"""Which layers the search offers at the end of a wire. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from netstudio.catalog.registry import find_layer
from netstudio.catalog.types import ValueType
from netstudio.gui.canvas.build import ENDS, OUTPUT, has_output, is_operation
from netstudio.gui.canvas.fitting import accepts


def fits_behind(value: ValueType | None) -> Callable[[str], bool]:
    """Whether a type takes a value of this type."""

    def fits(type_name: str) -> bool:
        if type_name in ENDS:
            return type_name == OUTPUT
        if is_operation(type_name):
            return not isinstance(value, tuple)  # what else it takes, nobody can tell yet
        spec = find_layer(type_name)
        return spec is not None and accepts(spec, value)

    return fits


def fits_before() -> Callable[[str], bool]:
    """Whether a type has a value that could enter a port."""
    return has_output

"""What each layer does, in words, formula and shapes: read where somebody asks, and only then.

It stands apart from the declarations in `catalog/layers`, which every network on the screen needs.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from netstudio.catalog.layers.index import FAMILY_OF
from netstudio.catalog.reference.entry import Reference


@cache
def reference_of(layer: str) -> Reference | None:
    """The reference of the layer with this name; None where there is no such layer."""
    family = FAMILY_OF.get(layer)
    if family is None:
        return None
    entries: dict[str, Reference] = import_module(
        f"netstudio.catalog.reference.{family}"
    ).REFERENCES
    return entries.get(layer)

"""Reference of the linear maps."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference
from netstudio.catalog.reference.shapes import SAME

REFERENCES: dict[str, Reference] = {
    "Linear": Reference(
        "Each output feature is a weighted sum of all input features, plus a bias. It acts on the "
        "last dimension; all before it are places that are treated alike.",
        "(…, F_{in}) → (…, F_{out})",
        "y = x W^{T} + b",
    ),
    "Bilinear": Reference(
        "Each output feature is a weighted sum of all products of one feature of the first input "
        "and one of the second: how two things go together.",
        "(…, F_{1}) and (…, F_{2}) → (…, F_{out})",
        "y_{o} = x_{1}^{T} W_{o} x_{2} + b_{o}",
    ),
    "Identity": Reference(
        "Gives its input back unchanged: a place for a layer that is to come, or the plain side of "
        "a residual connection.",
        SAME,
        "y = x",
    ),
}

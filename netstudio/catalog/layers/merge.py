"""Layers that join several values."""

from __future__ import annotations

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.merge import concatenate, elementwise
from netstudio.catalog.spec import LayerSpec, Port

TWO = (Port("a"), Port("b"))

MERGE = (
    LayerSpec(
        "Add",
        "merge",
        "The sum of two values: a residual connection.",
        elementwise,
        ports=TWO,
        call="a + b",
        formula="a + b",
        docs="torch.add.html",
        keywords=("plus", "sum", "residual", "skip"),
    ),
    LayerSpec(
        "Concatenate",
        "merge",
        "Values end to end along a dimension.",
        concatenate,
        (ParamSpec("dim", "int", 1, "The dimension that grows.", explicit=True, in_call=True),),
        ports=(Port("xs", variadic=True),),
        call="torch.cat(xs, dim=dim)",
        docs="torch.cat.html",
        keywords=("cat", "concat", "join"),
    ),
)

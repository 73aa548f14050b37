"""Reductions along dimensions."""

from __future__ import annotations

from dataclasses import replace

from netstudio.catalog.layers.parameters import dim
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.reduction import (
    reduce_any,
    reduce_floating,
    reduce_index,
    reduce_numbers,
    reduce_real,
    reduce_spread,
    reduce_sum,
    top_k,
)
from netstudio.catalog.spec import LayerSpec, ShapeRule

_DIMS = ParamSpec(
    "dim",
    "ints",
    -1,
    "The dimensions that go: one, several, or None for all.",
    optional=True,
    explicit=True,
    in_call=True,
)
_ONE = dim(-1, "The dimension that goes.", in_call=True)
_KEEP = ParamSpec("keepdim", "bool", False, "Whether the dimensions stay, as 1.", in_call=True)


def _reduction(
    name: str,
    summary: str,
    rule: ShapeRule,
    call: str,
    docs: str,
    keywords: tuple[str, ...],
    *,
    dims: ParamSpec = _DIMS,
    more: tuple[ParamSpec, ...] = (),
    formula: str = "",
) -> LayerSpec:
    return LayerSpec(
        name,
        "reduction",
        summary,
        rule,
        (dims, *more, _KEEP),
        call=call,
        formula=formula,
        docs=docs,
        keywords=("reduce", *keywords),
    )


_CORRECTION = ParamSpec(
    "correction", "int", 1, "Taken off the count: 1 for a sample's estimate.", in_call=True
)

REDUCTION = (
    _reduction(
        "Mean",
        "The mean along dimensions.",
        reduce_floating,
        "x.mean(dim, keepdim=keepdim)",
        "torch.mean.html",
        ("average", "pool", "gap"),
        formula="Σ x / n",
    ),
    _reduction(
        "Sum",
        "The sum along dimensions.",
        reduce_sum,
        "x.sum(dim, keepdim=keepdim)",
        "torch.sum.html",
        ("total", "add"),
        formula="Σ x",
    ),
    _reduction(
        "Max",
        "The largest value along dimensions.",
        reduce_any,
        "x.amax(dim, keepdim=keepdim)",
        "torch.amax.html",
        ("maximum", "largest", "amax"),
        formula="max x",
    ),
    _reduction(
        "Min",
        "The smallest value along dimensions.",
        reduce_any,
        "x.amin(dim, keepdim=keepdim)",
        "torch.amin.html",
        ("minimum", "smallest", "amin"),
        formula="min x",
    ),
    _reduction(
        "Product",
        "The product along a dimension.",
        reduce_sum,
        "x.prod(dim, keepdim=keepdim)",
        "torch.prod.html",
        ("multiply",),
        dims=_ONE,
        formula="Π x",
    ),
    _reduction(
        "StdDev",
        "The standard deviation along dimensions.",
        reduce_spread,
        "x.std(dim, correction=correction, keepdim=keepdim)",
        "torch.std.html",
        ("std", "spread"),
        more=(_CORRECTION,),
        formula="√(Σ (x - E[x])² / (n - correction))",
    ),
    _reduction(
        "Variance",
        "The variance along dimensions.",
        reduce_spread,
        "x.var(dim, correction=correction, keepdim=keepdim)",
        "torch.var.html",
        ("var", "spread"),
        more=(_CORRECTION,),
        formula="Σ (x - E[x])² / (n - correction)",
    ),
    _reduction(
        "Norm",
        "The length of vectors along dimensions.",
        reduce_floating,
        "torch.linalg.vector_norm(x, ord, dim=dim, keepdim=keepdim)",
        "torch.linalg.vector_norm.html",
        ("length", "l2", "euclidean", "magnitude"),
        more=(ParamSpec("ord", "float", 2.0, "Which norm.", explicit=True, in_call=True),),
        formula="(Σ |x|ᵖ)^(1/p)",
    ),
    _reduction(
        "LogSumExp",
        "A smooth maximum along dimensions.",
        reduce_real,
        "x.logsumexp(dim, keepdim=keepdim)",
        "torch.logsumexp.html",
        ("softmax", "smooth maximum"),
        dims=replace(_DIMS, optional=False, help="The dimensions that go: one or several."),
        formula="ln Σ eˣ",
    ),
    _reduction(
        "Median",
        "The median along a dimension; of two middle values the smaller.",
        reduce_numbers,
        "x.median(dim, keepdim=keepdim).values",
        "torch.median.html",
        ("middle",),
        dims=_ONE,
    ),
    _reduction(
        "ArgMax",
        "The place of the largest value along a dimension.",
        reduce_index,
        "x.argmax(dim, keepdim=keepdim)",
        "torch.argmax.html",
        ("index", "prediction", "class"),
        dims=_ONE,
        formula="argmax x",
    ),
    _reduction(
        "ArgMin",
        "The place of the smallest value along a dimension.",
        reduce_index,
        "x.argmin(dim, keepdim=keepdim)",
        "torch.argmin.html",
        ("index",),
        dims=_ONE,
        formula="argmin x",
    ),
    LayerSpec(
        "TopK",
        "reduction",
        "The largest values along a dimension, and their places.",
        top_k,
        (
            ParamSpec("k", "int", 1, "How many.", minimum=1, explicit=True, in_call=True),
            dim(-1, "The dimension.", in_call=True),
        ),
        outputs=("values", "indices"),
        call="torch.topk(x, k, dim=dim)",
        docs="torch.topk.html",
        keywords=("largest", "sort", "k max pooling"),
    ),
)

"""Cases of the layers without weights: merge, shape, reduction and mathematics."""

from __future__ import annotations

from netstudio.document.values import DType
from tests.catalog.real import Case, case, whole


def _merge() -> list[Case]:
    pairs = "Add Multiply Subtract Divide Average Maximum Minimum Interpolate".split()
    found = []
    for name in pairs:
        found += [case(name, (3, 4), (3, 4)), case(name, (3, 4), (1, 4))]
        found += [whole(name, (2, 3, 4), (4,)), whole(name, (), (4,))]
    for dtypes in (("float32", "int64"), ("bool", "int32"), ("float16", "float32")):
        found += [case(name, (3,), (3,), dtype=dtypes) for name in ("Add", "Multiply", "Divide")]
    return [
        *found,
        case("Interpolate", (3,), (3,), weight=0.25),
        case("Concatenate", (3, 4), (5, 4)),
        case("Concatenate", (3, 4), (3, 5), (3, 6), dim=-1),
        case("Concatenate", (3,), (3,), dim=0),
        case("Concatenate", (3,), (2,), dtype=("int64", "float32")),
        case("Concatenate", (3,)),
        case("Stack", (3, 4), (3, 4)),
        case("Stack", (3, 4), (3, 4), (3, 4), dim=-1),
        case("Stack", (3,), (3,), dtype=("int64", "float32"), dim=0),
        case("MatMul", (3, 4), (4, 5)),
        case("MatMul", (2, 3, 4), (2, 4, 5)),
        whole("MatMul", (3, 4), (4,)),
        whole("MatMul", (4,), (2, 4, 5)),
        whole("MatMul", (4,), (4,)),
        whole("MatMul", (2, 1, 3, 4), (5, 4, 6)),
        case("CosineSimilarity", (5,), (5,)),
        case("CosineSimilarity", (3, 5), (1, 5), dim=-1, eps=1e-4),
        case("PairwiseDistance", (5,), (5,)),
        case("PairwiseDistance", (3, 5), (3, 5), p=1.0, keepdim=True),
    ]


def _shape() -> list[Case]:
    x = (4, 5, 6)
    return [
        case("Flatten", x),
        case("Flatten", x, start_dim=2),
        case("Flatten", x, start_dim=0, end_dim=2),
        case("Flatten", x, start_dim=1, end_dim=2),
        case("Unflatten", (12,)),
        case("Unflatten", (12, 3), unflattened_size=(3, 4)),
        case("Unflatten", (3, 12), dim=-1, unflattened_size=(2, -1, 3)),
        case("Reshape", x, shape=(-1, 120)),
        case("Reshape", x, shape=(-1, 5, 4, 6)),
        whole("Reshape", (6, 4), shape=(3, 8)),
        case("Permute", (4, 5)),
        case("Permute", x, dims=(0, -1, 1, 2)),
        case("Transpose", x),
        case("Transpose", x, dim0=0, dim1=-1),
        case("MoveAxis", x),
        case("MoveAxis", x, source=(1, -1), destination=(0, 1)),
        case("Squeeze", (4, 1)),
        case("Squeeze", (4, 5)),
        case("Squeeze", (1, 5, 1), dim=(1, 2)),
        case("Squeeze", (1, 5, 1), dim=None),
        case("Unsqueeze", (4,)),
        case("Unsqueeze", (4,), dim=-1),
        case("Slice", x, stop=2),
        case("Slice", x, dim=0, start=1),
        case("Slice", x, dim=0, start=-1),
        case("Slice", x, dim=0, stop=-1),
        case("Slice", x, dim=3, start=-4, stop=-1, step=2),
        case("Slice", x, dim=-1, start=1),
        case("Slice", x, dim=-3, start=9),
        case("Slice", x, dim=-2, stop=40, step=3),
        case("Select", x),
        case("Select", x, dim=-1, index=0),
        case("Select", x, dim=0, index=1),
        case("Split", x, split_size=3),
        case("Split", x, split_size=(1, 2, 2), dim=2),
        case("Chunk", x),
        case("Chunk", x, chunks=4, dim=2),
        case("Chunk", x, chunks=9, dim=-1),
        case("Unbind", x),
        case("Unbind", x, dim=-1),
        case("Repeat", (4,)),
        case("Repeat", (4, 5), repeats=(2, 1, 3, 1)),
        case("Expand", (1,), sizes=(-1, 6)),
        case("Expand", (4, 1), sizes=(3, -1, -1, 5)),
        case("Flip", x),
        case("Flip", x, dims=(1, 2)),
        case("Flip", x, dims=2),
        case("Roll", x),
        case("Roll", x, shifts=(1, -2), dims=(1, 3)),
    ]


def _reduction() -> list[Case]:
    x = (4, 5, 6)
    several = "Mean Sum Max Min StdDev Variance Norm LogSumExp".split()
    found = []
    for name in several:
        found += [case(name, x), case(name, x, dim=(2, 3)), case(name, x, dim=1, keepdim=True)]
    for name in "Mean Sum Max Min StdDev Variance Norm".split():
        found += [case(name, x, dim=None)]
    for name in "Product Median ArgMax ArgMin".split():
        found += [case(name, x), case(name, x, dim=1, keepdim=True)]
    return [
        *found,
        case("StdDev", x, correction=0),
        case("Variance", x, correction=0, dim=(1, 2), keepdim=True),
        case("Norm", x, ord=1.0),
        case("Norm", x, ord=float("inf"), dim=(1, -1)),
        case("TopK", x),
        case("TopK", x, k=3, dim=1),
    ]


def _math() -> list[Case]:
    plain = (
        "Scale Shift Power Clamp Exp Log Log1p Sqrt Rsqrt Reciprocal Sin Cos Atan Erf Square Abs "
        "Neg Sign Round Floor Ceil CumSum Cast"
    ).split()
    found = [case(name, (4, 5)) for name in plain]
    for dtype in ("bool", "int32", "float16"):
        for name, key in (("Scale", "factor"), ("Shift", "amount"), ("Power", "exponent")):
            found += [case(name, (4,), dtype=dtype, **{key: number}) for number in (2, 2.0)]
    return [
        *found,
        case("Clamp", (4,), min=None, max=0.5),
        case("Clamp", (4,), min=0.1, max=None),
        case("Clamp", (4,), dtype="int64", min=0, max=2),
        case("Clamp", (4,), dtype="int64", min=0, max=1.5),
        case("CumSum", (4, 5), dim=1),
        case("CumSum", (4,), dtype="bool"),
        cast_case("int64"),
        cast_case("bool"),
        cast_case("float64"),
    ]


def cast_case(dtype: str) -> Case:
    """Cast's own parameter is called dtype."""
    return Case("Cast", ((4,),), {"dtype": DType(dtype)})


VALUE_CASES: tuple[Case, ...] = (*_merge(), *_shape(), *_reduction(), *_math())

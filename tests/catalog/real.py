"""A layer of the catalogue as real torch code, by its own templates, without codegen."""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass, field
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from netstudio.catalog.param import Marker, ParamSpec
from netstudio.catalog.registry import find_layer
from netstudio.catalog.size import BATCH
from netstudio.catalog.spec import Args, LayerSpec
from netstudio.catalog.support import SUPPORT
from netstudio.catalog.types import Shape, TensorType, ValueType, concrete
from netstudio.document.values import DTYPES, DType, Value

# What torch says of its own slower paths, and of dtypes that it mixes.
TORCH_WARNINGS = [
    pytest.mark.filterwarnings("ignore:enable_nested_tensor is True"),
    pytest.mark.filterwarnings("ignore:LSTM with projections is not supported with oneDNN"),
    pytest.mark.filterwarnings("ignore:Mismatch dtype between input and weight"),
]


@dataclass(frozen=True)
class Case:
    """Arguments and input shapes to try a layer with; `N` is put before each shape."""

    layer: str
    shapes: tuple[tuple[int, ...], ...]
    args: dict[str, Value] = field(default_factory=dict)
    dtypes: tuple[str, ...] = ("float32",)
    batch: bool = True

    @property
    def spec(self) -> LayerSpec:
        spec = find_layer(self.layer)
        assert spec is not None, self.layer
        return spec

    def types(self, batch: int | None = None) -> tuple[TensorType, ...]:
        """The input types, the batch a symbol where it is not given."""
        first: Shape = (BATCH if batch is None else batch,)
        dtypes = self.dtypes * len(self.shapes) if len(self.dtypes) == 1 else self.dtypes
        return tuple(
            TensorType((first if self.batch else ()) + shape, dtype)
            for shape, dtype in zip(self.shapes, dtypes, strict=True)
        )

    def __str__(self) -> str:
        args = ",".join(f"{key}={value}" for key, value in self.args.items())
        return f"{self.layer}-{args}-{'x'.join(map(str, self.shapes[0] if self.shapes else ()))}"


def case(layer: str, *shapes: tuple[int, ...], dtype: str | tuple[str, ...] = "float32", **args):
    """A case with a batch before each shape."""
    return Case(layer, shapes, args, (dtype,) if isinstance(dtype, str) else dtype)


def whole(layer: str, *shapes: tuple[int, ...], dtype: str | tuple[str, ...] = "float32", **args):
    """A case whose shapes are complete."""
    return Case(layer, shapes, args, (dtype,) if isinstance(dtype, str) else dtype, batch=False)


def sample(value: TensorType, batch: int = 2, seed: int = 0) -> Tensor:
    """Random values of a type: whole numbers from 0 to 2, so that they can index."""
    generator = torch.Generator().manual_seed(seed)
    shape = concrete(value.shape, batch)
    dtype = getattr(torch, value.dtype)
    if dtype.is_floating_point:
        return torch.rand(shape, generator=generator).mul(2).sub(0.9).to(dtype)
    top = 2 if dtype == torch.bool else 3
    return torch.randint(0, top, shape, generator=generator).to(dtype)


def namespace() -> dict[str, Any]:
    """What templates and support classes may use."""
    names: dict[str, Any] = {"torch": torch, "nn": nn, "F": F, "math": math, "Tensor": Tensor}
    for source in SUPPORT.values():
        exec(source, names)
    return names


NAMES = namespace()


def construct(spec: LayerSpec, args: Args, *, drop: bool = True) -> nn.Module | None:
    """The layer's module as its constructor template makes it.

    With `drop`, arguments at their default are left to torch, as in generated source.
    """
    if not spec.construct:
        return None
    tree = ast.parse(spec.construct, mode="eval").body
    if isinstance(tree, ast.Call):
        return _evaluate(spec, spec.construct, args, {}, drop=drop)
    params = [param for param in spec.params if not param.in_call]
    if drop:
        params = [param for param in params if not is_dropped(param, args)]
    given: list[Any] = []
    named: dict[str, Any] = {}
    before = [param for param in spec.params if not param.in_call]
    for param in params:
        if param.positional and not named and before.index(param) == len(given):
            given.append(as_python(param, args[param.name]))
        else:
            named[param.name] = as_python(param, args[param.name])
    return eval(spec.construct, NAMES)(*given, **named)


def call(
    spec: LayerSpec,
    module: nn.Module | None,
    args: Args,
    tensors: list[Tensor],
    *,
    functional: bool = False,
    drop: bool = True,
) -> Any:
    """What the layer gives for these inputs, by its call template or its functional one."""
    holes: dict[str, Any] = {"module": module}
    if spec.ports and spec.ports[-1].variadic:
        holes[spec.ports[-1].name] = tensors
    else:
        holes |= {port.name: tensor for port, tensor in zip(spec.ports, tensors, strict=True)}
    return _evaluate(spec, spec.functional if functional else spec.call, args, holes, drop=drop)


def _evaluate(
    spec: LayerSpec, template: str, args: Args, holes: dict[str, Any], *, drop: bool
) -> Any:
    tree = ast.parse(template, mode="eval")
    dropped = {p.name for p in spec.params if is_dropped(p, args)} if drop else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            node.keywords = [
                keyword
                for keyword in node.keywords
                if not (isinstance(keyword.value, ast.Name) and keyword.value.id in dropped)
            ]
    values = {param.name: as_python(param, args[param.name]) for param in spec.params}
    return eval(compile(tree, template, "eval"), NAMES, values | holes)


def is_dropped(param: ParamSpec, args: Args) -> bool:
    """Whether generated source leaves the argument to torch."""
    if param.explicit or isinstance(param.default, Marker):
        return False
    value = args[param.name]
    return type(value) is type(param.default) and value == param.default


def as_python(param: ParamSpec, value: Any) -> Any:
    """A resolved argument as torch takes it."""
    if isinstance(value, DType):
        value = value.name
    if param.kind == "dtype" and value in DTYPES:
        return getattr(torch, value)
    return value


def type_of(value: Any) -> ValueType:
    """The type of a real value."""
    if isinstance(value, tuple | list):
        return tuple(type_of(item) for item in value)
    return TensorType(tuple(value.shape), str(value.dtype).removeprefix("torch."))


def at_batch(value: ValueType, batch: int) -> ValueType:
    """A type with the batch filled in."""
    if isinstance(value, tuple):
        return tuple(at_batch(item, batch) for item in value)
    assert isinstance(value, TensorType)
    return TensorType(concrete(value.shape, batch), value.dtype)

"""From a module of torch back to the layer of the catalogue that constructs it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from torch import Tensor, nn

from netstudio.catalog.param import INFERRED, ParamSpec
from netstudio.catalog.registry import find_layer
from netstudio.catalog.spec import LayerSpec
from netstudio.document.node import Layer
from netstudio.document.table import Table
from netstudio.document.values import Value, identical

# Parameters of constructors that say where tensors are, not what the layer does.
_PLACEMENT = frozenset({"self", "device", "dtype", "inplace", "_weight", "_freeze"})
_TRUTHS = frozenset({"bias", "elementwise_affine", "affine"})


class Placed(nn.Module):
    """Stands where a module is that a file tells of: the layer is known, the module is not."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer


def layer_of(module: nn.Module) -> Layer | None:
    """The layer that constructs `module`, with every argument written down.

    None where the catalogue has no layer that does exactly what this module does.
    """
    if isinstance(module, Placed):
        return module.layer
    kind = type(module)
    reader = _READERS.get(kind)
    if _is_altered(module):
        return None
    name = kind.__name__
    if (kind.__module__, name) in _ELSEWHERE:
        name, reader = _ELSEWHERE[kind.__module__, name]
    args = reader(module) if reader else _plain(module)
    spec = find_layer(name)
    if args is None or spec is None or not _fits(spec, args):
        return None
    return Layer(name, Table(args))


def _is_altered(module: nn.Module) -> bool:
    """Whether hooks or parametrizations make the module do something else."""
    hooks = (
        module._forward_hooks,
        module._forward_pre_hooks,
        getattr(module, "parametrizations", None),
        module.__dict__.get("forward"),
    )
    return any(hooks)


def _fits(spec: LayerSpec, args: Mapping[str, Value]) -> bool:
    for param in spec.params:
        if param.name in args and param.reject(args[param.name]) is not None:
            return False
    return True


@lru_cache(maxsize=512)
def _plain_spec(name: str) -> LayerSpec | None:
    """The layer that is a class of torch.nn by this name, called with its parameters."""
    spec = find_layer(name)
    return spec if spec is not None and spec.construct == f"nn.{name}" else None


def _plain(module: nn.Module) -> dict[str, Value] | None:
    kind = type(module)
    spec = _plain_spec(kind.__name__)
    if spec is None or getattr(nn, kind.__name__, None) is not kind:
        return None
    args: dict[str, Value] = {}
    for param in spec.params:
        if param.in_call:
            continue
        if not hasattr(module, param.name):
            return None
        args[param.name] = _value(module, param)
    return args if _rest_is_default(module, spec) else None


def _value(module: nn.Module, param: ParamSpec) -> Any:
    value = getattr(module, param.name)
    if param.name in _TRUTHS and (value is None or isinstance(value, Tensor)):
        return value is not None
    value = _plain_value(value)
    if param.kind in ("size", "padding", "scale", "ints") and isinstance(value, tuple):
        value = _collapsed(value, param)
    if param.name == "stride" and param.optional and value == _window(module):
        return None
    if param.kind == "float" and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return tuple(_plain_value(item) for item in value)
    return value


def _collapsed(value: tuple[Any, ...], param: ParamSpec) -> Any:
    """`(3, 3)` as `3`, where a number alone means the same."""
    same = len(set(value)) == 1 and isinstance(value[0], int | float)
    return value[0] if same and (len(value) == param.dims or param.kind == "ints") else value


def _window(module: nn.Module) -> Any:
    size = _plain_value(getattr(module, "kernel_size", None))
    return size[0] if isinstance(size, tuple) and len(set(size)) == 1 else size


def _rest_is_default(module: nn.Module, spec: LayerSpec) -> bool:
    """Whether what the catalogue leaves out is as torch has it by default."""
    for name, parameter in inspect.signature(type(module).__init__).parameters.items():
        if name in _PLACEMENT or spec.param(name) is not None:
            continue
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        if not hasattr(module, name) or getattr(module, name) != parameter.default:
            return False
    return True


def _layer_norm(module: Any) -> dict[str, Value]:
    shape = tuple(module.normalized_shape)
    args: dict[str, Value] = {
        "normalized_shape": shape[0] if len(shape) == 1 else shape,
        "last_dims": len(shape),
        "eps": module.eps,
        "elementwise_affine": bool(module.elementwise_affine),
    }
    if isinstance(module, nn.LayerNorm):
        args["bias"] = getattr(module, "bias", None) is not None or not args["elementwise_affine"]
    return args


def _upsample(module: Any) -> dict[str, Value] | None:
    if module.recompute_scale_factor:
        return None
    args: dict[str, Value] = {"mode": module.mode, "align_corners": module.align_corners}
    args["size"] = _plain_value(module.size)
    if module.scale_factor is not None:
        args["scale_factor"] = _plain_value(module.scale_factor)
    return args


def _recurrent(module: Any) -> dict[str, Value] | None:
    names = ["input_size", "hidden_size", "num_layers", "bias", "batch_first", "dropout"]
    names.append("bidirectional")
    if isinstance(module, nn.LSTM):
        names.append("proj_size")
    if isinstance(module, nn.RNN):
        names.append("nonlinearity")
    args = {name: getattr(module, name) for name in names}
    return {**args, "dropout": float(module.dropout), "returns": "all"}


def _attention(module: Any) -> dict[str, Value] | None:
    if module.bias_k is not None or module.add_zero_attn:
        return None
    return {
        "embed_dim": module.embed_dim,
        "num_heads": module.num_heads,
        "dropout": float(module.dropout),
        "bias": module.in_proj_bias is not None,
        "kdim": module.kdim,
        "vdim": module.vdim,
        "batch_first": module.batch_first,
    }


def _softmax(module: Any) -> dict[str, Value] | None:
    return None if module.dim is None else {"dim": module.dim}


def _stochastic_depth(module: Any) -> dict[str, Value] | None:
    return {"p": float(module.p)} if module.mode == "row" else None


def _drop_path(module: Any) -> dict[str, Value] | None:
    return {"p": float(module.drop_prob or 0.0)} if module.scale_by_keep else None


_ELSEWHERE: dict[tuple[str, str], tuple[str, Callable[[Any], dict[str, Value] | None]]] = {
    ("torchvision.ops.stochastic_depth", "StochasticDepth"): ("StochasticDepth", _stochastic_depth),
    ("timm.layers.drop", "DropPath"): ("StochasticDepth", _drop_path),
}
"""Layers that other packages than torch define, by module and class."""

_READERS: dict[type[nn.Module], Callable[[Any], dict[str, Value] | None]] = {
    nn.LayerNorm: _layer_norm,
    nn.RMSNorm: _layer_norm,
    nn.Upsample: _upsample,
    nn.RNN: _recurrent,
    nn.LSTM: _recurrent,
    nn.GRU: _recurrent,
    nn.MultiheadAttention: _attention,
    nn.Softmax: _softmax,
    nn.LogSoftmax: _softmax,
    nn.Softmin: _softmax,
    nn.Identity: lambda module: {},
}


def readable(spec: LayerSpec, layer: Layer) -> Layer:
    """The layer as a person would place it: without arguments that are the default."""
    kept = {}
    for name, value in layer.args.items():
        param = spec.param(name)
        assert param is not None
        if param.default is INFERRED or not identical(value, param.default):  # type: ignore[arg-type]
            kept[name] = value
    return Layer(layer.type, Table(kept))

"""Which modules ran around an operation, as torch's exporters tell it.

The first exporter writes them into the name, `/layer1/layer1.0/conv1/Conv`; the newer one into the
metadata, paths and classes apart. Both name the modules that were called: a `nn.ModuleList` is
none of them, and stands only in the paths of its items.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from netstudio.exchange.onnx.naming import module_path, weight_owner
from netstudio.records import dataclass

if TYPE_CHECKING:
    import onnx

Path: TypeAlias = tuple[str, ...]
"""The parts of a module's dotted path; empty for the model."""

MAX_DEPTH = 16
MAX_TEXT = 4000
_SCOPES, _KINDS = "pkg.torch.onnx.name_scopes", "pkg.torch.onnx.class_hierarchy"
_COUNT = re.compile(r"@\d+$")
_CALL = re.compile(r"_\d+$")
_TENSOR = re.compile(r"_?(weight|bias)(_bias)?$")


@dataclass(frozen=True, slots=True)
class Scope:
    """The modules around an operation.

    Attributes:
        calls: the paths of those that were called, the outermost first.
        kinds: the class of each; empty where the file does not tell.
        owner: the module that the operation's weights belong to; empty where it has none.
        stem: what a weight without a module of its own is called: `in_proj` of `in_proj_weight`.
    """

    calls: tuple[Path, ...] = ()
    kinds: tuple[str, ...] = ()
    owner: Path = ()
    stem: str = ""

    @property
    def path(self) -> Path:
        """Where the operation lies."""
        return self.calls[-1] if self.calls else ()


def scope_of(node: onnx.NodeProto, weights: Sequence[str]) -> Scope | None:
    """The modules around a node; None where the file does not tell.

    Args:
        weights: the names of the constants that it reads.
    """
    told = _by_metadata(node) or _by_name(node.name)
    if told is None or any(len(path) > MAX_DEPTH for path in told.calls):
        return None
    for name in weights:
        owner = tuple(weight_owner(name).split(".")) if weight_owner(name) else ()
        if owner and len(owner) <= MAX_DEPTH and _is_owned(owner, told, node.op_type):
            stem = _TENSOR.sub("", name.rpartition(".")[2])
            return Scope(told.calls, told.kinds, owner, stem)
    return told


def _is_owned(owner: Path, told: Scope, op_type: str) -> bool:
    """Whether the module of a weight is that of the operation.

    Equal weights are one in a file, whose name then tells of another module. A second call is
    counted in the name, `/relu_1/Relu`. A convolution with which a normalisation was merged counts
    as the latter, but has the weight of the former.
    """
    if owner[: len(told.path)] == told.path:
        return True
    if not told.kinds and _uncounted(owner) == _uncounted(told.path):
        return True
    merged = bool(told.kinds) and "BatchNorm" in told.kinds[-1] and op_type != "BatchNormalization"
    return merged and owner[:-1] == told.path[:-1]


def _uncounted(path: Path) -> Path:
    return tuple(_CALL.sub("", part) for part in path)


def _by_name(name: str) -> Scope | None:
    if not name.startswith("/") or len(name) > MAX_TEXT:
        return None
    return Scope(tuple(_called(name)))


def _called(name: str) -> list[Path]:
    parts = name.split("/")
    paths: list[Path] = []
    for end in range(3, len(parts) + 1):
        path = module_path("/".join(parts[:end]))
        if path and path not in paths:
            paths.append(path)
    return paths


def _by_metadata(node: onnx.NodeProto) -> Scope | None:
    told = {entry.key: entry.value for entry in node.metadata_props}
    scopes, kinds = _texts(told.get(_SCOPES, "")), _texts(told.get(_KINDS, ""))
    if not scopes or len(scopes) != len(kinds):
        return None
    calls: dict[Path, str] = {}
    for scope, kind in zip(scopes[:-1], kinds[:-1], strict=True):
        if scope:
            calls[tuple(_COUNT.sub("", scope).split("."))] = kind
    return Scope(tuple(calls), tuple(calls.values()))


def _texts(text: str) -> list[str]:
    """A list of texts as Python writes it; nothing where it is anything else."""
    if not text or len(text) > MAX_TEXT:
        return []
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return []
    is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return value if is_list else []

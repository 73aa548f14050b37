"""An ONNX file as a message: parsed, measured and looked through before anything else is done.

Such a file may come from anywhere. Nothing in it is run; what it says of sizes is held against
what it holds; tensors kept in other files are read only from its own folder.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from google.protobuf.message import DecodeError
from numpy.typing import NDArray
from onnx import TensorProto, numpy_helper

from netstudio.errors import ExchangeError
from netstudio.sentence import say

MAX_BYTES = 2**31
MAX_NODES = 200_000
MAX_ELEMENTS = 2**33
MAX_SPARSE = 2**24
MAX_READINGS = 3
"""How often the data beside a file are read in all, since tensors may share them."""
DOMAINS = frozenset({"", "ai.onnx"})

_UNREADABLE = frozenset({TensorProto.UNDEFINED, TensorProto.STRING})


def read_model(path: Path) -> onnx.ModelProto:
    """The model in a file.

    Raises:
        ExchangeError: when there is no file, or it is no ONNX model.
    """
    try:
        size = path.stat().st_size
        if not path.is_file() or size > MAX_BYTES:
            raise _refused(path, say("it is no file, or larger than 2 GB"))
        model: onnx.ModelProto = onnx.ModelProto.FromString(path.read_bytes())
    except OSError as error:
        raise _refused(path, error.strerror or str(error)) from error
    except DecodeError as error:
        raise _refused(path, say("it is damaged, or no ONNX file")) from error
    _look_through(path, model)
    return model


def _look_through(path: Path, model: onnx.ModelProto) -> None:
    if not model.HasField("graph") or not model.graph.output:
        raise _refused(path, say("it holds no network"))
    if len(model.graph.node) > MAX_NODES:
        raise _refused(path, say("it has more than {count:,} operations", count=MAX_NODES))
    newest = onnx.defs.onnx_opset_version()
    version = opset(model, "")
    if not 1 <= version <= newest:
        raise _refused(
            path,
            say(
                "it uses version {version} of the operators, where 1 to {newest} are known; "
                "export it for one of those",
                version=version,
                newest=newest,
            ),
        )


def opset(model: onnx.ModelProto, domain: str) -> int:
    """The version of a domain's operators that a model uses."""
    for entry in model.opset_import:
        if entry.domain == domain or {entry.domain, domain} <= DOMAINS:
            return int(entry.version)
    return 1


def _refused(path: Path, reason: str) -> ExchangeError:
    return ExchangeError(say("{path} cannot be imported: {reason}.", path=path, reason=reason))


class Outside:
    """The files beside a model that hold data of its tensors; each byte is read a few times."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[Path, int] = {}

    def data(self, tensor: TensorProto) -> bytes:
        """The data of a tensor. Raises ValueError where they are not in a file in the folder."""
        told = {entry.key: entry.value for entry in tensor.external_data}
        place = told.get("location", "")
        file = (self.folder / place).resolve()
        if not place or not file.is_relative_to(self.folder.resolve()) or not file.is_file():
            raise ValueError(
                f"its data should lie in “{place[:80]}”, which is no file in its folder"
            )
        offset = int(told.get("offset", "0") or 0)
        size = file.stat().st_size
        length = int(told["length"]) if told.get("length") else size - offset
        if offset < 0 or length < 0 or offset + length > size:
            raise ValueError(f"its data should end behind the end of “{place[:80]}”")
        self._count(file, length, size)
        with file.open("rb") as data:
            data.seek(offset)
            found: bytes = data.read(length)
            return found

    def _count(self, file: Path, length: int, size: int) -> None:
        self._read[file] = self._read.get(file, 0) + length
        if self._read[file] > MAX_READINGS * size:
            raise ValueError("its data are those of too many other tensors as well")


def read_tensor(tensor: TensorProto, outside: Outside) -> NDArray[Any]:
    """The array of a tensor message, whose data may lie in a file beside the model.

    Raises:
        ExchangeError: when it is damaged, of a kind that torch does not have, or elsewhere.
    """
    name = tensor.name[:80]
    if tensor.data_type in _UNREADABLE:
        raise ExchangeError(
            say("The tensor “{name}” holds no numbers; it cannot be imported.", name=name)
        )
    count = 1
    for size in tensor.dims:
        count *= size
    if any(size < 0 for size in tensor.dims) or count > MAX_ELEMENTS:
        raise ExchangeError(
            say(
                "The tensor “{name}” cannot have the shape {shape}.",
                name=name,
                shape=tuple(tensor.dims),
            )
        )
    try:
        return _as_known(_array(tensor, outside))
    except (ValueError, TypeError, KeyError, OSError, OverflowError, MemoryError) as error:
        raise ExchangeError(
            say("The tensor “{name}” is damaged: {error}.", name=name, error=str(error)[:200])
        ) from error


def _array(tensor: TensorProto, outside: Outside) -> NDArray[Any]:
    if tensor.data_location == TensorProto.EXTERNAL:
        whole = TensorProto()
        whole.CopyFrom(tensor)
        del whole.external_data[:]
        whole.data_location = TensorProto.DEFAULT
        whole.raw_data = outside.data(tensor)
        tensor = whole
    return np.asarray(numpy_helper.to_array(tensor))


def _as_known(array: NDArray[Any]) -> NDArray[Any]:
    """The array in a dtype that a project can hold: narrow floats become float32."""
    if array.dtype.kind == "V" or array.dtype.name in ("bfloat16",):
        return array.astype(np.float32)
    if array.dtype.name in ("uint16", "uint32", "int4", "uint4", "int2", "uint2"):
        return array.astype(np.int64)
    if array.dtype.name.startswith("float8") or array.dtype.name.startswith("float4"):
        return array.astype(np.float32)
    return array


def read_sparse(sparse: onnx.SparseTensorProto, outside: Outside) -> NDArray[Any]:
    """The full array of a sparse tensor. Raises ExchangeError as `read_tensor`."""
    values = read_tensor(sparse.values, outside)
    places = read_tensor(sparse.indices, outside)
    shape = tuple(sparse.dims)
    if any(size < 0 for size in shape) or math.prod(shape) > MAX_SPARSE:
        raise ExchangeError(say("A sparse tensor cannot have the shape {shape}.", shape=shape))
    try:
        full = np.zeros(shape, values.dtype)
        if places.ndim == 2:
            full[tuple(places.T)] = values
        else:
            full.reshape(-1)[places] = values
    except (IndexError, ValueError, MemoryError) as error:
        raise ExchangeError(
            say("A sparse tensor is damaged: {error}.", error=str(error)[:200])
        ) from error
    return full

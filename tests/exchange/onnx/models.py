"""Small ONNX models, written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

Dims = Sequence[int | str]


def model_of(
    nodes: Sequence[onnx.NodeProto],
    inputs: dict[str, Dims],
    outputs: Sequence[str],
    tensors: dict[str, Any] | None = None,
    *,
    version: int = 18,
    functions: Sequence[onnx.FunctionProto] = (),
) -> onnx.ModelProto:
    """A model of float32 inputs and outputs."""
    graph = helper.make_graph(
        list(nodes),
        "small",
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, dims)
            for name, dims in inputs.items()
        ],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
        [numpy_helper.from_array(np.asarray(a), name) for name, a in (tensors or {}).items()],
    )
    domains = {function.domain for function in functions}
    imports = [helper.make_opsetid("", version), *(helper.make_opsetid(d, 1) for d in domains)]
    return helper.make_model(graph, opset_imports=imports, functions=list(functions))


def saved(model: onnx.ModelProto, folder: Path) -> Path:
    """The file that a model is written to."""
    path = folder / "small.onnx"
    path.write_bytes(model.SerializeToString())
    return path


def convolutional(batch: int | str = "batch") -> onnx.ModelProto:
    """Convolution, ReLU, pooling, a reshape by a chain of sizes, a linear layer."""
    random = np.random.default_rng(0)
    node = helper.make_node
    nodes = [
        node("Conv", ["image", "features.0.weight", "features.0.bias"], ["c"], pads=[1, 1, 1, 1]),
        node("Relu", ["c"], ["r"]),
        node("MaxPool", ["r"], ["p"], kernel_shape=[2, 2], strides=[2, 2]),
        node("Shape", ["p"], ["s"]),
        node("Gather", ["s", "zero"], ["n"]),
        node("Unsqueeze", ["n", "axes"], ["n1"]),
        node("Concat", ["n1", "rest"], ["shape"], axis=0),
        node("Reshape", ["p", "shape"], ["flat"]),
        node("Gemm", ["flat", "fc.weight", "fc.bias"], ["scores"], transB=1),
    ]
    tensors = {
        "features.0.weight": random.normal(size=(4, 3, 3, 3)).astype(np.float32),
        "features.0.bias": random.normal(size=4).astype(np.float32),
        "fc.weight": random.normal(size=(5, 64)).astype(np.float32),
        "fc.bias": random.normal(size=5).astype(np.float32),
        "zero": np.asarray(0, np.int64),
        "axes": np.asarray([0], np.int64),
        "rest": np.asarray([-1], np.int64),
    }
    return model_of(nodes, {"image": [batch, 3, 8, 8]}, ["scores"], tensors)

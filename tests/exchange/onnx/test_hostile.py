"""Files from anywhere: each is imported or refused in a sentence, and nothing else happens."""

from __future__ import annotations

import random
import resource
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from netstudio.errors import ExchangeError, NetStudioError
from netstudio.exchange.onnx import import_onnx
from tests.exchange.onnx.models import convolutional, model_of, saved

node = helper.make_node


def refused(model: onnx.ModelProto, folder: Path, why: str) -> None:
    with pytest.raises(ExchangeError, match=why):
        import_onnx(saved(model, folder))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"none\.onnx cannot be imported"):
        import_onnx(tmp_path / "none.onnx")


@pytest.mark.parametrize("content", [b"", b"\x00" * 64, b"not a model", b"PK\x03\x04" * 100])
def test_what_is_no_model_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.onnx"
    path.write_bytes(content)
    with pytest.raises(ExchangeError, match="cannot be imported"):
        import_onnx(path)


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    whole = convolutional().SerializeToString()
    path = tmp_path / "a.onnx"
    for end in range(0, len(whole), max(len(whole) // 60, 1)):
        path.write_bytes(whole[:end])
        with pytest.raises(ExchangeError):
            import_onnx(path)


def test_a_cycle_is_told(tmp_path: Path) -> None:
    model = model_of([node("Relu", ["b"], ["a"]), node("Relu", ["a"], ["b"])], {}, ["b"])
    refused(model, tmp_path, "form a cycle")


def test_a_function_that_calls_itself_is_refused(tmp_path: Path) -> None:
    own = helper.make_function(
        "mine",
        "Again",
        ["x"],
        ["y"],
        [node("Again", ["x"], ["y"], domain="mine")],
        [helper.make_opsetid("mine", 1)],
    )
    call = node("Again", ["x"], ["y"], domain="mine")
    model = model_of([call], {"x": [1, 2]}, ["y"], functions=[own])
    refused(model, tmp_path, "deep")


def test_an_unknown_operation_is_named_with_its_domain(tmp_path: Path) -> None:
    strange = node("Frobnicate", ["x"], ["y"], domain="com.example", name="odd")
    model = model_of([strange], {"x": [1, 2]}, ["y"])
    refused(model, tmp_path, "Frobnicate .*odd.*com.example")


def test_operators_from_the_future_are_refused(tmp_path: Path) -> None:
    model = convolutional()
    model.opset_import[0].version = 10_000
    refused(model, tmp_path, "version 10000 of the operators")


@pytest.mark.parametrize("place", ["../secret", "/etc/passwd", "", "none.bin"])
def test_tensors_are_read_from_the_file_s_own_folder_alone(place: str, tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret").write_bytes(b"\x00" * 4096)
    model = convolutional()
    outside(model.graph.initializer[0], place)
    refused(model, inside, "which is no file in its folder")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret").write_bytes(b"\x00" * 4096)
    (inside / "link").symlink_to(tmp_path / "secret")
    model = convolutional()
    outside(model.graph.initializer[0], "link")
    refused(model, inside, "which is no file in its folder")


@pytest.mark.parametrize(
    ("offset", "length"), [("0", "9999"), ("9999", ""), ("-1", "4"), ("x", "")]
)
def test_data_outside_its_file_is_refused(offset: str, length: str, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"\x00" * 400)
    model = convolutional()
    outside(model.graph.initializer[0], "data", offset, length)
    refused(model, tmp_path, "is damaged")


def test_data_beside_the_file_is_read(tmp_path: Path) -> None:
    model = convolutional()
    array = numpy_helper.to_array(model.graph.initializer[0])
    (tmp_path / "data").write_bytes(b"\x00" * 16 + array.tobytes())
    outside(model.graph.initializer[0], "data", "16", str(array.nbytes))
    weights = import_onnx(saved(model, tmp_path)).weights
    assert np.array_equal(weights["features_0.weight"].numpy(), array)


def outside(tensor: TensorProto, place: str, offset: str = "", length: str = "") -> None:
    """Say that a tensor's data lies in another file."""
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    for key, value in (("location", place), ("offset", offset), ("length", length)):
        if value:
            tensor.external_data.add(key=key, value=value)


@pytest.mark.parametrize("dims", [[2**40, 2**40], [-1, 3], [2**62]])
def test_a_tensor_of_an_impossible_size_is_refused(dims: list[int], tmp_path: Path) -> None:
    model = convolutional()
    tensor = model.graph.initializer[0]
    del tensor.dims[:]
    tensor.dims.extend(dims)
    refused(model, tmp_path, "cannot have the shape")


def test_a_constant_of_a_huge_size_is_not_made(tmp_path: Path) -> None:
    nodes = [node("ConstantOfShape", ["size"], ["c"]), node("Add", ["x", "c"], ["y"])]
    size = {"size": np.asarray([2**20, 2**20], np.int64)}
    imported = import_onnx(saved(model_of(nodes, {"x": [1, 1]}, ["y"], size), tmp_path))
    assert not imported.weights


def mutated(content: bytes, seed: int) -> bytes:
    """A file with a few bytes changed, taken out, doubled or moved."""
    chance = random.Random(seed)
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + chance.randrange(1, 9)]
        elif kind == 2:
            data[at:at] = data[at : at + chance.randrange(1, 33)]
        else:
            other = chance.randrange(len(data))
            data[at : at + 4] = data[other : other + 4]
    return bytes(data)


def changed(model: onnx.ModelProto, seed: int) -> bytes:
    """A model that is well-formed as a message, with names, sizes and types that do not fit."""
    chance = random.Random(seed)
    graph = model.graph
    names = [name for one in graph.node for name in (*one.input, *one.output)]
    for _ in range(chance.choice((1, 2, 3))):
        one = chance.choice(graph.node)
        kind = chance.randrange(6)
        if kind == 0 and one.input:
            one.input[chance.randrange(len(one.input))] = chance.choice(names)
        elif kind == 1:
            one.op_type = chance.choice([other.op_type for other in graph.node] + KINDS)
        elif kind == 2 and one.attribute:
            attribute = chance.choice(one.attribute)
            attribute.i = chance.choice(NUMBERS)
            attribute.ints[:] = [chance.choice(NUMBERS) for _ in attribute.ints]
        elif kind == 3:
            tensor = chance.choice(graph.initializer)
            tensor.dims[:] = [chance.choice(NUMBERS) for _ in tensor.dims]
        elif kind == 4:
            tensor = chance.choice(graph.initializer)
            tensor.data_type = chance.randrange(25)
        else:
            dims = graph.input[0].type.tensor_type.shape.dim
            dims[chance.randrange(len(dims))].dim_value = chance.choice(NUMBERS)
    return model.SerializeToString()


NUMBERS = [0, 1, -1, 2, 3, 7, 64, 2**31 - 1, 2**31, -(2**31), 2**62, -(2**63), 2**63 - 1]
KINDS = (
    "LSTM Resize Loop If Scan Slice Pad Split TopK OneHot Expand Tile BatchNormalization".split()
)


def survives(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import_onnx(path)
        except NetStudioError as error:
            assert str(error).strip()
            assert "\n" not in str(error)


def moderate(content: bytes, path: Path) -> None:
    """It survives, and holds no more than some hundred megabytes more for it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    survives(content, path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_500_000  # kilobytes
    assert time.monotonic() - began < 60


def bombs() -> Iterator[tuple[str, onnx.ModelProto]]:
    """Small files that ask for much."""
    one = {"one": np.ones((1, 1), np.float32)}
    doubled = [
        node("Concat", [f"c{at}", f"c{at}"], [f"c{at + 1}"], axis=0, name=f"n{at}")
        for at in range(40)
    ]
    constant = {"c0": np.ones(64, np.float32)}
    yield (
        "constants that double",
        model_of([*doubled, node("Add", ["x", "c40"], ["y"])], {"x": [1]}, ["y"], constant),
    )
    sizes = [node("Shape", ["x"], ["s0"])]
    sizes += [node("Concat", [f"s{at}"] * 2, [f"s{at + 1}"], axis=0) for at in range(40)]
    yield (
        "sizes that double",
        model_of([*sizes, node("Reshape", ["x", "s40"], ["y"])], {"x": ["n", 3]}, ["y"]),
    )
    squares = [node("Shape", ["x"], ["s0"])]
    squares += [node("Mul", [f"s{at}"] * 2, [f"s{at + 1}"]) for at in range(60)]
    yield (
        "a size that squares itself",
        model_of([*squares, node("Reshape", ["x", "s60"], ["y"])], {"x": ["n", "a"]}, ["y"]),
    )
    wide = {"size": np.asarray([2**13, 2**13], np.int64)}
    many = [node("ConstantOfShape", ["size"], [f"c{at}"]) for at in range(200)]
    yield "many large constants", model_of(
        [*many, node("Sum", ["x", *(f"c{at}" for at in range(200))], ["y"])],
        {"x": [1, 1]}, ["y"], wide,
    )  # fmt: skip
    factors = [node("ConstantOfShape", ["size"], ["c0"])]
    factors += [node("MatMul", [f"c{at}"] * 2, [f"c{at + 1}"]) for at in range(200)]
    yield (
        "a long product",
        model_of([*factors, node("Add", ["x", "c200"], ["y"])], {"x": [1, 1]}, ["y"], wide),
    )
    slices = {
        "start": np.asarray([-1], np.int64),
        "end": np.asarray([-(2**62)], np.int64),
        "axis": np.asarray([0], np.int64),
        "step": np.asarray([-1], np.int64),
    }
    yield (
        "a long way back",
        model_of([node("Slice", ["x", *slices], ["y"])], {"x": [2**40]}, ["y"], slices),
    )
    pads = {"pads": np.asarray([2**33, 2**33], np.int64)}
    yield (
        "a wide mirror",
        model_of([node("Pad", ["x", "pads"], ["y"], mode="reflect")], {"x": [2**34]}, ["y"], pads),
    )
    yield "a wide window", model_of(
        [node("AveragePool", ["x"], ["y"], kernel_shape=[2**17, 2**17], pads=[1, 0, 0, 0])],
        {"x": [1, 1, 2**18, 2**18]}, ["y"],
    )  # fmt: skip
    yield "many parts", model_of(
        [node("SplitToSequence", ["x"], ["s"], axis=0),
         node("ConcatFromSequence", ["s"], ["y"], axis=0)], {"x": [2**40]}, ["y"], one,
    )  # fmt: skip
    yield "functions in functions", functions_in_functions(19)
    yield "a large sparse tensor", sparse([2**13, 2**14])


def functions_in_functions(depth: int) -> onnx.ModelProto:
    """Functions of which each calls the next twice."""
    imports = [helper.make_opsetid("mine", 1), helper.make_opsetid("", 18)]
    made = []
    for at in range(depth):
        inner = f"F{at + 1}"
        body = [
            node(inner, ["x"], ["a"], domain="mine"),
            node(inner, ["a"], ["y"], domain="mine"),
        ]
        made.append(helper.make_function("mine", f"F{at}", ["x"], ["y"], body, imports))
    last = [node("Relu", ["x"], ["y"])]
    made.append(helper.make_function("mine", f"F{depth}", ["x"], ["y"], last, imports))
    return model_of([node("F0", ["x"], ["y"], domain="mine")], {"x": [1, 2]}, ["y"], functions=made)


def sparse(dims: list[int]) -> onnx.ModelProto:
    """A model with a hundred sparse tensors of one number."""
    model = model_of([node("Add", ["x", "s0"], ["y"])], {"x": [1, 1]}, ["y"])
    for at in range(100):
        values = numpy_helper.from_array(np.ones(1, np.float32), f"s{at}")
        places = numpy_helper.from_array(np.zeros(1, np.int64), "places")
        model.graph.sparse_initializer.append(helper.make_sparse_tensor(values, places, dims))
    return model


@pytest.mark.parametrize(("name", "model"), [pytest.param(*one, id=one[0]) for one in bombs()])
def test_what_asks_for_much_is_refused_or_left_to_be_computed(
    name: str, model: onnx.ModelProto, tmp_path: Path
) -> None:
    moderate(model.SerializeToString(), tmp_path / "a.onnx")


def test_data_that_all_tensors_share_are_read_a_few_times(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(bytes(4 * 2**20))
    model = model_of([node("Relu", ["x"], ["y"])], {"x": [1, 2]}, ["y"])
    for at in range(50):
        tensor = TensorProto(name=f"t{at}", data_type=TensorProto.FLOAT, dims=[2**20])
        outside(tensor, "data")
        model.graph.initializer.append(tensor)
    refused(model, tmp_path, "too many other tensors")


def named() -> onnx.ModelProto:
    """A network whose nodes tell of modules, in both ways, with sizes and an If in it."""
    random = np.random.default_rng(0)
    nodes, tensors = [node("Shape", ["x"], ["s"], name="/Shape")], {}
    value = "x"
    for at in range(3):
        owner = f"stages.{at}.block"
        tensors[f"{owner}.conv.weight"] = random.random((3, 3, 3, 3), np.float32)
        tensors[f"{owner}.scale"] = random.random((3, 1, 1), np.float32)
        inside = f"/stages.{at}/block"
        conv = node(
            "Conv", [value, f"{owner}.conv.weight"], [f"c{at}"], name=f"{inside}/conv/Conv",
            pads=[1, 1, 1, 1],
        )  # fmt: skip
        mul = node("Mul", [f"c{at}", f"{owner}.scale"], [f"m{at}"], name=f"{inside}/Mul")
        add = node("Add", [f"m{at}", value], [f"a{at}"], name=f"{inside}/Add")
        for key, words in (
            ("pkg.torch.onnx.name_scopes", ["", f"stages.{at}", owner, "mul"]),
            ("pkg.torch.onnx.class_hierarchy", ["a.Net", "a.Stage", "a.Block", "aten.mul"]),
        ):
            mul.metadata_props.add(key=key, value=repr(words))
        nodes += [conv, mul, add]
        value = f"a{at}"
    nodes.append(node("Reshape", [value, "s"], ["y"], name="/Reshape"))
    return model_of(nodes, {"x": ["n", 3, 6, "w"]}, ["y"], tensors)


def renamed(model: onnx.ModelProto, seed: int) -> bytes:
    """A model of which nodes, weights and metadata are called otherwise."""
    chance = random.Random(seed)
    graph = model.graph
    for _ in range(chance.choice((1, 3, 8))):
        one = chance.choice(graph.node)
        kind = chance.randrange(4)
        if kind == 0:
            one.name = "".join(chance.choices(("/", "a", ".", "0", "stages", "block", "_1"), k=9))
        elif kind == 1:
            one.name = "/" + chance.choice(graph.node).name
        elif kind == 2:
            old, new = chance.choice(graph.initializer), chance.choice(NAMES)
            for other in graph.node:
                other.input[:] = [new if name == old.name else name for name in other.input]
            old.name = new
        elif one.metadata_props:
            entry = chance.choice(one.metadata_props)
            entry.value = entry.value.replace(chance.choice("sab.012[],'"), chance.choice(NAMES))
    return model.SerializeToString()


NAMES = [
    "",
    "a.b",
    "stages.0.block.conv",
    "stages.1.block.scale",
    "0",
    "x",
    "stages",
    "..",
    "'",
    "[",
]


@pytest.mark.parametrize("count", [50, pytest.param(2_000, marks=pytest.mark.slow)])
def test_mutated_files_are_imported_or_refused(count: int, tmp_path: Path) -> None:
    path = tmp_path / "a.onnx"
    for make in (convolutional, named):
        whole = make().SerializeToString()
        for seed in range(count):
            survives(mutated(whole, seed), path)
            survives(changed(make(), seed), path)
    for seed in range(count):
        survives(renamed(named(), seed), path)

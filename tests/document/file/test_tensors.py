"""Tensors lie beside the project under the hash of their content."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from netstudio.document.graph import Graph
from netstudio.document.node import Member, Tensor
from netstudio.document.project import Block, Project
from netstudio.document.project_file import (
    load_project_file,
    project_from_text,
    project_to_text,
    save_project_file,
    tensor_hash,
)
from netstudio.document.table import Table
from netstudio.errors import ProjectFileError

ARRAYS = [
    np.arange(12, dtype="float32").reshape(3, 4),
    np.arange(12.0).reshape(3, 4).T,
    np.arange(6, dtype=">i4"),
    np.array(3.5, "float16"),
    np.zeros((0, 5), "int64"),
    np.array([True, False]),
    np.array([1 + 2j], "complex64"),
    np.array([np.nan, -0.0, np.inf]),
]


def _project(*arrays: np.ndarray) -> Project:
    tensors = {tensor_hash(array): array for array in arrays}
    members = {
        f"t{i}": Member(f"t{i}", f"t{i}", Tensor("constant", (), data=digest))
        for i, digest in enumerate(tensors)
    }
    return Project(graph=Graph(members=Table(members)), tensors=Table(tensors))


def test_arrays_read_back_to_the_bit_with_shape_and_dtype(tmp_path):
    project = _project(*ARRAYS)
    save_project_file(project, tmp_path / "p.json")
    read = load_project_file(tmp_path / "p.json")
    assert set(read.tensors) == set(project.tensors)
    for digest, array in read.tensors.items():
        np.testing.assert_array_equal(array, project.tensors[digest])
        assert array.dtype == project.tensors[digest].dtype.newbyteorder("=")


def test_the_hash_tells_dtype_shape_and_content_but_not_layout():
    base = np.arange(6, dtype="int32")
    others = [
        base.reshape(2, 3),
        base.astype("int64"),
        base.astype("float32"),
        base[::-1],
        base[:5],
    ]
    assert len({tensor_hash(array) for array in [base, *others]}) == 6
    assert tensor_hash(base) == tensor_hash(base.astype(">i4"))
    assert tensor_hash(base.reshape(2, 3).T) == tensor_hash(base.reshape(2, 3).T.copy())
    assert tensor_hash(np.array([0.0])) != tensor_hash(np.array([-0.0]))
    large = np.arange(400_000.0).reshape(400, -1)
    assert tensor_hash(large.T) == tensor_hash(large.T.copy())


def test_the_file_is_named_by_what_it_holds_and_kept_until_it_changes(tmp_path):
    path = tmp_path / "net.json"
    project = _project(ARRAYS[0])
    save_project_file(project, path)
    (stored,) = tmp_path.glob("net.*.safetensors")
    written = stored.stat().st_mtime_ns
    save_project_file(replace(project, name="renamed"), path)
    assert stored.stat().st_mtime_ns == written
    save_project_file(_project(ARRAYS[0], ARRAYS[3]), path)
    assert len(list(tmp_path.glob("net.*.safetensors"))) == 2
    assert f'"tensors": "{stored.name}"' not in path.read_text()


def test_a_damaged_tensor_file_is_mended_by_saving(tmp_path):
    path = tmp_path / "net.json"
    project = _project(ARRAYS[0])
    save_project_file(project, path)
    (stored,) = tmp_path.glob("*.safetensors")
    data = bytearray(stored.read_bytes())
    data[-1] ^= 1
    stored.write_bytes(data)
    with pytest.raises(ProjectFileError, match="is damaged"):
        load_project_file(path)
    save_project_file(project, path)
    assert load_project_file(path) == project


def test_only_what_members_refer_to_is_saved(tmp_path):
    project = _project(*ARRAYS[:2])
    lean = replace(project, graph=replace(project.graph, members=Table()))
    save_project_file(lean, tmp_path / "p.json")
    assert [p.name for p in tmp_path.iterdir()] == ["p.json"]
    inner = Project(blocks=Table({"B": Block("B", project.graph)}), tensors=project.tensors)
    save_project_file(inner, tmp_path / "b.json")
    assert set(load_project_file(tmp_path / "b.json").tensors) == set(project.tensors)


def test_a_tensor_that_is_missing_is_named(tmp_path):
    project = replace(_project(ARRAYS[0]), tensors=Table())
    with pytest.raises(ProjectFileError, match=r"graph: “t0” refers to the tensor .*the project"):
        save_project_file(project, tmp_path / "p.json")
    path = tmp_path / "p.json"
    path.write_text(project_to_text(project))
    with pytest.raises(ProjectFileError, match="names no tensor file"):
        load_project_file(path)


def test_tensor_files_that_are_absent_damaged_or_of_another_project(tmp_path):
    path = tmp_path / "p.json"
    save_project_file(_project(ARRAYS[0]), path)
    (stored,) = tmp_path.glob("*.safetensors")
    whole = stored.read_bytes()
    for data in (b"", b"{}", whole[:-3], whole + b"x", b"\xff" * 200, whole[:8]):
        stored.write_bytes(data)
        with pytest.raises(ProjectFileError, match="not a readable tensor file"):
            load_project_file(path)
    save_file({tensor_hash(ARRAYS[3]): ARRAYS[3]}, stored)
    with pytest.raises(ProjectFileError, match="which is not in “p"):
        load_project_file(path)
    stored.unlink()
    with pytest.raises(ProjectFileError, match=r"p\..*\.safetensors” is not there"):
        load_project_file(path)


def test_the_file_is_plain_safetensors(tmp_path):
    save_project_file(_project(ARRAYS[0]), tmp_path / "p.json")
    (stored,) = tmp_path.glob("*.safetensors")
    np.testing.assert_array_equal(load_file(stored)[tensor_hash(ARRAYS[0])], ARRAYS[0])


def test_a_dtype_that_safetensors_lacks_is_an_error_of_ours(tmp_path):
    with pytest.raises(ProjectFileError, match="complex128"):
        save_project_file(_project(np.array([1j])), tmp_path / "p.json")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("stem", [".hidden", "a:b?", "x" * 200, "größe", "…", "a\nb"])
def test_odd_file_names_save_and_load(tmp_path, stem):
    path = tmp_path / f"{stem}.json"
    save_project_file(_project(ARRAYS[0]), path)
    assert len(load_project_file(path).tensors) == 1


def test_text_carries_hashes_and_takes_arrays():
    project = _project(ARRAYS[0])
    text = project_to_text(project)
    assert not project_from_text(text).tensors
    assert project_from_text(text) == project
    assert set(project_from_text(text, project.tensors).tensors) == set(project.tensors)
    with pytest.raises(ProjectFileError, match="not in the arrays given"):
        project_from_text(text, {"0" * 64: ARRAYS[0]})


def test_projects_with_tensors_compare():
    assert _project(ARRAYS[0]) == _project(ARRAYS[0].copy())
    assert _project(ARRAYS[0]) != _project(ARRAYS[1])

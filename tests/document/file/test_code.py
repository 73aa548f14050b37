"""The Python files of a project: read and written as text, in both forms of file."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from netstudio.document.edits.custom import (
    SetCode,
    free_file_name,
    incoming_code,
    with_free_names,
)
from netstudio.document.file.pack import unpack_project
from netstudio.document.node import CustomModule, Declared
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.document.table import Table
from netstudio.errors import ProjectFileError
from tests.custom_python import SCALE, custom_network

OUTPUTS = (Declared(("N", 24)), Declared(("N", "?", "height"), "int64", "mask"), Declared())


@pytest.mark.parametrize("name", ["net.json", "net.netstudio"])
def test_code_goes_along(tmp_path: Path, name: str) -> None:
    project = custom_network(outputs=OUTPUTS, channels=12)
    save_project_file(project, tmp_path / name)
    read = load_project_file(tmp_path / name)
    assert read == project and dict(read.code) == {"scale.py": SCALE}
    assert (tmp_path / "scale.py").exists() == (name == "net.json")


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "scale.py").write_text("# mine\n")
    save_project_file(custom_network(), tmp_path / "net.json")
    assert (tmp_path / "scale.py").read_text() == "# mine\n"
    assert load_project_file(tmp_path / "net.json").code == Table({"scale.py": "# mine\n"})
    save_project_file(custom_network(), tmp_path / "net.json", owned=True)
    assert (tmp_path / "scale.py").read_text() == SCALE


def test_a_project_opens_without_its_code(tmp_path: Path) -> None:
    save_project_file(custom_network(), tmp_path / "net.json")
    (tmp_path / "scale.py").write_bytes(b"\xff\xfe")
    assert not load_project_file(tmp_path / "net.json").code
    (tmp_path / "scale.py").unlink()
    assert not load_project_file(tmp_path / "net.json").code


@pytest.mark.parametrize("name", ["code/other.py", "code/../scale.py", "code/a/b.py", "scale.py"])
def test_a_packed_project_holds_no_other_files(tmp_path: Path, name: str) -> None:
    path = tmp_path / "net.netstudio"
    save_project_file(custom_network(), path)
    data = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(name, "import os\n")
    with pytest.raises(ProjectFileError, match="holds"):
        unpack_project(data.getvalue())


def test_taking_a_file_as_it_is_makes_another_module_of_it() -> None:
    project = custom_network()
    text = SCALE.replace("2.0", "3.0")
    changed, back = SetCode("scale.py", text).apply(project)
    target = changed.graph.members["own"].target
    assert isinstance(target, CustomModule) and changed.code["scale.py"] == text
    assert target.sha256 != project.graph.members["own"].target.sha256
    assert back.change(changed) == project
    assert SetCode("scale.py", SCALE).change(project) is project
    assert replace(project, code=project.code) == project


@pytest.mark.parametrize("file", ["torch.py", "random.py", "sitecustomize.py", "numpy.py"])
def test_saving_writes_no_file_that_programs_import_by_accident(tmp_path: Path, file: str) -> None:
    project = custom_network(file=file)
    for name in ("net.json", "net.netstudio"):
        with pytest.raises(ProjectFileError, match="a module that programs import"):
            save_project_file(project, tmp_path / name)
    assert not list(tmp_path.iterdir())
    assert free_file_name(project, file, SCALE, tmp_path) == file.replace(".py", "_2.py")


@pytest.mark.parametrize("other", [b"# mine\n", b"\xff\xfe"])
def test_a_file_gets_a_name_of_its_own_beside_anothers(tmp_path: Path, other: bytes) -> None:
    (tmp_path / "scale.py").write_bytes(other)
    project = with_free_names(custom_network(), tmp_path)
    save_project_file(project, tmp_path / "net.json")
    assert (tmp_path / "scale.py").read_bytes() == other
    assert dict(load_project_file(tmp_path / "net.json").code) == {"scale_2.py": SCALE}


def test_what_comes_in_brings_its_code_and_lays_it_over_no_other() -> None:
    here, part = custom_network("# mine\n"), custom_network()
    brought, edits = incoming_code(here, part)
    for edit in edits:
        here = edit.change(here)
    assert dict(here.code) == {"scale.py": "# mine\n", "scale_2.py": SCALE}
    target = brought.graph.members["own"].target
    assert isinstance(target, CustomModule) and target.file == "scale_2.py"
    assert incoming_code(here, brought) == (brought, ())

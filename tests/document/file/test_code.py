"""The Python files of a project: read and written as text, in both forms of file."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from netstudio.document.edits.custom import SetCode
from netstudio.document.file.pack import unpack_project
from netstudio.document.node import CustomModule, Declared
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.document.table import Table
from netstudio.errors import ProjectFileError
from tests.custom_python import SCALE, custom_network

OUTPUTS = (Declared(("N", 24)), Declared(("N", "?", "height"), "int64"), Declared())


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

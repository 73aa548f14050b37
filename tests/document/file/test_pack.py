"""The packed project: complete, repeatable, and harmless to open."""

from __future__ import annotations

import io
import zipfile
from random import Random

import pytest

from netstudio.document.file import pack
from netstudio.document.project import Project
from netstudio.document.project_file import (
    load_project_file,
    pack_project,
    project_to_text,
    save_project_file,
    tensor_hash,
)
from netstudio.errors import ProjectFileError

from ..strategies import identity_of, random_project

MINIMAL = b'{"format": 1}'


def _zip(*entries: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def _with_tensors() -> Project:
    projects = (random_project(Random(seed)) for seed in range(100))
    return next(project for project in projects if len(project.tensors) > 1)


@pytest.mark.parametrize("seed", range(10))
def test_any_project_packs_and_unpacks_to_the_letter(tmp_path, seed):
    project = random_project(Random(seed))
    path = tmp_path / "p.netstudio"
    pack_project(project, path)
    read = load_project_file(path)
    assert identity_of(read) == identity_of(project)
    assert [tensor_hash(a) for a in read.tensors.values()] == list(project.tensors)
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_project_packs_to_the_same_bytes(tmp_path):
    project = _with_tensors()
    save_project_file(project, tmp_path / "a.netstudio")
    pack_project(load_project_file(tmp_path / "a.netstudio"), tmp_path / "b.netstudio")
    first, second = ((tmp_path / f"{n}.netstudio").read_bytes() for n in "ab")
    assert first == second


def test_a_packed_file_is_known_by_its_content(tmp_path):
    path = tmp_path / "mailed.json"
    path.write_bytes(_zip(("project.json", MINIMAL)))
    assert load_project_file(path) == Project()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_zip(), "has no project.json"),
        (_zip(("../project.json", MINIMAL)), "holds '../project.json'"),
        (_zip(("project.json", MINIMAL), ("evil.py", b"")), "holds 'evil.py'"),
        (_zip(("project.json", b"\xff")), "not UTF-8"),
        (_zip(("project.json", b"{}")), "“format” is missing"),
        (
            _zip(("project.json", MINIMAL), ("project.safetensors", b"x")),
            "must not be compressed",
        ),
        (
            _zip(("project.json", b'{"format": 1, "tensors": "project.safetensors"}')),
            "tensors are missing",
        ),
        (
            _zip(("project.json", b'{"format": 1, "tensors": "other.safetensors"}')),
            "tensors are missing",
        ),
        (
            _zip(("project.json", MINIMAL), ("project.safetensors", b"x"), compression=0),
            "names the tensors “None”",
        ),
        (b"PK\x03\x04" + bytes(50), "is damaged"),
    ],
)
def test_refusals(tmp_path, data, says):
    path = tmp_path / "p.netstudio"
    path.write_bytes(data)
    with pytest.raises(ProjectFileError) as caught:
        load_project_file(path)
    assert says in str(caught.value)


def test_an_entry_may_stand_once(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = _zip(("project.json", MINIMAL), ("project.json", MINIMAL))
    with pytest.raises(ProjectFileError, match="once each"):
        pack.unpack_project(data)


def test_a_bomb_does_not_go_off(monkeypatch):
    monkeypatch.setattr(pack, "MAX_BYTES", 10_000)
    with pytest.raises(ProjectFileError, match="over 10,000 bytes"):
        pack.unpack_project(_zip(("project.json", b" " * 1_000_000)))


def test_any_damage_is_an_error_or_harmless(tmp_path):
    rng = Random(1)
    project = _with_tensors()
    pack_project(project, tmp_path / "p.netstudio")
    whole = (tmp_path / "p.netstudio").read_bytes()
    refused = 0
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 4)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        if rng.random() < 0.3:
            del data[rng.randrange(len(data)) :]
        try:
            read = pack.unpack_project(bytes(data))
        except ProjectFileError:
            refused += 1
        else:
            assert project_to_text(read) == project_to_text(project)
    assert refused > 200

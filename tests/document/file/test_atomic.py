"""Files are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from netstudio.document.file.atomic import write_atomically
from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.errors import ProjectFileError

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and signals of POSIX")


def test_new_content_takes_the_place_of_the_old(tmp_path):
    path = tmp_path / "file"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_permissions_stay_and_new_files_get_the_usual_ones(tmp_path):
    path = tmp_path / "file"
    mask = os.umask(0o027)
    try:
        write_atomically(path, b"old")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@posix
def test_a_link_goes_on_pointing(tmp_path):
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "file"
    target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    path = tmp_path / "p.json"
    save_project_file(Project(name="old"), path)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), full)
    with pytest.raises(ProjectFileError, match="could not be written: No space left on device"):
        save_project_file(Project(name="new"), path)
    monkeypatch.undo()
    assert load_project_file(path).name == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_cleans_up_too(tmp_path, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "file", b"new")
    assert not list(tmp_path.iterdir())


def test_places_that_cannot_be_written(tmp_path):
    with pytest.raises(ProjectFileError, match="not an ordinary file"):
        write_atomically(tmp_path, b"")
    with pytest.raises(ProjectFileError, match="No such file"):
        write_atomically(tmp_path / "absent" / "file", b"")
    with pytest.raises(ProjectFileError):
        write_atomically(tmp_path / "nul\0", b"")


def test_a_read_only_file_is_respected(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.write_bytes(b"mine")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ProjectFileError, match="it is read-only"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"mine"


_SAVER = """
import sys
from pathlib import Path
from dataclasses import replace
from netstudio.document.project_file import load_project_file, save_project_file
path = Path(sys.argv[1])
projects = [load_project_file(path.with_name(f"{name}.json")) for name in "ab"]
print("ready", flush=True)
while True:
    for project in projects:
        save_project_file(project, path)
"""


@posix
def test_a_kill_while_saving_leaves_one_of_the_files_whole(tmp_path):
    import numpy as np

    from netstudio.document.graph import Graph
    from netstudio.document.node import Member, Tensor
    from netstudio.document.project_file import tensor_hash
    from netstudio.document.table import Table

    rng = random.Random(3)
    path = tmp_path / "project.json"
    for name in "ab":
        array = np.full(200_000, ord(name), "uint8")
        digest = tensor_hash(array)
        member = Member("t", "t", Tensor("buffer", (200_000,), "uint8", data=digest))
        graph = Graph(members=Table({"t": member}))
        project = Project(name, name * 300_000, graph, tensors=Table({digest: array}))
        save_project_file(project, tmp_path / f"{name}.json")
    save_project_file(load_project_file(tmp_path / "a.json"), path)
    seen = set()
    kills = 0
    # A busy machine saves more slowly: the kills spread wider until both outcomes have been seen.
    while kills < 24 or (len(seen) < 2 and kills < 200):
        kills += 1
        child = subprocess.Popen(
            [sys.executable, "-c", _SAVER, str(path)], stdout=subprocess.PIPE, cwd=Path.cwd()
        )
        with child:
            assert child.stdout.readline() == b"ready\n"
            time.sleep(rng.uniform(0, 0.03 * (1 + kills // 12)))
            child.send_signal(signal.SIGKILL)
        project = load_project_file(path)
        assert project.description == project.name * 300_000
        assert (next(iter(project.tensors.values())) == ord(project.name)).all()
        seen.add(project.name)
    assert seen == {"a", "b"}

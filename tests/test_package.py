"""The wheel, installed elsewhere, brings presets and resources; importing it is quick."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that has the wheel, and the dependencies by reference."""
    folder = tmp_path_factory.mktemp("wheel")
    built = _run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        folder,
        ROOT,
        cwd=folder,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", symlinks=True)
    python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    asked = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    packages = Path(asked.stdout.strip())
    # A folder named in a .pth file is searched, but its own .pth files are not read: the checkout
    # that is installed there stays out of sight.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    done = _run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--target",
        packages,
        wheel,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return python


def test_an_installed_wheel_knows_its_presets(installed: Path, tmp_path: Path) -> None:
    done = _run(installed, "-m", "netstudio", "check", "lenet5", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "61,706 parameters" in done.stdout
    where = _run(installed, "-c", "import netstudio; print(netstudio.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where.stdout


def test_an_installed_wheel_has_its_resources(installed: Path, tmp_path: Path) -> None:
    code = "from netstudio.assets import resource; print(resource('icons').is_dir())"
    assert _run(installed, "-c", code, cwd=tmp_path).stdout.strip() == "True"


def test_importing_netstudio_loads_neither_torch_nor_qt(tmp_path: Path) -> None:
    code = """
import sys
import netstudio

project = netstudio.load_project("lenet5")
netstudio.check(project)
netstudio.generate_source(project)
netstudio.infer_shapes(project)
heavy = ("torch", "PySide6", "numpy", "networkx", "sklearn")
print([name for name in heavy if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

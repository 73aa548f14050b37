"""The choice of a device, and the preparation of torch."""

from __future__ import annotations

import gc
import importlib
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from netstudio.errors import TrainingError
from netstudio.training.device import choose_device, use_worker_threads
from netstudio.training.preload import TURN, import_torch, torch_libraries, warm_up, yielding


@pytest.mark.parametrize("name", ["potato", "cuda:99", "meta", "mps:7x"])
def test_a_device_that_is_not_there_is_refused_with_the_way_out(name):
    with pytest.raises(TrainingError, match="use auto"):
        choose_device(name)


def test_auto_prefers_an_accelerator(monkeypatch):
    assert choose_device("cpu").type == "cpu"
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert choose_device("auto").type == "mps"
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert choose_device("auto").type == "cuda"


def test_one_core_is_left_free(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    assert use_worker_threads() == torch.get_num_threads() == 3
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert use_worker_threads() == 1
    assert use_worker_threads(2) == torch.get_num_threads() == 2


def test_torch_is_imported_with_its_libraries_opened_first():
    code = (
        "import gc, sys\n"
        "from netstudio.training import preload\n"
        "assert 'torch' not in sys.modules\n"
        "before = sys.getswitchinterval()\n"
        "opened = preload.open_libraries()\n"
        "preload.import_torch()\n"
        "preload.warm_up()\n"
        "assert 'torch' in sys.modules and gc.isenabled()\n"
        "assert gc.get_freeze_count() > 10_000\n"
        "assert sys.getswitchinterval() == before\n"
        "import torch; torch.zeros(2).add_(1)\n"
        "print(len(opened))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert int(done.stdout) == (len(torch_libraries()) if sys.platform != "win32" else 0)


@pytest.fixture
def collecting():
    """Python collects by itself, as it does outside of tests."""
    gc.enable()
    yield
    gc.disable()


def test_the_library_of_a_compiled_module_is_opened_before_its_import(monkeypatch):
    compiled, opened = "numpy.fft._pocketfft_umath", []
    importlib.import_module("numpy.fft")
    monkeypatch.delitem(sys.modules, compiled)
    monkeypatch.setattr(
        "netstudio.training.preload._opener", lambda: lambda path: bool(opened.append(path))
    )
    finders = list(sys.meta_path)
    with yielding():
        spec = importlib.util.find_spec(compiled)
        assert importlib.util.find_spec("this") is not None
    assert opened == [Path(spec.origin)]
    assert sys.meta_path == finders


def test_a_thread_that_imports_yields_more_often(collecting):
    before = sys.getswitchinterval()
    with yielding():
        assert sys.getswitchinterval() == pytest.approx(min(TURN, before))
        assert not gc.isenabled()
    assert (sys.getswitchinterval(), gc.isenabled()) == (before, True)


def test_without_its_libraries_the_plain_import_does(monkeypatch, collecting):
    monkeypatch.setattr("netstudio.training.preload.FIRST", ("renamed",))
    assert torch_libraries() == []

    import_torch()
    warm_up()

    assert gc.isenabled()

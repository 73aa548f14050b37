"""Importing torch beside a window that stays fluid.

Two things stall other threads while torch is imported: the dynamic linker, which Python calls
holding its lock, and the collector, which walks ever more objects. So torch's shared libraries are
first opened through a foreign call, which releases the lock, and the collector rests meanwhile.
Where libraries have other names than expected the plain import still works, with its stalls.
"""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import os
import sys
import threading
from pathlib import Path

FIRST = (
    "torch_global_deps",
    "c10",
    "torch_cpu",
    "torch",
    "c10_cuda",
    "torch_cuda",
    "shm",
    "torch_python",
)
"""Libraries in the order in which they need one another."""

_importing = threading.Lock()


def import_torch() -> None:
    """Imports torch in the calling thread; afterwards, the collector leaves its objects alone."""
    with _importing:
        if "torch" in sys.modules:
            return
        collecting = gc.isenabled()
        gc.disable()
        try:
            open_libraries()
            import torch  # noqa: F401 -- the import is what is wanted
        finally:
            if collecting:
                gc.enable()
        gc.freeze()


def warm_up() -> None:
    """Has torch import what it brings in late: the first optimizer step, and torchvision."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        import torch

        weight = torch.nn.Parameter(torch.zeros(1))
        optimizer = torch.optim.SGD([weight], lr=0.0)
        weight.sum().backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    finally:
        if collecting:
            gc.enable()
    gc.freeze()


def open_libraries() -> list[Path]:
    """Opens torch's shared libraries without holding Python's lock; which ones were opened."""
    if os.name != "posix":
        return []  # Windows has no dlopen; there, the plain import has to do
    opener = ctypes.CDLL(None).dlopen  # foreign calls release the lock, ctypes.CDLL(path) does not
    opener.restype = ctypes.c_void_p
    opener.argtypes = (ctypes.c_char_p, ctypes.c_int)
    return [path for path in torch_libraries() if opener(os.fsencode(path), os.RTLD_NOW)]


def torch_libraries() -> list[Path]:
    """The files of torch's shared libraries that are there, in the order of `FIRST`."""
    spec = importlib.util.find_spec("torch")
    if spec is None or not spec.submodule_search_locations:
        return []
    folder = Path(spec.submodule_search_locations[0]) / "lib"
    suffix = "dylib" if sys.platform == "darwin" else "so"
    paths = [folder / f"lib{name}.{suffix}" for name in FIRST]
    return [path for path in paths if path.is_file()]

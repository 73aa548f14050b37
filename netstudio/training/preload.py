"""Importing torch beside a window that stays fluid.

Three things stall other threads while torch is imported: the dynamic linker, which Python calls
holding its lock, the collector, which walks ever more objects, and the lock itself, for which a
thread waits five milliseconds each time it comes back from the system. So shared libraries are
first opened through a foreign call, which releases the lock: torch's own in the order in which they
need one another, and each further one as an import comes to it. The collector rests meanwhile, and
the lock changes hands sooner. Where libraries have other names than expected the plain import still
works, with its stalls.
"""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ExtensionFileLoader, ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

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

TURN = 0.001
"""Seconds for which a thread that imports keeps Python's lock while another one wants it."""

_importing = threading.Lock()


def is_importing() -> bool:
    """Whether some thread imports torch or a part of it now."""
    return _importing.locked()


def import_torch() -> None:
    """Imports torch in the calling thread; afterwards, the collector leaves its objects alone."""
    with importing():
        if "torch" not in sys.modules:
            open_libraries()
            import torch  # noqa: F401 -- the import is what is wanted


def warm_up() -> None:
    """Has torch import what it brings in late: the first optimizer step, and torchvision."""
    with importing():
        import torch

        weight = torch.nn.Parameter(torch.zeros(1))
        optimizer = torch.optim.SGD([weight], lr=0.0)
        weight.sum().backward()  # type: ignore[no-untyped-call]
        optimizer.step()


@contextmanager
def importing() -> Iterator[None]:
    """Lets other threads have their turns while this one imports; one thread does at a time."""
    with _importing, yielding():
        yield


@contextmanager
def yielding() -> Iterator[None]:
    """The same for a caller who knows that no other thread imports.

    The collector rests, and leaves what was made alone afterwards.
    """
    collecting, interval = gc.isenabled(), sys.getswitchinterval()
    finder = _OpeningFinder()
    gc.disable()
    sys.setswitchinterval(min(TURN, interval))
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        sys.setswitchinterval(interval)
        if collecting:
            gc.enable()
    gc.freeze()


def open_libraries() -> list[Path]:
    """Opens torch's shared libraries without holding Python's lock; which ones were opened."""
    opened = _opener()
    return [path for path in torch_libraries() if opened(path)]


def _opener() -> Callable[[Path], bool]:
    """What opens a shared library without holding Python's lock, and says whether it could."""
    if os.name != "posix":
        return lambda path: False  # Windows has no dlopen; there, the plain import has to do
    opener = ctypes.CDLL(None).dlopen  # foreign calls release the lock, ctypes.CDLL(path) does not
    opener.restype = ctypes.c_void_p
    opener.argtypes = (ctypes.c_char_p, ctypes.c_int)
    return lambda path: bool(opener(os.fsencode(path), os.RTLD_NOW))


class _OpeningFinder(MetaPathFinder):
    """Finds modules where they are, and opens the libraries of those that are compiled.

    The import that follows finds them open already.
    """

    def __init__(self) -> None:
        self._open = _opener()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, ExtensionFileLoader) and spec.origin:
            self._open(Path(spec.origin))
        return spec


def torch_libraries() -> list[Path]:
    """The files of torch's shared libraries that are there, in the order of `FIRST`."""
    spec = importlib.util.find_spec("torch")
    if spec is None or not spec.submodule_search_locations:
        return []
    folder = Path(spec.submodule_search_locations[0]) / "lib"
    suffix = "dylib" if sys.platform == "darwin" else "so"
    paths = [folder / f"lib{name}.{suffix}" for name in FIRST]
    return [path for path in paths if path.is_file()]

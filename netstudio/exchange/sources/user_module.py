"""A user's Python file as the module that Python would make of it: alone, or of its package."""

from __future__ import annotations

import importlib
import linecache
import sys
from collections.abc import Sequence
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec, spec_from_loader
from io import StringIO
from pathlib import Path
from types import ModuleType

_OF_A_PACKAGE = "__init__.py"


def run_as_module(path: Path, text: str) -> ModuleType:
    """Run the text of a file as its module; what lies beside it can be imported.

    A file of a package is imported from the folder that holds the package, whose `__init__` runs
    first. What it raises is passed on.
    """
    file = path.resolve()
    # Whoever asks for the source gets what has run, whatever the file says by then.
    linecache.cache[str(file)] = (len(text), None, StringIO(text, None).readlines(), str(file))
    root, name = _place(file)
    if root is None or not _is_free(name.partition(".")[0], root):
        sys.path.insert(0, str(file.parent))
        return _run_alone(_TrustedText(file.stem, file, text))
    sys.path.insert(0, str(root))
    sys.path.append(str(file.parent))  # for files that are also run as a script
    return _run_in_package(_TrustedText(name, file, text))


def _run_alone(code: _TrustedText) -> ModuleType:
    module = module_from_spec(code.spec())
    sys.modules[code.name] = module
    code.exec_module(module)
    return module


def _run_in_package(code: _TrustedText) -> ModuleType:
    """Import a module by its name, so that packages around it that import it get the same one."""
    sys.modules.pop(code.name, None)
    sys.meta_path.insert(0, code)
    try:
        return importlib.import_module(code.name)
    finally:
        sys.meta_path.remove(code)


def _place(file: Path) -> tuple[Path | None, str]:
    """The folder to import a file of a package from, and its full name; None without a package."""
    names = [] if file.name == _OF_A_PACKAGE else [file.stem]
    folder = file.parent
    while (folder / _OF_A_PACKAGE).is_file() and folder.name and "." not in folder.name:
        names.insert(0, folder.name)
        folder = folder.parent
    is_packaged = folder != file.parent and "." not in file.stem
    return (folder, ".".join(names)) if is_packaged else (None, file.stem)


def _is_free(package: str, root: Path) -> bool:
    """Whether a package's name is not taken by another, such as one of Python's own."""
    known = sys.modules.get(package)
    if known is None:
        return True
    file = getattr(known, "__file__", None)
    return file is not None and Path(file).resolve() == root / package / _OF_A_PACKAGE


class _TrustedText(MetaPathFinder, InspectLoader):
    """Finds one module and runs a given text as it, whatever its file says by then."""

    def __init__(self, name: str, file: Path, text: str) -> None:
        self.name = name
        self._file = file
        self._text = text

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module, when it is the one that is asked for."""
        del path, target
        return self.spec() if fullname == self.name else None

    def spec(self) -> ModuleSpec:
        """How the module is made."""
        is_package = self._file.name == _OF_A_PACKAGE
        spec = spec_from_loader(self.name, self, origin=str(self._file), is_package=is_package)
        assert spec is not None
        spec.has_location = True  # so that the module has a __file__
        if is_package:
            spec.submodule_search_locations = [str(self._file.parent)]
        return spec

    def is_package(self, fullname: str) -> bool:
        """Whether it is the `__init__` of a package."""
        return self._file.name == _OF_A_PACKAGE

    def get_source(self, fullname: str) -> str:
        """The text that is run."""
        return self._text

    def exec_module(self, module: ModuleType) -> None:
        """Run the text."""
        exec(compile(self._text, str(self._file), "exec"), module.__dict__)

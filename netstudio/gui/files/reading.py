"""Files that a project is read from: its own, and Python, which is read but never written back."""

from __future__ import annotations

from pathlib import Path

from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file
from netstudio.errors import ModelImportError
from netstudio.gui.language import tr, tr_count

PROJECTS = (".json", ".netstudio")
PYTHON = ".py"
ONNX = ".onnx"
WEIGHTS = (".safetensors", ".pt", ".pth")


def read_project(path: Path) -> tuple[Project, Path | None]:
    """The project in a file, and the file that it is saved to: none for Python.

    Raises:
        ProjectFileError: when the file cannot be read or is no valid project.
        SourceError: when the Python in it is not in the form that codegen writes.
    """
    if path.suffix.lower() == PYTHON:
        from netstudio.exchange.python_in.file import read_python_file

        return read_python_file(path), None
    return load_project_file(path), path


def is_python(path: Path) -> bool:
    """Whether a file is Python in some form, so that a model in it might be imported."""
    if path.suffix.lower() != PYTHON:
        return False
    from netstudio.exchange.sources.classes import module_classes

    try:
        module_classes(path)
    except ModelImportError:
        return False
    return True


def words_on_comments(path: Path) -> str:
    """What becomes of the comments in a Python file that was read; nothing where it has none."""
    from netstudio.exchange.overwriting.comments import comments_of

    count = len(comments_of(path.read_text(encoding="utf-8-sig")))
    if not count:
        return ""
    return tr_count(
        count,
        "“{name}” has {count} comment, which a project cannot hold. It stays in that file: an "
        "export over it keeps it at its line, and asks first where that line is gone.",
        "“{name}” has {count} comments, which a project cannot hold. They stay in that file: an "
        "export over it keeps each at its line, and asks first where that line is gone.",
        name=path.name,
    )


def kinds_to_open() -> str:
    """What file dialogs offer for opening."""
    own = f"{tr('NetStudio projects')} ({_patterns(PROJECTS)})"
    every = f"{tr('Projects and models')} ({_patterns((*PROJECTS, PYTHON, ONNX))})"
    python = f"Python ({_patterns((PYTHON,))})"
    onnx = f"{tr('ONNX files')} ({_patterns((ONNX,))})"
    return ";;".join((every, own, python, onnx, f"{tr('All files')} (*)"))


def kinds_to_save() -> str:
    """What file dialogs offer for saving."""
    return f"{tr('NetStudio projects')} ({_patterns(PROJECTS)});;{tr('All files')} (*)"


def _patterns(suffixes: tuple[str, ...]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)

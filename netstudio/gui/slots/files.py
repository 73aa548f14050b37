"""Project files and exports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    files, exports = bench.files, bench.exports
    return {
        "new": files.new,
        "open": files.open,
        "save": files.save,
        "open_new_window": lambda: _open_in_new_window(bench),
        "save_as": files.save_as,
        "save_copy": files.save_copy,
        "revert": files.revert,
        "rename_project": files.rename_project,
        "import_model": lambda: bench.imports.ask(),
        "add_custom": lambda: bench.custom.add(),
        "load_weights": lambda: bench.imports.ask_weights(),
        "load_pretrained": lambda: bench.imports.ask_pretrained(),
        "export_python": exports.ask_python,
        "export_weights": exports.ask_weights,
        "export_onnx": lambda: exports.show_dialog(".onnx"),
        "export_program": lambda: exports.show_dialog(".pt2"),
        "export_diagram": lambda: exports.show_dialog(".pdf"),
        "export_summary": lambda: exports.show_dialog(".md"),
        "export_as": exports.show_dialog,
        "close_window": bench.window.close,
        "quit": lambda: bench.window.program.quit(),
    }


def _open_in_new_window(bench: Workbench) -> None:
    program, files = bench.window.program, bench.files
    path = files.ask_path()
    if path is None:
        return
    other = program.find(path)
    if other is not None:
        program.bring_to_front(other)
    elif (found := files.read(path)) is not None:
        window = program.open(*found)
        window.furnished.connect(lambda: window.bench.files.tell_of_comments(path))
        bench.window.settings.add_recent(path)

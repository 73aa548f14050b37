"""What a bug report needs and no more: versions, machine, the log's end, no personal paths."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from netstudio.gui.log.entries import Entry


def bug_report(entries: Iterable[Entry]) -> str:
    """Versions and log entries as text to be pasted into a report."""
    lines = [*version_lines(), "", *(entry.line() for entry in entries)]
    return without_home("\n".join(lines))


def version_lines() -> list[str]:
    """The program, what it runs on, and the devices that torch has found; imports nothing new."""
    import PySide6
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication

    from netstudio.gui.dialogs.crash import program_version

    lines = [
        f"NetStudio {program_version()}",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}, {QGuiApplication.platformName()}",
        f"{os.cpu_count() or 1} CPU cores",
    ]
    torch = sys.modules.get("torch")
    # While another thread imports it, it is there but not complete.
    if torch is not None and hasattr(torch, "cuda") and hasattr(torch, "__version__"):
        lines.append(f"torch {torch.__version__}, {_device(torch)}")
    return lines


def _device(torch: object) -> str:
    cuda = torch.cuda  # type: ignore[attr-defined]
    if cuda.is_available():
        return str(cuda.get_device_name(0))
    return "CPU only"


def without_home(text: str, home: Path | None = None) -> str:
    """`text` with the user's own folder written as `~`, however its separators are written."""
    folder = str(home or Path.home())
    for written in {folder, folder.replace("\\", "/"), folder.replace("\\", "\\\\")}:
        if len(written) > 1:
            text = re.sub(re.escape(written) + r"(?![\w.-])", "~", text)
    return text

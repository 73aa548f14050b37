"""Asking before a Python file loses what somebody wrote in it by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QWidget

from netstudio.exchange.overwriting import Overwriting
from netstudio.gui.dialogs.question import Answer, ask, tell
from netstudio.gui.language import tr

ELSEWHERE = "elsewhere"
"""The answer of who wants another name."""


def ask_to_overwrite(window: QWidget, path: Path, found: Overwriting) -> str:
    """Ask what becomes of a file: `ELSEWHERE`, or anything that is true to write it, a copy made.

    Nothing where the user calls it off, or the copy cannot be made.
    """
    copy = _free_name(path)
    chosen = ask(
        window,
        tr("Overwrite “{name}”?", name=path.name),
        "{}\n\n{}\n\n{}".format(
            tr("Somebody wrote lines in it by hand that the network does not have:"),
            "\n".join(found.examples()),
            tr("A copy would be kept as “{name}”.", name=copy.name),
        ),
        (
            Answer("copy", tr("&Keep a copy"), "primary"),
            Answer(ELSEWHERE, tr("&Another name…")),
            Answer("overwrite", tr("&Overwrite"), "danger", apart=True),
        ),
    )
    if chosen != "copy":
        return chosen
    try:
        shutil.copy2(path, copy)
    except OSError as error:
        tell(window, tr("The copy cannot be written"), error.strerror or str(error))
        return ""
    return chosen


def _free_name(path: Path) -> Path:
    """A name beside a file that nothing has."""
    made, number = path.with_stem(f"{path.stem}_before"), 1
    while made.exists():
        number += 1
        made = path.with_stem(f"{path.stem}_before{number}")
    return made

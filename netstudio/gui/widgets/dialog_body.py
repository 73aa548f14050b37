"""The body of a dialog: what it shows in a column, and at its foot the answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled


def lay_out(
    dialog: QDialog,
    parts: Sequence[QWidget | QLayout],
    answers: Sequence[QPushButton],
    *,
    size: tuple[int, int],
    growing: QWidget | None = None,
    beside: QWidget | None = None,
) -> None:
    """Fill a dialog.

    Args:
        answers: the buttons, the likeliest last.
        size: in pixels of the design.
        growing: the part that takes the room there is; without one it stays empty.
        beside: what stands at the other end of the answers' row.
    """
    foot = QHBoxLayout()
    foot.setSpacing(tokens.SPACE_2)
    if beside is not None:
        foot.addWidget(beside)
    foot.addStretch(1)
    for answer in answers:
        foot.addWidget(answer)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(tokens.SPACE_4,) * 4)
    column.setSpacing(tokens.SPACE_3)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part, 1 if part is growing else 0)
    if growing is None:
        column.addStretch(1)
    column.addLayout(foot)
    dialog.resize(*map(scaled, size))

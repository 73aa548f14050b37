"""What is declared of an action: words, key, icon and explanation."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from netstudio.records import dataclass

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        name: what the program calls it.
        text: what a menu calls it, with the mnemonic marked.
        help: one sentence for the tooltip.
        keys: shortcuts, the first one shown; a standard key stands for the platform's own.
        icon: a drawing of `resources/icons`, or none.
        checkable: whether it is on or off.
        canvas_key: the key that the canvas itself has for it, for menus to show; such keys are
            plain letters that mean nothing elsewhere.
    """

    name: str
    text: str
    help: str
    keys: tuple[str | Key, ...] = ()
    icon: str = ""
    checkable: bool = False
    canvas_key: str = ""

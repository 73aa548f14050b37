"""One problem: where it is, what it is, the two numbers side by side, and the way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from netstudio.compiler.problem import Fix, Problem
from netstudio.gui.language import tr
from netstudio.gui.panels.wrapping_button import WrappingButton
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.widgets.elided_label import ElidedLabel


class ProblemCard(QFrame):
    """Shows a problem; a click on it leads to its node, a click on a repair mends it."""

    activated = Signal(object)
    """The `Problem`."""
    fix_chosen = Signal(object)
    """The `Fix`."""
    trust_asked = Signal(object)
    """The `Problem` of a node whose file the user wants to look at."""

    def __init__(self, problem: Problem, where: str, parent: QWidget | None = None) -> None:
        """`where` names the node for the user; empty where it concerns the whole project."""
        super().__init__(parent)
        self.problem = problem
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{problem.severity}: {where}: {tr(problem.message)}")
        self._icon = QLabel()
        self._icon.setFixedSize(icons.ICON_SIZE, icons.ICON_SIZE)
        title = ElidedLabel(where or tr("The project"), role="title")
        message = QLabel(tr(problem.message))
        message.setWordWrap(True)
        message.setTextFormat(Qt.TextFormat.PlainText)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_2)
        head.addWidget(self._icon)
        head.addWidget(title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_2 + 2,) * 4)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(head)
        column.addWidget(message)
        if problem.claimed or problem.true:
            column.addLayout(_numbers(problem))
        self._column = column
        self._preview: Callable[[Fix], tuple[str, ...]] | None = None
        self._fixes: tuple[Fix, ...] = ()
        self._changes = QLabel()
        self._changes.setProperty("role", "small")
        self._changes.setWordWrap(True)
        self._changes.setTextFormat(Qt.TextFormat.PlainText)
        self._changes.hide()
        column.addWidget(self._changes)
        self.offers: list[WrappingButton] = []
        self.fix_buttons: list[WrappingButton] = []
        if problem.code == "custom_untrusted":
            self._offer_trust()
        self.set_fixes(problem.fixes)
        notifier.theme_changed.connect(self._tint)
        self._tint()

    def _offer_trust(self) -> None:
        """The way out of custom Python that is not trusted, which is no edit of the project."""
        button = WrappingButton(tr("Trust this file…"), kind="primary")
        button.clicked.connect(lambda: self.trust_asked.emit(self.problem))
        self._column.addWidget(button)
        self.offers.append(button)

    def set_preview(self, preview: Callable[[Fix], tuple[str, ...]]) -> None:
        """Say below the best repair what it changes, and on the others when they are pointed at."""
        self._preview = preview
        self._show_preview()

    def first_fix(self) -> Fix | None:
        """The best repair; None where there is none, or where none was found yet."""
        return self._fixes[0] if self._fixes else None

    def set_fixes(self, fixes: tuple[Fix, ...]) -> None:
        """Offer these repairs, the best first; they may be found after the problem is."""
        for button in self.fix_buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        kinds = ("primary", *["outline"] * len(fixes))
        self.fix_buttons = [self._fix_button(*pair) for pair in zip(fixes, kinds, strict=False)]
        self._fixes = fixes
        for button in self.fix_buttons:
            self._column.addWidget(button)
        self._show_preview()

    def _show_preview(self) -> None:
        preview = self._preview
        if preview is None or not self._fixes:
            self._changes.hide()
            return
        for button, fix in zip(self.fix_buttons, self._fixes, strict=False):
            words = "\n".join(preview(fix))
            taken_back = tr("Ctrl+Z takes it back.")
            button.setToolTip("\n".join(filter(None, (words, taken_back))))
        self._changes.setText("\n".join(preview(self._fixes[0])))
        self._changes.setVisible(bool(self._changes.text()))
        self._column.removeWidget(self._changes)
        place = self._column.indexOf(self.fix_buttons[0])
        self._column.insertWidget(place + 1, self._changes)

    def _fix_button(self, fix: Fix, kind: str) -> WrappingButton:
        button = WrappingButton(tr(fix.label), kind=kind)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it goes once it is clicked
        button.setToolTip(tr("Ctrl+Z takes it back."))
        button.clicked.connect(lambda: self.fix_chosen.emit(fix))
        return button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.activated.emit(self.problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        fix = self.first_fix()
        if is_enter and event.modifiers() & Qt.KeyboardModifier.AltModifier and fix is not None:
            self.fix_chosen.emit(fix)
        elif is_enter or event.key() == Qt.Key.Key_Space:
            self.activated.emit(self.problem)
        else:
            super().keyPressEvent(event)

    def _tint(self, *_: object) -> None:
        severity = self.problem.severity
        shade = getattr(current(), severity)
        self._icon.setPixmap(
            icons.pixmap(severity, shade, icons.ICON_SIZE, self.devicePixelRatioF())
        )


def _numbers(problem: Problem) -> QGridLayout:
    """What is claimed and what is true, side by side."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.SPACE_2)
    grid.setVerticalSpacing(2)
    pairs = (
        (tr("claimed"), problem.claimed, "error"),
        (tr("true"), problem.true, "success"),
    )
    column = 0
    for caption, number, role in pairs:
        if not number:
            continue
        above = QLabel(caption)
        above.setProperty("role", "small")
        value = ElidedLabel(number, role=f"number-{role}")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(above, 0, column)
        grid.addWidget(value, 1, column)
        grid.setColumnStretch(column, 1)
        column += 1
    return grid

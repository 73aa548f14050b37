"""The strip along the bottom: how large the network is, whether it is saved, what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from netstudio.document.change import Change
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr, tr_count
from netstudio.gui.panels.counts import network_counts
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import notifier
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.widgets.elided_label import ElidedLabel

HEIGHT = 25


class StatusStrip(QFrame):
    """Follows the document."""

    problems_clicked = Signal()

    def __init__(self, bridge: DocumentBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setProperty("role", "status")
        self._fit()
        notifier.fonts_scaled.connect(self._fit)
        self.counts = ElidedLabel(role="muted")
        self.activity = ElidedLabel(role="muted")
        self.saved = QLabel()
        self.problems = _ClickableLabel()
        self.problems.setToolTip(tr("Show the problems (Alt+3)"))
        self.problems.clicked.connect(self.problems_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, 0)
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(self.counts, 2)
        row.addWidget(self.activity, 1)
        row.addWidget(self.saved)
        row.addWidget(self.problems)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._refresh)
        bridge.changed.connect(self._follow)
        bridge.inference_changed.connect(self._timer.start)
        bridge.problems_changed.connect(self._show_problems)
        bridge.clean_changed.connect(self.show_saved)
        bridge.project_reset.connect(self._timer.start)
        self.show_saved()
        self._show_problems()
        self._refresh()

    def _fit(self) -> None:
        self.setFixedHeight(scaled(HEIGHT))

    def show_activity(self, text: str) -> None:
        """What goes on beside the run: importing torch, loading data."""
        self.activity.setText(text)

    def _follow(self, change: Change) -> None:
        if change.structural:
            self._timer.start()

    def _refresh(self) -> None:
        self.show_saved()
        counts = network_counts(self._bridge.project, self._bridge.inference)
        self.counts.setText(counts.sentence)

    def _show_problems(self) -> None:
        problems = self._bridge.announced_problems
        errors = sum(problem.severity == "error" for problem in problems)
        warnings = len(problems) - errors
        parts = []
        if errors:
            parts.append(tr_count(errors, "{count} problem", "{count} problems"))
        if warnings:
            parts.append(tr_count(warnings, "{count} warning", "{count} warnings"))
        self.problems.setText(" · ".join(parts) or tr("No problems"))
        _set_role(self.problems, "error" if errors else "warning" if warnings else "success")

    def show_saved(self, *_: object) -> None:
        """Say whether the project is on the disk as it is."""
        clean = self._bridge.is_clean
        kept = clean and self._bridge.path is not None
        self.saved.setText(
            tr("Edited") if not clean else tr("Saved") if kept else tr("Not saved yet")
        )
        _set_role(self.saved, "warning" if not clean else "success" if kept else "muted")


class _ClickableLabel(QLabel):
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()


def _set_role(label: QLabel, role: str) -> None:
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)

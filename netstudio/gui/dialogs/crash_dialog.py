"""What the user sees of a mistake of the program: that the work is kept, and what can be done.

Not modal: the window stays usable. What goes wrong again while it is open is added to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from netstudio.gui.dialogs.crash import copy_report
from netstudio.gui.language import tr, tr_count
from netstudio.gui.log.bug_report import version_lines, without_home
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font, scaled

if TYPE_CHECKING:
    from netstudio.gui.main_window import MainWindow

_SIGN = 20
MOST = 20
"""Reports kept in the dialog; a mistake in a timer repeats itself without end."""


class CrashDialog(QDialog):
    """Collects mistakes, and offers the report, a safe copy, and to go on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._count = 0
        self._reports: dict[str, int] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        self.head = QLabel(tr("Something went wrong inside the program"))
        self.head.setProperty("role", "heading")
        self.kept = QLabel()
        self.kept.setWordWrap(True)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("role", "muted")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setFont(number_font())
        self.details.setProperty("role", "field")
        self.details.setAccessibleName(tr("Details"))
        self.details.setMinimumHeight(scaled(220))
        self.details.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_6,) * 4)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(self._headline())
        for part in (self.kept, self.sentence):
            column.addWidget(part)
        column.addWidget(self.details, 1)
        column.addSpacing(tokens.SPACE_4)
        column.addLayout(self._row())
        self.setMinimumWidth(scaled(560))

    def _headline(self) -> QHBoxLayout:
        sign, ratio = QLabel(), self.devicePixelRatioF()
        sign.setPixmap(icons.pixmap("error", current().error, scaled(_SIGN), ratio))
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(sign)
        row.addWidget(self.head, 1)
        return row

    def _row(self) -> QHBoxLayout:
        self.fold = QPushButton(tr("&Details"))
        self.fold.setCheckable(True)
        self.fold.setToolTip(tr("Show where it happened"))
        self.fold.toggled.connect(self._unfold)
        self.copy = QPushButton(tr("&Copy report"))
        self.copy.setToolTip(tr("Copy versions and details, without names of your folders"))
        self.copy.clicked.connect(self._copy)
        self.save = QPushButton(tr("&Save project as…"))
        self.save.setToolTip(tr("Save the project under another name"))
        self.save.clicked.connect(lambda: self._window.bench.files.save_as())
        self.go_on = QPushButton(tr("&Go on"))
        self.go_on.setProperty("kind", "primary")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.fold)
        row.addStretch(1)
        for button in (self.copy, self.save, self.go_on):
            row.addWidget(button)
        return row

    def add(self, sentence: str, report: str, kept: bool) -> None:
        """Take in one more mistake.

        Args:
            sentence: what went wrong.
            report: what a developer needs.
            kept: whether the work is in the recovery folder, or saved.
        """
        self._count += 1
        if report in self._reports or len(self._reports) < MOST:
            self._reports[report] = self._reports.get(report, 0) + 1
        self.sentence.setText(sentence)
        self.kept.setText(_kept_words(kept))
        self.setAccessibleDescription(f"{self.kept.text()} {sentence}")
        if self._count > 1:
            self.head.setText(
                tr_count(
                    self._count,
                    "Something went wrong inside the program",
                    "Something went wrong inside the program, {count} times",
                )
            )
        self.details.setPlainText(self.report())
        if not self.isVisible():
            self.show()
            self.go_on.setFocus()

    def report(self) -> str:
        """Everything collected, as text without personal paths."""
        parts = ["\n".join(version_lines())]
        for report, times in self._reports.items():
            parts.append(f"({times} times)\n{report}" if times > 1 else report)
        return without_home("\n\n".join(parts))

    def _unfold(self, open_: bool) -> None:
        self.details.setVisible(open_)
        self.adjustSize()

    def _copy(self) -> None:
        copy_report(self.report())
        self.copy.setText(tr("Copied"))


def _kept_words(kept: bool) -> str:
    if kept:
        return tr(
            "Your work is kept: a copy is in the recovery folder, and you can go on. If the "
            "program behaves oddly from here on, save and start it again."
        )
    return tr("The recovery folder cannot be written. Save your project now.")

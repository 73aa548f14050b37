"""A list of what is different between the window and the file on the disk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from netstudio.document.project import Project
from netstudio.gui.files.comparison import ADDED, REMOVED, Difference, compare
from netstudio.gui.language import tr, tr_count
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import scaled


class DifferencesDialog(QDialog):
    """What would change here if the file were read again."""

    def __init__(self, mine: Project, theirs: Project, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Differences"))
        found = compare(mine, theirs)
        head = QLabel(
            tr_count(
                len(found),
                "Reading “{name}” again would make {count} change here:",
                "Reading “{name}” again would make {count} changes here:",
                name=name,
            )
            if found
            else tr("“{name}” holds the same project as this window.", name=name)
        )
        head.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Differences"))
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([tr("Change"), tr("Where"), tr("What")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        for difference in found:
            self.list.addTopLevelItem(_row(difference))
        for column in (0, 1):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox()
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(*(tokens.SPACE_6,) * 4)
        column_layout.setSpacing(tokens.SPACE_3)
        column_layout.addWidget(head)
        column_layout.addWidget(self.list, 1)
        self.list.setVisible(bool(found))
        column_layout.addWidget(buttons)
        self.resize(scaled(640), scaled(420 if found else 120))


def _row(difference: Difference) -> QTreeWidgetItem:
    theme = current()
    words, shade = {
        ADDED: (tr("Added"), theme.success),
        REMOVED: (tr("Removed"), theme.error),
    }.get(difference.kind, (tr("Changed"), theme.warning))
    row = QTreeWidgetItem([words, difference.what, difference.detail])
    row.setForeground(0, QColor(shade))
    row.setToolTip(2, difference.detail)
    return row

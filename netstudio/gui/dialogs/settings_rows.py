"""The rows of the settings dialog: a title, what it does, and the control that fits its type.

A control sets its setting at once, and follows it when it is changed elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.dialogs.settings_pages import DEVICES, FOLDER, Row
from netstudio.gui.language import tr
from netstudio.gui.settings import Flag, Number, Settings, Word
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.widgets.clear_button import add_clear_button
from netstudio.gui.widgets.number_field import NumberField
from netstudio.gui.widgets.switch import Switch

_CONTROL_WIDTH = 220
_NUMBER_WIDTH = 72


class SettingRow(QWidget):
    """One setting: words at the left, its control at the right."""

    def __init__(self, row: Row, settings: Settings, devices: Sequence[str]) -> None:
        super().__init__()
        self.row = row
        self._settings = settings
        self._devices = devices
        self.title = QLabel(tr(row.title))
        self.help = QLabel(tr(row.help))
        self.help.setProperty("role", "muted")
        for label in (self.title, self.help):
            label.setWordWrap(True)
        self.control = self._make_control()
        self.control.setAccessibleName(tr(row.title))
        self.control.setAccessibleDescription(tr(row.help))
        self.title.setBuddy(self.control)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.help)
        self.side = QHBoxLayout()
        self.side.setSpacing(tokens.SPACE_2)
        self.side.addWidget(self.control)
        if row.unit:
            unit = QLabel(tr(row.unit))
            unit.setProperty("role", "muted")
            self.side.addWidget(unit)
        self.side.addStretch(1)
        box = QWidget()
        box.setLayout(self.side)
        box.setFixedWidth(scaled(_CONTROL_WIDTH))
        self.side.setContentsMargins(0, 0, 0, 0)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, tokens.SPACE_2, 0, tokens.SPACE_2)
        self._line.setSpacing(tokens.SPACE_2)
        self._line.addLayout(words, 1)
        self._line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        settings.changed.connect(self._follow)
        self.show_value()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Large type on a small screen: the control below the words, which get the whole width.
        direction = QBoxLayout.Direction
        beside = self.width() >= scaled(_CONTROL_WIDTH) * 1.7
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def text(self) -> str:
        """All words of the row, for the search."""
        return " ".join((self.title.text(), self.help.text(), *map(tr, self.row.choices)))

    def reset(self) -> None:
        """Go back to the default."""
        self._settings.reset(self.row.setting)

    def show_value(self) -> None:
        """Show what the setting is."""
        control, setting = self.control, self.row.setting
        if isinstance(control, Switch) and isinstance(setting, Flag):
            control.setChecked(self._settings.get(setting))
        elif isinstance(control, NumberField) and isinstance(setting, Number):
            control.set_value(self._settings.get(setting))
        elif isinstance(control, QComboBox) and isinstance(setting, Word):
            control.setCurrentIndex(max(0, control.findData(self._settings.get(setting))))
        elif isinstance(control, FolderField) and isinstance(setting, Word):
            control.show_folder(self._settings.get(setting))

    def _make_control(self) -> QWidget:
        setting = self.row.setting
        match setting:
            case Flag():
                switch = Switch()
                switch.toggled.connect(lambda on: self._settings.set(setting, on))
                return switch
            case Number():
                field = NumberField.integer(setting.default, low=setting.low, high=setting.high)
                field.setFixedWidth(scaled(_NUMBER_WIDTH))
                field.value_committed.connect(lambda value: self._settings.set(setting, value))
                return field
            case Word() if self.row.form == FOLDER:
                folder = FolderField(tr(self.row.title))
                folder.field.editingFinished.connect(
                    lambda: self._settings.set(setting, folder.folder())
                )
                return folder
            case Word():
                return self._make_choice(setting)
            case _:
                raise TypeError(f"There is no control for {type(setting).__name__}.")

    def _make_choice(self, setting: Word) -> QComboBox:
        box = QComboBox()
        pairs = list(zip(setting.choices, map(tr, self.row.choices), strict=True))
        if self.row.form == DEVICES:
            stored = self._settings.get(setting)
            names = dict.fromkeys(("auto", "cpu", *self._devices, stored))
            pairs = [(name, _device_words(name)) for name in names]
        for value, words in pairs:
            box.addItem(words, value)
        box.setFixedWidth(scaled(_CONTROL_WIDTH))
        box.activated.connect(lambda _: self._settings.set(setting, str(box.currentData())))
        return box

    def _follow(self, key: str) -> None:
        if key == self.row.setting.key:
            self.show_value()


class FolderField(QWidget):
    """A folder's path, typed or chosen; empty for the program's own."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("The program’s own"))
        self.field.setAccessibleName(title)
        add_clear_button(self.field)
        self.setFocusProxy(self.field)
        self.browse = QPushButton(tr("Choose…"))
        self.browse.setToolTip(tr("Choose a folder"))
        self.browse.clicked.connect(self._choose)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(self.field)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedWidth(scaled(_CONTROL_WIDTH))

    def folder(self) -> str:
        """The path as text; empty for the program's own folder."""
        return self.field.text().strip()

    def show_folder(self, path: str) -> None:
        """Show a path."""
        self.field.setText(path)
        self.field.setToolTip(path)
        self.field.setCursorPosition(0)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._title, self.folder())
        if chosen:
            self.show_folder(str(Path(chosen)))
            self.field.editingFinished.emit()


def defaults(rows: Sequence[SettingRow], settings: Settings) -> bool:
    """Whether all these settings are at their defaults."""
    return all(settings.is_default(row.row.setting) for row in rows)


def _device_words(name: str) -> str:
    if name == "auto":
        return tr("The fastest there is")
    return name.upper()

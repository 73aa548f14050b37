"""The options of an export as controls: remembered, and shown as far as a format has them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from netstudio.exchange.diagram.options import COLUMN_WIDTH, DiagramOptions, Direction, fold_to_page
from netstudio.exchange.formats import Format
from netstudio.gui import settings as stored
from netstudio.gui.language import mark, tr
from netstudio.gui.settings import Flag, Settings, Word
from netstudio.gui.theme import tokens

_DIRECTIONS = {"right": mark("To the right"), "down": mark("Downwards")}
_FOLDS = {
    "page": mark("At the size of a page"),
    "column": mark("At the width of a column"),
    "none": mark("Never"),
}
_FLAGS: tuple[tuple[Flag, str, str], ...] = (
    (
        stored.DIAGRAM_OPEN,
        mark("Open &blocks"),
        mark("Draw every block as a frame around what it holds"),
    ),
    (
        stored.DIAGRAM_SHAPES,
        mark("&Shapes on wires"),
        mark("Write the shape of a value beside its wire, where it changes"),
    ),
    (stored.DIAGRAM_DETAILS, mark("&Key parameters"), mark("Say kernel sizes, strides and widths")),
    (
        stored.DIAGRAM_COUNTS,
        mark("Parameter co&unts"),
        mark("Say how many parameters each layer has"),
    ),
    (stored.DIAGRAM_NAMES, mark("&Names"), mark("Title boxes by their names, not by their types")),
    (
        stored.DIAGRAM_JOINED,
        mark("&Join activations"),
        mark("Put activations, normalisation and dropout into the box of the layer before them"),
    ),
)
_DRAWN = frozenset({".svg", ".pdf", ".png"})
_LAID_OUT_ELSEWHERE = frozenset({".mmd", ".dot"})
_TABLES = frozenset({".md", ".csv"})
_WITH_WEIGHTS = frozenset({".py", ".onnx", ".pt2"})
_WEIGHTS_ALONE = frozenset({".safetensors", ".pt"})


class Choices(QWidget):
    """The controls of one format at a time."""

    changed = Signal()
    """Something was chosen otherwise."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._can_train = False
        self._suffix = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        self._form = QFormLayout()
        self._form.setSpacing(tokens.SPACE_2)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.direction = self._combo(stored.DIAGRAM_DIRECTION, _DIRECTIONS, tr("&Direction"))
        self.fold = self._combo(stored.DIAGRAM_FOLD, _FOLDS, tr("&Fold"))
        self.dpi = QSpinBox()
        self.dpi.setRange(stored.EXPORT_DPI.low, stored.EXPORT_DPI.high)
        self.dpi.setSingleStep(50)
        self.dpi.setSuffix(" dpi")
        self.dpi.setValue(settings.get(stored.EXPORT_DPI))
        self.dpi.valueChanged.connect(lambda value: settings.set(stored.EXPORT_DPI, value))
        self._form.addRow(tr("&Resolution"), self.dpi)
        column.addLayout(self._form)
        column.addSpacing(tokens.SPACE_1)
        self.flags = {flag: self._check(flag, text, help_) for flag, text, help_ in _FLAGS}
        self.clear = self._check(
            stored.EXPORT_CLEAR, mark("&Transparent"), mark("No white ground behind the drawing")
        )
        self.weights = self._check(
            stored.EXPORT_WEIGHTS,
            mark("With the trained &weights"),
            mark("As they are now; otherwise those that PyTorch begins with"),
        )
        self.prove = self._check(
            stored.EXPORT_PROVE,
            mark("&Compare with the network"),
            mark("Run the file without this program, and look whether it computes the same"),
        )
        for box in (*self.flags.values(), self.clear, self.weights, self.prove):
            column.addWidget(box)
        self.note = QLabel()
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        column.addWidget(self.note)
        column.addStretch(1)

    def _combo(self, setting: Word, words: dict[str, str], label: str) -> QComboBox:
        combo = QComboBox()
        for value, text in words.items():
            combo.addItem(tr(text), value)
        combo.setCurrentIndex(combo.findData(self._settings.get(setting)))
        combo.currentIndexChanged.connect(lambda _: self._take(setting, combo))
        self._form.addRow(label, combo)
        return combo

    def _take(self, setting: Word, combo: QComboBox) -> None:
        self._settings.set(setting, str(combo.currentData()))
        self.changed.emit()

    def _check(self, flag: Flag, text: str, help_: str) -> QCheckBox:
        box = QCheckBox(tr(text))
        box.setToolTip(tr(help_))
        box.setChecked(self._settings.get(flag))
        box.toggled.connect(lambda on: self._set(flag, on))
        return box

    def _set(self, flag: Flag, on: bool) -> None:
        self._settings.set(flag, on)
        self.changed.emit()

    def show_for(self, form: Format) -> None:
        """Show the controls that a format has."""
        suffix = self._suffix = form.suffix
        drawn, text, table = suffix in _DRAWN, suffix in _LAID_OUT_ELSEWHERE, suffix in _TABLES
        self._form.setRowVisible(self.direction, drawn or text)
        self._form.setRowVisible(self.fold, drawn)
        self._form.setRowVisible(self.dpi, suffix == ".png")
        for flag, box in self.flags.items():
            box.setVisible(drawn or text or (table and flag is stored.DIAGRAM_OPEN))
        self.clear.setVisible(suffix in (".svg", ".png"))
        self.weights.setVisible(suffix in _WITH_WEIGHTS)
        self.prove.setVisible(suffix == ".py")
        self._say_of_weights()

    @property
    def has_any(self) -> bool:
        """Whether the format has anything to choose, or to be said of its weights."""
        boxes = (*self.flags.values(), self.clear, self.weights, self.prove, self.note)
        return any(not box.isHidden() for box in boxes)

    def set_trained(self, can_train: bool) -> None:
        """Whether there are weights to go along."""
        self._can_train = can_train
        self.weights.setEnabled(can_train)
        self._say_of_weights()

    def _say_of_weights(self) -> None:
        lacking = self._suffix in _WITH_WEIGHTS | _WEIGHTS_ALONE and not self._can_train
        self.note.setVisible(lacking)
        self.note.setText(
            tr("PyTorch is not loaded yet, so that there are no weights.") if lacking else ""
        )

    @property
    def is_complete(self) -> bool:
        """Whether there is what the format is about: weights alone are not to be made up."""
        return self._can_train or self._suffix not in _WEIGHTS_ALONE

    @property
    def wants_weights(self) -> bool:
        """Whether the network's present weights go along."""
        if self._suffix in _WEIGHTS_ALONE:
            return self._can_train
        return self._suffix in _WITH_WEIGHTS and self._can_train and self.weights.isChecked()

    @property
    def options(self) -> DiagramOptions:
        """How a diagram is to be drawn."""
        get = self._settings.get
        direction: Direction = "down" if get(stored.DIAGRAM_DIRECTION) == "down" else "right"
        folds = {"page": fold_to_page(direction), "column": COLUMN_WIDTH, "none": None}
        return DiagramOptions(
            direction,
            folds[get(stored.DIAGRAM_FOLD)],
            open_blocks=get(stored.DIAGRAM_OPEN),
            shapes=get(stored.DIAGRAM_SHAPES),
            details=get(stored.DIAGRAM_DETAILS),
            counts=get(stored.DIAGRAM_COUNTS),
            names=get(stored.DIAGRAM_NAMES),
            joined=get(stored.DIAGRAM_JOINED),
        )

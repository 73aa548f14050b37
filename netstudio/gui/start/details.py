"""What the gallery says of the preset that is selected, and the ways to open it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netstudio.exchange.weights.zoo import PRETRAINED, Pretrained
from netstudio.gui.importing.pretrained import words_on
from netstudio.gui.language import tr
from netstudio.gui.start.entries import PresetFacts, facts_of
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled
from netstudio.presets import PresetInfo

WIDTH = 284
_WIDEST = 400
"""With large type: the cards need their room."""


class PresetDetails(QFrame):
    """The pane at the right of the gallery."""

    open_asked = Signal(object)
    """The `PresetInfo` to open here."""
    open_pretrained_asked = Signal(object)
    """The `PresetInfo` to open here with pretrained weights."""
    open_elsewhere_asked = Signal(object)
    """The `PresetInfo` to open in a window of its own."""

    def __init__(self, *, can_open_elsewhere: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preset: PresetInfo | None = None
        self._has_room = True
        self.setProperty("role", "card")
        self.setFixedWidth(min(scaled(WIDTH), _WIDEST))
        self.title = _label("heading")
        self.description = _label()
        self.paper_caption = _label("caption")
        self.paper = _label()
        self.paper_link = QPushButton(tr("Read the paper"))
        self.paper_link.setProperty("kind", "outline")
        self.paper_link.clicked.connect(self._open_paper)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(tokens.SPACE_3)
        self._facts.setVerticalSpacing(tokens.SPACE_1)
        self.open_button = QPushButton(tr("Open"))
        self.open_button.setProperty("kind", "primary")
        self.open_button.setToolTip(tr("Open a copy in this window (Enter)"))
        self.open_button.clicked.connect(lambda: self.open_asked.emit(self._preset))
        self.pretrained_button = QPushButton(tr("Open with pretrained weights"), self)
        self.pretrained_button.setProperty("kind", "outline")
        self.pretrained_button.clicked.connect(
            lambda: self.open_pretrained_asked.emit(self._preset)
        )
        # With its parent at once: shown without one it would be a window, and take the focus.
        self.elsewhere_button = QPushButton(tr("Open in a new window"), self)
        self.elsewhere_button.setProperty("kind", "outline")
        self.elsewhere_button.setToolTip(tr("Open a copy beside this window"))
        self.elsewhere_button.setVisible(can_open_elsewhere)
        self.elsewhere_button.clicked.connect(lambda: self.open_elsewhere_asked.emit(self._preset))
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        column.setSpacing(tokens.SPACE_2)
        for part in (self.title, self.description):
            column.addWidget(part)
        column.addSpacing(tokens.SPACE_2)
        column.addLayout(self._facts)
        column.addSpacing(tokens.SPACE_2)
        for part in (self.paper_caption, self.paper):
            column.addWidget(part)
        column.addWidget(self.paper_link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(tokens.SPACE_4,) * 4)
        outer.setSpacing(tokens.SPACE_2)
        outer.addWidget(area, 1)
        outer.addWidget(self.open_button)
        outer.addWidget(self.pretrained_button)
        outer.addWidget(self.elsewhere_button)

    def set_room(self, has_room: bool) -> None:
        """Give way to the cards where the window is narrow; they open by Enter as well."""
        self._has_room = has_room
        self._show_if_it_fits()

    def _show_if_it_fits(self) -> None:
        self.setVisible(self._has_room and self._preset is not None)

    def show_preset(self, preset: PresetInfo | None) -> None:
        """Describe this preset; hidden for none."""
        self._preset = preset
        self._show_if_it_fits()
        if preset is None:
            return
        self.title.setText(tr(preset.title))
        self.description.setText(tr(preset.description))
        paper = preset.paper
        for part in (self.paper_caption, self.paper):
            part.setVisible(paper is not None)
        self.paper_link.setVisible(paper is not None and bool(paper.link))
        if paper is not None:
            self.paper_caption.setText(tr("Paper, {year}", year=paper.year))
            self.paper.setText(tr("{authors}: “{title}”", authors=paper.authors, title=paper.title))
            self.paper_link.setToolTip(paper.link)
        weights = PRETRAINED.get(preset.name)
        self.pretrained_button.setVisible(weights is not None)
        self.pretrained_button.setToolTip(words_on(weights) if weights else "")
        self._show_facts(facts_of(preset.name), weights)

    def _show_facts(self, facts: PresetFacts, weights: Pretrained | None) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(fact_rows(facts, weights)):
            key, figure = _label("muted"), _label("number")
            key.setText(name)
            figure.setText(value)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._facts.addWidget(key, row, 0)
            self._facts.addWidget(figure, row, 1)
        self._facts.setColumnStretch(1, 1)

    def _open_paper(self) -> None:
        if self._preset is not None and self._preset.paper is not None:
            QDesktopServices.openUrl(QUrl(self._preset.paper.link))


def fact_rows(facts: PresetFacts, weights: Pretrained | None = None) -> list[tuple[str, str]]:
    """What is counted, and the count; shapes that clash leave only what does not depend on them.

    How well pretrained weights do comes last.
    """
    counts = facts.counts
    rows = [(tr("Input"), facts.inputs or "–"), (tr("Layers"), f"{counts.layers:,}")]
    if facts.has_clash:
        return rows
    return [
        *rows,
        (tr("Parameters"), f"{counts.parameters:,}"),
        (tr("Multiply-accumulates"), counts.macs_text),
        (tr("Weights"), counts.weight_text),
        *([(tr("Right on ImageNet"), f"{weights.accuracy:.1f} %")] if weights else ()),
    ]


def _label(role: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(role != "number")
    if role:
        label.setProperty("role", role)
    return label

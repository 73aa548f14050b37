"""One dialog for all exports: formats at the left, options and a preview, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netstudio.errors import Cancelled, NetStudioError
from netstudio.exchange.diagram.draw import draw
from netstudio.exchange.formats import FORMATS, Format, Made, Order
from netstudio.gui import settings as stored
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.exporting.background import Background
from netstudio.gui.exporting.choices import Choices
from netstudio.gui.exporting.preview import DiagramPreview
from netstudio.gui.exporting.scratch_folder import ScratchFolder
from netstudio.gui.language import mark, tr
from netstudio.gui.panels.counts import network_counts
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.settings import Settings
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import number_font, scaled, ui_font
from netstudio.gui.widgets.badge import Badge, BadgeKind
from netstudio.gui.widgets.code_view import CodeView
from netstudio.gui.widgets.elided_label import ElidedLabel

_SIZE = (980, 620)
_LIST_WIDTH = 190
_OPTIONS_WIDTH = 196
_ROW_HEIGHT = 28
_HEADING_HEIGHT, _FIRST_HEIGHT = 34, 22
_PAUSE_MS = 80
_GROUPS = {"model": mark("Network"), "diagram": mark("Diagram"), "text": mark("Text")}
_SUFFIX_ROLE = Qt.ItemDataRole.UserRole

_BADGES = {
    "identical": (BadgeKind.SUCCESS, mark("Checked")),
    "equal": (BadgeKind.SUCCESS, mark("Checked")),
    "nothing": (BadgeKind.WARNING, mark("Not shown")),
    "different": (BadgeKind.ERROR, mark("Differs")),
    "failed": (BadgeKind.ERROR, mark("Does not run")),
}
"""By a proof's verdict."""

AskPath = Callable[[Format], Path | None]


class ExportDialog(QDialog):
    """Not modal: the preview follows what is changed on the canvas."""

    done_with = Signal(object)
    """The `Made` of an export."""

    def __init__(
        self,
        parent: QWidget,
        bridge: DocumentBridge,
        session: SessionBridge,
        settings: Settings,
        ask_path: AskPath,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export"))
        self._bridge, self._session, self._settings = bridge, session, settings
        self._ask_path = ask_path
        self._awaited: ScratchFolder | None = None
        self._is_writing = False
        self._work, self._drawing = Background(self), Background(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self._make_list()
        self._make_page()
        self._make_foot()
        self._lay_out()
        notifier.theme_changed.connect(self._tint_headings)
        self._tint_headings()
        session.said.connect(self._hear)
        session.state_changed.connect(self._note_torch)
        bridge.changed.connect(self._later)
        self.choices.changed.connect(self._later)
        self.select(settings.get(stored.EXPORT_FORMAT))
        room = self.screen().availableGeometry()
        self.resize(min(scaled(_SIZE[0]), room.width()), min(scaled(_SIZE[1]), room.height()))

    # Parts

    def _make_list(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Formats"))
        self.list.setFixedWidth(scaled(_LIST_WIDTH))
        group = ""
        for form in FORMATS:
            if form.group != group:
                group = form.group
                self._add_heading(tr(_GROUPS[group]))
            item = QListWidgetItem(tr(form.label))
            item.setData(_SUFFIX_ROLE, form.suffix)
            item.setToolTip(tr(form.about))
            item.setSizeHint(QSize(0, scaled(_ROW_HEIGHT)))
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._show_format)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(ui_font(tokens.TEXT_SMALL, bold=True))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        item.setSizeHint(QSize(0, scaled(_HEADING_HEIGHT if self.list.count() else _FIRST_HEIGHT)))
        self.list.addItem(item)

    def _tint_headings(self, *_: object) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_SUFFIX_ROLE) is None:
                item.setForeground(QColor(current().text_muted))

    def _make_page(self) -> None:
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.about = QLabel()
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.choices = Choices(self._settings)
        self.choices.setFixedWidth(scaled(_OPTIONS_WIDTH))
        self.picture = DiagramPreview()
        self.source = CodeView()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(number_font())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        for view in (self.source, self.text):
            view.setAccessibleName(tr("Preview"))
        self.nothing = QLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.pages = QStackedWidget()
        for page in (self.picture, self.source, self.text, self.nothing):
            self.pages.addWidget(page)

    def _make_foot(self) -> None:
        self.badge = Badge()
        self.said = ElidedLabel(role="muted")
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(self._give_up)
        self.cancel.hide()
        self.go = QPushButton(tr("&Export…"))
        self.go.setProperty("kind", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self.export)
        self.shut = QPushButton(tr("Close"))
        self.shut.clicked.connect(self.close)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(tokens.SPACE_4)
        middle.addWidget(self.choices)
        middle.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.SPACE_2)
        foot.addWidget(self.badge)
        foot.addWidget(self.said, 1)
        for button in (self.cancel, self.go, self.shut):
            foot.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(tokens.SPACE_2)
        right.addWidget(self.heading)
        right.addWidget(self.about)
        right.addSpacing(tokens.SPACE_1)
        right.addLayout(middle, 1)
        right.addSpacing(tokens.SPACE_1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(tokens.SPACE_4,) * 4)
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(self.list)
        row.addLayout(right, 1)

    # Choosing

    @property
    def form(self) -> Format:
        """The format that is chosen."""
        item = self.list.currentItem()
        suffix = item.data(_SUFFIX_ROLE) if item is not None else None
        return next((form for form in FORMATS if form.suffix == suffix), FORMATS[0])

    def select(self, suffix: str) -> None:
        """Choose a format by its ending."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_SUFFIX_ROLE) == suffix:
                self.list.setCurrentRow(row)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(1)

    def _show_format(self, *_: object) -> None:
        form = self.form
        self._settings.set(stored.EXPORT_FORMAT, form.suffix)
        self.heading.setText(tr(form.label))
        self.about.setText(tr(form.about))
        self.choices.show_for(form)
        self._note_torch()
        self.choices.setVisible(self.choices.has_any)
        if not self._is_writing:
            self._say("")
        self._preview()

    def _note_torch(self) -> None:
        """PyTorch may have been loaded by now, and there are weights."""
        self.choices.set_trained(self._session.is_torch_loaded)
        self.go.setEnabled(self.choices.is_complete and not self._is_writing)

    # Preview

    def _later(self, *_: object) -> None:
        self._pause.start()

    def _preview(self) -> None:
        form, project, inference = self.form, self._bridge.project, self._bridge.inference
        options = self.choices.options
        if form.group == "diagram":
            self.pages.setCurrentWidget(self.picture)
            self._drawing.start(lambda _: draw(project, inference, options), self._show_drawing)
        elif form.text is not None:
            self.pages.setCurrentWidget(self.source if form.suffix == ".py" else self.text)
            text = form.text
            order = Order(project, Path(), diagram=options)
            self._drawing.start(lambda _: text(order), self._show_text)
        else:
            self._drawing.give_up()
            self.nothing.setText(network_counts(project, inference).sentence)
            self.pages.setCurrentWidget(self.nothing)

    def _show_drawing(self, made: Future[Any]) -> None:
        self.picture.show_drawing(made.result())

    def _show_text(self, made: Future[Any]) -> None:
        try:
            text = made.result()
        except NetStudioError as error:
            text = ""
            self._say(tr(str(error)), BadgeKind.ERROR)
        if self.pages.currentWidget() is self.source:
            self.source.set_text(text)
        else:
            self.text.setPlainText(text)

    # Export

    def export(self) -> None:
        """Ask for a name, and write the file beside the window's own work."""
        form = self.form
        if self._is_writing or (path := self._ask_path(form)) is None:
            return
        self._busy(True)
        self._say(tr("Writing {name}…", name=path.name))
        order = self._order(path)
        if self.choices.wants_weights:
            folder = self._awaited = ScratchFolder()
            self._session.export_weights(
                folder.path / "weights.safetensors",
                lambda weights: self._go_on(form, replace(order, weights=weights), folder),
            )
        else:
            self._write(form, order, None)

    def _order(self, path: Path) -> Order:
        """What is chosen now; it is not changed by what is chosen while it waits."""
        return Order(
            self._bridge.project,
            path,
            diagram=self.choices.options,
            dpi=float(self.choices.dpi.value()),
            see_through=self.choices.clear.isChecked(),
            prove=self.choices.prove.isChecked(),
            overwrite=True,  # it was asked when the name was
        )

    def _go_on(self, form: Format, order: Order, folder: ScratchFolder) -> None:
        """The weights are there; unless nobody waits for these any more."""
        if self._awaited is folder:
            self._write(form, order, folder)
        else:
            folder.remove()

    def _write(self, form: Format, order: Order, folder: ScratchFolder | None) -> None:
        """Write the file; `folder` is where the weights lie until that is done."""
        self._awaited = None

        def work(cancelled: Callable[[], bool]) -> Made:
            try:
                return form.write(replace(order, cancelled=cancelled))
            finally:
                if folder is not None:
                    folder.remove()

        self._work.start(work, self._written)

    def _written(self, future: Future[Any]) -> None:
        self._busy(False)
        try:
            made: Made = future.result()
        except Cancelled:
            self._say(tr("Nothing was written."))
        except (NetStudioError, OSError) as error:
            self._say(tr(str(error)), BadgeKind.ERROR)
        else:
            self._tell_of(made)
            self.done_with.emit(made)

    def _tell_of(self, made: Made) -> None:
        """What was written, and what came of comparing it with the network."""
        words = tr("Wrote {name}", name=made.paths[0].name)
        checked = tr(made.checked) if made.checked else ""
        verdict = made.proof.verdict if made.proof else "identical"
        kind, badge = _BADGES[verdict] if checked else (BadgeKind.SUCCESS, mark("Written"))
        warning = tr(made.warning) if made.warning else ""
        kind = BadgeKind.WARNING if warning else kind
        self._say("  ".join(filter(None, (words, checked, warning))), kind)
        self.badge.set_text(tr(badge))
        if made.proof:
            self.said.setToolTip("\n".join((self.said.text(), *map(tr, made.proof.notes))))

    def _hear(self, words: str, refused: bool) -> None:
        """The weights that are waited for will not come."""
        if self._awaited is not None and refused:
            self._awaited = None
            self._busy(False)
            self._say(words, BadgeKind.ERROR)

    def _give_up(self) -> None:
        self._awaited = None
        self._work.give_up()
        self._busy(False)
        self._say(tr("Nothing was written."))

    def _busy(self, busy: bool) -> None:
        self.go.setEnabled(self.choices.is_complete and not busy)
        self.cancel.setVisible(busy)
        self._is_writing = busy

    def _say(self, words: str, kind: BadgeKind = BadgeKind.NEUTRAL) -> None:
        self.said.setText(words)
        self.badge.set_kind(kind)
        self.badge.set_text(tr("Not written") if kind is BadgeKind.ERROR else "")

    def done(self, result: int) -> None:
        """It is closed, in whichever way: nobody waits any more."""
        self._awaited = None
        self._pause.stop()
        self._work.close()
        self._drawing.close()
        super().done(result)

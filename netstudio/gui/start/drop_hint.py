"""Dropping a file on the window: what would happen is said while it hovers, before it is let go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from netstudio.gui.files.reading import ONNX, PROJECTS, PYTHON, WEIGHTS
from netstudio.gui.language import tr
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import ui_font
from netstudio.gui.widgets.toast import ToastKind
from netstudio.records import dataclass

if TYPE_CHECKING:
    from netstudio.gui.main_window import MainWindow
    from netstudio.gui.workbench import Workbench

PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")
_LOOKED_AT = 65_536
"""So many bytes of a JSON file are searched for what makes it a project."""
_MARGIN = tokens.SPACE_3
_BOX = (440, 96)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of what is dragged: a sentence, and what does it; nothing for wrong files."""

    words: str
    act: Callable[[Workbench], object] | None = None


def verdict(event: QDropEvent) -> Verdict | None:
    """What dropping would do; None for what holds no files."""
    urls = event.mimeData().urls()
    if not urls:
        return None
    if len(urls) > 1:
        return Verdict(tr("Drop one file at a time."))
    if not urls[0].isLocalFile():
        return Verdict(tr("Only files of this computer can be dropped here."))
    return judge(Path(urls[0].toLocalFile()))


def judge(path: Path) -> Verdict:
    """Whether a file looks like a project, a model or weights, and what to do with it."""
    suffix, name = path.suffix.lower(), path.name
    if path.is_dir():
        words = tr(
            "“{name}” is a folder; a folder of images is chosen in the Training tab.", name=name
        )
    elif suffix == ".json" and not _looks_like_project(path):
        words = tr("“{name}” is not a NetStudio project: it has no “format”.", name=name)
    elif suffix in PROJECTS or suffix == PYTHON:
        return Verdict(tr("Open “{name}”", name=name), lambda bench: bench.files.open_path(path))
    elif suffix == ONNX:
        return Verdict(tr("Import “{name}”", name=name), lambda bench: bench.imports.ask(path))
    elif suffix in WEIGHTS:
        return Verdict(
            tr("Load the weights in “{name}”", name=name),
            lambda bench: bench.imports.load_weights(path),
        )
    elif suffix in PICTURES:
        words = tr("“{name}” is an image; use “Predict on an image” in the Train menu.", name=name)
    else:
        words = tr("“{name}” is no project: they end in .json or .netstudio.", name=name)
    return Verdict(words)


def _looks_like_project(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b'"format"' in file.read(_LOOKED_AT)
    except OSError:
        return True  # opening it will say what is the matter


class DropHint(QWidget):
    """Covers the window while a file hovers over it; it takes no events itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._over = window
        self._verdict: Verdict | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while nothing hovers."""
        return self._verdict.words if self._verdict else ""

    def enter(self, event: QDragEnterEvent) -> None:
        """A drag came in."""
        self._verdict = verdict(event)
        if self._verdict is None:
            return
        # Wrong files too: refused at once, the drop would not come, and nobody would say why.
        event.acceptProposedAction()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.update()

    def leave(self) -> None:
        """The drag went away."""
        self._verdict = None
        self.hide()

    def drop(self, event: QDropEvent) -> None:
        """Open, import or load what was dropped, or say why not."""
        found = verdict(event)
        self.leave()
        if found is None:
            return
        event.acceptProposedAction()
        # After the drop is done with: opening may ask, and the drag source waits meanwhile.
        QTimer.singleShot(0, self, lambda: self._act(found))

    def _act(self, found: Verdict) -> None:
        bench = self._over.bench
        if found.act is not None:
            found.act(bench)
        else:
            bench.toast.show_message(found.words, ToastKind.WARNING)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._verdict is None:
            return
        theme = current()
        fits = self._verdict.act is not None
        shade = QColor(theme.accent if fits else theme.warning)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.surface)
        veil.setAlphaF(0.72)
        painter.fillRect(self.rect(), veil)
        pen = QPen(shade, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, tokens.RADIUS_LARGE, tokens.RADIUS_LARGE)
        self._paint_box(painter, shade, "open" if fits else "warning")
        painter.end()

    def _paint_box(self, painter: QPainter, shade: QColor, icon: str) -> None:
        theme = current()
        box = QRect(0, 0, min(_BOX[0], self.width() - 4 * _MARGIN), _BOX[1])
        box.moveCenter(self.rect().center())
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.surface_popup))
        painter.drawRoundedRect(QRectF(box), tokens.RADIUS_LARGE, tokens.RADIUS_LARGE)
        side = tokens.SPACE_6
        picture = icons.pixmap(icon, shade.name(), side, self.devicePixelRatioF())
        painter.drawPixmap(box.center().x() - side // 2, box.top() + tokens.SPACE_3, picture)
        painter.setPen(QColor(theme.text))
        painter.setFont(ui_font(tokens.TEXT_TITLE))
        room = box.adjusted(tokens.SPACE_4, side + tokens.SPACE_4, -tokens.SPACE_4, -tokens.SPACE_2)
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(room, flags, self.words)

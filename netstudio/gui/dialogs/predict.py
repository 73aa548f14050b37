"""Asking the network what an image shows: drop one, see the five likeliest classes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.language import mark, tr
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font, ui_font

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netstudio.training.prediction import Prediction

MOST_CLASSES = 5
_SIDE = 220
_ROW = 34
_INVITATION = mark("Drop an image here,\nor click to choose one")
_KINDS = "(*.png *.jpg *.jpeg *.bmp *.gif *.webp)"


class PredictDialog(QDialog):
    """An image on the left, what the network makes of it on the right."""

    def __init__(self, session: SessionBridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Predict on an image"))
        self.picture = PictureDrop()
        self.picture.chosen.connect(self.predict)
        self.bars = ClassBars()
        self._caption = QLabel(tr("What the network thinks"))
        self._caption.setProperty("role", "title")
        self._note = QLabel(tr("The image is brought to the size and channels of the data set."))
        self._note.setProperty("role", "small")
        self._note.setWordWrap(True)
        right = QVBoxLayout()
        right.setSpacing(tokens.SPACE_2)
        right.addWidget(self._caption)
        right.addWidget(self.bars)
        right.addStretch(1)
        right.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(tokens.SPACE_4,) * 4)
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(self.picture)
        row.addLayout(right, 1)
        self.resize(600, 270)
        session.said.connect(self._show_refusal)

    def predict(self, path: Path) -> None:
        """Ask the network about an image file."""
        image = QImage(str(path))
        if image.isNull():
            self._note.setText(
                tr("“{name}” is not an image that can be read; try a PNG file.", name=path.name)
            )
            return
        self.picture.show_image(image)
        self._note.setText(tr("Asking the network…"))
        pixels = pixels_of(image)
        self._session.ask(lambda session: session.predict(pixels), self._show)

    def _show(self, prediction: Prediction) -> None:
        order = prediction.probabilities.argsort()[::-1][:MOST_CLASSES]
        self.bars.show_classes(
            [(prediction.classes[int(i)], float(prediction.probabilities[int(i)])) for i in order]
        )
        channels, height, width = prediction.image.shape
        seen = tr(
            "The network saw it in grey, {height} × {width}."
            if channels == 1
            else "The network saw it in colour, {height} × {width}.",
            height=height,
            width=width,
        )
        self._note.setText(seen)
        self.picture.show_seen(seen_image(prediction.image))

    def _show_refusal(self, text: str, refused: bool) -> None:
        if refused:
            self._note.setText(text)


class PictureDrop(QLabel):
    """A place for an image: dropped, or chosen by a click."""

    chosen = Signal(object)
    """The `Path` of an image file."""

    def __init__(self) -> None:
        super().__init__(tr(_INVITATION))
        self.setAcceptDrops(True)
        self.setFixedSize(_SIDE, _SIDE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "muted")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Image"))
        self._seen: QPixmap | None = None

    def show_image(self, image: QImage) -> None:
        """Show the image as it is in the file."""
        self._seen = None
        ratio = self.devicePixelRatioF()
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        side = round((_SIDE - 2) * ratio)
        picture = QPixmap.fromImage(image).scaled(side, side, keep, smooth)
        picture.setDevicePixelRatio(ratio)
        self.setPixmap(picture)

    def show_seen(self, image: QImage) -> None:
        """Show in the corner what the network was given."""
        self._seen = QPixmap.fromImage(image)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _image_path(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _image_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            name, _ = QFileDialog.getOpenFileName(
                self.window(), tr("Choose an image"), "", f"{tr('Images')} {_KINDS}"
            )
            if name:
                self.chosen.emit(Path(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(current().border_strong))
        painter.setBrush(QColor(current().surface_raised))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        painter.end()
        super().paintEvent(event)
        if self._seen is not None:
            self._paint_seen()

    def _paint_seen(self) -> None:
        assert self._seen is not None
        side = _SIDE / 3.5
        painter = QPainter(self)
        corner = QRectF(_SIDE - side - 6, _SIDE - side - 6, side, side)
        painter.drawPixmap(corner, self._seen, QRectF(self._seen.rect()))
        painter.setPen(QColor(current().accent))
        painter.drawRect(corner)
        painter.end()


class ClassBars(QWidget):
    """A bar for each class, the likeliest on top."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Likeliest classes"))

    def show_classes(self, rows: list[tuple[str, float]]) -> None:
        """Show names with probabilities from 0 to 1."""
        self._rows = rows
        self.setAccessibleDescription(
            ", ".join(f"{name} {100 * share:.1f} %" for name, share in rows)
        )
        self.updateGeometry()
        self.update()

    def rows(self) -> list[tuple[str, float]]:
        """What is shown, from the top."""
        return list(self._rows)

    def sizeHint(self) -> QSize:
        return QSize(260, _ROW * MOST_CLASSES)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (name, share) in enumerate(self._rows):
            top = place * _ROW
            painter.setFont(ui_font(tokens.TEXT_BODY, bold=place == 0))
            painter.setPen(QColor(theme.text))
            words = QRectF(0, top, self.width() - 70, 20)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), name)
            painter.setFont(number_font())
            painter.setPen(QColor(theme.text if place == 0 else theme.text_muted))
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(QRectF(0, top, self.width(), 20), right, f"{100 * share:.1f} %")
            bar = QRectF(0, top + 21, self.width(), 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.surface_raised))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setBrush(QColor(theme.accent_fill if place == 0 else theme.border_strong))
            painter.drawRoundedRect(
                QRectF(0, bar.top(), max(bar.width() * share, 3), bar.height()), 3, 3
            )
        painter.end()


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """An image as bytes of red, green and blue, shape (height, width, 3)."""
    import numpy as np

    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def seen_image(values: NDArray[np.float32]) -> QImage:
    """Values in [0, 1], shape (C, H, W), as a picture: grey, or in colour with three channels."""
    import numpy as np

    levels = (np.clip(values, 0, 1) * 255).astype(np.uint8)
    if levels.shape[0] != 3:
        levels = np.repeat(levels[:1], 3, axis=0)
    rgb = np.ascontiguousarray(levels.transpose(1, 2, 0))
    height, width, _ = rgb.shape
    return QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _image_path(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None

"""Thumbnails on demand: drawn one a turn of the event loop, and kept in the user's cache folder.

A picture's name is a hash of the file's bytes, the theme, the size and the version of the drawing,
so that nothing old is ever shown and nothing is drawn twice.
"""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from netstudio.document.project_file import load_project_file
from netstudio.errors import NetStudioError
from netstudio.folders import user_folder
from netstudio.gui.start.thumbnail import VERSION, draw_thumbnail
from netstudio.gui.theme.apply import current, notifier

VARIABLE = "NETSTUDIO_CACHE"
_BREATH_MS = 8
"""Between two drawings: pointer and keys are answered in it."""


def cache_folder() -> Path:
    """The folder that NETSTUDIO_CACHE names, else one in the user's cache folder."""
    return user_folder(VARIABLE, "cache") / "thumbnails"


class ThumbnailStore(QObject):
    """The pictures of project files, by path."""

    ready = Signal(object)
    """The `Path` whose picture there is now."""

    def __init__(self, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._pictures: dict[Path, QPixmap] = {}
        self._wanted: OrderedDict[Path, float] = OrderedDict()
        self._timer = QTimer(self)
        self._timer.setInterval(_BREATH_MS)
        self._timer.timeout.connect(self._work)
        notifier.theme_changed.connect(self.forget)

    def picture(self, path: Path, ratio: float = 1.0) -> QPixmap | None:
        """The picture of a file, or None while it is yet to be drawn: `ready` tells when it is.

        A file that cannot be read gets a null picture.
        """
        found = self._pictures.get(path)
        if found is None and path not in self._wanted:
            self._wanted[path] = ratio
            self._timer.start()
        return found

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still to be drawn."""
        return bool(self._wanted)

    def forget(self, *_: object) -> None:
        """Draw everything anew when it is asked for: the theme or a file is another one."""
        self._pictures.clear()
        self._wanted.clear()

    def _work(self) -> None:
        if not self._wanted:
            self._timer.stop()
            return
        path, ratio = self._wanted.popitem(last=False)
        self._pictures[path] = QPixmap.fromImage(self._image(path, ratio))
        self.ready.emit(path)

    def _image(self, path: Path, ratio: float) -> QImage:
        try:
            place = self._place(path, ratio)
            kept = QImage(str(place)) if place.is_file() else QImage()
            if not kept.isNull():
                kept.setDevicePixelRatio(ratio)
                return kept
            drawn = draw_thumbnail(load_project_file(path), self._size, ratio)
        except (NetStudioError, OSError):
            return QImage()  # a card without a picture says enough; opening it tells the reason
        _keep(drawn, place)
        return drawn

    def _place(self, path: Path, ratio: float) -> Path:
        look = f"{VERSION} {current().name} {self._size.width()}x{self._size.height()} {ratio}"
        digest = sha256(path.read_bytes() + look.encode()).hexdigest()
        return cache_folder() / f"{digest}.png"


def _keep(picture: QImage, place: Path) -> None:
    """Write a picture to the cache; where that cannot be, it is drawn again another day."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    picture.save(str(place))

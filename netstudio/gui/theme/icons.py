"""Icons: small SVG drawings, tinted with the theme and rendered for the screens at hand.

An icon is a file in ``resources/icons`` drawn on a 16 x 16 grid in ``currentColor``. ``set_icon``
keeps a button or action in step with the theme; ``pixmap`` serves widgets that paint themselves.

Qt's SVG library is loaded with the first drawing: the first paint does without, and shows icons as
room that is left for them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from netstudio.assets import resource
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.theme.tokens import Theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

ICON_SIZE = 16
_LOGICAL_SIZES = (16, 20, 24)


class _TakesIcon(Protocol):
    def setIcon(self, icon: QIcon) -> None: ...


def icon(name: str, colour: str = "text") -> QIcon:
    """The icon ``name`` in the current theme; ``colour`` is a token's name, such as ``accent``.

    Disabled controls get the same drawing in ``text_disabled``.
    """
    theme = current()
    sizes = tuple(sorted({*_LOGICAL_SIZES, *(scaled(size) for size in _LOGICAL_SIZES)}))
    return _icon(name, _token(theme, colour), theme.text_disabled, _screen_ratios(), sizes)


def pixmap(name: str, colour: str, size: int = ICON_SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon ``name`` in ``colour`` (``#rrggbb``), ``size`` pixels square at device ratio."""
    return _pixmap(name, colour, size, ratio)


def set_icon(target: QObject, name: str, colour: str = "text") -> None:
    """Give an action or button the icon ``name``, now and after each change of theme."""
    previous = target.findChild(_ThemedIcon, options=Qt.FindChildOption.FindDirectChildrenOnly)
    follower = previous if isinstance(previous, _ThemedIcon) else _ThemedIcon(target)
    follower.show(name, colour)


def leave_room(target: _TakesIcon) -> None:
    """Give an action or button an empty icon, so that nothing moves when it gets its own."""
    target.setIcon(_room())


@cache
def _room() -> QIcon:
    empty = QPixmap(ICON_SIZE, ICON_SIZE)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)


class _ThemedIcon(QObject):
    """A child of the widget it serves, so that it ends with it."""

    def __init__(self, target: QObject) -> None:
        super().__init__(target)
        self._name = ""
        self._colour = "text"
        notifier.theme_changed.connect(self._refresh)

    def show(self, name: str, colour: str) -> None:
        if (name, colour) != (self._name, self._colour):
            self._name, self._colour = name, colour
            self._refresh()

    def _refresh(self, *_: object) -> None:
        target: _TakesIcon = self.parent()  # type: ignore[assignment]  # checked by set_icon's users
        target.setIcon(icon(self._name, self._colour))


def _token(theme: Theme, name: str) -> str:
    value = getattr(theme, name, None)
    if not isinstance(value, str) or not value.startswith("#"):
        raise ValueError(f"a theme has no colour named {name!r}; see tokens.Theme")
    return value


def _screen_ratios() -> frozenset[float]:
    return frozenset(
        screen.devicePixelRatio() for screen in QGuiApplication.screens()
    ) or frozenset({1.0})


@cache
def _icon(
    name: str, colour: str, disabled: str, ratios: frozenset[float], sizes: tuple[int, ...]
) -> QIcon:
    drawn = QIcon()
    for ratio in ratios:
        for size in sizes:
            drawn.addPixmap(_pixmap(name, colour, size, ratio))
            drawn.addPixmap(_pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return drawn


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The drawing in one colour: it is drawn once, and its ink is coloured."""
    picture = QPixmap(_drawn(name, size, ratio))  # which stays as it is
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, size, size), QColor(colour))
    painter.end()
    return picture


@cache
def _drawn(name: str, size: int, ratio: float) -> QPixmap:
    drawing = _renderer(name)
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


@cache
def _renderer(name: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer

    drawing = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", "#000000").encode()))

"""Bars below the top bar that tell of something and offer what to do about it; none is modal.

Several may be there at a time, each known by a name; a new one of the same name takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.language import tr
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.widgets.toast import ToastKind
from netstudio.records import dataclass


@dataclass(frozen=True)
class Offer:
    """A button of a notice.

    Attributes:
        text: what it says, translated.
        act: what it does.
        stays: whether the notice stays when it was pressed.
    """

    text: str
    act: Callable[[], object]
    stays: bool = False


class Notice(QFrame):
    """One bar."""

    closed = Signal()
    """It was closed without any of its offers."""
    done = Signal()
    """It goes away, by whatever way."""

    def __init__(self, text: str, offers: Sequence[Offer], kind: ToastKind) -> None:
        super().__init__()
        self._kind = kind
        self.setProperty("role", "notice")
        self.setProperty("kind", kind.value)
        self.setAccessibleName(text)
        self._icon = QLabel()
        self._icon.setFixedWidth(icons.ICON_SIZE)
        self.label = QLabel(text)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = [self._button(offer, place == 0) for place, offer in enumerate(offers)]
        close = QToolButton()
        close.setProperty("kind", "flat")
        close.setToolTip(tr("Close this message"))
        close.setAccessibleName(tr("Close this message"))
        close.clicked.connect(self.closed)
        close.clicked.connect(self.done)
        icons.set_icon(close, "close", "text_muted")
        self.close_button = close
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_4, tokens.SPACE_1, tokens.SPACE_2, tokens.SPACE_1)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(close)
        notifier.theme_changed.connect(self._dress)
        self._dress()

    def _button(self, offer: Offer, first: bool) -> QPushButton:
        button = QPushButton(offer.text)
        button.setProperty("kind", "primary" if first else "outline")
        if not offer.stays:  # first of all: what it does may bring up another notice
            button.clicked.connect(self.done)
        button.clicked.connect(lambda _=False: offer.act())
        return button

    def _dress(self, *_: object) -> None:
        theme = current()
        shade = theme.accent if self._kind is ToastKind.INFO else getattr(theme, self._kind.value)
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(self._kind.value, shade, icons.ICON_SIZE, ratio))


class Notices(QWidget):
    """The bars of a window, the newest on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def tell(
        self,
        name: str,
        text: str,
        offers: Sequence[Offer] = (),
        kind: ToastKind = ToastKind.INFO,
        *,
        closed: Callable[[], object] | None = None,
    ) -> Notice:
        """Show a bar; `closed` is called where the user closes it without choosing."""
        self.drop(name)
        notice = Notice(text, offers, kind)
        if closed is not None:
            notice.closed.connect(lambda: closed())
        notice.done.connect(lambda: self.drop(name))
        self._shown[name] = notice
        self._column.insertWidget(0, notice)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.Alert))
        return notice

    def drop(self, name: str) -> None:
        """Take a bar away, if it is there."""
        notice = self._shown.pop(name, None)
        if notice is not None:
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._shown))

    def notice(self, name: str) -> Notice | None:
        """The bar of this name; None where it is not shown."""
        return self._shown.get(name)

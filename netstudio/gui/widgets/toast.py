"""A message along the bottom of a window, or of a part of it, that asks for nothing.

Information goes away by itself; warnings and errors stay until they are closed or acted upon. One
message at a time: a new one takes the place of the last.
"""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from netstudio.gui.language import tr
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current, notifier

INFO_SECONDS = 5
_MARGIN = tokens.SPACE_4
_WIDEST = 640


class ToastKind(Enum):
    """How much it matters; the value is the icon's name and the colour token."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Toast(QFrame):
    """The message bar of ``parent``. Make one for a window and ``show_message`` as needed.

    It lies at the bottom of ``over``, a part of the parent, or of the whole parent without one;
    ``lift`` pixels above it, where something to press lies there already.
    """

    def __init__(self, parent: QWidget, over: QWidget | None = None, lift: int = 0) -> None:
        super().__init__(parent)
        self._parent = parent
        self._over = over or parent
        self._lift = lift
        self._others: list[QWidget] = []
        self._kind = ToastKind.INFO
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INFO_SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self._build()
        self.hide()
        self._over.installEventFilter(self)
        notifier.theme_changed.connect(self._dress)

    def _build(self) -> None:
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.clicked.connect(self._do_act)
        self._close = QToolButton()
        self._close.setProperty("kind", "flat")
        self._close.setToolTip(tr("Close this message"))
        self._close.clicked.connect(self.hide)
        icons.set_icon(self._close, "close", "text_muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_2)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)

    def show_message(
        self,
        text: str,
        kind: ToastKind = ToastKind.INFO,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        seconds: float = INFO_SECONDS,
    ) -> None:
        """Show ``text``; with ``action``, a button of that name that calls ``act`` and closes.

        Information goes away after ``seconds``.
        """
        self._kind = kind
        self._act = act
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._dress()
        self._place()
        self.show()
        self.raise_()
        if kind is ToastKind.INFO:
            self._timer.start(round(seconds * 1000))
        else:
            self._timer.stop()

    def text(self) -> str:
        """The message shown last."""
        return self._text.text()

    @property
    def kind(self) -> ToastKind:
        """How much the message shown last matters."""
        return self._kind

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moves = (QEvent.Type.Resize, QEvent.Type.Move)
        if event.type() in moves and self.isVisible():
            self._place()
        return False

    def _do_act(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _place(self) -> None:
        """At the bottom in the middle, as wide as the message needs or the room gives."""
        room = self._over.rect().translated(self._over.mapTo(self._parent, QPoint()))
        widest = min(_WIDEST, room.width() - 2 * _MARGIN)
        self._text.setMinimumWidth(0)
        chrome = self.sizeHint().width() - self._text.sizeHint().width()
        words = self._text.fontMetrics().size(0, self._text.text()).width() + tokens.SPACE_1
        width = max(min(chrome + words, widest), min(self.minimumSizeHint().width(), widest))
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        left = room.x() + (room.width() - width) // 2
        place = QRect(left, room.bottom() - height - _MARGIN - self._lift, width, height)
        # From the lowest up: what it is lifted over may bring it to what lies above that.
        for taken in sorted(self._taken(), key=QRect.bottom, reverse=True):
            if taken.intersects(place):
                place.moveBottom(taken.top() - tokens.SPACE_2)
        if place.top() < room.center().y():  # in the middle it would hide what the room is for
            place.moveTop(room.top() + _MARGIN)
        self.setGeometry(place)

    def _taken(self) -> list[QRect]:
        """Where it must not lie, in the parent."""
        return [
            QRect(widget.mapTo(self._parent, QPoint()), widget.size())
            for widget in self._others
            if widget.isVisible()
        ]

    def keep_clear_of(self, widget: QWidget) -> None:
        """Lie above this one, where there is no room beside it."""
        self._others.append(widget)

    def _dress(self, *_: object) -> None:
        theme = current()
        shade = theme.accent if self._kind is ToastKind.INFO else getattr(theme, self._kind.value)
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(self._kind.value, shade, icons.ICON_SIZE, ratio))
        self.setProperty("kind", self._kind.value)
        self.style().unpolish(self)
        self.style().polish(self)

"""Python source to look at: numbered, coloured, and in step with the canvas.

Lines belonging to the selected layer are washed with the accent; lines that an edit changed are
marked at the margin until the next edit.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolButton, QWidget

from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import number_font
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.widgets.find_bar import FindBar
from netstudio.gui.widgets.python_highlighter import PythonHighlighter

_MARK_WIDTH = 3
_DOT = 3.0
"""Half the width of the mark of a line with a mistake."""
_LEAST_DIGITS = 2
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
_ZOOM_KEYS_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_SMALLEST, _LARGEST = 8, 32
"""Sizes of the type in pixels that zooming keeps within."""


class CodeView(QPlainTextEdit):
    """Shows Python source. Lines are counted from 1, as tracebacks do."""

    line_activated = Signal(int)
    """A line was clicked or reached with the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highlighted: frozenset[int] = frozenset()
        self._changed: frozenset[int] = frozenset()
        self._pixels = tokens.TEXT_BODY
        self._is_old = False
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(number_font())
        self.document().setDocumentMargin(tokens.SPACE_2)
        self.setAccessibleName(tr("Source"))
        self._highlighter = PythonHighlighter(self.document(), current())
        self._margin = _Margin(self)
        self._find_bar = FindBar(self)
        self._copy = QToolButton(self)
        self._copy.setProperty("kind", "flat")
        self._copy.setToolTip(tr("Copy the whole source"))
        self._copy.setAccessibleName(tr("Copy the whole source"))
        self._copy.clicked.connect(self.copy_all)
        set_icon(self._copy, "copy", "text_muted")
        self.blockCountChanged.connect(self._reserve_margin)
        self.updateRequest.connect(self._follow_scrolling)
        notifier.theme_changed.connect(self._wear_theme)
        self._reserve_margin()

    # Text

    def set_text(self, text: str) -> None:
        """Show ``text`` with no line marked as changed; the scroll position stays."""
        self._replace(text)
        self._mark(frozenset())

    def set_text_marking_changes(self, text: str) -> None:
        """Show ``text`` and mark the lines that were not there before; the position stays."""
        before, after = self.toPlainText(), text
        if before == after:
            return
        self._replace(text)
        self._mark(changed_lines(before, after) if before else frozenset())

    def changed_lines(self) -> frozenset[int]:
        """The lines marked as changed."""
        return self._changed

    def copy_all(self) -> None:
        """Put the whole source on the clipboard."""
        QGuiApplication.clipboard().setText(self.toPlainText())

    def _replace(self, text: str) -> None:
        if text == self.toPlainText():
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        place = across.value(), down.value()
        self.setPlainText(text)
        across.setValue(place[0])
        down.setValue(place[1])
        self._paint_lines()

    # Lines

    def highlight_lines(self, lines: Iterable[int]) -> None:
        """Wash these lines, and scroll the first into sight if none of them is."""
        wanted = frozenset(lines)
        if wanted == self._highlighted:
            return
        self._highlighted = wanted
        self._paint_lines()
        if wanted and not wanted & self._lines_in_sight():
            self.reveal_line(min(wanted))

    def highlighted_lines(self) -> frozenset[int]:
        """The lines washed with the accent."""
        return self._highlighted

    def reveal_line(self, line: int) -> None:
        """Scroll ``line`` a third of the way down."""
        visible = max(self.viewport().height() // max(self.fontMetrics().lineSpacing(), 1), 1)
        self.verticalScrollBar().setValue(max(line - 1 - visible // 3, 0))

    def _mark(self, lines: frozenset[int]) -> None:
        self._changed = lines
        self._margin.update()

    def _lines_in_sight(self) -> frozenset[int]:
        first = self.firstVisibleBlock().blockNumber() + 1
        count = self.viewport().height() // max(self.fontMetrics().lineSpacing(), 1)
        return frozenset(range(first, first + max(count, 1)))

    def faulty_lines(self) -> frozenset[int]:
        """The lines with something wrong in them; none in a text that is only shown."""
        return frozenset()

    def _paint_lines(self) -> None:
        """Lay the wash as extra selections, which are painted but not selected."""
        self.setExtraSelections(self._washes())

    def _washes(self) -> list[QTextEdit.ExtraSelection]:
        wash = QColor(current().accent_soft)
        selections = []
        for line in sorted(self._highlighted):
            block = self.document().findBlockByNumber(line - 1)
            if block.isValid():
                selections.append(_whole_line(block, wash))
        return selections

    # Look

    @property
    def type_size(self) -> int:
        """The height of the type in pixels."""
        return self._pixels

    def zoom(self, steps: int) -> None:
        """Make the type larger by so many pixels, or smaller; 0 brings the usual size back."""
        wanted = self._pixels + steps if steps else tokens.TEXT_BODY
        self._pixels = min(max(wanted, _SMALLEST), _LARGEST)
        # A rule of its own: the window's stylesheet would win over a mere font.
        self.setStyleSheet(f"CodeView {{ font-size: {self._pixels}px; }}")
        self._reserve_margin()

    @property
    def is_old(self) -> bool:
        """Whether the text is shown as one that no longer holds."""
        return self._is_old

    def set_old(self, is_old: bool) -> None:
        """Show the text in grey, as one that no longer holds; it can still be searched."""
        if is_old != self._is_old:
            self._is_old = is_old
            self._highlighter.set_muted(is_old)

    # Pointer and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom(1 if turned > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def find_bar(self) -> FindBar:
        """The search over the upper right corner."""
        return self._find_bar

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            cursor = self.cursorForPosition(event.position().toPoint())
            self.line_activated.emit(cursor.blockNumber() + 1)

    def event(self, event: QEvent) -> bool:
        # Claims its keys before a window-wide shortcut of the same name gets them.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            closes = event.key() == Qt.Key.Key_Escape and self._find_bar.isVisible()
            if (
                closes
                or event.matches(QKeySequence.StandardKey.Find)
                or _zoom_of(event) is not None
            ):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self._find_bar.open()
            return
        if event.key() == Qt.Key.Key_Escape and self._find_bar.isVisible():
            self._find_bar.close_bar()
            return
        steps = _zoom_of(event)
        if steps is not None:
            self.zoom(steps)
            return
        before, revision = self.textCursor().blockNumber(), self.document().revision()
        super().keyPressEvent(event)
        after = self.textCursor().blockNumber()
        if after != before and revision == self.document().revision():
            self.line_activated.emit(after + 1)

    # Layout and look

    def line_at(self, y: int) -> int | None:
        """The line painted at height ``y`` of the viewport, or None below the last."""
        for line, top, height in self.visible_lines():
            if top <= y < top + height:
                return line
        return None

    def visible_lines(self) -> Iterable[tuple[int, int, int]]:
        """Number, top and height in pixels of each line in sight."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top < self.viewport().height():
            height = self.blockBoundingRect(block).height()
            yield block.blockNumber() + 1, round(top), round(height)
            top += height
            block = block.next()

    def margin_width(self) -> int:
        """Room for line numbers and marks."""
        digits = max(len(str(self.blockCount())), _LEAST_DIGITS)
        return self.fontMetrics().horizontalAdvance("0") * digits + 2 * tokens.SPACE_2 + _MARK_WIDTH

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_parts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_margin"):
            self._reserve_margin()

    def _reserve_margin(self, *_: object) -> None:
        self.setViewportMargins(self.margin_width(), 0, 0, 0)
        self._place_parts()

    def _place_parts(self) -> None:
        inside = self.contentsRect()
        self._margin.setGeometry(
            QRect(inside.left(), inside.top(), self.margin_width(), inside.height())
        )
        right = self.viewport().geometry().right() - tokens.SPACE_2
        size = self._copy.sizeHint()
        self._copy.setGeometry(
            right - size.width(), inside.top() + tokens.SPACE_1, size.width(), size.height()
        )
        self._find_bar.place(right - size.width() - tokens.SPACE_1, inside.top() + tokens.SPACE_1)

    def _follow_scrolling(self, area: QRect, moved: int) -> None:
        if moved:
            self._margin.scroll(0, moved)
        else:
            self._margin.update(0, area.y(), self._margin.width(), area.height())

    def _wear_theme(self, *_: object) -> None:
        self._highlighter.wear(current())
        self._paint_lines()
        self._margin.update()


class _Margin(QWidget):
    """The strip of line numbers; a click there activates the line."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.surface))
        painter.setFont(self._view.font())
        width = self.width() - tokens.SPACE_2
        for line, top, height in self._view.visible_lines():
            if line in self._view.changed_lines():
                painter.fillRect(0, top, _MARK_WIDTH, height, QColor(theme.success))
            if line in self._view.faulty_lines():
                _paint_dot(painter, QPointF(_MARK_WIDTH + _DOT + 1, top + height / 2), theme.error)
            lit = line in self._view.highlighted_lines()
            painter.setPen(QColor(theme.text if lit else theme.text_muted))
            painter.drawText(0, top, width, height, Qt.AlignmentFlag.AlignRight, str(line))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._view.line_at(round(event.position().y()))
        if line is not None:
            self._view.line_activated.emit(line)


def _paint_dot(painter: QPainter, middle: QPointF, colour: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(middle, _DOT, _DOT)
    painter.restore()


def changed_lines(before: str, after: str) -> frozenset[int]:
    """The lines of ``after``, counted from 1, that are new or different against ``before``."""
    new = after.splitlines()
    matcher = SequenceMatcher(None, before.splitlines(), new, autojunk=False)
    kept = {
        line
        for block in matcher.get_matching_blocks()
        for line in range(block.b + 1, block.b + block.size + 1)
    }
    return frozenset(range(1, len(new) + 1)) - kept


def _zoom_of(event: QKeyEvent) -> int | None:
    """How a key zooms while the source has the keyboard; None where it does not."""
    if event.modifiers() & ~_ZOOM_KEYS_WITH != Qt.KeyboardModifier.ControlModifier:
        return None
    return _ZOOM_KEYS.get(Qt.Key(event.key()))


def _whole_line(block: QTextBlock, wash: QColor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    look = selection.format
    look.setBackground(wash)
    look.setProperty(QTextFormat.Property.FullWidthSelection, True)
    selection.cursor = QTextCursor(block)
    return selection

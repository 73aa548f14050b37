"""What keys do while Python is typed: indentation follows, and Ctrl+/ makes comments."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

INDENT = 4
_OPEN = ("(", "[", "{", ":")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def takes(event: QKeyEvent) -> bool:
    """Whether a key means something here that a shortcut of the window must not take."""
    return _is_comment(event) or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def type_key(editor: QPlainTextEdit, event: QKeyEvent) -> bool:
    """Do what a key does beyond plain typing; False where it does nothing of that."""
    plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    if _is_comment(event):
        toggle_comment(editor)
    elif event.key() == Qt.Key.Key_Backtab:
        shift(editor, -1)
    elif event.key() == Qt.Key.Key_Tab and plain:
        _tab(editor)
    elif event.key() in _ENTER and plain:
        _new_line(editor)
    elif event.key() == Qt.Key.Key_Backspace and plain:
        return _backspace(editor)
    else:
        return False
    return True


def _is_comment(event: QKeyEvent) -> bool:
    return (
        event.key() == Qt.Key.Key_Slash and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )


def _tab(editor: QPlainTextEdit) -> None:
    cursor = editor.textCursor()
    if cursor.hasSelection() and len(_blocks(cursor)) > 1:
        shift(editor, 1)
        return
    cursor.insertText(" " * (INDENT - cursor.positionInBlock() % INDENT))


def _new_line(editor: QPlainTextEdit) -> None:
    """The next line starts where this one does, deeper behind a colon or bracket."""
    cursor = editor.textCursor()
    before = cursor.block().text()[: cursor.positionInBlock()]
    depth = len(before) - len(before.lstrip(" "))
    if before.rstrip().endswith(_OPEN):
        depth += INDENT
    elif before.lstrip().startswith("return"):
        depth = max(depth - INDENT, 0)
    cursor.insertText("\n" + " " * depth)
    editor.ensureCursorVisible()


def _backspace(editor: QPlainTextEdit) -> bool:
    """In the indentation a whole step goes."""
    cursor = editor.textCursor()
    before = cursor.block().text()[: cursor.positionInBlock()]
    if cursor.hasSelection() or not before or before.strip(" "):
        return False
    count = (len(before) - 1) % INDENT + 1
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, count)
    cursor.removeSelectedText()
    return True


def shift(editor: QPlainTextEdit, steps: int) -> None:
    """Indent the selected lines, or take indentation off them."""
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    for block in _blocks(cursor):
        text = block.text()
        start = QTextCursor(block)
        if steps > 0 and text.strip():
            start.insertText(" " * INDENT)
        elif steps < 0:
            spaces = min(len(text) - len(text.lstrip(" ")), INDENT)
            start.movePosition(
                QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, spaces
            )
            start.removeSelectedText()
    cursor.endEditBlock()


def toggle_comment(editor: QPlainTextEdit) -> None:
    """Make comments of the selected lines, or lines of comments where all are."""
    cursor = editor.textCursor()
    blocks = [block for block in _blocks(cursor) if block.text().strip()]
    if not blocks:
        return
    depth = min(len(block.text()) - len(block.text().lstrip()) for block in blocks)
    is_off = all(block.text().lstrip().startswith("#") for block in blocks)
    cursor.beginEditBlock()
    for block in blocks:
        place = QTextCursor(block)
        text = block.text()
        if is_off:
            column = text.index("#")
            place.movePosition(QTextCursor.MoveOperation.Right, n=column)
            count = 2 if text[column + 1 : column + 2] == " " else 1
            place.movePosition(
                QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, count
            )
            place.removeSelectedText()
        else:
            place.movePosition(QTextCursor.MoveOperation.Right, n=depth)
            place.insertText("# ")
    cursor.endEditBlock()


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The lines that a selection touches; one that it ends before the first letter of, not."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if cursor.hasSelection() and cursor.selectionEnd() == last.position() and last != block:
        last = last.previous()
    found = [block]
    while block != last and block.isValid():
        block = block.next()
        found.append(block)
    return found

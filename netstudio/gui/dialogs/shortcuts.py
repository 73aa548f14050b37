"""All shortcuts on one page: every key of the window and the canvas, and what the mouse does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.actions import Actions
from netstudio.gui.canvas import keyboard
from netstudio.gui.commands.sources import TOPICS, key_of, words_of
from netstudio.gui.language import mark, tr
from netstudio.gui.palette.search_field import SearchField
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.empty_state import EmptyState
from netstudio.records import dataclass

MOUSE: tuple[tuple[str, str], ...] = (
    (mark("Click"), mark("Select a node")),
    (mark("Shift + click"), mark("Select one more, or one less")),
    (mark("Drag on the canvas"), mark("Select what lies in the frame")),
    (mark("Drag a node"), mark("Move what is selected")),
    (mark("Drag from a port"), mark("Draw a wire; over the canvas, search for what fits")),
    (
        mark("Drag a wire near its end"),
        mark("Lead it elsewhere; release on the canvas to cut it"),
    ),
    (mark("Alt + click on a wire"), mark("Cut it")),
    (mark("Alt + drag"), mark("Cut every wire under the stroke")),
    (
        mark("Double-click on a wire"),
        mark("Bend it by a dot; on the dot, take that off"),
    ),
    (mark("Double-click on the canvas"), mark("Search for a layer")),
    (mark("Double-click on a name"), mark("Rename")),
    (mark("Wheel"), mark("Zoom at the pointer")),
    (mark("Middle button or Space + drag"), mark("Pan")),
    (mark("Right button"), mark("Menu of what lies there")),
)
_CANVAS = (
    (mark("Canvas: edit"), keyboard.EDITING),
    (mark("Canvas: arrange"), keyboard.ARRANGING),
    (mark("Canvas: blocks"), keyboard.BLOCKS),
    (mark("Canvas: wires"), keyboard.WIRES),
    (mark("Canvas: find"), keyboard.FINDING),
    (mark("Canvas: view"), keyboard.VIEWING),
    (mark("Canvas: walk"), keyboard.WALKING),
)
_COLUMNS = 3
_SIZE = (1080, 680)


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A line of the sheet: keys as the platform writes them, and what they do."""

    keys: str
    text: str


def sections(actions: Actions) -> Iterator[tuple[str, tuple[Shortcut, ...]]]:
    """The titles of the sheet, and the lines below each; a key is listed once."""
    told: set[str] = set()
    for topic, specs in TOPICS:
        lines = []
        for spec in specs:
            action = actions[spec.name]
            if keys := key_of(action):
                told.add(QKeySequence(keys).toString())
                lines.append(Shortcut(keys, words_of(action)))
        if lines:
            yield tr(topic), tuple(lines)
    for title, bindings in _CANVAS:
        lines = [
            Shortcut(_shown(binding.keys[0]), tr(binding.text))
            for binding in bindings
            if not any(QKeySequence(key).toString() in told for key in binding.keys)
        ]
        if lines:
            yield tr(title), tuple(_folded(dict.fromkeys(lines)))
    yield tr("Mouse on the canvas"), tuple(Shortcut(tr(keys), tr(text)) for keys, text in MOUSE)


def _folded(lines: Iterable[Shortcut]) -> Iterator[Shortcut]:
    """One line, `Ctrl+1 … 9`, for digits that do the same each with a thing of its own."""
    for (text, stem, is_digit), group in groupby(lines, key=_kind_of):
        run = list(group)
        if is_digit and len(run) > 1:
            yield Shortcut(f"{stem}{run[0].keys[-1]} … {run[-1].keys[-1]}", text)
        else:
            yield from run


def _kind_of(line: Shortcut) -> tuple[str, str, bool]:
    return line.text, line.keys[:-1], line.keys[-1:].isdecimal()


def _shown(key: str) -> str:
    """A key as the platform writes it; one for four where an arrow goes with others."""
    stem, _, last = key.rpartition("+")
    if stem and last in ("Right", "Left", "Up", "Down"):
        return tr("{keys} + arrows", keys=stem)
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutSheet(QDialog):
    """Three columns, searchable by key or by words."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self._sections = tuple(sections(actions))
        self.field = SearchField(tr("Search by key or by what it does"))
        self.field.setAccessibleName(tr("Search shortcuts"))
        self.field.textChanged.connect(self._show)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_4,) * 4)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.field)
        column.addWidget(self._area, 1)
        room = parent.size()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        self._show("")

    def shown(self) -> list[Shortcut]:
        """The lines that the search leaves, in order."""
        return [line for _, lines in self._found(self.field.text()) for line in lines]

    def _found(self, query: str) -> list[tuple[str, tuple[Shortcut, ...]]]:
        words = query.casefold().split()
        kept = []
        for title, lines in self._sections:
            fits = [
                line
                for line in lines
                if all(word in f"{title} {line.keys} {line.text}".casefold() for word in words)
            ]
            if fits:
                kept.append((title, tuple(fits)))
        return kept

    def _show(self, query: str) -> None:
        found = self._found(query)
        if not found:
            self._area.setWidget(EmptyState(tr("No shortcut matches."), icon="search"))
            return
        inside = QWidget()
        inside.setProperty("role", "panel")
        row = QHBoxLayout(inside)
        row.setContentsMargins(tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_2)
        row.setSpacing(tokens.SPACE_6 + tokens.SPACE_2)
        for part in _columns(found):
            column = QVBoxLayout()
            column.setSpacing(tokens.SPACE_6)
            for title, lines in part:
                column.addWidget(_group(title, lines))
            column.addStretch(1)
            row.addLayout(column, 1)
        self._area.setWidget(inside)


def _columns(
    found: list[tuple[str, tuple[Shortcut, ...]]],
) -> list[list[tuple[str, tuple[Shortcut, ...]]]]:
    """The sections in reading order over columns of about the same height."""
    heading = 2.5  # lines that a title and the gap above it take
    whole = sum(len(lines) + heading for _, lines in found)
    columns: list[list[tuple[str, tuple[Shortcut, ...]]]] = [[] for _ in range(_COLUMNS)]
    height, at = 0.0, 0
    for title, lines in found:
        size = len(lines) + heading
        if columns[at] and height + size / 2 > whole / _COLUMNS * (at + 1) and at + 1 < _COLUMNS:
            at += 1
        columns[at].append((title, lines))
        height += size
    return columns


def _group(title: str, lines: tuple[Shortcut, ...]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(tokens.SPACE_3)
    grid.setVerticalSpacing(tokens.SPACE_1 + 1)
    head = QLabel(title)
    head.setProperty("role", "title")
    grid.addWidget(head, 0, 0, 1, 2)
    for place, line in enumerate(lines, 1):
        text = QLabel(line.text)
        text.setWordWrap(True)
        key = QLabel(line.keys)
        key.setProperty("role", "chip")
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        key.setWordWrap(len(line.keys) > _LONG_KEY)
        grid.addWidget(text, place, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(key, place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    grid.setColumnStretch(0, 1)
    return group


_LONG_KEY = 22
"""Mouse gestures are said in words, which may need two lines."""

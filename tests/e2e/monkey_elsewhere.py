"""What the monkey does that takes more than a click: menus by keys, files, fields, windows."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from netstudio.document.project_file import save_project_file
from netstudio.gui.canvas.operable import OperableCanvas
from netstudio.gui.main_window import MainWindow
from netstudio.gui.plots.curve_canvas import CurveCanvas
from netstudio.gui.settings import FONT_SCALE, LANGUAGE
from netstudio.presets import all_presets, load_preset
from tests.e2e.monkey_canvas import LEAVES, LEFT, NO_KEYS
from tests.e2e.monkey_window import AroundCanvas

DIALOG_KEYS = "Tab Backtab Space Return Up Down Left Right Home End F1 Delete".split()
MENU_KEYS = "Down Down Down Up Right Left Home End".split()
STORM = 25
"""Steps of the history at once, as a held key makes them."""


class Elsewhere:
    """Hands that reach beyond the canvas and the panels of one window."""

    def __init__(self, around: AroundCanvas, chance: random.Random, folder: Path) -> None:
        self._around = around
        self._random = chance
        self._files = _files(folder)

    @property
    def window(self) -> MainWindow:
        """The window that is played with."""
        return self._around.window

    def _note(self, words: object) -> None:
        self._around.done[-1] += f" {words}"

    # Menus and dialogs by keys

    def menu_by_keys(self) -> None:
        """Open the menu with its key, walk about in it, and perhaps choose."""
        self.window.actions_by_name["menu"].trigger()
        for _ in range(self._random.randint(1, 12)):
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                return
            QTest.keyClick(menu, getattr(Qt.Key, f"Key_{self._random.choice(MENU_KEYS)}"))
        menu = QApplication.activePopupWidget()
        action = menu.activeAction() if isinstance(menu, QMenu) else None
        if action is not None and action.objectName() not in LEAVES:
            self._note(action.text())
            QTest.keyClick(menu, Qt.Key.Key_Return)

    def keys_in_dialog(self) -> None:
        """Press keys in a dialog, where one is open."""
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        dialogs = [widget for widget in shown if isinstance(widget, QDialog)]
        if not dialogs:
            return
        dialog = self._random.choice(dialogs)
        for _ in range(self._random.randint(1, 6)):
            target = dialog.focusWidget() or dialog
            key = self._random.choice(DIALOG_KEYS)
            self._note(key)
            QTest.keyClick(target, getattr(Qt.Key, f"Key_{key}"))
            if not dialog.isVisible():
                return

    # Files

    def drop_file(self) -> None:
        """Drag files over the window, and drop them there or take them away again."""
        paths = self._random.sample(self._files, self._random.choice((1, 1, 1, 1, 2)))
        self._note([path.name for path in paths])
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        goal = self._random.choice((self.window, self.window.canvas.viewport()))
        place = goal.rect().center()
        common = (Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
        QApplication.sendEvent(goal, QDragEnterEvent(place, *common))
        QApplication.sendEvent(goal, QDragMoveEvent(place, *common))
        QApplication.processEvents()
        if self._random.random() < 0.5:
            QApplication.sendEvent(goal, QDropEvent(QPointF(place), *common))
        else:
            QApplication.sendEvent(goal, QDragLeaveEvent())

    def file_changes(self) -> None:
        """Another program writes, damages or deletes a file, perhaps the open one."""
        path = self.window.bridge.path or self._files[0]
        way = self._random.choice(("write", "write", "damage", "delete"))
        self._note(f"{way} {path.name}")
        if way == "delete":
            path.unlink(missing_ok=True)
        elif way == "damage":
            path.write_text("{", encoding="utf-8")
        else:
            save_project_file(load_preset(self._random.choice(all_presets()).name), path)

    # Panels

    def edit_field(self) -> None:
        """Choose a node, and change something in its form."""
        nodes = list(self.window.bridge.graph.nodes)
        if not nodes:
            return
        most = self._random.choice((1, 1, 1, 2, 5))
        self.window.selection.set(self._random.sample(nodes, min(most, len(nodes))))
        self._around.choose("show_layer")
        QApplication.processEvents()
        page = self.window.bench.inspector.page
        if page is not None:
            self._around.click_part_of(page)

    def work_in_code(self) -> None:
        """Click into the source, search in it, select it, copy it."""
        panel = self.window.bench.side.open("code")
        self._around.click_part_of(panel)
        target = panel.focusWidget() or panel
        keys = self._random.choice(("Ctrl+A", "Ctrl+C", "Ctrl+F", "Down", "Shift+Down", "F3"))
        self._note(keys)
        QTest.keySequence(target, keys)

    def work_in_plots(self) -> None:
        """Point at a plot, drag in it, turn the wheel, double-click, open its menu."""
        plots = [p for p in self.window.findChildren(CurveCanvas) if p.isVisible()]
        if not plots:
            return
        plot = self._random.choice(plots)
        begin, end = self._place_in(plot), self._place_in(plot)
        QApplication.sendEvent(plot, QEnterEvent(begin, begin, plot.mapToGlobal(begin)))
        QTest.mouseMove(plot, begin)
        way = self._random.choice(("drag", "wheel", "double", "menu", "leave"))
        self._note(way)
        if way == "drag":
            QTest.mousePress(plot, LEFT, NO_KEYS, begin)
            QTest.mouseMove(plot, end)
            QTest.mouseRelease(plot, LEFT, NO_KEYS, end)
        elif way == "wheel":
            self._around.turn(plot, begin)
        elif way == "double":
            QTest.mouseDClick(plot, LEFT, NO_KEYS, begin)
        elif way == "menu":
            self._around.choose_from_menu(plot, begin)
        else:
            QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))

    def open_menu_of_part(self) -> None:
        """Right-click any part, and perhaps choose from what opens."""
        shown = [child for child in self.window.findChildren(QWidget) if child.isVisible()]
        part = self._random.choice(shown)
        self._note(type(part).__name__)
        self._around.choose_from_menu(part, self._place_in(part))

    def _place_in(self, widget: QWidget) -> QPoint:
        size = widget.size()
        return QPoint(
            self._random.randrange(max(1, size.width())),
            self._random.randrange(max(1, size.height())),
        )

    # The whole program

    def storm_of_undo(self) -> None:
        """Hold undo, then redo, with the window drawing in between."""
        bridge = self.window.bridge
        for step in (bridge.undo, bridge.redo):
            for number in range(self._random.randint(1, STORM)):
                if not step():
                    break
                if number % 10 == 0:
                    QApplication.processEvents()

    def play_in_other_window(self) -> None:
        """Click into another window, or carry a part from one to the other."""
        others = [window for window in self.window.program.windows if window is not self.window]
        if not others:
            self._around.choose("new_window")
            return
        other = self._random.choice(others)
        way = self._random.choice(("click", "carry", "edit", "train", "undo"))
        self._note(way)
        if way == "click":
            self._around.click_part_of(other)
        elif way == "carry":
            self._carry(self.window.canvas, other.canvas)
            self._carry(other.canvas, self.window.canvas)
        elif way == "edit":
            other.canvas.add_layer(self._random.choice(("Conv2d", "ReLU", "Linear", "Flatten")))
        elif way == "train":
            other.actions_by_name["train"].trigger()
        else:
            other.bridge.undo()

    @staticmethod
    def _carry(source: OperableCanvas, goal: OperableCanvas) -> None:
        source.copy()
        goal.paste()

    def open_and_close(self) -> None:
        """Another window, closed while it opens, loads, builds or trains."""
        preset = self._random.choice(all_presets()).name
        turns = self._random.choice((0, 1, 5, 30))
        self._note(f"{preset} after {turns}")
        other = self.window.program.open(preset)
        for turn in range(turns):
            QApplication.processEvents()
            QTest.qWait(2)
            if turn == 20:
                other.actions_by_name["train"].trigger()
        other.close_unasked()

    def speak_or_scale(self) -> None:
        """Another language, theme or size of type: all while everything goes on."""
        settings = self.window.settings
        way = self._random.random()
        if way < 0.3:
            self._around.choose("theme")
        elif way < 0.7:
            settings.set(LANGUAGE, self._random.choice(LANGUAGE.choices))
            self._note(settings.get(LANGUAGE))
        else:
            settings.set(FONT_SCALE, self._random.choice((80, 100, 130, 200)))
            self._note(settings.get(FONT_SCALE))


def _files(folder: Path) -> list[Path]:
    """What may be dropped on a window: projects, whole and damaged, and what is none."""
    names = ("one.json", "two.netstudio", "damaged.json", "notes.txt", "picture.png", "code.py")
    paths = [folder / name for name in names]
    for path, preset in zip(paths, ("mlp", "lenet5"), strict=False):
        save_project_file(load_preset(preset), path)
    paths[2].write_text('{"format": 1, "nodes": ', encoding="utf-8")
    paths[3].write_text("no project", encoding="utf-8")
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(paths[4]))
    paths[5].write_text("import torch\n", encoding="utf-8")
    return [*paths, folder, folder / "missing.json"]

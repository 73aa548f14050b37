"""The screenshots of README, taken of the real window: `python -m tests.screenshots [NAME]...`.

Each scene opens the window on a project, does what a person would do, waits until it shows, and is
saved in both themes at 1440x900 under `resources/screenshots`, in few colours so that the files
stay small.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, Qt
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from netstudio.gui.app import Program, find_project, make_application
from netstudio.gui.main_window import MainWindow
from netstudio.gui.settings import Settings
from netstudio.gui.start.thumbnail_store import ThumbnailStore
from netstudio.gui.theme.apply import ThemeChoice, ThemeFollower
from netstudio.gui.translation import ENGLISH, use_language

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "screenshots"
SIZE = (1440, 900)
COLOURS = (256, 192, 128, 96, 64)
"""How many colours a picture is saved in: the most that keep it within `MOST_BYTES`."""
MOST_BYTES = 120_000
_PLACES = ("RUNS", "LIBRARY", "RECOVERY", "LOGS", "SETTINGS")


@dataclass(frozen=True)
class Scene:
    """What is photographed: a project, what is done with it, and in which language."""

    project: str
    act: Callable[[MainWindow], None]
    language: str = ENGLISH


def wait(window: MainWindow, until: Callable[[], bool], seconds: float = 180) -> None:
    """Let the program run until something is so."""
    end = time.monotonic() + seconds
    while not until():
        QApplication.processEvents()
        # Outside of an event loop nothing that was deleted later would ever go.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        time.sleep(0.01)
        if time.monotonic() > end:
            raise TimeoutError(f"{window.windowTitle()} did not get there in {seconds:.0f} s.")


def rest(window: MainWindow, seconds: float = 1.0) -> None:
    """Let the program settle."""
    end = time.monotonic() + seconds
    wait(window, lambda: time.monotonic() > end, seconds + 5)


def rest_with_pictures(window: MainWindow) -> None:
    """Let the program settle, and draw the pictures of all cards that are seen."""
    rest(window, 2)
    stores = [s for top in QApplication.topLevelWidgets() for s in top.findChildren(ThumbnailStore)]
    assert stores
    wait(window, lambda: not any(store.is_busy for store in stores))
    rest(window)


def start(window: MainWindow) -> None:
    """The start page with presets and templates."""
    window.actions_by_name["start_page"].trigger()
    rest_with_pictures(window)


def building(window: MainWindow) -> None:
    """LeNet-5 with a layer being searched for at the pointer."""
    wait(window, lambda: bool(window.canvas.canvas.nodes["conv1"].thumbnail))
    place = QPoint(window.canvas.width() - 380, 300)
    window.selection.set(["pool2"])
    QTest.mouseMove(window.canvas.viewport(), place)
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Tab)
    rest(window, 0.5)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "norm")
    rest(window)


def training(window: MainWindow) -> None:
    """AlexNet in the middle of learning, its second convolution selected."""
    window.selection.set(["conv2"])
    window.bench.session.train()
    wait(window, lambda: window.bench.session.status.epoch >= 2, 400)
    rest(window)


def broken(window: MainWindow) -> None:
    """A network with a mistake, its problem and repairs open."""
    wait(window, lambda: bool(window.bridge.announced_problems))
    rest(window)
    window.selection.set(["fc1"])
    window.canvas.show_problem("fc1")
    rest(window)


def blocks(window: MainWindow) -> None:
    """Inside a residual block, one of three in a stack."""
    window.selection.set(["stage2"])
    rest(window)
    window.canvas.open_current()
    rest(window)
    window.canvas.fit()
    window.selection.set(["sum"])
    rest(window, 2)


def inspector(window: MainWindow) -> None:
    """A selected layer: its parameters, the arithmetic, what torch says of it."""
    window.selection.set(["lstm"])
    rest(window, 3)


def code(window: MainWindow) -> None:
    """The source, in step with the selected layer."""
    window.bench.open_tab("code")
    window.selection.set(["conv2"])
    rest(window)
    window.canvas.fit()
    rest(window, 2)


def gallery(window: MainWindow) -> None:
    """The gallery narrowed to the networks of classic papers."""
    from netstudio.gui.start.page import start_page

    start_page(window.bench).show_gallery("papers")
    rest_with_pictures(window)


def settings(window: MainWindow) -> None:
    """The settings, on the page of appearance."""
    from netstudio.gui.dialogs.settings_dialog import SettingsDialog

    window.actions_by_name["settings"].trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    dialog.list.setCurrentRow(1)
    dialog.move(window.rect().center() - dialog.rect().center())
    rest(window)


def chinese(window: MainWindow) -> None:
    """The window in Chinese, a trained network in it."""
    window.bench.session.train()
    window.selection.set(["conv1"])
    wait(window, lambda: window.bench.session.status.epoch >= 3)
    rest(window)


SCENES = {
    "start": Scene("lenet5", start),
    "building": Scene("lenet5", building),
    "training": Scene("alexnet_cifar10", training),
    "repair": Scene("clinic/lenet5_padding", broken),
    "blocks": Scene("resnet20_cifar10", blocks),
    "inspector": Scene("lstm_digits", inspector),
    "code": Scene("lenet5", code),
    "gallery": Scene("lenet5", gallery),
    "settings": Scene("lenet5", settings),
    "chinese": Scene("lenet5", chinese, "zh_CN"),
}


def photograph(window: MainWindow) -> QPixmap:
    """The window and what floats above it: dialogs, dimming what lies behind, and popups."""
    picture = window.grab()
    painter = QPainter(picture)
    for above in QApplication.topLevelWidgets():
        if above is window or not above.isVisible():
            continue
        if above.isModal() or above.windowType() is Qt.WindowType.Dialog:
            painter.fillRect(picture.rect(), Qt.GlobalColor.transparent)
            painter.setOpacity(0.5)
            painter.fillRect(picture.rect(), Qt.GlobalColor.black)
            painter.setOpacity(1.0)
        painter.drawPixmap(_place(above, window), above.grab())
    painter.end()
    return picture


def _place(above: QWidget, window: MainWindow) -> QPoint:
    return above.pos() - window.pos()


def save(picture: QPixmap, path: Path) -> None:
    """Write a picture in as many colours as `MOST_BYTES` allow."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    image = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    for count in COLOURS:
        written = io.BytesIO()
        few = image.quantize(
            count, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE
        )
        few.save(written, "PNG", optimize=True)
        if written.tell() <= MOST_BYTES:
            break
    path.write_bytes(written.getvalue())


def take(app: QApplication, themes: ThemeFollower, name: str, home: Path) -> None:
    """Open a scene in a home of its own, where no run or layout is found, and save it twice."""
    scene = SCENES[name]
    for place in _PLACES:
        os.environ[f"NETSTUDIO_{place}"] = str(home / place.lower())
    store = Settings(home / "settings.ini")
    themes.choose(ThemeChoice.DARK)
    use_language(app, scene.language)
    program = Program(app, store, themes=themes)
    project, path = find_project(scene.project)
    window = MainWindow(project, path, settings=store)
    program.adopt(window)
    window.resize(*SIZE)
    window.show()
    wait(window, lambda: "bench" in vars(window) and window.bench.session.is_torch_loaded)
    rest(window, 2)
    window.canvas.fit()
    scene.act(window)
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        themes.choose(choice)
        rest(window)
        save(photograph(window), FOLDER / f"{name}_{choice.value}.png")
    for above in QApplication.topLevelWidgets():
        if above is not window and above.isVisible():
            above.close()
    window.close_unasked()
    rest(window, 0.5)


def main(names: list[str]) -> int:
    """Take the named screenshots, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    app = make_application()
    themes = ThemeFollower(app)
    QCursor.setPos(SIZE[0] - 1, SIZE[1] - 1)  # where it lights nothing
    with tempfile.TemporaryDirectory() as home:
        os.environ["NETSTUDIO_CACHE"] = f"{home}/cache"
        for name in names or list(SCENES):
            take(app, themes, name, Path(home) / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The screenshots of README, taken of the real window: `python -m tests.screenshots`.

Each scene opens the window on a project, does what a person would do, waits until it shows, and is
saved in both themes at 1440x900 under `resources/screenshots`.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from netstudio.gui.app import find_project, make_application, open_window
from netstudio.gui.main_window import MainWindow
from netstudio.gui.settings import Settings
from netstudio.gui.theme.apply import apply_theme
from netstudio.gui.theme.tokens import DARK, LIGHT
from netstudio.gui.translation import ENGLISH, use_language

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "screenshots"
SIZE = (1440, 900)


def wait(window: MainWindow, until: Callable[[], bool], seconds: float = 120) -> None:
    """Let the program run until something is so."""
    end = time.monotonic() + seconds
    while not until():
        QApplication.processEvents()
        time.sleep(0.01)
        if time.monotonic() > end:
            raise TimeoutError(f"{window.windowTitle()} did not get there in {seconds:.0f} s.")


def rest(window: MainWindow, seconds: float = 1.5) -> None:
    """Let the program settle."""
    end = time.monotonic() + seconds
    wait(window, lambda: time.monotonic() > end, seconds + 5)


def training(window: MainWindow) -> None:
    """LeNet-5 in the middle of learning, its second convolution selected."""
    window.selection.set(["conv2"])
    window.bench.session.train()
    wait(window, lambda: window.bench.session.status.epoch >= 4)
    rest(window)


def broken(window: MainWindow) -> None:
    """A network with a mistake, its problem and repair open."""
    rest(window, 3)
    window.bench.open_tab("problems")
    rest(window)


def code(window: MainWindow) -> None:
    """The source, in step with the selected layer."""
    window.bench.open_tab("code")
    window.selection.set(["conv2"])
    rest(window, 3)


def start(window: MainWindow) -> None:
    """The start page with the gallery of presets."""
    window.actions_by_name["start_page"].trigger()
    rest(window, 3)


def gallery(window: MainWindow) -> None:
    """The gallery narrowed to the networks of classic papers."""
    from netstudio.gui.start.page import start_page

    start_page(window.bench).show_gallery("papers")
    rest(window, 3)


SCENES: dict[str, tuple[str, Callable[[MainWindow], None]]] = {
    "lenet5": ("lenet5", training),
    "clinic": ("clinic/lenet5_padding", broken),
    "code": ("lenet5", code),
    "start": ("lenet5", start),
    "gallery": ("lenet5", gallery),
    "chinese": ("clinic/lenet5_padding", broken),
}


LANGUAGE = {"chinese": "zh_CN"}
"""Scenes in another language than English."""


def main(names: list[str]) -> int:
    """Take the named screenshots, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    app = make_application()
    with tempfile.TemporaryDirectory() as home:
        for name in names or list(SCENES):
            preset, scene = SCENES[name]
            for theme, suffix in ((DARK, "dark"), (LIGHT, "light")):
                # Each in a home of its own: no earlier run is found, no window layout remembered.
                os.environ["XDG_DATA_HOME"] = f"{home}/{name}-{suffix}"
                os.environ["NETSTUDIO_CACHE"] = f"{home}/cache"
                use_language(app, LANGUAGE.get(name, ENGLISH))
                apply_theme(app, theme)
                store = Settings(Path(home) / f"{name}-{suffix}.ini")
                window = open_window(*find_project(preset), settings=store)
                window.resize(*SIZE)
                rest(window)
                window.canvas.fit()
                scene(window)
                window.grab().save(str(FOLDER / f"{name}_{suffix}.png"))
                window.bridge.mark_clean()
                window.close()
                rest(window, 0.5)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What the user has set, and what the window remembers from one day to the next.

Every setting is declared here once: key, default and bounds. A stored value that is missing,
damaged or out of bounds counts as the default, so that no file of settings can keep the program
from starting. Kept by QSettings where the platform keeps such things; `NETSTUDIO_SETTINGS` names an
INI file instead, for tests and for machines that are shared.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from netstudio.gui.theme.apply import ThemeChoice

V = TypeVar("V", bool, int, str)

MOST_RECENT = 10
MOST_COLOURS = 8
MOST_COMMANDS = 30
VARIABLE = "NETSTUDIO_SETTINGS"


class Setting(ABC, Generic[V]):
    """One setting: where it is stored, and what it is without the user's doing."""

    def __init__(self, key: str, default: V) -> None:
        self.key = key
        self.default: V = default

    @abstractmethod
    def read(self, stored: object) -> V:
        """The value that a store holds, as text or as what it is; the default for nonsense."""


class Flag(Setting[bool]):
    """On or off."""

    def read(self, stored: object) -> bool:
        return {"true": True, "false": False}.get(str(stored).lower(), self.default)


class Number(Setting[int]):
    """A whole number from `low` to `high`, both included; one outside is brought inside."""

    def __init__(self, key: str, default: int, *, low: int, high: int) -> None:
        super().__init__(key, default)
        self.low, self.high = low, high

    def read(self, stored: object) -> int:
        try:
            return min(max(int(str(stored)), self.low), self.high)
        except ValueError:
            return self.default


class Word(Setting[str]):
    """One of `choices`, or any text where there are none."""

    def __init__(self, key: str, default: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(key, default)
        self.choices = choices

    def read(self, stored: object) -> str:
        known = isinstance(stored, str) and (not self.choices or stored in self.choices)
        return str(stored) if known else self.default


AnySetting = Flag | Number | Word

START = Word("start/opens", "lenet5", ("lenet5", "last", "start_page"))
"""What opens when the program is started without a file."""
AUTOSAVE_SECONDS = Number("autosave_seconds", 30, low=5, high=600)
"""How old an edit gets at most before it is kept in the recovery folder, in seconds."""
CONFIRM_RUNNING = Flag("confirm/running", True)
"""Whether closing a saved project asks while it trains."""
CONFIRM_REVERT = Flag("confirm/revert", True)
"""Whether going back to the saved file asks."""
FONT_SCALE = Number("font_scale", 100, low=80, high=200)
"""The size of the window's type, in per cent."""
REDUCED_MOTION = Flag("reduced_motion", False)
"""Whether things change place at once instead of gliding."""
CANVAS_SNAP = Flag("canvas/snap", True)
CANVAS_GRID = Flag("canvas/grid", True)
CANVAS_WHEEL = Word("canvas/wheel", "zoom", ("zoom", "scroll"))
"""What the wheel does on the canvas without a key held down."""
DEVICE = Word("training/device", "auto")
"""What new projects are trained on, as a recipe names it."""
THREADS = Number("training/threads", 0, low=0, high=256)
"""How many threads torch computes with; 0 leaves one core free."""
REDRAW_RATE = Number("training/redraw_rate", 20, low=1, high=60)
"""How often numbers are redrawn while training, in hertz."""
RUNS_FOLDER = Word("training/runs_folder", "")
"""Where runs are kept; empty for the user's data folder."""
KEEP_RUNS = Number("training/keep_runs", 10, low=1, high=1000)
"""How many runs of a project a clean-up leaves."""
DATA_FOLDER = Word("data/folder", "")
"""Where data sets are kept; empty for the user's cache folder."""
LANGUAGE = Word("language", "system", ("system", "en", "zh_CN"))
THEME = Word("theme", "system", ("system", "dark", "light"))
LAYOUT = Word("layout_name", "building", ("building", "training", "inspecting"))
"""The arrangement of panels in use."""
EXPORT_FORMAT = Word("export/format", ".pdf")
"""The ending of the format exported last."""
EXPORT_WEIGHTS = Flag("export/weights", True)
"""Whether trained weights go along with what is exported."""
EXPORT_PROVE = Flag("export/prove", True)
"""Whether an exported Python file is compared with the network."""
EXPORT_DPI = Number("export/dpi", 300, low=30, high=1200)
EXPORT_CLEAR = Flag("export/see_through", False)
DIAGRAM_DIRECTION = Word("diagram/direction", "right", ("right", "down"))
DIAGRAM_FOLD = Word("diagram/fold", "page", ("page", "column", "none"))
DIAGRAM_OPEN = Flag("diagram/open_blocks", False)
DIAGRAM_SHAPES = Flag("diagram/shapes", True)
DIAGRAM_DETAILS = Flag("diagram/details", True)
DIAGRAM_COUNTS = Flag("diagram/counts", False)
DIAGRAM_NAMES = Flag("diagram/names", False)
DIAGRAM_JOINED = Flag("diagram/joined", True)


class Settings(QObject):
    """Typed access to the stored values; what is missing or damaged counts as not stored."""

    changed = Signal(str)
    """The key of the setting that has another value now."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        """`path` is an INI file; without it the platform's own store is used."""
        super().__init__(parent)
        if path is None:
            self._store = QSettings("NetStudio", "NetStudio")
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @classmethod
    def of_environment(cls) -> Settings:
        """The store that the environment asks for."""
        named = os.environ.get(VARIABLE)
        return cls(Path(named) if named else None)

    def get(self, setting: Setting[V]) -> V:
        """The value of a setting: the stored one where it makes sense, else the default."""
        return setting.read(self._store.value(setting.key))

    def set(self, setting: Setting[V], value: V) -> None:
        """Store a value and tell; what is out of bounds is brought inside them."""
        value = setting.read(value)
        if value != self.get(setting):
            self._store.setValue(setting.key, value)
            self.changed.emit(setting.key)

    def reset(self, setting: AnySetting) -> None:
        """Go back to the default."""
        if not self.is_default(setting):
            self._store.remove(setting.key)
            self.changed.emit(setting.key)

    def is_default(self, setting: AnySetting) -> bool:
        """Whether a setting is as it is without the user's doing."""
        return setting.read(self._store.value(setting.key)) == setting.default

    @property
    def theme(self) -> ThemeChoice:
        """The theme chosen last."""
        return ThemeChoice(self.get(THEME))

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self.set(THEME, choice.value)

    @property
    def card_picture(self) -> str:
        """What the pictures on the cards show: a value of `thumbnails.Picture`; empty if unset."""
        return str(self._store.value("card_picture", ""))

    @card_picture.setter
    def card_picture(self, picture: str) -> None:
        self._store.setValue("card_picture", picture)

    def layout(self, name: str) -> QByteArray | None:
        """The stored state of a window or a splitter."""
        stored = self._store.value(f"layout/{name}")
        return stored if isinstance(stored, QByteArray) and not stored.isEmpty() else None

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remember the state of a window or a splitter."""
        self._store.setValue(f"layout/{name}", state)

    def words(self, key: str) -> list[str] | None:
        """A stored list of words; None where none is stored."""
        if not self._store.contains(key):
            return None
        stored = self._store.value(key)
        items = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return [str(item) for item in items if item]

    def set_words(self, key: str, words: list[str]) -> None:
        """Store a list of words."""
        self._store.setValue(key, words)

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, the newest first; those that are gone left out."""
        return [path for path in self.recent_paths if path.is_file()]

    @property
    def recent_paths(self) -> list[Path]:
        """The files opened or saved last, the newest first, whether they are still there or not."""
        return [Path(name) for name in self.words("recent") or []]

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        path = path.resolve()
        others = [other for other in self.recent_paths if other != path]
        self._store.setValue("recent", [str(item) for item in [path, *others][:MOST_RECENT]])

    def remove_recent(self, path: Path) -> None:
        """Forget one of the recent files."""
        kept = [str(other) for other in self.recent_paths if other != path]
        self._store.setValue("recent", kept)

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self._store.remove("recent")

    @property
    def recent_colours(self) -> list[str]:
        """The colours given to nodes and frames last, the newest first, as `#rrggbb`."""
        return (self.words("recent_colours") or [])[:MOST_COLOURS]

    def add_recent_colour(self, colour: str) -> None:
        """Put a colour at the head of the recent ones."""
        others = [other for other in self.recent_colours if other != colour]
        self.set_words("recent_colours", [colour, *others][:MOST_COLOURS])

    @property
    def layer_uses(self) -> str:
        """How often each layer was added lately, as the search writes it; empty for never."""
        return str(self._store.value("layers/uses", ""))

    @layer_uses.setter
    def layer_uses(self, counts: str) -> None:
        self._store.setValue("layers/uses", counts)

    def folder(self, purpose: str) -> str:
        """The folder last used for a purpose, such as `open`; empty for none."""
        stored = str(self._store.value(f"folder/{purpose}", ""))
        return stored if stored and Path(stored).is_dir() else ""

    def set_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder of a file dialog."""
        self._store.setValue(f"folder/{purpose}", str(folder))

    @property
    def starts_with_page(self) -> bool:
        """Whether the start page is shown at start, in place of LeNet-5."""
        return self.get(START) == "start_page"

    @starts_with_page.setter
    def starts_with_page(self, wanted: bool) -> None:
        self.set(START, "start_page" if wanted else START.default)

    @property
    def was_tour_offered(self) -> bool:
        """Whether the tour was offered already: it is offered once."""
        return str(self._store.value("start/tour_offered", "false")).lower() == "true"

    @was_tour_offered.setter
    def was_tour_offered(self, offered: bool) -> None:
        self._store.setValue("start/tour_offered", offered)

    @property
    def used_commands(self) -> list[str]:
        """The keys of the commands run from the palette, the last one first."""
        return self.words("commands") or []

    def add_used_command(self, key: str) -> None:
        """Put a command at the head of those used."""
        others = [other for other in self.used_commands if other != key]
        self._store.setValue("commands", [key, *others][:MOST_COMMANDS])

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()

"""What the window remembers from one day to the next: its places, its theme, recent files.

Kept by QSettings where the platform keeps such things; `NETSTUDIO_SETTINGS` names an INI file
instead, for tests and for machines that are shared.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from netstudio.gui.theme.apply import ThemeChoice

MOST_RECENT = 10
MOST_COMMANDS = 30
VARIABLE = "NETSTUDIO_SETTINGS"


class Settings:
    """Typed access to the stored values; what is missing or damaged counts as not stored."""

    def __init__(self, path: Path | None = None) -> None:
        """`path` is an INI file; without it the platform's own store is used."""
        if path is None:
            self._store = QSettings("NetStudio", "NetStudio")
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @classmethod
    def of_environment(cls) -> Settings:
        """The store that the environment asks for."""
        named = os.environ.get(VARIABLE)
        return cls(Path(named) if named else None)

    @property
    def theme(self) -> ThemeChoice:
        """The theme chosen last."""
        stored = self._store.value("theme", ThemeChoice.SYSTEM.value)
        known = {choice.value: choice for choice in ThemeChoice}
        return known.get(str(stored), ThemeChoice.SYSTEM)

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("theme", choice.value)

    def layout(self, name: str) -> QByteArray | None:
        """The stored state of a window or a splitter."""
        stored = self._store.value(f"layout/{name}")
        return stored if isinstance(stored, QByteArray) and not stored.isEmpty() else None

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remember the state of a window or a splitter."""
        self._store.setValue(f"layout/{name}", state)

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, the newest first; those that are gone left out."""
        return [path for path in self.recent_paths if path.is_file()]

    @property
    def recent_paths(self) -> list[Path]:
        """The files opened or saved last, the newest first, whether they are still there or not."""
        return [Path(name) for name in self._words("recent")]

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
        return str(self._store.value("start/page", "false")).lower() == "true"

    @starts_with_page.setter
    def starts_with_page(self, wanted: bool) -> None:
        self._store.setValue("start/page", wanted)

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
        return self._words("commands")

    def add_used_command(self, key: str) -> None:
        """Put a command at the head of those used."""
        others = [other for other in self.used_commands if other != key]
        self._store.setValue("commands", [key, *others][:MOST_COMMANDS])

    def _words(self, name: str) -> list[str]:
        """A stored list of words; one alone comes back from an INI file without its list."""
        stored = self._store.value(name, [])
        words = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return [str(word) for word in words if word]

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()

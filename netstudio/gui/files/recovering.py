"""Offering what a crash left, in a bar of the first window: restore, look at both, or drop it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file
from netstudio.errors import ProjectFileError
from netstudio.gui.dialogs.question import tell
from netstudio.gui.files.recovery_store import Found, find_crashed
from netstudio.gui.language import tr, tr_count
from netstudio.gui.widgets.notices import Offer
from netstudio.gui.widgets.toast import ToastKind

if TYPE_CHECKING:
    from netstudio.gui.main_window import MainWindow

NAME = "recovery"
"""The bar."""


class Recovery(QObject):
    """Goes through what was found, one after the other."""

    def __init__(self, window: MainWindow, root: Path) -> None:
        super().__init__(window)
        self._window = window
        self._found = find_crashed(root)
        window.closing.connect(self._leave)
        self._offer()

    def _offer(self) -> None:
        if not self._found:
            return
        found = self._found[0]
        offers = [Offer(tr("Restore"), self.restore)]
        if found.source is not None and found.source.is_file():
            offers.append(Offer(tr("Show both"), self.show_both))
        offers.append(Offer(tr("Discard"), self.discard))
        self._window.bench.notices.tell(
            NAME, describe(found), offers, ToastKind.WARNING, closed=self._postpone
        )

    def restore(self) -> bool:
        """Open the work found in this window, ahead of its file."""
        found = self._found[0]
        project = self._load(found)
        if project is None or not self._take_over(self._window, project, found):
            self._offer()
            return False
        self._done(found)
        return True

    def show_both(self) -> bool:
        """Open the work found in this window, and the file as it was saved in another one."""
        source = self._found[0].source
        saved = _read(source)
        if not self.restore():
            return False
        if saved is not None:
            # Not the file itself: two windows that save into one file would lose each other's work.
            self._window.program.open(saved)
        return True

    def discard(self) -> None:
        """Remove the work found for good."""
        found = self._found.pop(0)
        found.discard()
        self._offer()

    def _take_over(self, window: MainWindow, project: Project, found: Found) -> bool:
        path = found.source
        taken = window.bench.files.take_over(project, path, _read(path))
        # Kept anew before the old copy goes: a crash at any moment finds one of the two.
        return taken and window.bench.autosave.save_now()

    def _done(self, found: Found) -> None:
        self._found.remove(found)
        found.discard()
        self._offer()

    def _load(self, found: Found) -> Project | None:
        try:
            return found.load()
        except ProjectFileError as error:
            tell(self._window, tr("This work cannot be restored"), tr(str(error)))
            return None

    def _postpone(self) -> None:
        """Closed without an answer: the next start asks again."""
        self._leave()

    def _leave(self) -> None:
        while self._found:
            self._found.pop().leave()


def describe(found: Found) -> str:
    """What was found, in a sentence or two."""
    name = found.name or tr("untitled")
    when = _when(found.saved_at)
    if found.source is None:
        return tr(
            "The program ended unexpectedly. “{name}”, which was never saved to a file, was kept "
            "{when}.",
            name=name,
            when=when,
        )
    return tr_count(
        found.steps,
        "The program ended unexpectedly. “{name}” was kept {when}, a step newer than {file}.",
        "The program ended unexpectedly. “{name}” was kept {when}, {count} steps newer than "
        "{file}.",
        name=name,
        when=when,
        file=found.source.name,
    )


def _when(moment: datetime) -> str:
    local = moment.astimezone()
    now = datetime.now().astimezone()
    time = local.strftime("%H:%M")
    if local.date() == now.date():
        return tr("today at {time}", time=time)
    return tr("on {date} at {time}", date=local.strftime("%Y-%m-%d"), time=time)


def _read(path: Path | None) -> Project | None:
    try:
        return load_project_file(path) if path is not None else None
    except ProjectFileError:
        return None  # gone or damaged: there is nothing to compare with

"""The history of one project: do, undo, redo, merge, and the mark of the last save."""

from __future__ import annotations

from collections.abc import Callable

from netstudio.document.change import Change, difference
from netstudio.document.edit import Edit
from netstudio.document.project import Project
from netstudio.errors import EditError
from netstudio.records import dataclass

Listener = Callable[[Change], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A step: the edit, and the project before and after it; `label` says what it did."""

    edit: Edit
    label: str
    before: Project
    after: Project


class History:
    """The current project and the way to and fro.

    Listeners are called after every step with what changed; they may read `project` but must not
    push from inside the call.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._clean: Project | None = project
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        self._revision = 0
        self._listeners: list[Listener] = []

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self._project

    @property
    def revision(self) -> int:
        """A number that grows with every step, undo and redo included."""
        return self._revision

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return self._undone[-1].label if self._undone else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The steps done, oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Entry, ...]:
        """The steps taken back, the one that redo would do first."""
        return tuple(reversed(self._undone))

    @property
    def clean_step(self) -> int | None:
        """After how many steps the project is as last marked; None where no step leads there."""
        states = [entry.before for entry in (*self._done, *self.undone)]
        states.append((*self._done, *self.undone)[-1].after if states else self._project)
        found = (step for step, state in enumerate(states) if state is self._clean)
        return next(found, None)

    @property
    def is_clean(self) -> bool:
        """Whether the project is as it was last marked, by whatever way it came there."""
        return self._project is self._clean

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every step; the function returned ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def mark_clean(self, project: Project | None = None) -> None:
        """Remember `project` (by default the current one) as saved."""
        self._clean = self._project if project is None else project

    def push(self, edit: Edit, *, merge: bool = False) -> Change:
        """Apply `edit`. With `merge`, an edit with the last one's key is undone along with it.

        Raises:
            EditError: when the edit does not fit; the project stays as it was.
        """
        before = self._project
        project, _ = edit.apply(before)
        if project is before:
            return Change(self._revision)
        label = edit.label_in(before)
        if merge and self._can_merge(edit):
            before = self._done.pop().before
        self._done.append(Entry(edit, label, before, project))
        self._undone.clear()
        return self._move_to(project)

    def undo(self) -> Change | None:
        """Take the last step back; None where there is none."""
        if not self._done:
            return None
        entry = self._done.pop()
        self._undone.append(entry)
        return self._move_to(entry.before)

    def redo(self) -> Change | None:
        """Do the last undone step again; None where there is none."""
        if not self._undone:
            return None
        entry = self._undone.pop()
        self._done.append(entry)
        return self._move_to(entry.after)

    def go_to(self, step: int) -> Change | None:
        """Undo or redo until `step` steps are done, as one change; None where they are already.

        Raises:
            EditError: where there are not so many steps.
        """
        last = len(self._done) + len(self._undone)
        if not 0 <= step <= last:
            raise EditError(f"There is no step {step}; the history has {last}.")
        if step == len(self._done):
            return None
        project = self._project
        while len(self._done) > step:
            entry = self._done.pop()
            self._undone.append(entry)
            project = entry.before
        while len(self._done) < step:
            entry = self._undone.pop()
            self._done.append(entry)
            project = entry.after
        return self._move_to(project)

    def _can_merge(self, edit: Edit) -> bool:
        if not self._done or self._undone or self.is_clean:
            return False
        key = edit.merge_key
        return key is not None and self._done[-1].edit.merge_key == key

    def _move_to(self, project: Project) -> Change:
        old, self._project = self._project, project
        self._revision += 1
        change = difference(old, project, self._revision)
        for listener in tuple(self._listeners):
            listener(change)
        return change

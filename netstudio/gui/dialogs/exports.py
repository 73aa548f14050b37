"""Taking the work home: Python file and weights at a key, every other format in a dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from netstudio.codegen.generate import generate
from netstudio.codegen.naming import identifier
from netstudio.errors import NetStudioError
from netstudio.gui.dialogs.question import tell
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.settings import Settings

if TYPE_CHECKING:
    from netstudio.exchange.formats import Format, Made
    from netstudio.gui.exporting.dialog import ExportDialog

_FOLDER = "export"


class Exports(QObject):
    """Asks where to, writes, and says so."""

    done = Signal(str)
    """A sentence on what was written."""

    def __init__(
        self,
        window: QWidget,
        bridge: DocumentBridge,
        session: SessionBridge,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._session, self._settings = session, settings
        self._dialog: ExportDialog | None = None

    def ask_python(self) -> None:
        """Ask for a name, and write the network as a Python file."""
        path = self._ask_python(tr("Export the network as Python"), tr("Python files"))
        if path is not None:
            self.write_python(path)

    def write_python(self, path: Path) -> bool:
        """Write the source that trains to a file; False, and a message, where that fails."""
        from netstudio.exchange.overwriting import overwriting
        from netstudio.exchange.python_file import write_source

        project = self._bridge.project
        try:
            source = generate(project, self._bridge.inference)
            write_source(source, project, path, overwriting(path, source.text).text)
        except (NetStudioError, OSError) as error:
            tell(self._window, tr("The network cannot be exported"), tr(str(error)))
            return False
        self.done.emit(
            tr("Wrote {name}: class {class_name}", name=path.name, class_name=source.class_name)
        )
        return True

    def ask_weights(self) -> None:
        """Ask for a name, and write the weights as safetensors."""
        kinds = f"{tr('Safetensors files')} (*.safetensors)"
        path = self._ask(tr("Export the weights"), ".safetensors", kinds)
        if path is not None:
            self.write_weights(path)

    def write_weights(self, path: Path) -> None:
        """Have the torch thread write its weights to a file."""
        self._session.export_weights(
            path, lambda at: self.done.emit(tr("Wrote {name}", name=at.name))
        )

    def show_dialog(self, suffix: str | None = None) -> ExportDialog:
        """Show every format, the one of this ending chosen; by default the one chosen last."""
        from netstudio.gui.exporting.dialog import ExportDialog

        dialog = self._dialog
        if dialog is None:
            dialog = self._dialog = ExportDialog(
                self._window, self._bridge, self._session, self._settings, self._ask_for
            )
            dialog.done_with.connect(self._tell)
            dialog.finished.connect(self._forget)
        if suffix is not None:
            dialog.select(suffix)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def close(self) -> None:
        """The window goes: its dialog goes with it."""
        if self._dialog is not None:
            self._dialog.close()

    def _ask_for(self, form: Format) -> Path | None:
        if form.suffix == ".py":
            return self._ask_python(tr("Export"), tr(form.label))
        kinds = f"{tr(form.label)} (*{form.suffix})"
        return self._ask(tr("Export"), form.suffix, kinds)

    def _ask_python(self, title: str, kind: str) -> Path | None:
        """The name of a Python file that may be written, whatever it held."""
        from netstudio.gui.files.overwriting import ELSEWHERE

        while (path := self._ask(title, ".py", f"{kind} (*.py)")) is not None:
            answer = self._may_write(path)
            if answer != ELSEWHERE:
                return path if answer else None
        return None

    def _may_write(self, path: Path) -> str:
        """Ask where work of somebody's would be lost; nothing where it is to stay."""
        from netstudio.exchange.overwriting import overwriting
        from netstudio.gui.files.overwriting import ask_to_overwrite

        try:
            text = generate(self._bridge.project, self._bridge.inference).text
        except NetStudioError:
            return "incomplete"  # writing says why, and touches nothing
        found = overwriting(path, text)
        if not found.lost:
            return "nothing lost"
        return ask_to_overwrite(self._dialog or self._window, path, found)

    def _tell(self, made: Made) -> None:
        self.done.emit(tr("Wrote {name}", name=made.paths[0].name))

    def _forget(self) -> None:
        self._dialog = None

    def _ask(self, title: str, suffix: str, kinds: str) -> Path | None:
        name = identifier(self._bridge.project.name.lower()).strip("_") or "network"
        suggested = Path(self._settings.folder(_FOLDER)) / f"{name}{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(suffix)
        self._settings.set_folder(_FOLDER, path.resolve().parent)
        return path

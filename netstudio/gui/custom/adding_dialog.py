"""Bringing a class of one's own onto the canvas: the file, the class, what it is made with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from netstudio.document.file.code import read_code_text
from netstudio.document.file.fields import plain_file_name
from netstudio.document.values import Value
from netstudio.errors import CodegenError, ModelImportError
from netstudio.gui.importing.python_page import TrustBox
from netstudio.gui.importing.rows import FileField, Rows
from netstudio.gui.language import tr
from netstudio.gui.widgets.dialog_body import lay_out
from netstudio.gui.widgets.fitting_dialog import FittingDialog
from netstudio.trust import fingerprint, is_trusted

_SIZE = (600, 430)


@dataclass(frozen=True)
class Chosen:
    """What is to be added."""

    path: Path
    text: str
    class_name: str
    args: dict[str, Value]


class AddingDialog(FittingDialog):
    """Not modal. Nothing of the file runs while it is chosen."""

    chosen = Signal(object)
    """The `Chosen`, whose file the user trusts."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Custom Python"))
        self._text: str | None = None
        self.file = FileField(tr("Python file"), f"{tr('Python files')} (*.py)")
        self.file.field.setPlaceholderText("layer.py")
        self.file.changed.connect(self._read)
        self.classes = QComboBox()
        self.classes.currentTextChanged.connect(self._follow)
        self.arguments = QLineEdit()
        self.arguments.setPlaceholderText('{"channels": 16}')
        self.arguments.textChanged.connect(self._follow)
        self.trust = TrustBox()
        self.trust.answered.connect(self._follow)
        rows = Rows()
        rows.add(tr("Python file"), self.file)
        self.problem = rows.add(tr("Class"), self.classes)
        self.wrong = rows.add(
            tr("Arguments"), self.arguments, tr("What the class is made with, as JSON by name.")
        )
        about = QLabel(
            tr(
                "A module that you wrote becomes a node. Its file is kept beside the project, and "
                "is written into the Python file that is exported."
            )
        )
        about.setWordWrap(True)
        about.setProperty("role", "small")
        self.add = QPushButton(tr("&Add"))
        self.add.setProperty("kind", "primary")
        self.add.clicked.connect(self._choose)
        cancel = QPushButton(tr("Cancel"))
        cancel.setProperty("kind", "secondary")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        lay_out(self, (about, rows, self.trust), (cancel, self.add), size=_SIZE)
        self._follow()

    def _read(self, path: Path | None) -> None:
        from netstudio.exchange.sources.classes import module_classes

        self._text = None
        self.classes.clear()
        self.problem.clear()
        self.trust.hide()
        text = read_code_text(path) if path is not None and path.suffix == ".py" else None
        if path is not None and text is not None:
            try:
                names = module_classes(path)
            except ModelImportError as error:
                self.problem.setText(tr(str(error)))
            else:
                self._text = text
                self.classes.addItems(names)
                known = is_trusted(fingerprint(text.encode("utf-8")))
                self.trust.ask(text, known=known)
                self.trust.text.setText(_about_trust(known=known))
                if not names:
                    self.problem.setText(tr("No class in this file looks like a module."))
        self._follow()

    def _arguments(self) -> dict[str, Value]:
        from netstudio.exchange.sources.source import parse_arguments

        given = self.arguments.text().strip()
        if not given:
            return {}
        parsed = parse_arguments(given)
        if parsed.args or parsed.kwargs is None:
            raise ModelImportError(tr('Give the arguments by name: {"channels": 16}.'))
        return {name: _as_value(value) for name, value in parsed.kwargs.items()}

    def _follow(self, *_: object) -> None:
        try:
            self._arguments()
            self.wrong.clear()
        except ModelImportError as error:
            self.wrong.setText(tr(str(error)))
        ready = self._text is not None and self.classes.currentText() and self.trust.is_given
        self.add.setEnabled(bool(ready) and not self.wrong.text())

    def _choose(self) -> None:
        from netstudio.codegen.custom_code import code_file

        path, text = self.file.path, self._text
        if path is None or text is None:
            return
        try:
            code_file(text, path.name)
        except CodegenError as error:
            self.problem.setText(tr(str(error)))
            return
        name = plain_file_name(path.name)
        self.chosen.emit(
            Chosen(path.with_name(name), text, self.classes.currentText(), self._arguments())
        )
        self.accept()


def _about_trust(*, known: bool) -> str:
    if known:
        return tr("A network with this node runs this file. You trusted this very content before.")
    return tr(
        "A network with this node runs this file and whatever it imports, with all your rights on "
        "this computer. Only go on with code that you know."
    )


def _as_value(value: object) -> Value:
    """JSON as an argument of a document: its lists are tuples."""
    if isinstance(value, list):
        return tuple(_as_value(item) for item in value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise ModelImportError(tr("An argument is a number, a text, true, false, null or a list."))

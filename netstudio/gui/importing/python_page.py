"""Choosing a class of a Python file, what it is made with, and whether the file may be run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.errors import ModelImportError
from netstudio.gui.importing.rows import FileField, Rows, is_file
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.widgets.code_view import CodeView
from netstudio.gui.widgets.fitting_dialog import FittingDialog
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.exchange.sources.importing import ImportRequest

_CODE_HEIGHT, _LEAST_CODE_HEIGHT = 200, 60


class PythonPage(QWidget):
    """A file, a class in it, its arguments and inputs, weights, and the question of trust."""

    changed = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sha256 = ""
        self.file = FileField(tr("Python file"), f"{tr('Python files')} (*.py)")
        self.file.field.setPlaceholderText("model.py")
        self.file.changed.connect(self.read)
        self.classes = QComboBox()
        self.classes.setEditable(True)
        self.classes.currentTextChanged.connect(lambda _: self.changed.emit())
        self.arguments = QLineEdit()
        self.arguments.setPlaceholderText('{"channels": 16}')
        self.inputs = QLineEdit()
        self.inputs.setPlaceholderText("2x3x224x224")
        self.inputs.textChanged.connect(lambda _: self.changed.emit())
        self.more = QLineEdit()
        self.more.setPlaceholderText(tr("None"))
        self.keep = QLineEdit()
        self.keep.setPlaceholderText(tr("Nothing"))
        self.weights = FileField(tr("Weights file"), f"{tr('Weights')} (*.safetensors *.pt *.pth)")
        self.weights.field.setPlaceholderText(tr("None: new weights"))
        self.trust = TrustBox()
        self.trust.answered.connect(self.changed)
        rows = Rows()
        rows.add(tr("Python file"), self.file)
        self.problem = rows.add(tr("Class"), self.classes)
        rows.add(
            tr("Arguments"),
            self.arguments,
            tr("What the class is made with, as JSON: by name, or a list in order."),
        )
        rows.add(
            tr("Inputs"),
            self.inputs,
            tr(
                "The sizes of what it is called with, the batch first; several are divided by "
                "spaces: 2x3x224x224, or ids=2x16:int64<1000."
            ),
        )
        rows.add(
            tr("Further example"),
            self.more,
            tr(
                "Inputs of other sizes or values, written as above: where the model branches on "
                "what it is given, they tell whether it does something else."
            ),
        )
        rows.add(
            tr("Keep as it is"),
            self.keep,
            tr(
                "Parts that become custom nodes, by path or class, divided by commas: what no "
                "graph can hold, such as a loop that depends on the data."
            ),
        )
        rows.add(tr("Weights"), self.weights)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(rows)
        column.addWidget(self.trust)
        column.addStretch(1)
        self.setFocusProxy(self.file)

    @property
    def is_complete(self) -> bool:
        """Whether all that is needed was said."""
        return bool(
            self._sha256
            and self.classes.currentText().strip()
            and self.inputs.text().strip()
            and self.trust.is_given
        )

    @property
    def trusted(self) -> str:
        """The SHA-256 of the content that the user trusts; empty where they do not."""
        return self._sha256 if self.trust.is_given else ""

    def request(self) -> ImportRequest:
        """What is asked for.

        Raises:
            ModelImportError: when it is not complete, or not understood.
        """
        from netstudio.exchange.sources.importing import ImportRequest
        from netstudio.exchange.sources.inputs import parse_input
        from netstudio.exchange.sources.source import Arguments, parse_arguments, parse_source

        path = self.file.path
        if path is None:
            raise ModelImportError(say("Choose a Python file first."))
        source = parse_source(f"{path}:{self.classes.currentText().strip()}")
        given = self.arguments.text().strip()
        arguments = parse_arguments(given) if given else Arguments()
        inputs = tuple(parse_input(text) for text in self.inputs.text().split())
        more = tuple(parse_input(text) for text in self.more.text().split())
        keep = tuple(name.strip() for name in self.keep.text().split(",") if name.strip())
        request = ImportRequest(source, arguments, inputs, keep=keep, more=(more,) if more else ())
        return replace(request, weights=self.weights.path, keep_weights=True)

    def remember_trust(self) -> None:
        """The import begins: this content need not be asked about again."""
        from netstudio.trust import trust

        path = self.file.path
        if path is not None and self.trusted:
            trust(path, self.trusted)

    def read(self, path: Path | None) -> None:
        """Read the file, list its classes, and ask whether its content may be run."""
        from netstudio.exchange.sources.classes import module_classes
        from netstudio.exchange.sources.trust import read_code
        from netstudio.trust import fingerprint, is_trusted

        chosen = self.classes.currentText()
        self.classes.clear()
        self._sha256 = ""
        self.problem.clear()
        self.trust.hide()
        if path is not None and path.suffix == ".py" and is_file(path):
            try:
                code = read_code(path)
                names = module_classes(path)
            except ModelImportError as error:
                self.problem.setText(tr(str(error)))
            else:
                self._sha256 = fingerprint(code)
                self.classes.addItems(names)
                if chosen in names:
                    self.classes.setCurrentText(chosen)
                if not names:
                    self.problem.setText(tr("No class in this file looks like a module."))
                self.trust.ask(code.decode("utf-8", "replace"), known=is_trusted(self._sha256))
        self.changed.emit()


class TrustBox(QFrame):
    """Importing runs the file: says so, shows it, and asks."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("kind", "warning")
        self._known = False
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.agree = QCheckBox(tr("I have looked at it, and trust it"))
        self.agree.toggled.connect(lambda _: self.answered.emit())
        self.look = QPushButton(tr("Look at the file"))
        self.look.setCheckable(True)
        self.look.setAutoDefault(False)
        self.look.setProperty("kind", "outline")
        self.code = CodeView()
        self.code.hide()
        self.look.toggled.connect(self._show_code)
        row = QHBoxLayout()
        row.addWidget(self.agree)
        row.addStretch(1)
        row.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_3,) * 4)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.code)
        self.hide()

    def _show_code(self, shown: bool) -> None:
        """Show the file in a dialog that grows by what it takes, and is then as high as before."""
        dialog = self.window()
        if not isinstance(dialog, FittingDialog):
            self.code.setVisible(shown)
        elif shown:
            dialog.open_part(self.code, scaled(_LEAST_CODE_HEIGHT), scaled(_CODE_HEIGHT))
        else:
            dialog.close_part()

    @property
    def is_given(self) -> bool:
        """Whether this very content may be run."""
        return self._known or self.agree.isChecked()

    def ask(self, code: str, *, known: bool) -> None:
        """Ask about a file's content; one that was trusted before is only mentioned."""
        self._known = known
        self.agree.setChecked(False)
        self.agree.setVisible(not known)
        self.text.setText(
            tr("Importing runs this file. You trusted this very content before.")
            if known
            else tr(
                "Importing runs this file and whatever it imports, with all your rights on this "
                "computer. Only go on with code that you know."
            )
        )
        self.code.set_text(code)
        self.show()

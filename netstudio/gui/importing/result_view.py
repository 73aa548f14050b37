"""What came of an import: whether source and original are the same, and what to know of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.importing.outcome import Outcome
from netstudio.gui.language import tr, tr_count
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current

_ICON = 20
_SEVERITIES = {"error": "error", "warning": "warning"}


class ResultView(QScrollArea):
    """The verdict, the table of what was compared, and the findings."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.verdict = QLabel(self)
        self.verdict.hide()

    example_asked = Signal()
    """Another example is to be given, for what is open."""

    def show_outcome(self, outcome: Outcome, *, takes_examples: bool = False) -> None:
        """Show what an import gave; where it takes more examples, one may be asked for."""
        from netstudio.exchange.importing.finding import told_once

        inside = QWidget()
        inside.setProperty("role", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        column.setSpacing(tokens.SPACE_3)
        title = QLabel(outcome.project.name)
        title.setProperty("role", "heading")
        title.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(title)
        column.addWidget(_muted(_contents(outcome)))
        column.addLayout(self._verdict_row(outcome))
        if outcome.proof is not None and outcome.proof.cases:
            column.addLayout(_cases(outcome))
        if outcome.proof is not None:
            for note in outcome.proof.notes:
                column.addWidget(_muted(tr(note)))
        for finding in told_once(outcome.findings):
            column.addLayout(
                _line(
                    _SEVERITIES.get(finding.severity, "info"),
                    _plain(
                        f"{finding.places}: {tr(finding.message)}"
                        if finding.places
                        else tr(finding.message)
                    ),
                )
            )
        if takes_examples and any(finding.wants_example for finding in outcome.findings):
            column.addLayout(self._example_row())
        column.addStretch(1)
        self.setWidget(inside)

    def _example_row(self) -> QHBoxLayout:
        """The way on where an example leaves something open."""
        self.example = QPushButton(tr("Give another example…"))
        self.example.setProperty("kind", "outline")
        self.example.setAutoDefault(False)
        self.example.clicked.connect(self.example_asked)
        row = QHBoxLayout()
        row.addWidget(self.example)
        row.addStretch(1)
        return row

    def _verdict_row(self, outcome: Outcome) -> QHBoxLayout:
        proof = outcome.proof
        if proof is None:
            self.verdict = _plain(tr("Not compared with the original."))
            return _line("info", self.verdict)
        self.verdict = _plain(tr(proof.sentence()))
        kind = "success" if proof.holds else "warning" if proof.verdict == "nothing" else "error"
        return _line(kind, self.verdict)


def _contents(outcome: Outcome) -> str:
    project = outcome.project
    nodes = tr_count(len(project.graph.nodes), "{count} node", "{count} nodes")
    blocks = tr_count(len(project.blocks), "{count} block", "{count} blocks")
    weights = tr("with its weights") if outcome.weights else tr("with new weights")
    return f"{outcome.source} · {nodes} · {blocks} · {weights}"


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _muted(text: str) -> QLabel:
    label = _plain(text)
    label.setProperty("role", "muted")
    return label


def _line(kind: str, label: QLabel) -> QHBoxLayout:
    """A sentence behind a sign of what it means."""
    theme = current()
    sign = QLabel()
    drawing, colour = {
        "success": ("check", theme.success),
        "info": ("info", theme.accent),
        "warning": ("warning", theme.warning),
        "error": ("error", theme.error),
    }[kind]
    sign.setPixmap(icons.pixmap(drawing, colour, _ICON, sign.devicePixelRatioF()))
    sign.setFixedWidth(_ICON)
    row = QHBoxLayout()
    row.setSpacing(tokens.SPACE_2)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return row


def _cases(outcome: Outcome) -> QGridLayout:
    """What was compared, a case a row."""
    assert outcome.proof is not None
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.SPACE_4)
    grid.setVerticalSpacing(tokens.SPACE_1)
    heads = (tr("Mode"), tr("Inputs"), tr("Outputs differ by"), tr("Gradients differ by"))
    for place, words in enumerate(heads):
        head = QLabel(words)
        head.setProperty("role", "caption")
        grid.addWidget(head, 0, place)
    modes = {"eval": tr("evaluation"), "train": tr("training")}
    for row, case in enumerate(outcome.proof.cases, 1):
        sizes = tr(case.sizes)
        cells = (
            modes[case.mode],
            tr("{sizes}, as recorded", sizes=sizes) if case.recorded else sizes,
            _difference(case.outputs),
            "–" if case.gradients is None else _difference(case.gradients),
        )
        for place, words in enumerate(cells):
            cell = QLabel(words)
            cell.setProperty("role", "number")
            grid.addWidget(cell, row, place)
    grid.setColumnStretch(len(heads), 1)
    return grid


def _difference(value: float) -> str:
    return "0" if value == 0 else f"{value:.1e}"

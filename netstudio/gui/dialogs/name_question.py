"""Asking for a name on a sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from netstudio.gui.dialogs.question import Answer, Question, Scrim
from netstudio.gui.language import tr


def ask_name(window: QWidget, title: str, text: str, name: str) -> str | None:
    """The name that the user gives, without spaces at its ends; None where it was called off."""
    scrim = Scrim(window)
    answers = (Answer("take", tr("&Rename"), "primary"),)
    question = Question(window, title, text, answers, tr("Cancel"))
    field = QLineEdit(name)
    field.setAccessibleName(title)
    field.selectAll()
    take = question.buttons["take"]
    field.textChanged.connect(lambda typed: take.setEnabled(bool(typed.strip())))
    question.column.insertWidget(2, field)
    field.setFocus()
    question.place()
    question.exec()
    typed = field.text().strip() if question.chosen else ""
    for part in (question, scrim):
        part.hide()
        part.deleteLater()
    return typed or None

"""Windows for these tests, and answers to what they ask."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.e2e.windows import open_live_window, open_window, places
from tests.gui.window.answering import Answers
from tests.gui.window.marked_words import Marking

__all__ = ["open_live_window", "open_window", "places"]


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Marking]:
    language = Marking()
    qapp.installTranslator(language)
    yield language
    qapp.removeTranslator(language)

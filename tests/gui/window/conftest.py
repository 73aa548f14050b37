"""Windows for these tests, and answers to what they ask."""

import pytest

from tests.e2e.windows import open_live_window, open_window, places
from tests.gui.window.answering import Answers

__all__ = ["open_live_window", "open_window", "places"]


@pytest.fixture
def answers() -> Answers:
    return Answers()

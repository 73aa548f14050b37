"""Words in the user's language: what may stand in a text."""

from __future__ import annotations

from netstudio.gui.language import plain, tr
from netstudio.sentence import say


def test_a_value_may_be_called_as_a_parameter_is():
    assert tr(say("must be a number; received “{text}”", text="x")) == (
        "must be a number; received “x”"
    )


def test_words_of_a_menu_lose_their_mnemonic():
    assert plain("&Save") == "Save"
    assert plain("Save &as…") == "Save as"
    assert plain("另存为(&A)…") == "另存为"

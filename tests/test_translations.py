"""The translations: complete, of the same placeholders and mnemonics, and compiled."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from netstudio.catalog.registry import all_layers
from netstudio.gui.help.topics import ORDER, explanations, load_topics, named_actions
from netstudio.presets import all_presets
from tests.translations import LANGUAGES, compile_to, read, texts, ts_file

ALIKE = frozenset(
    """MNIST|Fashion-MNIST|CIFAR-10|CIFAR-100|SGD|Adam|AdamW|RMSprop|Adagrad|Adadelta
    Esc|Magma|Viridis|HTTP {code} {reason}|CPU|English
    dtype|delta|betas|eps|amsgrad|alpha|rho|gamma
    xavier_uniform""".replace("\n    ", "|").split("|")
)
"""Names, and keys of the keyboard, that Chinese writes as English does."""


@pytest.fixture(params=LANGUAGES)
def language(request) -> str:
    return request.param


@pytest.fixture
def translated(language) -> dict[str, str]:
    return read(language)


def test_every_text_has_a_translation(translated):
    assert [text for text in texts() if text not in translated] == []


def test_no_translation_is_left_of_a_text_that_is_gone(translated):
    assert translated.keys() <= texts().keys()


def test_placeholders_agree(translated):
    assert {
        text: other for text, other in translated.items() if _fields(text) != _fields(other)
    } == {}


def test_texts_can_be_filled_in(translated):
    for text, other in translated.items():
        if _fields(text):
            list(Formatter().parse(other))


def test_mnemonics_agree(translated):
    assert [
        text for text, other in translated.items() if _mnemonics(text) != _mnemonics(other)
    ] == []


def test_menus_give_no_mnemonic_twice_by_their_translation(translated):
    wrong = [o for t, o in translated.items() if _mnemonics(t) and not re.search(r"\(&\w\)…?$", o)]
    assert wrong == []


def test_translations_differ_from_the_english(translated):
    same = {text for text, other in translated.items() if text == other}
    names = {spec.name for spec in all_layers()} | {info.title for info in all_presets()}
    assert same - ALIKE - names == set()


def test_spaces_at_the_ends_are_kept_where_words_meet(translated):
    for text, other in translated.items():
        assert text[-1:].isspace() <= (other[-1:].isspace() or not other[-1:].isascii()), text


def test_what_qt_loads_is_up_to_date(language, tmp_path):
    compiled = tmp_path / "now.qm"
    compile_to(language, compiled)
    assert compiled.read_bytes() == ts_file(language).with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("name", ORDER)
def test_the_help_says_the_same(language, name):
    english, other = load_topics()[name].text, load_topics(language)[name].text
    assert other != english
    assert named_actions(other) == named_actions(english)
    for pattern in (r"\]\((topic:\w+)\)", r"^(#+ )", r"^```(.*)$", r"^\[codes\].*$"):
        assert _all(pattern, other) == _all(pattern, english)
    assert explanations(other).keys() == explanations(english).keys()


def _all(pattern: str, text: str) -> list[str]:
    return re.findall(pattern, text, re.MULTILINE)


def _fields(text: str) -> set[tuple[str, str, str]]:
    """Names, conversions and formats of what is filled in; braces that are none of these stay."""
    found = re.findall(r"(?<!\{)\{([a-z_][a-z_0-9]*)(![rsa])?(:[^{}]*)?\}(?!\})", text)
    return {(name, conversion, form) for name, conversion, form in found}


def _mnemonics(text: str) -> int:
    return len(re.findall(r"&(?=\w)", text.replace("AT&T", "")))

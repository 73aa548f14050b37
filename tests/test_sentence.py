"""Sentences are their English text, and remember how they were made."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest

from netstudio.compiler.check import check
from netstudio.errors import EditError
from netstudio.presets import load_preset
from netstudio.sentence import Sentence, packed, say, unpacked


def test_a_sentence_is_its_text() -> None:
    sentence = say("{name} takes {count:,} values.", name="fc1", count=61706)
    assert sentence == "fc1 takes 61,706 values."
    assert sentence.pattern == "{name} takes {count:,} values."
    assert sentence.values == {"name": "fc1", "count": 61706}


def test_it_stays_a_sentence_through_an_error_and_a_copy() -> None:
    sentence = say("There is no node “{name}”.", name="conv9")
    assert isinstance(str(EditError(sentence)), Sentence)
    assert copy.copy(sentence).pattern == sentence.pattern
    assert pickle.loads(pickle.dumps(sentence)).values == sentence.values


def test_sentences_put_together_keep_their_patterns() -> None:
    both = "First: " + say("{count} nodes", count=3) + say(", of {count}.", count=7)
    assert both == "First: 3 nodes, of 7."
    assert isinstance(both, Sentence)
    assert isinstance(both.values["second"], Sentence)


def test_what_is_wrong_with_a_network_is_said_in_sentences() -> None:
    problems = check(load_preset("clinic/lenet5_padding"))
    assert problems
    for problem in problems:
        assert isinstance(problem.message, Sentence)


def test_a_sentence_comes_whole_through_another_process() -> None:
    inner = say("{count:,} nodes", count=12000)
    sentence = say("{path} has {inner}, {share:.1f}.", path=Path("a.py"), inner=inner, share=0.25)
    back = unpacked(json.loads(json.dumps(packed(sentence))))
    assert isinstance(back, Sentence)
    assert back == sentence == back.pattern.format(**back.values)
    assert isinstance(back.values["inner"], Sentence)
    assert type(unpacked(packed("plain"))) is str


@pytest.mark.parametrize("pattern", ["{x.__class__}", "{x:>999999999}", "{y}", "{", "{x:{x}}", 3])
def test_a_pattern_that_does_more_than_fill_in_is_left_out(pattern: object) -> None:
    made = unpacked({"text": "what it says", "pattern": pattern, "values": {"x": "1"}})
    assert made == "what it says"
    assert type(made) is str

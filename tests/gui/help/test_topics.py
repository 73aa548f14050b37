"""The texts of the help: links that lead somewhere, keys that exist, kinds that are explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import netstudio
from netstudio.catalog.registry import all_layers
from netstudio.compiler.problem import Problem
from netstudio.gui.action_specs import ALL
from netstudio.gui.help.pages import layer_page, problem_page
from netstudio.gui.help.topics import (
    KINDS,
    ORDER,
    explanations,
    load_topics,
    named_actions,
    search,
    with_keys,
)
from netstudio.gui.translation import LANGUAGES

TOPICS = load_topics()
SPOKEN = {language: load_topics(language) for language in LANGUAGES}
ACTIONS = {spec.name: spec for spec in ALL}
_RAISED = re.compile(r'(?:Problem|ClashError|Clash)\(\s*"([a-z_]+)"')


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ORDER)
def test_links_lead_to_topics_and_keys_belong_to_actions(name, language):
    topic = SPOKEN[language][name]
    assert topic.title
    links = re.findall(r"\]\(topic:([a-z_]+)\)", topic.text)
    assert set(links) <= set(ORDER)
    for action in named_actions(topic.text):
        spec = ACTIONS[action]
        assert spec.keys or spec.canvas_key, f"{name} names the key of {action}, which has none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_can_be_reached_from_the_index(language):
    reached, waiting = {"index"}, ["index"]
    while waiting:
        links = re.findall(r"\]\(topic:([a-z_]+)\)", SPOKEN[language][waiting.pop()].text)
        waiting += [link for link in links if link not in reached]
        reached.update(links)
    assert reached == set(ORDER)


def test_every_kind_of_problem_in_the_source_is_explained():
    known = explanations(TOPICS[KINDS].text)
    package = Path(netstudio.__file__).parent
    raised = {
        code
        for folder in ("catalog", "compiler")
        for path in (package / folder).rglob("*.py")
        for code in _RAISED.findall(path.read_text(encoding="utf-8"))
    }
    assert raised - set(known) == set()
    assert known["pin"].startswith("## A pinned size disagrees")


def test_an_unknown_language_is_read_in_english():
    assert load_topics("xx") == TOPICS


def test_a_search_finds_words_and_puts_headings_first():
    assert search(TOPICS, "training")[0].name == "training"
    assert "export" in [topic.name for topic in search(TOPICS, "safetensors")]
    assert search(TOPICS, "zebra") == []
    assert with_keys("Press {key:train}.", lambda name: name.upper()) == "Press `TRAIN`."


def test_every_layer_has_a_page_with_its_parameters():
    for spec in all_layers():
        page = layer_page(spec)
        assert page.startswith(f"# {spec.name}\n")
        for param in spec.params:
            assert param.name.replace("_", "\\_") in page


def test_a_problem_is_explained_with_its_numbers():
    problem = Problem("pin", "a_b is pinned.", claimed="400", true="784")
    page = problem_page(problem, "fc1", "## Why")
    assert page.startswith("# fc1\n\na\\_b is pinned.")
    assert "Claimed **400**, true **784**." in page
    assert "## Why" in page

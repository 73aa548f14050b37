"""What the gallery finds, filters and counts; and days in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netstudio.gui.start.entries import facts_of, folder_text, found, kind_of, passes
from netstudio.gui.start.when import when_text
from netstudio.presets import all_presets, preset_info

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


def _names(query: str, filter_name: str = "all") -> list[str]:
    return [preset.name for preset in found(all_presets(), query, filter_name)]


@pytest.mark.parametrize(
    ("query", "first"),
    [("lenet", "lenet5"), ("hochreiter", "lstm_digits"), ("1990", "rnn_digits"), ("vgg", "vgg11")],
)
def test_titles_authors_and_years_are_searched(query, first):
    assert _names(query)[0] == first


def test_each_filter_shows_its_own():
    assert set(_names("", "sequences")) == {
        "lstm_digits",
        "rnn_digits",
        "templates/sequence_classifier",
    }
    assert all(name.startswith("clinic/") for name in _names("", "clinic"))
    assert all(name.startswith("templates/") for name in _names("", "templates"))
    assert "lenet5" in _names("", "papers")
    assert "templates/residual" not in _names("", "papers")
    assert "mlp" in _names("", "images")
    assert len(_names("")) == len(all_presets())
    kinds = ("images", "large", "sequences", "clinic")
    assert all(sum(passes(p, f) for f in kinds) == 1 for p in all_presets())


def test_figures_are_those_of_the_network():
    facts = facts_of("lenet5")
    assert facts.counts.parameters == 61_706
    assert facts.inputs == "1 × 28 × 28"
    assert not facts.has_clash
    assert facts_of("clinic/pooled_away").has_clash


def test_the_kind_says_the_year_where_there_is_a_paper():
    assert kind_of(preset_info("lenet5")) == "1998"
    assert kind_of(preset_info("mlp")) == "network"
    assert kind_of(preset_info("templates/residual")) == "template"
    assert kind_of(preset_info("clinic/pooled_away")) == "clinic"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=-5), "15:05"),
        (timedelta(hours=1), "14:00"),
        (timedelta(hours=20), "yesterday"),
        (timedelta(days=6), "6 days ago"),
        (timedelta(days=7), "2026-03-03"),
    ],
)
def test_days_in_words(ago, words):
    assert when_text(NOW - ago, NOW) == words


def test_folders_are_written_from_home(monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ada"))
    assert folder_text(Path("/home/ada/nets/a.json")) == "~/nets"
    assert folder_text(Path("/home/ada/a.json")) == "~"
    assert folder_text(Path("/srv/a.json")) == "/srv"

"""The size of a network in the words of the status bar."""

import pytest

from netstudio.catalog.inference import infer
from netstudio.gui.panels.counts import network_counts
from netstudio.layout.amounts import bytes_text, magnitude_text
from netstudio.presets import load_preset


def test_lenet():
    project = load_preset("lenet5")
    sentence = network_counts(project, infer(project)).sentence
    assert sentence == "12 layers · 61,706 parameters · 0.42 M multiply-accumulates · 0.2 MB"


def test_alexnet():
    project = load_preset("alexnet")
    counts = network_counts(project, infer(project))
    assert counts.parameters == 62_378_344
    assert counts.weight_text == "249.5 MB"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (850, "850"),
        (9_999, "9,999"),
        (416_520, "0.42 M"),
        (13_883_392, "13.9 M"),
        (240_000_000, "240 M"),
        (1_135_256_096, "1.14 G"),
        (2_600_000_000_000, "2.6 T"),
        (15_500_000_000, "15.5 G"),
        (27 * 10**16, "270 P"),
    ],
)
def test_magnitudes(count, text):
    assert magnitude_text(count) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (400, "0.4 kB"),
        (246_824, "0.2 MB"),
        (3 * 10**9, "3.0 GB"),
        (170_400 * 10**9, "170 TB"),
        (2 * 10**15, "2.0 PB"),
    ],
)
def test_bytes(count, text):
    assert bytes_text(count) == text

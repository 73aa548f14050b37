"""How well words match, and how the user's own counts change the order."""

import pytest

from netstudio.gui.palette.entries import operation_names, search
from netstudio.gui.palette.ranking import match_rank
from netstudio.gui.palette.uses import DECAY, LayerUses
from netstudio.gui.settings import Settings


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("conv", "Conv1d"),
        ("bn", "BatchNorm1d"),
        ("bn2", "BatchNorm2d"),
        ("fc", "Linear"),
        ("dense", "Linear"),
        ("dropout", "Dropout"),
        ("residual add", "Add"),
        ("cat", "Concatenate"),
        ("c2", "Conv2d"),
        ("mp2", "MaxPool2d"),
        ("ln", "LayerNorm"),
        ("output", "Output"),
    ],
)
def test_what_people_call_layers_finds_them(typed: str, first: str) -> None:
    offered = [entry.type_name for entry in search(typed)]
    assert offered[0] == first or (typed == "conv" and offered[0] == "Conv2d")


def test_a_better_place_ranks_before_a_worse_one() -> None:
    ranks = [
        match_rank("norm", name, text, keywords=words)
        for name, words, text in (
            ("Norm", (), ""),
            ("BatchNorm2d", (), ""),
            ("Abnormal", (), ""),
            ("Scale", ("normalise",), ""),
            ("Scale", (), "a norm of sorts"),
            ("Nxoxrxm", (), ""),
        )
    ]
    assert None not in ranks
    assert ranks == sorted(set(ranks))
    assert match_rank("norm", "Scale") is None
    assert match_rank("", "anything") == 0


def test_every_word_has_to_be_found() -> None:
    assert match_rank("max pool", "MaxPool2d") is not None
    assert match_rank("max flatten", "MaxPool2d") is None


def test_operations_come_last_and_leave_out_what_is_a_layer() -> None:
    offered = [entry.type_name for entry in search("rfft", operations=True)]
    assert offered[-1].startswith("torch.fft.")
    names = operation_names()
    assert "torch.relu" not in names
    assert "torch.conv2d" not in names
    assert not any(name.endswith("_") for name in names)
    assert not any("." in entry.type_name for entry in search("rfft"))


def test_counts_fade_and_are_remembered(tmp_path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    uses = LayerUses(settings)
    for name in ("GELU", "GELU", "Mish"):
        uses.note(name)
    assert uses.counts["Mish"] == 1.0
    assert uses.counts["GELU"] == pytest.approx((DECAY + 1) * DECAY)
    again = LayerUses(settings).counts
    assert again["GELU"] == pytest.approx(uses.counts["GELU"], abs=1e-3)
    assert search("", again)[0].type_name == "GELU"


@pytest.mark.parametrize("damaged", ["{", "[1]", '{"GELU": "many"}', '{"GELU": -3}'])
def test_damaged_counts_are_none(tmp_path, damaged: str) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.layer_uses = damaged
    assert LayerUses(settings).counts == {}

"""Splits that keep the share of every class."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from netstudio.data.stratify import stratified_split


@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=200),
    st.floats(0.01, 0.9),
    st.integers(0, 2**32 - 1),
)
def test_each_sample_is_in_one_split_and_each_class_keeps_its_share(labels, fraction, seed):
    labels = np.array(labels)
    train, test = stratified_split(labels, fraction, seed)
    assert sorted([*train, *test]) == list(range(len(labels)))
    for label in set(labels.tolist()):
        count = int((labels == label).sum())
        held = int((labels[test] == label).sum())
        assert held <= count - 1
        assert abs(held - fraction * count) <= 1


def test_the_seed_decides():
    labels = np.arange(100) % 4
    first, again, other = (stratified_split(labels, 0.2, seed)[1] for seed in (1, 1, 2))
    assert first.tolist() == again.tolist() != other.tolist()

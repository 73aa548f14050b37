"""Drawing batches: coverage, order, resuming, streaming."""

import threading
from dataclasses import replace
from itertools import islice

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netstudio.data import BatchSource, LazySplit, fits_on_device
from netstudio.errors import DataError

FEEDS = pytest.mark.parametrize(
    "feed", [{"resident": True}, {"resident": False, "workers": 0}, {"resident": False}], ids=str
)


def an_epoch(dataset, source, indices_of):
    return [indices_of(dataset, batch) for batch in source.batches()]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(
    count=st.integers(1, 300),
    batch_size=st.integers(0, 320),
    seed=st.integers(0, 2**63 - 1),
    drop_last=st.booleans(),
    resident=st.booleans(),
)
def test_each_sample_comes_exactly_once_an_epoch(
    numbered, indices_of, count, batch_size, seed, drop_last, resident
):
    dataset = numbered(count)
    with BatchSource(
        dataset,
        device="cpu",
        batch_size=batch_size,
        seed=seed,
        drop_last=drop_last,
        resident=resident,
    ) as source:
        for epoch in range(2):
            assert source.epoch == epoch
            batches = an_epoch(dataset, source, indices_of)
            assert len(batches) == len(source)
            size = batch_size or count
            whole, tail = divmod(count, size)
            drawn = [index for batch in batches for index in batch]
            assert len(drawn) == len(set(drawn))
            if tail and (not drop_last or whole == 0):
                assert [len(batch) for batch in batches] == [size] * whole + [tail]
                assert sorted(drawn) == list(range(count))
            else:
                assert [len(batch) for batch in batches] == [size] * whole


@FEEDS
@pytest.mark.parametrize("lazy", [False, True])
def test_images_labels_and_order_are_the_same_however_they_are_fed(
    numbered, indices_of, feed, lazy
):
    if lazy and feed["resident"]:
        feed = {"resident": False, "workers": 3}
    dataset, reference = numbered(100, lazy), numbered(100)
    with BatchSource(dataset, device="cpu", batch_size=16, seed=3, **feed) as source:
        expected = BatchSource(reference, device="cpu", batch_size=16, seed=3, resident=True)
        for batch, other in zip(islice(source.batches(), 20), expected.batches(), strict=True):
            assert torch.equal(batch.images, other.images)
            assert torch.equal(batch.labels, other.labels)
            assert batch.labels.tolist() == [index % 5 for index in indices_of(dataset, batch)]
            assert (batch.images.dtype, batch.labels.dtype) == (torch.float32, torch.int64)


def test_the_seed_gives_the_order_and_every_epoch_another(numbered, indices_of):
    dataset = numbered(50)

    def orders(seed):
        source = BatchSource(dataset, device="cpu", batch_size=0, seed=seed)
        return [indices_of(dataset, source.next_batch()) for _ in range(3)]

    assert orders(1) == orders(1)
    assert orders(1) != orders(2)
    first, second, third = orders(1)
    assert first != second != third != first


def test_without_shuffling_the_order_is_that_of_the_split(numbered, indices_of):
    dataset = numbered(10)
    source = BatchSource(dataset, device="cpu", batch_size=4, shuffle=False)
    assert an_epoch(dataset, source, indices_of) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(before=st.integers(0, 30), resident=st.booleans(), batch_size=st.integers(1, 25))
def test_a_restored_source_goes_on_exactly(numbered, indices_of, before, resident, batch_size):
    dataset = numbered(60)
    settings_ = {"device": "cpu", "batch_size": batch_size, "resident": resident}
    with (
        BatchSource(dataset, seed=7, **settings_) as source,
        BatchSource(dataset, seed=99, **settings_) as other,
    ):
        for _ in range(before):
            source.next_batch()
        state = source.state()
        after = [indices_of(dataset, source.next_batch()) for _ in range(10)]
        for _ in range(3):  # wherever the other is
            other.next_batch()
        other.restore(state)
        assert (other.epoch, other.position) == (state.epoch, state.position)
        assert [indices_of(dataset, other.next_batch()) for _ in range(10)] == after


def test_a_state_that_is_not_of_this_split_is_refused(numbered):
    state = BatchSource(numbered(60), device="cpu", batch_size=50)
    state.next_batch()
    with pytest.raises(DataError, match=r"50.*40 samples"):
        BatchSource(numbered(40), device="cpu", batch_size=50).restore(state.state())


@FEEDS
def test_the_batch_size_may_change_within_an_epoch(numbered, indices_of, feed):
    dataset = numbered(50)
    with BatchSource(dataset, device="cpu", batch_size=10, **feed) as source:
        drawn = indices_of(dataset, source.next_batch())
        source.batch_size = 15
        rest = an_epoch(dataset, source, indices_of)
        assert [len(batch) for batch in rest] == [15, 15, 10]
        assert sorted(sum(rest, drawn)) == list(range(50))
        with pytest.raises(DataError, match="-1"):
            source.batch_size = -1


def test_an_epoch_in_parts_is_one_epoch(numbered, indices_of):
    dataset = numbered(10)
    source = BatchSource(dataset, device="cpu", batch_size=4)
    first = indices_of(dataset, source.next_batch())
    assert (source.epoch, source.position) == (0, 4)
    rest = an_epoch(dataset, source, indices_of)
    assert sorted(sum(rest, first)) == list(range(10))
    assert (source.epoch, source.position) == (1, 0)


@FEEDS
@pytest.mark.parametrize("shuffle", [False, True])
def test_a_layer_that_works_in_place_does_not_spoil_the_data(numbered, indices_of, feed, shuffle):
    dataset = numbered(10)
    with BatchSource(dataset, device="cpu", batch_size=0, shuffle=shuffle, **feed) as source:
        source.next_batch().images.zero_()
        assert sorted(indices_of(dataset, source.next_batch())) == list(range(10))


def test_the_global_generator_is_left_alone(numbered):
    torch.manual_seed(1)
    before = torch.get_rng_state()
    source = BatchSource(numbered(10), device="cpu", batch_size=3, seed=4)
    list(source.batches())
    assert torch.equal(torch.get_rng_state(), before)


def test_closing_ends_the_reading_threads(numbered):
    def readers():
        return [t for t in threading.enumerate() if t.name.startswith("netstudio-data")]

    with BatchSource(
        numbered(100), device="cpu", batch_size=3, resident=False, workers=2
    ) as source:
        source.next_batch()
        assert readers()
    assert not readers()


def test_a_failure_while_reading_ahead_reaches_the_caller(numbered):
    def fail(chosen):
        raise DataError("picture.png cannot be read.")

    broken = LazySplit(torch.zeros(20, dtype=torch.int64), (1, 2, 3), fail, keep=False)
    dataset = replace(numbered(20), train=broken)
    with BatchSource(dataset, device="cpu", batch_size=4, resident=False, workers=1) as source:
        with pytest.raises(DataError, match="picture"):
            source.next_batch()
        with pytest.raises(DataError, match="picture"):
            source.next_batch()


def test_an_empty_split_is_refused(numbered):
    with pytest.raises(DataError, match="no images"):
        BatchSource(numbered(0), device="cpu", batch_size=4)


def test_only_sets_in_memory_and_within_the_limit_live_on_the_device(numbered, monkeypatch):
    assert fits_on_device(numbered(100), "cpu")
    assert not fits_on_device(numbered(100, lazy=True), "cpu")
    monkeypatch.setattr("netstudio.data.residence.CPU_LIMIT", 104 * 6 * 4 - 1)
    assert not fits_on_device(numbered(100), "cpu")
    assert not BatchSource(numbered(100), device="cpu", batch_size=3).resident


@pytest.mark.gpu
@pytest.mark.parametrize("resident", [True, False])
def test_on_cuda_the_batches_are_those_of_the_cpu(numbered, resident):
    dataset = numbered(1000)
    settings_ = {"batch_size": 64, "seed": 5}
    with (
        BatchSource(dataset, device="cuda", resident=resident, workers=2, **settings_) as source,
        BatchSource(dataset, device="cpu", **settings_) as expected,
    ):
        for _ in range(40):
            batch, other = source.next_batch(), expected.next_batch()
            assert batch.images.is_cuda and batch.labels.is_cuda
            assert torch.equal(batch.labels.cpu(), other.labels)
            assert torch.allclose(batch.images.cpu(), other.images, atol=1e-6)


@pytest.mark.gpu
def test_streaming_to_cuda_never_waits_for_the_device(numbered):
    with BatchSource(
        numbered(1000), device="cuda", batch_size=64, resident=False, workers=1
    ) as source:
        source.next_batch()
        torch.cuda.set_sync_debug_mode("error")
        try:
            for _ in range(30):
                source.next_batch()
        finally:
            torch.cuda.set_sync_debug_mode("default")

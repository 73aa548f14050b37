"""Making room on the disk: only old runs go, and never what gives weights back."""

import pytest

from netstudio.presets import load_preset
from netstudio.training.core_share import CoreShare
from netstudio.training.run_cleanup import (
    FRESH_SECONDS,
    remove_runs,
    stored_runs,
    superfluous,
)
from netstudio.training.run_store import create_run

LATER = 10_000_000_000.0


@pytest.fixture
def root(tmp_path):
    return tmp_path / "runs"


def make(root, name="lenet5", *, weights=False):
    run = create_run(load_preset(name), root=root)
    if weights:
        (run.path / "last-000001").mkdir()
        (run.path / "last-000001" / "weights.safetensors").write_bytes(b"x" * 1000)
    return run.path


def test_runs_are_found_newest_first_with_their_sizes(root):
    first, second = make(root), make(root, weights=True)
    (root / "stray").mkdir()
    (root / "stray" / "notes.txt").write_text("not a run")
    found = stored_runs(root)
    assert [item.run.path for item in found] == [second, first]
    assert found[0].size >= 1000 + found[1].size - 200
    assert stored_runs(root / "nowhere") == []


def test_the_newest_of_each_project_stay(root):
    paths = [make(root) for _ in range(4)]
    other = make(root, "mlp")
    chosen = superfluous(stored_runs(root), keep=2, now=LATER)
    assert {item.run.path for item in chosen} == set(paths[:2])
    assert other.is_dir()


def test_the_last_weights_of_a_network_stay_however_old(root):
    old = make(root, weights=True)
    for _ in range(3):
        make(root)
    chosen = superfluous(stored_runs(root), keep=1, now=LATER)
    assert old not in {item.run.path for item in chosen}
    assert len(chosen) == 2


def test_what_was_written_just_now_stays(root):
    for _ in range(3):
        make(root)
    found = stored_runs(root)
    newest_write = max(item.changed for item in found)
    assert superfluous(found, keep=1, now=newest_write + 1) == []
    assert len(superfluous(found, keep=1, now=newest_write + FRESH_SECONDS + 1)) == 2


def test_removing_tells_how_far_it_is_and_can_be_stopped(root):
    for _ in range(4):
        make(root)
    chosen = superfluous(stored_runs(root), keep=1, now=LATER)
    told = []
    freed = remove_runs(chosen, told.append, cancelled=lambda: len(told) == 2)
    assert told == [1, 2]
    assert freed == chosen[0].size + chosen[1].size
    assert len(stored_runs(root)) == 2


def test_a_link_is_not_followed(root, tmp_path):
    make(root)
    target = make(tmp_path / "elsewhere")
    link = next(root.iterdir()) / "link"
    link.symlink_to(target, target_is_directory=True)
    assert link not in [item.run.path for item in stored_runs(root)]
    assert target.is_dir()


def test_cores_are_shared_between_those_who_compute():
    share = CoreShare(8)
    first, second = object(), object()
    share.join(first)
    assert share.threads() == 8
    version = share.version
    share.join(second)
    assert share.version > version and share.threads() == 4 and share.threads(most=6) == 3
    share.leave(first)
    share.leave(first)
    assert share.threads() == 8
    assert CoreShare(1).threads() == 1

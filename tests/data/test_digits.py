"""The digits that come with scikit-learn."""

import gzip
import hashlib
import subprocess
import sys

import pytest
import torch

from netstudio.data import load_dataset
from netstudio.data.digits import SIZE, digits_file, read_table
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.errors import DataError


@pytest.fixture(scope="module")
def digits():
    return load_dataset(Choice("digits"))


def test_the_split_is_a_stratified_fifth_and_always_the_same(digits):
    assert (len(digits.train), len(digits.test)) == (1437, 360)
    assert torch.bincount(digits.test.labels).tolist() == [36, 37, 35, 37, 36, 36, 36, 36, 35, 36]
    assert torch.bincount(digits.train.labels).tolist() == (
        [142, 145, 142, 146, 145, 146, 145, 143, 139, 144]
    )
    # The order of the labels names the split: it must not change between versions or machines.
    name = hashlib.sha256(digits.test.labels.numpy().astype("<i8").tobytes()).hexdigest()
    assert name[:16] == "06e99a9a9bc21a29"


def test_the_table_is_that_of_scikit_learn():
    from sklearn.datasets import load_digits

    table, bunch = read_table(digits_file()), load_digits()
    assert (table[:, :-1].reshape(-1, SIZE, SIZE) == bunch.images).all()
    assert (table[:, -1] == bunch.target).all()


def test_the_images_at_their_own_size_have_the_levels_of_the_table():
    small = load_dataset(Choice("digits", Table({"size": SIZE})))
    own = torch.from_numpy(read_table(digits_file())[:, :-1].sum(1)).double().sort().values
    levels = torch.cat([small.train.images, small.test.images]).double() / (255 / 16)
    assert torch.allclose(levels.round().sum((1, 2, 3)).sort().values, own)


def test_reading_them_does_not_import_scikit_learn():
    script = (
        "import sys; from netstudio.data.digits import load_digits; load_digits(8);"
        "print('sklearn' in sys.modules, 'scipy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no archive", "cannot be read"),
        (gzip.compress(b"1,2,x\n", mtime=0), "cannot be read"),
        (gzip.compress(b"1,2,3\n", mtime=0), "64 levels from 0 to 16"),
        (gzip.compress(b"17," * 64 + b"1\n", mtime=0), "64 levels from 0 to 16"),
        (gzip.compress(b"1," * 64 + b"1\n", mtime=0)[:-9], "cannot be read"),
    ],
    ids=["no archive", "no number", "too few", "a level of 17", "cut off"],
)
def test_a_broken_file_is_said_to_be_one(tmp_path, content, said):
    path = tmp_path / "digits.csv.gz"
    path.write_bytes(content)
    with pytest.raises(DataError, match=said):
        read_table(path)


def test_a_missing_file_names_the_way_out(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(DataError, match="install scikit-learn again"):
        digits_file()


def test_enlarging_keeps_the_strokes_where_they_are(digits):
    small = load_dataset(Choice("digits", Table({"size": 8})))
    enlarged = load_dataset(Choice("digits", Table({"size": 32})))
    assert torch.equal(small.train.labels, enlarged.train.labels)
    back = torch.nn.functional.avg_pool2d(enlarged.train.images.float(), 4)
    error = (back - small.train.images.float()).abs().mean()
    assert error < 25  # of 255: bilinear smooths a stroke, but does not move it


def test_the_training_split_is_normalised(digits):
    images = digits.normalise(digits.train.images)
    assert images.dtype == torch.float32
    assert abs(float(images.mean())) < 1e-4
    assert abs(float(images.std()) - 1) < 1e-3
    back = digits.invert(images) * 255
    assert torch.allclose(back, digits.train.images.float(), atol=1e-3)


def test_a_sample_is_one_normalised_image_and_its_label(digits):
    image, label = digits.sample(3)
    assert torch.equal(image, digits.normalise(digits.test.images[3]))
    assert label == int(digits.test.labels[3])
    assert digits.sample(3, "train")[1] == int(digits.train.labels[3])
    with pytest.raises(DataError, match="0 to 359"):
        digits.sample(360)


def test_loading_draws_no_global_random_numbers():
    torch.manual_seed(5)
    before = torch.get_rng_state()
    load_dataset(Choice("digits"))
    assert torch.equal(torch.get_rng_state(), before)

"""A folder of pictures for each class."""

import numpy as np
import pytest
import torch
from PIL import Image

from netstudio.data import (
    BatchSource,
    LazySplit,
    LoadCancelledError,
    describe_folder,
    describe_on_disk,
    load_dataset,
)
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.errors import DataError


def colour_of(label, number):
    return (60 * label, 10 * number, 200)


def fill(root, classes=("ant", "bee", "cat"), count=10, size=(40, 30)):
    for label, name in enumerate(classes):
        (root / name).mkdir(parents=True)
        for number in range(count):
            picture = Image.new("RGB", size, colour_of(label, number))
            picture.save(root / name / f"{number:03}.png")


def folder(path, **options):
    return Choice("folder", Table({"path": str(path), **options}))


def all_images(split):
    return torch.cat(list(split.chunks()))


@pytest.fixture
def pictures(tmp_path):
    root = tmp_path / "pictures"
    fill(root)
    return root


def test_every_picture_is_in_one_split_with_the_class_of_its_folder(pictures):
    dataset = load_dataset(folder(pictures, size=16))
    assert dataset.description.classes == ("ant", "bee", "cat")
    assert dataset.description.sample_shape == (3, 16, 16)
    assert torch.bincount(dataset.test.labels).tolist() == [2, 2, 2]
    seen = []
    for split in (dataset.train, dataset.test):
        assert (split.images == split.images[:, :, :1, :1]).all()
        for image, label in zip(split.images, split.labels.tolist(), strict=True):
            red, green, blue = image[:, 0, 0].tolist()
            assert (red, blue) == (60 * label, 200)
            seen.append((label, green // 10))
    assert sorted(seen) == [(label, number) for label in range(3) for number in range(10)]
    assert dataset.notes == ()


def test_the_same_folder_gives_the_same_splits(pictures):
    first, again = (load_dataset(folder(pictures)) for _ in range(2))
    assert torch.equal(first.test.images, again.test.images)
    assert torch.equal(first.train.labels, again.train.labels)


def test_describing_reads_names_only_and_agrees_with_loading(pictures):
    for name in ("ant", "bee", "cat"):
        for number in range(10):
            (pictures / name / f"{number:03}.png").write_bytes(b"")
    described = describe_folder(str(pictures), size=20, colour="grey", test_fraction=0.4)
    assert described.sample_shape == (1, 20, 20)
    assert (described.train_size, described.test_size) == (18, 12)
    choice = folder(pictures, size=20, colour="grey", test_fraction=0.4)
    assert describe_on_disk(choice) == described
    assert describe_on_disk(Choice("digits")).train_size == 1437


def test_grey_is_one_channel_of_the_same_brightness(pictures):
    dataset = load_dataset(folder(pictures, colour="grey", size=8))
    assert dataset.train.images.shape[1:] == (1, 8, 8)
    expected = Image.new("RGB", (1, 1), colour_of(0, 0)).convert("L").getpixel((0, 0))
    assert (
        expected
        in all_images(dataset.train)[:, 0, 0, 0].tolist()
        + all_images(dataset.test)[:, 0, 0, 0].tolist()
    )


def test_the_shorter_side_is_resized_and_the_middle_kept(tmp_path):
    bars = np.zeros((20, 60, 3), np.uint8)
    bars[:, 20:40] = 255  # the middle third, a square
    for name in ("ant", "bee"):
        (tmp_path / name).mkdir()
        for number in range(2):
            Image.fromarray(bars).save(tmp_path / name / f"{number}.png")
    dataset = load_dataset(folder(tmp_path, size=10))
    assert (all_images(dataset.train)[..., 1:-1] == 255).all()


def test_ready_splits_are_kept(tmp_path):
    fill(tmp_path / "train", count=4)
    fill(tmp_path / "val", count=3)
    dataset = load_dataset(folder(tmp_path))
    assert dataset.description.classes == ("ant", "bee", "cat")
    assert (len(dataset.train), len(dataset.test)) == (12, 9)


def test_unreadable_files_are_left_out_and_noted(pictures):
    (pictures / "ant" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n then nothing")
    (pictures / "bee" / "text.jpg").write_text("this is no picture")
    whole = (pictures / "cat" / "000.png").read_bytes()
    (pictures / "cat" / "cut.png").write_bytes(whole[: len(whole) // 2])
    (pictures / "cat" / "notes.txt").write_text("not looked at")
    dataset = load_dataset(folder(pictures, size=8))
    assert len(dataset.train) + len(dataset.test) == 30
    assert dataset.description.train_size == len(dataset.train)
    (note,) = dataset.notes
    assert note.startswith("3 files are left out as unreadable")
    for name in ("broken.png", "text.jpg", "cut.png"):
        assert name in note


def test_a_large_folder_is_decoded_as_it_is_read(pictures, monkeypatch):
    eager = load_dataset(folder(pictures, size=16))
    monkeypatch.setattr("netstudio.data.folder.EAGER_BYTES", 0)
    (pictures / "bee" / "text.png").write_text("this is no picture")
    lazy = load_dataset(folder(pictures, size=16))
    assert isinstance(lazy.train, LazySplit)
    assert "1 file is left out" in lazy.notes[0]
    (pictures / "bee" / "text.png").unlink()
    lazy = load_dataset(folder(pictures, size=16))
    assert torch.equal(all_images(lazy.train), eager.train.images)
    assert lazy.normalisation == eager.normalisation
    for path in pictures.rglob("*.png"):
        path.unlink()
    with (
        BatchSource(lazy, device="cpu", batch_size=4) as source,
        pytest.raises(DataError, match=r"\d\d\d\.png cannot be read|\.png cannot be read"),
    ):
        source.next_batch()


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda root: None, ["There is no folder"]),
        (lambda root: root.mkdir(), ["has no folders in it"]),
        (
            lambda root: (fill(root), (root / "dog").mkdir()),
            ["dog", "has no pictures", "take the class away"],
        ),
        (lambda root: fill(root, count=1), ["one picture for each class"]),
        (
            lambda root: (fill(root), [p.write_text("x") for p in (root / "bee").iterdir()]),
            ["no picture that can be read", "bee"],
        ),
    ],
    ids=["missing", "empty", "empty class", "one each", "unreadable class"],
)
def test_what_is_wrong_with_a_folder_is_said(tmp_path, prepare, words):
    root = tmp_path / "set"
    prepare(root)
    with pytest.raises(DataError) as caught:
        load_dataset(folder(root))
    for word in words:
        assert word in str(caught.value), caught.value


def test_progress_is_told_and_cancelling_stops(pictures):
    heard = []
    load_dataset(folder(pictures), progress=heard.append)
    assert [step.done for step in heard] == list(range(30))
    assert {step.total for step in heard} == {30}
    with pytest.raises(LoadCancelledError):
        load_dataset(folder(pictures), cancelled=lambda: True)

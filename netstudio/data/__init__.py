"""Data sets: what they hold, how they are fetched, and how batches are drawn from them."""

from netstudio.data.batches import BatchSource, BatchState
from netstudio.data.dataset import Dataset, SplitName
from netstudio.data.feed import Batch
from netstudio.data.folder import describe_folder
from netstudio.data.load import describe_on_disk, load_dataset
from netstudio.data.location import data_root
from netstudio.data.normalisation import Normalisation
from netstudio.data.prepare import prepare_image
from netstudio.data.progress import LoadCancelledError, Progress
from netstudio.data.residence import fits_on_device
from netstudio.data.split import LazySplit, Split, TensorSplit

__all__ = [
    "Batch",
    "BatchSource",
    "BatchState",
    "Dataset",
    "LazySplit",
    "LoadCancelledError",
    "Normalisation",
    "Progress",
    "Split",
    "SplitName",
    "TensorSplit",
    "data_root",
    "describe_folder",
    "describe_on_disk",
    "fits_on_device",
    "load_dataset",
    "prepare_image",
]

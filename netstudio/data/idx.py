"""Reads the IDX files of MNIST and its kin: a header of sizes, then bytes.

The format is described at the end of Y. LeCun's MNIST page: two zero bytes, the type (8: unsigned
byte), the number of dimensions, each size as a big-endian 32-bit number, the values in C order.
"""

from __future__ import annotations

import gzip
import math
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from netstudio.errors import DataError
from netstudio.sentence import say

_UNSIGNED_BYTE = 8


def read_idx(path: Path) -> NDArray[np.uint8]:
    """The array in an IDX file, compressed if its name ends with .gz; it is read-only.

    Raises:
        DataError: the file cannot be read, or is damaged.
    """
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged(path, str(error)) from error
    if len(data) < 4 or data[:3] != bytes((0, 0, _UNSIGNED_BYTE)):
        raise _damaged(path, "it does not begin as an IDX file of bytes does")
    start = 4 + 4 * data[3]
    shape = tuple(int.from_bytes(data[at : at + 4], "big") for at in range(4, start, 4))
    if len(data) != start + math.prod(shape):
        raise _damaged(
            path,
            say(
                "it has {count_data} bytes where its header needs {start}",
                count_data=len(data),
                start=start + math.prod(shape),
            ),
        )
    return np.frombuffer(data, np.uint8, offset=start).reshape(shape)


def _damaged(path: Path, reason: str) -> DataError:
    return DataError(
        say(
            "The file {path} is damaged ({reason}); delete it, and it will be downloaded again.",
            path=path,
            reason=reason,
        )
    )

"""The tensors of a project: a safetensors file beside it, each under the hash of its content.

The file is named by what it holds and written before the project that names it, so that a project
file never refers to tensors that are not on the disk. numpy, safetensors and hashlib are imported
only when there are tensors: most projects have none, and opening a window must not wait for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from netstudio.document.file.atomic import read_limited, write_atomically
from netstudio.document.file.fields import plain_file_name
from netstudio.document.graph import Graph
from netstudio.document.node import Tensor
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import ProjectFileError
from netstudio.sentence import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[np.generic]]

MAX_BYTES = 32 * 2**30
_CHUNK = 2**20


def tensor_hash(array: NDArray[np.generic]) -> str:
    """The SHA-256 of an array's dtype, shape and elements (little-endian, in C order), in hex.

    Equal hashes mean equal to the bit: `-0.0` is not `0.0`, and a view hashes as its copy.
    """
    import hashlib

    plain = _plain(array)
    digest = hashlib.sha256(f"{plain.dtype.name} {plain.shape}\n".encode())
    digest.update(plain.tobytes() if plain.nbytes < _CHUNK else plain.data)
    return digest.hexdigest()


def _plain(array: NDArray[np.generic]) -> NDArray[np.generic]:
    """The array in little-endian C order, which is how it is hashed and stored."""
    big = array.dtype.byteorder == ">" or (array.dtype.byteorder == "=" and sys.byteorder == "big")
    if big:
        array = array.astype(array.dtype.newbyteorder("<"))
    return array if array.flags.c_contiguous else array.copy(order="C")


def referred_tensors(project: Project) -> dict[str, str]:
    """The hashes that members refer to, each with the place of its first mention."""
    found: dict[str, str] = {}
    for where, graph in _graphs(project):
        for member in graph.members.values():
            if isinstance(member.target, Tensor) and member.target.data is not None:
                found.setdefault(member.target.data, f"{where}: “{member.id}”")
    return found


def _graphs(project: Project) -> Iterator[tuple[str, Graph]]:
    yield "graph", project.graph
    for name, block in project.blocks.items():
        yield f"blocks.{name}", block.graph


def check_present(project: Project, present: Iterable[str], where: str) -> None:
    """Refuse a project of which a member refers to a tensor that is not among `present`."""
    known = set(present)
    for digest, place in referred_tensors(project).items():
        if digest not in known:
            raise ProjectFileError(
                say(
                    "{place} refers to the tensor {digest}…, which is not in {where}.",
                    place=place,
                    digest=digest[:12],
                    where=where,
                )
            )


def dump_tensors(project: Project) -> bytes | None:
    """The tensors that members refer to as a safetensors file; None where there are none.

    Raises:
        ProjectFileError: for a tensor that is missing, or whose dtype safetensors cannot hold.
    """
    wanted = referred_tensors(project)
    check_present(project, project.tensors, "the project")
    if not wanted:
        return None
    from safetensors import SafetensorError
    from safetensors.numpy import save

    try:
        return bytes(save({digest: _plain(project.tensors[digest]) for digest in sorted(wanted)}))
    except (SafetensorError, KeyError, ValueError) as error:
        raise ProjectFileError(
            say("The tensors cannot be saved: {error}.", error=str(error))
        ) from error


def tensor_file_name(project_path: Path, project: Project) -> str:
    """`<stem>.<12 hex digits>.safetensors`: the digits stand for all tensors together."""
    import hashlib

    digest = hashlib.sha256("".join(sorted(referred_tensors(project))).encode())
    stem = plain_file_name(project_path.stem)[:100]
    return f"{stem}.{digest.hexdigest()[:12]}.safetensors"


def save_tensors(path: Path, data: bytes) -> None:
    """Write a tensor file, unless it already holds exactly this."""
    if not _holds(path, data):
        write_atomically(path, data)


def _holds(path: Path, data: bytes) -> bool:
    try:
        if not path.is_file() or path.stat().st_size != len(data):
            return False
        view = memoryview(data)
        with path.open("rb") as file:
            return all(
                file.read(_CHUNK) == view[start : start + _CHUNK]
                for start in range(0, len(data), _CHUNK)
            )
    except OSError:  # unreadable: writing it anew will say what is the matter
        return False


def load_tensors(path: Path) -> Arrays:
    """The arrays of a tensor file by their hash, each verified.

    Raises:
        ProjectFileError: when the file is absent, damaged, or holds something else than its names
            promise.
    """
    return read_tensors(read_limited(path, MAX_BYTES, "a tensor file"), str(path))


def read_tensors(data: bytes, where: str) -> Arrays:
    """The arrays in the bytes of a tensor file by their hash, each verified."""
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        arrays: Arrays = load(data)
    except (SafetensorError, KeyError, ValueError, TypeError, OverflowError) as error:
        raise ProjectFileError(
            say("“{where}” is not a readable tensor file: {error}.", where=where, error=str(error))
        ) from error
    for name, array in arrays.items():
        if tensor_hash(array) != name:
            raise ProjectFileError(
                say(
                    "“{where}” is damaged: the tensor {name}… does not have the content that its "
                    "name promises; take the file from a backup.",
                    where=where,
                    name=name[:12],
                )
            )
    return arrays


def with_tensors(project: Project, arrays: Arrays, where: str) -> Project:
    """The project with the arrays that its members refer to."""
    check_present(project, arrays, where)
    return replace(
        project, tensors=Table((d, arrays[d]) for d in sorted(referred_tensors(project)))
    )

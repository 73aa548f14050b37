"""The generated files that compute what their models do, by digest: `compared/timm.txt`.

To compare all of a zoo takes many hours, to generate its files one. What a file computes follows
from its statements and from torch alone: a model whose file is the same as the one that was
compared, but for its layout and its comments, needs no comparison again. The files are those of
models that are made without memory, `--millions 0`: nothing in them comes from random weights.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import torch

from tests.exchange.zoo.ledger import Result

FOLDER = Path(__file__).with_name("compared")
_LENGTH = 16


def digest_of(text: str) -> str:
    """What stands for the statements of a generated file, run by this torch."""
    statements = ast.unparse(ast.parse(text))
    return hashlib.sha256(f"{torch.__version__}\n{statements}".encode()).hexdigest()[:_LENGTH]


def compared_files(zoo: str, folder: Path = FOLDER) -> dict[str, str]:
    """The digests of the files that were compared and are exact, by model.

    Args:
        zoo: with its release, `timm 1.0.31`; the files of another release are none of it.
    """
    path = _path(zoo, folder)
    if not path.is_file():
        return {}
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    if head != _head(zoo):
        return {}
    return dict(line.split() for line in lines)  # type: ignore[misc]


def keep_compared(zoo: str, files: Mapping[str, str], folder: Path = FOLDER) -> Path:
    """Write down what is exact, beside what is kept already; where it is written."""
    path = _path(zoo, folder)
    kept = compared_files(zoo, folder) | dict(files)
    lines = (f"{model} {digest}" for model, digest in sorted(kept.items()))
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([_head(zoo), *lines]) + "\n", encoding="utf-8")
    return path


def marked(zoo: str, results: Mapping[str, Result], folder: Path = FOLDER) -> dict[str, Result]:
    """The results, those marked that are not compared and of which the file was."""
    known = compared_files(zoo, folder)
    return {
        model: replace(
            result,
            as_compared=bool(result.left_out and result.file) and known.get(model) == result.file,
        )
        for model, result in results.items()
    }


def _path(zoo: str, folder: Path) -> Path:
    return folder / f"{zoo.partition(' ')[0]}.txt"


def _head(zoo: str) -> str:
    return f"# {zoo}: the generated files that compute what their models do, by digest."

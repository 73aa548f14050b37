"""A hash of the code that an import runs through: results of other code do not count.

Comments, docstrings and layout are no part of it, nor what only judges networks.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from pathlib import Path

import torch

import netstudio

PACKAGES = ("document", "catalog", "codegen", "compiler", "exchange/importing")
JUDGING = ("compiler/diagnosis/", "compiler/check.py", "compiler/adapters.py")


def importing_hash(root: Path | None = None) -> str:
    """Twelve characters that change when the importing code does, or torch.

    Args:
        root: the package's folder.
    """
    root = root or Path(netstudio.__file__).parent
    digest = hashlib.sha256(torch.__version__.encode())
    for path in _files(root):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(_meaning(path.read_text(encoding="utf-8")).encode())
    return digest.hexdigest()[:12]


def _files(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if not path.relative_to(root).as_posix().startswith(JUDGING):
                yield path


def _meaning(text: str) -> str:
    """The code of a file without what only people read."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [item for item in body if not _is_text(item)]  # type: ignore[attr-defined]
    return ast.dump(tree)


def _is_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )

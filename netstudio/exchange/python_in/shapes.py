"""The shapes of a network's inputs: from the main guard's samples and from `forward`'s comment."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from netstudio.codegen.layout import split_items
from netstudio.document.node import Dimension, Input
from netstudio.exchange.python_in.forms import FileForm
from netstudio.exchange.python_in.text import SourceText
from netstudio.exchange.python_in.values import NoValueError, constant, dtype_of

_SHAPE = re.compile(r"\(([^()]*)\)")
_SAMPLES = frozenset({"torch.randn", "torch.rand", "torch.zeros", "torch.ones", "torch.empty"})
_BATCH = "N"


def input_shapes(source: SourceText, file: FileForm, earlier: Sequence[Input] = ()) -> list[Input]:
    """What the file says of each input of the network; without a word of it, no shape.

    Where comment and sample disagree, the one counts that says something else than `earlier`.
    """
    form = file.classes[file.main]
    comments = _comments(source, form.forward)
    samples = [_sample(tree) for tree in file.samples or ()]
    found = []
    count = len(form.inputs) if form.forward is not None else 1  # of an nn.Sequential
    for index in range(count):
        comment = comments[index] if index < len(comments) else None
        sample = samples[index] if index < len(samples) else None
        known = earlier[index].shape if index < len(earlier) else None
        found.append(_input(comment, sample, known))
    return found


def _comments(source: SourceText, forward: ast.FunctionDef | None) -> list[list[str]]:
    """`[["N", "1", "28", "28"]]` for `# (N, 1, 28, 28) -> (N, 10)` behind the signature."""
    if forward is None:
        return []
    for line in source.lines[forward.lineno - 1 : forward.body[0].lineno]:
        _, mark, comment = line.partition("#")
        if mark and "->" in comment:
            before = comment.partition("->")[0]
            return [split_items(match) for match in _SHAPE.findall(before)]
    return []


def _sample(tree: ast.expr) -> tuple[tuple[int, ...], str] | None:
    """Sizes and dtype of `torch.randn(1, 3, 32, 32)`; None for anything else."""
    if not isinstance(tree, ast.Call) or ast.unparse(tree.func) not in _SAMPLES:
        return None
    sizes = tree.args
    if len(sizes) == 1 and isinstance(sizes[0], ast.Tuple | ast.List):
        sizes = sizes[0].elts
    try:
        values = [constant(size) for size in sizes]
    except NoValueError:
        return None
    dtype = "float32"
    for keyword in tree.keywords:
        if keyword.arg == "dtype" and isinstance(keyword.value, ast.Attribute):
            dtype = dtype_of(keyword.value.attr) or dtype
    if not all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        return None
    return tuple(value for value in values if isinstance(value, int)), dtype


def _input(
    comment: list[str] | None,
    sample: tuple[tuple[int, ...], str] | None,
    earlier: tuple[Dimension, ...] | None,
) -> Input:
    """The comment knows the batch and symbolic sizes, the sample the dtype; numbers are its own."""
    if sample is None:
        return Input() if not comment else _from_comment(comment)
    sizes, dtype = sample
    if comment is None or len(comment) != len(sizes):
        has_batch = bool(sizes) and sizes[0] == 1
        return Input(sizes[1:] if has_batch else sizes, dtype, has_batch)
    words = [
        word if not word.isdecimal() and size == _at_one(word, size) else str(size)
        for word, size in zip(comment, sizes, strict=True)
    ]
    known = _from_comment(words)
    if known.shape == earlier:
        known = _from_comment(comment)
    return Input(known.shape, dtype, known.batch)


def _at_one(word: str, size: int) -> int:
    """The size that a symbol stands for in a sample: 1, or a multiple of it."""
    return size if any(letter.isalpha() for letter in word) else -1


def _from_comment(words: list[str]) -> Input:
    has_batch = bool(words) and words[0] == _BATCH
    rest = words[1:] if has_batch else words
    shape: tuple[Dimension, ...] = tuple(int(w) if w.isdecimal() else w for w in rest)
    return Input(shape, "float32", has_batch)

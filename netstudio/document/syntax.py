"""Python's own parser, one thread at a time.

The window and the torch thread both write source. Python 3.11 keeps the depth of the tree that it
is building for the whole interpreter, so that two threads in `ast.parse` at once may both fail
with a SystemError.
"""

from __future__ import annotations

import ast
from threading import Lock

_one_at_a_time = Lock()


def parse_expression_tree(text: str) -> ast.expr:
    """The tree of one expression. Raises what `ast.parse` raises."""
    with _one_at_a_time:
        return ast.parse(text, mode="eval").body


def parse_module_tree(text: str) -> ast.Module:
    """The tree of a file. Raises what `ast.parse` raises."""
    with _one_at_a_time:
        return ast.parse(text)

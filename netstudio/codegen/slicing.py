"""Some classes of a Python file with what they need of it, as a file of their own."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from netstudio.codegen.custom_code import code_file
from netstudio.document.syntax import parse_module_tree
from netstudio.errors import CodegenError
from netstudio.sentence import say


def sliced(text: str, classes: Sequence[str], file: str = "the file") -> str:
    """The statements of a file that these classes need, directly or not, in their order.

    Raises:
        CodegenError: when it is no Python, or one of the classes is not in it.
    """
    parts = code_file(text, file)
    trees = [parse_module_tree(block).body[0] for block in parts.blocks]
    binders: dict[str, list[int]] = {}
    for at, statement in enumerate(parts.statements):
        for name, binding in parts.bound:
            if binding == statement:
                binders.setdefault(name, []).append(at)
    missing = [name for name in classes if name not in binders]
    if missing:
        raise CodegenError(say("There is no class {name} in {path}.", name=missing[0], path=file))
    wanted: set[int] = set()
    waiting, read = list(classes), set[str]()
    while waiting:
        name = waiting.pop()
        if name in read:
            continue
        read.add(name)
        for at in binders.get(name, ()):
            if at not in wanted:
                wanted.add(at)
                waiting += _names(trees[at])
    lines = [f"from __future__ import {', '.join(parts.future)}"] if parts.future else []
    lines += [str(item) for item in parts.imports if item.bound in read]
    blocks = [parts.blocks[at] for at in sorted(wanted)]
    return "\n".join(lines) + "\n\n\n" + "\n\n\n".join(blocks) + "\n"


def _names(tree: ast.AST) -> set[str]:
    """Every name that a statement reads; in annotations that are texts, too."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= set(node.value.replace("[", " ").replace("]", " ").split()) & {node.value}
    return found

"""The Python file of a custom module, as it stands in generated source.

Whoever trusts a file has it inlined: its classes and functions stand in front of the generated
ones as they were written, and its imports among the others. What is not trusted is not written, so
that nothing of it can run. The text is taken apart with `ast`; it is never executed here.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from netstudio.document.node import CustomModule
from netstudio.document.project import Project
from netstudio.document.syntax import parse_module_tree
from netstudio.errors import CodegenError
from netstudio.records import dataclass
from netstudio.sentence import Sentence, say
from netstudio.trust import fingerprint, is_trusted

Standing = Literal["missing", "changed", "untrusted", "trusted"]

STANDARD = {
    "torch": "torch",
    "nn": "torch.nn",
    "F": "torch.nn.functional",
    "math": "math",
    "Tensor": "torch.Tensor",
    "OrderedDict": "collections.OrderedDict",
    "Path": "pathlib.Path",
    "load_file": "safetensors.torch.load_file",
}
"""What names mean in generated source; a custom file may import them as these alone."""

_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def standing(project: Project, module: CustomModule) -> Standing:
    """Whether a module's file is there, is the one that is meant, and may be run."""
    text = project.code.get(module.file)
    if text is None:
        return "missing"
    if fingerprint(text.encode("utf-8")) != module.sha256:
        return "changed"
    return "trusted" if is_trusted(module.sha256) else "untrusted"


def trusted_text(project: Project, module: CustomModule, name: str) -> str:
    """The text of a module's file.

    Args:
        name: of the member, for what is said.

    Raises:
        CodegenError: unless it is there, unchanged and trusted.
    """
    state = standing(project, module)
    if state != "trusted":
        raise CodegenError(standing_sentence(state, name, module.file))
    return project.code[module.file]


def standing_sentence(state: Standing, name: str, file: str) -> Sentence:
    """What is to be said of a file that is not run."""
    if state == "missing":
        return say(
            "“{name}” is custom Python from {file}, which is not there; put the file beside the "
            "project.",
            name=name,
            file=file,
        )
    if state == "changed":
        return say(
            "“{name}” is custom Python from {file}, which is another file than the project means; "
            "look at it, and take it as it is now.",
            name=name,
            file=file,
        )
    return say(
        "“{name}” is custom Python from {file}, which you have not trusted, so nothing of it has "
        "run; look at the file, and trust it.",
        name=name,
        file=file,
    )


@dataclass(frozen=True)
class Imported:
    """One name that a file imports.

    Attributes:
        module: what stands behind `from`; empty for `import module`.
        name: what is imported.
        bound: the name that it has in the file.
        alias: what stands behind `as`; empty where nothing does.
    """

    module: str
    name: str
    bound: str
    alias: str

    @property
    def path(self) -> str:
        """The full name of what is bound."""
        if self.module:
            return f"{self.module}.{self.name}"
        return self.name if self.alias else self.bound

    def __str__(self) -> str:
        renamed = f" as {self.alias}" if self.alias else ""
        head = f"from {self.module} " if self.module else ""
        return f"{head}import {self.name}{renamed}"


@dataclass(frozen=True)
class CodeFile:
    """A Python file taken apart.

    Attributes:
        imports: what it imports at its top level, each name for itself.
        future: the features of `__future__` that it asks for.
        blocks: its other statements, with the comments before them, as they are written.
        statements: for each block a text that is equal where the statements are.
        bound: the names that they bind, each with the text of its statement.
        classes: the names that may be modules: its classes that have a base, and the classes that
            it imports by name. Trust is in what a file does by itself: a project, which chooses
            what is called with which arguments, must not get at `os.system` by way of it.
    """

    imports: tuple[Imported, ...]
    future: tuple[str, ...]
    blocks: tuple[str, ...]
    statements: tuple[str, ...]
    bound: tuple[tuple[str, str], ...]
    classes: tuple[str, ...]


@lru_cache(maxsize=64)
def code_file(text: str, file: str) -> CodeFile:
    """The parts of a file that go into generated source.

    What runs only as a program (`if __name__ == "__main__":`) and the docstring stay behind.

    Raises:
        CodegenError: when it is no Python, or cannot stand in another file.
    """
    try:
        body = parse_module_tree(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise CodegenError(
            say("{file} is not Python: {reason}.", file=file, reason=str(error))
        ) from error
    imports: list[Imported] = []
    future: list[str] = []
    kept: list[ast.stmt] = []
    for at, statement in enumerate(body):
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            future += [alias.name for alias in statement.names]
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            imports += _imported(statement, file)
        elif not _is_left_behind(statement, first=at == 0):
            kept.append(statement)
    return CodeFile(
        tuple(imports),
        tuple(future),
        tuple(_blocks(text, body, kept)),
        tuple(ast.dump(statement) for statement in kept),
        tuple(_bound(kept)),
        (
            *(item.name for item in kept if isinstance(item, ast.ClassDef) and item.bases),
            *(item.bound for item in imports if _may_be_class(item)),
        ),
    )


def forward_parameters(text: str, file: str, class_name: str) -> int:
    """How many values a class's `forward` has to be given; 1 where its text does not tell.

    Raises:
        CodegenError: when the file is no Python.
    """
    for block in code_file(text, file).blocks:
        for statement in parse_module_tree(block).body:
            if not isinstance(statement, ast.ClassDef) or statement.name != class_name:
                continue
            for item in statement.body:
                if isinstance(item, ast.FunctionDef) and item.name == "forward":
                    given = [*item.args.posonlyargs, *item.args.args][1:]
                    return max(1, len(given) - len(item.args.defaults))
    return 1


def _may_be_class(item: Imported) -> bool:
    """Whether an import may be of a module's class, which the standard library has none of."""
    is_standard = item.module.partition(".")[0] in sys.stdlib_module_names
    return bool(item.module) and not is_standard and item.name.lstrip("_")[:1].isupper()


def _imported(statement: ast.Import | ast.ImportFrom, file: str) -> Iterator[Imported]:
    module = (statement.module or "") if isinstance(statement, ast.ImportFrom) else ""
    relative = isinstance(statement, ast.ImportFrom) and statement.level > 0
    for alias in statement.names:
        if relative or alias.name == "*":
            raise CodegenError(
                say(
                    "{file} has “{line}”, which means nothing in another file; import what it "
                    "needs by its full name.",
                    file=file,
                    line=ast.unparse(statement),
                )
            )
        bound = alias.asname or (alias.name if module else alias.name.partition(".")[0])
        yield Imported(module, alias.name, bound, alias.asname or "")


def _is_left_behind(statement: ast.stmt, *, first: bool) -> bool:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return first or isinstance(statement.value.value, str)
    if isinstance(statement, ast.If):
        return _asks_for_program(statement.test)
    names = _targets(statement)
    return names == ["__all__"]


def _asks_for_program(test: ast.expr) -> bool:
    """Whether it is `__name__ == "__main__"`."""
    names = {node.id for node in ast.walk(test) if isinstance(node, ast.Name)}
    values = {node.value for node in ast.walk(test) if isinstance(node, ast.Constant)}
    return isinstance(test, ast.Compare) and names == {"__name__"} and values == {"__main__"}


def _blocks(text: str, body: list[ast.stmt], kept: list[ast.stmt]) -> Iterator[str]:
    """The lines of each statement that is kept, from behind the statement before it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")  # where Python's own parser ends lines
    lines = plain.split("\n")
    ends = [0, *(item.end_lineno or 0 for item in body)]
    begins = [*(_first_line(item) for item in body), len(lines) + 1]
    for at, statement in enumerate(body):
        if statement not in kept:
            continue
        begin, end = begins[at], ends[at + 1]
        if begin <= ends[at] or begins[at + 1] <= end:  # several statements on a line
            yield ast.get_source_segment(plain, statement) or ast.unparse(statement)
            continue
        block = lines[ends[at] : begin - 1]
        while block and not block[0].startswith("#"):
            block = block[1:]  # what is no comment of this statement
        yield "\n".join([*block, *lines[begin - 1 : end]]).rstrip()


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(item.lineno for item in decorators)])


def _bound(kept: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement in kept:
        same = ast.dump(statement)
        if isinstance(statement, _DEFINITIONS):
            yield statement.name, same
        else:
            for name in _targets(statement):
                yield name, same


def _targets(statement: ast.stmt) -> list[str]:
    """The names that a statement other than a definition binds at the top level."""
    inside: list[ast.AST] = [statement]
    names: list[str] = []
    while inside:
        node = inside.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.append(node.id)
        elif isinstance(node, _DEFINITIONS):
            names.append(node.name)
            continue
        elif isinstance(node, ast.Lambda | ast.comprehension):
            continue
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names += [item.asname or item.name.partition(".")[0] for item in node.names]
        inside += ast.iter_child_nodes(node)
    return names

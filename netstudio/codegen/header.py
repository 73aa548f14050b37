"""What stands above the classes: a title, the imports in their groups, and the tensors."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from netstudio.codegen.custom_code import STANDARD, Imported
from netstudio.codegen.inlining import Inlined
from netstudio.codegen.layout import WIDTH
from netstudio.codegen.tensor_source import TENSORS_LINE
from netstudio.document.project import UNKNOWN_BEGINNING, Project

_ALWAYS = ("torch", "nn", "Tensor")
_BY_FROM = frozenset({"nn", "Tensor", "OrderedDict", "Path", "load_file"})


def header_lines(project: Project, body: list[str], custom: Inlined) -> Iterator[str]:
    """The lines above the classes, for what stands in them."""
    text = "\n".join(body)
    words = " ".join(project.name.split())
    title = "".join(letter for letter in words if letter.isprintable() and letter not in '"\\')
    title = title.strip()[:80].rstrip() or "A network"
    yield from _docstring(project, f"{title}, a PyTorch module.")
    yield ""
    if custom.future:
        yield from (f"from __future__ import {', '.join(sorted(custom.future))}", "")
    has_tensors = "TENSORS[" in text
    used = {*_ALWAYS, *custom.standard}
    used |= {"math"} if "math." in text else set()
    used |= {"OrderedDict"} if "OrderedDict(" in text else set()
    used |= {"F"} if "F." in text.replace("self.F.", "") else set()
    used |= {"Path", "load_file"} if has_tensors else set()
    yield from _imports([*map(_standard, used), *custom.imports.values()])
    if has_tensors:
        yield from ("", TENSORS_LINE)


def _docstring(project: Project, title: str) -> Iterator[str]:
    if UNKNOWN_BEGINNING in project.description:
        yield from (f'"""{title}', "", UNKNOWN_BEGINNING, '"""')
    else:
        yield f'"""{title}"""'


def _standard(bound: str) -> Imported:
    path = STANDARD[bound]
    if bound in _BY_FROM:
        return Imported(path.rpartition(".")[0], bound, bound, "")
    return Imported("", path, bound, "" if bound == path else bound)


def _imports(items: Iterable[Imported]) -> Iterator[str]:
    """Import statements as ruff sorts them: Python's own library in a group of its own."""
    groups: dict[bool, list[Imported]] = {}
    for item in items:
        root = (item.module or item.name).partition(".")[0]
        groups.setdefault(root in sys.stdlib_module_names, []).append(item)
    for at, is_standard in enumerate(sorted(groups, reverse=True)):
        if at:
            yield ""
        yield from _group(groups[is_standard])


def _group(items: list[Imported]) -> Iterator[str]:
    yield from sorted({str(item) for item in items if not item.module})
    modules: dict[str, list[Imported]] = {}
    for item in items:
        if item.module:
            modules.setdefault(item.module, []).append(item)
    for module in sorted(modules):
        names = sorted({_named(item) for item in modules[module]}, key=_place)
        line = f"from {module} import {', '.join(names)}"
        if len(line) <= WIDTH:
            yield line
        else:
            yield f"from {module} import ("
            yield from (f"    {name}," for name in names)
            yield ")"


def _named(item: Imported) -> str:
    return f"{item.name} as {item.alias}" if item.alias else item.name


def _place(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest."""
    if name.isupper() and len(name) > 1:
        return 0, name
    return (1 if name[0].isupper() else 2), name

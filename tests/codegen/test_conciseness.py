"""How long generated source is, against what people have written: torchvision's own.

Counted are statements of Python (`ast.stmt`): a class, a method, an assignment, an `if` and each
statement inside it. Not counted, on either side: imports, docstrings, the part below
`if __name__ == "__main__"`, and what torchvision needs beside the network (its usage log,
`torch.jit`'s overloads and stubs).

Of torchvision, what is counted is what the network is made of: the classes of its module tree,
wherever torchvision defines them, and the functions of the same files that those classes or the
network's builder call, one through the other. Functions that take `weights` only fetch them, and
are passed through.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
import torch
from torch import nn
from torchvision import models

from netstudio.codegen.generate import generate
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.exchange.importing import record_module
from netstudio.presets import load_preset

MOST = 1.2
"""Generated source may have so many times the statements of torchvision's."""

_BESIDE = ("_log_api_usage_once", "torch.jit")


def statements(tree: ast.AST) -> int:
    """The statements below a node, itself included, without what says nothing of the network."""
    return sum(_is_counted(node) for node in ast.walk(tree))


def _is_counted(node: ast.AST) -> bool:
    if not isinstance(node, ast.stmt) or isinstance(node, ast.Import | ast.ImportFrom):
        return False
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return False
    if isinstance(node, ast.FunctionDef):
        return not any(beside in ast.unparse(d) for d in node.decorator_list for beside in _BESIDE)
    if isinstance(node, ast.Expr | ast.If):
        head = node.value if isinstance(node, ast.Expr) else node.test
        return not any(beside in ast.unparse(head) for beside in _BESIDE)
    return True


def generated(text: str) -> int:
    """The statements of a generated file."""
    body = [part for part in ast.parse(text).body if not isinstance(part, ast.If)]
    return sum(statements(part) for part in body)


def reachable(builder: str) -> int:
    """The statements of the part of torchvision that a network is made of."""
    with torch.device("meta"):
        unmade = {"init_weights": False} if builder == "googlenet" else {}
        module = getattr(models, builder)(weights=None, **unmade)
    parts: dict[tuple[str, str], ast.stmt] = {}
    for kind in {type(item) for item in module.modules()}:
        if kind.__module__.startswith("torchvision."):
            _collect(sys.modules[kind.__module__], kind.__name__, parts)
    function = getattr(models, builder)
    for name in _called(sys.modules[function.__module__], builder):
        _collect(sys.modules[function.__module__], name, parts)
    return sum(map(statements, parts.values()))


def _collect(module: ModuleType, name: str, parts: dict[tuple[str, str], ast.stmt]) -> None:
    """Add a definition of a file, and the functions of that file it calls."""
    known = _definitions(module)
    if name not in known or (module.__name__, name) in parts:
        return
    parts[module.__name__, name] = known[name]
    for node in ast.walk(known[name]):
        called = node.id if isinstance(node, ast.Name) else ""
        if isinstance(known.get(called), ast.FunctionDef | ast.Assign):
            _collect(module, called, parts)


def _called(module: ModuleType, builder: str) -> Iterator[str]:
    """The functions and tables that a builder uses; those that fetch weights stand for theirs."""
    known = _definitions(module)
    for node in ast.walk(known[builder]):
        used = known.get(node.id) if isinstance(node, ast.Name) else None
        if isinstance(used, ast.FunctionDef) and "weights" in [
            argument.arg for argument in (*used.args.args, *used.args.kwonlyargs)
        ]:
            yield from _called(module, used.name) if used.name != builder else ()
        elif isinstance(used, ast.FunctionDef | ast.Assign):
            yield node.id


def _definitions(module: ModuleType) -> dict[str, ast.stmt]:
    found: dict[str, ast.stmt] = {}
    for part in ast.parse(inspect.getsource(module)).body:
        if isinstance(part, ast.ClassDef | ast.FunctionDef):
            found[part.name] = part
        elif isinstance(part, ast.Assign | ast.AnnAssign):
            targets = part.targets if isinstance(part, ast.Assign) else [part.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            found |= {name: part for name in names if name != "__all__"}
    return found


IMPORTS = ("resnet18", "densenet121", "vgg16", "mobilenet_v2", "swin_t")
"""What has to be as short when it was imported."""


def imported(name: str) -> str:
    """The source of a network of torchvision as an import gives it."""
    with torch.device("meta"):
        module = getattr(models, name)(weights=None)
    project = record_module(module, (torch.zeros(2, 3, 224, 224, device="meta"),)).project
    return generate(project, infer_shapes_of(project)).text


@pytest.fixture(scope="module")
def imports() -> dict[str, str]:
    return {name: imported(name) for name in IMPORTS}


def test_imports_are_hardly_longer_than_what_a_person_wrote(imports: dict[str, str]) -> None:
    ratios = {name: generated(text) / reachable(name) for name, text in imports.items()}
    assert all(ratio <= MOST for ratio in ratios.values()), ratios
    assert all(len(line) <= 100 for text in imports.values() for line in text.splitlines())


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("resnet18", ["BasicBlock", "ResNet"]),
        ("densenet121", ["DenseLayer", "Transition", "DenseBlock", "DenseNet"]),
    ],
)
def test_what_repeats_is_one_class_in_an_import(
    imports: dict[str, str], name: str, classes: list[str]
) -> None:
    tree = ast.parse(imports[name])
    assert [part.name for part in tree.body if isinstance(part, ast.ClassDef)] == classes


PRESETS = ("resnet18", "resnet50", "densenet121", "vgg16", "mobilenet_v2", "googlenet")


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_hardly_longer_than_what_a_person_wrote(name: str) -> None:
    text = generate(load_preset(name)).text
    assert generated(text) <= MOST * reachable(name)
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(
    ("name", "block"), [("resnet18", "BasicBlock"), ("densenet121", "DenseLayer")]
)
def test_what_repeats_is_one_class(name: str, block: str) -> None:
    tree = ast.parse(generate(load_preset(name)).text)
    classes = [part.name for part in tree.body if isinstance(part, ast.ClassDef)]
    assert classes.count(block) == 1
    assert len(classes) == {"resnet18": 2, "densenet121": 4}[name]


def test_the_count_sees_what_a_network_is_made_of() -> None:
    """The number for a network small enough to count by hand."""
    text = "class A(nn.Module):\n    def forward(self, x):\n        '''Doc.'''\n        return x\n"
    assert statements(ast.parse(text)) == 3
    assert reachable("resnet50") > 60
    assert issubclass(models.ResNet, nn.Module)

"""Exported files that somebody edited in an editor of his own: read for what they say, or refused.

What is read is compared with the file itself, which Python runs here: the same keys in the same
order, and the same numbers from the same weights.
"""

# ruff: noqa: E501 -- whole stretches of a file as one text

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from netstudio.compiler import build
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.project import Project
from netstudio.errors import SourceError
from netstudio.exchange.python_in import read_python
from netstudio.exchange.python_in.file import read_python_file

FILE = '''"""A small net, a PyTorch module."""

import torch
from torch import Tensor, nn


class Residual(nn.Module):
    def __init__(self, in_channels: int, channels: int = 8) -> None:
        super().__init__()
        self.conv = nn.Conv2d(in_channels, channels, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        return self.relu(self.norm(self.conv(x))) + x


class SmallNet(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(1, 8, 3, padding=1)
        self.stage = nn.Sequential(*[Residual(8) for _ in range(3)])
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(8, 10)

    def forward(self, image: Tensor) -> Tensor:  # (N, 1, 16, 16) -> (N, 10)
        x = self.stage(self.stem(image))  # (N, 8, 16, 16)
        return self.fc(torch.flatten(self.pool(x), 1))


if __name__ == "__main__":
    model = SmallNet().eval()
    output = model(torch.randn(1, 1, 16, 16))
    parameters = sum(p.numel() for p in model.parameters())
    print(f"output {tuple(output.shape)}, {parameters:,} parameters")
'''
STAGE = "nn.Sequential(*[Residual(8) for _ in range(3)])"
LIST = "nn.ModuleList([Residual(8) for _ in range(3)])"
RUN = "x = self.stage(self.stem(image))"
END = "return self.fc(torch.flatten(self.pool(x), 1))"
INNER = "return self.relu(self.norm(self.conv(x))) + x"
INIT = "self.fc = nn.Linear(8, 10)\n"
IMPORT = "from torch import Tensor, nn\n"
FORWARD = "    def forward(self, image"

READ: dict[str, tuple[tuple[str, str], ...]] = {
    "as it was": (),
    "sizes worked out in the constructor": (
        (
            "        self.relu = nn.ReLU()\n",
            "        self.relu = nn.ReLU()\n        self.inner = channels // 2\n"
            "        self.scale = (self.inner + 1) ** -0.5\n",
        ),
        (INNER, f"{INNER} * self.scale + self.inner"),
    ),
    "another value in training": (
        (END, "x = torch.flatten(self.pool(x), 1)\n        return x if self.training else x, x"),
    ),
    "values under keys": (
        (END, 'x = torch.flatten(self.pool(x), 1)\n        return {"scores": self.fc(x), "0": x}'),
    ),
    "a variable renamed": (
        (RUN, RUN.replace("x =", "seen =")),
        ("self.pool(x)", "self.pool(seen)"),
    ),
    "a layer added": (
        (INIT, f"self.drop = nn.Dropout(0.2)\n        {INIT}"),
        ("self.pool(x)", "self.drop(self.pool(x))"),
    ),
    "a larger kernel": (("(1, 8, 3, padding=1)", "(1, 8, kernel_size=(5, 5), padding=2)"),),
    "everything by keyword": (
        ("(1, 8, 3, padding=1)", "(in_channels=1, out_channels=8, kernel_size=3, padding=1)"),
    ),
    "members reordered": (
        (
            "        self.pool = nn.AdaptiveAvgPool2d(1)\n        self.fc = nn.Linear(8, 10)\n",
            "        self.fc = nn.Linear(8, 10)\n        self.pool = nn.AdaptiveAvgPool2d(1)\n",
        ),
    ),
    "an expression split": (
        (
            END,
            "x = self.pool(x)\n        x = torch.flatten(x, 1)\n        logits = self.fc(x)\n        return logits",
        ),
    ),
    "comments and docstrings": (
        ("        self.stem =", "        # The beginning.\n        self.stem ="),
        (RUN, f'"""Run it."""\n        {RUN}'),
    ),
    "hints of types": (
        ("        x = self.stage", "        x: torch.Tensor = self.stage"),
        ("(self, x: Tensor)", "(self, x)"),
    ),
    "functional as F": (
        (IMPORT, f"import torch.nn.functional as F\n{IMPORT}"),
        ("self.relu(self.norm", "F.relu(self.norm"),
    ),
    "functional by its path": (("self.relu(self.norm", "torch.nn.functional.relu(self.norm"),),
    "functional by another name": (
        (IMPORT, f"from torch.nn import functional as fn\n{IMPORT}"),
        ("self.relu(self.norm", "fn.relu(self.norm"),
    ),
    "layers by their own names": (
        (IMPORT, f"from torch.nn import Conv2d, Linear, Module\n{IMPORT}"),
        ("= nn.Linear(", "= Linear("),
        ("SmallNet(nn.Module)", "SmallNet(Module)"),
    ),
    "layers by the whole path": (("= nn.Linear(", "= torch.nn.Linear("),),
    "other imports": (
        ("import torch\n", "import argparse\nfrom typing import Optional\n\nimport torch\n"),
    ),
    "a parser in the main guard": (
        (
            "    model = SmallNet",
            "    import argparse\n    args = argparse.ArgumentParser().parse_args([])\n    model = SmallNet",
        ),
    ),
    "a function that the guard calls": (
        ('if __name__ == "__main__":\n', "def main():\n"),
        ('parameters")\n', 'parameters")\n\n\nif __name__ == "__main__":\n    main()\n'),
    ),
    "a constant": (
        ("class Residual", "CLASSES = 10\n\n\nclass Residual"),
        ("(8, 10)", "(8, CLASSES)"),
    ),
    "a parameter of the network": (
        (
            "SmallNet(nn.Module):\n    def __init__(self)",
            "SmallNet(nn.Module):\n    def __init__(self, classes: int = 7)",
        ),
        ("(8, 10)", "(8, classes)"),
    ),
    "an attribute that is a number": (
        (INIT, f"self.width = 8\n        {INIT}"),
        ("(8, 10)", "(self.width, 10)"),
        (END, "return self.fc(self.pool(x).reshape(-1, self.width))"),
    ),
    "super as in Python 2": (
        (
            "super().__init__()\n        self.stem",
            "super(SmallNet, self).__init__()\n        self.stem",
        ),
    ),
    "view with a size": ((END, "return self.fc(self.pool(x).view(x.size(0), -1))"),),
    "view with a shape": ((END, "return self.fc(self.pool(x).view(x.shape[0], -1))"),),
    "a shape unpacked": (
        (END, "b, c, h, w = x.shape\n        return self.fc(self.pool(x).view(b, c * 1))"),
    ),
    "an activation in place": (("nn.ReLU()", "nn.ReLU(inplace=True)"),),
    "an activation of a local name": (
        ("self.relu = nn.ReLU()", "act = nn.ReLU\n        self.relu = act()"),
    ),
    "a list that is appended to": (
        (
            f"self.stage = {STAGE}",
            "layers = []\n        for _ in range(3):\n            layers.append(Residual(8))\n        self.stage = nn.Sequential(*layers)",
        ),
    ),
    "a list that grows": (
        (
            f"self.stage = {STAGE}",
            "layers = [Residual(8)]\n        layers += [Residual(8), nn.ReLU()]\n        layers.append(Residual(8))\n        self.stage = nn.Sequential(*layers)",
        ),
    ),
    "a loop over modules": (
        (STAGE, LIST),
        (RUN, "x = self.stem(image)\n        for layer in self.stage:\n            x = layer(x)"),
    ),
    "a loop over numbers": (
        (STAGE, LIST),
        (RUN, "x = self.stem(image)\n        for i in range(3):\n            x = self.stage[i](x)"),
    ),
    "a loop with enumerate": (
        (STAGE, LIST),
        (
            RUN,
            "x = self.stem(image)\n        for i, layer in enumerate(self.stage):\n            x = layer(x) * i",
        ),
    ),
    "a loop with zip": (
        (
            f"self.stage = {STAGE}",
            f"self.stage = {LIST}\n        self.acts = nn.ModuleList([nn.Tanh(), nn.ReLU(), nn.Tanh()])",
        ),
        (
            RUN,
            "x = self.stem(image)\n        for layer, act in zip(self.stage, self.acts):\n            x = act(layer(x))",
        ),
    ),
    "an in-place sum": (
        (INNER, "out = self.relu(self.norm(self.conv(x)))\n        out += x\n        return out"),
    ),
    "two names for one value": ((RUN, f"x = y = {RUN[4:]}"), ("self.pool(x)", "self.pool(x + y)")),
    "if and else": (
        (
            RUN,
            "x = self.stem(image)\n        if self.training:\n            x = self.stage(x)\n        else:\n            x = torch.tanh(x)",
        ),
    ),
    "several statements on a condition": (
        (
            RUN,
            "x = self.stem(image)\n        if self.training:\n            h = self.stage(x)\n            x = torch.tanh(h)",
        ),
    ),
    "a condition in a line": (
        (
            RUN,
            "x = self.stem(image)\n        x = self.stage(x) if self.training else torch.tanh(x)",
        ),
    ),
    "nothing but in training": (
        (
            INIT,
            f"self.norm = nn.BatchNorm2d(8)\n        self.more = nn.Conv2d(8, 8, 1)\n        {INIT}",
        ),
        (RUN, f"{RUN}\n        x = self.more(self.norm(x)) if self.training else x"),
    ),
    "arithmetic": ((RUN, "x = 0.5 * self.stage(self.stem(image)) ** 2 - 1"),),
    "a softmax at the end": (
        (END, "return torch.softmax(self.fc(torch.flatten(self.pool(x), 1)), dim=-1)"),
    ),
    "a part that is filled": (
        (RUN, f"{RUN}\n        x = x * 1.0\n        x[:, 0] = 0.0\n        x[:, 1] += 1.0"),
    ),
    "a method that sets weights": (
        (
            FORWARD,
            f"    def _start(self):\n        for m in self.modules():\n            if isinstance(m, nn.Conv2d):\n                nn.init.zeros_(m.weight)\n\n{FORWARD}",
        ),
        (INIT, f"{INIT}        self._start()\n"),
    ),
    "a bias that is not everywhere": (
        (
            INIT,
            f"{INIT}        for m in self.modules():\n            if isinstance(m, nn.Conv2d):\n                nn.init.ones_(m.weight)\n                if m.bias is not None:\n                    nn.init.zeros_(m.bias)\n",
        ),
    ),
}

REFUSED: dict[str, tuple[str, str, int, str]] = {
    "a method of one's own": (
        FORWARD,
        f"    def features(self, x):\n        return x\n\n{FORWARD}",
        26,
        "method of its own",
    ),
    "a function that makes layers": (
        "class Residual",
        "def conv(a):\n    return nn.Conv2d(a, a, 3)\n\n\nclass Residual",
        7,
        "function of its own",
    ),
    "another library": ("import torch\n", "import einops\nimport torch\n", 3, "another module"),
    "print": (RUN, f"print(image.shape)\n        {RUN}", 27, "no step of a network"),
    "an assertion": (RUN, f"assert image.dim() == 4\n        {RUN}", 27, "no step of a network"),
    "without gradients": (
        RUN,
        f"with torch.no_grad():\n            {RUN}",
        27,
        "no step of a network",
    ),
    "a decorator": (FORWARD, f"    @torch.no_grad()\n{FORWARD}", 27, "decorators"),
    "computed where it is returned": (
        END,
        "return x if self.training else torch.relu(x)",
        28,
        "Compute this before",
    ),
    "a key that is no text": (END, "return {1: self.fc(x)}", 28, "a text in quotes, not 1"),
    "a key that is no line": (END, 'return {"a\\nb": self.fc(x)}', 28, "one line"),
    "a key twice": (END, 'return {"a": self.fc(x), "a": x}', 28, "“a” is returned twice"),
    "a dictionary of a block": (INNER, f'return {{"out": {INNER[7:]}}}', 15, "Only the network"),
    "nothing under no key": (END, "return {}", 28, "at least one value"),
    "a dictionary of others": (END, "return {**x}", 28, "a text in quotes"),
    "a dictionary inside": (END, 'return {"a": {"b": self.fc(x)}}', 28, "no place in `forward`"),
    "a branch on data": (
        RUN,
        "x = self.stem(image)\n        if x.mean() > 0:\n            x = self.stage(x)",
        28,
        "not for values of tensors",
    ),
    "a lambda": ("self.relu = nn.ReLU()", "self.relu = lambda x: x", 12, "not a layer"),
    "a name without a value": (RUN, "x = self.stage(y)", 27, "has no value here"),
    "a walrus": (RUN, "x = self.stage(s := self.stem(image))", 27, "no place in `forward`"),
    "a parameter without a value": (
        "SmallNet(nn.Module):\n    def __init__(self)",
        "SmallNet(nn.Module):\n    def __init__(self, classes: int)",
        19,
        "give it a default",
    ),
    "in place, and read again": (
        INNER,
        "h = self.conv(x)\n        return self.relu(h) + h",
        16,
        "changes its input",
    ),
    "apply": (INIT, f"{INIT}        self.apply(print)\n", 25, "cannot stand in `__init__`"),
    "an unknown word": (
        "nn.Linear(8, 10)",
        "nn.Linear(8, 10, biass=False)",
        24,
        "has no parameter",
    ),
    "a bracket too few": ("nn.Linear(8, 10)", "nn.Linear(8, 10", 24, "never closed"),
    "a tab": ("        self.fc =", "\tself.fc =", 24, "not Python"),
}


def edited(*edits: tuple[str, str]) -> str:
    text = FILE
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def runs(text: str) -> nn.Module:
    namespace: dict[str, Any] = {"__name__": "by_hand"}
    exec(compile(text, "by_hand.py", "exec"), namespace)
    torch.manual_seed(0)
    made: nn.Module = namespace["SmallNet"]()
    return made


def same_numbers(text: str, project: Project) -> None:
    original, read = runs(text), build(project).module
    assert list(original.state_dict()) == list(read.state_dict())
    read.load_state_dict(original.state_dict(), strict=True)
    images = torch.randn(3, 1, 16, 16)
    for mode in (True, False):
        copies = [copy.deepcopy(module).train(mode) for module in (original, read)]
        torch.manual_seed(1)
        wanted = copies[0](images)
        torch.manual_seed(1)
        torch.testing.assert_close(copies[1](images), wanted, rtol=0, atol=0)
        for one, other in zip(*(module.buffers() for module in copies), strict=True):
            assert torch.equal(one, other)


@pytest.mark.parametrize("name", READ)
def test_an_edit_in_another_editor_is_read(name: str) -> None:
    text = edited(*READ[name])
    same_numbers(text, read_python(text))


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_network_has_is_refused_with_its_line(name: str) -> None:
    old, new, line, words = REFUSED[name]
    text = edited((old, new))
    if name == "in place, and read again":
        text = text.replace("nn.ReLU()", "nn.ReLU(inplace=True)")
    if name in ("another library", "a function that makes layers"):
        text = text.replace("nn.ReLU()", "einops.Layer()").replace("nn.Conv2d(in_ch", "conv(in_ch")
    with pytest.raises(SourceError, match=words) as caught:
        read_python(text)
    assert caught.value.line == line
    assert "\n" not in caught.value.what


@pytest.mark.parametrize("width", [40, 60, 200])
def test_another_layout_of_lines_changes_nothing(width: int) -> None:
    """As formatters lay them out: one line an argument, or as much as fits."""
    from netstudio.codegen.generate import generate

    text = generate(read_python(FILE)).text
    laid = narrow(text, width)
    assert laid != text
    assert generate(read_python(laid)).text == text


def narrow(text: str, width: int) -> str:
    """The text with its longer lines broken inside brackets."""
    lines = []
    for line in text.splitlines():
        code, mark, comment = line.partition("  #")
        if len(line) > width and "(" in code and '"' not in code and "def" not in code:
            depth = len(line) - len(line.lstrip())
            head, _, rest = code.partition("(")
            inner, _, tail = rest.rpartition(")")
            code = f"{head}(\n{' ' * (depth + 4)}{inner}\n{' ' * depth}){tail}"
        lines.append(code + mark + comment)
    joined = "\n".join(lines) + "\n"
    return joined if joined != text else f"{text}\n\n"


def test_initialisers_of_hand_are_kept() -> None:
    project = read_python(edited(*READ["a bias that is not everywhere"]))
    begun = {m.name: set(m.init) for m in project.graph.members.values() if m.init}
    assert begun == {"stem": {"weight", "bias"}}
    block = project.blocks["Residual"].graph
    assert {m.name: set(m.init) for m in block.members.values() if m.init} == {"conv": {"weight"}}


HOSTILE = {
    "a huge number": ("nn.Linear(8, 10)", f"nn.Linear(8, 0x{'f' * 5000})", "too large", 24),
    "deep": (END, f"return {'-' * 100_000}x", "nested too deep", 28),
    "a sum without end": (END, f"return x{' + x' * 100_000}", "nested too deep", 28),
    "a null": ("nn.Linear(8, 10)", "nn.Linear(8, \0 10)", "null bytes", 24),
    "half a character": ("nn.Linear(8, 10)", "nn.Linear(8, 10)  # \ud800", "surrogates", 24),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_with_its_line(name: str) -> None:
    old, new, said, line = HOSTILE[name]
    assert old in FILE
    with pytest.raises(SourceError, match=said) as refused:
        read_python(FILE.replace(old, new))
    assert refused.value.line == line


def test_copies_without_end_are_a_problem_and_take_no_memory() -> None:
    read = read_python(FILE.replace("range(3)", "range(10 ** 12)"))
    assert not infer_shapes_of(read).is_sound


def test_a_mark_in_front_that_editors_write_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_text(FILE, encoding="utf-8-sig")
    assert read_python_file(path).graph == read_python(FILE).graph

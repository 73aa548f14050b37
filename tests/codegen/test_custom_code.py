"""Custom Python in generated source: what stands there, what is refused, and what the gate sees."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from netstudio import trust
from netstudio.codegen.custom_code import code_file, standing
from netstudio.codegen.gate import check_source
from netstudio.codegen.generate import generate
from netstudio.document.node import CustomModule, Declared
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import CodegenError, UnsafeSourceError
from netstudio.trust import fingerprint, trust_for_now
from tests.custom_python import SCALE, add_custom, custom_network
from tests.networks import NetworkBuilder

FEATURES = (Declared(("N", 24)),)


@pytest.fixture(autouse=True)
def _trusts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")
    yield


def source_of(project: Project) -> str:
    for text in project.code.values():
        trust_for_now(fingerprint(text.encode()))
    return generate(project).text


def network(text: str = SCALE, **args: int) -> Project:
    return custom_network(text, outputs=FEATURES, **(args or {"channels": 12}))


def test_untrusted_missing_and_changed_files_are_refused() -> None:
    project = network()
    module = project.graph.members["own"].target
    assert isinstance(module, CustomModule)
    assert standing(project, module) == "untrusted"
    with pytest.raises(CodegenError, match="you have not trusted"):
        generate(project)
    with pytest.raises(CodegenError, match="not there"):
        generate(replace(project, code=Table()))
    trust_for_now(module.sha256)
    assert standing(project, module) == "trusted"
    with pytest.raises(CodegenError, match="another file"):
        generate(replace(project, code=Table({"scale.py": SCALE + "\n"})))


def test_a_file_stands_as_it_is_with_its_imports_among_the_others() -> None:
    text = source_of(network())
    head = text.split("# From scale.py", 1)[0]
    assert head.split("\n\n", 1)[1].split("\n") == [
        *("import math", "", "import torch", "from torch import Tensor, nn", "", "", ""),
    ]
    assert "# What the layer begins with.\ndef beginning(" in text
    assert "GAIN = 2.0" in text and "print(Scale(3))" not in text
    assert "self.own = Scale(channels=12)" in text


def test_other_imports_are_sorted_and_merged() -> None:
    given = "import numpy as np\nfrom torch import Tensor, autograd, nn\nfrom os import path as p\n"
    text = source_of(network(given + SCALE.replace("from torch import nn\n", "")))
    assert "import math\nfrom os import path as p\n\nimport numpy as np\nimport torch\n" in text
    assert "from torch import Tensor, autograd, nn\n" in text


def test_a_class_of_the_network_steps_aside() -> None:
    project = replace(network(), name="scale")
    text = source_of(project)
    assert "class Scale(nn.Module):" in text and "class ScaleNet(nn.Module):" in text


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("import numpy as torch\n", "means something else"),
        ("from . import other\n", "means nothing in another file"),
        ("from os.path import *\n", "means nothing in another file"),
        ("def range(x):\n    return x\n", "means something else"),
        ("class TENSORS:\n    pass\n", "means something else"),
        ("def broken(:\n", "is not Python"),
    ],
)
def test_what_cannot_stand_in_another_file_is_refused(before: str, said: str) -> None:
    with pytest.raises(CodegenError, match=said):
        source_of(network(before + SCALE))


def test_a_class_has_to_be_there() -> None:
    with pytest.raises(CodegenError, match="no class Shift"):
        source_of(custom_network(class_name="Shift", outputs=FEATURES))


def two_files(first: str, second: str) -> Project:
    net = NetworkBuilder()
    image = net.input(shape=(24,))
    a = add_custom(net, "a", first, "A", image, file="a.py", outputs=FEATURES)
    b = add_custom(net, "b", second, "B", a, file="b.py", outputs=FEATURES)
    net.output(b)
    return Project("two", graph=net.graph(), code=Table({"a.py": first, "b.py": second}))


def test_what_two_files_share_stands_once() -> None:
    shared = "from torch import nn\n\n\ndef half(x):\n    return x / 2\n\n\n"
    module = "class {}(nn.Module):\n    def forward(self, x):\n        return half(x)\n"
    text = source_of(two_files(shared + module.format("A"), shared + module.format("B")))
    assert text.count("def half(x):") == 1
    with pytest.raises(CodegenError, match="rename it in one"):
        other = shared.replace("/ 2", "/ 3")
        source_of(two_files(shared + module.format("A"), other + module.format("B")))


def test_the_gate_lets_trusted_statements_pass_and_no_others() -> None:
    text = source_of(network())
    custom = {"scale.py": SCALE}
    check_source(text, custom=custom)
    with pytest.raises(UnsafeSourceError):
        check_source(text)
    with pytest.raises(UnsafeSourceError):
        check_source(text.replace("GAIN = 2.0", "GAIN = open('x')"), custom=custom)
    with pytest.raises(UnsafeSourceError, match="import os"):
        check_source(f"import os\n{text}", custom=custom)
    with pytest.raises(UnsafeSourceError, match="not trusted"):
        check_source(text, custom={"scale.py": SCALE + "\n"})


def test_statements_on_one_line_come_apart() -> None:
    parts = code_file("import os; A = 1; B = 2  # two\n", "x.py")
    assert parts.blocks == ("A = 1", "B = 2")
    assert [item.path for item in parts.imports] == ["os"]


ABUSED = """from os import system
from subprocess import Popen
from torch.hub import load
from torch import nn
from torch.nn import Identity


class Job:
    def __init__(self, channels):
        open(channels, "w")


def save(channels):
    open(channels, "w")


class Kind(nn.Module):
    def forward(self, x):
        return x
"""


def test_a_project_gets_at_nothing_of_a_trusted_file_but_its_modules() -> None:
    assert code_file(ABUSED, "x.py").classes == ("Kind", "Identity")
    for name in ("system", "Popen", "load", "Job", "save", "nn"):
        with pytest.raises(CodegenError, match=f"no class {name}"):
            source_of(custom_network(ABUSED, name, outputs=FEATURES))


def test_the_gate_refuses_calls_of_what_a_trusted_file_imports() -> None:
    text = source_of(custom_network(ABUSED, "Kind", outputs=FEATURES))
    assert "self.own = Kind()" in text
    for call in ("system('true')", "Popen('true')", "Job('mark')", "save('mark')"):
        with pytest.raises(UnsafeSourceError, match="a call of"):
            changed = text.replace("self.own = Kind()", f"self.own = {call}")
            check_source(changed, custom={"scale.py": ABUSED})

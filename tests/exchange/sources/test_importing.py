"""Importing a user's class: asked first, run elsewhere, its faults told in its own words."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

import pytest
import torch

import netstudio
from netstudio import trust
from netstudio.cli import main
from netstudio.errors import Cancelled, ExchangeError, ModelImportError
from netstudio.exchange.importing.keeping import kept_modules
from netstudio.exchange.sources.importing import ImportRequest, import_source
from netstudio.exchange.sources.inputs import parse_input
from netstudio.exchange.sources.source import Arguments, Source
from netstudio.exchange.sources.trust import TrustNeededError
from netstudio.exchange.sources.user_code import maker_in_file
from netstudio.sentence import Sentence
from netstudio.training.weights import read_weights

NET = """
import os
from pathlib import Path

import torch
from torch import nn

Path(__file__).with_name("ran").write_text(str(os.getpid()))
print("printed by the file")


class Net(nn.Module):
    def __init__(self, channels=4):
        super().__init__()
        self.conv = nn.Conv2d(3, channels, 3, padding=1)
        self.norm = nn.BatchNorm2d(channels)
        self.head = nn.Linear(channels, 3)

    def forward(self, x):
        return self.head(torch.relu(self.norm(self.conv(x))).mean((2, 3)))


def slow():
    import tempfile
    import time
    tempfile.mkdtemp()
    Path(__file__).with_name("made").touch()
    time.sleep(600)


def hungry():
    raise MemoryError


def killed():
    os.kill(os.getpid(), 9)


def nothing():
    return 3


def broken():
    return {}["no such key"]
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    path = tmp_path / "net.py"
    path.write_text(NET)
    return path


def request(file: Path, name: str = "Net", **options) -> ImportRequest:
    return ImportRequest(
        Source("file", name, path=file), inputs=(parse_input("2x3x8x8"),), **options
    )


def sha256(file: Path) -> str:
    return trust.fingerprint(file.read_bytes())


def test_nothing_runs_before_it_is_trusted(file: Path, tmp_path: Path) -> None:
    with pytest.raises(TrustNeededError, match="--trust") as needed:
        import_source(request(file), tmp_path)
    assert (needed.value.path, needed.value.sha256) == (file, sha256(file))
    assert main(["import", f"{file}:Net", "-o", str(tmp_path / "p.json")]) == 2
    assert not (tmp_path / "ran").exists()


def test_trust_is_in_a_content(file: Path) -> None:
    known = sha256(file)
    assert not trust.is_trusted(known)
    trust.trust(file, known)
    assert trust.is_trusted(known)
    file.write_text(NET + "\n")
    assert not trust.is_trusted(sha256(file))
    trust.forget(known)
    assert not trust.is_trusted(known)


def test_a_class_becomes_a_project_with_its_weights_and_a_proof(
    file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    command = ["import", f"{file}:Net", "-o", str(tmp_path / "net.json"), "--trust", "--json"]
    options = ["--input", "2x3x8x8", "--args", '{"channels": 5}']
    weights = tmp_path / "given.pt"
    shapes = {"conv.weight": (5, 3, 3, 3), "conv.bias": (5,), "norm.weight": (5,)}
    shapes |= {"norm.bias": (5,), "norm.running_mean": (5,), "norm.running_var": (5,)}
    shapes |= {"head.weight": (3, 5), "head.bias": (3,)}
    state = {f"model.{key}": torch.rand(shape) for key, shape in shapes.items()}
    torch.save(state | {"model.norm.num_batches_tracked": torch.tensor(3)}, weights)

    assert main([*command, *options, "--weights", str(weights), "--rename", "model.="]) == 0

    said = capfd.readouterr()
    report = json.loads(said.out.splitlines()[-1])
    assert report["proof"]["verdict"] == "identical"
    assert report["findings"] == []
    assert "Comparing batch 3" in said.err
    assert "printed by the file" not in said.out + said.err
    assert int((tmp_path / "ran").read_text()) != os.getpid()
    module = netstudio.build_module(netstudio.load_project(report["project"]))
    kept = read_weights(Path(report["weights"]))
    assert list(kept) == list(module.state_dict()) or set(kept) == set(module.state_dict())
    module.load_state_dict(kept)
    assert torch.equal(module.head.weight, state["model.head.weight"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("broken", r"broken cannot be made:\n(.*\n)*.*KeyError: 'no such key'"),
        ("killed", "for lack of memory"),
    ],
)
def test_a_child_s_faults_are_told(file: Path, tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(ExchangeError, match=words):
        import_source(request(file, name), tmp_path, trusted=sha256(file))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hungry", "not enough memory"),
        ("nothing", "gives a int, not a torch.nn.Module"),
        ("Missing", "no class Missing in"),
    ],
)
def test_a_file_s_faults_are_told(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setitem(sys.modules, "net", None)
    with pytest.raises(ModelImportError, match=words):
        maker_in_file(file, name, Arguments(), sha256(file))()


@pytest.mark.slow
def test_an_import_is_stopped_in_the_midst_of_user_code(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = time.monotonic()
    ran, made, rest = (tmp_path / name for name in ("ran", "made", "rest"))
    rest.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(rest))
    with pytest.raises(Cancelled):
        import_source(request(file, "slow"), tmp_path, trusted=sha256(file), cancelled=made.exists)
    assert not list(rest.iterdir()), "what a killed child has left"
    assert time.monotonic() - began < 120
    with pytest.raises(ProcessLookupError):
        os.kill(int(ran.read_text()), 0)


def test_an_import_takes_no_longer_than_it_may(file: Path, tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"longer than 0\.2 seconds"):
        import_source(request(file, "slow"), tmp_path, trusted=sha256(file), patience=0.2)
    with pytest.raises(Cancelled):
        import_source(request(file, "slow"), tmp_path, trusted=sha256(file), cancelled=lambda: True)


def test_what_runs_is_what_was_trusted(file: Path) -> None:
    with pytest.raises(ModelImportError, match="changed since it was trusted"):
        maker_in_file(file, "Net", Arguments(), "0" * 64)
    assert not file.with_name("ran").exists()


def test_what_runs_is_the_text_that_was_shown(file: Path) -> None:
    hidden = "\nopen(__file__ + '.mark', 'w')".encode("utf-7").replace(b"\n", b"+AAo-")
    file.write_bytes(b"# coding: utf-7\n# a comment " + hidden + b"\n" + NET.encode())
    maker_in_file(file, "Net", Arguments(), sha256(file))()
    assert not file.with_name("net.py.mark").exists()
    file.write_bytes(b"\xef\xbb\xbf" + NET.encode())
    maker_in_file(file, "Net", Arguments(), sha256(file))()
    file.write_bytes(NET.encode() + b"# \xe9\n")
    with pytest.raises(ModelImportError, match="utf-8"):
        maker_in_file(file, "Net", Arguments(), sha256(file))


def test_what_is_kept_and_trusted_is_what_has_run(file: Path) -> None:
    text = (
        "from torch import nn\n\n\nclass Inner(nn.Module):\n    def forward(self, x):\n"
        "        return x\n\n\nclass Net(nn.Module):\n    def __init__(self):\n"
        "        super().__init__()\n        self.inner = Inner()\n\n"
        "    def forward(self, x):\n        return self.inner(x)\n"
    )
    file.write_text(text)
    net = maker_in_file(file, "Net", Arguments(), sha256(file))()
    file.write_text(text.replace("return x\n", "return open('mark', 'w')\n"))
    (kept,) = kept_modules(net, ["inner"]).files.values()
    assert "return x\n" in kept and "open" not in kept


def test_a_zoo_s_names_are_checked(tmp_path: Path) -> None:
    from netstudio.exchange.sources.zoo import zoo_maker

    def make(name: str, weights: str = "") -> None:
        zoo_maker(Source("torchvision", name, weights), Arguments(), lambda _: None)

    with pytest.raises(ModelImportError, match=r"did you mean resnet\d+"):
        make("resnet19")
    with pytest.raises(ModelImportError, match="IMAGENET1K_V1, IMAGENET1K_V2"):
        make("resnet50", "IMAGENET21K")


def test_a_zoo_that_is_not_installed_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    from netstudio.exchange.sources.zoo import zoo_maker

    monkeypatch.setitem(sys.modules, "timm", None)
    with pytest.raises(ModelImportError, match="pip install timm"):
        zoo_maker(Source("timm", "resnet18"), Arguments(), lambda _: None)


@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("resnet18", [(2, 3, 224, 224)]),
        ("inception_v3", [(2, 3, 299, 299)]),
        ("fcn_resnet50", [(2, 3, 224, 224)]),
        ("r3d_18", [(2, 3, 16, 112, 112)]),
        ("raft_small", [(2, 3, 128, 128)] * 2),
        ("fasterrcnn_resnet50_fpn", [(2, 3, 320, 320)]),
    ],
)
def test_zoo_models_have_their_inputs(name: str, shapes: list) -> None:
    from netstudio.exchange.sources.zoo import zoo_example

    example = zoo_example(Source("torchvision", name), torch.nn.Identity())
    assert [tuple(tensor.shape) for tensor in example.tensors()] == shapes


STARTS_ANOTHER = """
import subprocess, sys, time
from pathlib import Path
from torch import nn

class Net(nn.Module):
    def __init__(self, told):
        super().__init__()
        other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        Path(told).write_text(f"{other.pid} ")
        time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the process in /proc")
def test_what_the_model_s_code_started_ends_with_the_import(tmp_path: Path) -> None:
    path, told = tmp_path / "net.py", tmp_path / "told"
    path.write_text(STARTS_ANOTHER)
    request = ImportRequest(
        Source("file", "Net", path=path),
        Arguments((str(told),)),
        (parse_input("2x4"),),
    )
    with pytest.raises(Cancelled):
        import_source(
            request,
            tmp_path,
            trusted=sha256(path),
            cancelled=lambda: told.exists() and told.read_text().endswith(" "),
        )
    state = Path("/proc", told.read_text().strip(), "stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_progress_keeps_its_pattern(tmp_path: Path) -> None:
    heard: list[str] = []
    with pytest.raises(ExchangeError) as caught:
        import_source(ImportRequest(Source("torchvision", "none")), tmp_path, tell=heard.append)
    assert heard[0] == "Loading torchvision:none"
    assert isinstance(heard[0], Sentence)
    assert heard[0].pattern == "Loading {source}"
    assert "none" in str(caught.value)


NESTED = """
from torch import nn

class Net(nn.Module):
    def __init__(self, depth=1):
        super().__init__()
        self.inner = Net(depth - 1) if depth else nn.Linear(4, 4)

    def forward(self, x):
        return self.inner(x)
"""


def test_the_whole_model_cannot_be_kept_and_a_part_of_its_class_can(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    for text, arguments in ((NET, ()), (NESTED, (0,))):
        path.write_text(text)
        source, inputs = Source("file", "Net", path=path), (parse_input("2x3x8x4"),)
        request = ImportRequest(source, Arguments(arguments), inputs, keep=("Net",))
        with pytest.raises(ExchangeError, match="“Net” is the whole model"):
            import_source(request, tmp_path, trusted=sha256(path))
    request = ImportRequest(source, Arguments(), inputs, keep=("Net",), prove=False)
    kept = import_source(request, tmp_path, trusted=sha256(path)).project
    assert [item.name for item in kept.graph.members.values()] == ["inner"]

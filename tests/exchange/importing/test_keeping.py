"""Parts that are kept as custom nodes: what no graph can hold, in a model's own words."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import torch
from torch import nn

from netstudio import trust
from netstudio.api import generate_source, load_project, save_project
from netstudio.document.node import CustomModule, Declared
from netstudio.errors import ModelImportError
from netstudio.exchange.importing import Imported, record_module
from netstudio.exchange.importing.recording.constructors import constructors_noted
from netstudio.exchange.proof.examples import Example
from netstudio.exchange.proof.prove import prove
from tests.exchange.importing.comparing import differences, rebuilt

SOURCE = '''
import math

import torch
from torch import nn

LIMIT = 3
UNUSED = 4


def largest(x):
    return x.abs().amax() + math.pi


class Halving(nn.Module):
    """Halves what it is given until it is small: how often depends on the data."""

    def __init__(self, features, limit=LIMIT, *, gain=(1.0, 2.0)):
        super().__init__()
        self.mix = nn.Linear(features, features)
        self.gain = gain
        self.most = limit

    def forward(self, x, also=None):
        while largest(x) > self.most + math.pi:
            x = x / 2
        return self.mix(x) * self.gain[1], [x, x.shape[0]]


class Closing(nn.Module):
    def forward(self, pieces, scale):
        return pieces[0] * pieces[1] * scale


class Unused(nn.Module):
    pass


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(6, 8)
        self.halving = Halving(8, limit=2)
        self.closing = Closing()
        self.last = nn.Linear(8, 3)

    def forward(self, x):
        value, pieces = self.halving(torch.relu(self.first(x)), also=None)
        return self.last(value + self.closing(pieces, 0.5))


class Pooled(nn.Module):
    def __init__(self):
        super().__init__()
        self.fold = nn.Fold((4, 4), kernel_size=2)
        self.last = nn.Linear(4, 3)

    def forward(self, x):
        return self.last(self.fold(x))
'''


@pytest.fixture(autouse=True)
def _trusts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")


@pytest.fixture
def user(tmp_path: Path) -> Iterator[ModuleType]:
    """The user's file as a module."""
    path = tmp_path / "halves.py"
    path.write_text(SOURCE)
    module = ModuleType("halves")
    module.__file__ = str(path)
    sys.modules["halves"] = module
    exec(compile(SOURCE, str(path), "exec"), module.__dict__)
    yield module
    del sys.modules["halves"]


def recorded(user: ModuleType, *keep: str) -> tuple[nn.Module, Imported, torch.Tensor]:
    with constructors_noted():
        net = user.Net()
    example = torch.randn(4, 6) * 9
    return net, record_module(net, (example,), keep=keep), example


def test_a_loop_over_data_is_reported_unless_it_is_kept(user: ModuleType) -> None:
    _, loose, _ = recorded(user)
    assert any("takes values out of a tensor" in item.message for item in loose.findings)
    _, kept, _ = recorded(user, "halving", "Closing")
    assert not kept.findings
    member = kept.project.graph.members["halving"].target
    assert isinstance(member, CustomModule)
    assert (member.file, member.class_name) == ("halves_custom.py", "Halving")
    assert dict(member.args) == {"features": 8, "limit": 2}
    assert member.outputs == (Declared(("N", 8)), Declared())


def test_the_file_holds_what_the_classes_need_and_no_more(user: ModuleType) -> None:
    _, kept, _ = recorded(user, "Halving", "closing")
    text = kept.project.code["halves_custom.py"]
    for part in ("import math", "def largest(x)", "class Halving", "class Closing", "LIMIT = 3"):
        assert part in text
    assert "Unused" not in text and "UNUSED" not in text and "class Net" not in text


@pytest.mark.slow
def test_what_is_kept_is_proved_with_the_rest(user: ModuleType, tmp_path: Path) -> None:
    net, kept, example = recorded(user, "halving", "closing")
    assert list(kept.weights) == list(net.state_dict())
    proof = prove(net, kept.project, [Example((example,))])
    assert proof.verdict == "identical", proof.sentence()
    save_project(kept.project, tmp_path / "net.json")
    again = load_project(tmp_path / "net.json")
    assert generate_source(again) == generate_source(kept.project)


def test_a_part_of_a_package_is_imported(user: ModuleType) -> None:
    net = user.Pooled()
    kept = record_module(net, (torch.randn(2, 12, 9),), keep=["fold"])
    target = kept.project.graph.members["fold"].target
    assert isinstance(target, CustomModule) and target.class_name == "Fold"
    assert kept.project.code["torch_custom.py"] == "from torch.nn.modules.fold import Fold\n"
    assert target.args["output_size"] == (4, 4)
    source = generate_source(kept.project)
    assert "from torch.nn.modules.fold import Fold" in source
    assert "self.fold = Fold(output_size=(4, 4), kernel_size=2)" in source


def test_what_cannot_be_kept_is_said(user: ModuleType) -> None:
    with pytest.raises(ModelImportError, match="no part “nothing”"):
        recorded(user, "nothing")
    net = user.Net()  # made where nobody noted how
    with pytest.raises(ModelImportError, match="does not remember its argument features"):
        record_module(net, (torch.randn(4, 6),), keep=["halving"])
    with constructors_noted():
        holder = nn.Sequential(user.Halving(user.Halving(4).mix.in_features))
        holder[0].features = nn.Linear(1, 1)
    assert record_module(holder, (torch.randn(4, 4),), keep=["0"]).project


class Noisy(nn.Module):
    """Does something else with what is small."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(4, 4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.mix(x) if float(x.detach().sum()) > 0 else -x


class Residual(nn.Module):
    """Adds what a kept part gives, and joins it: sizes that are not known meet those that are."""

    def __init__(self) -> None:
        super().__init__()
        self.part, self.last = Noisy(), nn.Linear(8, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = x + self.part(x)
        return self.last(torch.cat([y, x], -1))


def test_a_kept_part_stands_in_a_residual() -> None:
    module = Residual()
    kept = record_module(module, (torch.ones(2, 5, 4),), keep=["part"])
    made = rebuilt(kept.project, module)
    for x in (torch.ones(3, 7, 4), -torch.ones(1, 5, 4)):
        assert torch.equal(module(x), made(x))


@pytest.mark.filterwarnings("ignore:LSTM with projections")
@pytest.mark.parametrize(
    ("made", "args"),
    [
        (nn.GRU(4, 8, batch_first=True), "input_size=4, hidden_size=8, batch_first=True"),
        (nn.LSTM(4, 8, 2, proj_size=3), "input_size=4, hidden_size=8, num_layers=2, proj_size=3"),
        (nn.RNN(4, 8, nonlinearity="relu"), 'input_size=4, hidden_size=8, nonlinearity="relu"'),
    ],
)
def test_a_recurrent_layer_of_torch_is_kept_with_its_arguments(made: nn.RNNBase, args: str) -> None:
    class Around(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layer = made

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.layer(x)[0] * 2

    module, x = Around(), torch.randn(3, 5, 4)
    project = record_module(module, (x,), keep=("layer",)).project
    text = generate_source(project)
    assert f"self.layer = {type(made).__name__}({args})" in text
    assert "as it is" not in text  # of which there would be nothing but the import
    assert differences(module, rebuilt(project, module), (x,), training=True).are_none

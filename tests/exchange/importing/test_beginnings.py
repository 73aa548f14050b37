"""How weights begin is recovered from the constructor, and said to be unknown where it is not."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn
from torch.nn.init import trunc_normal_
from torchvision import models

from netstudio.codegen.generate import generate
from netstudio.compiler.model import build
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.node import Init
from netstudio.document.node import Tensor as OwnedTensor
from netstudio.document.project import UNKNOWN_BEGINNING, Project
from netstudio.document.table import Table
from netstudio.exchange.importing import Imported, record_module
from netstudio.exchange.importing.construction.record import recorded_construction
from netstudio.exchange.python_in.file import read_python_file


def constructed(make: Callable[[], nn.Module], *inputs: Tensor) -> Imported:
    """An import of what a function makes, recorded while it does."""
    torch.manual_seed(0)
    with recorded_construction() as construction:
        module = make()
    return record_module(module, inputs, construction=construction)


def fresh(project: Project, seed: int) -> nn.Module:
    """The module of a project with its initial weights."""
    inference = infer_shapes_of(project)
    torch.manual_seed(seed)
    return build(project, inference).module


class ByHand(nn.Module):
    """Fills its tensors in all the ways that people have."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = nn.Parameter(torch.ones(6) * 1e-6)
        self.token = nn.Parameter(torch.randn(6) * 0.02)
        self.ramp = nn.Parameter(torch.linspace(0, 1, 6))
        self.register_buffer("index", torch.arange(6).flip(0))
        self.embedding = nn.Embedding(5, 6, padding_idx=0)
        self.first = nn.Linear(6, 6)
        self.second = nn.Linear(6, 6)
        self.third = nn.Linear(6, 6)
        self.fourth = nn.Linear(6, 6)
        self.fifth = nn.Linear(6, 6)
        self.norm = nn.LayerNorm(6)
        self.first.weight.data.normal_(0, 0.03)
        self.first.bias.data.zero_()
        trunc_normal_(self.second.weight, std=0.02)
        nn.init.constant_(self.second.bias, -2.5)
        with torch.no_grad():
            self.third.weight.uniform_(-1, 1)
            self.third.weight.erfinv_().mul_(0.02 * math.sqrt(2)).add_(0.0).clamp_(min=-2, max=2)
            self.third.bias.fill_(1.0)
        nn.init.normal_(self.fourth.weight, std=math.sqrt(2 / 6))
        nn.init.xavier_uniform_(self.fifth.weight)
        self.fifth.weight.data.div_(2)
        nn.init.ones_(self.norm.weight)
        nn.init.uniform_(self.norm.bias)
        self.norm.reset_parameters()

    def forward(self, x: Tensor) -> Tensor:
        x = self.embedding(x)[..., self.index] * self.scale + self.token + self.ramp
        x = self.fourth(self.third(self.second(self.first(x))))
        return self.norm(self.fifth(x))


def inits(project: Project) -> dict[str, Init]:
    """What is written down, by path."""
    found = {}
    for member in project.graph.members.values():
        target = member.target
        if isinstance(target, OwnedTensor) and target.role == "parameter":
            found[member.name] = Init(target.init, target.init_args)
        found |= {f"{member.name}.{path}": init for path, init in member.init.items()}
    return found


def test_every_way_to_fill_a_tensor_is_written_as_torch_names_it() -> None:
    imported = constructed(ByHand, torch.zeros(2, 4, dtype=torch.int64))
    found = inits(imported.project)
    bound = found.pop("fifth.weight").args
    assert bound["b"] == -bound["a"] == pytest.approx(math.sqrt(6 / 12) / 2)
    assert found == {
        "scale": Init("constant", Table({"val": 1e-6})),
        "token": Init("normal", Table({"std": 0.02})),
        "ramp": Init("normal", Table({"mean": 0.5, "std": 0.37})),
        "first.weight": Init("normal", Table({"std": 0.03})),
        "first.bias": Init("zeros"),
        "second.weight": Init("trunc_normal", Table({"std": 0.02})),
        "second.bias": Init("constant", Table({"val": -2.5})),
        "third.weight": Init("trunc_normal", Table({"std": 0.02})),
        "third.bias": Init("ones"),
        "fourth.weight": Init("kaiming_normal", Table({"mode": "fan_out", "nonlinearity": "relu"})),
    }
    (finding,) = imported.findings
    assert finding.severity == "note" and "“ramp”" in finding.message
    assert "begins spread as its values are now" in finding.message
    assert fresh(imported.project, 0).get_buffer("index").tolist() == [5, 4, 3, 2, 1, 0]


def test_nothing_of_torch_stays_changed() -> None:
    before = (nn.init.normal_, trunc_normal_, nn.Linear.reset_parameters, nn.Module.load_state_dict)
    with recorded_construction():
        assert nn.init.normal_ is not before[0]
        assert globals()["trunc_normal_"] is not before[1]
    after = (nn.init.normal_, trunc_normal_, nn.Linear.reset_parameters, nn.Module.load_state_dict)
    assert before == after


def test_weights_that_are_loaded_say_nothing_of_the_beginning() -> None:
    def make() -> nn.Module:
        layer = nn.Linear(3, 3)
        nn.init.normal_(layer.weight, std=0.5)
        layer.load_state_dict({"weight": torch.zeros(3, 3), "bias": torch.zeros(3)})
        return nn.Sequential(layer)

    found = inits(constructed(make, torch.zeros(2, 3)).project)
    assert found == {"0.weight": Init("normal", Table({"std": 0.5}))}


def test_what_differs_from_copy_to_copy_is_told() -> None:
    class Scaled(nn.Module):
        def __init__(self, depth: int) -> None:
            super().__init__()
            self.fc = nn.Linear(4, 4)
            self.fc.weight.data.div_(depth + 1)

        def forward(self, x: Tensor) -> Tensor:
            return x + self.fc(x)

    imported = constructed(
        lambda: nn.Sequential(*(Scaled(depth) for depth in range(3))), torch.zeros(2, 4)
    )
    assert list(imported.project.blocks) == ["Scaled"]
    assert imported.project.blocks["Scaled"].graph.members["fc"].init == Table()
    assert ["“fc.weight”" in finding.message for finding in imported.findings] == [True]


class Standardised(nn.Linear):
    """Reads its weight itself, so that it is no layer of the catalogue."""

    def __init__(self, std: float) -> None:
        super().__init__(4, 4, bias=False)
        self.weight.data.normal_(0, std)

    def forward(self, input: Tensor) -> Tensor:
        return nn.functional.linear(input, self.weight - self.weight.mean())


def test_a_tensor_of_a_layer_that_differs_from_copy_to_copy_begins_as_torch_has_it() -> None:
    imported = constructed(
        lambda: nn.Sequential(*(Standardised(0.1 * depth) for depth in (1, 2))), torch.zeros(2, 4)
    )
    weight = imported.project.blocks["Standardised"].graph.members["weight"].target
    assert isinstance(weight, OwnedTensor)
    assert (weight.init, dict(weight.init_args)) == ("kaiming_uniform", {"a": math.sqrt(5)})
    assert "left to PyTorch" in imported.findings[0].message


class Gained(nn.Module):
    """Has a tensor of its own that begins otherwise in the last copy."""

    def __init__(self, gain: float) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.full((4,), gain))

    def forward(self, x: Tensor) -> Tensor:
        return x * self.gain


def test_a_tensor_that_differs_from_copy_to_copy_begins_as_most_do() -> None:
    gains = (1.0, 0.5, 0.5, 0.0)
    imported = constructed(lambda: nn.Sequential(*map(Gained, gains)), torch.zeros(2, 4))
    gain = imported.project.blocks["Gained"].graph.members["gain"].target
    assert isinstance(gain, OwnedTensor)
    assert (gain.init, dict(gain.init_args)) == ("constant", {"val": 0.5})
    assert "as most of them do" in imported.findings[0].message


class Normalised(nn.BatchNorm1d):
    """Reads its statistics itself, and has a buffer for each way to begin."""

    def __init__(self, width: int) -> None:
        super().__init__(width)
        self.register_buffer("steps", torch.full((width,), 7))
        self.register_buffer("bound", torch.full((width,), -math.inf))
        self.register_buffer("ramp", torch.linspace(0, 1, width))

    def forward(self, input: Tensor) -> Tensor:
        x = (input - self.running_mean) / (self.running_var + self.eps).sqrt()
        return (x * self.steps).maximum(self.bound) + self.ramp


def test_buffers_of_one_number_begin_with_it_whatever_their_sizes() -> None:
    def make() -> nn.Module:
        return nn.Sequential(Normalised(4), nn.Linear(4, 6), Normalised(6))

    project = constructed(make, torch.zeros(2, 4)).project
    assert "Normalised2" not in project.blocks  # so both sizes have one class
    made, module = fresh(project, 0).state_dict(), make().state_dict()
    for name in ("running_mean", "running_var", "num_batches_tracked", "steps"):
        assert torch.equal(made[f"2.{name}"], module[f"2.{name}"]), name


SMALL: dict[str, Callable[[], nn.Module]] = {
    "densenet": lambda: models.DenseNet(8, (2, 3), 16, num_classes=10),
    "mobilenet_v2": lambda: models.MobileNetV2(num_classes=10, width_mult=0.25),
    "convnext": lambda: models.ConvNeXt(
        [models.convnext.CNBlockConfig(8, 16, 2), models.convnext.CNBlockConfig(16, None, 1)]
    ),
    "vit": lambda: models.VisionTransformer(64, 16, 2, 4, 32, 64, num_classes=10),
}


@pytest.mark.parametrize("name", SMALL)
def test_the_same_seed_gives_the_same_weights(name: str) -> None:
    """Where layers are made, and then filled, in the same order, to the last bit."""
    imported = constructed(SMALL[name], torch.zeros(2, 3, 64, 64))
    made = fresh(imported.project, 0).state_dict()
    for key, value in imported.module.state_dict().items():
        assert torch.equal(value, made[key]), key


def test_weights_are_distributed_as_the_originals() -> None:
    """Where another order draws other numbers of the same distribution."""
    imported = constructed(
        lambda: models.SwinTransformer([4, 4], 32, [2, 2], [2, 4], [7, 7]),
        torch.zeros(2, 3, 64, 64),
    )
    check_distributions(imported)


def check_distributions(imported: Imported) -> None:
    """Means, spreads and extremes of every tensor agree as far as chance allows."""
    made = fresh(imported.project, 1).state_dict()
    for key, tensor in imported.module.state_dict().items():
        one, other = tensor.double().flatten(), made[key].double().flatten()
        spread, count = float(one.std()) if one.numel() > 1 else 0.0, one.numel()
        if not spread or not tensor.is_floating_point():
            assert torch.equal(tensor, made[key]), key
            continue
        assert abs(float(one.mean() - other.mean())) < 8 * spread / math.sqrt(count), key
        assert abs(float(other.std()) / spread - 1) < 6 / math.sqrt(count) + 1e-3, key
        assert float(other.abs().max()) < 2 * float(one.abs().max()), key


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["resnet18", "mobilenet_v2", "vgg16", "swin_t", "densenet121", "vit_b_16", "convnext_tiny"],
)
def test_a_network_of_torchvision_begins_as_it_does_there(name: str) -> None:
    image = torch.zeros(2, 3, 224, 224)
    imported = constructed(lambda: models.get_model(name, weights=None), image)
    check_distributions(imported)


def test_a_module_that_was_ready_made_says_that_its_beginning_is_unknown(tmp_path) -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.fc = nn.Linear(3, 2)

        def forward(self, x: Tensor) -> Tensor:
            return self.fc(x)

    project = record_module(Net(), (torch.zeros(2, 3),)).project
    text = generate(project, infer_shapes_of(project)).text
    assert UNKNOWN_BEGINNING in text.split('"""')[1].splitlines()
    path = tmp_path / "net.py"
    path.write_text(text)
    again = read_python_file(path)
    assert generate(again, infer_shapes_of(again)).text == text
    made = constructed(Net, torch.zeros(2, 3)).project
    assert UNKNOWN_BEGINNING not in generate(made, infer_shapes_of(made)).text


def test_own_tensors_of_a_ready_made_module_begin_spread_as_they_are() -> None:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.mix = nn.Parameter(torch.randn(40, 40) * 0.3)
            self.scale = nn.Parameter(torch.randn(40) * 0.1 + 2)
            self.gain = nn.Parameter(torch.ones(40))
            self.shift = nn.Parameter(torch.zeros(40))

        def forward(self, x: Tensor) -> Tensor:
            return (x @ self.mix) * self.scale * self.gain + self.shift

    torch.manual_seed(3)
    module = Net()
    made = fresh(record_module(module, (torch.zeros(2, 40),)).project, 1).state_dict()
    assert torch.equal(made["gain"], module.gain) and torch.equal(made["shift"], module.shift)
    for name, parameter in module.state_dict().items():
        assert abs(float(made[name].mean() - parameter.mean())) < 0.1, name
        assert math.isclose(float(made[name].std()), float(parameter.std()), abs_tol=0.05), name

"""One update of a recipe, ready to run: its parameters, its optimizer, its learning rate.

The optimizer's state is known by parameter name, not by position as in torch, so that it can follow
a parameter into an edited network and out of a saved run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from netstudio.catalog.optimizers import OptimizerSpec, find_optimizer
from netstudio.document.recipe import Choice
from netstudio.errors import TrainingError

if TYPE_CHECKING:
    from torch import Tensor
    from torch.optim import Optimizer

ParameterState: TypeAlias = "dict[str, Tensor | float | int | None]"
OptimizerState: TypeAlias = dict[str, ParameterState]
"""What an optimizer keeps of each parameter, by the parameter's name."""


def build_optimizer(choice: Choice, parameters: Iterable[Tensor]) -> Optimizer:
    """Torch's optimizer for a recipe's choice, over `parameters`.

    Raises:
        TrainingError: when the choice does not hold, or there is nothing to train.
    """
    spec = find_optimizer(choice.name)
    arguments = spec.arguments(choice.options)
    trained = list(parameters)
    if not trained:
        raise TrainingError(
            "There is nothing to train: the network has no parameters, or all of them are frozen; "
            "add a layer with weights or unfreeze one."
        )
    optimizer: Optimizer = _optimizer_class(spec)(trained, **arguments)
    return optimizer


def _optimizer_class(spec: OptimizerSpec) -> Any:
    import torch

    return getattr(torch.optim, spec.target.removeprefix("torch.optim."))


def optimizer_state(optimizer: Optimizer, names: Mapping[Tensor, str]) -> OptimizerState:
    """A copy of what the optimizer keeps, by parameter name; tensors are detached copies."""
    return {
        names[parameter]: {key: _copied(value) for key, value in state.items()}
        for parameter, state in optimizer.state.items()
        if parameter in names
    }


def set_optimizer_state(
    optimizer: Optimizer, names: Mapping[Tensor, str], saved: OptimizerState
) -> None:
    """Puts saved state onto the optimizer's parameters, by name; others start afresh."""
    for group in optimizer.param_groups:
        for parameter in group["params"]:
            state = saved.get(names[parameter])
            if state is not None:
                optimizer.state[parameter] = {
                    key: _placed(value, parameter) for key, value in state.items()
                }


def _copied(value: Any) -> Any:
    import torch

    return value.detach().clone() if isinstance(value, torch.Tensor) else value


def _placed(value: Any, parameter: Tensor) -> Any:
    """A value on its parameter's device; a step count stays where torch keeps it, on the CPU."""
    import torch

    if not isinstance(value, torch.Tensor):
        return value
    return value.clone() if value.ndim == 0 else value.to(parameter.device, copy=True)

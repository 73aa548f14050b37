"""An `nn.Module` and example inputs in, a project out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from netstudio.document.project import Project
from netstudio.exchange.importing.finding import Finding

if TYPE_CHECKING:
    import torch
    from torch import nn

    from netstudio.exchange.importing.construction.record import Construction


@dataclass(frozen=True)
class Imported:
    """What an import gave.

    Attributes:
        project: the network; its generated source has the module's state_dict keys, in order.
        findings: what could not be captured soundly.
        module: the module that was imported, unchanged.
    """

    project: Project
    findings: tuple[Finding, ...]
    module: nn.Module = field(repr=False)

    @property
    def weights(self) -> dict[str, torch.Tensor]:
        """The module's state, by the keys that the generated module has as well."""
        return dict(self.module.state_dict())


Example = tuple[tuple[Any, ...], Mapping[str, Any]]
"""Arguments for one call: positional, and by name."""


def record_module(
    module: nn.Module,
    args: tuple[Any, ...] = (),
    kwargs: Mapping[str, Any] | None = None,
    *,
    more_examples: Sequence[Example] = (),
    name: str = "",
    construction: Construction | None = None,
    keep: Sequence[str] = (),
) -> Imported:
    """The project that computes what `module` computes.

    The module's forward runs on tensors without memory; the module itself stays as it is.

    Args:
        module: any module; it is recorded in evaluation and in training mode.
        args: positional example inputs: tensors, or lists, tuples and dicts with tensors inside.
        kwargs: example inputs by name.
        more_examples: further arguments to compare with, where a forward branches on its input.
        name: of the project; by default the module's class.
        construction: what `recorded_construction` saw while the module was made, from which the
            project knows how its weights begin.
        keep: parts that are kept as custom nodes, by path or by class: what no graph can hold.
    """
    from netstudio.exchange.importing.importer import import_recorded

    examples = [(args, kwargs or {}), *more_examples]
    project, findings = import_recorded(
        module, examples, name or type(module).__name__, construction, keep
    )
    return Imported(project, tuple(findings), module)

"""The graph of every module that becomes a block, from recordings in both modes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from torch import nn

from netstudio.document.graph import Graph
from netstudio.document.node import CustomModule, Member
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.rebuild.bodies import Body
from netstudio.exchange.importing.rebuild.flow import Flow, find_flow
from netstudio.exchange.importing.rebuild.members import members_of
from netstudio.exchange.importing.rebuild.roles import Roles, find_roles
from netstudio.exchange.importing.rebuild.tensors import TensorStore
from netstudio.exchange.importing.rebuild.unify import unified
from netstudio.exchange.importing.recording.trace import (
    CustomCall,
    LayerCall,
    ModuleCall,
    Path,
    Trace,
)
from netstudio.sentence import say

TRAINING = "training"


@dataclass
class ModuleGraphs:
    """The blocks of a model.

    Attributes:
        graphs: of each block, by the path of its module.
        members: for each block, the paths of its members by their ids.
    """

    graphs: dict[Path, Graph]
    members: dict[Path, dict[str, Path]]
    findings: list[Finding]


@dataclass
class Rebuilding:
    """A model's modules and what was recorded of it.

    Attributes:
        evaluation, training: a recording in each mode.
        custom: the modules that are kept as they are.
    """

    modules: dict[Path, nn.Module]
    evaluation: Trace
    training: Trace | None
    store: TensorStore
    dissolved: set[Path] = field(default_factory=set)
    custom: Mapping[Path, CustomModule] = field(default_factory=dict)

    @property
    def traces(self) -> list[Trace]:
        """The recordings."""
        return [self.evaluation, *([self.training] if self.training else [])]

    def run(self) -> ModuleGraphs:
        """The graphs, once every module that cannot be a block has been dissolved."""
        self._called = _called(self.traces)
        while True:
            roles = find_roles(self.modules, self.traces, self.dissolved, self.custom)
            self._members: dict[Path, dict[Path, Member]] = {}
            found = [self._of_mode(trace, roles) for trace in self.traces]
            differing = {path for _, paths in found for path in paths}
            graphs, findings = dict(found[0][0]), []
            if len(found) > 1 and not differing:
                graphs, apart = _both_modes(found[0][0], found[1][0])
                differing = {path for path in apart if path}
                findings = [_apart(path) for path in apart if not path]
            if not differing:
                paths = {
                    block: {m.id: path for path, m in self._members_of(block, roles).items()}
                    for block in graphs
                }
                return ModuleGraphs(graphs, paths, findings)
            self.dissolved |= differing

    def _of_mode(self, trace: Trace, roles: Roles) -> tuple[dict[Path, Graph], set[Path]]:
        """The graphs of one recording, and the modules that are no blocks.

        Those are the ones whose calls are not alike, and the ones that give nothing of their own.
        """
        graphs: dict[Path, Graph] = {}
        differing: set[Path] = set()
        for flow in find_flow(trace, roles).walk():
            graph = self._graph(flow, trace, roles)
            known = graphs.setdefault(flow.path, graph)
            if known is not graph and repr(known) != repr(graph):
                differing.add(flow.path)
            if flow.path and not flow.outputs:  # it picks or passes on what others gave
                differing.add(flow.path)
        return graphs, differing

    def _graph(self, flow: Flow, trace: Trace, roles: Roles) -> Graph:
        members = self._members_of(flow.path, roles)
        return Body(flow, trace, roles, members, self.store).graph()

    def _members_of(self, block: Path, roles: Roles) -> dict[Path, Member]:
        if block not in self._members:
            found = members_of(block, roles, self._called, self.store)
            self._members[block] = dict(found)
        return self._members[block]


def _called(traces: list[Trace]) -> set[Path]:
    events = (event for trace in traces for event in trace.root.walk())
    return {
        event.path for event in events if isinstance(event, CustomCall | LayerCall | ModuleCall)
    }


def _both_modes(
    evaluation: dict[Path, Graph], training: dict[Path, Graph]
) -> tuple[dict[Path, Graph], set[Path]]:
    """The graphs that hold in both modes, and the paths where no such graph was found."""
    graphs: dict[Path, Graph] = {}
    apart: set[Path] = set()
    for path in dict.fromkeys((*training, *evaluation)):
        one, other = training.get(path), evaluation.get(path)
        if one is None or other is None:
            graphs[path] = one or other  # type: ignore[assignment]
            continue
        both = unified(one, other, TRAINING, is_model=not path)
        graphs[path] = both.graph if both else other
        if both is None:
            apart.add(path)
    return graphs, apart


def _apart(path: Path) -> Finding:
    return Finding(
        path,
        "error",
        say(
            "What it does in training and in evaluation is too different to be one graph; the "
            "import does what it does in evaluation."
        ),
    )

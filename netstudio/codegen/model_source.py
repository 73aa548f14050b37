"""Generated source, and the way from its lines back to the nodes they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """The nodes that a line was written for, and the graph they are in."""

    scope: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A module's source.

    Attributes:
        text: the Python file.
        class_name: the class of the main graph.
        classes: the class of each scope that is written.
        lines: line number, from 1, to what it was written for; lines of no node are absent.
        attributes: by scope and member id, the attribute path below the scope's class, and so the
            prefix of its state_dict keys.
        tensors: what the source reads from the safetensors file beside it: by name, the hash of
            the project's tensor. Empty where it stands alone.
        custom: the trusted Python files that are inlined in it: by name, their text.
    """

    text: str
    class_name: str
    classes: Mapping[str, str]
    lines: Mapping[int, LineOrigin]
    attributes: Mapping[str, Mapping[str, str]]
    tensors: Mapping[str, str] = field(default_factory=dict)
    custom: Mapping[str, str] = field(default_factory=dict)

    def lines_of(self, scope: str, node_id: str) -> tuple[int, ...]:
        """The lines written for a node."""
        return tuple(
            line
            for line, origin in self.lines.items()
            if origin.scope == scope and node_id in origin.nodes
        )

"""What is read from a file before it is known what it means: its classes and their members."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from netstudio.document.graph import Tie
from netstudio.document.node import Arguments, Init
from netstudio.document.table import Table

ContainerKind = Literal["Sequential", "ModuleList", "ModuleDict"]


@dataclass
class MemberForm:
    """Something that a class registers.

    Attributes:
        name: its dotted name, such as `features.0`.
        tree: what makes it: a call of a layer's class, of a block's, or of a tensor's maker.
        node: the statement or item it comes from, for messages.
        condition: where it is `... if condition else None`.
        block: the name of the block's class, where it is one.
        repeat, first: of a stack `Block(first), *[Block() for _ in range(repeat)]`: how many
            copies there are in all, and what makes the first where it differs.
        listed: all copies of a stack, where they are written one by one.
        index: what the number of a copy is called in a comprehension; empty where it is not used.
        numbered: whether a stack's copies stand beside other items.
        optional: whether a Sequential leaves it out where `condition` does not hold.
        role, persistent, init, init_args: of a tensor.
        inits: how the tensors of a layer begin, by their path below it.
        in_place: whether it was asked to change its input.
    """

    name: str
    tree: ast.Call
    node: ast.AST
    condition: ast.expr | None = None
    block: str = ""
    repeat: ast.expr | None = None
    first: ast.Call | None = None
    listed: list[ast.Call] = field(default_factory=list)
    index: str = ""
    numbered: bool = False
    optional: bool = False
    role: Literal["", "parameter", "buffer"] = ""
    persistent: bool = True
    init: str = ""
    init_args: Arguments = field(default_factory=Table)
    inits: dict[str, Init] = field(default_factory=dict)
    frozen: bool = False
    in_place: bool = False


@dataclass
class Container:
    """An nn.Sequential, ModuleList or ModuleDict: the names of what it holds, in order."""

    kind: ContainerKind
    children: list[str] = field(default_factory=list)


@dataclass
class ParameterForm:
    """A parameter of a class's constructor; `default` is None where it has none."""

    name: str
    node: ast.arg
    default: ast.expr | None


@dataclass
class ClassForm:
    """A class of the file.

    Attributes:
        kept: attribute to constructor parameter, for `self.stride = stride`.
        constants: attribute to value, for `self.heads = 8` and `self.scale = dim**-0.5`.
        shared_inits: by torch class, how all its modules begin.
        shared_if_there: those tensors of them that a module may lack, such as a bias.
        forward: its method; None for a subclass of nn.Sequential, which runs what it holds.
    """

    name: str
    node: ast.ClassDef
    is_sequential: bool = False
    parameters: dict[str, ParameterForm] = field(default_factory=dict)
    members: dict[str, MemberForm] = field(default_factory=dict)
    containers: dict[str, Container] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    constants: dict[str, ast.expr] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    shared_inits: dict[str, Table[str, Init]] = field(default_factory=dict)
    shared_if_there: dict[str, frozenset[str]] = field(default_factory=dict)
    forward: ast.FunctionDef | None = None

    @property
    def inputs(self) -> list[ast.arg]:
        """The arguments of `forward` after `self`."""
        return self.forward.args.args[1:] if self.forward is not None else []


@dataclass(frozen=True)
class FileForm:
    """A file: its classes by name, and what the main guard says of the network.

    Attributes:
        title: from the docstring, as codegen writes it.
        main: the name of the network's own class.
        samples: what the main guard calls the model with.
        knows_beginning: false where the docstring says that nothing is known of how weights begin.
    """

    title: str
    classes: Mapping[str, ClassForm]
    main: str
    samples: tuple[ast.expr, ...] | None = None
    knows_beginning: bool = True

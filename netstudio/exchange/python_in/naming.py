"""Names and ids for what a file does not name: values inside an expression, and outputs."""

from __future__ import annotations

import re

from netstudio.codegen.naming import value_name
from netstudio.document.naming import free_name, snake_case
from netstudio.document.node import Call, Input, Node, Op, Output
from netstudio.exchange.python_in.draft import GraphDraft

_DIMENSIONS = re.compile(r"[123]d$")


def node_names(draft: GraphDraft, order: list[str]) -> dict[str, str]:
    """A name for each node; what the text names keeps that name."""
    names: dict[str, str] = {}
    taken = set(draft.form.members) | set(draft.form.containers)
    first_calls: set[str] = set()
    for node_id in order:
        node = draft.nodes[node_id]
        own = _own_name(draft, node, first_calls)
        if own:
            names[node_id] = own
            taken.add(own)
    taken |= set(draft.form.kept)  # an attribute of that name would give way to a layer's
    for node_id in order:
        if node_id not in names:
            names[node_id] = free_name(_stem(draft, draft.nodes[node_id]), taken)
            taken.add(names[node_id])
    return names


def _own_name(draft: GraphDraft, node: Node, first_calls: set[str]) -> str:
    """The name that the text gives a node: its member's, or its variable's."""
    hint = draft.hints.get(node.id, "")
    if isinstance(node.target, Call) and node.target.member in draft.form.members:
        member = node.target.member
        if member not in first_calls:
            first_calls.add(member)
            return member if not hint or value_name(member) == hint else hint
    return hint


def _stem(draft: GraphDraft, node: Node) -> str:
    match node.target:
        case Output() | Input():
            return node.name
        case Op(name):
            kind = name
        case Call(member) if node.id in draft.functions:
            kind = draft.functions[node.id].type
        case Call(member):
            return re.sub(r"[^0-9A-Za-z_]", "_", member)
    stem = _DIMENSIONS.sub("", snake_case(kind.rpartition(".")[2])).strip("_")
    return stem or "value"

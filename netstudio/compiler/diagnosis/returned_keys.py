"""Outputs of which some have a key and some have none of their own: no dict comes of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edit import Compound
from netstudio.document.edits import SetOutputKey
from netstudio.document.naming import free_name, is_output_key
from netstudio.document.node import Node, Output
from netstudio.document.project import ROOT
from netstudio.sentence import say


def find_mixed_keys(exam: Examination) -> Iterator[Finding]:
    """A warning at each output that keeps the network from returning a dict."""
    outputs = {node: _key(node) for node in exam.scopes[ROOT].outputs()}
    first: dict[str, Node] = {}
    for node, key in outputs.items():
        other = first.setdefault(key, node)
        if not key and any(outputs.values()):
            what = say(
                "The network returns a tuple, not a dict: {name} has no key, and others have.",
                name=node.name,
            )
        elif key and other is not node:
            what = say(
                "The network returns a tuple, not a dict: {name} has the key “{key}”, as "
                "{other} has.",
                name=node.name,
                key=key,
                other=other.name,
            )
        else:
            continue
        problem = Problem("mixed_keys", what, "warning", node.id)
        yield Finding(problem, partial(_settle, node, outputs))


def _settle(node: Node, outputs: dict[Node, str]) -> Iterator[Fix]:
    """A key of its own, after its name; or none for any output."""
    key = free_name(node.name, set(outputs.values()))
    if is_output_key(key):
        yield Fix(say("Return {name} as “{key}”", name=node.name, key=key), _set(node, key))
    label = say("Return a tuple")
    taken_off = tuple(_set(other, "") for other, given in outputs.items() if given)
    yield Fix(label, Compound(label, taken_off))


def _set(node: Node, key: str) -> SetOutputKey:
    return SetOutputKey(ROOT, node.id, key)


def _key(node: Node) -> str:
    return node.target.key if isinstance(node.target, Output) else ""

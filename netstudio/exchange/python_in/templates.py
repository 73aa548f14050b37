"""The catalogue's templates read backwards: which values stand where a template has names.

A template with conditional expressions stands for several plain ones, each under its conditions.
Those are matched against a tree one by one; what a match leaves open (which `returns` an LSTM has
where `[0]` follows its call) is found by trying the few values that the conditions speak of.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product

from netstudio.catalog.param import Marker, ParamSpec
from netstudio.catalog.spec import LayerSpec
from netstudio.document.syntax import parse_expression_tree

Found = dict[str, ast.expr]
"""What stands in the place of each name of a template."""

_MOST_CHOICES = 200


@dataclass(frozen=True)
class Variant:
    """A template without conditional expressions, and when it is the one that holds."""

    tree: ast.expr
    conditions: tuple[tuple[ast.expr, bool], ...] = ()


@lru_cache(maxsize=1024)
def variants(text: str) -> tuple[Variant, ...]:
    """The plain templates that a template stands for."""
    return tuple(_expanded(parse_expression_tree(text), ()))


def _expanded(tree: ast.expr, conditions: tuple[tuple[ast.expr, bool], ...]) -> Iterator[Variant]:
    choice = next((node for node in ast.walk(tree) if isinstance(node, ast.IfExp)), None)
    if choice is None:
        yield Variant(tree, conditions)
        return
    for holds in (True, False):
        branch = _Chosen(choice, holds).visit(parse_expression_tree(ast.unparse(tree)))
        yield from _expanded(branch, (*conditions, (choice.test, holds)))


class _Chosen(ast.NodeTransformer):
    """Puts one branch in the place of the first conditional expression that reads like `choice`.

    An argument whose branch is None is left out, as codegen does.
    """

    def __init__(self, choice: ast.IfExp, holds: bool) -> None:
        self.text, self.holds = ast.dump(choice), holds

    def _branch(self, node: ast.expr) -> ast.expr | None:
        if isinstance(node, ast.IfExp) and ast.dump(node) == self.text:
            return node.body if self.holds else node.orelse
        return None

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        branch = self._branch(node)
        if branch is not None:
            return branch
        self.generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        node.keywords = [
            keyword for keyword in node.keywords if not _is_none(self._branch(keyword.value))
        ]
        self.generic_visit(node)
        return node


def _is_none(tree: ast.expr | None) -> bool:
    return isinstance(tree, ast.Constant) and tree.value is None


@dataclass
class Match:
    """One attempt to find a template in a tree.

    Attributes:
        holes: the names that may stand for anything.
        optional: those that a keyword argument may leave out.
    """

    holes: frozenset[str]
    optional: frozenset[str] = frozenset()
    found: Found = field(default_factory=dict)

    def fits(self, pattern: ast.AST | None, tree: ast.AST | None) -> bool:
        """Whether the tree is what the pattern says; `found` is filled on the way."""
        if isinstance(pattern, ast.Name) and pattern.id in self.holes:
            return self._bind(pattern.id, tree)
        if pattern is None or tree is None:
            return pattern is tree
        if type(pattern) is not type(tree):
            return False
        match pattern, tree:
            case ast.Name(id=one), ast.Name(id=other):
                return one == other
            case ast.Constant(value=one), ast.Constant(value=other):
                return type(one) is type(other) and one == other
            case ast.Attribute(inner, one), ast.Attribute(other_inner, other):
                return one == other and self.fits(inner, other_inner)
            case ast.Call(), ast.Call():
                return self._call(pattern, tree)
            case ast.Slice(), ast.Slice():
                return self._slice(pattern, tree)
        return self._children(pattern, tree)

    def _bind(self, hole: str, tree: ast.AST | None) -> bool:
        if not isinstance(tree, ast.expr) or isinstance(tree, ast.Starred):
            return False
        if hole in self.found:
            return ast.dump(self.found[hole]) == ast.dump(tree)
        self.found[hole] = tree
        return True

    def _children(self, pattern: ast.AST, tree: ast.AST) -> bool:
        one, other = list(ast.iter_child_nodes(pattern)), list(ast.iter_child_nodes(tree))
        return len(one) == len(other) and all(map(self.fits, one, other))

    def _slice(self, pattern: ast.Slice, tree: ast.Slice) -> bool:
        """A bound that is left out is None, a step 1; a slice that says so is no layer's."""
        for part in ("lower", "upper", "step"):
            wanted, given = getattr(pattern, part), getattr(tree, part)
            if isinstance(wanted, ast.Name):
                usual = 1 if part == "step" else None
                if isinstance(given, ast.Constant) and given.value in (usual, None):
                    return False
                given = ast.Constant(usual) if given is None else given
            if not self.fits(wanted, given):
                return False
        return True

    def _call(self, pattern: ast.Call, tree: ast.Call) -> bool:
        if not self.fits(pattern.func, tree.func):
            return False
        given = {keyword.arg: keyword.value for keyword in tree.keywords}
        if None in given or any(isinstance(argument, ast.Starred) for argument in tree.args):
            return False
        for index, wanted in enumerate(pattern.args):
            if index < len(tree.args):
                actual: ast.expr | None = tree.args[index]
            else:
                actual = given.pop(wanted.id, None) if isinstance(wanted, ast.Name) else None
            if actual is None or not self.fits(wanted, actual):
                return False
        more = tree.args[len(pattern.args) :]
        return self._keywords(pattern.keywords, more, given)

    def _keywords(
        self,
        wanted: list[ast.keyword],
        more: list[ast.expr],
        given: dict[str | None, ast.expr],
    ) -> bool:
        """Keyword arguments of the pattern, by name or, the first of them, by position."""
        if len(more) > len(wanted):
            return False
        for index, keyword in enumerate(wanted):
            actual = more[index] if index < len(more) else given.pop(keyword.arg, None)
            if actual is None:
                if not isinstance(keyword.value, ast.Name) or keyword.value.id not in self.optional:
                    return False
            elif not self.fits(keyword.value, actual):
                return False
        return not given


# What a match leaves open


def settled(
    spec: LayerSpec, conditions: tuple[tuple[ast.expr, bool], ...], known: Mapping[str, object]
) -> dict[str, object] | None:
    """Values for the parameters that no text gives, by which the conditions hold; None for none.

    Args:
        known: the plain values of the parameters that the text does give.
    """
    asked = {
        node.id for test, _ in conditions for node in ast.walk(test) if isinstance(node, ast.Name)
    }
    open_names = [p for p in spec.params if p.name in asked and p.name not in known]
    domains = [_domain(param, conditions) for param in open_names]
    for values in islice(product(*domains), _MOST_CHOICES):
        chosen = {param.name: value for param, value in zip(open_names, values, strict=True)}
        env = {**known, **chosen}
        if all(_truth(test, env) is holds for test, holds in conditions):
            return chosen
    return None


def _domain(param: ParamSpec, conditions: tuple[tuple[ast.expr, bool], ...]) -> list[object]:
    values: list[object] = []
    if not isinstance(param.default, Marker):
        values.append(param.default)
    if param.kind == "bool":
        values += [True, False]
    values += param.choices
    for test, _ in conditions:
        for node in ast.walk(test):
            if isinstance(node, ast.Compare) and _mentions(node, param.name):
                values += _literals(node.comparators[0])
    return values


def _mentions(node: ast.Compare, name: str) -> bool:
    return isinstance(node.left, ast.Name) and node.left.id == name


def _literals(tree: ast.expr) -> list[object]:
    try:
        return [ast.literal_eval(tree)]
    except ValueError:
        return []


def _truth(test: ast.expr, env: Mapping[str, object]) -> bool | None:
    """Whether a condition of a template holds; None where that is not known."""
    match test:
        case ast.Name(id=name):
            return bool(env[name]) if name in env else None
        case ast.UnaryOp(ast.Not(), operand):
            inner = _truth(operand, env)
            return None if inner is None else not inner
        case ast.BoolOp(op, operands):
            truths = [_truth(operand, env) for operand in operands]
            if None in truths:
                return None
            return all(truths) if isinstance(op, ast.And) else any(truths)
        case ast.Compare(ast.Name(id=name), [op], [right]) if name in env:
            literals = _literals(right)
            if not literals:
                return None
            same = env[name] == literals[0]
            return same if isinstance(op, ast.Eq | ast.Is) else not same
    return None

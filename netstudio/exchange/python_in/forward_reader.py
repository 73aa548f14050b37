"""`forward` as a graph: what is assigned, called, looped over and returned."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping

from netstudio.document.node import Input, Node, When
from netstudio.document.values import Ref, Value
from netstudio.errors import SourceError
from netstudio.exchange.python_in.class_reader import own_path
from netstudio.exchange.python_in.draft import GraphDraft, LayerUse, Style
from netstudio.exchange.python_in.expression_reader import ExpressionReader
from netstudio.exchange.python_in.forms import ClassForm, MemberForm
from netstudio.exchange.python_in.layer_forms import LayerForm, readings
from netstudio.exchange.python_in.loops import turns
from netstudio.exchange.python_in.return_reader import ReturnReader
from netstudio.exchange.python_in.text import SourceText
from netstudio.sentence import say

CHAIN_NAME = "x"


def read_forward(
    source: SourceText,
    form: ClassForm,
    outputs: Mapping[str, int],
    preferred: Mapping[str, str],
    style: Style,
    *,
    is_network: bool = True,
) -> GraphDraft:
    """The graph that a class's `forward` computes.

    Args:
        outputs: how many values each class of the file returns.
        preferred: the layers that members are in an earlier project, by name, where the text
            leaves that open.
        style: what expressions are read as that are a layer as well as an operation.
        is_network: whether the class is the network itself, which may return a dict.
    """
    draft = GraphDraft(form, style)
    for member in form.members.values():
        if not member.block and not member.role:
            draft.layers[member.name] = LayerUse(_readings(source, member, preferred))
    _ForwardReader(source, draft, outputs, is_network).read()
    return draft


def _readings(
    source: SourceText, member: MemberForm, preferred: Mapping[str, str]
) -> list[LayerForm]:
    found = list(readings(member.tree))
    if not found:
        from netstudio.exchange.python_in.complaints import constructor_complaint

        raise source.refuse(member.tree, constructor_complaint(member.tree))
    wanted = preferred.get(member.name)
    return sorted(found, key=lambda form: form.spec.name != wanted) if wanted else found


class _ForwardReader:
    def __init__(
        self,
        source: SourceText,
        draft: GraphDraft,
        outputs: Mapping[str, int],
        is_network: bool,
    ) -> None:
        self.source, self.draft = source, draft
        self.names: dict[str, Value] = {}
        self.assigned: dict[str, int] = {}
        self.values = ExpressionReader(source, draft, self.names, outputs)
        self.returns = ReturnReader(source, draft, self.values, is_network)
        self.returned = False

    def refuse(self, node: ast.AST, what: str) -> SourceError:
        return self.source.refuse(node, what)

    def read(self) -> None:
        form = self.draft.form
        if form.forward is None:
            self._run_all()
            return
        self._inputs(form)
        self.assigned = _assignments(form.forward.body)
        for statement in form.forward.body:
            if self.returned:
                raise self.refuse(statement, "Nothing may follow `return`.")
            self._statement(statement)
        self._check_in_place()
        if not self.returned:
            raise self.refuse(form.forward, "`forward` has to end with `return`.")

    def _check_in_place(self) -> None:
        """Refuse a layer that changes its input where that is read again."""
        changed: dict[str, Node] = {}
        for node in self.draft.nodes.values():
            for ref in node.references():
                if ref.node in changed:
                    raise self._is_changed(changed[ref.node])
            member = self.draft.form.members.get(getattr(node.target, "member", ""))
            if member is not None and member.in_place:
                changed |= dict.fromkeys((ref.node for ref in node.references()), node)

    def _is_changed(self, node: Node) -> SourceError:
        what = say(
            "“self.{name}” changes its input (inplace=True), which is read again later; leave "
            "inplace=True out, or read its output there.",
            name=getattr(node.target, "member", ""),
        )
        return self.refuse(self.draft.places[node.id], what)

    def _inputs(self, form: ClassForm) -> None:
        assert form.forward is not None
        if form.forward.args.defaults or form.forward.args.kwonlyargs:
            raise self.refuse(form.forward, "The inputs of `forward` have no defaults.")
        self.draft.statements.append([])
        for argument in form.inputs:
            if argument.arg in self.names:
                raise self.refuse(argument, "Two inputs have the same name.")
            node = Node(self.draft.next_id(), argument.arg, Input())
            self.names[argument.arg] = Ref(self.draft.add(node, argument))
            self.draft.hints[node.id] = argument.arg

    def _run_all(self) -> None:
        """A subclass of nn.Sequential: one input, and all it holds in a row."""
        form = self.draft.form
        self.draft.statements.append([])
        node = Node(self.draft.next_id(), "x", Input())
        value: Value = Ref(self.draft.add(node, form.node))
        self.draft.hints[node.id] = "x"
        self.draft.statements.append([])
        value = self.values.run("", value, form.node)
        self.returns.output(value, form.node, "out")

    # Statements

    def _statement(self, statement: ast.stmt) -> None:
        self.draft.statements.append([])
        match statement:
            case ast.Pass() | ast.Expr(ast.Constant(str())):
                return
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                self._assignment(statement)
            case ast.Expr(value) if _changes_in_place(value):
                self.values.value(value)
            case ast.For(orelse=[]):
                self._loop(statement)
            case ast.If():
                self._conditional(statement)
            case ast.Return(value) if value is not None:
                self.returned = True
                self.returns.read(value)
            case _:
                raise self.refuse(statement, _no_step(statement))

    def _assignment(self, statement: ast.Assign | ast.AnnAssign | ast.AugAssign) -> None:
        match statement:
            case ast.Assign([ast.Subscript() as target], value):
                self.values.fill(target, value, statement, None)
            case ast.AugAssign(ast.Subscript() as target, op, value):
                self.values.fill(target, _updated(target, op, value), statement, None)
            case ast.Assign(targets, value):
                self._assign(targets[0], value)
                for other in targets[1:]:
                    self._assign(other, _read_again(targets[0]))
            case ast.AnnAssign(ast.Name() as named, _, value) if value is not None:
                self._assign(named, value)
            case ast.AugAssign(ast.Name(id=name) as changed, op, value):
                left = ast.copy_location(ast.Name(name, ast.Load()), changed)
                self._assign(changed, _updated(left, op, value))
            case _:
                raise self.refuse(statement, _no_step(statement))

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        before = len(self.draft.nodes)
        found = self.values.value(value)
        if isinstance(target, ast.Tuple | ast.List):
            self._unpack(target, found)
            return
        if not isinstance(target, ast.Name):
            raise self.refuse(target, "Only plain names can be assigned in `forward`.")
        self.names[target.id] = found
        is_new = len(self.draft.nodes) > before
        if is_new and isinstance(found, Ref) and not found.item:
            self._hint(found.node, target.id)

    def _hint(self, node_id: str, name: str) -> None:
        """A variable that is assigned once names its node; `x` and others that change do not."""
        is_own = name != CHAIN_NAME and node_id not in self.draft.whole
        if is_own and self.assigned.get(name) == 1:
            self.draft.hints[node_id] = name

    def _unpack(self, target: ast.Tuple | ast.List, found: Value) -> None:
        if isinstance(found, tuple):
            if len(found) != len(target.elts):
                raise self.refuse(target, "There are not as many values as names.")
            for name, value in zip(target.elts, found, strict=True):
                self._unpacked(name, value)
            return
        if not isinstance(found, Ref):
            raise self.refuse(target, "Only a value with several outputs can be unpacked.")
        for index, name in enumerate(target.elts):
            self._unpacked(name, Ref(found.node, (*found.item, index)))

    def _unpacked(self, target: ast.expr, value: Value) -> None:
        if isinstance(target, ast.Tuple | ast.List):
            self._unpack(target, value)
        elif isinstance(target, ast.Name):
            self.names[target.id] = value
        else:
            raise self.refuse(target, "Only plain names can be assigned in `forward`.")

    def _loop(self, loop: ast.For) -> None:
        """`for layer in self.layers: x = layer(x, skip)`"""
        path = own_path(loop.iter)
        member = self.draft.form.members.get(path)
        if member is not None and member.repeat is not None and isinstance(loop.target, ast.Name):
            self._stack(loop, path)
            return
        for turn in turns(self.source, self.draft.form, loop):
            self.values.modules |= turn.modules
            for statement in turn.statements(loop.body):
                self._statement(statement)
            for name in turn.modules:
                del self.values.modules[name]

    def _stack(self, loop: ast.For, path: str) -> None:
        """A stack's loop: every step takes the value of the one before, and the same others."""
        assert isinstance(loop.target, ast.Name)
        match loop.body:
            case [
                ast.Assign(
                    [ast.Name(id=name)],
                    ast.Call(ast.Name(id=called), [ast.Name(id=first), *others]) as call,
                )
            ] if called == loop.target.id and name == first:
                member = ast.copy_location(ast.Name(first, ast.Load()), call)
                found = self.values.call_member(path, [member, *others], call.keywords, loop)
                self.names[name] = found
                if isinstance(found, Ref):
                    self._hint(found.node, name)
            case _:
                raise self.refuse(
                    loop,
                    "Over copies of one block, a loop is written "
                    "`for layer in self.layers: x = layer(x)`.",
                )

    def _conditional(self, statement: ast.If) -> None:
        """`if self.training: x = self.dropout(x)`, what is otherwise, or `x[0] = 0` on it."""
        condition = self.values.conditions.tested(statement.test)
        before = dict(self.names)
        instead = self._instead(statement)
        for place, part in enumerate(statement.body):
            told = {k: v for k, v in instead.items() if not _sets(statement.body[place + 1 :], k)}
            self._on(condition, part, statement, {**before, **told})
        orelse = [part for part in statement.orelse if _renamed(part) not in instead]
        if not orelse:
            return
        after = dict(self.names)
        self._set_names(before)
        for part in orelse:
            self._on(negated(condition), part, statement, after)
        changed = {name: v for name, v in self.names.items() if before.get(name) is not v}
        self._set_names({**after, **changed})

    def _instead(self, statement: ast.If) -> dict[str, Value]:
        """What names that the body assigns are otherwise, where that is another name's value."""
        found: dict[str, Value] = {}
        for part in statement.orelse:
            match part:
                case ast.Assign([ast.Name(id=name)], ast.Name(id=other)) if (
                    other in self.names and _sets(statement.body, name)
                ):
                    found[name] = self.names[other]
                case ast.Assign([ast.Name(id=name)], ast.Constant(None)) if _sets(
                    statement.body, name
                ):
                    found[name] = None
        return found

    def _on(
        self, condition: str, part: ast.stmt, statement: ast.If, others: Mapping[str, Value]
    ) -> None:
        """One statement on a condition; without it a name has the value that it has in `others`."""
        match part:
            case ast.Assign([ast.Subscript() as target], value):
                self.values.fill(target, value, part, When(condition))
            case ast.Assign([ast.Name(id=name)], value):
                found = self.values.conditions.under(
                    condition, value, lambda: others.get(name), part
                )
                self.names[name] = found
                if isinstance(found, Ref):
                    self._hint(found.node, name)
            case ast.Expr(value) if _changes_in_place(value):
                self.values.conditions.under(condition, value, lambda: None, part)
            case ast.Pass():
                return
            case _:
                raise self.refuse(
                    part if statement.orelse else statement,
                    "A condition is written `x = self.layer(x) if self.training else x`, or as "
                    "an `if` around assignments to plain names.",
                )

    def _set_names(self, names: Mapping[str, Value]) -> None:
        names = dict(names)
        self.names.clear()
        self.names.update(names)


def negated(condition: str) -> str:
    """The text of the opposite condition."""
    tree = ast.parse(condition, mode="eval").body
    return ast.unparse(ast.UnaryOp(ast.Not(), tree))


def _changes_in_place(value: ast.expr) -> bool:
    """Whether a call changes a tensor, and so does something where nothing reads what it gives."""
    match value:
        case ast.Call(ast.Attribute(attr=method)):
            return method.endswith("_") and not method.endswith("__")
    return False


def _read_again(target: ast.expr) -> ast.expr:
    """What was just assigned, as a value."""
    again = copy.deepcopy(target)
    for part in ast.walk(again):
        if isinstance(part, ast.Name | ast.Tuple | ast.List):
            part.ctx = ast.Load()
    return again


def _updated(left: ast.expr, op: ast.operator, right: ast.expr) -> ast.expr:
    """`x + y` for `x += y`."""
    return ast.copy_location(ast.BinOp(left, op, right), right)


def _no_step(statement: ast.stmt) -> str:
    """What to say of a statement that a network cannot have."""
    match statement:
        case ast.Assert() | ast.Expr() | ast.Raise() | ast.With() | ast.Try() | ast.Delete():
            return say(
                "“{text}” is no step of a network; take it out.",
                text=ast.unparse(statement).split("\n")[0][:60],
            )
    return (
        "`forward` is written as assignments (`x = self.conv1(x)`), loops over an nn.ModuleList, "
        "and one `return`."
    )


def _assignments(body: list[ast.stmt]) -> dict[str, int]:
    """How often each name is assigned; the start of a stack's loop is part of the loop."""
    counts: dict[str, int] = {}
    for index, statement in enumerate(body):
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                counts[node.id] = counts.get(node.id, 0) + 1
        following = body[index + 1] if index + 1 < len(body) else None
        if isinstance(following, ast.For) and isinstance(statement, ast.Assign):
            for target in statement.targets:
                if isinstance(target, ast.Name) and _assigns(following, target.id):
                    counts[target.id] -= 1
    return counts


def _assigns(loop: ast.For, name: str) -> bool:
    return _sets(loop.body, name)


def _sets(statements: list[ast.stmt], name: str) -> bool:
    return any(
        isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == name
        for statement in statements
        for node in ast.walk(statement)
    )


def _renamed(statement: ast.stmt) -> str:
    """The name that a statement gives another name's value, or None."""
    match statement:
        case ast.Assign([ast.Name(id=name)], ast.Name() | ast.Constant(None)):
            return name
    return ""

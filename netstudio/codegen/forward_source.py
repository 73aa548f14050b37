"""The lines of `forward`: one statement for each stage, read as a person would write them.

A value that is read once is written where it is read, so that a stage (a layer with weights and
what follows it) is one line: `x = self.pool1(torch.tanh(self.conv1(image)))`. A new stage, a value
read twice, or a line that grows too long starts a new statement. `x` is reused along a chain while
its old value is not needed any more; a value that must live beside it has its node's name.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace

from netstudio.catalog.inference import Inference
from netstudio.codegen.class_plan import ClassPlan
from netstudio.codegen.condition_groups import Conditional, Part, written
from netstudio.codegen.conditions import joined_conditions
from netstudio.codegen.evaluation_order import computes, is_in_order
from netstudio.codegen.expressions import is_own_tensor, item, name
from netstudio.codegen.filling import filling_statement, is_filling
from netstudio.codegen.layout import statement, text_of
from netstudio.codegen.line import Line
from netstudio.codegen.mutation import bound_in_time, mutates
from netstudio.codegen.naming import Namespace, value_name
from netstudio.codegen.node_expression import (
    conditional,
    container_call,
    container_condition,
    node_expression,
)
from netstudio.codegen.reads import Reads, common_condition
from netstudio.codegen.signature import Signature
from netstudio.codegen.stages import starts_stage
from netstudio.document.node import Input, Node, Output
from netstudio.document.topology import run_order
from netstudio.document.values import Ref, references
from netstudio.errors import CodegenError
from netstudio.sentence import say

CHAIN_NAME = "x"
INLINE_WIDTH = 88
INLINE_DEPTH = 4


@dataclass
class _Value:
    """A node's value: an expression to be read from, and the nodes written inside it."""

    tree: ast.expr
    nodes: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    depth: int = 0

    @property
    def is_name(self) -> bool:
        return isinstance(self.tree, ast.Name)


@dataclass
class ForwardWriter:
    """Writes `forward` of one class.

    With `record`, every node is a statement of its own, followed by a call that hands its value
    to a recorder: the same computation, seen from inside.
    """

    plan: ClassPlan
    inference: Inference
    record: bool = False
    lines: list[Part] = field(default_factory=list)

    def __post_init__(self) -> None:
        graph = self.plan.graph
        self.order = run_order(graph)[0]
        self.places = {node_id: place for place, node_id in enumerate(self.order)}
        self.values: dict[str, _Value] = {}
        self.waiting: dict[str, None] = {}
        self.swallowed = {} if self.record else self.plan.members.swallowed
        self.in_time = bound_in_time(graph, self.order)
        self.reads = Reads(graph, self.swallowed, writes_all=self.record)
        self.unread = self.reads.counts(self.order)
        self.joined = set() if self.record else joined_conditions(graph, self.swallowed)
        inputs = _argument_names([node.name for node in graph.inputs()])
        self.namespace = Namespace()
        self.arguments = {
            node.id: self.namespace.give(wanted)
            for node, wanted in zip(graph.inputs(), inputs, strict=True)
        }
        self.signature = Signature(self.plan, self.inference, self.arguments)
        self.holder: str | None = None
        for node_id, argument in self.arguments.items():
            self.values[node_id] = _Value(name(argument))
            if argument == CHAIN_NAME:
                self.holder = node_id
        if CHAIN_NAME not in self.arguments.values():
            self.namespace.give(CHAIN_NAME)

    def write(self) -> list[Line]:
        """The lines of the method, its signature first."""
        for node_id in self.order:
            node = self.plan.graph.nodes[node_id]
            if isinstance(node.target, Input):
                if self.record:
                    self._record(node_id)
            elif not isinstance(node.target, Output):
                self._node(node)
        self._return()
        return [*self.signature.lines(), *written(self.lines)]

    def _node(self, node: Node) -> None:
        if node.id in self.swallowed:
            self._swallow(node)
            return
        if is_filling(node):
            self._fill(node)
            return
        if not self.unread[node.id] and not self.reads.is_written_unread(node):
            return
        value = self._value(node)
        if not self.unread[node.id] and mutates(node) and not self.record:
            self._do(node, value)
            return
        free = node.when is None or self._is_returned(node) or node.id in self.joined
        once = self.unread[node.id] == 1 and free
        if not once or self.record or node.id in self.in_time or self._is_loop(node):
            self._assign(node.id, value)
        else:
            self._wait(node.id, value)

    def _do(self, node: Node, value: _Value) -> None:
        """A statement for what changes a tensor, where nothing reads the value."""
        self._take((node.id, *value.nodes))
        self._settle_earlier(node.id)
        for read in value.reads:
            self.unread[read] -= 1
        tree = value.tree
        if isinstance(tree, ast.IfExp):
            text = text_of(tree.body)
            self.lines.append(Conditional(text_of(tree.test), "", text, "", text, value.nodes))
        else:
            self._emit(text_of(tree), value.nodes, "")
        self.values[node.id] = value

    def _wait(self, node_id: str, value: _Value) -> None:
        """Keep a value to be written where it is read."""
        self._take(value.nodes)
        self.waiting[node_id] = None
        self.values[node_id] = value

    def _take(self, node_ids: tuple[str, ...]) -> None:
        """These wait no more: a statement or a larger expression has them."""
        self.waiting = {key: None for key in self.waiting if key not in node_ids}

    def _is_returned(self, node: Node) -> bool:
        """Whether nothing but the one output reads a node."""
        outputs = self.plan.graph.outputs()
        return len(outputs) == 1 and outputs[0].args == (Ref(node.id),) and not outputs[0].when

    def _fill(self, node: Node) -> None:
        """A statement; the tensor that it changes is not overwritten while this node is read."""
        sources = [ref.node for ref in node.references()]
        for source in sources:
            self._settle(source, starts_stage=True)
        test, text = filling_statement(self.plan, node, self._operand)
        if test:
            self.lines.append(Conditional(test, "", text, "", text, (node.id,)))
        else:
            self._emit(text, (node.id,), "")
        changed = node.args[0]
        assert isinstance(changed, Ref)
        for read in self._names_read(sources):
            self.unread[read] -= 1
        for held in self._names_read([changed.node]):
            self.unread[held] += self.unread[node.id]
        self.values[node.id] = _Value(self._operand(changed))
        if self.record:
            self._record(node.id)

    def _swallow(self, node: Node) -> None:
        """A call inside a Sequential that is called as a whole, at its last member."""
        container, chain = self.swallowed[node.id]
        if node.id != chain[-1] or not (self.unread[node.id] or self.reads.is_written_unread(node)):
            return
        first = self.plan.graph.nodes[chain[0]]
        source = first.args[0]
        if not isinstance(source, Ref):
            raise CodegenError(
                say("Nothing is connected to the input of “{name}”.", name=first.name)
            )
        when = common_condition(self.plan.graph, chain)
        read = [source, *(references(when.otherwise) if when else ())]
        for ref in read:
            self._settle(ref.node, starts_stage=True)
        tree = container_call(self.plan, container, self._operand(source))
        if when is not None:
            tree = container_condition(self.plan, container, when, tree, self._operand)
        sources = [ref.node for ref in read]
        value = _Value(
            tree,
            (*(inner for ref in read for inner in self.values[ref.node].nodes), *chain),
            self._names_read(sources),
            self._depth(sources) + 1,
        )
        if self.unread[node.id] == 1 and (when is None or self._is_returned(node)):
            self._wait(node.id, value)
        else:
            self._assign(node.id, value)

    def _value(self, node: Node) -> _Value:
        sources = [ref.node for ref in node.references()]
        stage = starts_stage(self.plan, node) or self._is_loop(node)
        for source in sources:
            self._settle(source, starts_stage=stage)
        tree = self._tree(node)
        if len(text_of(tree)) > INLINE_WIDTH or self._depth(sources) >= INLINE_DEPTH:
            for source in sources:
                self._settle(source, starts_stage=True)
            tree = self._tree(node)
        computed = [inner for source in sources for inner in self.values[source].nodes]
        beside = [n for k in self.waiting if k not in computed for n in self.values[k].nodes]
        if not is_in_order(self.plan, computed, beside, self.places):
            for source in sorted(set(sources), key=self.places.__getitem__):
                self._settle(source, starts_stage=True)
            tree = self._tree(node)
        nodes = [inner for source in sources for inner in self.values[source].nodes]
        reads = self._names_read(sources)
        depth = 0 if is_own_tensor(tree) else self._depth(sources) + 1
        return _Value(tree, (*nodes, node.id), reads, depth)

    def _settle_earlier(self, node_id: str) -> None:
        """Give what comes before this node, and is no part of it, a statement of its own."""
        for key in [k for k in self.waiting if self.places[k] < self.places[node_id]]:
            if key in self.waiting and computes(self.plan, self.values[key].nodes):
                self._assign(key, self.values[key])

    def _names_read(self, sources: list[str]) -> tuple[str, ...]:
        """The nodes whose names an expression over these values reads."""
        reads: list[str] = []
        for source in sources:
            value = self.values[source]
            reads += [source] if value.is_name else value.reads
        return tuple(reads)

    def _depth(self, sources: list[str]) -> int:
        return max((self.values[source].depth for source in sources), default=0)

    def _tree(self, node: Node) -> ast.expr:
        tree = node_expression(self.plan, node, self._operand)
        if node.id in self.joined:
            return tree
        return conditional(self.plan, node, tree, self._operand)

    def _operand(self, ref: Ref) -> ast.expr:
        if ref.node not in self.values:
            raise CodegenError(
                say("The value of “{node}” is not known where it is read.", node=ref.node)
            )
        return item(self.values[ref.node].tree, ref.item)

    def _settle(self, source: str, *, starts_stage: bool) -> None:
        """Give a source that is still an expression a statement of its own, where it needs one."""
        if source not in self.values:
            raise CodegenError(say("“{source}” is read but never computed.", source=source))
        value = self.values[source]
        if starts_stage and not value.is_name and value.nodes and value.depth:
            self._assign(source, value)

    def _assign(self, node_id: str, value: _Value) -> None:
        if node_id in self.joined:
            self.joined.remove(node_id)
            node = self.plan.graph.nodes[node_id]
            value = replace(value, tree=conditional(self.plan, node, value.tree, self._operand))
        self._take((node_id, *value.nodes))
        self._settle_earlier(node_id)
        for read in value.reads:
            self.unread[read] -= 1
        node = self.plan.graph.nodes[node_id]
        if self._is_loop(node) and self._reads_chain(value.tree):
            target = self.namespace.give(value_name(node.name))
        else:
            target = self._target(node_id)
        if self._is_loop(node):
            self._loop(node, target, value)
        else:
            self._set(node, target, value)
        self.values[node_id] = _Value(name(target))
        if self.record:
            self._record(node_id)

    def _target(self, node_id: str) -> str:
        """`x` while its old value is not needed any more; else the node's own name."""
        is_free = self.holder is None or self.unread[self.holder] <= 0
        if is_free and not self._is_several(node_id):
            self.holder = node_id
            return CHAIN_NAME
        path = self.plan.graph.nodes[node_id].name
        if node_id in self.swallowed:
            path = self.swallowed[node_id][0].path
        return self.namespace.give(value_name(path))

    def _is_several(self, node_id: str) -> bool:
        """Whether a value is several tensors, which want a name that says what they are."""
        known = self.inference.nodes.get(self.plan.first.prefix + node_id)
        return known is not None and isinstance(known.type, tuple)

    @staticmethod
    def _reads_chain(tree: ast.expr) -> bool:
        """Whether a loop reads `x` in each step besides what it begins with."""
        assert isinstance(tree, ast.Call)
        others = (*tree.args[1:], *(keyword.value for keyword in tree.keywords))
        names = (node for other in others for node in ast.walk(other))
        return any(isinstance(node, ast.Name) and node.id == CHAIN_NAME for node in names)

    def _is_loop(self, node: Node) -> bool:
        """Whether the node calls a stack of blocks copy by copy: each takes further inputs."""
        member = self.plan.graph.member_of(node)
        use = self.plan.graph.block_of(node)
        if member is None or use is None or use.is_single:
            return False
        return len(node.args) > 1 or self.plan.members.is_in_list(member)

    def _loop(self, node: Node, target: str, value: _Value) -> None:
        assert isinstance(value.tree, ast.Call)
        stack, (start, *others) = value.tree.func, value.tree.args
        layer = self.namespace.give("layer")
        if text_of(start) != target:
            self._emit(f"{target} = {text_of(start)}", value.nodes, "")
        self._emit(f"for {layer} in {text_of(stack)}:", value.nodes, "")
        step = ast.Call(name(layer), [name(target), *others], value.tree.keywords)
        self._emit(f"    {target} = {text_of(step)}", value.nodes, self.signature.shape(node.id))

    def _set(self, node: Node, target: str, value: _Value) -> None:
        text, shape = f"{target} = {text_of(value.tree)}", self.signature.shape(node.id)
        if self.record or node.when is None or not isinstance(value.tree, ast.IfExp):
            self._emit(text, value.nodes, shape)
            return
        parts = (value.tree.test, value.tree.body, value.tree.orelse)
        test, body, otherwise = map(text_of, parts)
        made = Conditional(test, target, body, otherwise, text, value.nodes, shape)
        self.lines.append(made)

    def _emit(self, text: str, nodes: tuple[str, ...], comment: str) -> None:
        for line in statement(text, 8, comment):
            self.lines.append(Line(line, nodes))

    def _record(self, node_id: str) -> None:
        text = f'        record(self, "{node_id}", {text_of(self.values[node_id].tree)})'
        self.lines.append(Line(text, (node_id,)))

    def _return(self) -> None:
        outputs = self.plan.graph.outputs()
        if not outputs:
            raise CodegenError(
                "The network has no output; add an Output and connect the last layer to it."
            )
        self._settle_returned(outputs)
        trees, nodes = [], []
        for output in outputs:
            trees.append(self._output(output))
            read = [ref.node for ref in output.references()]
            nodes += [*(inner for key in read for inner in self.values[key].nodes), output.id]
        text = text_of(self._returned(trees))
        if len(trees) > 1 and not self.plan.keys:
            text = text.removeprefix("(").removesuffix(")")
        if self.record:
            for output, tree in zip(outputs, trees, strict=True):
                self.values[output.id] = _Value(tree)
                self._record(output.id)
        self._emit(f"return {text}", tuple(nodes), "")

    def _output(self, output: Node) -> ast.expr:
        ref = output.args[0]
        assert isinstance(ref, Ref)
        return conditional(self.plan, output, self._operand(ref), self._operand)

    def _returned(self, trees: list[ast.expr]) -> ast.expr:
        if self.plan.keys:
            return ast.Dict([ast.Constant(key) for key in self.plan.keys], trees)
        return trees[0] if len(trees) == 1 else ast.Tuple(trees, ast.Load())

    def _settle_returned(self, outputs: tuple[Node, ...]) -> None:
        """Give what is returned in another order than it is computed in a statement each, and what
        is returned on a condition, as it is computed without."""
        read = []
        for output in outputs:
            ref = output.args[0] if output.args else None
            if not isinstance(ref, Ref):
                raise CodegenError(
                    say("Nothing is connected to the output “{name}”.", name=output.name)
                )
            sources = [ref.node for ref in output.references()]
            read += sources
            for source in sources if output.when else ():
                if source in self.values and not self.values[source].is_name:
                    self._assign(source, self.values[source])
        known = [self.values[source] for source in read if source in self.values]
        computed = [inner for value in known for inner in value.nodes]
        if not is_in_order(self.plan, computed, (), self.places):
            for source in sorted(set(read), key=self.places.__getitem__):
                self._settle(source, starts_stage=True)


def _argument_names(names: list[str]) -> list[str]:
    """What the arguments are called: `x` for an `input`, which is a function of Python."""
    is_free = CHAIN_NAME not in names and names.count("input") == 1
    return [CHAIN_NAME if name == "input" and is_free else name for name in names]

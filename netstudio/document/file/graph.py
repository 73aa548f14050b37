"""A graph as JSON and back.

The usual layer is one line: a node that calls a member of its own id and name defines that member
where it stands. Members called from elsewhere, or never, are in `modules`. Registration order is
that of first mention in `nodes`, then of `modules`; `order` is there only where it differs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from netstudio.document.file.fields import (
    Fields,
    dotted,
    flag,
    identity,
    inside,
    integer,
    items,
    one_of,
    tensor_path,
    text,
    wrong,
)
from netstudio.document.file.member import (
    MAX_DIMENSION,
    MAX_RANK,
    MEMBER_KEYS,
    NO_ARGUMENTS,
    read_member,
    read_member_fields,
    read_name,
    write_identity,
    write_member,
    write_member_fields,
)
from netstudio.document.file.values import (
    read_dtype,
    read_expression,
    read_keywords,
    read_value,
    read_wired,
    write_arguments,
    write_value,
)
from netstudio.document.graph import Graph, Tie
from netstudio.document.naming import OUTPUT_KEY, is_output_key
from netstudio.document.node import (
    Arguments,
    Call,
    Dimension,
    Input,
    Member,
    Node,
    NodeTarget,
    Op,
    Output,
    When,
)
from netstudio.document.table import Table
from netstudio.document.values import Value
from netstudio.errors import ProjectFileError
from netstudio.sentence import say


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


P = TypeVar("P", bound=_Identified)


# Reading


def read_graph(data: Any, where: str) -> Graph:
    """The graph at `where`; its references, calls and names are checked."""
    fields = Fields(data, where)
    graph = read_graph_fields(fields)
    fields.finish()
    return graph


def read_graph_fields(fields: Fields) -> Graph:
    """The graph whose keys stand in an object with others, such as a block's."""
    inline: list[Member] = []

    def read_one(data: Any, where: str) -> Node:
        return _read_node(data, where, inline)

    nodes = fields.take("nodes", items(read_one), ())
    modules = fields.take("modules", items(read_member), ())
    node_table = _by_id(nodes, inside(fields.where, "nodes"))
    members = _by_id((*inline, *modules), inside(fields.where, "modules"))
    _check_references(node_table, members, fields.where)
    _check_member_names(members, fields.where)
    default = _default_order(nodes, modules)
    order = fields.take("order", items(identity), default)
    if len(order) != len(default) or set(order) != set(default):
        raise ProjectFileError(
            say(
                "{where}.order: expected each of the {count_default} members once, found "
                "{count_order} ids that are not those.",
                where=fields.where,
                count_default=len(default),
                count_order=len(order),
            )
        )
    ties = fields.take("ties", items(_read_tie), ())
    _check_ties(ties, fields.where)
    return Graph(node_table, members.reordered(order), ties)


def _default_order(nodes: Iterable[Node], modules: Iterable[Member]) -> tuple[str, ...]:
    called = (node.target.member for node in nodes if isinstance(node.target, Call))
    return tuple(dict.fromkeys((*called, *(member.id for member in modules))))


def _by_id(parts: Iterable[P], where: str) -> Table[str, P]:
    table: dict[str, P] = {}
    for part in parts:
        if part.id in table:
            raise ProjectFileError(
                say("{where}: the id “{id}” is used twice.", where=where, id=part.id)
            )
        table[part.id] = part
    return Table(table)


def _check_references(nodes: Table[str, Node], members: Table[str, Member], where: str) -> None:
    for index, node in enumerate(nodes.values()):
        place = f"{where}.nodes[{index}]"
        for source in node.sources():
            if source not in nodes:
                raise ProjectFileError(
                    say(
                        "{place}: “{id}” refers to the node “{source}”, which is not there.",
                        place=place,
                        id=node.id,
                        source=source,
                    )
                )
        if isinstance(node.target, Call) and node.target.member not in members:
            raise ProjectFileError(
                say(
                    "{place}: “{id}” calls the member “{member}”, which is not there.",
                    place=place,
                    id=node.id,
                    member=node.target.member,
                )
            )


def _check_member_names(members: Table[str, Member], where: str) -> None:
    owners: dict[str, str] = {}
    for member in members.values():
        other = owners.setdefault(member.name, member.id)
        if other != member.id:
            raise ProjectFileError(
                say(
                    "{where}: the members “{other}” and “{id}” have the same name “{name}”.",
                    where=where,
                    other=other,
                    id=member.id,
                    name=member.name,
                )
            )


def _check_ties(ties: tuple[Tie, ...], where: str) -> None:
    targets: set[str] = set()
    for index, tie in enumerate(ties):
        if tie.target in targets:
            raise ProjectFileError(
                say(
                    "{where}.ties[{index}]: “{target}” is tied twice.",
                    where=where,
                    index=index,
                    target=tie.target,
                )
            )
        targets.add(tie.target)


def _read_tie(data: Any, where: str) -> Tie:
    fields = Fields(data, where, "a tie")
    tie = Tie(fields.need("target", tensor_path), fields.need("source", tensor_path))
    fields.finish()
    return tie


def _read_node(data: Any, where: str, inline: list[Member]) -> Node:
    fields = Fields(data, where, "a node")
    node_id = fields.need("id", identity)
    name = read_name(fields, node_id)
    key = fields.one_of(("kind", "call", "op", *MEMBER_KEYS), "a node")
    target: NodeTarget
    if key == "kind":
        target = _read_kind(fields)
    elif key == "call":
        target = Call(fields.need("call", identity))
    elif key == "op":
        target = Op(fields.need("op", dotted))
    else:
        inline.append(read_member_fields(fields, key, node_id, name))
        target = Call(node_id)
    args, kwargs, when = _read_call(fields, target)
    can_pass = not isinstance(target, Input | Output)
    bypassed = fields.take("bypassed", flag, False) if can_pass else False
    fields.finish()
    return Node(node_id, name, target, args, kwargs, when, bypassed)


def _read_call(
    fields: Fields, target: NodeTarget
) -> tuple[tuple[Value, ...], Arguments, When | None]:
    """What a node is called with. An input takes nothing, an output nothing by keyword."""
    if isinstance(target, Input):
        return (), NO_ARGUMENTS, None
    args = fields.take("of", items(read_wired), ())
    keywords = not isinstance(target, Output)
    kwargs = fields.take("kwargs", read_keywords, NO_ARGUMENTS) if keywords else NO_ARGUMENTS
    return args, kwargs, fields.take("when", _read_when, None)


def _read_kind(fields: Fields) -> Input | Output:
    kind = fields.need("kind", one_of(frozenset({"input", "output"}), "a kind"))
    if kind == "output":
        return Output(fields.take("key", _read_key, ""))
    return Input(
        fields.take("shape", items(_read_dimension, MAX_RANK), None),
        fields.take("dtype", read_dtype, "float32"),
        fields.take("batch", flag, True),
    )


def _read_key(data: Any, where: str) -> str:
    found = text(data, where)
    if not is_output_key(found):
        wrong(where, OUTPUT_KEY, data)
    return found


def _read_dimension(data: Any, where: str) -> Dimension:
    if isinstance(data, str):
        return read_expression(data, where)
    return integer(0, MAX_DIMENSION)(data, where)


def _read_when(data: Any, where: str) -> When:
    fields = Fields(data, where, "a condition")
    when = When(
        fields.need("condition", read_expression), fields.take("otherwise", read_value, None)
    )
    fields.finish()
    return when


# Writing


def write_graph(graph: Graph) -> dict[str, Any]:
    """A graph as JSON data; parts that are empty are left out."""
    inline = {node.id for node in graph.nodes.values() if _defines_its_member(graph, node)}
    nodes = [_write_node(graph, node, node.id in inline) for node in graph.nodes.values()]
    modules = [member for member in graph.members.values() if member.id not in inline]
    data: dict[str, Any] = {"nodes": nodes} if nodes else {}
    if modules:
        data["modules"] = [write_member(member) for member in modules]
    order = tuple(graph.members)
    if order != _default_order(graph.nodes.values(), modules):
        data["order"] = list(order)
    if graph.ties:
        data["ties"] = [{"target": tie.target, "source": tie.source} for tie in graph.ties]
    return data


def _defines_its_member(graph: Graph, node: Node) -> bool:
    member = graph.member_of(node)
    return member is not None and (member.id, member.name) == (node.id, node.name)


def _write_node(graph: Graph, node: Node, inline: bool) -> dict[str, Any]:
    data = write_identity(node.id, node.name)
    member = graph.member_of(node)
    if inline and member is not None:
        data |= write_member_fields(member)
    else:
        data |= _write_target(node.target)
    if node.args:
        data["of"] = [write_value(value, wired=True) for value in node.args]
    if node.kwargs:
        data["kwargs"] = write_arguments(node.kwargs)
    if node.when is not None:
        data["when"] = _write_when(node.when)
    if node.bypassed:
        data["bypassed"] = True
    return data


def _write_when(when: When) -> dict[str, Any]:
    data: dict[str, Any] = {"condition": when.condition}
    if when.otherwise is not None:
        data["otherwise"] = write_value(when.otherwise)
    return data


def _write_target(target: NodeTarget) -> dict[str, Any]:
    match target:
        case Call(member):
            return {"call": member}
        case Op(name):
            return {"op": name}
        case Output(key):
            return {"kind": "output", "key": key} if key else {"kind": "output"}
        case Input(shape, dtype, batch):
            data: dict[str, Any] = {"kind": "input"}
            if shape is not None:
                data["shape"] = list(shape)
            if dtype != "float32":
                data["dtype"] = dtype
            return data if batch else {**data, "batch": False}

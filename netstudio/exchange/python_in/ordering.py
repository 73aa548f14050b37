"""The order of nodes by which codegen writes the statements that a file has.

It is the order of the text, as far as that tells: what stands inside a line may have its place
anywhere before. Codegen gives a value a statement of its own for such reasons, so that there are
more orders to try: statements of values that one node reads side by side (`together`), the one
reader of a value right behind it (`readers`), and the items of a tensor right behind that
(`items`), as in `q, k, v = qkv[0], qkv[1], qkv[2]`.
"""

from __future__ import annotations

from collections.abc import Callable

from netstudio.document.node import Node, Op
from netstudio.document.values import Ref
from netstudio.exchange.python_in.draft import GraphDraft, Order


def reading_order(draft: GraphDraft) -> list[str]:
    """The nodes of a draft in such an order; that of the text where tensors are changed."""
    if draft.mutates or draft.style.order == "text":
        return list(draft.nodes)
    return _ORDERS[draft.style.order](draft)


def _together(draft: GraphDraft) -> list[str]:
    """Values of neighbouring statements that one node reads: it would have them inside its line,
    were their parts not computed in turn."""
    readers = _readers(draft)
    order: list[str] = []
    ends: list[str] = []
    reader = ""
    for statement in draft.statements:
        end = statement[-1] if statement else ""
        only = readers[end][0] if end and len(readers[end]) == 1 else ""
        if not only or only != reader or only in statement:
            order += ends
            ends = []
        reader = only
        order += statement[:-1]
        ends += statement[-1:]
    return order + ends


def _readers(draft: GraphDraft) -> dict[str, list[str]]:
    """Who reads each value; as often as it does."""
    readers: dict[str, list[str]] = {node_id: [] for node_id in draft.nodes}
    for node in draft.nodes.values():
        for ref in node.references():
            readers[ref.node].append(node.id)
    return readers


def _items_first(draft: GraphDraft) -> list[str]:
    items: dict[str, list[tuple[int, str]]] = {}
    for node in draft.nodes.values():
        match node:
            case Node(target=Op("operator.getitem"), args=(Ref(base, ()), int() as index)):
                items.setdefault(base, []).append((index, node.id))
    order: dict[str, None] = {}
    for node_id in draft.nodes:
        order.setdefault(node_id)
        order |= dict.fromkeys(item for _, item in sorted(items.get(node_id, ())))
    return list(order)


def _readers_first(draft: GraphDraft) -> list[str]:
    readers = _readers(draft)
    last = {statement[-1] for statement in draft.statements[-1:] if statement}
    order: dict[str, None] = {}

    def place(node_id: str) -> None:
        if node_id in order:
            return
        for source in draft.nodes[node_id].sources():
            place(source)
        order[node_id] = None

    for statement in draft.statements:
        for node_id in statement:
            place(node_id)
        if not statement or len(readers[statement[-1]]) != 1 or draft.nodes[statement[-1]].when:
            continue
        (reader,) = readers[statement[-1]]
        is_output = reader in draft.statements[-1] or reader in last
        if not is_output and all(s in order for s in draft.nodes[reader].sources()):
            place(reader)
    return list(order)


_ORDERS: dict[Order, Callable[[GraphDraft], list[str]]] = {
    "together": _together,
    "readers": _readers_first,
    "items": _items_first,
}

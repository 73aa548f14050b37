"""The order of nodes by which codegen writes the statements that a file has.

Codegen gives a value its own statement when the node that reads it comes, so the one reader of
such a value has to stand right behind it, even where its own statement comes later in the text.
"""

from __future__ import annotations

from netstudio.exchange.python_in.draft import GraphDraft


def reading_order(draft: GraphDraft) -> list[str]:
    """The nodes of a draft in such an order."""
    readers: dict[str, list[str]] = {node_id: [] for node_id in draft.nodes}
    counts = dict.fromkeys(draft.nodes, 0)
    for node in draft.nodes.values():
        for ref in node.references():
            counts[ref.node] += 1
            readers[ref.node].append(node.id)
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
        if not statement or counts[statement[-1]] != 1 or draft.nodes[statement[-1]].when:
            continue
        (reader,) = readers[statement[-1]]
        is_output = reader in draft.statements[-1] or reader in last
        if not is_output and all(s in order for s in draft.nodes[reader].sources()):
            place(reader)
    return list(order)

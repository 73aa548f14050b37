"""Which links of a layered drawing are drawn straight: the longest ways first. No Qt.

A chain and the main path are then level lines, and branches bend where they leave and join. Links
that are straight never cross each other, as in Brandes and Köpf (2002), so that the lines they form
keep one order from layer to layer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

Layers = Sequence[Sequence[str]]
Link = tuple[str, str]


def straight_links(
    layers: Layers, links: Sequence[Link], is_card: Callable[[str], bool]
) -> tuple[dict[str, str], dict[str, int]]:
    """The links that are drawn level, from each node to the next, and how long its line is.

    Args:
        layers: the nodes of each rank in their order; lanes of long wires included.
        links: between neighbouring ranks.
        is_card: whether a node is a card rather than a lane; only cards make a way longer.
    """
    place = {node: index for layer in layers for index, node in enumerate(layer)}
    rank = {node: number for number, layer in enumerate(layers) for node in layer}
    ahead, behind = _lengths(layers, links, is_card)
    favoured = _favoured(links, place, ahead, behind)
    order = sorted(
        range(len(links)),
        key=lambda number: (
            -(behind[links[number][0]] + ahead[links[number][1]]),
            -favoured[links[number]],
            number,
        ),
    )
    after: dict[str, str] = {}
    entered: set[str] = set()
    taken: list[list[tuple[int, int]]] = [[] for _ in layers]
    for source, target in (links[number] for number in order):
        span = (place[source], place[target])
        gap = taken[rank[source]]
        if source in after or target in entered or any(_cross(span, other) for other in gap):
            continue
        after[source] = target
        entered.add(target)
        gap.append(span)
    return after, _line_lengths(layers, after, is_card)


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return (one[0] - other[0]) * (one[1] - other[1]) < 0


def _lengths(
    layers: Layers, links: Sequence[Link], is_card: Callable[[str], bool]
) -> tuple[dict[str, int], dict[str, int]]:
    """How many cards the longest way has that begins at each node, and that ends there."""
    into: dict[str, list[str]] = {}
    out: dict[str, list[str]] = {}
    for source, target in links:
        out.setdefault(source, []).append(target)
        into.setdefault(target, []).append(source)
    ahead: dict[str, int] = {}
    behind: dict[str, int] = {}
    for layer in reversed(layers):
        for node in layer:
            ahead[node] = max((ahead[n] for n in out.get(node, ())), default=0) + is_card(node)
    for layer in layers:
        for node in layer:
            behind[node] = max((behind[n] for n in into.get(node, ())), default=0) + is_card(node)
    return ahead, behind


def _favoured(
    links: Sequence[Link],
    place: Mapping[str, int],
    ahead: Mapping[str, int],
    behind: Mapping[str, int],
) -> dict[Link, int]:
    """How many of its ends call a link the middle one among their longest: of three branches the
    second one goes straight on."""
    score = dict.fromkeys(links, 0)
    for end, length in ((0, ahead), (1, behind)):
        others: dict[str, list[Link]] = {}
        for link in links:
            others.setdefault(link[end], []).append(link)
        for group in others.values():
            longest = max(length[link[1 - end]] for link in group)
            best = {
                place[link[1 - end]]: link for link in group if length[link[1 - end]] == longest
            }
            score[best[sorted(best)[(len(best) - 1) // 2]]] += 1
    return score


def _line_lengths(
    layers: Layers, after: Mapping[str, str], is_card: Callable[[str], bool]
) -> dict[str, int]:
    """By node, how many cards its straight line has."""
    into = {target: source for source, target in after.items()}
    length: dict[str, int] = {}
    for layer in layers:
        for node in layer:
            if node in into:
                continue
            line = [node]
            while line[-1] in after:
                line.append(after[line[-1]])
            count = sum(is_card(one) for one in line)
            length |= dict.fromkeys(line, count)
    return length


def lines(layers: Layers, after: Mapping[str, str]) -> list[list[str]]:
    """The straight lines, each from left to right; a node alone is a line too."""
    entered = set(after.values())
    result: list[list[str]] = []
    for node in (node for layer in layers for node in layer if node not in entered):
        line = [node]
        while line[-1] in after:
            line.append(after[line[-1]])
        result.append(line)
    return result


def neighbours(layers: Layers) -> list[Link]:
    """Every node with the one below it in its layer."""
    return [pair for layer in layers for pair in pairwise(layer)]

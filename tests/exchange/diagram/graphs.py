"""Plans and projects made up for tests of the diagram."""

from hypothesis import strategies as st

from netstudio.exchange.diagram.plan import Box, Laid, Link, Place, Plan

Rectangle = tuple[float, float, float, float]


@st.composite
def plans(draw: st.DrawFn, most: int = 14) -> Plan:
    """Graphs without cycles: boxes of all sizes, some of them sums, with entries and exits."""
    count = draw(st.integers(1, most))
    boxes = {
        f"b{n}": Box(
            draw(st.sampled_from([11.0, 20.0, 45.0, 120.0])),
            draw(st.sampled_from([11.0, 24.0, 60.0])),
            label=draw(st.sampled_from([0.0, 30.0])),
            room=draw(st.sampled_from([0.0, 40.0])),
            is_round=draw(st.booleans()),
        )
        for n in range(count)
    }
    names = list(boxes)
    entries = ("\0entry0",) if draw(st.booleans()) else ()
    exits = ("\0exit0",) if draw(st.booleans()) else ()
    links: dict[Link, None] = {}
    for n, name in enumerate(names):
        before = [*entries, *names[:n]]
        for source in draw(st.lists(st.sampled_from(before), max_size=3)) if before else []:
            links[Link(source, name, source)] = None
    for name in exits:
        source = draw(st.sampled_from(names))
        links[Link(source, name, source)] = None
    return Plan(boxes, tuple(links), entries, exits)


def rectangles(plan: Plan, laid: Laid) -> dict[str, Rectangle]:
    """Along and across of both corners of each box."""
    return {
        name: (*place, place[0] + plan.boxes[name].along, place[1] + plan.boxes[name].across)
        for name, place in laid.places.items()
    }


def meets(rectangle: Rectangle, begin: Place, end: Place) -> bool:
    """Whether a level or upright line runs inside a rectangle; its edge does not count."""
    low, near, high, far = rectangle
    (a, b), (c, d) = sorted((begin[0], end[0])), sorted((begin[1], end[1]))
    return a < high - 0.01 and b > low + 0.01 and c < far - 0.01 and d > near + 0.01

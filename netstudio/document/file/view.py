"""The view as JSON and back: an entry a node; notes, bent wires and remembered places in lists.

A node of the main graph stands under its id, a node of a block under `Block/id`. An id of the main
graph that holds a slash, or is `notes`, `bends` or `viewpoints`, has a slash before it.
"""

from __future__ import annotations

from typing import Any

from netstudio.document.file.fields import (
    Fields,
    colour,
    flag,
    identity,
    inside,
    integer,
    items,
    number,
    one_of,
    text,
    wrong,
)
from netstudio.document.file.values import read_plain_name
from netstudio.document.project import ROOT
from netstudio.document.table import Table
from netstudio.document.view import (
    KINDS,
    NOTE,
    SLOTS,
    Note,
    Placement,
    Point,
    View,
    Viewpoint,
    WireEnd,
)
from netstudio.errors import ProjectFileError
from netstudio.sentence import say

_NOTES = "notes"
_BENDS = "bends"
_VIEWPOINTS = "viewpoints"
_RESERVED = frozenset({_NOTES, _BENDS, _VIEWPOINTS})


# Reading


def read_view(data: Any, where: str) -> View:
    """The view at `where`. A place for a node that is not there is kept: it does no harm."""
    fields = Fields(data, where, "a view")
    notes: dict[str, Note] = {}
    for index, note in enumerate(fields.take(_NOTES, items(_read_note), ())):
        if note.id in notes:
            raise ProjectFileError(
                say(
                    "{where}.notes[{index}]: the id “{id}” is used twice.",
                    where=where,
                    index=index,
                    id=note.id,
                )
            )
        notes[note.id] = note
    bends = _read_bends(fields.take(_BENDS, items(_read_bend), ()), where)
    rest = fields.rest()
    viewpoints: dict[int, Viewpoint] = {}
    if _is_list_of_objects(rest.get(_VIEWPOINTS)):
        viewpoints = _read_viewpoints(rest.pop(_VIEWPOINTS), inside(where, _VIEWPOINTS))
    scopes: dict[str, dict[str, Placement]] = {}
    for key, value in rest.items():
        scope, node_id = _read_key(key, where)
        places = scopes.setdefault(scope, {})
        if node_id in places:
            raise ProjectFileError(
                say("{where}: the node “{node_id}” is placed twice.", where=where, node_id=node_id)
            )
        places[node_id] = _read_placement(value, inside(where, key))
    placements = Table((scope, Table(places)) for scope, places in scopes.items())
    return View(placements, Table(notes), bends, Table(viewpoints))


def _is_list_of_objects(data: Any) -> bool:
    """Files from before there were viewpoints may have a node of that id: its place is two numbers
    or an object."""
    return isinstance(data, list) and all(isinstance(item, dict) for item in data)


def _read_viewpoints(data: Any, where: str) -> dict[int, Viewpoint]:
    viewpoints: dict[int, Viewpoint] = {}
    for index, (slot, viewpoint) in enumerate(items(_read_viewpoint, SLOTS)(data, where)):
        if slot in viewpoints:
            raise ProjectFileError(
                say(
                    "{where}[{index}]: the view {slot} is there twice.",
                    where=where,
                    index=index,
                    slot=slot,
                )
            )
        viewpoints[slot] = viewpoint
    return viewpoints


def _read_viewpoint(data: Any, where: str) -> tuple[int, Viewpoint]:
    fields = Fields(data, where, "a remembered view")
    slot = fields.need("slot", integer(1, SLOTS))
    x, y = fields.need("at", _read_pair)
    zoom = fields.need("zoom", _positive)
    viewpoint = Viewpoint(x, y, zoom, fields.take("scope", _read_scope, ROOT))
    fields.finish()
    return slot, viewpoint


def _positive(data: Any, where: str) -> float:
    value = number(data, where)
    if value <= 0:
        wrong(where, "a positive number", data)
    return value


def _read_key(key: str, where: str) -> tuple[str, str]:
    scope, slash, node_id = key.partition("/")
    if not slash:
        return ROOT, identity(key, where)
    return _read_scope(scope, where), identity(node_id, where)


def _read_scope(data: Any, where: str) -> str:
    return ROOT if data == ROOT else read_plain_name(data, where)


def _read_placement(data: Any, where: str) -> Placement:
    if isinstance(data, list):
        return Placement(*_read_pair(data, where))
    fields = Fields(data, where, "[x, y], or an object with “at” and “colour”")
    placement = Placement(
        *fields.need("at", _read_pair),
        fields.take("colour", colour, None),
        fields.take("collapsed", flag, False),
        fields.take("locked", flag, False),
    )
    fields.finish()
    return placement


def _read_pair(data: Any, where: str) -> tuple[float, float]:
    if not isinstance(data, list) or len(data) != 2:
        wrong(where, "a list of two numbers", data)
    return number(data[0], f"{where}[0]"), number(data[1], f"{where}[1]")


def _read_size(data: Any, where: str) -> tuple[float, float]:
    width, height = _read_pair(data, where)
    if min(width, height) < 0:
        wrong(where, "a width and a height that are not negative", data)
    return width, height


def _read_note(data: Any, where: str) -> Note:
    fields = Fields(data, where, "a note")
    note = Note(
        fields.need("id", identity),
        fields.need("text", text),
        *fields.need("at", _read_pair),
        *fields.need("size", _read_size),
        scope=fields.take("scope", _read_scope, ROOT),
        colour=fields.take("colour", colour, None),
        kind=fields.take("kind", one_of(KINDS, "a kind of note"), NOTE),
        locked=fields.take("locked", flag, False),
    )
    fields.finish()
    return note


_Bend = tuple[str, WireEnd, tuple[Point, ...]]


def _read_bend(data: Any, where: str) -> _Bend:
    fields = Fields(data, where, "a bent wire")
    end = (
        fields.need("into", identity),
        fields.take("port", _read_port, 0),
        fields.take("index", integer(0), 0),
    )
    bend = (
        fields.take("scope", _read_scope, ROOT),
        end,
        fields.need("through", items(_read_pair)),
    )
    fields.finish()
    return bend


def _read_port(data: Any, where: str) -> int | str:
    return text(data, where) if isinstance(data, str) else integer(0)(data, where)


def _read_bends(found: tuple[_Bend, ...], where: str) -> Table[str, Table[WireEnd, Any]]:
    scopes: dict[str, dict[WireEnd, tuple[Point, ...]]] = {}
    for index, (scope, end, points) in enumerate(found):
        ends = scopes.setdefault(scope, {})
        if end in ends:
            raise ProjectFileError(
                say(
                    "{where}.{bends}[{index}]: the wire is bent twice.",
                    where=where,
                    bends=_BENDS,
                    index=index,
                )
            )
        ends[end] = points
    return Table((scope, Table(ends)) for scope, ends in scopes.items())


# Writing


def write_view(view: View) -> dict[str, Any]:
    """The view as JSON data."""
    data: dict[str, Any] = {}
    for scope, places in view.placements.items():
        for node_id, placement in places.items():
            data[_key(scope, node_id)] = _write_placement(placement)
    if view.notes:
        data[_NOTES] = [_write_note(note) for note in view.notes.values()]
    if view.bends:
        data[_BENDS] = [
            _write_bend(scope, end, points)
            for scope, ends in view.bends.items()
            for end, points in ends.items()
        ]
    if view.viewpoints:
        data[_VIEWPOINTS] = [_write_viewpoint(*item) for item in view.viewpoints.items()]
    return data


def _write_bend(scope: str, end: WireEnd, points: tuple[Point, ...]) -> dict[str, Any]:
    node_id, port, index = end
    data: dict[str, Any] = {"into": node_id}
    data |= {"scope": scope} if scope != ROOT else {}
    data |= {"port": port} if port != 0 else {}
    data |= {"index": index} if index else {}
    return data | {"through": [[_short(x), _short(y)] for x, y in points]}


def _key(scope: str, node_id: str) -> str:
    if scope == ROOT and "/" not in node_id and node_id not in _RESERVED:
        return node_id
    return f"{scope}/{node_id}"


def _write_placement(placement: Placement) -> Any:
    at = [_short(placement.x), _short(placement.y)]
    look = _chosen(colour=placement.colour, collapsed=placement.collapsed, locked=placement.locked)
    return {"at": at, **look} if look else at


def _chosen(**look: Any) -> dict[str, Any]:
    """What differs from the default, which is nothing or no."""
    return {key: value for key, value in look.items() if value}


def _write_viewpoint(slot: int, viewpoint: Viewpoint) -> dict[str, Any]:
    at = [_short(viewpoint.x), _short(viewpoint.y)]
    scope = _chosen(scope=viewpoint.scope)
    return {"slot": slot, "at": at, "zoom": _short(viewpoint.zoom), **scope}


def _write_note(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "text": note.text,
        "at": [_short(note.x), _short(note.y)],
        "size": [_short(note.width), _short(note.height)],
        **_chosen(scope=note.scope, colour=note.colour, locked=note.locked),
        **({} if note.kind == NOTE else {"kind": note.kind}),
    }


def _short(value: float) -> float | int:
    """A whole number without its point, where nothing is lost by it."""
    value = float(value)
    whole = abs(value) < 2**53 and value == int(value)
    return int(value) if whole else value

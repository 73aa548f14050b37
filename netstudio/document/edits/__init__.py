"""The edits that a person or a repair makes, one concept a file."""

from netstudio.document.edits.add import AddNodes
from netstudio.document.edits.argument import (
    UNSET,
    SetArguments,
    SetInput,
    SetLayer,
    SetNodeArguments,
)
from netstudio.document.edits.bend import AddBend, MoveBend, RemoveBend
from netstudio.document.edits.block import SetBlock
from netstudio.document.edits.freeze import SetFrozen
from netstudio.document.edits.info import SetInfo, SetRecipe
from netstudio.document.edits.move import MoveNodes, SetColour
from netstudio.document.edits.remove import RemoveNodes
from netstudio.document.edits.rename import RenameNode
from netstudio.document.edits.several import SetArgumentsOfSeveral
from netstudio.document.edits.wire import Connect, Disconnect, InsertOnWire, Reroute

__all__ = [
    "UNSET",
    "AddBend",
    "AddNodes",
    "Connect",
    "Disconnect",
    "InsertOnWire",
    "MoveBend",
    "MoveNodes",
    "RemoveBend",
    "RemoveNodes",
    "RenameNode",
    "Reroute",
    "SetArguments",
    "SetArgumentsOfSeveral",
    "SetBlock",
    "SetColour",
    "SetFrozen",
    "SetInfo",
    "SetInput",
    "SetLayer",
    "SetNodeArguments",
    "SetRecipe",
]

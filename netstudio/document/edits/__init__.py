"""The edits that a person or a repair makes, one concept a file."""

from netstudio.document.edits.add import AddNodes
from netstudio.document.edits.argument import (
    UNSET,
    SetArguments,
    SetInput,
    SetLayer,
    SetNodeArguments,
    SetOutputKey,
)
from netstudio.document.edits.bend import AddBend, MoveBend, RemoveBend
from netstudio.document.edits.block import MakeUnique, MergeBlocks, RenameBlock, SetBlock
from netstudio.document.edits.block_parameter import (
    PromoteArgument,
    RemoveParameter,
    RenameParameter,
    SetParameter,
)
from netstudio.document.edits.bypass import SetBypassed
from netstudio.document.edits.freeze import SetFrozen
from netstudio.document.edits.group import GroupNodes
from netstudio.document.edits.info import SetInfo, SetRecipe
from netstudio.document.edits.initialise import SetInitialiser, SetInitialiserArguments
from netstudio.document.edits.look import SetCollapsed, SetColour, SetLocked
from netstudio.document.edits.move import MoveNodes
from netstudio.document.edits.note import AddNote, ChangeNote, RemoveNotes
from netstudio.document.edits.remove import RemoveNodes
from netstudio.document.edits.rename import RenameNode
from netstudio.document.edits.rewrite import RewriteNetwork
from netstudio.document.edits.several import SetArgumentsOfSeveral
from netstudio.document.edits.stack import SetFirst, SetRepeat
from netstudio.document.edits.ungroup import Ungroup
from netstudio.document.edits.viewpoint import SetViewpoint
from netstudio.document.edits.wire import Connect, Disconnect, InsertOnWire, Reroute

__all__ = [
    "UNSET",
    "AddBend",
    "AddNodes",
    "AddNote",
    "ChangeNote",
    "Connect",
    "Disconnect",
    "GroupNodes",
    "InsertOnWire",
    "MakeUnique",
    "MergeBlocks",
    "MoveBend",
    "MoveNodes",
    "PromoteArgument",
    "RemoveBend",
    "RemoveNodes",
    "RemoveNotes",
    "RemoveParameter",
    "RenameBlock",
    "RenameNode",
    "RenameParameter",
    "Reroute",
    "RewriteNetwork",
    "SetArguments",
    "SetArgumentsOfSeveral",
    "SetBlock",
    "SetBypassed",
    "SetCollapsed",
    "SetColour",
    "SetFirst",
    "SetFrozen",
    "SetInfo",
    "SetInitialiser",
    "SetInitialiserArguments",
    "SetInput",
    "SetLayer",
    "SetLocked",
    "SetNodeArguments",
    "SetOutputKey",
    "SetParameter",
    "SetRecipe",
    "SetRepeat",
    "SetViewpoint",
    "Ungroup",
]

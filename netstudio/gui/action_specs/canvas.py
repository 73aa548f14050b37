"""What can be asked of the open graph: arranging, blocks, wires, and finding one's way."""

from __future__ import annotations

from netstudio.gui.action_specs.spec import ActionSpec, Key

ARRANGE = (
    ActionSpec(
        "align_left",
        "Align &left",
        "Line the selected nodes up by their left edges",
        icon="align-left",
        canvas_key="Alt+A",
    ),
    ActionSpec(
        "align_centre",
        "Align &centres",
        "Line the selected nodes up by their centres, one below the other",
        icon="align-centre",
        canvas_key="Alt+H",
    ),
    ActionSpec(
        "align_right",
        "Align &right",
        "Line the selected nodes up by their right edges",
        icon="align-right",
        canvas_key="Alt+D",
    ),
    ActionSpec(
        "align_top",
        "Align &top",
        "Line the selected nodes up by their top edges",
        icon="align-top",
        canvas_key="Alt+W",
    ),
    ActionSpec(
        "align_middle",
        "Align &middles",
        "Line the selected nodes up by their middles, side by side",
        icon="align-middle",
        canvas_key="Alt+V",
    ),
    ActionSpec(
        "align_bottom",
        "Align &bottom",
        "Line the selected nodes up by their bottom edges",
        icon="align-bottom",
        canvas_key="Alt+S",
    ),
    ActionSpec(
        "distribute_horizontally",
        "Distribute &horizontally",
        "Make the gaps between the selected nodes equal from left to right",
        icon="distribute-horizontally",
        canvas_key="Alt+Shift+H",
    ),
    ActionSpec(
        "distribute_vertically",
        "Distribute &vertically",
        "Make the gaps between the selected nodes equal from top to bottom",
        icon="distribute-vertically",
        canvas_key="Alt+Shift+V",
    ),
    ActionSpec(
        "add_frame",
        "&Frame",
        "Put a frame with a title around the selected nodes, or an empty one",
        icon="frame",
        canvas_key="C",
    ),
    ActionSpec(
        "add_note",
        "&Note",
        "Write a note on the canvas",
        icon="note",
        canvas_key="N",
    ),
    ActionSpec(
        "collapse",
        "C&ollapse or expand",
        "Show the selected nodes as their headers alone, or in full",
        icon="collapse",
        canvas_key="H",
    ),
    ActionSpec(
        "lock",
        "Loc&k or unlock",
        "Keep what is selected from being moved or deleted by hand",
        icon="lock",
        canvas_key="K",
    ),
)
BLOCKS = (
    ActionSpec(
        "group", "&Group into a block", "Make what is selected a block", canvas_key="Ctrl+G"
    ),
    ActionSpec(
        "ungroup",
        "&Ungroup",
        "Put what a block is made of in its place",
        canvas_key="Ctrl+Shift+G",
    ),
    ActionSpec(
        "open_block",
        "&Open the block",
        "Show what the selected block is made of",
        canvas_key="Enter",
    ),
    ActionSpec(
        "leave_block", "&Leave the block", "Go out to the graph around", canvas_key="Alt+Up"
    ),
    ActionSpec(
        "rename_block", "&Rename the block…", "Give the selected block's definition another name"
    ),
    ActionSpec(
        "make_unique",
        "&Make unique",
        "Give the selected block a definition of its own, apart from the other instances",
    ),
    ActionSpec(
        "save_block", "&Save to my library", "Keep the selected or open block for other projects"
    ),
    ActionSpec("merge_blocks", "Merge &equal blocks", "Use one definition where several are alike"),
    ActionSpec("drop_blocks", "Delete un&used blocks", "Delete the definitions that nothing uses"),
)
WIRES = (
    ActionSpec(
        "begin_wire",
        "Lead a &wire by keys",
        "Begin a wire at the selected node; arrows or letters choose where it goes, Enter connects",
        canvas_key="W",
    ),
    ActionSpec(
        "insert_on_wire",
        "&Insert into the wire…",
        "Search for a layer that goes into the selected wire",
        canvas_key="I",
    ),
)
FIND = (
    ActionSpec(
        "find",
        "&Find on the canvas…",
        "Find nodes by name, layer, parameter, shape or problem, in blocks too",
        (Key.Find,),
        "search",
    ),
    ActionSpec(
        "next_problem", "Next p&roblem", "Go to the next node with a problem", ("F4",), "warning"
    ),
    ActionSpec(
        "previous_problem",
        "Pre&vious problem",
        "Go to the node with a problem before",
        ("Shift+F4",),
    ),
    ActionSpec(
        "switch_pane",
        "&Keys to canvas or panel",
        "Move the keyboard from the canvas to the side panel, or back",
        ("F6",),
    ),
    ActionSpec(
        "select_upstream",
        "Select &upstream",
        "Select too all that the selected nodes are made of",
        canvas_key="Shift+Left",
    ),
    ActionSpec(
        "select_downstream",
        "Select &downstream",
        "Select too all that is made of the selected nodes",
        canvas_key="Shift+Right",
    ),
    ActionSpec(
        "select_grown",
        "&Grow the selection",
        "Select too what is wired to the selected nodes",
        canvas_key="Shift+Up",
    ),
    ActionSpec(
        "select_connected",
        "Select &connected",
        "Select too all that hangs together with the selected nodes",
        canvas_key="Ctrl+L",
    ),
    ActionSpec(
        "select_same_kind",
        "Select the same &kind",
        "Select all nodes that are the same layer, block or operation",
        canvas_key="Shift+G",
    ),
    ActionSpec(
        "select_inverted",
        "&Invert the selection",
        "Select what is not selected, and nothing else",
        canvas_key="Ctrl+I",
    ),
)

"""What the user can ask for, declared: words, key, icon and explanation of each action.

A topic a tuple; what they do stands in `slots`, and where they appear in `menus`. Texts are marked
here and translated where they are shown.
"""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from netstudio.records import dataclass

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        name: what the program calls it.
        text: what a menu calls it, with the mnemonic marked.
        help: one sentence for the tooltip.
        keys: shortcuts, the first one shown; a standard key stands for the platform's own.
        icon: a drawing of `resources/icons`, or none.
        checkable: whether it is on or off.
        canvas_key: the key that the canvas itself has for it, for menus to show; such keys are
            plain letters that mean nothing elsewhere.
    """

    name: str
    text: str
    help: str
    keys: tuple[str | Key, ...] = ()
    icon: str = ""
    checkable: bool = False
    canvas_key: str = ""


FILE = (
    ActionSpec("new", "&New", "Begin an empty project", (Key.New,), "plus"),
    ActionSpec("open", "&Open…", "Open a project file", (Key.Open,), "open"),
    ActionSpec(
        "open_new_window",
        "Open in new &window…",
        "Open a project file beside this one",
        ("Ctrl+Shift+O",),
    ),
    ActionSpec(
        "start_page",
        "S&tart page",
        "Begin something new, go on with a recent file, or choose a preset",
        ("Ctrl+Home",),
        "home",
    ),
    ActionSpec(
        "gallery",
        "Presets &gallery",
        "Look through the networks that come with the program",
        ("Ctrl+Alt+O",),
        "gallery",
    ),
    ActionSpec("save", "&Save", "Save the project", (Key.Save,), "save"),
    ActionSpec("save_as", "Save &as…", "Save the project under another name", ("Ctrl+Shift+S",)),
    ActionSpec("save_copy", "Save a &copy…", "Write a copy, and go on with this file"),
    ActionSpec("revert", "Re&vert to saved", "Go back to the file; undo brings the changes again"),
    ActionSpec("rename_project", "Re&name project…", "Give the project another name"),
    ActionSpec(
        "import_model",
        "&Import a model…",
        "Bring a model of torchvision or timm, a Python class or an ONNX file onto the canvas",
        ("Ctrl+Shift+I",),
        "import",
    ),
    ActionSpec(
        "load_weights", "&Load weights…", "Load weights from a file into the network, every key"
    ),
    ActionSpec(
        "load_pretrained",
        "Load pre&trained weights…",
        "Download weights that torchvision has learned from ImageNet, and load them",
    ),
    ActionSpec(
        "export_python",
        "Export &Python…",
        "Write the network as a Python file that stands alone",
        ("Ctrl+E",),
        "export",
    ),
    ActionSpec(
        "export_weights", "Export &weights…", "Write the trained weights as a safetensors file"
    ),
    ActionSpec("export_onnx", "Export &ONNX…", "Write the network for other runtimes"),
    ActionSpec(
        "export_program",
        "Export &torch.export program…",
        "Write the network for PyTorch without this file's source",
    ),
    ActionSpec(
        "export_diagram",
        "Export &diagram…",
        "Draw the network for a paper: PDF, SVG, PNG, Mermaid or Graphviz",
        icon="image",
    ),
    ActionSpec(
        "export_summary",
        "Export &summary…",
        "Write the table of layers as Markdown or for a spreadsheet",
    ),
    ActionSpec(
        "export_as",
        "Export in &any format…",
        "Choose among every format, with its options and a preview",
        ("Ctrl+Shift+E",),
    ),
    ActionSpec("close_window", "&Close window", "Close this window", (Key.Close,)),
    ActionSpec("quit", "&Quit", "Close all windows and the program", (Key.Quit,)),
)
EDIT = (
    ActionSpec("undo", "&Undo", "Take the last step back", (Key.Undo,), "undo"),
    ActionSpec("redo", "&Redo", "Do the undone step again", (Key.Redo, "Ctrl+Y"), "redo"),
    ActionSpec(
        "history",
        "&History",
        "Show every step as a list, and go to any of them",
        ("Ctrl+Alt+Z",),
        checkable=True,
    ),
    ActionSpec("cut", "Cu&t", "Copy what is selected, and delete it", canvas_key="Ctrl+X"),
    ActionSpec("copy", "&Copy", "Copy what is selected, as text", canvas_key="Ctrl+C"),
    ActionSpec("paste", "&Paste", "Bring in what was copied", canvas_key="Ctrl+V"),
    ActionSpec(
        "copy_image",
        "Copy as a &picture",
        "Copy a picture of what is selected, or of the whole canvas",
        icon="image",
        canvas_key="Ctrl+Shift+C",
    ),
    ActionSpec(
        "copy_python",
        "Copy as P&ython",
        "Copy the Python source of what is selected, or of the whole network",
        icon="code",
        canvas_key="Ctrl+Alt+C",
    ),
    ActionSpec(
        "duplicate", "D&uplicate", "Copy what is selected, a step aside", canvas_key="Ctrl+D"
    ),
    ActionSpec(
        "delete",
        "De&lete",
        "Delete what is selected; wires close up over the gap",
        icon="trash",
        canvas_key="Del",
    ),
    ActionSpec(
        "select_all", "Select &all", "Select every node of the open graph", canvas_key="Ctrl+A"
    ),
    ActionSpec(
        "bypass",
        "&Bypass",
        "Let the selected nodes hand their input on as it is, or compute again",
        canvas_key="Ctrl+B",
    ),
    ActionSpec("rename", "Re&name", "Give the selected node another name", canvas_key="F2"),
    ActionSpec(
        "add_layer", "A&dd a layer…", "Search for a layer to add", icon="plus", canvas_key="Tab"
    ),
)
VIEW = (
    ActionSpec(
        "theme",
        "Dark or light",
        "Change between the dark and the light theme",
        ("Ctrl+T",),
        "theme",
    ),
    ActionSpec("fit", "&Fit", "Show the whole network", ("Ctrl+0",), "fit"),
    ActionSpec(
        "frame", "Show the &selection", "Fit what is selected into the view", canvas_key="F"
    ),
    ActionSpec("zoom_in", "Zoom &in", "Show it larger", ("Ctrl++", "Ctrl+="), "zoom-in"),
    ActionSpec("zoom_out", "Zoom &out", "Show it smaller", ("Ctrl+-",), "zoom-out"),
    ActionSpec("zoom_full", "&100 %", "Show it in its own size", ("Ctrl+1",)),
    ActionSpec(
        "colour_family",
        "&Family",
        "Colour the nodes by their family",
        ("Alt+Shift+1",),
        checkable=True,
    ),
    ActionSpec(
        "colour_parameters",
        "&Parameters",
        "Colour the nodes by how many parameters they have",
        ("Alt+Shift+2",),
        checkable=True,
    ),
    ActionSpec(
        "colour_macs",
        "&Multiply-accumulates",
        "Colour the nodes by their arithmetic for one sample",
        ("Alt+Shift+3",),
        checkable=True,
    ),
    ActionSpec(
        "colour_memory",
        "M&emory",
        "Colour the nodes by the bytes of their values for one sample",
        ("Alt+Shift+4",),
        checkable=True,
    ),
    ActionSpec(
        "colour_time",
        "&Time",
        "Measure how long each node takes, and colour the nodes by it",
        ("Alt+Shift+5",),
        checkable=True,
    ),
    ActionSpec(
        "picture_feature_maps",
        "&Feature maps",
        "Show on the cards what the layers make of one image",
        checkable=True,
    ),
    ActionSpec(
        "picture_kernels",
        "&Kernels",
        "Show on the cards the kernels of convolutions",
        checkable=True,
    ),
    ActionSpec(
        "picture_histogram",
        "&Activation histograms",
        "Show on the cards how the values of the layers are distributed",
        checkable=True,
    ),
    ActionSpec("picture_none", "&None", "Show no pictures on the cards", checkable=True),
    ActionSpec("minimap", "&Minimap", "Show or hide the small map", ("Ctrl+M",), checkable=True),
    ActionSpec("arrange", "&Arrange", "Lay the nodes out anew", icon="arrange", canvas_key="L"),
    ActionSpec("palette", "&Layers", "Show or hide the palette", ("F7",), checkable=True),
    ActionSpec("instruments", "&Instruments", "Show or hide the plots", ("F8",), checkable=True),
    ActionSpec("side", "&Side panel", "Show or hide the side panel", ("F9",), checkable=True),
    ActionSpec("show_layer", "Layer", "Show the form of the selected layer", ("Alt+1",)),
    ActionSpec("show_code", "Code", "Show the Python source", ("Alt+2",), "code"),
    ActionSpec("show_problems", "Problems", "Show what is wrong", ("Alt+3",), "warning"),
    ActionSpec("show_training", "Training", "Show how it is trained", ("Alt+4",)),
)
TRAIN = (
    ActionSpec("train", "&Train", "Train the network", ("Ctrl+R",), "play"),
    ActionSpec("step", "&Step", "Make a single training step", ("Ctrl+Shift+R",), "step"),
    ActionSpec("stop", "S&top", "End the run; the weights stay", ("Ctrl+.",), "stop"),
    ActionSpec("start_over", "Train from &new weights", "Begin a new run, whatever was learnt"),
    ActionSpec(
        "apply",
        "&Apply changes",
        "Go on training with the network as it is drawn now",
        ("Ctrl+Shift+A",),
        "check",
    ),
    ActionSpec(
        "predict", "&Predict on an image…", "Ask the network what an image shows", icon="image"
    ),
)
HELP = (
    ActionSpec("menu", "Menu", "Open the menu", ("F10",), "menu"),
    ActionSpec(
        "search",
        "&Search actions",
        "Find actions, presets, files, nodes and layers by name",
        ("Ctrl+Shift+P",),
        "search",
    ),
    ActionSpec(
        "help", "&Help", "Explain what is selected, or how the program works", ("F1",), "help"
    ),
    ActionSpec("shortcuts", "&Keyboard shortcuts", "All shortcuts on one page", ("?",)),
    ActionSpec("tour", "Show the &tour again", "Five steps on the window: edit, train, mend"),
    ActionSpec("about", "&About NetStudio", "Version and licence", icon="info"),
)
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
FIND: tuple[ActionSpec, ...] = (
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
PANELS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "show_summary", "Summary", "Show every layer's shape, size and cost as a table", ("Alt+5",)
    ),
)
WINDOWS = (
    ActionSpec("new_window", "&New window", "Open another window", ("Ctrl+Shift+N",)),
    ActionSpec(
        "layout_building",
        "&Building",
        "Arrange the panels for drawing a network",
        ("Ctrl+Shift+1",),
        checkable=True,
    ),
    ActionSpec(
        "layout_training",
        "&Training",
        "Arrange the panels for watching a run",
        ("Ctrl+Shift+2",),
        checkable=True,
    ),
    ActionSpec(
        "layout_inspecting",
        "&Inspecting",
        "Arrange the panels for looking inside the network",
        ("Ctrl+Shift+3",),
        checkable=True,
    ),
    ActionSpec("layout_reset", "&Reset layout", "Give the panels of this layout their places back"),
    ActionSpec("full_screen", "&Full screen", "Fill the screen, or no longer", ("F11",)),
    ActionSpec(
        "language_system",
        "Like the &system",
        "Speak the language of the system",
        checkable=True,
    ),
    ActionSpec("language_en", "&English", "Speak English", checkable=True),
    ActionSpec("language_zh_CN", "简体中文", "Speak Simplified Chinese", checkable=True),
    ActionSpec("settings", "&Settings…", "Change how the program works", ("Ctrl+,",)),
    ActionSpec("log", "&Log…", "Show what the program noted, to copy for a report"),
)
ALL = (
    *FILE,
    *EDIT,
    *ARRANGE,
    *BLOCKS,
    *WIRES,
    *FIND,
    *VIEW,
    *PANELS,
    *TRAIN,
    *WINDOWS,
    *HELP,
)

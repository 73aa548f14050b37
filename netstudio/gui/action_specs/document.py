"""What can be asked of the project: its file, and the steps of editing it."""

from __future__ import annotations

from netstudio.gui.action_specs.spec import ActionSpec, Key

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
        "add_custom",
        "Add c&ustom Python…",
        "Make a node of a module class that you wrote, in a Python file",
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

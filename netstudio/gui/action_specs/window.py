"""What can be asked of the window: what it shows, training, layouts and help."""

from __future__ import annotations

from netstudio.gui.action_specs.spec import ActionSpec

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
PANELS = (
    ActionSpec(
        "show_summary", "Summary", "Show every layer's shape, size and cost as a table", ("Alt+5",)
    ),
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

"""What the settings dialog shows: pages, and on each the settings with their words.

Texts are plain English here and translated where they are shown.
"""

from __future__ import annotations

from netstudio.gui import settings as s
from netstudio.gui.settings import AnySetting
from netstudio.records import dataclass

FOLDER, RUNS, DEVICES = "folder", "runs", "devices"
"""Forms of a row that its setting's type does not tell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One setting on a page.

    Attributes:
        setting: what is set.
        title: what it is called.
        help: what it does, in a sentence.
        choices: words for the values of a `Word`, in the order of its choices.
        unit: behind a number.
        form: one of the forms above, where the type alone does not tell.
    """

    setting: AnySetting
    title: str
    help: str
    choices: tuple[str, ...] = ()
    unit: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Settings that belong together."""

    title: str
    rows: tuple[Row, ...]


PAGES = (
    Page(
        "General",
        (
            Row(
                s.START,
                "At the start, open",
                "What is shown when the program is started without a file.",
                ("LeNet-5", "The last project", "The start page"),
            ),
            Row(
                s.AUTOSAVE_SECONDS,
                "Keep unsaved work after",
                "How old an edit gets at most before a copy is kept for recovery. Your own file "
                "is not touched.",
                unit="s",
            ),
            Row(
                s.CONFIRM_RUNNING,
                "Ask before closing while training",
                "Unsaved changes are always asked about.",
            ),
            Row(
                s.CONFIRM_REVERT,
                "Ask before reverting to the saved file",
                "Undo brings the changes again in any case.",
            ),
        ),
    ),
    Page(
        "Appearance",
        (
            Row(s.THEME, "Theme", "Light or dark.", ("Like the system", "Dark", "Light")),
            Row(
                s.FONT_SCALE,
                "Size of text",
                "From 80 to 200 per cent. The canvas has its own zoom.",
                unit="%",
            ),
            Row(
                s.REDUCED_MOTION,
                "Reduce motion",
                "Things change place at once instead of gliding.",
            ),
        ),
    ),
    Page(
        "Canvas",
        (
            Row(s.CANVAS_SNAP, "Snap while dragging", "Nodes line up with each other."),
            Row(s.CANVAS_GRID, "Show the grid", "Dots behind the network."),
            Row(
                s.CANVAS_WHEEL,
                "The wheel",
                "The other of the two is had with Ctrl held down.",
                ("Zooms", "Scrolls"),
            ),
        ),
    ),
    Page(
        "Training",
        (
            Row(
                s.DEVICE,
                "Train new projects on",
                "Projects that are there keep the device they name.",
                form=DEVICES,
            ),
            Row(
                s.THREADS,
                "Threads",
                "How many threads torch computes with, in new windows; 0 leaves one core free. "
                "Runs in several windows share them.",
            ),
            Row(
                s.REDRAW_RATE,
                "Redraw while training",
                "How often plots and numbers are brought up to date.",
                unit="times a second",
            ),
            Row(
                s.RUNS_FOLDER,
                "Folder of runs",
                "Where weights and metrics are kept. New windows use another folder.",
                form=FOLDER,
            ),
            Row(
                s.KEEP_RUNS,
                "Runs to keep",
                "How many of each project a clean-up leaves. Nothing is removed unasked.",
                unit="of each project",
                form=RUNS,
            ),
        ),
    ),
    Page(
        "Data",
        (
            Row(
                s.DATA_FOLDER,
                "Folder of data sets",
                "Where data sets are downloaded to. New windows use another folder.",
                form=FOLDER,
            ),
        ),
    ),
    Page(
        "Language",
        (
            Row(
                s.LANGUAGE,
                "Language",
                "The names of layers stay those of PyTorch.",
                ("Like the system", "English", "简体中文"),
            ),
        ),
    ),
)

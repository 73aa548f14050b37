"""Everything around the canvas: panels, instruments, menus, files; made after the first paint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from netstudio.compiler.problem import Problem
from netstudio.gui.dialogs.exports import Exports
from netstudio.gui.dialogs.project_files import ProjectFiles
from netstudio.gui.files.autosave import Autosave
from netstudio.gui.files.leaving import Run
from netstudio.gui.files.outside import OutsideChanges
from netstudio.gui.files.recovery_store import recovery_root
from netstudio.gui.language import tr
from netstudio.gui.layouts import Layouts
from netstudio.gui.library.palette_menu import PaletteMenu
from netstudio.gui.library.shelf import Shelf
from netstudio.gui.main_window import restore_splitter
from netstudio.gui.menus import fill_main_menu, fill_presets
from netstudio.gui.palette.panel import PalettePanel
from netstudio.gui.panels.breadcrumb import Breadcrumb
from netstudio.gui.panels.canvas_overlay import CanvasOverlay, EmptyCanvas
from netstudio.gui.panels.inspector.inspector import Inspector
from netstudio.gui.panels.inspector.statistics import Statistics
from netstudio.gui.panels.instruments import Instruments
from netstudio.gui.panels.side_panel import SidePanel
from netstudio.gui.panels.status_strip import StatusStrip
from netstudio.gui.panels.thumbnails import Thumbnails
from netstudio.gui.run_controls import RunControls
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.slots import all_slots
from netstudio.gui.slots.panels import TABS
from netstudio.gui.widgets.badge import BadgeKind
from netstudio.gui.widgets.notices import Notices
from netstudio.gui.widgets.toast import Toast, ToastKind
from netstudio.gui.window_settings import WindowSettings

if TYPE_CHECKING:
    from netstudio.catalog.inference import Inference
    from netstudio.document.project import Project
    from netstudio.gui.custom.custom_code import CustomCode
    from netstudio.gui.importing.imports import Imports
    from netstudio.gui.main_window import MainWindow
    from netstudio.gui.panels.code_panel import CodePanel
    from netstudio.gui.panels.history_panel import HistoryPanel
    from netstudio.gui.panels.problems_panel import ProblemsPanel
    from netstudio.gui.theme.apply import ThemeFollower

WIDE_TABS = {"code": 560, "summary": 680}
"""Source and table are wide: their tabs get this room, and give it back when another one opens."""

_TURNS_TO_PAINT = 3
"""In which the new parts are painted, before an import competes for Python's lock."""
_DRESSED_IN_A_TURN = 24
"""Actions that get their icons in one turn: drawing one takes half a millisecond."""

_FOR_THE_FIRST_CLICK = (
    "netstudio.gui.canvas.gestures.choice",
    "netstudio.catalog.reference.shapes",
)
"""Imported before somebody waits for it."""


class Workbench(QObject):
    """Makes the parts of a window and wires them to each other; `make` has to be run through."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.bridge = window.bridge
        self.actions = window.actions_by_name
        self.files = ProjectFiles(window, self.bridge, window.settings)
        self.autosave = Autosave(self.bridge, window.settings, recovery_root(), self)
        self._narrow = 0
        self.shelf = Shelf(parent=self)
        self.session = SessionBridge(self.bridge, self)
        self.files.run = self._run_under_way
        WindowSettings(window.settings, window.canvas, self.session, self)
        self.exports = Exports(window, self.bridge, self.session, window.settings)
        self.files.draft = lambda: self._code.draft if self._code is not None else None
        self._problems: ProblemsPanel | None = None
        self._code: CodePanel | None = None

    def make(self) -> Iterator[str]:
        """Make the parts, each in its place before the next is begun; names what was made."""
        window, bridge, selection = self.window, self.bridge, self.window.selection
        self.palette = PalettePanel(bridge, selection, self.shelf)
        PaletteMenu(self.palette, window.canvas, self.shelf)
        window.canvas.block_placing.shelf = self.shelf
        _put(self.palette, window.palette_room)
        yield "palette"
        self.instruments = Instruments(bridge, selection, self.session)
        restore_splitter(window.settings, "instruments", self.instruments)
        _put(self.instruments, window.instrument_room)
        yield "instruments"
        self._make_side()
        yield "side"
        self._make_rest()
        self.layouts = Layouts(self)
        self._connect()
        self.controls = RunControls(self)
        self._count_problems()
        yield "rest"

    def begin(self) -> Iterator[str]:
        """Start what goes on in the background, in turns; the window has been painted."""
        from netstudio.compiler.shapes import infer_without_torch

        # An operation without a shape rule is asked of torch, which is not there yet.
        self._examine_with(infer_without_torch)
        self.bridge.problems_changed.connect(self._follow_custom)
        self._follow_custom()
        yield "problems"
        names = [action.objectName() for action in self.actions]
        for start in range(0, len(names), _DRESSED_IN_A_TURN):
            self.actions.dress(names[start : start + _DRESSED_IN_A_TURN])
            yield "icons"
        self.overlay.place()  # its buttons are wider with their icons
        self._open_last_tab()
        yield "tab"
        for name in _FOR_THE_FIRST_CLICK:
            import_module(name)
            yield name
        for _ in range(_TURNS_TO_PAINT):
            yield "painting"
        self.session.torch_loaded.connect(self._ask_torch)
        if self.session.is_torch_loaded:
            self._ask_torch()
        self.session.begin()

    def _open_last_tab(self) -> None:
        """The tab that was open when the last window closed."""
        name = (self.window.settings.words("tab") or [""])[0]
        if name in TABS and name != self.side.current:
            self.side.open(name)

    def _ask_torch(self) -> None:
        from netstudio.compiler.shapes import infer_shapes_of
        from netstudio.insight.argument_names import argument_names

        self.inspector.argument_names = argument_names
        self._examine_with(infer_shapes_of)

    def _examine_with(self, infer: Callable[[Project], Inference]) -> None:
        """Work out shapes, problems and repairs by `infer` from now on."""
        from functools import partial

        from netstudio.compiler.check import check, fixes_for

        self.bridge.use_inference(infer)
        self.bridge.use_checker(
            partial(check, repair=False, infer=infer), partial(fixes_for, infer=infer)
        )

    def _make_side(self) -> None:
        self.inspector = Inspector(self.bridge, self.window.selection)
        self.side = SidePanel()
        self.side.add_panel("layer", "Layer", lambda: self.inspector)
        self.side.add_panel("code", "Code", self._make_code)
        self.side.add_panel("problems", "Problems", self._make_problems)
        self.side.add_panel("training", "Training", self._make_training)
        self.side.add_panel("summary", "Summary", self._make_summary)
        _put(self.side, self.window.side_room)

    def _make_rest(self) -> None:
        window, bridge, selection = self.window, self.bridge, self.window.selection
        self.thumbnails = Thumbnails(window.canvas, bridge, self.session)
        self.instruments.maps.sample_changed.connect(self.thumbnails.set_sample)
        self.statistics = Statistics(self.inspector, bridge, selection, self.session)
        self.status = StatusStrip(bridge)
        _put(self.status, window.status_room)
        self.overlay = CanvasOverlay(window.canvas, self.actions)
        self.breadcrumb = Breadcrumb(window.canvas, bridge)
        self.notices = Notices()
        inside = window.inside.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertWidget(1, self.notices)
        self.outside = OutsideChanges(window, bridge, self.files, self.notices)
        self.toast = Toast(window.inside, over=window.canvas, lift=self.overlay.height())
        self.toast.keep_clear_of(window.canvas.minimap)
        self._presets = QMenu(window)
        self._presets.aboutToShow.connect(
            lambda: fill_presets(self._presets, self.files.open_preset)
        )
        self.empty_canvas = EmptyCanvas(window.canvas, bridge, self.actions, self._presets)
        fill_main_menu(
            window.menu,
            window,
            self.actions,
            window.settings,
            self.files.open_preset,
            self.files.open_path,
        )

    @cached_property
    def history(self) -> HistoryPanel:
        """The steps as a list, made when first they are asked for."""
        from netstudio.gui.panels.history_panel import HistoryPanel

        panel = HistoryPanel(self.window.canvas, self.bridge)
        panel.shown.connect(self.actions["history"].setChecked)
        return panel

    @cached_property
    def imports(self) -> Imports:
        """Models from elsewhere, once they are asked for."""
        from netstudio.gui.importing.imports import Imports

        return Imports(self)

    @cached_property
    def custom(self) -> CustomCode:
        """The project's custom Python, once there is any or it is asked for."""
        from netstudio.gui.custom.custom_code import CustomCode

        return CustomCode(self)

    def _follow_custom(self) -> None:
        if self.bridge.project.code or "custom" in self.__dict__:
            _ = self.custom

    def examine_again(self) -> None:
        """Find shapes and problems anew, and build what can be built now."""
        if self.session.is_torch_loaded:
            self._ask_torch()
        else:
            from netstudio.compiler.shapes import infer_without_torch

            self._examine_with(infer_without_torch)
        self.session.follow_edit()

    def _make_code(self) -> QWidget:
        from netstudio.gui.panels.code_panel import CodePanel

        panel = CodePanel(self.bridge, self.window.selection)
        panel.export_asked.connect(self.actions["export_python"].trigger)
        panel.node_activated.connect(self.window.reveal)
        panel.faults_counted.connect(lambda count: self.side.set_count("code", count))
        self._code = panel
        return panel

    def typed_source(self) -> str | None:
        """What somebody is writing in the source; None where nobody is."""
        return self._code.view.toPlainText() if self._code and self._code.draft.is_active else None

    def resume_source(self, text: str) -> None:
        """Go on with what was typed in another window."""
        self.side.panel("code")
        if self._code is not None:
            self._code.resume(text)

    def _make_problems(self) -> QWidget:
        from netstudio.gui.panels.problems_panel import ProblemsPanel

        panel = ProblemsPanel(self.bridge)
        panel.problem_activated.connect(self.window.show_problem)
        panel.trust_asked.connect(lambda problem: self.custom.ask_about(problem))
        panel.left.connect(self.window.canvas.setFocus)
        panel.set_run_problems(self.controls.run_problems)
        self._problems = panel
        return panel

    def _make_summary(self) -> QWidget:
        from netstudio.gui.panels.summary_panel import SummaryPanel

        panel = SummaryPanel(self.bridge, self.window.selection)
        panel.node_activated.connect(self.window.reveal)
        return panel

    def _make_training(self) -> QWidget:
        from netstudio.gui.panels.training.training_panel import TrainingPanel

        return TrainingPanel(self.bridge, self.session)

    # Wiring

    def _connect(self) -> None:
        window, bridge = self.window, self.bridge
        bridge.problems_changed.connect(self._count_problems)
        bridge.edit_rejected.connect(lambda why: self.toast.show_message(why, ToastKind.WARNING))
        window.closing.connect(self.session.shutdown)
        self.palette.layer_chosen.connect(window.canvas.add_layer)
        window.canvas.node_activated.connect(lambda _: self.side.open("layer"))
        self.inspector.problem_activated.connect(window.show_problem)
        self.inspector.trust_asked.connect(lambda problem: self.custom.ask_about(problem))
        self.inspector.draft_kept.connect(
            lambda words: self.toast.show_message(words, ToastKind.WARNING)
        )
        for asked in (self.status.problems_clicked, self.instruments.problems_asked):
            asked.connect(lambda: self.open_tab("problems"))
        self.side.opened.connect(self._give_room)
        self.session.state_changed.connect(self._offer_new_weights)
        self.session.weights_restored.connect(self._tell_restored)
        self.exports.done.connect(self.toast.show_message)
        window.closing.connect(self.exports.close)
        self.shelf.done.connect(self.toast.show_message)
        self.shelf.failed.connect(lambda why: self.toast.show_message(why, ToastKind.WARNING))
        self.files.opened.connect(self._greet_project)
        self.files.saved.connect(self._tell_saved)
        for name, slot in all_slots(self).items():
            self.actions[name].triggered.connect(lambda _=False, slot=slot: slot())
        for name, room in window.panel_rooms.items():
            self.actions[name].setChecked(not room.isHidden())
            self.actions[name].toggled.connect(room.setVisible)
        self._keep_work()

    def _keep_work(self) -> None:
        """What is not saved is kept, before training too: that is when machines give out."""
        self.window.closing.connect(self.autosave.close)
        for name in ("train", "step", "start_over", "apply"):
            self.actions[name].triggered.connect(lambda _=False: self.autosave.save())
        self.autosave.failed.connect(
            lambda why: self.notices.tell("autosave", why, kind=ToastKind.WARNING)
        )

    def _run_under_way(self) -> Run | None:
        """What would end if the project gave way."""
        if not self.session.state.is_running:
            return None
        status = self.session.status
        return Run(min(status.epoch + 1, status.epochs), status.epochs)

    def open_tab(self, name: str) -> None:
        """Bring a tab of the side panel to the front, the panel too if it is hidden."""
        self.actions["side"].setChecked(True)
        self.side.open(name)

    def _give_room(self, name: str) -> None:
        """Widen the side panel for a wide tab, unless it is wide already; and back again."""
        left, middle, right = self.window.upper_split.sizes()
        usual = self._narrow or right
        wanted = max(usual, min(WIDE_TABS.get(name, 0), usual + (middle + right - usual) // 2))
        self._narrow = usual if wanted > usual else 0
        self.window.upper_split.setSizes([left, middle + right - wanted, wanted])

    def use_themes(self, themes: ThemeFollower) -> None:
        """Let the window change the theme, and remember the choice."""

        def toggle() -> None:
            themes.toggle()
            self.window.settings.theme = themes.choice

        self.actions["theme"].triggered.connect(lambda _=False: toggle())

    # Following the document

    def _count_problems(self) -> None:
        found = (*self.controls.run_problems, *self.bridge.announced_problems)
        errors = sum(problem.severity == "error" for problem in found)
        kind = BadgeKind.ERROR if errors else BadgeKind.WARNING
        self.side.set_count("problems", errors or len(found), kind)

    def show_run_problems(self, problems: tuple[Problem, ...]) -> None:
        """Put what a run ran into beside what is found in the project."""
        if self._problems is not None:
            self._problems.set_run_problems(problems)
        self._count_problems()

    def _offer_new_weights(self) -> None:
        session = self.session
        self.window.top_bar.offer_new_weights(session.is_trained and not session.state.is_running)

    def _tell_restored(self, words: str) -> None:
        self.toast.show_message(
            words, action=tr("Start over"), act=self.actions["start_over"].trigger
        )

    def _greet_project(self) -> None:
        self.window.show_title()
        self.side.open("layer")

    def _tell_saved(self, path: Path) -> None:
        self.window.show_title()
        self.status.show_saved()
        self.toast.show_message(tr("Saved as {name}", name=path.name))


def _put(part: QWidget, room: QWidget) -> None:
    layout = room.layout()
    assert layout is not None
    layout.addWidget(part)

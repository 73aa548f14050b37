"""How the network is trained, as a form; every change is a step of the document's history.

A learning rate changed while a network trains holds from the next step on; everything else waits
until the changes are applied, or for the next run.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from netstudio.catalog.optimizers import ALL_OPTIMIZERS
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.schedules import ALL_SCHEDULES
from netstudio.document.change import Change
from netstudio.document.edits import SetRecipe
from netstudio.document.recipe import Choice, LossTerm, Recipe, Step
from netstudio.document.values import Value
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import mark, tr
from netstudio.gui.panels.form.editors import CalmComboBox
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.gui.panels.training.choice_group import ChoiceGroup, Offer
from netstudio.gui.panels.training.data_group import DataGroup
from netstudio.gui.panels.training.losses_group import LossesGroup
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.section import Section

USUAL_BATCH = 64


class TrainingPanel(QScrollArea):
    """The form of the recipe, and of one of its steps where there are several."""

    def __init__(
        self, bridge: DocumentBridge, session: SessionBridge, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._session = bridge, session
        self._last_batch = USUAL_BATCH
        self._shown_outputs: dict[str, str] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.data = DataGroup()
        self.optimizer = ChoiceGroup(
            mark("Optimizer"), [Offer(s, s.label, s.params, s.formula) for s in ALL_OPTIMIZERS]
        )
        self.schedule = ChoiceGroup(
            mark("Schedule"), [Offer(s, s.label, s.all_params, s.summary) for s in ALL_SCHEDULES]
        )
        self.losses = LossesGroup()
        self.step_box = CalmComboBox()
        self.step_box.setAccessibleName(tr("Training step"))
        self.step_box.setToolTip(tr("Each batch makes these updates, one after another"))
        self.step_box.activated.connect(self._choose_step)
        self._place = 0
        self.rows: dict[str, ParameterRow] = {}
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "panel")
        column = QVBoxLayout(inside)
        margin = tokens.SPACE_4 - 1
        column.setContentsMargins(margin, tokens.SPACE_2, margin, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_1)
        run = QWidget()
        rows = QVBoxLayout(run)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        for param in run_params(self._session.devices):
            row = ParameterRow(param, self._state(param), label=tr(param.name.replace("_", " ")))
            row.committed.connect(self._set)
            row.reset_asked.connect(self._reset)
            self.rows[param.name] = row
            rows.addWidget(row)
        for title, content in (
            (mark("Data"), self.data),
            (mark("Run"), run),
            (mark("Optimizer"), self.optimizer),
            (mark("Learning rate over time"), self.schedule),
            (mark("Loss"), self.losses),
        ):
            section = Section(tr(title))
            # A note that wraps is higher than its hint: the section must be let grow with it.
            section.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            section.add(content)
            column.addWidget(section)
            if content is run:
                column.addWidget(self.step_box)
        column.addStretch(1)
        self.setWidget(inside)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._follow)
        self.data.changed.connect(self._set_data)
        self.optimizer.changed.connect(self._set_optimizer)
        self.schedule.changed.connect(self._set_schedule)
        self.losses.changed.connect(self._set_losses)

    def _follow(self, change: Change) -> None:
        if change.recipe or (change.structural and self._outputs() != self._shown_outputs):
            self._refresh()

    def _refresh(self) -> None:
        recipe = self._recipe
        if recipe.batch_size:
            self._last_batch = recipe.batch_size
        for row in self.rows.values():
            row.show_state(self._state(row.param))
        self.rows["batch_size"].setEnabled(recipe.batch_size != 0)
        cuda = any(name.startswith("cuda") for name in self._session.devices)
        self.rows["mixed_precision"].setEnabled(cuda or recipe.mixed_precision)
        self._show_steps(recipe)
        step = self._step
        self.data.show_choice(recipe.data)
        self.optimizer.show_choice(step.optimizer)
        self.schedule.show_choice(step.schedule)
        self._shown_outputs = self._outputs()
        self.losses.show_terms(step.losses, self._shown_outputs)

    def _outputs(self) -> dict[str, str]:
        """The names of the output nodes by id."""
        return {node.id: node.name for node in self._bridge.project.graph.outputs()}

    def _show_steps(self, recipe: Recipe) -> None:
        """A list to choose from where a batch makes several updates."""
        self._place = min(self._place, max(len(recipe.steps) - 1, 0))
        self.step_box.clear()
        for place, step in enumerate(recipe.steps):
            self.step_box.addItem(
                tr(
                    "Step {place} of {count}: {name}",
                    place=place + 1,
                    count=len(recipe.steps),
                    name=step.name,
                )
            )
        self.step_box.setCurrentIndex(self._place)
        self.step_box.setVisible(len(recipe.steps) > 1)

    def _choose_step(self, place: int) -> None:
        self._place = place
        self._refresh()

    @property
    def _recipe(self) -> Recipe:
        return self._bridge.project.recipe

    @property
    def _step(self) -> Step:
        return self._recipe.steps[self._place] if self._recipe.steps else Step()

    @property
    def loss(self) -> ChoiceGroup:
        """The choice of the first loss."""
        return self.losses.forms[0].loss

    # Run

    def _state(self, param: ParamSpec) -> ParameterState:
        recipe = self._recipe
        values: dict[str, Value] = {
            "batch_size": recipe.batch_size or self._last_batch,
            "full_batch": recipe.batch_size == 0,
            "epochs": recipe.epochs,
            "device": recipe.device,
            "seed": recipe.seed,
            "mixed_precision": recipe.mixed_precision,
        }
        value = values[param.name]
        return ParameterState(value, given=value != param.default)

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        if name == "full_batch":
            name, value = "batch_size", 0 if value else self._last_batch
        recipe = replace(self._recipe, **{name: value})  # type: ignore[arg-type]
        self._push(recipe, name, goes_on)

    def _reset(self, name: str) -> None:
        default = self.rows[name].param.default
        self._set(name, default, False)  # type: ignore[arg-type]  # these have plain defaults

    # Choices

    def _set_data(self, choice: Choice, what: str, goes_on: bool) -> None:
        self._push(replace(self._recipe, data=choice), what, goes_on)

    def _set_optimizer(self, choice: Choice, what: str, goes_on: bool) -> None:
        self._push_step(replace(self._step, optimizer=choice), what, goes_on)

    def _set_schedule(self, choice: Choice, what: str, goes_on: bool) -> None:
        self._push_step(replace(self._step, schedule=choice), what, goes_on)

    def _set_losses(self, losses: tuple[LossTerm, ...], what: str, goes_on: bool) -> None:
        self._push_step(replace(self._step, losses=losses), what, goes_on)

    def _push_step(self, step: Step, what: str, goes_on: bool) -> None:
        steps = self._recipe.steps
        changed = (*steps[: self._place], step, *steps[self._place + 1 :])
        self._push(replace(self._recipe, steps=changed), what, goes_on)

    def _push(self, recipe: Recipe, what: str, goes_on: bool) -> None:
        words = what.replace("_", " ")
        if not self._bridge.push(SetRecipe(recipe, words), merge=goes_on):
            self._refresh()


def run_params(devices: tuple[str, ...]) -> tuple[ParamSpec, ...]:
    """The rows that are no choice from a catalogue."""
    offered = ("auto", *(devices or ("cpu", "cuda", "mps")))
    return (
        ParamSpec("epochs", "int", 10, "Passes over the training images.", minimum=1),
        ParamSpec("batch_size", "int", USUAL_BATCH, "Images in each step.", minimum=1),
        ParamSpec("full_batch", "bool", False, "Every step sees all training images."),
        ParamSpec(
            "seed",
            "int",
            0,
            "The same seed gives the same weights, order of images and curves.",
            minimum=0,
            maximum=2**63 - 1,
        ),
        ParamSpec(
            "device",
            "choice",
            "auto",
            "What computes; auto takes a GPU where there is one.",
            choices=offered,
        ),
        ParamSpec(
            "mixed_precision",
            "bool",
            False,
            "Compute in half precision where that is safe; on CUDA only.",
        ),
    )

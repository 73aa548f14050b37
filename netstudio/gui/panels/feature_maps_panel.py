"""What the selected node makes of one image, moving while the network trains."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from netstudio.catalog.datasets import describe
from netstudio.errors import NetStudioError
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.look_panel import LookPanel
from netstudio.gui.panels.probe_targets import maps_target
from netstudio.gui.plots.mosaic import MosaicKind
from netstudio.gui.selection import Selection
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.theme.sizing import fix_size
from netstudio.gui.widgets.elided_label import ElidedLabel
from netstudio.gui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult

_PICTURE = 34


class FeatureMapsPanel(LookPanel):
    """A mosaic of maps, and below it the sample that they are of."""

    sample_changed = Signal(int)
    """The index of the image in the test split."""

    def __init__(
        self,
        bridge: DocumentBridge,
        selection: Selection,
        session: SessionBridge,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Feature maps"), MosaicKind.MAPS, bridge, selection, session, parent)
        self._sample = 0
        self._input_request: ProbeRequest | None = None
        self._build_foot()
        self._foot.hide()
        self.column.addWidget(self._foot)

    def _build_foot(self) -> None:
        self._foot = QWidget()
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE, _PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = ElidedLabel(role="muted")
        self.field = NumberField.integer(0, low=0)
        fix_size(self.field, width=64)
        self.field.setAccessibleName(tr("Sample"))
        self.field.set_help(tr("Which image of the test split (Up and Down step)"))
        self.field.value_committed.connect(self.set_sample)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(self._picture)
        row.addSpacing(tokens.SPACE_1)
        row.addWidget(self._words, 1)
        previous = self._button("chevron-left", tr("Previous sample"))
        following = self._button("chevron-right", tr("Next sample"))
        for button, step in ((previous, -1), (following, 1)):
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _=False, step=step: self.set_sample(self._sample + step))
        choose = self._button("menu", tr("A random sample, or one of a class"))
        choose.clicked.connect(lambda: self._open_choice(choose))
        for widget in (previous, self.field, following, choose):
            row.addWidget(widget)

    def _open_choice(self, button: QToolButton) -> None:
        from netstudio.gui.panels.sample_menu import SampleMenu

        SampleMenu(self).popup(button.mapToGlobal(QPoint(0, button.height())))

    def set_random_sample(self) -> None:
        """Look at an image chosen by chance."""
        count = self.sample_count
        if count > 1:
            step = random.randrange(1, count)  # any but the one there is
            self.set_sample(self._sample + step)

    def find_sample(self, label: int) -> None:
        """Look at the next image of a class."""
        after = self._sample
        self._session.ask(
            lambda session: session.find_sample(label, after),
            lambda index: self.set_sample(index) if index is not None else None,
        )

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes; empty where the data set has none."""
        try:
            described = describe(self._bridge.project.recipe.data)
        except NetStudioError:
            return ()
        return tuple(described.classes) if described is not None else ()

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "small")
        fix_size(button, 20, 20)
        button.setToolTip(words)
        button.setAccessibleName(words)
        set_icon(button, icon, "text_muted")
        return button

    @property
    def sample(self) -> int:
        """The index of the image in the test split."""
        return self._sample

    def set_sample(self, index: int) -> None:
        """Look at another image; beyond the ends it goes round."""
        count = self.sample_count
        index = index % count if count else max(index, 0)
        if index != self._sample:
            self._sample = index
            self._ask()
            self.sample_changed.emit(index)
        self.field.set_value(index)

    @property
    def sample_count(self) -> int:
        """How many images the test split has; 0 where that is not known."""
        try:
            described = describe(self._bridge.project.recipe.data)
        except NetStudioError:
            return 0
        return described.test_size if described else 0

    # Asking

    def wanted(self) -> Sequence[ProbeRequest]:
        from netstudio.insight import FEATURE_MAPS
        from netstudio.training.probe import ProbeRequest

        target = self.address(maps_target(self._bridge.graph, self._selection.current))
        inputs = self._bridge.project.graph.inputs()
        self._input_request = (
            ProbeRequest(FEATURE_MAPS, inputs[0].id, self._sample) if inputs else None
        )
        if not target:
            return []
        maps = ProbeRequest(FEATURE_MAPS, target, self._sample)
        return [maps, *([self._input_request] if self._input_request is not None else [])]

    def nothing_text(self) -> str:
        return tr("Select a layer to look inside")

    def forget(self) -> None:
        self._picture.clear()
        self._words.setText("")
        self._foot.hide()

    # Showing

    def show_result(self, result: ProbeResult) -> None:
        if result.request == self._requests[0]:
            self._show_maps(result)
        if result.request == self._input_request:
            self._show_sample(result)

    def _show_maps(self, result: ProbeResult) -> None:
        if result.problem:
            self.mosaic.clear(tr(result.problem))
            return
        maps = result.arrays["maps"]
        if maps.shape[0] == 1 and maps.shape[1] == 1:
            maps = maps[0, 0]
        name = self.node_name(result.request.address)
        which = tr("sample {number}", number=result.request.sample)
        sample = f"{name} · {which}"
        # The foot says which sample it is, too: where there is little room, the name goes first.
        self.mosaic.set_values(maps, f"{sample}{self._label(result)}", (sample, name))

    def _show_sample(self, result: ProbeResult) -> None:
        self._foot.show()
        if result.problem:
            self._picture.clear()
            self._words.setText(tr(result.problem))
            return
        self._picture.setPixmap(_scaled(picture_of(result), self.devicePixelRatioF()))
        which = tr("sample {number}", number=result.request.sample)
        self._words.setText(f"{which}{self._label(result)}")

    def _label(self, result: ProbeResult) -> str:
        """` · a 5`, or ` · trousers`: the class of the sample, in words."""
        if "label" not in result.arrays:
            return ""
        index, classes = int(result.arrays["label"]), self.classes
        if index >= len(classes):
            return " · " + tr("class {number}", number=index)
        word = classes[index]
        return " · " + (tr("a {digit}", digit=word) if word.isdecimal() else word)


def picture_of(result: ProbeResult) -> QImage:
    """The image that a network is shown, stretched to the full range: grey, or in colour."""
    import numpy as np

    values = result.arrays["maps"]
    low, high = float(values.min()), float(values.max())
    levels = ((values - low) / ((high - low) or 1.0) * 255).astype(np.uint8)
    if levels.shape[0] == 3:
        rgb = np.ascontiguousarray(levels.transpose(1, 2, 0))
        height, width, _ = rgb.shape
        return QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    grey = np.ascontiguousarray(levels[0])
    height, width = grey.shape
    return QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def _scaled(image: QImage, ratio: float) -> QPixmap:
    size = round(_PICTURE * ratio)
    picture = QPixmap.fromImage(image).scaled(
        size, size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation
    )
    picture.setDevicePixelRatio(ratio)
    return picture

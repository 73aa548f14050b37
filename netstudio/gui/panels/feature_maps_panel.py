"""What the selected node makes of one image, moving while the network trains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from netstudio.catalog.datasets import describe
from netstudio.errors import NetStudioError
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.probe_targets import maps_target
from netstudio.gui.panels.waiting_text import waiting_text
from netstudio.gui.plots.mosaic import Mosaic
from netstudio.gui.selection import Selection
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.widgets.elided_label import ElidedLabel
from netstudio.gui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult
    from netstudio.training.telemetry import Snapshot

_OWNER = "feature maps"
_PICTURE = 34


class FeatureMapsPanel(QWidget):
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
        super().__init__(parent)
        self._bridge, self._selection, self._session = bridge, selection, session
        self._sample = 0
        self._request: ProbeRequest | None = None
        self._input_request: ProbeRequest | None = None
        self._shown: tuple[ProbeResult | None, ProbeResult | None] = (None, None)
        self.mosaic = Mosaic(
            "Feature maps", empty_text=waiting_text("Feature maps", bridge, session)
        )
        self._build_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self.mosaic, 1)
        column.addWidget(self._foot)
        for signal in (selection.changed, bridge.scope_changed, bridge.changed):
            signal.connect(self._ask)
        bridge.project_reset.connect(self._begin)
        for signal in (bridge.problems_changed, session.torch_loaded):
            signal.connect(self._say_what_is_missing)
        session.ticked.connect(self._show_snapshot)
        session.torch_loaded.connect(self._ask)

    def _build_foot(self) -> None:
        self._foot = QWidget()
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE, _PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = ElidedLabel(role="muted")
        self.field = NumberField.integer(0, low=0)
        self.field.setFixedWidth(64)
        self.field.setAccessibleName("Sample")
        self.field.set_help("Which image of the test split (Up and Down step)")
        self.field.value_committed.connect(self.set_sample)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(self._picture)
        row.addSpacing(tokens.SPACE_1)
        row.addWidget(self._words, 1)
        row.addWidget(self._stepper("chevron-left", "Previous sample", -1))
        row.addWidget(self.field)
        row.addWidget(self._stepper("chevron-right", "Next sample", 1))

    def _stepper(self, icon: str, words: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "small")
        button.setFixedSize(20, 20)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self.set_sample(self._sample + step))
        set_icon(button, icon, "text_muted")
        return button

    @property
    def sample(self) -> int:
        """The index of the image in the test split."""
        return self._sample

    def set_sample(self, index: int) -> None:
        """Look at another image; beyond the ends it goes round."""
        count = self._sample_count()
        index = index % count if count else max(index, 0)
        if index != self._sample:
            self._sample = index
            self._ask()
            self.sample_changed.emit(index)
        self.field.set_value(index)

    def _sample_count(self) -> int:
        try:
            described = describe(self._bridge.project.recipe.data)
        except NetStudioError:
            return 0
        return described.test_size if described else 0

    # Asking

    def _begin(self) -> None:
        """Another project: what was seen of the one before goes."""
        self._shown = (None, None)
        self._picture.clear()
        self._words.setText("")
        self._say_what_is_missing()
        self._ask()

    def _say_what_is_missing(self) -> None:
        is_asked = self._request is not None or not self._session.is_torch_loaded
        if self._shown[0] is None and is_asked:
            self.mosaic.clear(waiting_text("Feature maps", self._bridge, self._session))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._session.show(_OWNER, ())

    def _ask(self, *_: object) -> None:
        """Ask for what the selection wants, while somebody can see it."""
        if not self.isVisible() or not self._session.is_torch_loaded:
            return
        from netstudio.insight import FEATURE_MAPS
        from netstudio.training.probe import ProbeRequest

        target = self._target()
        inputs = self._bridge.project.graph.inputs()
        self._input_request = (
            ProbeRequest(FEATURE_MAPS, inputs[0].id, self._sample) if inputs else None
        )
        self._request = ProbeRequest(FEATURE_MAPS, target, self._sample) if target else None
        wanted = [item for item in (self._request, self._input_request) if item is not None]
        self._session.show(_OWNER, wanted)
        if self._request is None:
            self.mosaic.clear("Select a layer to look inside")
        if self._session.snapshot is not None:
            self._show_snapshot(self._session.snapshot)

    def _target(self) -> str:
        node_id = maps_target(self._bridge.graph, self._selection.current)
        if not node_id:
            return ""
        return self._bridge.address_of(node_id)

    # Showing

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if not self.isVisible():
            return
        result = snapshot.probes.get(self._request) if self._request else None
        image = snapshot.probes.get(self._input_request) if self._input_request else None
        if (result, image) == (None, None) or (
            result is self._shown[0] and image is self._shown[1]
        ):
            return
        self._shown = (result, image)
        if result is not None:
            self._show_maps(result)
        if image is not None:
            self._show_sample(image)

    def _show_maps(self, result: ProbeResult) -> None:
        if result.problem:
            self.mosaic.clear(result.problem)
            return
        maps = result.arrays["maps"]
        if maps.shape[0] == 1 and maps.shape[1] == 1:
            maps = maps[0, 0]
        name = self._name(result.request.address)
        sample = f"{name} · sample {result.request.sample}"
        # The foot says which sample it is, too: where there is little room, the name goes first.
        self.mosaic.set_values(maps, f"{sample}{self._label(result)}", (sample, name))

    def _show_sample(self, result: ProbeResult) -> None:
        if result.problem:
            self._picture.clear()
            self._words.setText(result.problem)
            return
        self._picture.setPixmap(_scaled(picture_of(result), self.devicePixelRatioF()))
        self._words.setText(f"sample {result.request.sample}{self._label(result)}")

    def _name(self, address: str) -> str:
        node = self._bridge.graph.nodes.get(address.rpartition(".")[2])
        return node.name if node else address

    def _label(self, result: ProbeResult) -> str:
        """` · a 5`, or ` · trousers`: the class of the sample, in words."""
        if "label" not in result.arrays:
            return ""
        index = int(result.arrays["label"])
        try:
            described = describe(self._bridge.project.recipe.data)
        except NetStudioError:
            described = None
        if described is None or index >= len(described.classes):
            return f" · class {index}"
        word = described.classes[index]
        return f" · a {word}" if word.isdecimal() else f" · {word}"


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

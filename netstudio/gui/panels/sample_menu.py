"""Which image to look at: any, or the next one of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from netstudio.gui.language import tr

if TYPE_CHECKING:
    from netstudio.gui.panels.feature_maps_panel import FeatureMapsPanel

_MOST_CLASSES = 100
"""A longer menu would not be read."""


class SampleMenu(QMenu):
    """Made for one showing; it deletes itself when closed."""

    def __init__(self, panel: FeatureMapsPanel) -> None:
        super().__init__(panel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chance = self.addAction(tr("Random sample"))
        chance.setEnabled(panel.sample_count > 1)
        chance.triggered.connect(lambda _=False: panel.set_random_sample())
        classes = panel.classes[:_MOST_CLASSES]
        if not classes:
            return
        of_class = self.addMenu(tr("Next of a class"))
        for label, name in enumerate(classes):
            action = of_class.addAction(name)
            action.triggered.connect(lambda _=False, label=label: panel.find_sample(label))

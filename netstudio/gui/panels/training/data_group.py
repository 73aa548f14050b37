"""Which data a network learns from: the set, its options, and what is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from netstudio.catalog.datasets import DatasetSpec, all_datasets, describe
from netstudio.document.recipe import Choice
from netstudio.errors import NetStudioError
from netstudio.gui.language import tr
from netstudio.gui.panels.card import Card, plain, strong
from netstudio.gui.panels.training.choice_group import ChoiceGroup, Offer
from netstudio.layout.amounts import bytes_text
from netstudio.sentence import say


class DataGroup(ChoiceGroup):
    """The choice of a data set, with a way to find a folder and a card on what it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Data", [_offer(spec) for spec in all_datasets()], parent)
        self._browse = QPushButton(tr("Choose a folder…"))
        self._browse.clicked.connect(self._choose_folder)
        self.contents = Card(tr("What it holds"))
        self.column.insertWidget(2, self._browse)
        self.column.addWidget(self.contents)

    def show_choice(self, choice: Choice) -> None:
        """Bring it up to date."""
        super().show_choice(choice)
        self._browse.setVisible("path" in self.rows)
        self.contents.set_lines(contents_lines(choice))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self.window(), tr("A folder for each class"))
        if folder:
            self._set("path", str(Path(folder)), False)


def contents_lines(choice: Choice) -> list[str]:
    """Size, classes and numbers of images, as rich text; why not, where they are not known."""
    try:
        described = describe(choice)
    except NetStudioError as error:
        return [plain(str(error))]
    if described is None:
        return [tr("Its size and classes are read from the folder when training starts.")]
    shape = " × ".join(str(size) for size in described.sample_shape)
    return [
        tr(
            "images {shape} · classes {count}",
            shape=strong(shape),
            count=strong(str(len(described.classes))),
        ),
        tr(
            "training {training} · test {test}",
            training=strong(f"{described.train_size:,}"),
            test=strong(f"{described.test_size:,}"),
        ),
    ]


def _offer(spec: DatasetSpec) -> Offer:
    words = spec.summary
    if spec.downloadable:
        size = bytes_text(spec.download_bytes)
        words = say("{summary} Downloads about {size} once.", summary=words, size=size)
    return Offer(spec, spec.title, spec.params, words)

"""Nothing selected inside a block: the definition's name and its parameters with their defaults."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from netstudio.catalog.param import ParamSpec
from netstudio.document.edits import RemoveParameter, RenameBlock, RenameParameter, SetParameter
from netstudio.document.naming import free_name
from netstudio.document.project import ROOT, Block
from netstudio.document.values import Value
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr, tr_count
from netstudio.gui.panels.card import Card, plain
from netstudio.gui.panels.form.editor_choice import editor_for
from netstudio.gui.panels.inspector.heading import Heading
from netstudio.gui.panels.inspector.name_field import NameField
from netstudio.gui.panels.inspector.page import InspectorPage
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.theme.sizing import fix_size

_NAME_WIDTH = 116


class BlockScopePage(InspectorPage):
    """The form of a definition; every instance follows it."""

    def __init__(self, bridge: DocumentBridge) -> None:
        super().__init__(bridge)
        self.block_name = bridge.scope
        self.heading = Heading(
            self.block_name, tr("block"), family="block", check=self._check_block_name
        )
        self.heading.renamed.connect(self._rename_block)
        self.definition_rows: dict[str, DefinitionRow] = {}
        self._shown: tuple[str, ...] | None = None
        self._form = QVBoxLayout()
        self._form.setSpacing(tokens.SPACE_1)
        self.add_button = QPushButton(tr("Add a parameter"))
        self.add_button.setProperty("kind", "outline")
        self.add_button.setToolTip(tr("Add a value that each instance may set for itself"))
        self.add_button.clicked.connect(self._add)
        self.about = Card(tr("Block"))
        self.column.addWidget(self.heading)
        self.column.addLayout(self._form)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        self.column.addLayout(below)
        self.column.addWidget(self.about)
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        block = self.bridge.project.blocks.get(self.block_name)
        if self.bridge.scope == ROOT or block is None:
            return  # the page is about to be replaced
        self.heading.show_values(block.name, tr("block"))
        if tuple(block.parameters) != self._shown:
            self._make_rows(block)
        for name, row in self.definition_rows.items():
            row.show_value(block.parameters[name])
        uses = len(self.bridge.inference.of_block(block.name))
        words = tr_count(uses, "Used once.", "Used {count} times.")
        self.about.set_lines([plain(line) for line in (block.description, words) if line])

    def _make_rows(self, block: Block) -> None:
        self._shown = tuple(block.parameters)
        for row in self.definition_rows.values():
            self._form.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.definition_rows = {
            name: self._row(name, value) for name, value in block.parameters.items()
        }
        for row in self.definition_rows.values():
            self._form.addWidget(row)

    def _row(self, name: str, value: Value) -> DefinitionRow:
        row = DefinitionRow(name, value, partial(self._check_name, name))
        row.renamed.connect(partial(self._rename, name))
        row.changed.connect(partial(self._set, name))
        row.removed.connect(partial(self._remove, name))
        return row

    # Edits

    def _add(self) -> None:
        block = self.bridge.project.blocks[self.block_name]
        self.push(SetParameter(self.block_name, free_name("parameter", block.parameters), 1))

    def _set(self, name: str, value: Value, goes_on: bool) -> None:
        self.push(SetParameter(self.block_name, name, value), merge=goes_on)

    def _remove(self, name: str) -> None:
        self.push(RemoveParameter(self.block_name, name))

    def _rename(self, name: str, new: str) -> None:
        self.push(RenameParameter(self.block_name, name, new))

    def _check_name(self, name: str, new: str) -> None:
        RenameParameter(self.block_name, name, new).change(self.bridge.project)

    def _rename_block(self, name: str) -> None:
        old, self.block_name = self.block_name, name
        if not self.bridge.push(RenameBlock(old, name)):
            self.block_name = old
            self.refresh()

    def _check_block_name(self, name: str) -> None:
        RenameBlock(self.block_name, name).change(self.bridge.project)


class DefinitionRow(QWidget):
    """A parameter of a definition: its name, its default, and a button that removes it."""

    renamed = Signal(object)
    """The new name."""
    changed = Signal(object, bool)
    """The new default, and whether it goes on from the last one."""
    removed = Signal()

    def __init__(self, name: str, value: Value, check: object) -> None:
        super().__init__()
        assert callable(check)
        self.name_field = NameField(name, check)
        self.name_field.setProperty("role", "")
        fix_size(self.name_field, width=_NAME_WIDTH)
        self.name_field.setAccessibleName(tr("Name of the parameter"))
        self.name_field.value_committed.connect(self.renamed)
        param = ParamSpec(name, "value", value, tr("The default of {name}.", name=name))
        self.editor = editor_for(param, value)
        self.editor.committed.connect(self.changed)
        self.remove_button = QToolButton()
        self.remove_button.setProperty("kind", "small")
        set_icon(self.remove_button, "trash", "text_muted")
        words = tr("Remove {name}; its default takes its place", name=name)
        self.remove_button.setToolTip(words)
        self.remove_button.setAccessibleName(words)
        self.remove_button.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(self.name_field)
        row.addWidget(self.editor, 1)
        row.addWidget(self.remove_button)

    def show_value(self, value: Value) -> None:
        """Show another default."""
        self.editor.set_value(value)

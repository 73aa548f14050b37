"""Nothing selected: the project as a whole, or the block that is open."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.registry import find_layer
from netstudio.document.edits import SetInfo
from netstudio.document.graph import Graph
from netstudio.document.node import Node
from netstudio.errors import EditError
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr, tr_count
from netstudio.gui.panels.card import Card, plain, strong
from netstudio.gui.panels.counts import network_counts
from netstudio.gui.panels.inspector.heading import Heading
from netstudio.gui.panels.inspector.page import InspectorPage
from netstudio.gui.panels.inspector.worked_parameters import parameters_how
from netstudio.gui.theme.apply import current, notifier

_MOST_LISTED = 40
_MARGIN = 8
_SHORTEST_DESCRIPTION, _TALLEST_DESCRIPTION = 48, 200


class DescriptionField(QPlainTextEdit):
    """The project's description; taken over when the field is left."""

    def __init__(self, bridge: DocumentBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setPlaceholderText(tr("What is this network for?"))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setTabChangesFocus(True)
        self.setProperty("role", "field")
        self.setAccessibleName(tr("Description"))

    def show_text(self, text: str) -> None:
        """Show `text`, unless it is being typed right now."""
        if not self.hasFocus() and text != self.toPlainText():
            self.setPlainText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *_: object) -> None:
        """As high as the text; of a plain text edit, the document's height is a count of lines."""
        lines = self.document().documentLayout().documentSize().height()
        height = round(lines * self.fontMetrics().lineSpacing()) + 2 * _MARGIN
        self.setFixedHeight(min(max(height, _SHORTEST_DESCRIPTION), _TALLEST_DESCRIPTION))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        project = self._bridge.project
        if self.toPlainText() != project.description:
            self._bridge.push(SetInfo(project.name, self.toPlainText()))


class ProjectPage(InspectorPage):
    """Name, description, size, and where the parameters are."""

    def __init__(self, bridge: DocumentBridge) -> None:
        super().__init__(bridge)
        self.heading = Heading(bridge.project.name, tr("project"), check=_check_project_name)
        self.heading.renamed.connect(self._rename)
        self.description = DescriptionField(bridge)
        self.network = Card(tr("Network"))
        self.sums = Card(tr("Where the parameters are"))
        self.column.addWidget(self.heading)
        self.column.addWidget(self.description)
        self.column.addWidget(self.network)
        self.column.addWidget(self.sums)
        self.column.addStretch(1)
        notifier.theme_changed.connect(self._wear_theme)
        self.refresh()

    def _wear_theme(self, *_: object) -> None:
        self.sums.set_lines(_sum_table(self.bridge))

    def refresh(self) -> None:
        project = self.bridge.project
        self.heading.show_values(project.name, tr("project"))
        self.description.show_text(project.description)
        counts = network_counts(project, self.bridge.inference)
        self.network.set_lines(
            [
                tr("layers {count}", count=strong(f"{counts.layers:,}")),
                tr("parameters {count}", count=strong(f"{counts.parameters:,}")),
                tr("multiply-accumulates {count}", count=strong(counts.macs_text)),
                tr("weights {size} as float32", size=strong(counts.weight_text)),
                *_ends(self.bridge),
            ]
        )
        self.sums.set_lines(_sum_table(self.bridge))

    def _rename(self, name: str) -> None:
        self.push(SetInfo(name, self.bridge.project.description))


def _ends(bridge: DocumentBridge) -> list[str]:
    """The shapes of inputs and outputs of the main graph."""
    lines = []
    graph, nodes = bridge.project.graph, bridge.inference.nodes
    for node in (*graph.inputs(), *graph.outputs()):
        if node.id in nodes:
            lines.append(f"{plain(node.name)} {strong(shape_text(nodes[node.id].type))}")
    return lines


def _sum_table(bridge: DocumentBridge) -> list[str]:
    """How the number of parameters comes about: a line for each node that has any."""
    graph, known = bridge.project.graph, bridge.inference.nodes
    counted = [
        (node.name, _how(graph, node, known[node.id]), known[node.id].parameters)
        for node in graph.nodes.values()
        if node.id in known and known[node.id].parameters
    ]
    if not counted:
        return []
    shown = counted[:_MOST_LISTED]
    rows = [_table_row(plain(name), plain(how), f"{count:,}") for name, how, count in shown]
    rest = counted[_MOST_LISTED:]
    if rest:
        words = tr_count(len(rest), "and {count} more", "and {count} more")
        rows.append(_table_row(plain(words), "", f"{sum(count for *_, count in rest):,}"))
    total = strong(f"{bridge.inference.parameters:,}")
    rows.append(_table_row(strong(tr("together")), "", total))
    return [f'<table width="100%" cellspacing="0" cellpadding="2">{"".join(rows)}</table>']


def _how(graph: Graph, node: Node, known: NodeInference) -> str:
    layer = graph.layer_of(node)
    spec = find_layer(layer.type) if layer is not None else None
    return parameters_how(spec, known) if spec is not None else ""


def _table_row(name: str, how: str, count: str) -> str:
    quiet = f'<span style="color:{current().text_muted}">{how}</span>'
    return f'<tr><td>{name}</td><td>{quiet}</td><td align="right">{count}</td></tr>'


def _check_project_name(name: str) -> None:
    if not name:
        raise EditError(tr("A project needs a name."))

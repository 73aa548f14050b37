"""Nothing selected: the project as a whole; several nodes: what they have together."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from netstudio.catalog.inference import NodeInference
from netstudio.document.edits import SetInfo
from netstudio.errors import EditError
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.card import Card, plain, strong
from netstudio.gui.panels.counts import network_counts
from netstudio.gui.panels.inspector.heading import Heading
from netstudio.gui.panels.inspector.page import InspectorPage
from netstudio.gui.selection import Selection

_LARGEST = 6
_MARGIN = 8
_SHORTEST_DESCRIPTION, _TALLEST_DESCRIPTION = 48, 200


class DescriptionField(QPlainTextEdit):
    """The project's description; taken over when the field is left."""

    def __init__(self, bridge: DocumentBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setPlaceholderText("What is this network for?")
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setTabChangesFocus(True)
        self.setProperty("role", "field")
        self.setAccessibleName("Description")

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
        self.heading = Heading(bridge.project.name, "project", check=_check_project_name)
        self.heading.renamed.connect(self._rename)
        self.description = DescriptionField(bridge)
        self.network = Card("Network")
        self.largest = Card("Most parameters")
        self.column.addWidget(self.heading)
        self.column.addWidget(self.description)
        self.column.addWidget(self.network)
        self.column.addWidget(self.largest)
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        project = self.bridge.project
        self.heading.show_values(project.name, "project")
        self.description.show_text(project.description)
        counts = network_counts(project, self.bridge.inference)
        self.network.set_lines(
            [
                f"layers {strong(f'{counts.layers:,}')}",
                f"parameters {strong(f'{counts.parameters:,}')}",
                f"multiply-accumulates {strong(counts.macs_text)}",
                f"weights {strong(counts.weight_text)} as float32",
                *_ends(self.bridge),
            ]
        )
        self.largest.set_lines(_largest_lines(self.bridge))

    def _rename(self, name: str) -> None:
        self.push(SetInfo(name, self.bridge.project.description))


class SeveralPage(InspectorPage):
    """What several selected nodes have together."""

    def __init__(self, bridge: DocumentBridge, selection: Selection) -> None:
        super().__init__(bridge)
        self._selection = selection
        self.heading = Heading("", "selected")
        self.sums = Card("Together")
        self.nodes = Card("Nodes")
        self.column.addWidget(self.heading)
        self.column.addWidget(self.sums)
        self.column.addWidget(self.nodes)
        self.column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        ids = [node_id for node_id in self._selection.ids if node_id in self.bridge.graph.nodes]
        self.heading.show_values(f"{len(ids)} nodes", "selected")
        known = [self.bridge.node_inference(node_id) for node_id in ids]
        parameters = sum(item.parameters for item in known if item)
        self.sums.set_lines([f"parameters {strong(f'{parameters:,}')}"])
        names = [self.bridge.graph.nodes[node_id].name for node_id in ids]
        self.nodes.set_lines(
            [
                f"{plain(name)} {plain(_shape_of(item))}"
                for name, item in zip(names, known, strict=True)
            ]
        )


def _shape_of(known: NodeInference | None) -> str:
    return shape_text(known.type) if known else ""


def _ends(bridge: DocumentBridge) -> list[str]:
    """The shapes of inputs and outputs of the main graph."""
    lines = []
    graph, nodes = bridge.project.graph, bridge.inference.nodes
    for node in (*graph.inputs(), *graph.outputs()):
        if node.id in nodes:
            lines.append(f"{plain(node.name)} {strong(shape_text(nodes[node.id].type))}")
    return lines


def _largest_lines(bridge: DocumentBridge) -> list[str]:
    """The nodes with the most parameters, and their share of all."""
    total = bridge.inference.parameters
    graph = bridge.project.graph
    counted = [
        (known.parameters, graph.nodes[address].name)
        for address, known in bridge.inference.nodes.items()
        if known.parameters and address in graph.nodes
    ]
    return [
        f"{plain(name)} {strong(f'{count:,}')} · {100 * count / total:.1f} %"
        for count, name in sorted(counted, key=lambda pair: -pair[0])[:_LARGEST]
    ]


def _check_project_name(name: str) -> None:
    if not name:
        raise EditError("A project needs a name.")

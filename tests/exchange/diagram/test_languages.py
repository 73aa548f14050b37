"""Diagrams as Mermaid and Graphviz text."""

import re
from dataclasses import replace

from netstudio.catalog.inference import infer
from netstudio.document.project import Project
from netstudio.exchange.diagram.draw import text_of
from netstudio.exchange.diagram.options import DiagramOptions
from netstudio.presets import load_preset
from tests.networks import NetworkBuilder


def text(language: str, name: str = "resnet20_cifar10", **options) -> str:
    project = load_preset(name)
    return text_of(project, infer(project), language, DiagramOptions(**options))


def test_mermaid_has_a_box_a_layer_and_shapes_on_its_arrows():
    lines = text("mermaid", "lenet5", direction="down").splitlines()
    assert lines[0] == "flowchart TD"
    assert '  n1["Conv2d<br/>6 × 5×5<br/>Tanh"]:::convolution' in lines
    assert '  n1 -- "6×28×28" --> n2' in lines
    assert sum("-->" in line for line in lines) == 9


def test_open_blocks_are_subgraphs_and_wires_end_at_what_is_inside():
    lines = text("mermaid", open_blocks=True).splitlines()
    assert sum(line.strip().startswith("subgraph") for line in lines) == 7
    assert sum(line.strip() == "end" for line in lines) == 7
    frames = set(re.findall(r"subgraph (n\d+)", "\n".join(lines)))
    ends = re.findall(r"^  (n\d+) .*--> (n\d+)$", "\n".join(lines), re.MULTILINE)
    assert ends and not frames & {end for pair in ends for end in pair}
    named = set(re.findall(r"^ *(n\d+)[\[(]", "\n".join(lines), re.MULTILINE))
    assert {end for pair in ends for end in pair} == named


def test_the_first_copy_of_a_stack_leads_to_the_rest():
    source = text("dot", open_blocks=True)
    assert '"stage2/relu2" -> "stage2+/conv1"' in source
    assert '"stage2/relu2" -> "stage2+/sum"' in source
    assert '"stage2+/relu2" -> "stage3/conv1";' in source
    assert '"stage2/conv1" -> "stage2/conv2" [label="32×16×16"]' in source


def test_quotes_and_backslashes_do_not_break_out():
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("fc", "Linear", "image", out_features=4)
    net.output("out", "fc")
    project = replace(Project(graph=net.graph()), name='a "b" \\ c')
    source = text_of(project, infer(project), "dot")
    assert source.startswith('digraph "a \\"b\\" \\\\ c" {')
    assert source.count("{") == source.count("}")

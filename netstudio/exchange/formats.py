"""Every form in which a network is written to a file: one table, for the terminal and the window.

A format is known by the ending of its file name. What writes it is imported when it is asked to,
so that the table costs nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from netstudio.document.file.atomic import write_atomically
from netstudio.document.project import Project
from netstudio.errors import Cancelled, ExchangeError, NetStudioError
from netstudio.exchange.diagram.options import DiagramOptions
from netstudio.exchange.listening import IsCancelled, never
from netstudio.records import dataclass
from netstudio.sentence import Sentence, say

if TYPE_CHECKING:
    from netstudio.catalog.inference import Inference
    from netstudio.exchange.diagram.drawing import Drawing
    from netstudio.exchange.proof.verdict import Proof
    from netstudio.exchange.traced import Traced

Group = Literal["model", "diagram", "text"]
USUAL_DPI: Final = 300.0


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written, and where to.

    Attributes:
        weights: a run folder or a weights file that goes along; None for PyTorch's initial ones.
        diagram: how a diagram is drawn.
        dpi: pixels an inch, where a diagram is made of pixels.
        see_through: whether a diagram has no ground, rather than a white one.
        prove: whether a Python file is compared with the network, in processes of their own.
        overwrite: whether a Python file may lose what somebody wrote in it by hand.
        cancelled: asked now and then; work that takes long is given up when it says yes.
    """

    project: Project
    path: Path
    weights: Path | None = None
    diagram: DiagramOptions = field(default_factory=DiagramOptions)
    dpi: float = USUAL_DPI
    see_through: bool = False
    prove: bool = False
    overwrite: bool = False
    cancelled: IsCancelled = never


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: the files, and what was found when one was compared with the network.

    Attributes:
        proof: of a Python file that was to be proved.
        warning: what is not as it should be with what was written.
    """

    paths: tuple[Path, ...]
    checked: Sentence | None = None
    proof: Proof | None = None
    warning: Sentence | None = None


Write: TypeAlias = Callable[[Order], Made]


@dataclass(frozen=True, slots=True)
class Format:
    """One form of file.

    Attributes:
        suffix: the ending of its name, with the dot.
        label: what it is called.
        about: what it is for, in a sentence.
        group: what it is a form of.
        write: writes it. Raises NetStudioError in one sentence.
        is_sound: whether only a network without errors can be written so.
        text: what such a file says, where it is text to be read; the path does not matter.
    """

    suffix: str
    label: str
    about: str
    group: Group
    write: Write
    is_sound: bool = False
    text: Callable[[Order], str] | None = None


def format_of(path: Path) -> Format:
    """The format that a file name asks for.

    Raises:
        ExchangeError: for an ending that is none of the table's.
    """
    for one in FORMATS:
        if path.suffix.lower() == one.suffix:
            return one
    raise ExchangeError(
        say(
            "{name} does not say what to write; end the name with one of {endings}.",
            name=path.name,
            endings=" ".join(one.suffix for one in FORMATS),
        )
    )


def _python(order: Order) -> Made:
    from netstudio.exchange.python_file import export_python, refuse_loss

    if not order.overwrite:
        refuse_loss(order.project, order.path)
    proof = _proof(order) if order.prove and _known(order).is_sound else None
    _go_on_with(order)
    written = export_python(order.project, order.path, order.weights, overwrite=order.overwrite)
    return Made(written, proof.sentence() if proof else None, proof)


def _proof(order: Order) -> Proof:
    """Of the same source at another place: nothing is written where this is called off."""
    from netstudio.exchange.proof.export import prove_file
    from netstudio.exchange.python_file import export_python

    with tempfile.TemporaryDirectory(prefix="netstudio-proof-") as folder:
        path = Path(folder, order.path.name)
        export_python(order.project, path)
        return prove_file(order.project, path, cancelled=order.cancelled)


def _go_on_with(order: Order) -> None:
    """Called before a file is written.

    Raises:
        Cancelled: when the order was cancelled meanwhile.
    """
    if order.cancelled():
        raise Cancelled(say("Stopped; nothing was written."))


def _weights(order: Order) -> Made:
    from netstudio.exchange.python_file import export_weights

    _go_on_with(order)
    export_weights(order.project, order.path, order.weights)
    return Made((order.path,))


def _onnx(order: Order) -> Made:
    from netstudio.exchange.traced import export_onnx

    return _compared(
        export_onnx(order.project, order.path, order.weights, cancelled=order.cancelled)
    )


def _program(order: Order) -> Made:
    from netstudio.exchange.traced import export_program

    return _compared(
        export_program(order.project, order.path, order.weights, cancelled=order.cancelled)
    )


def _compared(made: Traced) -> Made:
    sentence = say(
        "Compared with the network at batches of {sizes}: it differs by {difference} at most.",
        sizes=", ".join(map(str, made.batches)),
        difference=f"{made.difference:.1g}",
    )
    return Made(made.paths, sentence)


def _svg(order: Order) -> Made:
    from netstudio.exchange.diagram.draw import draw
    from netstudio.exchange.diagram.svg import as_svg

    drawing = draw(order.project, _known(order), order.diagram)
    return _written(order, as_svg(drawing, see_through=order.see_through).encode())


def _pdf(order: Order) -> Made:
    from netstudio.exchange.diagram.draw import draw
    from netstudio.exchange.diagram.pdf import as_pdf

    drawing = draw(order.project, _known(order), order.diagram)
    return replace(_written(order, as_pdf(drawing)), warning=_unseen(drawing))


def _png(order: Order) -> Made:
    from netstudio.exchange.diagram.draw import draw
    from netstudio.exchange.diagram.png import as_png

    drawing = draw(order.project, _known(order), order.diagram)
    made = _written(order, as_png(drawing, order.dpi, see_through=order.see_through))
    return replace(made, warning=_unseen(drawing))


def _unseen(drawing: Drawing) -> Sentence | None:
    from netstudio.exchange.diagram.stand_in import unseen

    return unseen(drawing)


def _source(order: Order) -> str:
    from netstudio.codegen.generate import generate

    return generate(order.project, _known(order)).text


def _mermaid(order: Order) -> str:
    from netstudio.exchange.diagram.draw import text_of

    return text_of(order.project, _known(order), "mermaid", order.diagram)


def _dot(order: Order) -> str:
    from netstudio.exchange.diagram.draw import text_of

    return text_of(order.project, _known(order), "dot", order.diagram)


def _markdown(order: Order) -> str:
    from netstudio.exchange.summary.rows import summary_rows, totals
    from netstudio.exchange.summary.text import as_markdown, opened

    rows = summary_rows(order.project, _known(order))
    inside = opened(rows) if order.diagram.open_blocks else rows
    return as_markdown(inside, totals(rows), f"{len(rows)} nodes")


def _csv(order: Order) -> str:
    from netstudio.exchange.summary.rows import summary_rows
    from netstudio.exchange.summary.text import as_csv, opened

    rows = summary_rows(order.project, _known(order))
    return as_csv(opened(rows) if order.diagram.open_blocks else rows)


def _known(order: Order) -> Inference:
    from netstudio.compiler.shapes import infer_shapes_of

    return infer_shapes_of(order.project)


def _written(order: Order, data: bytes) -> Made:
    _go_on_with(order)
    try:
        write_atomically(order.path, data)
    except (NetStudioError, OSError) as error:
        raise ExchangeError(str(error)) from error
    return Made((order.path,))


def _text_format(
    suffix: str, label: Sentence, about: Sentence, text: Callable[[Order], str]
) -> Format:
    return Format(
        suffix, label, about, "text", lambda order: _written(order, text(order).encode()), text=text
    )


FORMATS: Final[tuple[Format, ...]] = (
    Format(
        ".py",
        say("Python file"),
        say(
            "The source that trains, as a file that needs nothing but PyTorch, and safetensors "
            "for stored tensors."
        ),
        "model",
        _python,
        text=_source,
    ),
    Format(
        ".safetensors",
        say("Weights"),
        say("The parameters and buffers alone, under the keys of the state_dict; holds no code."),
        "model",
        _weights,
        True,
    ),
    Format(
        ".pt",
        say("Weights for torch.load"),
        say("The same in PyTorch's own format, for programs that read no other."),
        "model",
        _weights,
        True,
    ),
    Format(
        ".onnx",
        say("ONNX model"),
        say("For other runtimes and for devices: any batch size, compared with the network."),
        "model",
        _onnx,
        True,
    ),
    Format(
        ".pt2",
        say("torch.export program"),
        say("For PyTorch without this file's source, and for compilers built on torch.export."),
        "model",
        _program,
        True,
    ),
    Format(
        ".svg",
        say("Diagram as SVG"),
        say("Vector drawing with editable text, for slides, web pages and Inkscape."),
        "diagram",
        _svg,
    ),
    Format(
        ".pdf",
        say("Diagram as PDF"),
        say("Vector drawing with embedded fonts, for a paper written in LaTeX."),
        "diagram",
        _pdf,
    ),
    Format(
        ".png",
        say("Diagram as PNG"),
        say("A picture of pixels at a resolution of your choice."),
        "diagram",
        _png,
    ),
    _text_format(
        ".mmd",
        say("Mermaid text"),
        say("Text that GitHub, notebooks and documentation draw as a flowchart."),
        _mermaid,
    ),
    _text_format(
        ".dot",
        say("Graphviz text"),
        say("Text that Graphviz lays out."),
        _dot,
    ),
    _text_format(
        ".md",
        say("Summary as Markdown"),
        say("The table of layers with shapes, parameters and multiply-accumulates."),
        _markdown,
    ),
    _text_format(
        ".csv",
        say("Summary as CSV"),
        say("The same table with plain numbers, for a spreadsheet."),
        _csv,
    ),
)

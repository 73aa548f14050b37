"""Whether a network fits its data: looked at before the first step, said on the right node.

On CUDA a label beyond the last output would end the process's use of the device, so it must not
get that far.
"""

from __future__ import annotations

from netstudio.catalog.datasets import DataDescription
from netstudio.catalog.inference import Inference
from netstudio.catalog.types import TensorType, concrete
from netstudio.document.project import Project
from netstudio.sentence import say
from netstudio.training.failure import RunError
from netstudio.training.objective import LABEL
from netstudio.training.wiring import IMAGE, input_fields


def check_fit(project: Project, inference: Inference, data: DataDescription) -> None:
    """Checks the inputs against the images, and the outputs against the classes.

    Raises:
        RunError: when they do not fit, with the node.
    """
    _check_nodes(inference)
    fields = input_fields(project)
    for node, field in zip(project.graph.inputs(), fields, strict=True):
        if field == IMAGE:
            _check_input(node.id, inference, data)
    for step in project.recipe.steps:
        for term in step.losses:
            outputs = [item.id for item in project.graph.outputs()]
            output = term.output or next(iter(outputs), "")
            if term.target == LABEL and output in outputs:
                _check_output(output, inference, data)


def _check_nodes(inference: Inference) -> None:
    for address, node in inference.nodes.items():
        if node.clashes:
            raise RunError(
                say(
                    "“{address}” does not fit: {message}",
                    address=address,
                    message=node.clashes[0].message,
                ),
                address,
            )


def _check_input(node_id: str, inference: Inference, data: DataDescription) -> None:
    wanted = _sample_shape(node_id, inference)
    given = data.sample_shape
    if wanted is not None and wanted != given:
        raise RunError(
            say(
                "The input “{node_id}” takes images of {size}, and {title} has {size2}; change "
                "the input's shape or choose other data.",
                node_id=node_id,
                size=_size(wanted),
                title=data.title,
                size2=_size(given),
            ),
            node_id,
        )


def _check_output(node_id: str, inference: Inference, data: DataDescription) -> None:
    shape = _sample_shape(node_id, inference)
    classes = len(data.classes)
    if shape and shape[0] < classes:
        raise RunError(
            say(
                "The output “{node_id}” has {shape} values for each image, and {title} has "
                "{classes} classes; give the last layer {classes} outputs.",
                node_id=node_id,
                shape=shape[0],
                title=data.title,
                classes=classes,
            ),
            node_id,
        )


def _sample_shape(node_id: str, inference: Inference) -> tuple[int, ...] | None:
    """The shape without the batch; None where it is not known."""
    known = inference.nodes.get(node_id)
    if known is None or not isinstance(known.type, TensorType):
        return None
    return concrete(known.type.shape, 1)[1:]


def _size(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) or "no size"

"""Recurrent layers."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import chosen, inferred
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.common import size_at
from netstudio.catalog.rules.recurrent import recurrent, recurrent_macs, recurrent_parameters
from netstudio.catalog.spec import LayerSpec

_NONLINEARITY = ParamSpec(
    "nonlinearity",
    "choice",
    "tanh",
    "The activation.",
    choices=("tanh", "relu"),
)
_PROJECTION = ParamSpec(
    "proj_size",
    "int",
    0,
    "Features that the hidden state is projected to; 0 leaves it as it is.",
    minimum=0,
)
_RETURNS = ParamSpec(
    "returns",
    "choice",
    "sequence",
    "What it gives: every step, the last step, or torch's pair of all steps and the last state.",
    choices=("sequence", "last", "all"),
    in_call=True,
)


def _recurrent(
    name: str,
    summary: str,
    formula: str,
    keywords: tuple[str, ...],
    nonlinearity: tuple[ParamSpec, ...] = (),
    projection: tuple[ParamSpec, ...] = (),
) -> LayerSpec:
    return LayerSpec(
        name,
        "recurrent",
        summary,
        recurrent(name),
        (
            inferred("input_size", "Features of each step."),
            chosen("hidden_size", 64, "Features of the state."),
            ParamSpec("num_layers", "int", 1, "Layers on top of each other.", minimum=1),
            *nonlinearity,
            ParamSpec("bias", "bool", True, "Whether it learns biases."),
            # A sample comes first everywhere else on the canvas, so here as well.
            ParamSpec(
                "batch_first",
                "bool",
                True,
                "Whether the batch comes before the steps.",
                explicit=True,
            ),
            ParamSpec(
                "dropout",
                "float",
                0.0,
                "Probability of a zero between layers, while training.",
                minimum=0,
                maximum=1,
            ),
            ParamSpec("bidirectional", "bool", False, "Whether it also reads backwards."),
            *projection,
            _RETURNS,
        ),
        construct=f"nn.{name}",
        call=(
            "module(x) if returns == 'all' else module(x)[0] if returns == 'sequence' "
            "else module(x)[0][:, -1] if batch_first else module(x)[0][-1]"
        ),
        infer={"input_size": size_at(-1)},
        parameters=recurrent_parameters(name),
        macs=recurrent_macs(name),
        formula=formula,
        docs=f"torch.nn.{name}.html",
        keywords=("sequence", "time series", "recurrent", *keywords),
        mode_dependent=True,
    )


RECURRENT = (
    _recurrent(
        "RNN",
        "A state that each step updates from the input and from itself (Elman).",
        "hₜ = tanh(W xₜ + b + U hₜ₋₁ + c)",
        ("elman", "vanilla"),
        nonlinearity=(_NONLINEARITY,),
    ),
    _recurrent(
        "LSTM",
        "A recurrent layer with a memory cell behind gates (Hochreiter and Schmidhuber, 1997).",
        "cₜ = f cₜ₋₁ + i tanh(g), hₜ = o tanh(cₜ)",
        ("long short-term memory", "gate", "memory"),
        projection=(_PROJECTION,),
    ),
    _recurrent(
        "GRU",
        "A recurrent layer with a reset and an update gate (Cho et al., 2014).",
        "hₜ = (1 - z) n + z hₜ₋₁",
        ("gated recurrent unit", "gate"),
    ),
)

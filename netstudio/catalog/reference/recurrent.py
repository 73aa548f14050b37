"""Reference of the recurrent layers."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Paper, Reference, arxiv

_SHAPES = "(N, L, F) → (N, L, d·H), or (N, d·H) for the last step; d = 2 where bidirectional"

REFERENCES: dict[str, Reference] = {
    "RNN": Reference(
        "Reads a sequence step by step and keeps a state, which each step computes anew from the "
        "input and the state before. Gradients through many steps fade or explode.",
        _SHAPES,
        "h_{t} = tanh(W x_{t} + b + U h_{t−1} + c)",
        paper=Paper(
            "Elman, Finding structure in time (1990)",
            "https://doi.org/10.1207/s15516709cog1402_1",
        ),
    ),
    "LSTM": Reference(
        "A recurrent layer with a memory cell: gates decide what is forgotten, what is written and "
        "what is shown, so that gradients reach far back.",
        _SHAPES,
        "c_{t} = f · c_{t−1} + i · g,  h_{t} = o · tanh(c_{t})",
        "i, f, o = σ(W x_{t} + U h_{t−1} + b), g = tanh(…), each with weights of its own",
        Paper(
            "Hochreiter and Schmidhuber, Long short-term memory (1997)",
            "https://doi.org/10.1162/neco.1997.9.8.1735",
        ),
    ),
    "GRU": Reference(
        "A recurrent layer with two gates: one decides how much of the state is renewed, the other "
        "how much of the old one the renewal sees. Lighter than an LSTM.",
        _SHAPES,
        "h_{t} = (1 − z) · n + z · h_{t−1}",
        "r, z = σ(W x_{t} + U h_{t−1} + b),  n = tanh(W x_{t} + b + r · (U h_{t−1} + c))",
        arxiv("Cho et al., Learning phrase representations (2014)", "1406.1078"),
    ),
}

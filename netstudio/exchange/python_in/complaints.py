"""What to say of a constructor or call that does not read."""

from __future__ import annotations

import ast

from netstudio.exchange.python_in.layer_forms import layers_made_by, why_unreadable
from netstudio.sentence import say


def constructor_complaint(tree: ast.Call) -> str:
    """Why the arguments of a layer's constructor do not fit."""
    callee = ast.unparse(tree.func)
    spec = layers_made_by(callee)[-1]
    known = ", ".join(param.name for param in spec.params if not param.in_call) or "none"
    unknown, missing = why_unreadable(tree, spec)
    if unknown:
        return say(
            "{callee} has no parameter “{unknown}”; its parameters are: {known}.",
            callee=callee,
            unknown=unknown,
            known=known,
        )
    if missing:
        return say(
            "{callee} needs a value for {missing}.", callee=callee, missing=", ".join(missing)
        )
    return say(
        "{callee} cannot be given these arguments; its parameters are: {known}.",
        callee=callee,
        known=known,
    )

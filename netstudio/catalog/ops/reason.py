"""Why a name of torch is not one that a project may use."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """A class of refusal; the value completes “torch.load is not allowed: it …”."""

    FILE = "opens files"
    UNPICKLE = "unpickles, which can run anything"
    CALLBACK = "calls back into code that it is given"
    MEMORY = "shares memory with something else"
    STORAGE = "replaces or shows what a tensor is stored in"
    AUTOGRAD = "acts on the record of gradients rather than on values"
    GLOBAL_STATE = "reads or changes the state of the whole program"
    RANDOM_STATE = "reads or changes the state of the random numbers"
    DEVICE = "chooses a device, which the program does"
    PYTHON_VALUE = "gives a Python value, not a tensor"
    LAYOUT = "belongs to sparse, nested or quantized tensors"
    INTERNAL = "belongs to torch's inner workings, which may change without notice"
    TYPE = "is a type, not an operation"
    REMOVED = "has been withdrawn or replaced in torch"

"""Importing what training needs beside a window that stays fluid."""

from __future__ import annotations

import threading


class TorchLoader(threading.Thread):
    """Imports numpy, the plots, the session's modules and torch, so that the window need not.

    `plots_ready` is set when plots can be made, `session_ready` when the torch thread can be
    started; the thread ends when torch is there, and `devices` names what networks can be trained
    on. It knows nothing of windows: one that closes meanwhile need not wait for it.
    """

    def __init__(self) -> None:
        # No daemon: Python ends only when the import has, for it cannot be cut off in the middle.
        super().__init__(name="netstudio-loader", daemon=False)
        self.plots_ready = threading.Event()
        self.session_ready = threading.Event()
        self.devices: tuple[str, ...] = ()

    def run(self) -> None:
        from netstudio.gui.plots.curve_plot import preload
        from netstudio.training.preload import import_torch, importing

        # First, and alone: while another thread has the dynamic linker open torch's libraries, an
        # import that needs the linker too would wait for it with Python's lock in its hand.
        with importing():
            preload()
            self.plots_ready.set()
            from netstudio.insight import standard_probes  # noqa: F401 -- wanted for its import
            from netstudio.training.torch_thread import Session  # noqa: F401 -- as above

        self.session_ready.set()
        import_torch()
        self.devices = available_devices()


def available_devices() -> tuple[str, ...]:
    """The devices that torch can train on here, as a recipe names them."""
    import torch

    cuda = torch.cuda.device_count() if torch.cuda.is_available() else 0
    names = ["cpu"]
    if cuda:
        names.append("cuda")
        names += [f"cuda:{index}" for index in range(1, cuda)]
    if torch.backends.mps.is_available():
        names.append("mps")
    return tuple(names)

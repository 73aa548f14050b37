"""What a look inside says while there is nothing to see yet."""

from __future__ import annotations

from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.session_bridge import SessionBridge


def waiting_text(what: str, bridge: DocumentBridge, session: SessionBridge) -> str:
    """What has to happen before `what`, such as kernels, can be seen."""
    if any(problem.severity == "error" for problem in bridge.announced_problems):
        return tr("{what} appear once the problems are solved", what=what)
    if not session.is_torch_loaded:
        return tr("{what} appear once PyTorch is loaded", what=what)
    return tr("{what} appear in a moment", what=what)

"""The document is quick to import: nothing heavy comes with it."""

from __future__ import annotations

import json
import subprocess
import sys

_PROBE = """
import importlib, json, pkgutil, sys
import netstudio.document as package
for module in pkgutil.walk_packages(package.__path__, "netstudio.document."):
    importlib.import_module(module.name)
from netstudio.document.project_file import project_from_text, project_to_text
project_to_text(project_from_text('{"format": 1, "graph": {"nodes": [{"id": "x", "op": "f"}]}}'))
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_all_of_the_document_imports_without_anything_heavy():
    result = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, check=True)
    loaded = set(json.loads(result.stdout))
    assert "netstudio" in loaded
    heavy = {"torch", "PySide6", "numpy", "networkx", "sklearn", "safetensors"}
    assert not loaded & heavy

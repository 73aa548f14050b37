"""The window is there before anything heavy is imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("torch", "torchvision", "pyqtgraph", "networkx", "numpy", "sklearn", "safetensors")

SCRIPT = """
import json, sys
from PySide6.QtCore import QTimer
from netstudio.gui.app import make_application, open_window

app = make_application()
window = open_window("lenet5")
cards = len(window.canvas.canvas.nodes)
seen = {}

def painted():
    seen["modules"] = sorted(name for name in %r if name in sys.modules)
    seen["cards"] = cards
    seen["windows"] = sum(widget.isVisible() for widget in app.topLevelWidgets())
    window.bench.session.begin = lambda: None
    QTimer.singleShot(0, app.quit)

window.painted.connect(painted)
QTimer.singleShot(30_000, app.quit)
app.exec()
print(json.dumps(seen))
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path):
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "NETSTUDIO_SETTINGS": str(tmp_path / "settings.ini"),
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT % (HEAVY,)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen == {"modules": [], "cards": 14, "windows": 1}

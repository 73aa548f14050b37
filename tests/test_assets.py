import subprocess
import sys

import pytest

from netstudio.assets import MissingResourceError, preset_folder, resource


def test_resource_is_a_file_of_the_program() -> None:
    assert resource("window.qss").is_file()
    assert resource("icons").is_dir()


def test_missing_resource_says_what_is_missing() -> None:
    with pytest.raises(MissingResourceError, match=r"icons/no-such\.svg"):
        resource("icons/no-such.svg")


def test_preset_folder_is_beside_the_resources() -> None:
    assert preset_folder().parent == resource("icons").parent.parent


def test_importing_it_brings_no_qt() -> None:
    script = "import sys, netstudio.assets; print('PySide6' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert found.stdout.strip() == "False"

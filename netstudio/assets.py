"""Where the program's own files lie: icons and the preset projects.

A wheel carries them inside the package (``_resources``, ``_presets``); a source checkout has them
beside it. Only the standard library is needed, so the terminal finds presets without Qt.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class MissingResourceError(FileNotFoundError):
    """A file that belongs to the program itself is not there: the installation is damaged."""


def _folder(installed: str, beside: str) -> Path:
    """The packaged folder where there is one, else the checkout's folder beside the package."""
    packaged = _PACKAGE / installed
    return packaged if packaged.is_dir() else _PACKAGE.parent / beside


def resource(name: str) -> Path:
    """The path of a resource, named relative to ``resources/``: ``icons/play.svg``.

    Raises ``MissingResourceError`` where the program does not have it.
    """
    path = _folder("_resources", "resources") / name
    if not path.exists():
        raise MissingResourceError(
            f"NetStudio's own file '{name}' is missing at {path}; reinstall the program."
        )
    return path


def preset_folder() -> Path:
    """The folder of the preset projects (``lenet5.json``, ``clinic/...``)."""
    return _folder("_presets", "presets")

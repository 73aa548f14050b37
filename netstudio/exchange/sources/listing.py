"""The child that lists the models of the zoos that are installed."""

from __future__ import annotations

import importlib
import warnings
from typing import Any

from netstudio.exchange.sources.source import ZOOS


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The names of the models by zoo; a zoo that is not installed is left out."""
    del request
    warnings.simplefilter("ignore")
    return {"zoos": {zoo: names for zoo in ZOOS if (names := _names(zoo))}}


def _names(zoo: str) -> list[str]:
    places = {"torchvision": "torchvision.models", "timm": "timm"}
    try:
        models: Any = importlib.import_module(places[zoo])
    except ImportError:
        return []
    return sorted(map(str, models.list_models()))

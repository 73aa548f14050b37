"""All classes, loaded once: importing the file of one takes longer than trying it."""

from __future__ import annotations

import transformers

from tests.exchange.zoo.transformers_table import ARCHITECTURES

for _row in ARCHITECTURES.values():
    getattr(transformers, _row.model)

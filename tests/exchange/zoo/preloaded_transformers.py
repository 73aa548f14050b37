"""The classes of all architectures, loaded once: importing one's file takes longer than trying it."""

from __future__ import annotations

import transformers

from tests.exchange.zoo.transformers_table import ARCHITECTURES

for _row in ARCHITECTURES.values():
    getattr(transformers, _row.model)

"""Writing source over a Python file that somebody worked on by hand, without losing that work."""

from netstudio.exchange.overwriting.losses import Lost, Overwriting, overwriting

__all__ = ["Lost", "Overwriting", "overwriting"]

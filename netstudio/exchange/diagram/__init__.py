"""Diagrams of networks for papers: laid out, drawn and written without a window.

`draw` gives a `Drawing`, which `svg`, `pdf` and `png` write and the window shows.
"""

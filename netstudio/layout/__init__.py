"""A graph as cards and wires: what they say, how large they are and where they lie. No Qt.

The canvas draws it, the diagram prints it, and an imported model is laid out with it before any
window has seen it.
"""

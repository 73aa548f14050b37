"""The canvas: the open graph as cards and wires, edited by hand.

`CanvasView(bridge, selection)` is the widget. Items only show; gestures and commands push edits.
"""

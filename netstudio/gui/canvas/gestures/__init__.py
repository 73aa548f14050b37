"""Mouse gestures, one object each, alive from press to release.

A gesture shows what would happen while it runs and pushes at most one edit when it ends.
"""

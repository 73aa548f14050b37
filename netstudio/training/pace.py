"""How fast a run is and how long it will last, with pauses left out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter

WINDOW_SECONDS = 3.0
"""The speed shown is the mean over this time, so that it neither jumps nor lags."""

FORWARD_SHARE = 1 / 3
"""Evaluating an image takes about a third of training on it: no backward pass, which costs two."""


class Stopwatch:
    """Seconds of work: it stands still while stopped."""

    def __init__(self, seconds: float = 0.0, now: Callable[[], float] = perf_counter) -> None:
        self._before = seconds
        self._now = now
        self._started: float | None = None

    @property
    def seconds(self) -> float:
        """Time run so far."""
        running = 0.0 if self._started is None else self._now() - self._started
        return self._before + running

    def start(self) -> None:
        """Goes on; nothing happens if it is running."""
        if self._started is None:
            self._started = self._now()

    def stop(self) -> None:
        """Stands still; nothing happens if it does already."""
        self._before = self.seconds
        self._started = None


class Pace:
    """The speed of a run over the last seconds, and the time it has left."""

    def __init__(self) -> None:
        self._points: deque[tuple[float, int]] = deque()

    def note(self, training_seconds: float, images: int) -> None:
        """Notes how many images were trained on after so much training."""
        self._points.append((training_seconds, images))
        while len(self._points) > 2 and training_seconds - self._points[1][0] > WINDOW_SECONDS:
            self._points.popleft()

    @property
    def images_per_second(self) -> float:
        """Images trained on per second of training; 0 where nothing was measured yet."""
        if len(self._points) < 2:
            return 0.0
        (start, before), (end, after) = self._points[0], self._points[-1]
        return (after - before) / (end - start) if end > start else 0.0

    def seconds_left(
        self, images: int, evaluated: int, seconds_per_evaluated: float | None
    ) -> float | None:
        """The time for so many more images to train on and to evaluate; None if not known yet."""
        speed = self.images_per_second
        if speed <= 0:
            return None
        each = seconds_per_evaluated
        return images / speed + evaluated * (each if each is not None else FORWARD_SHARE / speed)

"""Takes the looks that a screen asks for, when they are due, and keeps their newest results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from netstudio.errors import NetStudioError
from netstudio.sentence import say
from netstudio.training.failure import FOREIGN_ERRORS
from netstudio.training.observation import observing
from netstudio.training.probe import (
    Look,
    Probe,
    ProbeError,
    ProbeRequest,
    ProbeResult,
    Probes,
)
from netstudio.training.probe_schedule import ProbeSchedule

if TYPE_CHECKING:
    from netstudio.compiler import CompiledModel
    from netstudio.data import Dataset

Results = Mapping[ProbeRequest, ProbeResult]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: a network, the data it sees, and how far it has come."""

    model: CompiledModel
    device: torch.device
    dataset: Dataset | None
    step: int

    def look(self) -> Look:
        """What a probe is given."""
        from netstudio.training.wiring import feed

        return Look(
            self.model,
            self.device,
            self._samples,
            lambda images, labels: feed(self.model.project, images, labels),
        )

    def _samples(self, indices: tuple[int, ...]) -> tuple[Tensor, Tensor]:
        if self.dataset is None:
            raise ProbeError("There is no image to look at yet; the data set is not loaded.")
        pairs = [self.dataset.sample(index) for index in indices]
        images = torch.stack([image for image, _ in pairs]).to(self.device)
        return images, torch.tensor([label for _, label in pairs], device=self.device)


class Looking:
    """The looks of one session.

    Attributes:
        results: the newest of each request on the screen; replaced whole, never changed.
    """

    def __init__(self, probes: Probes) -> None:
        self._probes = probes
        self._schedule = ProbeSchedule()
        self._spanning: tuple[ProbeRequest, Probe, object, float] | None = None
        self.results: Results = MappingProxyType({})

    def show(self, requests: Iterable[ProbeRequest]) -> None:
        """Makes these the requests."""
        self._schedule.show(requests)
        on_screen = self._schedule.requests
        self.results = MappingProxyType(
            {item: result for item, result in self.results.items() if item in on_screen}
        )

    def rest(self) -> None:
        """Training pauses or ends."""
        self._schedule.rest()
        self._spanning = None

    def forget(self) -> None:
        """The network is another one: every result is out of date."""
        self._schedule.forget()
        self._spanning = None

    def drop(self) -> None:
        """The project is another one: no result says anything of it."""
        self.forget()
        self.results = MappingProxyType({})

    def between_steps(self, subject: Subject, stepped: bool) -> None:
        """Takes a look that is due, if one is; at most one, within the share of time.

        `stepped` says whether a step was made since the last call, and not a batch evaluated.
        """
        if self._spanning is not None:
            if stepped:
                self._end_span(subject)
            return
        request = self._schedule.due(subject.step)
        if request is None:
            return
        probe = self._probes.get(request.kind)
        if probe is not None and probe.spans_step:
            self._begin_span(subject, request, probe)
        else:
            self._take(subject, request, probe, None, free=False)

    def at_rest(self, subject: Subject) -> None:
        """Takes every look that is out of date: nothing is held up by it."""
        for request in self._schedule.outdated(subject.step):
            probe = self._probes.get(request.kind)
            if probe is not None and probe.spans_step and request in self.results:
                self._schedule.note(request, subject.step, 0.0, free=True)  # a step is needed
            else:
                self._take(subject, request, probe, None, free=True)

    @property
    def is_spanning(self) -> bool:
        """Whether a look was begun that wants to be ended right after the next step."""
        return self._spanning is not None

    def _begin_span(self, subject: Subject, request: ProbeRequest, probe: Probe) -> None:
        began = perf_counter()
        with observing(subject.model.module, subject.device):
            before = probe.before(subject.look(), request)
        self._spanning = request, probe, before, perf_counter() - began

    def _end_span(self, subject: Subject) -> None:
        assert self._spanning is not None
        request, probe, before, seconds = self._spanning
        self._spanning = None
        if request in self._schedule.requests:
            self._take(subject, request, probe, before, free=False, spent=seconds)

    def _take(
        self,
        subject: Subject,
        request: ProbeRequest,
        probe: Probe | None,
        before: object,
        *,
        free: bool,
        spent: float = 0.0,
    ) -> None:
        began = perf_counter()
        result = _measured(subject, request, probe, before)
        self.results = MappingProxyType({**self.results, request: result})
        self._schedule.note(request, subject.step, spent + perf_counter() - began, free)


def _measured(
    subject: Subject, request: ProbeRequest, probe: Probe | None, before: object
) -> ProbeResult:
    if probe is None:
        return ProbeResult(
            request, subject.step, problem=say("Nobody looks at “{kind}”.", kind=request.kind)
        )
    try:
        with observing(subject.model.module, subject.device):
            arrays, names = probe.measure(subject.look(), request, before)
    except NetStudioError as error:
        return ProbeResult(request, subject.step, problem=str(error))
    except FOREIGN_ERRORS as error:  # a network that fails in a look must not end its training
        return ProbeResult(
            request, subject.step, problem=say("Looking failed: {error}", error=error)
        )
    return ProbeResult(request, subject.step, MappingProxyType(dict(arrays)), names)

"""Where the torch thread puts up what it is doing, for others to read without waiting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from netstudio.training.probe import ProbeRequest, ProbeResult
from netstudio.training.status import Failure, State, Status
from netstudio.training.telemetry import NO_PROBES, Snapshot, Telemetry

if TYPE_CHECKING:
    from netstudio.training.transfer import EditReport


@dataclass(frozen=True, slots=True)
class _Notice:
    """What belongs together, replaced as a whole: a reader never sees half of a change."""

    status: Status
    telemetry: Telemetry
    probes: Mapping[ProbeRequest, ProbeResult]
    edit: EditReport | None


class Board:
    """One thread writes, any thread reads."""

    def __init__(self) -> None:
        self._notice = _Notice(Status(), Telemetry(), NO_PROBES, None)

    def snapshot(self) -> Snapshot:
        """What is up at this moment."""
        notice = self._notice
        return notice.telemetry.snapshot(notice.status, notice.probes, notice.edit)

    @property
    def status(self) -> Status:
        """The status that is up."""
        return self._notice.status

    def put(self, status: Status) -> None:
        """Puts up another status."""
        self._notice = replace(self._notice, status=status)

    def change(self, **changes: Any) -> None:
        """Changes parts of the status."""
        self.put(replace(self._notice.status, **changes))

    def put_run(self, telemetry: Telemetry) -> None:
        """Puts up the numbers of another run."""
        self._notice = replace(self._notice, telemetry=telemetry)

    def put_probes(self, probes: Mapping[ProbeRequest, ProbeResult]) -> None:
        """Puts up newer looks inside."""
        self._notice = replace(self._notice, probes=probes)

    def put_edit(self, edit: EditReport | None) -> None:
        """Puts up what the last edit kept."""
        self._notice = replace(self._notice, edit=edit)

    def fail(self, message: str, node: str | None = None) -> None:
        """Puts up a failure."""
        self.change(state=State.FAILED, message=message, failure=Failure(message, node))

"""An edit while a network trains: the new network takes over weights, optimizer state and place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netstudio.compiler.transfer import parameter_pairs, transfer_weights
from netstudio.sentence import say
from netstudio.training.trainer_state import TrainerState

if TYPE_CHECKING:
    from netstudio.compiler import CompiledModel
    from netstudio.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class EditReport:
    """What an edit kept of a trained network.

    Attributes:
        revision: of the project that is trained now.
        kept: state_dict keys of the new network whose values are the old one's.
        fresh: those that begin anew.
    """

    revision: int
    kept: tuple[str, ...]
    fresh: tuple[str, ...]

    def __str__(self) -> str:
        if not self.fresh:
            return say("All {count_kept} tensors were kept.", count_kept=len(self.kept))
        fresh = ", ".join(self.fresh[:4]) + (", ..." if len(self.fresh) > 4 else "")
        return say(
            "{count_kept} tensors were kept; {count_fresh} begin anew: {fresh}.",
            count_kept=len(self.kept),
            count_fresh=len(self.fresh),
            fresh=fresh,
        )


def keep_weights(old: CompiledModel, new: CompiledModel, revision: int) -> EditReport:
    """Copies what stayed the same from one network to its edited successor."""
    report = transfer_weights(old, new)
    return EditReport(revision, report.kept, report.fresh)


def carry_over(old: Trainer, new: Trainer) -> None:
    """Has `new`, which has the kept weights already, go on where `old` is.

    Epoch, step, order of batches, random numbers and learning rate stay; what an optimizer knows of
    a parameter follows it.
    """
    new.restore(renamed(old.state(), old, new))


def renamed(state: TrainerState, old: Trainer, new: Trainer) -> TrainerState:
    """A trainer's state with parameters called what another network calls them."""
    before, after = old.stepper.parameter_names(), new.stepper.parameter_names()
    names = {
        before[source]: after[target]
        for source, target in parameter_pairs(old.model, new.model)
        if source in before and target in after
    }
    updates = tuple(
        replace(
            update,
            parameters={
                names[name]: kept for name, kept in update.parameters.items() if name in names
            },
        )
        for update in state.updates
    )
    return replace(state, updates=updates)

"""How often the window looks at the torch thread."""

from PySide6.QtCore import QObject

from netstudio.gui.pulse import LATEST_MS, SOONEST_MS, Budget, Pulse


def test_a_costly_look_is_followed_by_a_long_pause() -> None:
    clock = iter([0.0, 0.001, 0.001, 0.006, 0.006, 5.0, 5.0])
    budget = Budget(0.05, lambda: next(clock))
    assert [budget.next_pause() for _ in range(3)] == [SOONEST_MS, 100, LATEST_MS]


def test_it_beats_while_there_is_something_to_come(qtbot) -> None:
    owner, left = QObject(), [3]

    def tick() -> bool:
        left[0] -= 1
        return left[0] > 0

    pulse = Pulse(tick, owner)
    pulse.wake()
    qtbot.waitUntil(lambda: not pulse.is_beating)
    assert left == [0]


def test_what_is_asked_for_during_a_look_is_waited_for(qtbot) -> None:
    owner, beats = QObject(), []

    def tick() -> bool:
        beats.append(True)
        if len(beats) == 1:
            pulse.wake()
        return False

    pulse = Pulse(tick, owner)
    pulse.wake()
    qtbot.waitUntil(lambda: not pulse.is_beating)
    assert len(beats) == 2

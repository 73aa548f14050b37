"""What the progress line and the big button say."""

import pytest

from netstudio.gui.session_texts import (
    duration_text,
    progress_share,
    progress_text,
    train_button,
)
from netstudio.training.status import State, Status

RUN = Status(
    State.TRAINING,
    epoch=5,
    epochs=10,
    step=130,
    steps=230,
    images_per_second=9480.4,
    seconds_left=12.4,
)


def test_a_run_tells_epoch_speed_and_time():
    assert progress_text(RUN, "") == "epoch 6 of 10 · 9,480 images/s · 12 s left"
    assert progress_share(RUN) == pytest.approx(130 / 230)


def test_before_anything_is_measured_only_the_epoch_is_told():
    assert progress_text(Status(State.TRAINING, epochs=10, steps=230), "") == "epoch 1 of 10"


def test_slow_training_keeps_its_decimals():
    slow = Status(State.TRAINING, epochs=2, steps=9, images_per_second=3.21)
    assert "3.2 images/s" in progress_text(slow, "")


def test_at_rest_the_plan_is_told():
    assert progress_text(Status(State.READY), "Ready") == "Ready"
    assert progress_share(Status(State.READY, step=3, steps=9)) == 0


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "0 s"), (59, "59 s"), (200, "3 min 20 s"), (180, "3 min"), (7500, "2 h 5 min")],
)
def test_durations(seconds, text):
    assert duration_text(seconds) == text


def test_the_button_offers_what_comes_next():
    words = {state: train_button(state, False).text for state in State}
    assert words[State.READY] == "&Train"
    assert words[State.TRAINING] == "&Pause"
    assert words[State.PAUSED] == "&Resume"
    assert train_button(State.FINISHED, True).text == "&Continue"

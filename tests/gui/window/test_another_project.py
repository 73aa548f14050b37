"""Opening another project: nothing on the screen is the old one's."""

from netstudio.gui.panels.inspector.heading import Heading
from netstudio.training.status import State

SECONDS = 60_000


def test_a_broken_project_shows_nothing_of_the_one_before(qtbot, open_live_window):
    window = open_live_window("lenet5")
    bench, session = window.bench, window.bench.session
    kernels = bench.instruments.kernels
    qtbot.waitUntil(lambda: kernels.mosaic.reading() != "", timeout=SECONDS)
    session.train()
    qtbot.waitUntil(lambda: session.status.step > 3, timeout=SECONDS)
    window.bridge.mark_clean()

    assert bench.files.open_preset("clinic/lenet5_padding")
    assert session.snapshot is None
    qtbot.waitUntil(lambda: session.snapshot is not None, timeout=SECONDS)
    assert session.state is State.IDLE
    assert not session.is_trained
    assert len(session.snapshot.losses) == 0
    assert not session.snapshot.probes
    assert kernels.mosaic.reading() == ""


def test_a_long_name_is_read_from_its_beginning(qtbot):
    heading = Heading("n", "project", check=lambda name: None)
    qtbot.addWidget(heading)
    heading.resize(120, 40)
    heading.show()
    heading.show_values("A name that is far too long for the room it has", "project")
    assert heading.field is not None
    assert heading.field.cursorPosition() == 0

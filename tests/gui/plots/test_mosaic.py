import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from netstudio.gui.plots.bars_view import BarsView
from netstudio.gui.plots.mosaic import Mosaic, MosaicKind
from netstudio.gui.plots.mosaic_menu import MosaicMenu
from netstudio.gui.plots.mosaic_view import MosaicView
from netstudio.gui.theme.apply import apply_theme, current
from netstudio.gui.theme.tokens import DARK, LIGHT

MAPS = np.zeros((6, 4, 4), np.float32)
MAPS[2, 1, 3] = 5.0


@pytest.fixture(params=[MosaicKind.MAPS])
def mosaic(qtbot, request) -> Mosaic:
    shown = Mosaic("Feature maps", kind=request.param)
    shown.resize(300, 240)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _view(mosaic: Mosaic) -> MosaicView:
    return mosaic.findChild(MosaicView)


def _find(mosaic: Mosaic, tile: int, row: int, column: int) -> QPoint:
    """A place in the view where that sample is painted."""
    view = _view(mosaic)
    view.grab()
    for y in range(0, view.height(), 2):
        for x in range(0, view.width(), 2):
            sample = view.sample_at(QPointF(x, y))
            if sample and (sample.tile, sample.row, sample.column) == (tile, row, column):
                return QPoint(x, y)
    raise AssertionError("the sample is nowhere to be seen")


def _colour(mosaic: Mosaic, place: QPoint) -> QColor:
    return QColor(_view(mosaic).grab().toImage().pixel(place))


def test_the_greatest_value_is_the_lightest(mosaic) -> None:
    mosaic.set_values(MAPS, "conv1 · sample 8 · 6 × 4 × 4")
    assert mosaic.reading() == "conv1 · sample 8 · 6 × 4 × 4"
    assert _colour(mosaic, _find(mosaic, 2, 1, 3)).name() == "#fcfdbf"
    assert _colour(mosaic, _find(mosaic, 0, 0, 0)).name() == "#000004"


@pytest.mark.parametrize("mosaic", [MosaicKind.KERNELS], indirect=True)
def test_kernels_are_blue_below_zero_and_red_above(mosaic) -> None:
    kernels = np.zeros((2, 1, 3, 3))
    kernels[0, 0, 0, 0], kernels[1, 0, 2, 2] = -1, 1
    mosaic.set_values(kernels)
    below, above = _colour(mosaic, _find(mosaic, 0, 0, 0)), _colour(mosaic, _find(mosaic, 1, 2, 2))
    assert below.blue() > below.red() and above.red() > above.blue()
    zero = _colour(mosaic, _find(mosaic, 0, 1, 1))
    assert min(zero.red(), zero.green(), zero.blue()) > 240


def test_pointer_names_channel_place_and_value(mosaic, qtbot) -> None:
    mosaic.set_values(MAPS, "conv1")
    qtbot.mouseMove(_view(mosaic), _find(mosaic, 2, 1, 3))
    assert mosaic.reading() == "channel 2 · row 1 · column 3 · 5"
    _view(mosaic).hovered.emit(None)
    assert mosaic.reading() == "conv1"


@pytest.mark.parametrize("mosaic", [MosaicKind.KERNELS], indirect=True)
def test_pointer_names_filter_and_channel_of_kernels(mosaic, qtbot) -> None:
    kernels = np.arange(2 * 3 * 4 * 4, dtype=float).reshape(2, 3, 4, 4)
    mosaic.set_values(kernels)
    qtbot.mouseMove(_view(mosaic), _find(mosaic, 5, 1, 2))
    assert mosaic.reading() == f"filter 1 · channel 2 · row 1 · column 2 · {kernels[1, 2, 1, 2]:g}"
    mosaic.set_rgb(True)
    place = _find(mosaic, 1, 1, 2)
    qtbot.mouseMove(_view(mosaic), place + QPoint(1, 1))
    assert mosaic.reading() == "filter 1 · row 1 · column 2 · 54 70 86"


def test_a_click_enlarges_and_another_shrinks(mosaic, qtbot) -> None:
    mosaic.set_values(MAPS)
    place = _find(mosaic, 2, 1, 3)
    with qtbot.waitSignal(mosaic.tile_clicked) as clicked:
        qtbot.mouseClick(_view(mosaic), Qt.MouseButton.LeftButton, pos=place)
    assert clicked.args == [2] and mosaic.enlarged == 2
    assert _colour(mosaic, _find(mosaic, 2, 1, 3)).name() == "#fcfdbf"
    qtbot.mouseClick(_view(mosaic), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert mosaic.enlarged is None


def test_escape_shrinks(mosaic, qtbot) -> None:
    mosaic.set_values(MAPS)
    mosaic.enlarge(3)
    qtbot.keyClick(_view(mosaic), Qt.Key.Key_Escape)
    assert mosaic.enlarged is None


def test_an_enlarged_tile_stays_while_values_come(mosaic) -> None:
    mosaic.set_values(MAPS)
    mosaic.enlarge(5)
    mosaic.set_values(MAPS * 2)
    assert mosaic.enlarged == 5
    mosaic.set_values(MAPS[:3])
    assert mosaic.enlarged is None
    with pytest.raises(IndexError, match="3 tiles; received 9"):
        mosaic.enlarge(9)


def test_vectors_are_bars(mosaic, qtbot) -> None:
    mosaic.set_values(np.array([1.0, -2.0, np.nan, 0.5]), "logits")
    bars = mosaic.findChild(BarsView)
    assert bars.isVisible()
    image = bars.grab().toImage()
    theme = current()
    zero = bars.height() // 3
    assert QColor(image.pixel(5, zero - 5)).name() == theme.accent
    assert QColor(image.pixel(33, zero + 20)).name() == theme.plot_validation
    qtbot.mouseMove(bars, QPoint(33, 30))
    assert mosaic.reading() == "unit 1 · -2"


def test_long_vectors_are_a_strip(mosaic, qtbot) -> None:
    mosaic.set_values(np.arange(400.0))
    view = _view(mosaic)
    assert view.isVisible()
    qtbot.mouseMove(view, QPoint(view.width() // 2, 20))
    unit = int(mosaic.reading().split()[1])
    assert 150 < unit < 250
    assert _colour(mosaic, QPoint(view.width() - 2, 30)).lightness() > 200


def test_scaling_each_tile_brings_weak_ones_out(mosaic) -> None:
    weak = MAPS.copy()
    weak[0, 0, 0] = 0.01
    mosaic.set_values(weak)
    place = _find(mosaic, 0, 0, 0)
    assert _colour(mosaic, place).lightness() < 20
    mosaic.set_scaling("tile")
    assert mosaic.scaling == "tile"
    assert _colour(mosaic, place).lightness() > 200


def test_hidden_mosaics_make_no_picture(qtbot) -> None:
    mosaic = Mosaic("Feature maps")
    qtbot.addWidget(mosaic)
    mosaic.set_values(MAPS)
    assert _view(mosaic).image() is None
    mosaic.show()
    assert _view(mosaic).image() is not None


def test_banks_cut_short_say_so(mosaic) -> None:
    mosaic.set_values(np.zeros((5000, 2, 2)), "wide")
    assert mosaic.reading() == "wide · first 4,096 of 5,000"
    mosaic.set_values(MAPS, "conv1")
    assert mosaic.reading() == "conv1"


def test_a_long_caption_does_not_ask_for_room(mosaic) -> None:
    mosaic.set_values(MAPS, "conv1")
    width = mosaic.sizeHint().width()
    mosaic.set_values(MAPS, "conv1 · sample 8 · " * 20)
    assert mosaic.sizeHint().width() == width


def test_clear_shows_the_empty_state(mosaic) -> None:
    mosaic.set_values(MAPS, "conv1")
    mosaic.clear("Nothing to see in a Dropout")
    assert mosaic.reading() == "" and not _view(mosaic).isVisible()
    mosaic.set_values(MAPS)
    assert _view(mosaic).isVisible()


def test_picture_can_be_taken_away(mosaic, tmp_path) -> None:
    mosaic.set_values(MAPS)
    mosaic.save_image(tmp_path / "maps.png")
    assert not QImage(str(tmp_path / "maps.png")).isNull()
    with pytest.raises(OSError, match="nowhere"):
        mosaic.save_image(tmp_path / "nowhere" / "maps.png")


def test_context_menu_changes_the_scaling(mosaic, qapp) -> None:
    mosaic.set_values(MAPS)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
    qapp.sendEvent(mosaic, event)
    menu = mosaic.findChild(QMenu)
    next(action for action in menu.actions() if "Scale" in action.text()).trigger()
    assert mosaic.scaling == "tile"
    menu.close()
    QApplication.processEvents()


@pytest.mark.parametrize("shape", [(), (0,), (1, 1, 1, 1, 1)])
def test_wrong_shapes_are_refused(mosaic, shape) -> None:
    with pytest.raises(ValueError, match="dimensions"):
        mosaic.set_values(np.zeros(shape))


def test_a_caption_loses_its_less_important_part_first(mosaic, qapp) -> None:
    mosaic.set_values(MAPS, "conv1 · sample 0 · a 5", ("conv1 · sample 0", "conv1"))
    seen = []
    for width in range(500, 150, -10):
        mosaic.resize(width, 240)
        qapp.processEvents()
        seen.append(mosaic.shown_reading())
    assert list(dict.fromkeys(seen)) == ["conv1 · sample 0 · a 5", "conv1 · sample 0", "conv1"]
    assert mosaic.reading() == "conv1 · sample 0 · a 5"


def test_borders_between_kernels_stand_out_in_the_light_theme(qtbot, qapp) -> None:
    shown = Mosaic("Kernels", kind=MosaicKind.KERNELS)
    shown.resize(300, 240)
    qtbot.addWidget(shown)
    apply_theme(qapp, LIGHT)
    with qtbot.waitExposed(shown):
        shown.show()
    kernels = np.zeros((2, 2, 5, 5), np.float32)
    kernels[1, 1] = 0.5
    shown.set_values(kernels)
    image = _view(shown).image()
    apply_theme(qapp, DARK)
    assert image is not None
    side = (image.width() - 1) // 2
    gap, beside = (QColor(image.pixel(x, 2)).lightness() for x in (side, side - 1))
    assert beside - gap > 60


def _wheel(view, at: QPointF, turned: int) -> None:
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def _numbered(count: int) -> np.ndarray:
    """Maps of 4 x 4, each full of its own number."""
    return np.repeat(np.arange(count, dtype=np.float32), 16).reshape(count, 4, 4)


def test_the_wheel_zooms_where_the_pointer_is_and_home_goes_back(mosaic, qtbot) -> None:
    mosaic.set_values(_numbered(9))
    view = mosaic.view
    place = QPointF(40, 40)
    under = view.sample_at(place)
    _wheel(view, place, 480)
    assert view.zoom == pytest.approx(1.0015**480)
    assert view.sample_at(place).tile == under.tile
    _wheel(view, place, -4800)
    assert view.zoom == 1, "no smaller than what fits"
    _wheel(view, place, 480)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.zoom == 1


def test_a_zoomed_mosaic_is_dragged_and_that_is_no_click(mosaic, qtbot) -> None:
    mosaic.set_values(_numbered(9))
    view = mosaic.view
    _wheel(view, QPointF(2, 2), 960)
    before = view.sample_at(QPointF(150, 100)).tile
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
    qtbot.mouseMove(view, QPoint(90, 60))
    qtbot.mouseMove(view, QPoint(10, 20))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    assert view.sample_at(QPointF(10, 20)).tile == before
    assert mosaic.enlarged is None


def test_arrows_turn_to_the_next_channel(mosaic, qtbot) -> None:
    mosaic.set_values(_numbered(3), "conv1")
    qtbot.keyClick(mosaic.view, Qt.Key.Key_Return)
    assert mosaic.enlarged == 0
    qtbot.keyClick(mosaic.view, Qt.Key.Key_Right)
    assert mosaic.enlarged == 1 and mosaic.reading() == "channel 1"
    for _ in range(2):
        qtbot.keyClick(mosaic.view, Qt.Key.Key_Left)
    assert mosaic.enlarged == 2, "round at the ends"
    qtbot.keyClick(mosaic.view, Qt.Key.Key_Escape)
    assert mosaic.enlarged is None


def test_tiles_are_ordered_and_keep_their_numbers(mosaic, qtbot) -> None:
    mosaic.set_values(_numbered(4))
    mosaic.view.set_order("mean")
    first = mosaic.view.sample_at(QPointF(3, 3))
    assert (first.tile, first.value) == (3, 3.0)
    mosaic.enlarge(1)
    assert mosaic.view.sample_at(QPointF(3, 3)).value == 1.0


def test_the_menu_chooses_colours_and_order(mosaic, qtbot) -> None:
    mosaic.set_values(_numbered(4))
    before = mosaic.view.image()
    button = next(b for b in mosaic.findChildren(QToolButton) if "picture" in b.toolTip())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = mosaic.findChild(MosaicMenu)
    entries = {action.text(): action for action in menu.actions()}
    colours = {action.text(): action for action in entries["Colours"].menu().actions()}
    colours["Viridis"].trigger()
    orders = {action.text(): action for action in entries["Order"].menu().actions()}
    orders["Greatest mean first"].trigger()
    menu.close()
    assert mosaic.view.order == "mean"
    assert mosaic.view.image() != before
    assert QColor(mosaic.view.image().pixel(1, 1)).name() == "#fde725"

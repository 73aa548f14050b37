"""Taking a plot away: as a picture, as a drawing, as its numbers."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from netstudio.gui.language import tr
from netstudio.gui.theme.apply import current

if TYPE_CHECKING:
    from netstudio.gui.plots.curve_plot import CurvePlot


def image(plot: CurvePlot) -> QImage:
    """The plot with its title and legend, at the screen's resolution."""
    with plot.tidied():
        ratio = plot.devicePixelRatioF()
        picture = QImage(plot.size() * ratio, QImage.Format.Format_ARGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(current().surface)
        plot.render(picture, QPoint())
    return picture


def copy_image(plot: CurvePlot) -> None:
    """Put the plot on the clipboard as an image."""
    QGuiApplication.clipboard().setImage(image(plot))


def save_image(plot: CurvePlot, path: Path) -> None:
    """Write the plot as a PNG file; raises ``OSError`` if that fails."""
    if not image(plot).save(str(path), "PNG"):  # type: ignore[call-overload]
        raise OSError(_refusal(path))


def save_svg(plot: CurvePlot, path: Path) -> None:
    """Write the plot as a drawing that stays sharp; raises ``OSError`` if that fails."""
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(plot.size())
    generator.setViewBox(plot.rect())
    generator.setTitle(plot.header.title())
    painter = QPainter()
    if not path.parent.is_dir() or not painter.begin(generator):
        raise OSError(_refusal(path))
    painter.fillRect(plot.rect(), current().surface)
    with plot.tidied():
        plot.render(painter, QPoint())
    painter.end()


def csv_text(plot: CurvePlot) -> str:
    """Every point of every curve, unsmoothed: columns curve, x, y."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["curve", plot.x_label, "value"])
    for name, series in plot.series().items():
        for x, y in zip(series.x.tolist(), series.y.tolist(), strict=True):
            writer.writerow([name, repr(x), repr(y)])
    return text.getvalue()


def save_csv(plot: CurvePlot, path: Path) -> None:
    """Write ``csv_text`` to a file; raises ``OSError`` if that fails."""
    path.write_text(csv_text(plot), encoding="utf-8")


def _refusal(path: Path) -> str:
    return tr("The plot could not be written to {path}; choose another folder.", path=path)

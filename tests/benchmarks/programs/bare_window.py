"""Shows an empty Qt window; prints the seconds of processor and clock until it was painted."""

import time

PROCESSOR, CLOCK = time.process_time(), time.perf_counter()

import os

from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.process_time() - PROCESSOR, time.perf_counter() - CLOCK, flush=True)
        os._exit(0)


app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()

""" "Panel": everything about a running training, at a terminal."""

from __future__ import annotations

from importlib import import_module
from time import thread_time

from wlnet.training.interval import Interval
from wlnet.training.keys import Keys
from wlnet.training.report import Report, Update, report, summary
from wlnet.training.reports.bar import leave

STOP = "s"
LISTENING = f"press {STOP} to stop after the batch and keep the net"
STOPPING = "stopping after this batch"
CURVE_SECONDS = 10.0  # after which the curves are drawn anew, however long that takes


@report("Panel", every=Interval(0.33, "Seconds"))
class Panel(Report):
    """Bar, round, batch, speed, times, rate, losses and measurements with curves; a key that stops.

    Drawn on standard error, where that is a terminal, and taken away at the end: a line that sums up is
    left, which elsewhere is all that is told. Source: nettrain.md section 12.
    """

    def start(self, host, record):
        self._record, self._host = record, host
        screen = import_module("wlnet.training.screen")  # it loads rich: only where something is drawn
        self._screen, self._keys = screen.Screen(), Keys()
        self._frame, self._curves = screen.Rest(), screen.Rest(CURVE_SECONDS)
        self._hint = ""
        if host.is_terminal:
            self._screen.open()
            self._dashboard = import_module("wlnet.training.dashboard").Dashboard(record)
        if self._screen.visible and host.ask_stop is not None and self._keys.open():
            self._hint = LISTENING

    def show(self, update: Update):
        if not self._screen.visible:
            return
        if STOP in self._keys.pressed().lower() and self._hint != STOPPING:
            self._hint = STOPPING
            self._host.ask_stop()
        elif not self._frame.over():
            return
        start = thread_time()
        size = self._screen.size()
        if self._curves.over():
            self._dashboard.draw_curves(size)
            self._curves.after(start)
            start = thread_time()
        self._screen.draw(self._dashboard.drawn(update, size, self._hint))
        self._frame.after(start)

    def end(self, update, reason):
        self._keys.close()
        leave(None if update is None else summary(update, reason), self._screen, self._host)

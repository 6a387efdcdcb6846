""" "ProgressIndicator": a bar that fills, at a terminal."""

from __future__ import annotations

from importlib import import_module
from time import thread_time

from wlnet.training.interval import Interval
from wlnet.training.report import Report, Update, duration, measured, report, summary


@report("ProgressIndicator", every=Interval(0.1, "Seconds"))
class Bar(Report):
    """Percentage, round, losses and measurements, time left and examples a second beside a bar, in place.

    Written to standard error, so that results can be piped; where that is no terminal, nothing is drawn.
    At the end a line that sums up takes its place, or is all that is told. Source: nettrain.md section 12.
    """

    def start(self, host, record):
        screen = import_module("wlnet.training.screen")  # it loads rich: only where something is drawn
        self._row = import_module("wlnet.training.dashboard").bar_row
        self._screen, self._rest, self._host = screen.Screen(), screen.Rest(), host
        if host.is_terminal:
            self._screen.open()

    def show(self, update: Update):
        if not self._screen.visible or not self._rest.over():
            return
        start = thread_time()
        self._screen.draw(self._row(update.fraction, facts(update)))
        self._rest.after(start)

    def end(self, update, reason):
        leave(None if update is None else summary(update, reason), self._screen, self._host)


def leave(line: str | None, screen, host) -> None:
    """Take a screen away and let a line remain, which is all that there is where nothing was drawn."""
    if screen.visible:
        screen.close(line)
    elif line is not None:
        host.write(line)


def facts(update: Update) -> str:
    """The most wanted first: what does not fit is cut. Pairs are of training and validation."""
    rounds = "" if update.rounds is None else f"/{update.rounds}"
    pairs = [
        f"{key} " + "|".join(f"{value:.3g}" for value in values if value is not None)
        for key, *values in measured(update)
    ]
    speed = f"{update.examples_per_second:.0f}/s"
    return "  ".join([f"round {update.round}{rounds}", *pairs, f"{duration(update.remaining)} left", speed])

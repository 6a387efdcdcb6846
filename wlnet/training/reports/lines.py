""" "Print": a line every two seconds."""

from __future__ import annotations

from wlnet.training.interval import Interval
from wlnet.training.report import Report, Update, duration, report


@report("Print", every=Interval(2.0, "Seconds"))
class Lines(Report):
    """A header, then one line an update: percent, round, batch, examples a second, time left, losses,
    measurements; a new header when columns come in.

    Source: nettrain.md section 12.
    """

    def start(self, host, record):
        self._write = host.write
        self._shown: list[str] = []

    def show(self, update: Update):
        columns = _columns(update)
        widths = {name: max(len(name), _WIDTHS.get(name, 10)) for name in columns}
        if list(columns) != self._shown:  # measurements have values from the end of a round on
            self._shown = list(columns)
            self._write("  ".join(name.rjust(widths[name]) for name in columns))
        self._write("  ".join(text.rjust(widths[name]) for name, text in columns.items()))

    def end(self, update, reason):
        if update is None:
            return
        self.show(update)
        self._write(f"Training ended after {duration(update.elapsed)}: {reason}.")


_WIDTHS = {"done": 5, "examples/s": 10}


def _columns(update: Update) -> dict[str, str]:
    return {
        "done": f"{update.fraction:.0%}",
        "round": _of(update.round, update.rounds),
        "batch": _of(update.batch, update.batches),
        "examples/s": f"{update.examples_per_second:.0f}",
        "time left": duration(update.remaining),
        "batch loss": f"{update.batch_loss:.4g}",
        "round loss": _number(update.round_loss),
        "validation": _number(update.validation_loss),
        **{key: f"{value:.4g}" for key, value in update.measurements},
    }


def _of(number: int, planned: int | None) -> str:
    return str(number) if planned is None else f"{number}/{planned}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"

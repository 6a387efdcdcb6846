"""Function[...]: what a function of the user makes of the progress, shown again and again."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.expr import NULL
from wlnet.training.interval import Interval
from wlnet.training.progress import tell
from wlnet.training.report import ABORTED, Report, report


@report("Function", every=Interval(1, "Rounds"), pause=0.05)
class FunctionReport(Report):
    """The value of the function, by the front end's way to show values; Null shows nothing.

    Source: nettrain.md section 12.
    """

    def calls(self, function: Callable, keys: frozenset[str] | None):
        self._function, self.keys = function, keys

    def start(self, host, record):
        self._host, self._record, self._shown = host, record, 0

    def show(self, update):
        self._shown = len(self._record.batch_losses)
        value = tell(self._function, self._record)
        if value is not NULL:
            self._host.show(value)

    def end(self, update, reason):
        if update is not None and reason != ABORTED and self._shown < len(self._record.batch_losses):
            self.show(update)

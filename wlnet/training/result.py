"""NetTrainResultsObject: the kept properties of a finished training, asked for by name."""

from __future__ import annotations

import re

from wlnet.expr.symbols import S
from wlnet.training.property import NOT_KEPT, PROPERTIES, checked_property, to_expression
from wlnet.training.record import Record
from wlnet.training.report import duration


class NetTrainResultsObject:
    """An atom of the language; `results("RoundLossList")` gives a property as an expression."""

    wl_head = S.NetTrainResultsObject

    def __init__(self, record: Record):
        self._record = record

    def __call__(self, name: str):
        """Raises a message for a property that there is not, or that results objects do not keep."""
        found = checked_property(name)
        if not PROPERTIES[found.name].kept:
            raise NOT_KEPT(name)
        if name == "Properties":
            return to_expression(sorted(key for key, one in PROPERTIES.items() if one.kept))
        return to_expression(found.compute(self._record))

    def wl_text(self, form: str) -> str:
        """The rows of nettrain.md section 11 as lines of text."""
        rows = "\n".join(f"  {name + ':':<12} {text}" for name, text in self._rows())
        return f"NetTrainResultsObject[\n{rows}\n]"

    def _rows(self):
        record = self._record
        speed = f", {record.examples / record.seconds:.0f} examples/s" if record.seconds else ""
        done = f"{len(record.batch_losses)} batches, {len(record.rounds)} rounds"
        yield "summary", f"{done}, {duration(record.seconds)}{speed}"
        counts = f"{record.training_examples} training examples, {record.examples} processed"
        yield "data", f"{counts}, {record.validation_examples} validation examples"
        yield "method", f"{record.method.optimizer.name}, batch size {record.batch_size}, {record.device}"
        if record.rounds:
            yield "round", _listed(record.gauge.shown(record.rounds[-1].measurements))
        if record.validations:
            best = f", best round {record.best_round}"
            yield "validation", _listed(record.gauge.shown(record.validations[-1].measurements)) + best
        yield "ended by", record.reason

    def __repr__(self) -> str:
        return self.wl_text("OutputForm")


def _listed(measurements: dict[str, float]) -> str:
    """ "ErrorRate" as "error rate", and so on."""
    words = {key: re.sub(r"\B(?=[A-Z][a-z])", " ", key).lower() for key in measurements}
    return ", ".join(f"{words[key]} {value:.4g}" for key, value in measurements.items())

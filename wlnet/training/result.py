"""NetTrainResultsObject: the kept properties of a finished training, asked for by name.

It is made from the record of the training; written to a file and read again, it is made from the values of
the properties and the rows of its summary.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from wlnet.expr.association import Association
from wlnet.expr.convert import to_python
from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.graphics.kinds import HEADS
from wlnet.graphics.picture import Picture
from wlnet.graphics.words import spoken
from wlnet.nets.drawing.html import CELL, FRAME
from wlnet.training.property import NOT_KEPT, PROPERTIES, checked_property, to_expression
from wlnet.training.record import Record
from wlnet.training.report import duration


@dataclass(frozen=True)
class Stored:
    """What a results object knows, as it was written down.

    values     property -> value
    summary    row -> text
    """

    values: Association
    summary: Association

    def names(self) -> list[str]:
        return list(self.values.keys())

    def value(self, name: str):
        return self.values.get(name)

    def rows(self) -> Iterator[tuple[str, str]]:
        return iter(self.summary.items())


class Computed:
    """What a results object knows, computed from a record when it is asked for."""

    def __init__(self, record: Record):
        self._record = record

    def names(self) -> list[str]:
        """Of what it has values for: the kept properties, and what was collected under a name of its own."""
        return [*(name for name in _kept() if name != "Properties"), *self._record.collected]

    def value(self, name: str):
        if name in self._record.collected:
            return self._record.collected[name]()
        return to_expression(PROPERTIES[name].compute(self._record))

    def rows(self) -> Iterator[tuple[str, str]]:
        """The summary of nettrain.md section 11: (name, text)."""
        record = self._record
        speed = f", {record.examples / record.seconds:.0f} examples/s" if record.seconds else ""
        done = f"{_counted(len(record.batch_losses), 'batch')}, {_counted(len(record.rounds), 'round')}"
        yield "summary", f"{done}, {duration(record.seconds)}{speed}"
        counts = f"{record.training_examples} training examples, {record.examples} processed"
        skipped = f"{record.skipped} skipped, " if record.skipped else ""
        yield "data", f"{counts}, {skipped}{record.validation_examples} validation examples"
        yield "method", f"{record.method.optimizer.name}, batch size {record.batch_size}, {record.device}"
        if record.rounds:
            yield "round", _listed(record.gauge.shown(record.rounds[-1].measurements))
        if record.validations:
            best = f", best round {record.best_round}"
            yield "validation", _listed(record.gauge.shown(record.validations[-1].measurements)) + best
        yield "ended by", record.reason


def _kept() -> list[str]:
    """The names of the properties that results objects keep, sorted."""
    return sorted(name for name, one in PROPERTIES.items() if one.kept)


class NetTrainResultsObject:
    """An atom of the language; `value("RoundLossList")` gives a property as an expression, also what was
    collected for custom properties that were asked for together with it, by their names.

    To Python `results["RoundLossList"]` and `results("RoundLossList")` give arrays and pictures.
    """

    wl_head = S.NetTrainResultsObject

    def __init__(self, source: Record | Stored):
        self._source = Computed(source) if isinstance(source, Record) else source

    def value(self, name: str):
        """Raises a message for a property that there is not, or that results objects do not keep."""
        if name in self._source.names():
            return self._source.value(name)
        found = checked_property(name).name  # the first of its names
        if not PROPERTIES[found].kept:
            raise NOT_KEPT(name)
        return wl_list(_kept()) if found == "Properties" else self._source.value(found)

    def __getitem__(self, name: str):
        """A property as Python has it: lists of numbers as arrays, plots as pictures."""
        return to_python(self.value(name), dict.fromkeys(HEADS, Picture))

    __call__ = __getitem__

    def wl_input(self) -> Expr:
        """The expression that makes it: the values of the properties, and the summary."""
        values = {name: self._source.value(name) for name in self._source.names()}
        return S.NetTrainResultsObject(Association(values), Association(dict(self._source.rows())))

    def __reduce__(self):
        return _restored, self.wl_input().args

    def wl_text(self, form: str) -> str:
        """The rows of nettrain.md section 11 as lines of text."""
        rows = "\n".join(f"  {name + ':':<12} {text}" for name, text in self._source.rows())
        return f"NetTrainResultsObject[\n{rows}\n]"

    def __repr__(self) -> str:
        return self.wl_text("OutputForm")

    def wl_graphics(self) -> Expr:
        """The picture that a file of the results shows: the rows, and below them the curves."""
        return S.GraphicsColumn(wl_list([_rows_drawn(list(self._source.rows())), *self._curves()]))

    def _curves(self) -> list[Expr]:
        """Plots of the loss and of the first measurement, side by side; none where nothing happened."""
        if not len(self.value("RoundLossList")):
            return []
        return [S.GraphicsRow(wl_list(list(self.value("FinalPlots").values())[:2]))]

    def _repr_html_(self) -> str:
        pale, plain = f'<td style="{CELL};opacity:.6">', f'<td style="{CELL}">'
        rows = "".join(
            f"<tr>{pale}{escape(name)}</td>{plain}{escape(text)}</td></tr>"
            for name, text in self._source.rows()
        )
        parts = [f'<table style="border-collapse:collapse;margin:2px 0">{rows}</table>']
        for curves in self._curves():
            data = b64encode(Picture(curves).image("svg")).decode()
            look = 'alt="loss" style="max-width:100%;width:640px"'
            parts.append(f'<img {look} src="data:image/svg+xml;base64,{data}">')
        return f'<div style="{FRAME}"><b>NetTrainResultsObject</b>{"".join(parts)}</div>'

    def _repr_png_(self) -> bytes:
        return Picture(self.wl_graphics()).image("png")


def _restored(values: Association, summary: Association) -> NetTrainResultsObject:
    return NetTrainResultsObject(Stored(values, summary))


SIZE, LINE, INDENT = 8.0, 14.0, 62.0  # of text, between lines, before the values; points
WIDTH = 360.0  # of the picture, in points
LETTERS = 68  # of a line beside the indentation


def _rows_drawn(rows: list[tuple[str, str]]) -> Expr:
    """Names and values as Graphics, long values over several lines."""
    texts, y = [], -LINE
    texts.append(_text("NetTrainResultsObject", 1.2 * SIZE, 0.1, 0.0, y + LINE / 2))
    for name, text in rows:
        y -= LINE
        texts.append(_text(name, SIZE, 0.45, 0.0, y))
        for line in wrap(text, LETTERS):
            texts.append(_text(line, SIZE, 0.1, INDENT, y))
            y -= LINE * 0.85
        y += LINE * 0.85
    shown = wl_list([wl_list([0.0, WIDTH]), wl_list([y - LINE, 0.0])])
    return S.Graphics(wl_list(texts), rule(S.PlotRange, shown))


def _text(text: str, size: float, gray: float, x: float, y: float) -> Expr:
    style = S.Style(text, S.GrayLevel(gray), rule(S.FontSize, S.Scaled(size / WIDTH)))
    return S.Text(style, wl_list([x, y]), wl_list([-1, 0]))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun if count == 1 else noun + ('es' if noun.endswith('ch') else 's')}"


def _listed(measurements: dict[str, float]) -> str:
    """ "ErrorRate" as "error rate", and so on."""
    return ", ".join(f"{spoken(key)} {value:.4g}" for key, value in measurements.items())

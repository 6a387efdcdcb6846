"""Dashboard: a running training as a block of text, for the progress panel."""

from __future__ import annotations

from importlib import import_module
from io import StringIO

import numpy as np
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.segment import SegmentLines
from rich.table import Table
from rich.text import Text

from wlnet.expr.expr import Expr
from wlnet.graphics.losses import live_plot
from wlnet.graphics.picture import Picture
from wlnet.training.record import Record
from wlnet.training.report import Update, duration, measured
from wlnet.training.screen import WIDEST

NARROW, LOW = 60, 8  # below that many columns or rows there is a bar and a line alone
LONGEST = 5  # losses and measurements shown
CURVE_ROWS = (7, 12)
BESIDE = 90  # columns from which the curve of a measurement stands beside that of the loss
GAP = 3
TRAINING, VALIDATION = "rgb(232,125,26)", "rgb(82,138,214)"
SHORT = 12  # columns of a bar in one line with all else
BAR = {"complete_style": VALIDATION, "finished_style": VALIDATION}


class Dashboard:
    """
    record    of the training
    """

    def __init__(self, record: Record):
        self._record = record
        self._curves: RenderableType | None = None
        self._curve_rows = 0
        import_module("wlnet.graphics.text")  # it loads plotext: before the clock runs

    def drawn(self, update: Update, size: tuple[int, int], hint: str) -> RenderableType:
        """A block that fits in a terminal of (columns, rows)."""
        columns, rows = size
        if columns < NARROW or rows < LOW:
            return _small(update, hint)
        values = measured(update)[:LONGEST]
        parts: list[RenderableType] = [_bar(update), self._facts(update, values)]
        taken = 2 + 1 + max(len(values) + 1, 4)
        if self._curves is not None and self._curve_rows <= rows - 1 - taken:
            parts.append(self._curves)
        return Panel(
            Group(*parts),
            title="[bold]NetTrain[/bold]",
            subtitle=hint or None,
            border_style="bright_black",
            title_align="left",
            subtitle_align="left",
        )

    def draw_curves(self, size: tuple[int, int]) -> None:
        """Draws the curves anew: of the loss, and beside it of the first measurement where there is room."""
        columns, rows = size
        width = min(columns - 1, WIDEST) - 4
        high = min(rows - 1 - 8, CURVE_ROWS[1])
        record = self._record
        self._curves = None
        if high < CURVE_ROWS[0] or width < NARROW - 4 or len(record.batch_losses) < 2:
            return
        plots = [self._loss_plot()]
        key = next(iter(record.gauge.shown_keys[1:]), None)
        if key is not None and columns >= BESIDE and (len(record.rounds) > 1 or record.validations):
            plots.append(self._measurement_plot(key))
        each = (width - GAP * (len(plots) - 1)) // len(plots)
        drawn = [Text.from_ansi(Picture(plot).text(each, True, high - 1)) for plot in plots]
        side = Table.grid(padding=(0, GAP, 0, 0))
        side.add_row(*drawn)
        # Kept as it is written: frames between two drawings cost less then.
        console = Console(file=StringIO(), force_terminal=True, width=width)
        self._curves, self._curve_rows = SegmentLines(console.render_lines(side), new_lines=True), high

    def _loss_plot(self) -> Expr:
        record = self._record
        return live_plot(record.batch_losses, record.batches_per_round, self._validations("Loss"), "loss")

    def _measurement_plot(self, key: str) -> Expr:
        shown = [self._record.gauge.shown(one.measurements)[key] for one in self._record.rounds]
        return live_plot(shown, 1, self._validations(key), key)

    def _validations(self, key: str) -> np.ndarray:
        record = self._record
        found = [
            (one.position / record.batches_per_round, record.gauge.shown(one.measurements)[key])
            for one in record.validations
        ]
        return np.array(found, dtype=float).reshape(-1, 2)

    def _facts(self, update: Update, values) -> Table:
        """Losses and measurements on the left, where the training stands on the right."""
        record = self._record
        left = Table.grid(padding=(0, 2, 0, 0))
        for justify in ("left", "right", "right"):
            left.add_column(justify=justify, no_wrap=True)
        left.add_row("", *(Text(name, style) for name, style in _COLUMNS))
        for key, training, validation in values:
            left.add_row(key, _number(training), _number(validation))
        right = Table.grid(padding=(0, 2, 0, 0))
        right.add_column(style="bright_black", no_wrap=True, min_width=len("method"))
        right.add_column(no_wrap=True, overflow="ellipsis")
        batch = f"batch {_of(update.batch, update.batches)}"
        right.add_row("round", f"{_of(update.round, update.rounds)}, {batch}")
        right.add_row("time", f"{duration(update.elapsed)}, {duration(update.remaining)} left")
        right.add_row("speed", f"{update.examples_per_second:.0f} examples/s")
        rate = record.final_rate or record.initial_rate
        method = f"{record.method.optimizer.name}, rate {rate:.3g}, batches of {record.batch_size}"
        right.add_row("method", f"{method}, {record.device}")
        both = Table.grid(expand=True, padding=(0, 4, 0, 0))
        both.add_column(no_wrap=True)
        both.add_column(ratio=1)
        both.add_row(left, right)
        return both


_COLUMNS = (("training", TRAINING), ("validation", VALIDATION))


def _bar(update: Update) -> Table:
    row = Table.grid(expand=True, padding=(0, 1, 0, 0))
    row.add_column(ratio=1)
    row.add_column(justify="right", no_wrap=True, min_width=4)
    row.add_row(ProgressBar(1.0, update.fraction, **BAR), f"{update.fraction:.0%}")
    return row


def _small(update: Update, hint: str) -> Group:
    """A line, for small terminals; the most wanted first: what does not fit is cut."""
    key, training, validation = measured(update)[0]
    losses = "|".join(_number(value) for value in (training, validation) if value is not None)
    place = f"{update.fraction:.0%}  round {_of(update.round, update.rounds)}"
    text = f"{place}  {key} {losses}  {duration(update.remaining)} left  {hint}"
    return Group(Text(text.rstrip(), no_wrap=True, overflow="ellipsis"))


def _of(number: int, planned: int | None) -> str:
    return str(number) if planned is None else f"{number}/{planned}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"


def bar_row(fraction: float, facts: str) -> Table:
    """A percentage, a bar, and what there is to say, in one line."""
    row = Table.grid(padding=(0, 1))
    row.add_column(no_wrap=True, min_width=4, justify="right")
    row.add_column(min_width=SHORT)
    row.add_column(no_wrap=True, overflow="ellipsis")
    row.add_row(f"{fraction:.0%}", ProgressBar(1.0, fraction, width=SHORT), facts)
    return row

""" "ProgressIndicator": a bar that fills, at a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.table import Column

from wlnet.training.report import VALIDATION, Report, Update, duration, report


@report("ProgressIndicator", seconds=0.1)
class Bar(Report):
    """Percentage, round, losses and measurements, time left and examples a second beside a bar, in place.

    Written to standard error, so that results can be piped; where that is no terminal, nothing is drawn.
    Source: nettrain.md section 12.
    """

    def start(self, host):
        facts = TextColumn("{task.fields[facts]}", table_column=Column(no_wrap=True, overflow="ellipsis"))
        percent = TaskProgressColumn(table_column=Column(no_wrap=True, min_width=4))
        bar = BarColumn(bar_width=12, table_column=Column(min_width=12))
        # No thread of its own: it would take time from the training and could draw after an abort.
        self._drawn = Progress(
            percent,
            bar,
            facts,
            console=Console(stderr=True),
            auto_refresh=False,
            disable=not host.is_terminal,
        )
        self._task = self._drawn.add_task("training", total=1.0, facts="")
        self._drawn.start()

    def show(self, update: Update):
        self._drawn.update(self._task, completed=update.fraction, facts=_facts(update))
        self._drawn.refresh()

    def end(self, update, reason):
        if update is not None:
            self.show(update)
        self._drawn.stop()


def _facts(update: Update) -> str:
    """The most wanted first: what does not fit is cut. Pairs are of training and validation."""
    rounds = "" if update.rounds is None else f"/{update.rounds}"
    loss = update.batch_loss if update.round_loss is None else update.round_loss
    pairs = {"loss": [loss], **{key: [] for key, _ in update.measurements if not key.startswith(VALIDATION)}}
    for key, value in (*update.measurements, (VALIDATION + "loss", update.validation_loss)):
        if value is not None:
            pairs[key.removeprefix(VALIDATION)].append(value)
    facts = [f"{key} " + "|".join(f"{value:.3g}" for value in values) for key, values in pairs.items()]
    speed = f"{update.examples_per_second:.0f}/s"
    return "  ".join([f"round {update.round}{rounds}", *facts, f"{duration(update.remaining)} left", speed])

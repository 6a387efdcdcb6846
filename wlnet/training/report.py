"""The contract of reports: ways to show the progress of a training.

A member of `training/reports` shows an `Update` now and then; the loop asks it when it is due.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from math import ceil, inf
from typing import ClassVar

from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name
from wlnet.expr.registry import Registry
from wlnet.expr.short import typed
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.training.host import Host
from wlnet.training.interval import Interval, Turns, turns_of
from wlnet.training.names import name_of
from wlnet.training.progress import keys_of
from wlnet.training.record import Record

BAD_REPORT = Message(
    "NetTrain::invreport",
    'TrainingProgressReporting -> `1` should be Automatic, None, "Panel", "Print", "ProgressIndicator", '
    'a pure function, File["name.csv"], or one of them with its interval: {form, "Interval" -> seconds}.',
)

REPORTS = Registry("progress report", "wlnet.training.reports")

VALIDATION = "validation "  # before the key of a measurement
ABORTED = "it was aborted"  # the reason of a training that has none


@frozen
class Update:
    """Where a training stands.

    fraction                 of the whole, 0..1
    round, rounds            current and planned; planned None where time alone decides
    batch, batches           within the round
    examples_per_second      since the start
    elapsed, remaining       seconds; remaining None where nothing is known
    batch_loss               latest
    round_loss               of the latest whole round, or None
    validation_loss          latest, or None
    measurements             (key, value) of the latest round, then of the latest validation, with VALIDATION
                             before the key; without the losses
    """

    fraction: float
    round: int
    rounds: int | None
    batch: int
    batches: int
    examples_per_second: float
    elapsed: float
    remaining: float | None
    batch_loss: float
    round_loss: float | None
    validation_loss: float | None
    measurements: tuple[tuple[str, float], ...] = ()


def update_of(loop) -> Update:
    """Where a training.Loop stands."""
    record = loop.record
    elapsed = record.seconds
    fraction = record.live.fraction()
    last = record.rounds[-1] if record.rounds else None
    seen = record.validations[-1] if record.validations else None
    shown = loop.training.gauge.shown
    measurements = [pair for pair in shown(last.measurements).items() if pair[0] != "Loss"] if last else []
    if seen:
        measurements += [(VALIDATION + k, v) for k, v in shown(seen.measurements).items() if k != "Loss"]
    return Update(
        fraction=fraction,
        round=loop.round,
        rounds=None if loop.most_batches == inf else ceil(loop.most_batches / record.batches_per_round),
        batch=loop.in_round,
        batches=record.batches_per_round,
        examples_per_second=record.examples / elapsed if elapsed else 0.0,
        elapsed=elapsed,
        remaining=record.live.remaining(),
        batch_loss=record.batch_losses[-1],
        round_loss=last.loss if last else None,
        validation_loss=seen.loss if seen else None,
        measurements=tuple(measurements),
    )


class Report(ABC):
    """
    name         as in TrainingProgressReporting -> name, or the head of name["target"]
    every        the default interval
    rest         the default of the seconds that pass at least between two updates
    turns        says when an update is due
    keys         names of the progress (progress.py) that it may look up; None for any of them
    """

    name: ClassVar[str]
    every: ClassVar[Interval]
    rest: ClassVar[float]
    keys: frozenset[str] | None = frozenset()

    def __init__(self, turns: Turns | None = None):
        self.turns = turns or Turns(self.every, self.rest)

    def takes(self, target: str) -> None:
        """Told where to: of name["target"]. Raises a message where that will not do."""
        raise BAD_REPORT(Expr(S(self.name), (target,)))

    def start(self, host: Host, record: Record) -> None:  # noqa: B027 (most have nothing to do here)
        """Before the first batch, with the training's host, and its record that will be filled."""

    @abstractmethod
    def show(self, update: Update) -> None:
        """Tell where the training is."""

    def end(self, update: Update | None, reason: str) -> None:  # noqa: B027 (most have nothing to do here)
        """After the last batch (None if there was none), and when a training is aborted."""


def report(name: str, *, every: Interval, pause: float = 0.0):
    """Adds the decorated class to REPORTS under its Wolfram name, with its default interval and rest."""

    def add(cls):
        cls.name, cls.every, cls.rest = name, every, pause
        REPORTS.add(name, cls)
        return cls

    return add


def reports_of(setting, host: Host) -> tuple[Report, ...]:
    """What a setting of TrainingProgressReporting asks for. Automatic: a panel at a terminal, else lines."""
    if setting is S("None"):
        return ()
    if setting is S.Automatic:
        setting = "Panel" if host.is_terminal else "Print"
    several = is_list(setting) and not any(map(is_rule, setting))
    return tuple(_report_of(one, host) for one in (setting if several else (setting,)))


def _report_of(spec, host: Host) -> Report:
    """Of a form, or {form, "Interval" -> n, "MinimumInterval" -> s}."""
    form, *rules = spec if is_list(spec) and len(spec) else (spec,)
    path = file_name(host.located(form)) if isinstance(form, Expr) else None
    is_function = isinstance(form, Expr) and form.head is S.Function
    name = "Function" if is_function else form if path is None else "File"
    if name not in REPORTS or form in ("File", "Function"):
        raise BAD_REPORT(typed(spec))
    given = {}
    for one in rules:
        key = name_of(one.args[0]) if is_rule(one) else None
        if key not in ("Interval", "MinimumInterval"):
            raise BAD_REPORT(typed(spec))
        given.setdefault(key, one.args[1])
    kind = REPORTS[name]
    pause = given.get("MinimumInterval", kind.rest or None)
    made = kind(turns_of(given.get("Interval"), pause, "Seconds", kind.every, percents=True))
    if is_function:
        made.calls(host.function(form), keys_of(form))
    elif path is not None:
        made.takes(path)
    return made


def measured(update: Update) -> list[tuple[str, float | None, float | None]]:
    """(key, value in training, value in validation), the loss first."""
    training = update.batch_loss if update.round_loss is None else update.round_loss
    pairs = {"loss": [training, update.validation_loss]}
    for key, value in update.measurements:
        seen = key.startswith(VALIDATION)
        pairs.setdefault(key.removeprefix(VALIDATION), [None, None])[seen] = value
    return [(key, *values) for key, values in pairs.items()]


def summary(update: Update, reason: str) -> str:
    """What a finished training comes to, in one line."""
    done = update.round - 1 + update.batch / update.batches
    count = f"{done:.2f}".rstrip("0").rstrip(".")
    rounds = f"{count} round{'' if done == 1 else 's'}"
    facts = [
        f"{key} {value:.3g}" + (f", validation {seen:.3g}" if seen is not None else "")
        for key, value, seen in measured(update)[:2]
        if value is not None
    ]
    return f"{rounds} in {duration(update.elapsed)} ({reason}): {'; '.join(facts)}"


def duration(seconds: float | None) -> str:
    """A time as text: 8.3s, 4m10s, 2h05m; a dash for None."""
    if seconds is None:
        return "-"
    if seconds < 60:
        return f"{seconds:.1f}s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes}m{rest:02d}s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h{minutes:02d}m"

"""Rounds and batches: the program run over the data until something ends it.

The loop fills the Record, keeps the best net by validation, watches for numbers that are none, and
asks schedule, reports and the host when they are due. Nothing is compiled or allocated in it.
Source: nettrain.md sections 2.8, 4.4, 4.9, 7, 8 and 13.
"""

from __future__ import annotations

from math import ceil, inf, isfinite
from time import perf_counter

import numpy as np

from wlnet.expr.message import Message
from wlnet.training.data.batches import permutation
from wlnet.training.feed import Feed
from wlnet.training.host import Host
from wlnet.training.interval import Clock
from wlnet.training.record import Record, Round, ValidationPoint
from wlnet.training.report import VALIDATION, Update
from wlnet.training.schedule import rate_at
from wlnet.training.settings import Settings

DIVERGED = Message(
    "NetTrain::arrdiv",
    "Training was stopped after batch `1`, because the loss or an array of the net is no longer a finite "
    "number. The result is an earlier net. Data of mean zero and variance one, a LearningRate smaller than "
    '`2`, another Method than `3`, or its suboption "GradientClipping" often help.',
)
STOPPED = Message("NetTrain::stopped", "Training was stopped after batch `1`; the result is the net so far.")

AUTOMATIC_SECONDS = 20.0
MOST_AUTOMATIC_ROUNDS = 10_000
LONGEST_CALL = 0.05  # seconds of training between two looks at clock, keyboard and reports
MOST_AT_ONCE = 8192  # batches
TRIAL_SECONDS, TRIAL_BATCHES = 0.25, 20  # to find out how long a batch takes


class Loop:
    """A running training.

    training      the program of a step, and its batches
    validation    the test program, and its batches; None without a validation set
    arrays        what the training changes, in one buffer: step.Arrays.changing
    finite        the arrays at the end of the last round that left finite ones
    best          the arrays that did best on the validation set, or None
    """

    def __init__(
        self,
        record: Record,
        settings: Settings,
        host: Host,
        arrays: np.ndarray,
        training: Feed,
        validation: Feed | None,
    ):
        self.record, self.settings, self.host = record, settings, host
        self.training, self.validation = training, validation
        self.arrays = arrays
        self.finite = self.arrays.copy()
        self.best: np.ndarray | None = None
        self._best_key = (inf, inf)
        self._clock = Clock(settings.validation.interval) if settings.validation else None
        self._round, self._in_round, self._sums = 0, 0, training.gauge.begin()
        self._reason = ""
        self._many, self._growing = training.many(MOST_AT_ONCE), 1

    # the course of a training

    def run(self) -> None:
        """Train until something ends it; the final arrays are left in the states of the program."""
        record, reports = self.record, self.settings.reports
        self._limits()
        for report in reports:
            report.start(self.host, record)
        self._start = perf_counter()
        try:
            with self.training.program.settled():
                while not self._reason:
                    self._one_round()
            self._close()
        finally:
            update = self._update() if record.batch_losses else None
            for report in reports:
                report.end(update, self._reason or "it was aborted")
        record.reason = self._reason

    def _limits(self) -> None:
        """What ends the training: rounds, batches or seconds, whichever comes first."""
        limit, goal = self.settings.limit, self.settings.seconds
        self._batches, self._seconds = inf, inf if goal is None else goal
        per_round = self.record.batches_per_round
        if limit is None or self.settings.method.schedule is not None:
            self._pace = self._trial()
        if limit is None and goal is None:
            rounds = round(AUTOMATIC_SECONDS / (self._pace * per_round))
            self._batches = min(max(rounds, 1), MOST_AUTOMATIC_ROUNDS) * per_round
        elif limit is not None and limit.unit == "Seconds":
            self._seconds = min(self._seconds, limit.amount)
        elif limit is not None:
            self._batches = limit.amount * (per_round if limit.unit == "Rounds" else 1)

    def _trial(self) -> float:
        """Seconds that a batch takes, by trying a few; all states are put back."""
        states = self.training.program.states
        kept = {name: array.copy() for name, array in states.items()}
        first, rate = np.zeros(1, np.int64), [self.record.initial_rate]
        self._steps(first, rate)  # the first one warms up
        start, done, seconds = perf_counter(), 0, 0.0
        while done < TRIAL_BATCHES and seconds < TRIAL_SECONDS:
            self._steps(first + done % self.record.batches_per_round, rate)
            done, seconds = done + 1, perf_counter() - start
        for name, array in kept.items():
            np.copyto(states[name], array)
        return seconds / done

    def _one_round(self) -> None:
        record = self.record
        self._round += 1
        self._in_round, self._sums = 0, self.training.gauge.begin()
        order = permutation(self.settings.seed, "round", self._round, record.batches_per_round)
        while self._in_round < len(order) and not self._reason:
            count = self._at_once(len(order) - self._in_round)
            self._some_batches(order[self._in_round : self._in_round + count])
        self._close_round()

    def _at_once(self, left: int) -> int:
        """How many batches to train on before looking up: until something is due, for a short time."""
        done = len(self.record.batch_losses)
        clocks = [report.clock for report in self.settings.reports]
        if self._clock is not None:
            clocks.append(self._clock)
        every = [c.interval.amount for c in clocks if c.interval.unit == "Batches"]
        room = [left, self._batches - done, self._growing, self._many.most]
        return max(int(min(room + [amount - done % amount for amount in every])), 1)

    def _some_batches(self, batches: np.ndarray) -> None:
        record = self.record
        number = len(record.batch_losses) + 1
        schedule = self.settings.method.schedule
        rates = [record.initial_rate] * len(batches)
        if schedule is not None:
            total = self._planned()
            rates = [rate_at(number + n, total, record.initial_rate, schedule) for n in range(len(batches))]
        before = perf_counter()
        losses, numbers = self._steps(batches, rates)
        now = perf_counter()
        finite = np.isfinite(losses)
        if not finite.all():
            # What was computed after it counts for nothing: the arrays are put back in any case.
            end = int(finite.argmin()) + 1
            losses, numbers, rates = losses[:end], numbers[:end], rates[:end]
            self._reason = "Divergence"
        record.batch_losses.extend(losses.tolist())
        record.batch_numbers.extend(numbers.ravel().tolist())
        record.examples += int(numbers[:, 0].sum())
        record.final_rate = rates[-1]
        # One after the other, so that the sum does not depend on how many were done at once.
        self._sums = np.add.accumulate(np.concatenate([self._sums[None], numbers]), axis=0)[-1]
        self._in_round += len(losses)
        done = len(record.batch_losses)
        record.seconds = seconds = now - self._start
        pace = max((now - before) / len(batches), 1e-7)
        self._growing = min(4 * self._growing, max(int(LONGEST_CALL / pace), 1))
        if self._reason:
            pass
        elif done >= self._batches:
            self._reason = "MaxTrainingRounds"
        elif seconds >= self._seconds:
            self._reason = "TimeGoal"
        elif self.host.stop_asked():
            self._reason = "ManualStop"
        if self._in_round < record.batches_per_round and not self._reason:
            self._after_batch(done, seconds)

    def _steps(self, batches: np.ndarray, rates: list[float]) -> tuple[np.ndarray, np.ndarray]:
        """(mean losses, numbers of the gauge) of some batches, each before its update."""
        feed = self.training
        number = len(self.record.batch_losses) + 1
        numbers = np.arange(number, number + len(batches))
        given = dict.fromkeys((f"data {port}" for port in feed.batches.columns), batches)
        given |= {"weights": batches, "rate": rates, "step": numbers, "counter": numbers}
        outputs = self._many(len(batches), given)
        targets = None if feed.targets is None else [feed.targets[batch] for batch in batches.tolist()]
        reals = feed.batches.reals[batches]
        return outputs["loss"].astype(np.float64), feed.gauge.many(outputs, targets, reals)

    def _after_batch(self, number: int, seconds: float) -> None:
        """What may be due within a round."""
        if self._clock is not None and self._clock.due_after_batch(number, seconds):
            if not np.isfinite(self.arrays).all():
                self._reason = "Divergence"
                return
            self._validate()
        for report in self.settings.reports:
            if report.due(None, number, seconds):
                report.show(self._update())

    def _close_round(self) -> None:
        """The end of a round, whole or not: its loss, the check of the arrays, validation, reports."""
        record = self.record
        position = len(record.batch_losses)
        values = self.training.gauge.values(self._sums)
        record.rounds.append(Round(position, values["Loss"], values))
        if self._reason != "Divergence" and not np.isfinite(self.arrays).all():
            self._reason = "Divergence"
        if self._reason == "Divergence":
            np.copyto(self.arrays, self.finite if self.best is None else self.best)
            self.host.warn(DIVERGED(position, record.initial_rate, self.settings.method.optimizer.name))
            return
        np.copyto(self.finite, self.arrays)
        clock = self._clock
        if clock and (clock.due_after_round(self._round) or clock.due_after_batch(position, record.seconds)):
            self._validate()
        for report in self.settings.reports:
            if report.due(self._round, position, record.seconds) and not self._reason:
                report.show(self._update())

    def _validate(self) -> None:
        """A pass over the validation set; the arrays are kept if they are the best so far.

        Best is the smallest error rate, where classes are told apart; then the smallest loss; then the
        earliest.
        """
        record, gauge = self.record, self.validation.gauge
        values = self.validation.measured()
        key = (values[gauge.judge] if gauge.judge else 0.0, values["Loss"])
        if all(map(isfinite, key)) and key < self._best_key:
            self._best_key, record.best_round = key, self._round
            self.best = self.arrays.copy()
        shown = {name: values[name] for name in self.training.gauge.keys}
        point = ValidationPoint(self._round, len(record.batch_losses), values["Loss"], shown)
        record.validations.append(point)
        record.seconds = perf_counter() - self._start

    def _close(self) -> None:
        """The last validation, if the latest is stale; who stopped the training is told."""
        record = self.record
        position = len(record.batch_losses)
        if self._reason == "ManualStop":
            self.host.warn(STOPPED(position))
        stale = not record.validations or record.validations[-1].position < position
        if self.validation and stale and self._reason != "Divergence":
            self._validate()
        if self.best is None:
            record.best_round = self._round

    # where it stands

    def _planned(self) -> int:
        """Batches in all; an estimate where time decides."""
        record = self.record
        done = len(record.batch_losses)
        pace = record.seconds / done if done else self._pace
        return max(int(min(self._batches, self._seconds / pace)), done + 1)

    def _update(self) -> Update:
        record = self.record
        done, elapsed = len(record.batch_losses), record.seconds
        fraction = min(max(done / self._batches, elapsed / self._seconds), 1.0)
        last = record.rounds[-1] if record.rounds else None
        seen = record.validations[-1] if record.validations else None
        shown = self.training.gauge.shown
        measurements = (
            [pair for pair in shown(last.measurements).items() if pair[0] != "Loss"] if last else []
        )
        if seen:
            measurements += [(VALIDATION + k, v) for k, v in shown(seen.measurements).items() if k != "Loss"]
        return Update(
            fraction=fraction,
            round=self._round,
            rounds=None if self._batches == inf else ceil(self._batches / record.batches_per_round),
            batch=self._in_round,
            batches=record.batches_per_round,
            examples_per_second=record.examples / elapsed if elapsed else 0.0,
            elapsed=elapsed,
            remaining=elapsed * (1 - fraction) / fraction if fraction else None,
            batch_loss=record.batch_losses[-1],
            round_loss=last.loss if last else None,
            validation_loss=seen.loss if seen else None,
            measurements=tuple(measurements),
        )

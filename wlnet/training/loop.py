"""Rounds and batches: the program run over the data until something ends it.

The loop fills the Record, keeps the best net by validation, watches for numbers that are none, and
asks schedule, reports and the host when they are due. Nothing is compiled or allocated in it.
Source: nettrain.md sections 2.8, 4.4, 4.9, 7, 8 and 13.
"""

from __future__ import annotations

from collections import deque
from math import ceil, inf, isfinite
from time import perf_counter

import numpy as np

from wlnet.expr.expr import TRUE
from wlnet.expr.message import Message
from wlnet.training.data.batches import permutation
from wlnet.training.feed import Feed
from wlnet.training.hook import Hook
from wlnet.training.host import Host
from wlnet.training.interval import Clock
from wlnet.training.progress import ABORTED_BY_FUNCTION, AbortedByFunction, tell
from wlnet.training.record import Record, Round, ValidationPoint
from wlnet.training.report import ABORTED, update_of
from wlnet.training.rotation import Rotation
from wlnet.training.schedule import rate_at
from wlnet.training.settings import Settings
from wlnet.training.stopping import NO_VALIDATION, Criterion, Watch
from wlnet.training.stretch import MOST, stretch_of

DIVERGED = Message(
    "NetTrain::arrdiv",
    "Training was stopped after batch `1`, because the loss or an array of the net is no longer a finite "
    "number. The result is an earlier net. Data of mean zero and variance one, a LearningRate smaller than "
    '`2`, another Method than `3`, or its suboption "GradientClipping" often help.',
)
STOPPED = Message("NetTrain::stopped", "Training was stopped after batch `1`; the result is the net so far.")

AUTOMATIC_SECONDS = 20.0
MOST_AUTOMATIC_ROUNDS = 10_000
TRIAL_SECONDS, TRIAL_BATCHES = 0.25, 20  # to find out how long a batch takes
LONGEST_STRETCH = 0.05  # seconds between two looks at clock, keyboard and reports
ORDERS = 1024  # batches whose order is drawn ahead, in whole rounds
PACE_SHARE = 0.1  # of the latest batch in the present pace


class Loop:
    """A running training.

    training      the program of a step, and its batches
    validation    the test program, and its batches; None without a validation set
    arrays        what the training changes, in one buffer: step.Arrays.changing
    finite        the arrays at the end of the last round that left finite ones
    best          the arrays that did best on the validation set, or None
    hooks         what is done now and then, in this order
    criterion     by which it stops early, or None
    rotation      of the arrays that learn, or None for all at every step

    Where it stands: round and in_round (rounds and batches of the round, from 1), batch (the row of the
    latest batch), event (the latest, as in the progress), pace (seconds a batch), most_batches and
    most_seconds (infinite where they do not end it).
    """

    def __init__(
        self,
        record: Record,
        settings: Settings,
        host: Host,
        arrays: np.ndarray,
        training: Feed,
        validation: Feed | None,
        hooks: tuple[Hook, ...] = (),
        criterion: Criterion | None = None,
        rotation: Rotation | None = None,
    ):
        self.record, self.settings, self.host = record, settings, host
        self.training, self.validation = training, validation
        self.arrays = arrays
        self.finite = self.arrays.copy()
        self.best: np.ndarray | None = None
        self._best_key = (inf, inf)
        self._clock = Clock(settings.validation.interval) if settings.validation else None
        self.hooks, self._rotation = hooks, rotation
        self._watch = Watch(criterion) if criterion else None
        self.round, self.in_round, self.batch, self._sums = 0, 0, 0, training.gauge.begin()
        self.event, self.pace = "TrainingStart", 0.0
        self.most_batches = self.most_seconds = inf
        self._reason = ""
        self._stretch = stretch_of(training, rotation is not None or record.visits is not None)
        self._orders: deque[np.ndarray] = deque()
        self._next_order = 1  # the round after the last of them
        self._rows = np.empty(0, np.int64)  # the order of the batches in this round
        # Nothing is looked at where a round ends: several short ones may be trained in one call.
        self._through = not (hooks or settings.reports or settings.validation or criterion)
        self._growing = 1  # batches at once, until it is known how long they take

    @property
    def in_stretches(self) -> bool:
        """Whether several batches are trained on in one call of the engine."""
        return self._stretch is not None

    # the course of a training

    def run(self) -> None:
        """Train until something ends it; the final arrays are left in the states of the program."""
        record, reports = self.record, self.settings.reports
        self._limits()
        if self._watch and not self.validation:
            self.host.warn(NO_VALIDATION())
        for hook in self.hooks:
            hook.start(record)
        for report in reports:
            report.start(self.host, record)
        self._start = perf_counter()
        try:
            with self.training.program.settled():
                while not self._reason:
                    self._one_round()
            self._close()
            self.event = "TrainingEnd"
        finally:
            update = update_of(self) if record.batch_losses else None
            for report in reports:
                report.end(update, self._reason or ABORTED)
        record.reason = self._reason

    def _limits(self) -> None:
        """What ends the training: rounds, batches or seconds, whichever comes first."""
        limit, goal = self.settings.limit, self.settings.seconds
        self.most_seconds = inf if goal is None else goal
        per_round = self.record.batches_per_round
        if limit is None or self.settings.method.schedule is not None:
            self.pace = self._trial()
        if limit is None and goal is None:
            rounds = round(AUTOMATIC_SECONDS / (self.pace * per_round))
            self.most_batches = min(max(rounds, 1), MOST_AUTOMATIC_ROUNDS) * per_round
        elif limit is not None and limit.unit == "Seconds":
            self.most_seconds = min(self.most_seconds, limit.amount)
        elif limit is not None:
            self.most_batches = limit.amount * (per_round if limit.unit == "Rounds" else 1)

    def _trial(self) -> float:
        """Seconds that a batch takes, by trying a few; all states are put back."""
        batches, kept = self.training.batches, self._kept()
        batches.keep(True)
        self._step(0, self.record.initial_rate)  # the first one warms up
        start, done, seconds = perf_counter(), 0, 0.0
        while done < TRIAL_BATCHES and seconds < TRIAL_SECONDS:
            self._step(done % self.record.batches_per_round, self.record.initial_rate)
            done, seconds = done + 1, perf_counter() - start
        batches.keep(False)
        self._put_back(kept)
        return seconds / done

    def _kept(self) -> dict[str, np.ndarray]:
        """Copies of all that a step changes."""
        return {name: array.copy() for name, array in self.training.program.states.items()}

    def _put_back(self, kept: dict[str, np.ndarray]) -> None:
        for name, array in kept.items():
            np.copyto(self.training.program.states[name], array)

    def _one_round(self) -> None:
        self._begin_round()
        while self.in_round < len(self._rows) and not self._reason:
            if self._stretch is None:
                self._one_batch(int(self._rows[self.in_round]))
            else:
                self._some_batches(self._coming(self._at_once(len(self._rows))))
        self._close_round()

    def _begin_round(self) -> None:
        self.round += 1
        self.in_round, self._sums = 0, self.training.gauge.begin()
        self._rows = self._order()

    def _coming(self, count: int) -> np.ndarray:
        """The next batches, of this round and of those after it."""
        found, ahead = self._rows[self.in_round : self.in_round + count], 0
        while len(found) < count:
            self._draw(ahead + 1)
            found = np.concatenate([found, self._orders[ahead][: count - len(found)]])
            ahead += 1
        return found

    def _order(self) -> np.ndarray:
        """The order of the batches in this round; drawn for several rounds at once where they are short."""
        if not self._orders:
            self._draw(max(ORDERS // self.record.batches_per_round, 1))
        return self._orders.popleft()

    def _draw(self, count: int) -> None:
        """There are at least so many orders of rounds to come."""
        for number in range(self._next_order, self._next_order + count - len(self._orders)):
            batches = self.record.batches_per_round
            self._orders.append(permutation(self.settings.seed, "round", number, batches))
            self._next_order = number + 1

    def _at_once(self, per_round: int) -> int:
        """How many batches to train on before looking up: until something is due, for a short time."""
        done, seconds = len(self.record.batch_losses), self.record.seconds
        room = [self.most_batches - done, self._stretch.most, self._growing]
        if not self._through:
            room.append(per_round - self.in_round)
        if self.pace:
            room += [LONGEST_STRETCH / self.pace, (self.most_seconds - seconds) / self.pace + 1]
        turns = [*(hook.turns for hook in self.hooks), *(report.turns for report in self.settings.reports)]
        for interval in (one.interval for one in (*turns, *([self._clock] if self._clock else []))):
            if interval.unit == "Batches":
                room.append(interval.amount - done % interval.amount)
            elif interval.unit == "Percent" and self.most_batches < inf:
                share = interval.amount / 100 * self.most_batches
                room.append(ceil((int(done / share + 1e-9) + 1) * share) - done)
        count, left = max(int(min(room)), 1), per_round - self.in_round
        # Whole rounds beyond this one, so that the last finite arrays are always those of a round's end.
        return count - max(count - left, 0) % per_round

    def _some_batches(self, rows: np.ndarray) -> None:
        """As `_one_batch`, several times, with one look at clock, host and reports at the end."""
        record, schedule = self.record, self.settings.method.schedule
        number = len(record.batch_losses) + 1
        rates = [record.initial_rate] * len(rows)
        if schedule is not None:
            planned = self.planned()
            rates = [rate_at(number + n, planned, rate, schedule) for n, rate in enumerate(rates)]
        left = len(self._rows) - self.in_round
        kept = self._kept() if len(rows) > left else None
        losses, numbers = self._stretch.steps(rows, number, rates)
        finite = np.isfinite(losses)
        if kept is not None and not (finite.all() and self._all_finite()):
            # In which round it happens is seen when they are trained one by one.
            self._put_back(kept)
            self._through = False
            self._some_batches(rows[:left])
            return
        if not finite.all():
            # What was computed after it counts for nothing: the arrays are put back in any case.
            end = int(finite.argmin()) + 1
            losses, numbers, rates, rows = losses[:end], numbers[:end], rates[:end], rows[:end]
            self._reason = "Divergence"
        record.batch_losses.frombytes(losses.tobytes())
        record.batch_numbers.frombytes(numbers.tobytes())
        record.examples += int(numbers[:, 0].sum())
        record.final_rate = rates[-1]
        self._count(numbers, number - 1)
        self.batch, self.event = int(rows[-1]), "BatchEnd"
        seconds = perf_counter() - self._start
        pace, kept = (seconds - record.seconds) / len(rows), (1 - PACE_SHARE) ** len(rows)
        self.pace = pace if number == 1 else kept * self.pace + (1 - kept) * pace
        self._growing = min(4 * self._growing, MOST)
        record.seconds = seconds
        self._look_up()

    def _count(self, numbers: np.ndarray, done: int) -> None:
        """Adds the numbers of some batches, after `done` others, to their rounds."""
        while True:
            some = numbers[: len(self._rows) - self.in_round]
            # One after the other, so that the sum does not depend on how many were done at once.
            self._sums = np.add.accumulate(np.concatenate([self._sums[None], some]), axis=0)[-1]
            self.in_round, done, numbers = self.in_round + len(some), done + len(some), numbers[len(some) :]
            if not len(numbers):
                return
            self._record_round(done)
            self._begin_round()

    def _one_batch(self, batch: int) -> None:
        record = self.record
        number = len(record.batch_losses) + 1
        rate = record.initial_rate
        schedule = self.settings.method.schedule
        if schedule is not None:
            rate = rate_at(number, self.planned(), rate, schedule)
        loss, numbers = self._step(batch, rate)
        record.batch_losses.append(loss)
        record.batch_numbers.extend(numbers)
        record.examples += int(numbers[0])
        record.final_rate = rate
        self._sums += numbers
        self.in_round, self.batch, self.event = self.in_round + 1, batch, "BatchEnd"
        if record.visits is not None:
            losses = self.training.program.outputs["example losses"]
            record.visits.add(batch, losses[: self.training.real])
        seconds = perf_counter() - self._start
        pace = seconds - record.seconds
        self.pace = pace if number == 1 else (1 - PACE_SHARE) * self.pace + PACE_SHARE * pace
        record.seconds = seconds
        if not isfinite(loss):
            self._reason = "Divergence"
        self._look_up()

    def _look_up(self) -> None:
        """What may end the training after a batch, or is due within a round."""
        number, seconds = len(self.record.batch_losses), self.record.seconds
        if self._reason:
            return
        if number >= self.most_batches:
            self._reason = "MaxTrainingRounds"
        elif seconds >= self.most_seconds:
            self._reason = "TimeGoal"
        elif self.host.stop_asked():
            self._reason = "ManualStop"
        if self.in_round < self.record.batches_per_round and not self._reason:
            self._after_batch(number, seconds)

    def _step(self, batch: int, rate: float) -> tuple[float, np.ndarray]:
        """(mean loss, numbers of the gauge) of a batch, before its update."""
        feed, number = self.training, len(self.record.batch_losses) + 1
        if self._rotation is not None:
            feed.program.take(number)
        real = feed.load(batch, as_mean=True)
        arguments = feed.program.arguments
        arguments["rate"][...] = rate
        if self._rotation is None:
            arguments["step"][...] = number
        else:
            self._rotation.load(arguments, number)
        arguments["counter"][...] = number
        outputs = feed.run(more=number < self.most_batches)
        loss = outputs["loss"].item()
        return loss, feed.numbers(outputs, loss, real)

    def _after_batch(self, number: int, seconds: float) -> None:
        """What may be due within a round."""
        record = self.record
        if self._clock is not None and self._clock.due_after_batch(number, seconds):
            if not self._all_finite():
                self._reason = "Divergence"
                return
            self._validate()
        if self.hooks:
            self._fire(None)
        for report in self.settings.reports:
            if report.turns.due(None, number, seconds, record.live.fraction()):
                report.show(update_of(self))

    def _close_round(self) -> None:
        """The end of a round, whole or not: its loss, the check of the arrays, validation, reports."""
        record = self.record
        position = len(record.batch_losses)
        values = self._record_round(position)
        self.event = "RoundEnd"
        if self._reason != "Divergence" and not self._all_finite():
            self._reason = "Divergence"
        if self._reason == "Divergence":
            np.copyto(self.arrays, self.finite if self.best is None else self.best)
            self.host.warn(DIVERGED(position, record.initial_rate, self.settings.method.optimizer.name))
            return
        np.copyto(self.finite, self.arrays)
        clock = self._clock
        if clock and (clock.due_after_round(self.round) or clock.due_after_batch(position, record.seconds)):
            self._validate()
        elif self._watch and not self.validation:
            self._judge(values)
        self._fire(self.round)
        for report in self.settings.reports:
            due = report.turns.due(self.round, position, record.seconds, record.live.fraction())
            if due and not self._reason:
                report.show(update_of(self))

    def _record_round(self, position: int) -> dict[str, object]:
        """The round that ends, or breaks off, at a batch; its measurements."""
        values = self.training.gauge.values(self._sums)
        self.record.rounds.append(Round(position, values["Loss"], values))
        return values

    def _all_finite(self) -> bool:
        """Whether the arrays are; one pass over them where their squares have a finite sum."""
        with np.errstate(over="ignore", invalid="ignore"):
            return isfinite(np.dot(self.arrays, self.arrays)) or bool(np.isfinite(self.arrays).all())

    def _fire(self, round_: int | None) -> None:
        """The hooks that are due; one of them may end the training."""
        record = self.record
        number, fraction = len(record.batch_losses), record.live.fraction()
        for hook in self.hooks:
            if hook.turns.due(round_, number, record.seconds, fraction):
                self._reason = hook.fire(record) or self._reason
        if self._reason == ABORTED_BY_FUNCTION:
            raise AbortedByFunction

    def _judge(self, values: dict[str, object]) -> None:
        """Whether the criterion ends the training, by what was just measured."""
        criterion = self._watch.criterion
        if criterion.function is not None:
            stops = tell(criterion.function, self.record) is TRUE
        else:
            stops = self._watch.stops(self.round, criterion.value(values))
        if stops and not self._reason:
            self._reason = "TrainingStoppingCriterion"

    def _validate(self) -> None:
        """A pass over the validation set; the arrays are kept if they are the best so far.

        Best is the best value of a measurement by which training stops; else the smallest error rate,
        where classes are told apart; then the smallest loss; then the earliest.
        """
        record, gauge = self.record, self.validation.gauge
        values = self.validation.measured()
        if self._watch and self._watch.criterion.function is None:
            key = (self._watch.criterion.value(values), 0.0)
        else:
            key = (values[gauge.judge] if gauge.judge else 0.0, values["Loss"])
        if all(map(isfinite, key)) and key < self._best_key:
            self._best_key, record.best_round = key, self.round
            self.best = self.arrays.copy()
        shown = {name: values[name] for name in self.training.gauge.keys}
        point = ValidationPoint(self.round, len(record.batch_losses), values["Loss"], shown)
        record.validations.append(point)
        record.seconds = perf_counter() - self._start
        self.event = "ValidationEnd"
        if self._watch:
            self._judge(values)

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
            record.best_round = self.round

    # where it stands

    def planned(self) -> int:
        """Batches in all; an estimate where time decides."""
        record = self.record
        done = len(record.batch_losses)
        if self.most_batches < inf and self.most_seconds == inf:
            return self.most_batches
        pace = record.seconds / done if done else self.pace
        return max(int(min(self.most_batches, self.most_seconds / pace)), done)

"""NetTrain: a net, data and settings in; the record of a training out.

Everything that can be wrong is found before the first batch. Source: nettrain.md sections 1 and 7.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.net import Net
from wlnet.tensor.dtype import NUMPY
from wlnet.training.custom import CustomProperty
from wlnet.training.data.batches import Batches, automatic_size, batches_of, permutation
from wlnet.training.data.encode import encoded, numeric_columns, with_files
from wlnet.training.data.source import columns_of
from wlnet.training.feed import Feed
from wlnet.training.gauge import Gauge
from wlnet.training.hook import Hook, looked_up
from wlnet.training.host import Host
from wlnet.training.live import Live, net_with
from wlnet.training.loop import Loop
from wlnet.training.losses import Loss, losses_of
from wlnet.training.measurement import MEASUREMENTS, Chosen, checked
from wlnet.training.record import Record
from wlnet.training.rotation import Rotation, turns_of_groups
from wlnet.training.selection import multipliers
from wlnet.training.settings import Settings
from wlnet.training.step import Arrays, Blueprint, arrays_of, loss_program, training_program
from wlnet.training.stopping import checked as checked_criterion
from wlnet.training.tally import Task
from wlnet.training.training_net import TrainingNet, prepare
from wlnet.training.visits import Visits

NO_SET = Message(
    "NetTrain::valauto", "ValidationSet -> Automatic needs training data that is the name of a data set."
)
TOO_FEW = Message(
    "NetTrain::valsize",
    "ValidationSet -> Scaled[`1`] would take `2` of the `3` examples; one must be left for training.",
)
NOTHING_LEARNS = Message(
    "NetTrain::nolearn", "The net has no arrays that are trained, so it is only given its shapes and arrays."
)
NO_MEMORY = Message(
    "NetTrain::nomem", "There is not enough memory to train with BatchSize -> `1`; a smaller one may do."
)
GRADIENTS = ("Gradients", "GradientsRMS", "GradientsVector")
_ERROR_RATE = Chosen(MEASUREMENTS["ErrorRate"])


def train(
    net: Net,
    data,
    settings: Settings,
    host: Host,
    loss=S.Automatic,
    call=None,
    wanted: tuple[str | CustomProperty, ...] = (),
) -> Record:
    """The record of a training of `net` on `data`, with the trained and the final net in it.

    data      in a form of nettrain.md section 2.1: see data/source.py
    loss      given as a positional argument; Automatic leaves it to LossFunction
    call      the original call, for "NetTrainInputForm"
    wanted    properties that will be asked for: what some of them need is kept only then

    Raises a message of NetTrain for what does not fit; the host's `stop_asked` may end it early.
    """
    losses = losses_of(net, settings.loss if loss is S.Automatic else loss, host)
    columns = _columns(data, net, losses, "training", host)
    training_net = prepare(net, losses, columns, settings.seed)
    rates = multipliers(settings.multipliers, training_net.net, training_net.losses)
    task = training_net.task
    measurements = _measurements(task, settings)
    arrays = encoded(columns, training_net.ports, settings.dtype, "training")
    training, validation = _batches(arrays, data, training_net, settings, host)
    turns = turns_of_groups(settings.turns, training_net.net, rates)
    learns = rates if turns is None else {p: r if any(p in t for t in turns) else 0 for p, r in rates.items()}
    states = arrays_of(training_net, learns, settings.dtype)
    rotation = turns and Rotation(turns, states)
    gauge = Gauge(training_net.losses, measurements, task)
    optimizer = settings.method.optimizer
    record = Record(
        batch_size=training.size,
        batches_per_round=len(training),
        training_examples=training.examples,
        validation_examples=validation.examples if validation else 0,
        method=settings.method,
        initial_rate=optimizer.automatic_rate if settings.rate is None else settings.rate,
        device=settings.device,
        multipliers=rates,
        gauge=gauge,
        call=call,
        permutation=training.order + 1,
        training_net=training_net,
        turns=settings.turns,
    )
    hooks = (*(one for one in wanted if isinstance(one, Hook)), *settings.hooks)
    if "ExampleLosses" in wanted or looked_up((*hooks, *settings.reports), "ExampleLosses"):
        record.visits = Visits(training.order, training.examples)
    if not states.learning.shapes:
        host.warn(NOTHING_LEARNS())
        record.trained_net = record.final_net = training_net.net
        record.reason = "NothingToTrain"
        return record
    try:
        _run(record, training_net, states, training, validation, settings, host, hooks, rotation)
    except MemoryError:
        raise NO_MEMORY(training.size) from None
    return record


def _columns(data, net: Net, losses: tuple[Loss, ...], part: str, host: Host) -> dict[str, Expr]:
    """The examples of every port of the training net."""
    targets = dict.fromkeys(key for loss in losses for key in loss.targets.values())
    columns = columns_of(data, tuple(net.inputs), tuple(targets), part, host)
    return numeric_columns(with_files(columns, net, host), host)


def _run(
    record: Record,
    net: TrainingNet,
    states: Arrays,
    training: Batches,
    validation: Batches | None,
    settings: Settings,
    host: Host,
    hooks: tuple[Hook, ...],
    rotation: Rotation | None,
) -> None:
    """Compile, loop, and put the nets into the record."""
    gauge = record.gauge
    criterion = settings.stopping and checked_criterion(settings.stopping, gauge)
    shown = (net.losses[0].output,) if gauge.measures else ()
    blueprint = Blueprint(
        net,
        states,
        training.size,
        settings.dtype,
        settings.seed,
        shown,
        apart=record.visits is not None,
        gradient=looked_up((*hooks, *settings.reports), *GRADIENTS),
        turns=rotation and rotation.together,
    )
    steps = Feed(training_program(blueprint, settings.method), training, gauge)
    tests = None
    if validation:
        judged = _judged(net, gauge)
        shown = (net.losses[0].output,) if judged.measures else ()
        blueprint = Blueprint(net, states, validation.size, settings.dtype, settings.seed, shown)
        tests = Feed(loss_program(blueprint), validation, judged)
    loop = Loop(record, settings, host, states.changing, steps, tests, hooks, criterion, rotation)
    record.live = Live(loop, net, states)
    try:
        loop.run()
    finally:
        record.live = None
    record.final_net = net_with(net, states, loop.arrays)
    record.trained_net = record.final_net if loop.best is None else net_with(net, states, loop.best)


def _measurements(task: Task | None, settings: Settings) -> tuple[Chosen, ...]:
    """Those asked for, or the error rate of a net that tells classes apart."""
    chosen = settings.measurements
    if chosen is None:
        return (_ERROR_RATE,) if _tells_classes(task) else ()
    return checked(chosen, task)


def _tells_classes(task: Task | None) -> bool:
    return task is not None and task.kind == "classification"


def _judged(net: TrainingNet, gauge: Gauge) -> Gauge:
    """The gauge for validation: with the error rate, by which the best net is chosen (section 8)."""
    if not _tells_classes(gauge.task):
        return Gauge(net.losses, gauge.chosen, gauge.task)
    extra = () if _ERROR_RATE in gauge.chosen else (_ERROR_RATE,)
    return Gauge(net.losses, (*gauge.chosen, *extra), gauge.task, judge=_ERROR_RATE.key)


def _batches(
    arrays: dict, data, net: TrainingNet, settings: Settings, host: Host
) -> tuple[Batches, Batches | None]:
    """The batches for training, of all encoded examples or what is left of them, and for validation."""
    examples = len(next(iter(arrays.values())))
    order = permutation(settings.seed, "batches", 0, examples)
    chosen = settings.validation
    if chosen is None:
        others = None
    elif chosen.fraction is not None:
        others, aside = arrays, _reserved(chosen.fraction, examples, settings.seed)
        order = order[~np.isin(order, aside)]
    else:
        spec = data if chosen.spec is S.Automatic else chosen.spec
        if chosen.spec is S.Automatic and not isinstance(data, str):
            raise NO_SET()
        if isinstance(spec, str) and spec == data:
            host = replace(host, warn=lambda error: None)  # what there is to say of this set has been said
        columns = _columns(spec, net.net, net.losses, "validation", host)
        others = encoded(columns, net.ports, settings.dtype, "validation")
        aside = np.arange(len(next(iter(others.values()))))
    itemsize = NUMPY[settings.dtype].itemsize
    size = min(settings.batch_size or automatic_size(net.net, len(order), itemsize), len(order))
    training = batches_of(arrays, size, order)
    return training, None if others is None else batches_of(others, min(size, len(aside)), aside)


def _reserved(fraction: float, examples: int, seed: int) -> np.ndarray:
    """The positions of the examples that Scaled[fraction] puts aside."""
    count = max(1, round(fraction * examples))
    if count >= examples:
        raise TOO_FEW(fraction, count, examples)
    return permutation(seed, "validation", 0, examples)[:count]

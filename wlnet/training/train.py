"""NetTrain: a net, data and settings in; the record of a training out.

Everything that can be wrong is found before the first batch. Source: nettrain.md sections 1 and 7.
"""

from __future__ import annotations

from wlnet.expr.message import Message, MessageError
from wlnet.expr.symbols import S
from wlnet.nets.net import Net
from wlnet.training.custom import CustomProperty
from wlnet.training.data.batches import Batches
from wlnet.training.data.generator import GeneratedBatches
from wlnet.training.data.supply import all_batches, supply_of
from wlnet.training.feed import Feed
from wlnet.training.gauge import Gauge
from wlnet.training.hook import Hook, looked_up
from wlnet.training.host import Host
from wlnet.training.live import Live, net_with
from wlnet.training.loop import Loop
from wlnet.training.losses import losses_of
from wlnet.training.measurement import MEASUREMENTS, Asked, Chosen, checked
from wlnet.training.record import Record
from wlnet.training.rotation import Rotation, turns_of_groups
from wlnet.training.selection import multipliers
from wlnet.training.settings import Settings
from wlnet.training.step import Arrays, Blueprint, arrays_of, loss_passes, training_steps, varying_axes
from wlnet.training.stopping import checked as checked_criterion
from wlnet.training.tally import Task
from wlnet.training.training_net import TrainingNet, prepare
from wlnet.training.visits import Visits

NO_EXAMPLE_LOSSES = Message(
    "NetTrain::nolosses",
    'The property "ExampleLosses" needs examples that come again; a generator makes new ones.',
)
NOTHING_LEARNS = Message(
    "NetTrain::nolearn", "The net has no arrays that are trained, so it is only given its shapes and arrays."
)
NO_MEMORY = Message(
    "NetTrain::nomem", "There is not enough memory to train with BatchSize -> `1`; a smaller one may do."
)
SKIPPED = Message(
    "NetTrain::skipped",
    "`1` of the `2` data could not be encoded and `3` skipped; of example `4` it is said: `5`",
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
    targets = tuple(dict.fromkeys(key for loss in losses for key in loss.targets.values()))
    supply = supply_of(data, net, targets, "training", settings.batch_size, host)
    training_net = prepare(net, losses, supply.columns, settings.seed)
    rates = multipliers(settings.multipliers, training_net.net, training_net.losses)
    task = training_net.task
    measurements = _measurements(training_net, settings)
    training, validation = all_batches(supply, data, training_net, targets, settings, host)
    turns = turns_of_groups(settings.turns, training_net.net, rates)
    learns = rates if turns is None else {p: r if any(p in t for t in turns) else 0 for p, r in rates.items()}
    states = arrays_of(training_net, learns, settings.dtype)
    rotation = turns and Rotation(turns, states)
    gauge = Gauge(training_net.losses, measurements, task, arrays=states.present)
    record = _record(training_net, rates, gauge, training, validation, settings, call)
    collectors = [one for one in wanted if isinstance(one, Hook)]
    record.collected = {one.name: one.value for one in collectors if one.is_named}
    hooks = (*collectors, *settings.hooks)
    if "ExampleLosses" in wanted or looked_up((*hooks, *settings.reports), "ExampleLosses"):
        record.visits = _visits(training, "ExampleLosses" in wanted)
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


def _record(
    net: TrainingNet,
    rates: dict[tuple, float],
    gauge: Gauge,
    training: Batches | GeneratedBatches,
    validation: Batches | GeneratedBatches | None,
    settings: Settings,
    call,
) -> Record:
    """The record of a training that has not begun."""
    optimizer = settings.method.optimizer
    return Record(
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
        permutation=None if training.order is None else training.order + 1,
        training_net=net,
        turns=settings.turns,
    )


def _visits(training: Batches | GeneratedBatches, needed: bool) -> Visits | None:
    """Room for the losses of the examples; None for generated ones, which raises a message if `needed`."""
    if training.order is not None:
        return Visits(training.order, training.examples)
    if needed:
        raise NO_EXAMPLE_LOSSES()
    return None


def _run(
    record: Record,
    net: TrainingNet,
    states: Arrays,
    training: Batches | GeneratedBatches,
    validation: Batches | GeneratedBatches | None,
    settings: Settings,
    host: Host,
    hooks: tuple[Hook, ...],
    rotation: Rotation | None,
) -> None:
    """Compile, loop, and put the nets into the record."""
    gauge = record.gauge
    criterion = settings.stopping and checked_criterion(settings.stopping, gauge)
    blueprint = Blueprint(
        net,
        states,
        training.size,
        settings.dtype,
        settings.seed,
        gauge.shown_ports(net.net.outputs),
        gauge.decided,
        gauge.taps,
        apart=record.visits is not None or gauge.apart,
        gradient=looked_up((*hooks, *settings.reports), *GRADIENTS),
        together=rotation is None or rotation.together,
        lengths=varying_axes(net),
    )
    turns = () if rotation is None else rotation.turns
    steps = Feed(training_steps(blueprint, settings.method, turns), training, gauge)
    tests = None
    if validation:
        judged = _judged(net, gauge)
        blueprint = Blueprint(
            net,
            states,
            validation.size,
            settings.dtype,
            settings.seed,
            judged.shown_ports(net.net.outputs),
            judged.decided,
            judged.taps,
            judged.apart,
            lengths=varying_axes(net),
        )
        tests = Feed(loss_passes(blueprint), validation, judged)
    loop = Loop(record, settings, host, states.changing, steps, tests, hooks, criterion, rotation)
    record.live = Live(loop, net, states)
    try:
        loop.run()
    finally:
        record.live = None
    for part, batches in (("training", training), ("validation", validation)):
        if batches and batches.skipped:
            _tell_skipped(batches.skipped, part, host)
    record.skipped = len(training.skipped)
    record.final_net = net_with(net, states, loop.arrays)
    record.trained_net = record.final_net if loop.best is None else net_with(net, states, loop.best)


def _tell_skipped(skipped: dict[int, MessageError], part: str, host: Host) -> None:
    """A message about the examples that could not be encoded, and why the first of them could not."""
    first = min(skipped)
    count = f"{len(skipped)} examples" if len(skipped) > 1 else "1 example"
    host.warn(SKIPPED(count, part, "are" if len(skipped) > 1 else "is", first + 1, skipped[first].text))


def _measurements(net: TrainingNet, settings: Settings) -> tuple[Asked, ...]:
    """Those asked for, or the error rate of a net that tells classes apart."""
    chosen = settings.measurements
    if chosen is None:
        return (_ERROR_RATE,) if _tells_classes(net.task) else ()
    return checked(chosen, net)


def _tells_classes(task: Task | None) -> bool:
    return task is not None and task.kind == "classification"


def _judged(net: TrainingNet, gauge: Gauge) -> Gauge:
    """The gauge for validation: with the error rate, by which the best net is chosen (section 8)."""
    if not _tells_classes(gauge.task):
        return Gauge(net.losses, gauge.chosen, gauge.task, arrays=gauge.arrays)
    extra = () if _ERROR_RATE in gauge.chosen else (_ERROR_RATE,)
    return Gauge(net.losses, (*gauge.chosen, *extra), gauge.task, _ERROR_RATE.key, gauge.arrays)

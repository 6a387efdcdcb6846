"""Every NetTrain option: what it may be, and what the training makes of it.

Options are checked all at once, before anything runs; a name that is no option, and a setting that
is wrong or not supported yet, is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from secrets import randbits

from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message, MessageError
from wlnet.expr.short import typed
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.options import seed_of
from wlnet.training.checkpoint import checkpoints_of
from wlnet.training.hook import Hook
from wlnet.training.host import Host
from wlnet.training.interval import Interval, interval_of
from wlnet.training.measurement import Asked, measurements_of
from wlnet.training.method import Method, method_of
from wlnet.training.names import advice, name_of
from wlnet.training.progress import functions_of
from wlnet.training.report import Report, reports_of
from wlnet.training.stopping import Criterion, criterion_of

UNKNOWN_OPTION = Message("NetTrain::optx", "`1` is no option of NetTrain.`2`")
BAD_BATCH_SIZE = Message(
    "NetTrain::invbatchsize", "BatchSize -> `1` should be Automatic or a positive integer."
)
BAD_ROUNDS = Message(
    "NetTrain::invrounds",
    "MaxTrainingRounds -> `1` should be Automatic, a positive integer, or a Quantity of rounds, "
    "batches or time.",
)
BAD_TIME = Message(
    "NetTrain::invtime",
    'TimeGoal -> `1` should be Automatic, a positive number of seconds, or such as Quantity[2, "Minutes"].',
)
BAD_RATE = Message("NetTrain::invrate", "LearningRate -> `1` should be Automatic or a positive number.")
BAD_SEED = Message(
    "NetTrain::invseed", "RandomSeeding -> `1` should be an integer, a string, Automatic or Inherited."
)
BAD_PRECISION = Message(
    "NetTrain::invprecision", 'WorkingPrecision -> `1` should be Automatic, "Real32" or "Real64".'
)
NO_MIXED = Message("NetTrain::nomixed", 'WorkingPrecision -> "Mixed" needs a GPU; use "Real32" or "Real64".')
NO_GPU = Message(
    "NetTrain::badtrgdevgpu",
    'TargetDevice -> `1` cannot be used: no supported GPU was found. Use TargetDevice -> "CPU".',
)
BAD_GOAL = Message(
    "NetTrain::invgoal",
    'PerformanceGoal -> `1` should be Automatic, "TrainingMemory", "TrainingSpeed" or a list of these.',
)
BAD_DEVICE = Message("NetTrain::invdevice", 'TargetDevice -> `1` should be "CPU" or "GPU".')
BAD_VALIDATION = Message(
    "NetTrain::invval",
    "ValidationSet -> `1` should be None, Automatic, data, the name of a data set, or Scaled[fraction], such "
    "as Scaled[0.1].",
)
BAD_FRACTION = Message(
    "NetTrain::invscaled", "ValidationSet -> Scaled[`1`] should have a fraction between 0 and 1."
)

NONE = S("None")


@frozen
class Validation:
    """What ValidationSet says.

    spec        data in a form of nettrain.md 2.1, the name of a set, or Automatic
    fraction    of the training data to be put aside, instead of `spec`
    interval    between two measurements
    """

    spec: object
    fraction: float | None
    interval: Interval


@frozen
class Settings:
    """The checked options; None where the setting was Automatic or None, unless said otherwise.

    batch_size      examples a batch
    limit           Interval of MaxTrainingRounds: in rounds, batches or seconds
    seconds         of TimeGoal
    rate            initial learning rate: LearningRate, or the suboption of Method
    loss            LossFunction as given
    multipliers     LearningRateMultipliers as given
    measurements    None for Automatic, else a tuple, empty for None
    reports         what shows progress; made for this training
    checkpoints     hooks of TrainingProgressCheckpointing
    functions       hooks of TrainingProgressFunction
    stopping        of TrainingStoppingCriterion
    turns           TrainingUpdateSchedule as given
    saves_memory    of PerformanceGoal
    seed            always an integer
    dtype           "Real32" or "Real64"
    """

    batch_size: int | None
    limit: Interval | None
    seconds: float | None
    rate: float | None
    method: Method
    loss: object
    multipliers: object
    validation: Validation | None
    measurements: tuple[Asked, ...] | None
    reports: tuple[Report, ...]
    checkpoints: tuple[Hook, ...]
    functions: tuple[Hook, ...]
    stopping: Criterion | None
    turns: object
    saves_memory: bool
    seed: int
    dtype: str
    device: str

    @property
    def hooks(self) -> tuple[Hook, ...]:
        """What is done now and then while the training runs, in order."""
        return (*self.checkpoints, *self.functions)


_CHECKS: dict[str, tuple[object, str, Callable]] = {}  # option -> default, field of Settings, check


def option(name: str, field: str, default=S.Automatic):
    """The decorated function (setting, host) -> value checks the option `name`."""

    def add(check):
        _CHECKS[name] = default, field, check
        return check

    return add


def defaults() -> dict[str, object]:
    """Option -> default, of all options of NetTrain, sorted."""
    return dict(sorted((name, default) for name, (default, *_) in _CHECKS.items()))


def settings_of(given: dict, host: Host) -> Settings:
    """The settings of `given` (option name -> setting). Raises the message of the first that is wrong."""
    known = defaults()
    for name in given:
        if name not in known:
            raise UNKNOWN_OPTION(name, advice(name, known))
    found = Settings(
        **{field: check(given.get(name, default), host) for name, (default, field, check) in _CHECKS.items()}
    )
    return found if found.rate is not None else replace(found, rate=found.method.rate)


@option("BatchSize", "batch_size")
def _batch_size(setting, host):
    if setting is S.Automatic:
        return None
    if isinstance(setting, int) and setting > 0:
        return setting
    raise BAD_BATCH_SIZE(typed(setting))


@option("MaxTrainingRounds", "limit")
def _limit(setting, host):
    """Automatic: as many as fit in about 20 s, which the loop finds out."""
    if setting is S.Automatic:
        return None
    if isinstance(setting, int) and setting > 0:
        return Interval(setting, "Rounds")
    if isinstance(setting, Expr) and setting.head is S.Quantity:
        try:
            return interval_of(setting, "Rounds")
        except MessageError:
            raise BAD_ROUNDS(setting) from None
    raise BAD_ROUNDS(typed(setting))


@option("TimeGoal", "seconds")
def _seconds(setting, host):
    if setting is S.Automatic:
        return None
    if isinstance(setting, Expr) and setting.head is S.Quantity:
        try:
            interval = interval_of(setting, "Seconds")
        except MessageError:
            raise BAD_TIME(setting) from None
        if interval.unit == "Seconds":
            return interval.amount
        raise BAD_TIME(setting)
    number = host.number(setting)
    if number is None or number <= 0:
        raise BAD_TIME(typed(setting))
    return number


@option("LearningRate", "rate")
def _rate(setting, host):
    if setting is S.Automatic:
        return None
    number = host.number(setting)
    if number is None or number <= 0:
        raise BAD_RATE(typed(setting))
    return number


@option("Method", "method")
def _method(setting, host):
    return method_of(setting, host)


@option("LossFunction", "loss")
def _loss(setting, host):
    return setting


@option("LearningRateMultipliers", "multipliers")
def _multipliers(setting, host):
    return setting


@option("ValidationSet", "validation", default=NONE)
def _validation(setting, host):
    """Data, a name, Automatic, Scaled[fraction], or {one of them, "Interval" -> n}; else every round."""
    if setting is NONE:
        return None
    spec, interval = setting, Interval(1, "Rounds")
    if _has_interval(setting):
        spec, pause = setting
        interval = interval_of(pause.args[1], "Rounds")
    if isinstance(spec, Expr) and spec.head is S.Scaled and len(spec) == 1:
        fraction = host.number(spec.args[0])
        if fraction is None or not 0 < fraction < 1:
            raise BAD_FRACTION(typed(spec.args[0]))
        return Validation(None, fraction, interval)
    if isinstance(spec, (int, float, Fraction)):
        raise BAD_VALIDATION(typed(spec))
    return Validation(spec, None, interval)


def _has_interval(setting) -> bool:
    """{spec, "Interval" -> n}, which must not be taken for two examples."""
    if not is_list(setting) or len(setting) != 2 or setting.array is not None:
        return False
    spec, pause = setting
    two_examples = is_rule(spec) and not (is_list(spec.args[0]) and is_list(spec.args[1]))
    return is_rule(pause) and name_of(pause.args[0]) == "Interval" and not two_examples


@option("TrainingProgressMeasurements", "measurements")
def _measurements(setting, host):
    return measurements_of(setting, host)


@option("TrainingProgressReporting", "reports")
def _reports(setting, host):
    return reports_of(setting, host)


@option("TrainingProgressCheckpointing", "checkpoints", default=NONE)
def _checkpoints(setting, host):
    return checkpoints_of(setting, host)


@option("TrainingProgressFunction", "functions", default=NONE)
def _functions(setting, host):
    return functions_of(setting, host)


@option("TrainingStoppingCriterion", "stopping", default=NONE)
def _stopping(setting, host):
    return criterion_of(setting, host)


@option("TrainingUpdateSchedule", "turns")
def _turns(setting, host):
    return setting


@option("PerformanceGoal", "saves_memory")
def _saves_memory(setting, host):
    """Speed is sought anyway; to save memory, the data are not copied in the order of the batches."""
    goals = setting if is_list(setting) else (setting,)
    if not all(goal is S.Automatic or goal in ("TrainingMemory", "TrainingSpeed") for goal in goals):
        raise BAD_GOAL(typed(setting))
    return "TrainingMemory" in tuple(goals)


@option("RandomSeeding", "seed", default=1234)
def _seed(setting, host):
    """As in all functions on nets: Automatic draws a fresh seed, Inherited takes one from around."""
    seed = seed_of(setting, host.random_seed)
    if seed is False:
        raise BAD_SEED(typed(setting))
    return randbits(62) if seed is None else seed


@option("WorkingPrecision", "dtype")
def _dtype(setting, host):
    if setting is S.Automatic:
        return "Real32"
    if setting == "Mixed":
        raise NO_MIXED()
    if setting in ("Real32", "Real64"):
        return setting
    raise BAD_PRECISION(typed(setting))


@option("TargetDevice", "device", default="CPU")
def _device(setting, host):
    if setting == "CPU":
        return "CPU"
    kind = setting.item(0) if is_list(setting) and len(setting) == 2 else setting
    if kind in ("GPU", "CUDA"):
        raise NO_GPU(typed(setting))
    raise BAD_DEVICE(typed(setting))

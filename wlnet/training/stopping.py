"""TrainingStoppingCriterion: when a training has stopped getting better.

A measurement is judged at each validation (or each round, without a validation set): the training ends
when it has not improved for longer than its patience. Source: nettrain.md section 4.12.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import inf, isfinite

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.short import typed
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.training.gauge import Gauge
from wlnet.training.host import Host
from wlnet.training.measurement import scalar
from wlnet.training.names import advice, name_of
from wlnet.training.progress import keys_of

BAD_CRITERION = Message(
    "NetTrain::invstop",
    'TrainingStoppingCriterion -> `1` should be None, "Loss", the key of a measurement, a function in '
    '<|"Criterion" -> f|>, or <|"Criterion" -> one of these, suboptions|>.',
)
UNKNOWN_SUBOPTION = Message(
    "NetTrain::stopsub", "`1` is no suboption of TrainingStoppingCriterion; there are `2`.`3`"
)
BAD_PATIENCE = Message(
    "NetTrain::invpatience", 'The suboption "`1`" -> `2` should be an integer that is not negative.'
)
BAD_CHANGE = Message(
    "NetTrain::invchange", 'The suboption "`1`" -> `2` should be a number that is not negative`3`.'
)
TWO_CHANGES = Message(
    "NetTrain::twochange", 'Of "AbsoluteChange" and "RelativeChange" only one can be given.'
)
NO_MEASUREMENT = Message(
    "NetTrain::stopkey", "There is no measurement `1` to stop by; the keys that are measured are `2`.`3`"
)
NOT_A_NUMBER = Message(
    "NetTrain::stopnum", "The measurement `1` is no number, so it cannot say when to stop."
)
NO_VALIDATION = Message(
    "NetTrain::stopval",
    "There is no ValidationSet, so TrainingStoppingCriterion looks at what is measured in training.",
)

LOSS = "Loss"
_SUBOPTIONS = ("AbsoluteChange", "Criterion", "InitialPatience", "Patience", "RelativeChange")


@frozen
class Criterion:
    """
    key                key of the measurement that is judged
    function           Association of the progress -> True to stop, instead of a measurement; or None
    patience           checks without improvement that are borne
    initial_patience   rounds before the first stop
    absolute, relative    the least gain that counts, and the least in units of the best value
    larger_is_better   filled in by `checked`
    """

    key: str | None = LOSS
    function: Callable | None = None
    patience: int = 0
    initial_patience: int = 0
    absolute: float = 0.0
    relative: float = 0.0
    larger_is_better: bool = False

    def value(self, measurements: dict[str, object]) -> float:
        """The judged measurement as a number that is better the smaller it is; NaN where it has no value."""
        found = scalar(measurements[self.key])
        return float("nan") if found is None else -found if self.larger_is_better else found


class Watch:
    """The memory of a criterion during a training: the best value, and how long ago it was."""

    def __init__(self, criterion: Criterion):
        self.criterion = criterion
        self._best, self._waited = inf, 0

    def stops(self, round_: int, value: float) -> bool:
        """Whether to stop after a check in this round; `value` as from Criterion.value."""
        criterion = self.criterion
        gain = self._best - value
        needed = max(criterion.absolute, criterion.relative * abs(self._best)) if isfinite(self._best) else 0
        if gain > 0 and gain >= needed:
            self._best, self._waited = value, 0
        else:
            self._waited += 1
        return self._waited > criterion.patience and round_ > criterion.initial_patience


def criterion_of(setting, host: Host) -> Criterion | None:
    """What a setting of TrainingStoppingCriterion asks for; None for None."""
    if setting is S("None"):
        return None
    if isinstance(setting, Association):
        return _with_suboptions({name_of(key): value for key, value in setting.items()}, setting, host)
    found = _criterion(setting, host)
    if found is None or found.function is not None:
        raise BAD_CRITERION(typed(setting))
    return found


def _criterion(value, host: Host) -> Criterion | None:
    if value is S.Automatic:
        return Criterion()
    if isinstance(value, str):
        return Criterion(value)
    if isinstance(value, Symbol) or (isinstance(value, Expr) and value.head is S.Function):
        keys_of(value)  # refuses one that asks for what there is not
        return Criterion(None, host.function(value))
    return None


def _with_suboptions(given: dict, setting, host: Host) -> Criterion:
    for name in given:
        if name not in _SUBOPTIONS:
            raise UNKNOWN_SUBOPTION(name, list(_SUBOPTIONS), advice(name, _SUBOPTIONS))
    found = _criterion(given.get("Criterion", S.Automatic), host)
    if found is None:
        raise BAD_CRITERION(typed(setting))
    patience, initial = (_count(name, given.get(name, 0)) for name in ("Patience", "InitialPatience"))
    found = replace(found, patience=patience, initial_patience=initial)
    if "AbsoluteChange" in given and "RelativeChange" in given:
        raise TWO_CHANGES()
    if "AbsoluteChange" in given:
        return replace(found, absolute=_change("AbsoluteChange", given["AbsoluteChange"], host))
    if "RelativeChange" in given:
        return replace(found, relative=_change("RelativeChange", given["RelativeChange"], host))
    return found


def _count(name: str, value) -> int:
    if type(value) is not int or value < 0:
        raise BAD_PATIENCE(name, value)
    return value


def _change(name: str, value, host: Host) -> float:
    plain, factor = value, 1.0
    if name == "RelativeChange" and isinstance(value, Expr) and value.head is S.Quantity and len(value) == 2:
        plain, unit = value.args
        factor = 0.01 if unit in ("Percent", "Percents") else float("nan")
    number = host.number(plain)
    if isinstance(number, Fraction):
        number = float(number)
    if number is None or number < 0 or factor != factor:
        raise BAD_CHANGE(name, value, ', or Quantity[q, "Percent"]' if name == "RelativeChange" else "")
    return factor * number


def checked(criterion: Criterion, gauge: Gauge) -> Criterion:
    """The criterion with the direction of its measurement.

    Raises a message where nothing of its key is measured, or what is no number.
    """
    if criterion.function is not None:
        return criterion
    if criterion.key not in gauge.keys:
        raise NO_MEASUREMENT(criterion.key, gauge.keys, advice(criterion.key, gauge.keys))
    if criterion.key not in gauge.shown_keys:
        raise NOT_A_NUMBER(criterion.key)
    larger = any(one.kind.larger_is_better for one in gauge.chosen if one.key == criterion.key)
    return replace(criterion, larger_is_better=larger)

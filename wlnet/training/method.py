"""Method -> {"name", suboption -> value, ...}: an optimizer and what is done around its update."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from wlnet.expr.expr import Expr, is_list, is_rule, rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.short import typed
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.training.host import Host
from wlnet.training.names import advice, listed, name_of
from wlnet.training.optimizer import OPTIMIZERS, Optimizer, is_positive

UNKNOWN_METHOD = Message("NetTrain::unkmethod", "There is no Method `1`; there are `2`.`3`")
BAD_METHOD = Message(
    "NetTrain::invmethod",
    'Method -> `1` should be Automatic, a name such as "SGD", or {name, suboption -> value, ...}.',
)
UNKNOWN_SUBOPTION = Message("NetTrain::unksubopt", "Method `1` has no suboption `2`; it has `3`.`4`")
BAD_SUBOPTION = Message("NetTrain::invsubopt", "The suboption `1` -> `2` of Method `3` should be `4`.")

AUTOMATIC = "ADAM"
Bound = float | None | tuple[tuple[object, float | None], ...]
NONE = S("None")


@frozen
class Method:
    """An optimizer, and what is applied around it.

    schedule     function of batch and planned batches, or None
    rate         "LearningRate" given here, or None
    l2           L: the gradient gets L w added
    gradient_clipping, weight_clipping    bounds of each component, before and after the update
    given        the common suboptions as written, by name

    The last three are None (off), a number for all arrays, or a tuple of (part of the net, number or None).
    """

    optimizer: Optimizer
    schedule: Callable | None = None
    rate: float | None = None
    l2: Bound = None
    gradient_clipping: Bound = None
    weight_clipping: Bound = None
    given: dict[str, object] = field(default_factory=dict)

    def described(self) -> Expr:
        """{"ADAM", "Beta1" -> 0.9, ...}: the name and every setting in use."""
        optimizer = self.optimizer
        own = {name: getattr(optimizer, attr) for name, (attr, *_) in optimizer.suboptions().items()}
        common = {"LearningRateSchedule": S.Automatic, **dict.fromkeys(BOUNDS, NONE), **self.given}
        return wl_list((optimizer.name, *(rule(name, value) for name, value in {**own, **common}.items())))


BOUNDS = {
    "L2Regularization": "l2",
    "GradientClipping": "gradient_clipping",
    "WeightClipping": "weight_clipping",
}


def method_of(setting, host: Host) -> Method:
    """The Method of a setting of the option. Raises a message that names the method or the suboption."""
    name, rules = _parts(setting)
    if name not in OPTIMIZERS:
        raise UNKNOWN_METHOD(name, listed(sorted(OPTIMIZERS)), advice(name, OPTIMIZERS))
    optimizer = OPTIMIZERS[name]
    own = optimizer.suboptions()
    chosen, around, given = {}, {}, {}
    for one in rules:
        key, value = name_of(one.args[0]), one.args[1]
        if key in own:
            field, _, accepts = own[key]
            chosen[field] = _number(value, key, name, host, accepts)
        elif key in BOUNDS:
            around[BOUNDS[key]], given[key] = _bounds(value, key, name, host), value
        elif key == "LearningRate":  # as in version 11; it is an option of NetTrain since
            around["rate"] = _number(value, key, name, host, is_positive)
        elif key == "LearningRateSchedule":
            if value is not S.Automatic and value is not NONE:
                around["schedule"], given[key] = _schedule(value, host), value
        else:
            known = sorted((*own, *BOUNDS, "LearningRateSchedule"))
            raise UNKNOWN_SUBOPTION(name, one.args[0], listed(known), advice(key, known))
    return Method(optimizer(**chosen), **around, given=given)


def _schedule(setting, host: Host) -> Callable:
    """The function of batch and batches in all, whose exact values (1/Sqrt[2]) are made numbers."""
    call = host.function(setting)

    def schedule(batch: int, total: int):
        found = call(batch, total)
        number = host.number(found)
        return found if number is None else number

    return schedule


def _parts(setting) -> tuple[str, tuple[Expr, ...]]:
    if setting is S.Automatic:
        return AUTOMATIC, ()
    if isinstance(setting, str):
        return setting, ()
    if is_list(setting) and len(setting) and setting.array is None:
        name, *rest = setting
        rules = [one for item in rest for one in (item if is_list(item) else (item,))]
        if (isinstance(name, str) or name is S.Automatic) and all(map(is_rule, rules)):
            return AUTOMATIC if name is S.Automatic else name, tuple(rules)
    raise BAD_METHOD(typed(setting))


def _number(value, key: str, method: str, host: Host, accepts: Callable[[float], bool]) -> float:
    number = host.number(value)
    if number is None or not accepts(number):
        wanted = "a positive number" if accepts(2) else "a number from 0 to below 1"
        raise BAD_SUBOPTION(key, typed(value), method, wanted)
    return number


def _bounds(value, key: str, method: str, host: Host) -> Bound:
    """None, a number, or rules part -> number."""
    rules = (value,) if is_rule(value) else tuple(value) if is_list(value) and len(value) else ()
    if rules and all(map(is_rule, rules)):
        return tuple((one.args[0], _bound(one.args[1], key, method, host)) for one in rules)
    return _bound(value, key, method, host)


def _bound(value, key: str, method: str, host: Host) -> float | None:
    """None, or a number that is not negative (for clipping: positive)."""
    if value is NONE or value is S.Automatic:
        return None
    number = host.number(value)
    if number is None or number < 0 or (number == 0 and key != "L2Regularization"):
        raise BAD_SUBOPTION(key, typed(value), method, "None, a positive number, or rules part -> number")
    return number

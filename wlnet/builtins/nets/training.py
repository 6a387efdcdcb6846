"""NetTrain, and results objects as functions of property names."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import Message, MessageError, Prose
from wlnet.expr.paths import located
from wlnet.expr.short import typed
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import application, builtin
from wlnet.language.events import Printed, Progress
from wlnet.nets.net import Net
from wlnet.training.custom import CustomProperty, custom_property
from wlnet.training.histories import HISTORIES, History
from wlnet.training.host import Host
from wlnet.training.names import advice, name_of
from wlnet.training.progress import AbortedByFunction
from wlnet.training.property import (
    UNKNOWN_PROPERTY,
    checked_property,
    is_property,
    property_names,
    value_of,
)
from wlnet.training.result import NetTrainResultsObject, Stored
from wlnet.training.settings import defaults, settings_of
from wlnet.training.train import train

NOT_A_NET = Message("NetTrain::invnet", "The first argument of NetTrain should be a net, but is `1`.`2`")
DATA_APART = Message(
    "NetTrain::twodata", "Inputs and outputs are one argument of NetTrain: write inputs -> outputs."
)
TOO_MANY = Message(
    "NetTrain::nargs", "NetTrain takes a net, data, a loss, properties and options, but has `1` arguments."
)
OPTION_FIRST = Message(
    "NetTrain::optpos", "Options such as `1` come after the data, the loss and the properties."
)

OPTIONS = defaults()
SHOWN_EXAMPLES = 9  # of large data, in "NetTrainInputForm"
LARGE = 1000  # numbers and other atoms from which on data are large


@builtin("NetTrain[net_, data_, rest___]", declares=OPTIONS)
def net_train(evaluation, net, data, rest):
    """The trained net, or the value of a property, a list of them, or (All) a results object."""
    if not isinstance(net, Net):
        raise _no_net(net, evaluation.definitions)
    positional, options = _split(rest)
    for one in positional:
        if is_rule(one) and name_of(one.args[0]) in OPTIONS:
            raise OPTION_FIRST(one)
    stop = _Stop()
    host = _host(evaluation, stop)
    if positional and is_list(data) and is_list(positional[0]) and _are_numbers(positional[0]):
        raise DATA_APART()
    loss, wanted = _loss_and_property(positional, net, host)
    asked = tuple(wanted if isinstance(wanted, list) else [wanted])
    settings = settings_of(evaluation.definitions.options_of(S.NetTrain) | options, host)
    call = S.HoldForm(S.NetTrain(net, abbreviated(data), *rest))
    evaluation.interrupt_handlers.append(stop)
    try:
        record = train(net, data, settings, host, loss, call, asked)
    except AbortedByFunction:
        return S("$Aborted")
    finally:
        evaluation.interrupt_handlers.remove(stop)
    found = [value_of(record, one) if isinstance(one, str) else one.value() for one in asked]
    return wl_list(found) if isinstance(wanted, list) else found[0]


def _no_net(value, definitions) -> MessageError:
    """What is wrong with a first argument that is no net, and what may have been meant."""
    if value is S("$Failed"):
        return NOT_A_NET(value, " What should have given the net has failed before.")
    if isinstance(value, Symbol) and definitions.of(value).builtin is None:
        return NOT_A_NET(Prose(f"the symbol {value.name}, which has no value"), "")
    return NOT_A_NET(typed(value), " NetChain[{...}] makes a net of layers." if is_list(value) else "")


def _are_numbers(value) -> bool:
    return len(value) > 0 and (value.array is not None or isinstance(value.item(0), int | float))


@builtin("NetTrainResultsObject[values_Association, summary_Association]")
def net_train_results_object(evaluation, values, summary):
    """The results that were written down so."""
    return NetTrainResultsObject(Stored(values, summary))


@application(NetTrainResultsObject)
def results_property(evaluation, results, args):
    """results["name"] and results[{"name1", "name2", ...}]."""
    if len(args) != 1:
        return None
    return wl_list(map(results.value, args[0])) if is_list(args[0]) else results.value(args[0])


class _Stop:
    """Ctrl-C during a training: the first ends it after the batch, the second aborts."""

    asked = False

    def __call__(self) -> bool:
        """Whether the interrupt is taken; the evaluation is aborted if not."""
        first, self.asked = not self.asked, True
        return first


def _host(evaluation, stop: _Stop) -> Host:
    def stop_asked() -> bool:
        evaluation.check_abort()
        return stop.asked

    def function(f) -> Callable:
        call = evaluation.function(f)
        return lambda *args: call(*map(evaluation.evaluated, args))

    def is_defined(symbol) -> bool:
        known = evaluation.definitions.of(symbol)
        return known.down is not None or known.builtin is not None

    def warn(error: MessageError) -> None:
        evaluation.message(error.message, *error.slots)

    return Host(
        function=function,
        net=evaluation.evaluate,
        is_defined=is_defined,
        located=lambda column: located(column, evaluation.state),
        numeric=lambda value: evaluation.evaluate(S.N(value)),
        warn=warn,
        write=lambda line: evaluation.emit(Progress(line)),
        show=lambda shown: evaluation.emit(Printed(shown)),
        is_terminal=bool(evaluation.state.get("terminal")),
        ask_stop=stop,
        stop_asked=stop_asked,
        random_seed=lambda: evaluation.evaluate(S.RandomInteger(2**62)),
    )


def _split(rest: tuple) -> tuple[list, dict]:
    """(positional arguments, options): trailing rules and lists of rules, unless they name a loss."""
    positional, options = list(rest), {}
    while positional and _is_option(positional[-1], first=len(positional) == 1):
        # The first of several settings of one option counts, as everywhere in the language.
        for one in reversed(_flat(positional.pop())):
            options[name_of(one.args[0])] = one.args[1]
    return positional, options


def _flat(value) -> list:
    """The elements of nested lists; of anything else, itself."""
    return [one for item in value for one in _flat(item)] if is_list(value) else [value]


def _is_option(value, first: bool) -> bool:
    """A rule, or nested lists of rules, with names on the left; as the first argument it may be a loss."""
    rules = _flat(value)
    if not rules or not all(is_rule(one) and name_of(one.args[0]) is not None for one in rules):
        return False
    return not (first and any(map(_names_loss, rules)))


def _names_loss(one: Expr) -> bool:
    """ "port" -> layer, "port" -> Scaled[r], "port" -> layer -> Scaled[r], "port" -> {layer, Scaled[r]}."""
    port, loss = one.args
    if not isinstance(port, str) or port in OPTIONS:
        return False
    parts = tuple(loss) if is_list(loss) or is_rule(loss) else (loss,)
    return any(isinstance(part, Net) or (isinstance(part, Expr) and part.head is S.Scaled) for part in parts)


Wanted = str | CustomProperty | History


def _loss_and_property(positional: list, net: Net, host: Host) -> tuple[object, Wanted | list[Wanted]]:
    """(loss, property or list of properties); Automatic and "TrainedNet" where they are not given."""
    if len(positional) > 2:
        raise TOO_MANY(len(positional) + 2)
    if len(positional) == 2:
        return positional[0], _properties(positional[1], host)
    if not positional:
        return S.Automatic, "TrainedNet"
    (only,) = positional
    items = tuple(only) if is_list(only) else (only,)
    for one in items:
        if isinstance(one, str) and not _asks_property(one) and one not in net.outputs:
            raise UNKNOWN_PROPERTY(one, advice(one, property_names()))
    if items and all(map(_asks_property, items)):
        return S.Automatic, _properties(only, host)
    return only, "TrainedNet"


def _asks_property(value) -> bool:
    """No loss is an association."""
    if isinstance(value, str):
        return is_property(value) or value in HISTORIES
    return value is S.All or isinstance(value, Association)


def _properties(value, host: Host) -> Wanted | list[Wanted]:
    return [_property(one, host) for one in value] if is_list(value) else _property(value, host)


def _property(value, host: Host) -> Wanted:
    if isinstance(value, Association):
        return custom_property(value, host)
    if isinstance(value, str) and value in HISTORIES:
        return History(value, *HISTORIES[value])
    return checked_property("All" if value is S.All else value).name


def abbreviated(data):
    """Data for "NetTrainInputForm": of large lists of examples the first, and how many are left out.

    Small data stay whole, so that ReleaseHold of the form is the same training again.
    """
    if isinstance(data, Association):
        return data.with_values(map(abbreviated, data.values()))
    if is_rule(data):
        return Expr(data.head, tuple(map(abbreviated, data)))
    if not is_list(data) or len(data) <= SHOWN_EXAMPLES or _atoms(data) < LARGE:
        return data
    return wl_list((*map(data.item, range(SHOWN_EXAMPLES)), S.Skeleton(len(data) - SHOWN_EXAMPLES)))


def _atoms(data) -> int:
    """How many there are; at least LARGE where it is clear after a look at part of them."""
    if isinstance(data, Association):
        parts = data.values()
    elif not isinstance(data, Expr):
        return 1
    elif data.array is not None:
        return data.array.size
    elif len(data) >= LARGE:
        return LARGE
    else:
        parts = data
    total = 0
    for part in parts:
        total += _atoms(part)
        if total >= LARGE:
            break
    return total

"""NetMeasurements, ClassifierMeasurements and PredictorMeasurements: nets on test data."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import Message, MessageError
from wlnet.expr.paths import located
from wlnet.expr.short import typed
from wlnet.expr.symbols import S, symbol
from wlnet.language.builtin import application, builtin
from wlnet.language.events import Progress
from wlnet.nets.net import Net
from wlnet.nets.sheet import no_option
from wlnet.training.examination import Examination
from wlnet.training.examinations import (
    ClassifierMeasurements,
    PredictorMeasurements,
    classifier_measurements,
    predictor_measurements,
)
from wlnet.training.host import Host
from wlnet.training.measure import LOSS, OPTIONS, measured
from wlnet.training.measurement import measurement_of
from wlnet.training.names import name_of
from wlnet.training.owner import owned, renamed
from wlnet.training.property import to_expression

NOT_A_NET = "The first argument of `1` should be a net, but is `2`."


@builtin("NetMeasurements[net_, data_, what_, settings___]", declares=OPTIONS)
def net_measurements(evaluation, net, data, what, settings):
    """The value of a measurement of a net on data, the values of a list of them, or name -> value of All."""
    _check(net, "NetMeasurements")
    options = _options(evaluation, "NetMeasurements", settings)
    with owned("NetMeasurements"):
        several = is_list(what) and not _is_call(what)
        host = _host(evaluation, "NetMeasurements")
        chosen = None
        if what is not S.All:
            chosen = tuple(_chosen(one, host) for one in (what if several else (what,)))
        found = [(key, to_expression(value)) for key, value in measured(net, data, chosen, options, host)]
    if what is S.All:
        return Association.from_pairs(found)
    return wl_list(value for _, value in found) if several else found[0][1]


def _is_call(what: Expr) -> bool:
    """{"Accuracy", 3}, another way to write "Accuracy" -> 3."""
    return len(what) == 2 and isinstance(what.item(0), str) and isinstance(what.item(1), int | float)


def _chosen(what, host: Host):
    if what == LOSS:
        return LOSS
    return measurement_of(S.Rule(*what.args) if is_list(what) and _is_call(what) else what, host)


@builtin("ClassifierMeasurements[net_, data_, rest___]", declares=OPTIONS)
def measured_classifier(evaluation, net, data, rest):
    """An object that knows how a net does on data, or one property of it."""
    return _examined("ClassifierMeasurements", classifier_measurements, evaluation, net, data, rest)


@builtin("PredictorMeasurements[net_, data_, rest___]", declares=OPTIONS)
def measured_predictor(evaluation, net, data, rest):
    """An object that knows how near the numbers of a net are on data, or one property of it."""
    return _examined("PredictorMeasurements", predictor_measurements, evaluation, net, data, rest)


def _examined(owner: str, examine, evaluation, net, data, rest):
    """A third argument that is no option is the property: also "name" -> argument."""
    _check(net, owner)
    what, settings = rest[:1], rest[1:]
    if what and is_rule(what[0]) and name_of(what[0].args[0]) in OPTIONS:
        what, settings = (), rest
    options = _options(evaluation, owner, settings)
    with owned(owner):
        found = examine(net, data, options, _host(evaluation, owner))
        return found(*what) if what else found


def _options(evaluation, owner: str, settings: tuple) -> dict:
    """Option name -> setting, over what SetOptions has said."""
    given = {}
    for one in settings:
        name = name_of(one.args[0]) if is_rule(one) else None
        if name not in OPTIONS:
            raise no_option(owner, name or typed(one), OPTIONS)
        given.setdefault(name, one.args[1])
    return evaluation.definitions.options_of(symbol(owner)) | given


@application(ClassifierMeasurements)
def classifier_property(evaluation, found, args):
    """found["name"], found["name" -> argument], found[{...}]."""
    return _property(found, args)


@application(PredictorMeasurements)
def predictor_property(evaluation, found, args):
    return _property(found, args)


def _property(found: Examination, args: tuple):
    if len(args) != 1:
        return None
    with owned(found.owner):
        return found(args[0])


def _check(net, owner: str) -> None:
    if not isinstance(net, Net):
        raise Message(f"{owner}::invnet", NOT_A_NET)(owner, net)


def _host(evaluation, owner: str) -> Host:
    def stop_asked() -> bool:
        evaluation.check_abort()
        return False

    def warn(error: MessageError) -> None:
        evaluation.message(renamed(error, owner).message, *error.slots)

    def is_defined(symbol) -> bool:
        known = evaluation.definitions.of(symbol)
        return known.down is not None or known.builtin is not None

    return Host(
        function=evaluation.function,
        is_defined=is_defined,
        located=lambda column: located(column, evaluation.state),
        numeric=lambda value: evaluation.evaluate(S.N(value)),
        warn=warn,
        write=lambda line: evaluation.emit(Progress(line)),
        is_terminal=bool(evaluation.state.get("terminal")),
        stop_asked=stop_asked,
    )

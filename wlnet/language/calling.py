"""Calls of builtins: options taken off and checked, messages for wrong counts, faults caught."""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.spelling import advice
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAGS, HOLDS
from wlnet.language.limits import NO_MEMORY, OVERFLOW
from wlnet.language.names import is_system_name
from wlnet.language.overloading import KINDS, answering, overloaded
from wlnet.language.signals import Return

UNKNOWN_OPTION = Message("General::optx", "Unknown option `1` in `2`.`3`")
NO_SUCH_OPTION = Message("General::wlnetnoopt", "`2` has no option `1` in wlnet.")
FAILED = S("$Failed")


def call_builtin(evaluation, builtin, head: Symbol, args: tuple):
    """The result of head[args...] by its builtin, or None: stays unevaluated."""
    given = None
    try:
        if builtin.options:
            args, given = _take_options(evaluation, builtin, head, args)
        result = builtin.apply(evaluation, args, given)
    except MessageError as error:
        return fault(evaluation, error, head)
    except Return as jump:
        if jump.head is head:
            return jump.value
        raise
    except OverflowError:  # a number that Python has no room for: an exponent, a length, a shift
        evaluation.message(OVERFLOW, owner=S.General)
        return Expr(S.Overflow, ())
    except MemoryError:
        evaluation.message(NO_MEMORY, owner=S.General)
        return FAILED
    if result is None and not builtin.candidates(len(args)) and builtin.functions:
        _wrong_count(evaluation, builtin, head, len(args))
    if result is None and builtin.flags & FLAGS["NumericFunction"] and S.Undefined in args:
        return S.Undefined
    return result


def call_operator(evaluation, builtin, calls: list[tuple]):
    """The result of head[a...][b...] by its builtin: argument tuples and options, the innermost first."""
    given, (operator, *rest) = None, calls
    try:
        if builtin.operator_arity is not None:
            operator, given = _take_options(evaluation, builtin, builtin.symbol, operator)
        if KINDS and any(map(answering, rest[-1])):
            result = _overloaded_operator(evaluation, builtin, [operator, *rest], calls[0][len(operator) :])
            if result is not None:
                return result
        return builtin.apply_curried(evaluation, [operator, *rest], given)
    except MessageError as error:
        _name_as_written(error, builtin, calls)
        return fault(evaluation, error, builtin.symbol)


def _name_as_written(error: MessageError, builtin, calls: list[tuple]) -> None:
    """The message of f[a][x] shows f[a][x] where that of f[x, a] shows f[x, a]."""
    args = builtin.plain_arguments(calls)
    if args is None:
        return
    flat, written = Expr(builtin.symbol, args), builtin.symbol
    for one in calls:
        written = Expr(written, one)
    error.slots = tuple(written if slot == flat else slot for slot in error.slots)


def _overloaded_operator(evaluation, builtin, calls: list[tuple], options: tuple):
    """As `overloaded` for f[x, a, options] where the call is f[a, options][x]: a Dataset, ..."""
    args = builtin.plain_arguments(calls)
    return None if args is None else overloaded(evaluation, builtin.symbol, (*args, *options))


def fault(evaluation, error: MessageError, head):
    """What a MessageError makes of the call: the message is given here."""
    evaluation.message(error.message, *error.slots, owner=head)
    if error.value is UNEVALUATED:
        return None
    return FAILED if error.value is None else error.value


def _take_options(evaluation, builtin, head: Symbol, args: tuple):
    """(arguments without trailing options, options by name or None).

    An operator form needs fewer arguments; there a rule is an option if it bears the name of one.
    """
    fewest = builtin.arities[0] if builtin.functions else 0
    end = len(args)
    while end > fewest and _is_option(args[end - 1], end > fewest):
        end -= 1
    if builtin.operator_arity is not None:
        while end > builtin.operator_arity and _names_option(builtin, args[end - 1]):
            end -= 1
    if end == len(args):
        return args, None
    given: dict[str, object] = {}
    holds = builtin.flags & HOLDS
    for one in reversed(args[end:]):
        for rule in _rules(one):
            name, value = rule.args
            name = name if isinstance(name, str) else name.name
            if name not in builtin.options:
                if is_system_name(name):  # Wolfram's may well have it
                    if builtin.draws:
                        evaluation.message(NO_SUCH_OPTION, rule.args[0], head, owner=head)
                        continue
                    raise NO_SUCH_OPTION(rule.args[0], head, value=UNEVALUATED)
                near = advice(name, builtin.options)
                raise UNKNOWN_OPTION(rule.args[0], Expr(head, args), near, value=UNEVALUATED)
            if holds or rule.head is S.RuleDelayed:
                value = evaluation.evaluate(value)
            given[name] = value
    return args[:end], given


def _is_option(arg, possible: bool) -> bool:
    if is_rule(arg):
        return isinstance(arg.args[0], (str, Symbol))
    return (
        is_list(arg) and arg.array is None and len(arg) > 0 and all(_is_option(one, True) for one in arg.args)
    )


def _names_option(builtin, arg) -> bool:
    return is_rule(arg) and type(arg.args[0]) is Symbol and arg.args[0].name in builtin.options


def _rules(arg):
    """Rules of an option argument, the last first: earlier settings win."""
    if is_rule(arg):
        yield arg
    else:
        for one in reversed(arg.args):
            yield from _rules(one)


def _wrong_count(evaluation, builtin, head: Symbol, count: int) -> None:
    if builtin.takes(count):
        return
    low, high = builtin.arities
    if high is None:
        if count < low:
            evaluation.issue(
                head, "argmu" if count == 1 else "argm", head, *((low,) if count == 1 else (count, low))
            )
    elif low == high:
        if low == 1:
            evaluation.issue(head, "argx", head, count)
        elif count == 1:
            evaluation.issue(head, "argr", head, low)
        else:
            evaluation.issue(head, "argrx", head, count, low)
    else:
        tag = "argt" if high == low + 1 else "argb"
        if count == 1:
            evaluation.issue(head, tag + "u", head, low, high)
        else:
            evaluation.issue(head, tag, head, count, low, high)

"""N, and how many digits of numbers are known."""

from __future__ import annotations

import math
import sys

from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import (
    INFINITY,
    MACHINE,
    NUMBERS,
    is_exact,
    is_inexact,
    is_real,
    machine,
    to_precision,
)
from wlnet.algebra.numeric import LIMITS, constant, numeric_value, with_digits
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import MACHINE_DIGITS, BigReal
from wlnet.expr.values.complexes import parts
from wlnet.language.assignment import MACHINE_TWICE
from wlnet.language.attributes import FLAGS
from wlnet.language.builtin import builtin
from wlnet.language.definitions import root_symbol
from wlnet.language.precision_limits import within_limits
from wlnet.language.templates import replaced

_NO_N = FLAGS["NHoldAll"] | FLAGS["NHoldFirst"] | FLAGS["NHoldRest"]

BAD_PRECISION = Message(
    "N::precbd", "Requested precision `1` is not a machine-sized real number between 1 and 10^6."
)
NO_DIGIT = Message(
    "N::meprec", "Internal precision limit $MaxExtraPrecision = `1` reached while evaluating `2`."
)


_BY_QUADRATURE = {S.Integrate: S.NIntegrate, S.Sum: S.NSum}


@builtin("N[x_]")
def n(evaluation, x):
    """Exact numbers and constants to machine numbers, in any structure."""
    return numerical(evaluation, x, None)


@builtin("N[x_, digits_]")
def n_digits(evaluation, x, digits):
    """The same to a number of digits."""
    if digits is S.MachinePrecision:
        return numerical(evaluation, x, None)
    wanted = numeric_value(digits)
    if not is_real(wanted) or not 1 <= wanted <= 10**6:
        raise BAD_PRECISION(digits, value=UNEVALUATED)
    return numerical(evaluation, x, within_limits(evaluation, float(wanted)))


def numerical(evaluation, x, digits: float | None):
    """x with its numbers taken to machine precision (None) or to a number of digits."""
    kind = type(x)
    if kind in NUMBERS:
        if digits is None:
            return machine(x)
        return x if kind is int and x == 0 else to_precision(x, digits)  # N[0, 20] is an exact 0
    if evaluation.definitions.numeric and (found := _defined(evaluation, x, digits)) is not None:
        return numerical(evaluation, found, digits)
    if kind is Symbol:
        found = constant(x, digits)
        return x if found is None else found
    if kind is Association:
        return x.with_values(numerical(evaluation, v, digits) for v in x.values())
    if not isinstance(x, Expr):
        return x
    if x.array is not None:
        return _numerical_array(evaluation, x, digits)
    if x.head in _BY_QUADRATURE and digits is None and _is_numeric_sum(evaluation, x):
        return evaluation.evaluate(Expr(_BY_QUADRATURE[x.head], x.args))
    if x.head is not S.List:
        found = numeric_value(x) if digits is None else with_digits(x, digits)
        if type(found) is BigReal and not found and digits is not None:
            evaluation.message(NO_DIGIT, LIMITS.extra, x)
        if found is not None:
            return found
    return _rebuilt(evaluation, x, digits)


def _is_numeric_sum(evaluation, x: Expr) -> bool:
    """Whether an integral or a sum over one variable or more is a number: its parts hold no other symbol."""
    body, *specs = x.args
    sizes = (2, 3) if x.head is S.Sum else (3,)
    if not specs or not all(
        isinstance(spec, Expr) and spec.head is S.List and len(spec) in sizes for spec in specs
    ):
        return False
    if x.head is S.Sum and (len(specs) > 1 or specs[0].args[-1] is not INFINITY):
        return False
    for variable, *ends in (spec.args for spec in specs):
        for end in ends:
            if direction(end) is None and numeric_value(end) is None:
                return False
        body = replaced(body, {variable: 0.5})
    return numeric_value(evaluation.evaluate(body)) is not None


def _defined(evaluation, x, digits: float | None):
    """What a rule for N[x] gives, or None."""
    root = x if type(x) is Symbol else root_symbol(x) if isinstance(x, Expr) else None
    if root not in evaluation.definitions.numeric:
        return None
    rules = evaluation.definitions.of(root).numbers
    if not rules:
        return None
    for asked in (MACHINE_TWICE, S.MachinePrecision) if digits is None else (int(digits), digits):
        found = rules.apply(evaluation, S.N, (x, asked))
        if found is not None:
            found = evaluation.evaluate(found)
            return None if same(found, x) else found
    return None


def _numerical_array(evaluation, x, digits: float | None):
    if x.array.dtype.kind != "i":
        return x
    if digits is None:
        return type(x)(x.array.astype(float))
    return wl_list(numerical(evaluation, v, digits) for v in x.args)


def _rebuilt(evaluation, x: Expr, digits: float | None):
    """The arguments taken numerically and the expression evaluated again."""
    head = numerical(evaluation, x.head, digits) if isinstance(x.head, Expr) else x.head
    held = evaluation.definitions.of(head).flags & _NO_N if isinstance(head, Symbol) else 0
    args = []
    for position, arg in enumerate(x.args):
        keeps = held & FLAGS["NHoldAll"] or held & FLAGS["NHoldFirst" if position == 0 else "NHoldRest"]
        if x.head is S.Power and position == 1 and type(arg) is int:
            keeps = True  # x^2 stays x^2
        args.append(arg if keeps else numerical(evaluation, arg, digits))
    if all(a is b for a, b in zip(args, x.args, strict=True)) and head is x.head:
        return x
    return Expr(head, tuple(args))


@builtin("Precision[x_]")
def precision(evaluation, x):
    """Digits known: Infinity for exact things, MachinePrecision for machine numbers."""
    found = _precision(x)
    return INFINITY if found == math.inf else S.MachinePrecision if found == MACHINE_DIGITS else found


@builtin("Accuracy[x_]")
def accuracy(evaluation, x):
    """Digits known after the point: Precision[x] - Log10[Abs[x]]."""
    if isinstance(x, (Expr, Association)):
        found = [accuracy(evaluation, part) for part in (x.args if isinstance(x, Expr) else x.values())]
        return min((a for a in found if a is not INFINITY), default=INFINITY)
    return INFINITY if type(x) not in NUMBERS or is_exact(x) else _accuracy(x)


def _accuracy(x) -> float:
    """Minus the logarithm of the absolute error; the errors of two parts add as squares."""
    if type(x) is BigReal:
        return x.precision - float(abs(x.value).log10()) if x.value else x.precision
    if type(x) in MACHINE:
        return MACHINE_DIGITS - math.log10(abs(x) or sys.float_info.min)
    found = [_accuracy(part) for part in parts(x) if is_inexact(part)]
    least = min(found)
    return least - math.log10(sum(10 ** (2 * (least - a)) for a in found)) / 2


def _precision(x) -> float:
    """The smallest precision of the numbers in x."""
    if type(x) in MACHINE:
        return MACHINE_DIGITS
    if type(x) is BigReal:
        return x.precision if x.value else 0.0
    if type(x) in NUMBERS:
        return math.inf if is_exact(x) else min(map(_precision, parts(x)))
    if isinstance(x, Association):
        return min(map(_precision, x.values()), default=math.inf)
    if not isinstance(x, Expr):
        return math.inf
    if x.array is not None:
        return math.inf if x.array.dtype.kind == "i" else MACHINE_DIGITS
    found = set(map(_precision, x.args))
    return MACHINE_DIGITS if MACHINE_DIGITS in found else min(found, default=math.inf)


@builtin("$MachinePrecision")
def machine_precision(evaluation):
    return MACHINE_DIGITS


@builtin("$MachineEpsilon")
def machine_epsilon(evaluation):
    return 2.0**-52


@builtin("$MaxMachineNumber")
def max_machine_number(evaluation):
    return (2 - 2.0**-52) * 2.0**1023


@builtin("$MinMachineNumber")
def min_machine_number(evaluation):
    return 2.0**-1022

"""Series, SeriesData, Normal of it, SeriesCoefficient, O, Residue."""

from __future__ import annotations

from wlnet.algebra.analysis.power_series import Point, is_series, normal, truncated_of
from wlnet.algebra.analysis.truncated import NoSeries, Truncated, differentiated
from wlnet.algebra.expand import is_free_of
from wlnet.algebra.numbers import whole
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, is_list, is_rule, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAGS
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload

_HIGHEST = 400

BAD_SPEC = Message("Series::sspec", "Series specification `1` is not a list with three elements.")
BAD_VARIABLE = Message("General::ivar", "`1` is not a valid variable.")
BAD_ORDER = Message("Series::serlim", "Series order specification `1` is not a machine-sized integer.")
NO_SERIES = Message("Series::esss", "Essential singularity or unknown behaviour encountered in `1` at `2`.")
AT_NUMBER = Message(
    "SeriesData::ssdn", "Attempt to evaluate a series at the number `1`. Returning Indeterminate."
)
NOT_SAME = Message("SeriesData::sdatc", "Series in different variables or about different points: `1`.")


def _specification(spec, name: str) -> tuple:
    """(variable, point, order) of {x, x0, n}."""
    if not is_list(spec) or len(spec) != 3:
        raise BAD_SPEC(spec, value=UNEVALUATED)
    variable, at, order = spec.args
    if not isinstance(variable, (Symbol, Expr)):
        raise BAD_VARIABLE(variable, value=UNEVALUATED)
    if type(order) is not int or abs(order) > _HIGHEST:
        raise BAD_ORDER(spec, value=UNEVALUATED)
    return variable, at, order


@builtin("Series[f_, specifications__]")
def series(evaluation, f, specifications):
    """The power series of f about a point, as SeriesData; x -> x0 gives the first term alone."""
    if is_list(f):
        return wl_list(S.Series(part, *specifications) for part in f.args)
    if len(specifications) == 1 and is_rule(specifications[0]):
        return _first_term(evaluation, f, *specifications[0].args)
    for spec in specifications:
        f = _expanded_in(evaluation, f, spec)
    return f


def _expanded_in(evaluation, f, spec):
    variable, at, order = _specification(spec, "Series")
    if is_series(f):
        row = [_expanded_in(evaluation, c, spec) for c in f.args[2].args]
        return S.SeriesData(*f.args[:2], wl_list(row), *f.args[3:])
    if is_free_of(f, variable):
        return f
    point = Point(variable, at, evaluation.evaluate)
    try:
        return point.data(point.expand(f, order))
    except NoSeries:
        raise NO_SERIES(f, S.Rule(variable, at), value=UNEVALUATED) from None


def _first_term(evaluation, f, variable, at):
    point = Point(variable, at, evaluation.evaluate)
    try:
        x = point.put(f)
        first, _ = point.expansion.first(x)
        found = point.expansion.expanded(x, first + 1)
    except NoSeries:
        raise NO_SERIES(f, S.Rule(variable, at), value=UNEVALUATED) from None
    return point.data(found)


@builtin(
    "SeriesCoefficient[f_, spec_List]",
    "SeriesCoefficient[series_, n_Integer]",
    "SeriesCoefficient[series_, n_Rational]",
)
def series_coefficient(evaluation, f=None, spec=None, series=None, n=None):
    """The coefficient of (x - x0)^n in the expansion of f, or in a series."""
    if series is not None:
        if not is_series(series):
            return None
        known = truncated_of(series)
        return S.Indeterminate if n >= known.order else known.terms.get(n, 0)
    variable, at, order = _specification(spec, "SeriesCoefficient")
    if is_series(f) and same(f.args[0], variable) and same(f.args[1], at):
        return S.SeriesCoefficient(f, order)
    if is_free_of(f, variable):
        return f if order == 0 else 0
    point = Point(variable, at, evaluation.evaluate)
    try:
        return point.back(point.expansion.expanded(point.put(f), order + 1).terms.get(order, 0))
    except NoSeries:
        return None


@builtin("Residue[f_, spec_List]")
def residue(evaluation, f, spec):
    """The coefficient of (x - x0)^-1 in the expansion of f at x0, also about an essential singularity."""
    if len(spec) != 2:
        return None
    variable, at = spec.args
    if is_free_of(f, variable):
        return 0
    found = evaluation.evaluate(S.SeriesCoefficient(f, wl_list((variable, at, -1))))
    if not (isinstance(found, Expr) and found.head is S.SeriesCoefficient):
        return found
    # powers of 1/(x - x0) are those of w = 1/(x - x0) about 0
    w = Symbol("w", "System`Private`")
    turned = evaluation.evaluate(S.ReplaceAll(f, S.Rule(variable, S.Plus(at, S.Power(w, -1)))))
    found = evaluation.evaluate(S.SeriesCoefficient(turned, wl_list((w, 0, 1))))
    return None if isinstance(found, Expr) and found.head is S.SeriesCoefficient else found


@builtin("O[x_]", "O[x_, x0_]")
def order_term(evaluation, x, x0=0):
    """O[x]^n: a series of which nothing is known from the power n on."""
    if isinstance(x, Expr) and x.head is S.Plus and x0 == 0:
        found = [arg for arg in x.args if isinstance(arg, Symbol)]
        if len(found) == 1 and len(x) == 2:
            rest = next(arg for arg in x.args if arg is not found[0])
            return S.SeriesData(found[0], evaluation.evaluate(S.Times(-1, rest)), wl_list(()), 1, 1, 1)
    return S.SeriesData(x, x0, wl_list(()), 1, 1, 1) if isinstance(x, Symbol) else None


@builtin("SeriesData[x_, x0_, row_List, first_Integer, last_Integer, d_Integer]")
def series_data(evaluation, x, x0, row, first, last, d):
    """Its short form: no zeros at the ends of the row, no terms beyond the order."""
    if numeric_value(x) is not None:
        raise AT_NUMBER(x, value=S.Indeterminate)
    given = S.SeriesData(x, x0, row, first, last, d)
    if d < 1:
        return None
    items = list(row.args[: max(last - first, 0)])
    while items and type(items[-1]) is int and items[-1] == 0:
        items.pop()
    while items and type(items[0]) is int and items[0] == 0:
        items.pop(0)
        first += 1
    found = S.SeriesData(x, x0, wl_list(items), first if items else last, last, d)
    return None if same(found, given) else found


_OPERATIONS = {S.Plus, S.Times, S.Power, S.Subtract, S.Divide, S.Minus}
_LEFT_ALONE = {S.SeriesData, S.List, S.Rule, S.Equal, S.Set}


@overload("SeriesData")
def on_series(evaluation, head, args):
    """Arithmetic and functions of one argument, as far as the orders allow."""
    given = [arg for arg in args if is_series(arg)]
    if not given or head in _LEFT_ALONE:
        return None
    if head is S.Normal and len(args) == 1:
        return normal(args[0])
    if head is S.D and len(args) == 2 and isinstance(args[1], Symbol):
        return evaluation.evaluate(series_derivative(evaluation, args[0], args[1]))
    if head not in _OPERATIONS and not (len(args) == 1 and _is_function(evaluation, head)):
        return None
    rewritten = {S.Subtract: S.Plus, S.Divide: S.Times}.get(head)
    if rewritten is not None:
        inverse = S.Times(-1, args[1]) if head is S.Subtract else S.Power(args[1], -1)
        return evaluation.evaluate(rewritten(args[0], inverse))
    if head is S.Minus:
        return evaluation.evaluate(S.Times(-1, *args))
    variable, at = given[0].args[:2]
    point = Point(variable, at, evaluation.evaluate)
    if not all(map(point.holds, given)):
        raise NOT_SAME(Expr(head, args), value=UNEVALUATED)
    try:
        return evaluation.evaluate(point.combined(Expr(head, args)))
    except NoSeries:
        return None


def _is_function(evaluation, head) -> bool:
    return isinstance(head, Symbol) and bool(evaluation.definitions.of(head).flags & FLAGS["NumericFunction"])


def series_derivative(evaluation, data: Expr, variable):
    """D of a series: with respect to its own variable, or of its coefficients."""
    own, at, row, first, last, d = data.args
    if same(own, variable):
        found = differentiated(truncated_of(data))
        return Point(own, at, evaluation.evaluate).data(
            Truncated({whole(e): c for e, c in found.terms.items()}, found.order)
        )
    return S.SeriesData(own, at, wl_list(S.D(c, variable) for c in row.args), first, last, d)

"""Around: values with an uncertainty; it goes through sums, products and functions to first order."""

from __future__ import annotations

from math import hypot, prod, sqrt

from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload

BAD_UNCERTAINTY = Message("Around::rltuncert", "The uncertainty `1` should be a number that is not negative.")
BAD_ORDER = Message("AroundReplace::order", "The order `1` should be 1 or, for one variable, 2.")

_FUNCTIONS = frozenset(
    (S.Sin, S.Cos, S.Tan, S.Cot, S.Sec, S.Csc, S.ArcSin, S.ArcCos, S.ArcTan, S.ArcCot, S.ArcSec, S.ArcCsc,
     S.Sinh, S.Cosh, S.Tanh, S.Coth, S.Sech, S.Csch, S.ArcSinh, S.ArcCosh, S.ArcTanh, S.Exp, S.Log, S.Log2,
     S.Log10, S.Sqrt, S.Gamma, S.LogGamma, S.Erf, S.Erfc, S.Abs, S.RealAbs, S.CubeRoot)
)  # fmt: skip
Sides = tuple[float, float]  # the uncertainty below and above


# -- making -----------------------------------------------------------------------------------------


@builtin("Around[value_, uncertainty_]")
def around(evaluation, value, uncertainty):
    """Around[x, d] is a value with an uncertainty; Around[x, {below, above}] with one on each side,
    Around[x, Scaled[s]] with the share s of the value."""
    if isinstance(uncertainty, Expr) and uncertainty.head is S.Scaled and len(uncertainty) == 1:
        return S.Around(value, S.Times(S.Abs(value), uncertainty.item(0)))
    number, spread = evaluation.evaluate(S.N(value)), evaluation.evaluate(S.N(uncertainty))
    sides = spread.args if is_list(spread) else (spread,)
    if any(isinstance(side, float) and side < 0 for side in sides):
        raise BAD_UNCERTAINTY(uncertainty, value=UNEVALUATED)
    made = S.Around(number, spread)
    return None if made == S.Around(value, uncertainty) else made


@builtin("Around[data_]")
def around_of(evaluation, data):
    """Around[{x1, x2, ...}] or Around[distribution] has the mean and the standard deviation."""
    if is_list(data):
        numbers = [numeric_value(one) for one in data.args]
        if len(numbers) < 2 or None in numbers:
            return None
    elif not isinstance(data, Expr) or not _is_distribution(data):
        return None
    return S.Around(S.Mean(data), S.StandardDeviation(data))


def _is_distribution(expr: Expr) -> bool:
    return type(expr.head) is Symbol and expr.head.name.endswith("Distribution")


@builtin("Around[value_, uncertainty_][property_String]")
def property_of_around(evaluation, value, uncertainty, property):
    """The "Value", the "Uncertainty" or the "Interval" of an Around."""
    if property == "Value":
        return value
    if property == "Uncertainty":
        return uncertainty
    if property == "Interval" and not is_list(uncertainty):
        return S.Interval(wl_list((S.Subtract(value, uncertainty), S.Plus(value, uncertainty))))
    return None


@builtin("MeanAround[data_List]")
def mean_around(evaluation, data):
    """MeanAround[{x1, x2, ...}] is the mean with its standard error; of values with uncertainties the mean
    weighted by them."""
    found = [_parts(one) for one in data.args]
    if found and None not in found:
        weights = [1 / hypot(*sides) ** 2 * 2 for _, sides in found]
        total = sum(weights)
        values = [value for value, _ in found]
        return S.Around(sum(w * v for w, v in zip(weights, values, strict=True)) / total, 1 / sqrt(total))
    numbers = [numeric_value(one) for one in data.args]
    if not numbers or None in numbers:
        return None
    if len(numbers) == 1:
        return data.item(0)
    return S.Around(S.Mean(data), S.Divide(S.StandardDeviation(data), S.Sqrt(len(numbers))))


# -- calculating ------------------------------------------------------------------------------------


def _parts(value) -> tuple[float, Sides] | None:
    """(value, uncertainties below and above) of an Around of numbers."""
    if not isinstance(value, Expr) or value.head is not S.Around or len(value) != 2:
        return None
    number, spread = value.args
    sides = spread.args if is_list(spread) and len(spread) == 2 else (spread, spread)
    if not all(isinstance(one, float | int) for one in (number, *sides)):
        return None
    return float(number), (float(sides[0]), float(sides[1]))


def _made(value, sides: Sides, pair: bool):
    return S.Around(value, wl_list(sides) if pair else sides[0])


def _is_pair(value) -> bool:
    return isinstance(value, Expr) and value.head is S.Around and is_list(value.item(1))


@overload("Around")
def on_arounds(evaluation, head, args):
    """Sums, products, powers and functions; each Around is a measurement of its own."""
    if head in (S.Plus, S.Times):
        return _combined(evaluation, head, args)
    if head is S.Minus and len(args) == 1:
        return evaluation.evaluate(S.Times(-1, args[0]))
    if head in (S.Subtract, S.Divide) and len(args) == 2:
        other = S.Times(-1, args[1]) if head is S.Subtract else S.Power(args[1], -1)
        return evaluation.evaluate((S.Plus if head is S.Subtract else S.Times)(args[0], other))
    if head is S.Power and len(args) == 2:
        return _of_function(evaluation, head, args)
    if head in _FUNCTIONS and len(args) == 1:
        return _of_function(evaluation, S.RealAbs if head is S.Abs else head, args)
    return None


def _combined(evaluation, head, args: tuple):
    """A sum or a product; what is no number stays beside it."""
    known = [_parts(arg) for arg in args]
    measured = [one for one in known if one is not None]
    plain = [arg for arg, one in zip(args, known, strict=True) if one is None]
    numbers = [numeric_value(arg) for arg in plain]
    if any(isinstance(arg, Expr) and arg.head in (S.Around, S.Quantity) for arg in plain):
        return None
    others = [arg for arg, number in zip(plain, numbers, strict=True) if number is None]
    fixed = [float(number) for number in numbers if isinstance(number, float | int)]
    if len(fixed) + len(others) != len(plain) or len(measured) + len(fixed) < 2:
        return None
    values = [value for value, _ in measured]
    if head is S.Plus:
        value, sides = sum(values) + sum(fixed), [one for _, one in measured]
    else:
        value = prod(values) * prod(fixed)
        shares = [prod(fixed) * prod(values[:i] + values[i + 1 :]) for i in range(len(values))]
        sides = [_scaled(one, share) for (_, one), share in zip(measured, shares, strict=True)]
    spread = (hypot(*(low for low, _ in sides)), hypot(*(high for _, high in sides)))
    found = _made(value, spread, any(map(_is_pair, args)))
    return Expr(head, (*others, found)) if others else found


def _scaled(sides: Sides, factor: float) -> Sides:
    low, high = sides if factor >= 0 else sides[::-1]
    return abs(factor) * low, abs(factor) * high


def _of_function(evaluation, head, args: tuple):
    """f[..., Around[x, d], ...]: the value of f, and the uncertainties by its slopes."""
    known = [_parts(arg) for arg in args]
    places = [one if one is not None else numeric_value(arg) for one, arg in zip(known, args, strict=True)]
    if None in places:
        return None
    names = [symbol(f"$x{i}", "System`Private`") if one is not None else None for i, one in enumerate(known)]
    call = Expr(head, tuple(arg if name is None else name for name, arg in zip(names, args, strict=True)))
    rules = {name: one[0] for name, one in zip(names, known, strict=True) if name is not None}
    value = _at(evaluation, call, rules)
    slopes = [_at(evaluation, S.D(call, name), rules) for name in rules]
    if value is None or None in slopes:
        return None
    given = [one[1] for one in known if one is not None]
    sides = [_scaled(one, slope) for one, slope in zip(given, slopes, strict=True)]
    low, high = hypot(*(side[0] for side in sides)), hypot(*(side[1] for side in sides))
    return _made(value, (low, high), any(map(_is_pair, args)))


def _at(evaluation, expr, values: dict) -> float | None:
    """The number that an expression has where symbols have values."""
    derived = evaluation.evaluate(expr)
    rules = wl_list(S.Rule(name, value) for name, value in values.items())
    found = numeric_value(evaluation.evaluate(S.N(S.ReplaceAll(derived, rules))))
    return float(found) if isinstance(found, float | int) else None


@builtin("AroundReplace[expr_, rules_]", "AroundReplace[expr_, rules_, order_]")
def around_replace(evaluation, expr, rules, order=1):
    """AroundReplace[expr, {s -> Around[x, d], ...}] puts values with uncertainties in; every symbol is one
    value, wherever it stands. With the order 2 the curvature counts, too."""
    given = rules.args if is_list(rules) else (rules,)
    if not all(map(is_rule, given)):
        return None
    known = {rule.item(0): _parts(rule.item(1)) for rule in given}
    fixed = wl_list(rule for rule in given if known[rule.item(0)] is None)
    measured = {name: one for name, one in known.items() if one is not None}
    expr = evaluation.evaluate(S.ReplaceAll(expr, fixed))
    if not measured:
        return expr
    if order not in (1, 2) or (order == 2 and len(measured) > 1):
        raise BAD_ORDER(order, value=UNEVALUATED)
    places = {name: value for name, (value, _) in measured.items()}
    value = _at(evaluation, expr, places)
    slopes = [_at(evaluation, S.D(expr, name), places) for name in measured]
    if value is None or None in slopes:
        return None
    sizes = [hypot(*sides) / sqrt(2) for _, sides in measured.values()]
    spreads = [slope * size for slope, size in zip(slopes, sizes, strict=True)]
    if order == 2:
        ((name, _),) = measured.items()
        bend = _at(evaluation, S.D(expr, wl_list((name, 2))), places)
        if bend is None:
            return None
        change = bend * sizes[0] ** 2 / 2
        value, spreads = value + change, [*spreads, sqrt(2) * change]
    return S.Around(value, hypot(*spreads))

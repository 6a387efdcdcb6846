"""Interpolation, ListInterpolation, InterpolatingFunction[...][x], InterpolatingPolynomial."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
from scipy.interpolate import make_interp_spline

from wlnet.algebra.arrays import shape_of
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.interpolating import InterpolatingFunction
from wlnet.language.builtin import application, builtin

BAD_DATA = Message(
    "Interpolation::innd", "First argument in `1` does not contain a list of data and coordinates."
)
NOT_A_GRID = Message(
    "Interpolation::indim", "The coordinates do not lie on a structured tensor product grid."
)
TWICE = Message("Interpolation::inddp", "The point `1` in dimension 1 is duplicated.")
BAD_ORDER = Message("Interpolation::inord", "InterpolationOrder -> `1` should be integers from 0.")
FEW = Message(
    "Interpolation::inhr",
    "Requested order is too high; order has been reduced to `1`.",
)
BAD_METHOD = Message("Interpolation::method", 'Method -> `1` should be Automatic, "Hermite" or "Spline".')
OUTSIDE = Message(
    "InterpolatingFunction::dmval",
    "Input value `1` lies outside the range of data in the interpolating function. "
    "Extrapolation will be used.",
)
NO_PROPERTY = Message("InterpolatingFunction::prop", "`1` is not a property; `2` are.")
_OPTIONS = {"InterpolationOrder": 3, "Method": S.Automatic}


@builtin("Interpolation[data_]", "Interpolation[data_, place_]", options=_OPTIONS)
def interpolation(evaluation, data, place=None, options=None):
    """Interpolation[{{x1, f1}, {x2, f2}, ...}] gives a function through the points; {f1, f2, ...} stand at
    1, 2, ...; points of more dimensions lie on a grid. Interpolation[data, x] gives its value at x."""
    points, values = _points(S.Interpolation(data), data)
    lines = [sorted({point[axis] for point in points}) for axis in range(len(points[0]))]
    if len(points) != np.prod([len(line) for line in lines]):
        if len(set(points)) < len(points):
            twice = next(p for i, p in enumerate(points) if p in points[:i])
            raise TWICE(twice[0] if len(twice) == 1 else wl_list(twice))
        raise NOT_A_GRID()
    table = dict(zip(points, values, strict=True))
    array = np.array([table[point] for point in product(*lines)], dtype=_kind(values))
    made = _made(evaluation, lines, array.reshape([len(line) for line in lines]), options)
    return made if place is None else _value(evaluation, made, (place,))


def _kind(values) -> type:
    return object if all(isinstance(v, int | Fraction) for v in values) else float


def _number(x):
    """An exact or real number; None for others."""
    if isinstance(x, int | Fraction | float):
        return x
    value = numeric_value(x)
    return float(value) if is_real(value) else None


def _points(call: Expr, data) -> tuple[list[tuple], list]:
    """Coordinates (from 1 where only values are given) and values."""
    if not is_list(data) or not len(data):
        raise BAD_DATA(call, value=UNEVALUATED)
    points, values = [], []
    for i, item in enumerate(data.args, 1):
        if not is_list(item):
            place, value = (i,), item
        elif len(item) == 2 and is_list(item.item(0)):
            place, value = item.item(0).args, item.item(1)
        else:
            place, value = item.args[:-1], item.args[-1] if len(item) else None
        numbers = [_number(x) for x in (*place, value)]
        if None in numbers or len(numbers) < 2 or (points and len(points[0]) != len(place)):
            raise BAD_DATA(call, value=UNEVALUATED)
        points.append(tuple(numbers[:-1]))
        values.append(numbers[-1])
    if any(isinstance(x, float) for point in points for x in point):
        points = [tuple(map(float, point)) for point in points]
    return points, values


def _made(evaluation, lines: list[list], values: np.ndarray, options: dict) -> InterpolatingFunction:
    setting = options["InterpolationOrder"]
    orders = list(setting.args) if is_list(setting) else [setting] * len(lines)
    if len(orders) != len(lines) or not all(type(n) is int and n >= 0 for n in orders):
        raise BAD_ORDER(setting)
    for i, line in enumerate(lines):
        if orders[i] > len(line) - 1:
            orders[i] = len(line) - 1
            evaluation.message(FEW, wl_list(orders) if len(lines) > 1 else orders[0])
    method = options["Method"]
    if method not in (S.Automatic, "Hermite", "Spline"):
        raise BAD_METHOD(method)
    spline = None
    if method == "Spline":
        if len(lines) > 1:
            raise BAD_METHOD(method)
        spline = make_interp_spline(np.array(lines[0], float), values.astype(float), k=orders[0])
    return InterpolatingFunction(lines, values, orders, spline)


@builtin("ListInterpolation[values_]", "ListInterpolation[values_, domain_]", options=_OPTIONS)
def list_interpolation(evaluation, values, domain=None, options=None):
    """ListInterpolation[array, {{xmin, xmax}, ...}] gives a function through the elements of an array."""
    shape = shape_of(values)
    if shape is None or 0 in shape:
        raise BAD_DATA(S.ListInterpolation(values), value=UNEVALUATED)
    if len(shape) == 1 and is_list(domain) and len(domain) and not is_list(domain.item(0)):
        domain = wl_list((domain,))
    lines = []
    for axis, count in enumerate(shape):
        if domain is None:
            lines.append(list(range(1, count + 1)))
            continue
        pair = domain.item(axis) if is_list(domain) and axis < len(domain) else None
        given = [_number(x) for x in pair.args] if is_list(pair) else [None]
        if None in given or len(given) not in (2, count):
            raise BAD_DATA(S.ListInterpolation(values, domain), value=UNEVALUATED)
        low, high = given[0], given[-1]
        steps = [low + (high - low) * Fraction(i, count - 1) for i in range(count)] if count > 1 else [low]
        lines.append(given if len(given) == count else steps)
    leaves = _leaves(values, len(shape))
    if None in leaves:
        raise BAD_DATA(S.ListInterpolation(values), value=UNEVALUATED)
    return _made(evaluation, lines, np.array(leaves, dtype=_kind(leaves)).reshape(shape), options)


def _leaves(values, depth: int) -> list:
    if depth == 1:
        return [_number(x) for x in values.args]
    return [leaf for item in values.args for leaf in _leaves(item, depth - 1)]


@builtin("InterpolatingFunction[domain_List, lines_List, values_List, orders_List, derivatives_List]")
def interpolating_function(evaluation, domain, lines, values, orders, derivatives):
    """The form that InputForm writes."""
    grid = [list(line.args) for line in lines.args]
    numbers = list(values.args)
    shape = [len(line) for line in grid]
    return InterpolatingFunction(
        grid, np.array(numbers, dtype=_kind(numbers)).reshape(shape), list(orders.args)
    )


# -- applying ---------------------------------------------------------------------------------------

_PROPERTIES = {
    "Coordinates": lambda f: wl_list(map(wl_list, f.grid)),
    "Domain": lambda f: wl_list(wl_list(pair) for pair in f.domain),
    "Grid": lambda f: wl_list(wl_list(point) for point in product(*f.grid)),
    "InterpolationOrder": lambda f: wl_list(f.orders),
    "ValuesOnGrid": lambda f: _nested(f.values.tolist()),
}


def _nested(values):
    return wl_list(map(_nested, values)) if isinstance(values, list) else values


@application(InterpolatingFunction)
def apply_interpolating(evaluation, function, args):
    """f[x] or f[x, y]; a list of x gives a list of values; f["Domain"] is a property."""
    if len(args) == 1 and isinstance(args[0], str):
        if args[0] == "Properties":
            return wl_list(sorted(_PROPERTIES))
        if args[0] not in _PROPERTIES:
            raise NO_PROPERTY(args[0], ", ".join(sorted(_PROPERTIES)), value=UNEVALUATED)
        return _PROPERTIES[args[0]](function)
    return _value(evaluation, function, args)


def _value(evaluation, function: InterpolatingFunction, args: tuple):
    if len(args) == 1 and is_list(args[0]) and len(function.grid) == 1:
        values = [_value(evaluation, function, (x,)) for x in args[0].args]
        return None if None in values else wl_list(values)
    if len(args) == 1 and is_list(args[0]) and len(args[0]) == len(function.grid) > 1:
        args = args[0].args  # a point of several coordinates may be one list
    if len(args) != len(function.grid):
        return None
    point = [_number(x) for x in args]
    if None in point:
        return None
    if function.outside(point):
        evaluation.message(OUTSIDE, wl_list(point))
    return function.at(point)


@builtin("InterpolatingPolynomial[data_, x_]")
def interpolating_polynomial(evaluation, data, x):
    """The polynomial through {{x1, f1}, ...} in Newton's form; {f1, f2, ...} stand at 1, 2, ..."""
    if not is_list(data) or not len(data):
        return None
    pairs = [
        item.args if is_list(item) and len(item) == 2 else (i, item) for i, item in enumerate(data.args, 1)
    ]
    places, column = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    differences = [column[0]]
    for step in range(1, len(pairs)):
        column = [
            over(minus(column[i + 1], column[i]), minus(places[i + step], places[i]))
            for i in range(len(column) - 1)
        ]
        differences.append(evaluation.evaluate(column[0]))
    found = differences[-1]
    for place, difference in zip(places[-2::-1], differences[-2::-1], strict=True):
        found = plus(difference, times(minus(x, place), found))
    return found

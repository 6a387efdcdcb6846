"""Plot, ListPlot, ListLinePlot, Show: data and functions to Graphics expressions."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array, packed
from wlnet.expr.association import Association
from wlnet.expr.expr import TRUE, Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.graphics.kinds import is_arrangement, is_graphics
from wlnet.graphics.plots import FUNCTION_DEFAULTS, LIST_DEFAULTS, Curve, plot, show
from wlnet.graphics.sampling import sampled
from wlnet.graphics.settings import BAD_VALUE, DEFAULTS, NONE
from wlnet.language.builtin import builtin

NOT_NUMBERS = Message("ListPlot::lpn", "`1` is not a list of numbers or pairs of numbers.")
BAD_LIMITS = Message("Plot::pllim", "Range specification `1` is not of the form {x, xmin, xmax}.")
NOTHING_TO_PLOT = Message("Plot::nonum", "`1` is not a real number anywhere that it was looked at in `2`.")
NOT_GRAPHICS = Message("Show::gtype", "`1` is not a type of graphics.")


@builtin("Graphics[primitives_]", options=DEFAULTS, draws=True)
def graphics(evaluation, primitives, options):
    """Graphics[primitives, options] draws lines, points, polygons and text. It stays as it is: this
    checks the names of the options."""


@builtin("ListPlot[data_]", options=LIST_DEFAULTS, draws=True)
def list_plot(evaluation, data, options):
    """ListPlot[{y1, y2, ...}] plots points at heights y_i; ListPlot[{{x1, y1}, ...}] at those places."""
    return _list_plot(evaluation, data, options)


@builtin("ListLinePlot[data_]", options={**LIST_DEFAULTS, "Joined": TRUE}, draws=True)
def list_line_plot(evaluation, data, options):
    """ListLinePlot[data] plots a line through the points of the data, or of several data sets."""
    return _list_plot(evaluation, data, options)


def _logarithmic(x, y) -> dict:
    scales = wl_list(["Log" if log else NONE for log in (x, y)])
    return {**LIST_DEFAULTS, "ScalingFunctions": scales}


@builtin("ListLogPlot[data_]", options=_logarithmic(False, True), draws=True)
def list_log_plot(evaluation, data, options):
    """ListLogPlot[data] plots points over a logarithmic vertical axis; Joined -> True joins them."""
    return _list_plot(evaluation, data, options)


@builtin("ListLogLinearPlot[data_]", options=_logarithmic(True, False), draws=True)
def list_log_linear_plot(evaluation, data, options):
    """ListLogLinearPlot[data] plots points over a logarithmic horizontal axis."""
    return _list_plot(evaluation, data, options)


@builtin("ListLogLogPlot[data_]", options=_logarithmic(True, True), draws=True)
def list_log_log_plot(evaluation, data, options):
    """ListLogLogPlot[data] plots points over two logarithmic axes."""
    return _list_plot(evaluation, data, options)


@builtin("Plot[f_, range_]", attributes=("HoldAll", "ReadProtected"), options=FUNCTION_DEFAULTS, draws=True)
def plot_function(evaluation, f, range, options):
    """Plot[f, {x, xmin, xmax}] plots f as a function of x; Plot[{f1, f2, ...}, {x, xmin, xmax}] several."""
    options = {name: evaluation.evaluate(value) for name, value in options.items()}
    variable, start, stop = _limits(evaluation, range)
    bodies = f.args if is_list(f) else (f,)
    labels = [_own_label(evaluation, body) for body in bodies]
    bodies = [body.item(0) if _is_legended(body) else body for body in bodies]
    points = _count(options, "PlotPoints", 50)
    recursion = _count(options, "MaxRecursion", 6)
    values = _Values(evaluation, variable, bodies)
    curves, shown = sampled(values, start, stop, points, recursion)
    if not any(np.isfinite(curve[:, 1]).any() for curve in curves):
        evaluation.evaluate(values.at(np.array([(start + stop) / 2])))  # its messages tell why
        evaluation.message(NOTHING_TO_PLOT, S.HoldForm(f), range)
    made = [Curve(c, label=label) for c, label in zip(curves, _stretched(labels, len(curves)), strict=True)]
    if shown is not None and options["PlotRange"] is S.Automatic:
        options["PlotRange"] = wl_list([S.Automatic, wl_list(shown)])
    expressions = [S.HoldForm(body) for body in bodies] if len(bodies) == len(made) else ()
    return evaluation.evaluated(plot(made, options, labels=expressions))


@builtin("Show[graphics__]", options=dict.fromkeys(DEFAULTS, S.Automatic))
def show_graphics(evaluation, graphics, options):
    """Show[g1, g2, ..., options] shows several plots in one, with the options of the first."""
    plots = [part for one in graphics for part in (one.args if is_list(one) else (one,))]
    for one in plots:
        if not is_graphics(one) or is_arrangement(one):
            raise NOT_GRAPHICS(one, value=UNEVALUATED)
    given = [S.Rule(S(name), value) for name, value in options.items() if value is not S.Automatic]
    return evaluation.evaluated(show(plots, given))


def _is_legended(expr) -> bool:
    return isinstance(expr, Expr) and expr.head is S.Legended and len(expr) == 2


def _own_label(evaluation, body):
    return evaluation.evaluate(body.item(1)) if _is_legended(body) else None


def _stretched(labels: list, count: int) -> list:
    """Labels for `count` curves: none where one expression gave several."""
    return labels if len(labels) == count else [None] * count


def _count(options: dict, name: str, automatic: int) -> int:
    value = options[name]
    if value is S.Automatic:
        return automatic
    if isinstance(value, int) and 0 <= value <= 10_000:
        return value
    raise BAD_VALUE(name, value, "Automatic or a number")


def _limits(evaluation, range) -> tuple[Symbol, float, float]:
    if is_list(range) and len(range) == 3 and isinstance(range.item(0), Symbol):
        ends = [evaluation.evaluate(S.N(end)) for end in range.args[1:]]
        if all(isinstance(end, (int, float)) for end in ends) and ends[0] != ends[1]:
            return range.item(0), float(min(ends)), float(max(ends))
    raise BAD_LIMITS(range, value=UNEVALUATED)


class _Values:
    """Abscissas (n,) to the values of all curves (curves, n), NaN where they are not real."""

    def __init__(self, evaluation, variable: Symbol, bodies: list):
        self.evaluation = evaluation
        self.variable = variable
        self.body = wl_list(bodies)

    def at(self, x: np.ndarray) -> Expr:
        return S.Table(self.body, wl_list([self.variable, packed(x)]))

    def __call__(self, x: np.ndarray) -> np.ndarray:
        found = self.evaluation.evaluate(S.Quiet(S.N(self.at(x))))
        array = as_array(found, exact=False)
        if array is not None:
            return _real(array.reshape(len(x), -1)).T
        if not is_list(found) or len(found) != len(x):
            return np.full((1, len(x)), np.nan)
        rows = [np.concatenate([_reals(part) for part in row.args]) for row in found.args]
        width = max(map(len, rows))
        return np.array([row if len(row) == width else np.full(width, np.nan) for row in rows]).T


def _real(array: np.ndarray) -> np.ndarray:
    """Floats; a number with an imaginary part is NaN."""
    if array.dtype.kind == "c":
        return np.where(np.abs(array.imag) <= 1e-12 * np.abs(array.real), array.real, np.nan)
    array = array.astype(float)
    array[~np.isfinite(array)] = np.nan
    return array


def _reals(value) -> np.ndarray:
    """A flat array of the numbers in a value or list of values, NaN for what is none."""
    parts = value.args if is_list(value) else (value,)
    numbers = [as_array(wl_list([part]), exact=False) for part in parts]
    flat = [_real(n) if n is not None and n.ndim == 1 else np.array([np.nan]) for n in numbers]
    return np.concatenate(flat) if flat else np.array([np.nan])


def _list_plot(evaluation, data, options) -> Expr:
    sets = _data_sets(data)
    if sets is None:
        raise NOT_NUMBERS(data, value=UNEVALUATED)
    joined = options["Joined"]
    if is_list(joined) and len(joined):
        joined = [joined.item(i % len(joined)) is TRUE for i in range(len(sets))]
    else:
        joined = joined is TRUE
    ends = options["DataRange"]
    curves = [_curve(evaluation, one, ends) for one in sets]
    return evaluation.evaluated(plot(curves, options, joined))


def _data_sets(data) -> list | None:
    """The data sets in the argument of ListPlot: itself, its elements, or the values of an association."""
    if _is_legended(data):
        return [data]
    if isinstance(data, Association):
        values = data.values()
        if values and all(map(is_list, values)):
            return [S.Legended(value, key) for key, value in data.items()]
        return [data]
    if not is_list(data):
        return None
    if data.array is not None:
        several = data.array.ndim == 3 or (data.array.ndim == 2 and data.array.shape[1] != 2)
        return list(data.args) if several and data.array.ndim <= 3 else [data]
    items = data.args
    if items and all(_is_pair(item) for item in items):
        return [data]
    if items and all(is_list(item) or _is_legended(item) or isinstance(item, Association) for item in items):
        return list(items)
    return [data]


def _is_pair(value) -> bool:
    return is_list(value) and len(value) == 2 and not any(map(is_list, value.args))


def _curve(evaluation, data, ends) -> Curve:
    label = None
    if _is_legended(data):
        data, label = data.args
    if isinstance(data, Association):
        data = wl_list(wl_list([key, value]) for key, value in data.items())
    if not is_list(data):
        raise NOT_NUMBERS(data, value=UNEVALUATED)
    array = as_array(data, exact=False)
    if array is None and len(data):
        data = evaluation.evaluate(S.N(data))
        array = as_array(data, exact=False)
    if array is None and len(data):
        rows = [_reals(item) for item in data.args]
        paired = any(len(row) == 2 for row in rows)
        array = np.array(
            [r if len(r) == 2 else [np.nan] * 2 for r in rows] if paired else [r[0] for r in rows]
        )
    if array is None:
        array = np.empty((0, 2))
    if array.ndim == 1:
        array = np.stack([_abscissas(len(array), ends), _real(array)], axis=1)
    if array.ndim != 2 or array.shape[1] != 2:
        raise NOT_NUMBERS(data, value=UNEVALUATED)
    return Curve(_real(array), label=label)


def _abscissas(count: int, ends) -> np.ndarray:
    if ends is S.Automatic or ends is S.All or ends is NONE:
        return np.arange(1.0, count + 1)
    limits = as_array(ends, exact=False)
    if limits is None or limits.shape != (2,):
        raise BAD_VALUE("DataRange", ends, "Automatic or {xmin, xmax}")
    return np.linspace(*limits, count)

"""Fit, FindFit, LinearModelFit, NonlinearModelFit."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.algebra.arrays import numeric_array
from wlnet.algebra.fitting import Regression, least_squares, nonlinear
from wlnet.algebra.products import times
from wlnet.algebra.sums import plus
from wlnet.expr.arrays import packed
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, rule, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.fitted_model import FittedModel
from wlnet.language.builtin import application, builtin
from wlnet.language.templates import replaced
from wlnet.syntax.printer import to_text

BAD_DATA = "The first argument should be a list of numbers or a matrix of coordinates and responses, not `1`."
BAD_VARIABLES = "`1` should be a symbol or a list of `2` symbols, as many as the data have coordinates."
NOT_NUMERIC = "The function value `1` is not a list of real numbers at the data."
BAD_PARAMETERS = "The parameters `1` should be symbols or pairs {symbol, start}."
CONSTRAINED = Message("FindFit::constr", "Fits under constraints (`1`) are not supported yet.")
NO_FIT = Message("FindFit::cvmit", "Failed to converge; other starting values for the parameters may help.")
NO_PROPERTY = Message("FittedModel::notprop", "`1` is not a property of the model; `2` are.")

_STEPS = 2000


def _columns(owner: str, data) -> tuple[np.ndarray, np.ndarray]:
    """(coordinates (n, d), responses (n,)) of {y1, ...} or {{x1, ..., y}, ...}, rules x -> y as well."""
    if is_list(data) and len(data) and all(isinstance(r, Expr) and r.head is S.Rule for r in data.args):
        pairs = [(x.args if is_list(x) else (x,), y) for x, y in (r.args for r in data.args)]
        data = wl_list(wl_list((*x, y)) for x, y in pairs)
    array = numeric_array(data) if is_list(data) and len(data) else None
    if array is None or array.ndim > 2 or array.dtype.kind == "c" or (array.ndim == 2 and array.shape[1] < 2):
        raise Message(f"{owner}::fitd", BAD_DATA)(data, value=UNEVALUATED)
    if array.ndim == 1:
        return np.arange(1.0, len(array) + 1)[:, None], array
    return array[:, :-1], array[:, -1]


def _variables(owner: str, variables, count: int) -> tuple[Symbol, ...]:
    found = tuple(variables.args) if is_list(variables) else (variables,)
    if len(found) != count or not all(isinstance(v, Symbol) for v in found):
        raise Message(f"{owner}::fitv", BAD_VARIABLES)(variables, count, value=UNEVALUATED)
    return found


def _sampled(evaluation, owner: str, expr, names: tuple, points: np.ndarray) -> np.ndarray:
    """The values (n,) of an expression where the names have the coordinates of the points."""
    if len(names) == 1:
        whole = evaluation.numeric_function(S.Function(wl_list(names), expr))
        found = None if whole is None else whole(points[:, 0])
        if found is not None and found.dtype.kind in "if":
            return np.broadcast_to(found, (len(points),)).astype(float)
    function = evaluation.function(S.Function(wl_list(names), expr))
    values = wl_list(function(*row) for row in points.tolist())
    array = numeric_array(evaluation.evaluate(S.N(values)))
    if array is None or array.ndim != 1 or array.dtype.kind == "c":
        raise Message(f"{owner}::fitc", NOT_NUMERIC)(expr, value=UNEVALUATED)
    return array


def _design(evaluation, owner: str, functions: tuple, names: tuple, points: np.ndarray) -> np.ndarray:
    return np.stack([_sampled(evaluation, owner, f, names, points) for f in functions], axis=1)


def _sum(evaluation, parameters: np.ndarray, functions: tuple):
    return evaluation.evaluate(plus(*map(times, parameters.tolist(), functions)))


@builtin("DesignMatrix[data_, functions_, variables_]", options={"IncludeConstantBasis": TRUE})
def design_matrix(evaluation, data, functions, variables, options):
    """The values of the functions, a row for each point: what LinearModelFit works with."""
    if not is_list(data) or not len(data):
        raise Message("DesignMatrix::fitd", BAD_DATA)(data, value=UNEVALUATED)
    rows = [tuple(row.args) if is_list(row) else (i, row) for i, row in enumerate(data.args, 1)]
    names = _variables("DesignMatrix", variables, len(rows[0]) - 1)
    basis = tuple(functions.args) if is_list(functions) else (functions,)
    if options["IncludeConstantBasis"] is not FALSE and not any(same(f, 1) for f in basis):
        basis = (1, *basis)
    function = evaluation.function(S.Function(wl_list(names), wl_list(basis)))
    return wl_list(function(*row[: len(names)]) for row in rows)


# -- linear -----------------------------------------------------------------------------------------


@builtin("Fit[data_, functions_, variables_]")
def fit(evaluation, data, functions, variables):
    """Fit[data, {f1, f2, ...}, x] gives the sum of multiples of the functions that fits best."""
    points, response = _columns("Fit", data)
    names = _variables("Fit", variables, points.shape[1])
    basis = tuple(functions.args) if is_list(functions) else (functions,)
    design = _design(evaluation, "Fit", basis, names, points)
    return _sum(evaluation, least_squares(design, response), basis)


@builtin("Fit[data_]")
def fit_matrix(evaluation, data):
    """Fit[{m, v}] gives the vector a for which m.a is nearest to v."""
    design, response, _ = _matrix_and_vector("Fit", data)
    return packed(least_squares(design, response))


def _matrix_and_vector(owner: str, data) -> tuple[np.ndarray, np.ndarray, tuple]:
    parts = [numeric_array(part) if is_list(part) else None for part in data.args] if is_list(data) else []
    if len(parts) != 2 or parts[0] is None or parts[1] is None or parts[0].ndim != 2 or parts[1].ndim != 1:
        raise Message(f"{owner}::fitd", BAD_DATA)(data, value=UNEVALUATED)
    names = tuple(S(f"#{i}") for i in range(1, parts[0].shape[1] + 1))
    return parts[0], parts[1], names


@builtin(
    "LinearModelFit[data_, functions_, variables_]",
    options={"IncludeConstantBasis": TRUE, "Weights": S.Automatic},
)
def linear_model_fit(evaluation, data, functions, variables, options):
    """LinearModelFit[data, {f1, f2, ...}, x] fits a constant and multiples of the functions; the model is
    a function and has properties such as "RSquared"."""
    points, response = _columns("LinearModelFit", data)
    names = _variables("LinearModelFit", variables, points.shape[1])
    basis = tuple(functions.args) if is_list(functions) else (functions,)
    if options["IncludeConstantBasis"] is not FALSE and not any(same(f, 1) for f in basis):
        basis = (1, *basis)
    design = _design(evaluation, "LinearModelFit", basis, names, points)
    weights = _weights("LinearModelFit", options["Weights"], len(response))
    parameters = least_squares(design, response, weights)
    constant = any(same(f, 1) for f in basis)
    regression = Regression(design, response, design @ parameters, parameters, constant, weights)
    best = _sum(evaluation, parameters, basis)
    return FittedModel("Linear", best, names, basis, regression, data, to_text(best, "OutputForm"))


def _weights(owner: str, setting, count: int) -> np.ndarray | None:
    if setting is S.Automatic:
        return None
    array = numeric_array(setting) if is_list(setting) else None
    if array is None or array.shape != (count,) or (array <= 0).any():
        text = "Weights -> `1` should be Automatic or a list of positive numbers, one for each example."
        raise Message(f"{owner}::weights", text)(setting)
    return array


# -- nonlinear --------------------------------------------------------------------------------------


def _parameters(owner: str, parameters) -> tuple[tuple[Symbol, ...], np.ndarray]:
    """(symbols, starting values)"""
    items = parameters.args if _is_several(parameters) else (parameters,)
    names, starts = [], []
    for item in items:
        name, start = item.args if is_list(item) and len(item) == 2 else (item, 1.0)
        if not isinstance(name, Symbol) or not _is_start(start):
            raise Message(f"{owner}::fitp", BAD_PARAMETERS)(parameters, value=UNEVALUATED)
        names.append(name)
        starts.append(float(start))
    return tuple(names), np.array(starts)


def _is_start(x) -> bool:
    return not isinstance(x, str | Symbol | Expr | complex)


def _is_several(parameters) -> bool:
    """Whether this is a list of parameters, not one {symbol, start}."""
    return is_list(parameters) and all(isinstance(p, Symbol) or is_list(p) for p in parameters.args)


def _solved(evaluation, owner: str, data, model, parameters, variables):
    """(names of parameters, their values, Jacobian of the residuals, points, response, names)"""
    if is_list(model):
        raise CONSTRAINED(model.item(1) if len(model) > 1 else model)
    points, response = _columns(owner, data)
    names = _variables(owner, variables, points.shape[1])
    symbols, start = _parameters(owner, parameters)
    found = nonlinear(_residuals(evaluation, owner, model, symbols, names, points, response), start, _STEPS)
    if found is None:
        raise NO_FIT(value=UNEVALUATED)
    return symbols, *found, points, response, names


def _residuals(evaluation, owner, model, symbols, names, points, response) -> Callable:
    """parameters -> (n,): the model at the points minus the response."""
    count = len(symbols)

    def residuals(values: np.ndarray) -> np.ndarray:
        given = dict(zip(symbols, values.tolist(), strict=True))
        fixed = evaluation.evaluate(S.ReplaceAll(model, wl_list(rule(k, v) for k, v in given.items())))
        return _sampled(evaluation, owner, fixed, names, points) - response

    if len(response) >= count:
        return residuals
    # Levenberg and Marquardt's method wants as many residuals as parameters
    return lambda values: np.concatenate([residuals(values), np.zeros(count - len(response))])


def _fit_within(evaluation, data, model: Expr, parameters, variables):
    """The least sum of squares under constraints, by FindMinimum."""
    points, response = _columns("FindFit", data)
    names = _variables("FindFit", variables, points.shape[1])
    symbols, starts = _parameters("FindFit", parameters)
    formula, *constraints = model.args
    misses = (
        S.Subtract(S.ReplaceAll(formula, wl_list(map(rule, names, row.tolist()))), float(y))
        for row, y in zip(points, response, strict=True)
    )
    total = evaluation.evaluate(S.Plus(*(S.Power(miss, 2) for miss in misses)))
    begin = wl_list(map(wl_list, zip(symbols, starts.tolist(), strict=True)))
    found = evaluation.evaluate(S.FindMinimum(wl_list((total, *constraints)), begin))
    if not is_list(found):
        raise NO_FIT(value=UNEVALUATED)
    return found.args[1]


@builtin("FindFit[data_, model_, parameters_, variables_]")
def find_fit(evaluation, data, model, parameters, variables):
    """FindFit[data, expr, {a, {b, start}}, x] gives the values of the parameters that fit best, as rules.

    model    an expression, or {expression, constraints on the parameters}
    """
    if is_list(model) and len(model) >= 2:
        return _fit_within(evaluation, data, model, parameters, variables)
    symbols, values, *_ = _solved(evaluation, "FindFit", data, model, parameters, variables)
    return [rule(name, value) for name, value in zip(symbols, values.tolist(), strict=True)]


@builtin("NonlinearModelFit[data_, model_, parameters_, variables_]")
def nonlinear_model_fit(evaluation, data, model, parameters, variables):
    """NonlinearModelFit[data, expr, {a, b}, x] fits the parameters; the model is a function and has
    properties such as "BestFitParameters"."""
    owner = "NonlinearModelFit"
    symbols, values, jacobian, points, response, names = _solved(
        evaluation, owner, data, model, parameters, variables
    )
    given = wl_list(rule(k, v) for k, v in zip(symbols, values.tolist(), strict=True))
    best = evaluation.evaluate(S.ReplaceAll(model, given))
    predicted = _sampled(evaluation, owner, best, names, points)
    regression = Regression(jacobian[: len(response)], response, predicted, values, False)
    return FittedModel("Nonlinear", best, names, symbols, regression, data, to_text(best, "OutputForm"))


# -- the model --------------------------------------------------------------------------------------


def _function(model: FittedModel):
    return S.Function(replaced(model.best, {v: S.Slot(i) for i, v in enumerate(model.variables, 1)}))


def _best_parameters(model: FittedModel):
    values = model.regression.parameters
    if model.kind == "Linear":
        return packed(values)
    return wl_list(rule(name, value) for name, value in zip(model.basis, values.tolist(), strict=True))


def _parameter_table(model: FittedModel):
    found = model.regression
    columns = found.parameters, found.errors, found.t_statistics, found.p_values
    head = wl_list(("", "Estimate", "Standard Error", "t\u2010Statistic", "P\u2010Value"))
    rows = zip(model.basis, *(column.tolist() for column in columns), strict=True)
    return S.Grid(wl_list((head, *map(wl_list, rows))))


_PROPERTIES: dict[str, Callable] = {
    "AIC": lambda m: m.regression.aic,
    "AdjustedRSquared": lambda m: m.regression.adjusted,
    "BIC": lambda m: m.regression.bic,
    "BasisFunctions": lambda m: wl_list(m.basis),
    "BestFit": lambda m: m.best,
    "BestFitParameters": _best_parameters,
    "CovarianceMatrix": lambda m: packed(m.regression.covariance),
    "Data": lambda m: m.data,
    "DesignMatrix": lambda m: packed(m.regression.design),
    "EstimatedVariance": lambda m: m.regression.variance,
    "FitResiduals": lambda m: packed(m.regression.residuals),
    "Function": _function,
    "ParameterConfidenceIntervals": lambda m: packed(m.regression.intervals(0.95)),
    "ParameterErrors": lambda m: packed(m.regression.errors),
    "ParameterPValues": lambda m: packed(m.regression.p_values),
    "ParameterTStatistics": lambda m: packed(m.regression.t_statistics),
    "ParameterTable": _parameter_table,
    "PredictedResponse": lambda m: packed(m.regression.predicted),
    "RSquared": lambda m: m.regression.r_squared,
    "Response": lambda m: packed(m.regression.response),
}


@application(FittedModel)
def apply_model(evaluation, model, args):
    """model[x] is the fitted value, model["RSquared"] a property, model[{"p", "q"}] several."""
    if len(args) == 1 and is_list(args[0]) and len(args[0]) and all(isinstance(a, str) for a in args[0].args):
        return wl_list(_property(model, name) for name in args[0].args)
    if len(args) == 1 and isinstance(args[0], str):
        return _property(model, args[0])
    if len(args) != len(model.variables):
        return None
    given = wl_list(map(rule, model.variables, args))
    return evaluation.evaluate(S.ReplaceAll(model.best, given))


def _property(model: FittedModel, name: str):
    if name == "Properties":
        return wl_list(sorted(_PROPERTIES))
    if name not in _PROPERTIES:
        raise NO_PROPERTY(name, ", ".join(sorted(_PROPERTIES)), value=UNEVALUATED)
    found = _PROPERTIES[name](model)
    return float(found) if isinstance(found, np.floating) else found

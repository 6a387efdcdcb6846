"""Expand, coefficients, derivatives, Piecewise, and equations of degree 1 and 2."""

from __future__ import annotations

from wlnet.algebra.calculus import derivative
from wlnet.algebra.elementary import FUNCTIONS
from wlnet.algebra.expand import coefficients, expand, expand_all, is_free_of
from wlnet.algebra.numbers import is_number, is_real
from wlnet.algebra.products import power
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import plus
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

NOT_A_VARIABLE = Message("General::ivar", "`1` is not a valid variable.")
BAD_ORDER = Message("D::dvar", "Multiple derivative specifier `1` does not have the form {variable, n}.")
NOT_SOLVED = Message(
    "Solve::wlnetdeg",
    "Only linear systems, and equations of degree 1 or 2 in one variable, are offered; `1` is not one.",
)


@builtin("Expand[x_]")
def expand_(evaluation, x):
    return expand(x)


@builtin("ExpandAll[x_]")
def expand_all_(evaluation, x):
    return expand_all(x)


@builtin("Coefficient[x_, form_]", "Coefficient[x_, form_, n_Integer]", attributes=("Listable",))
def coefficient(evaluation, x, form, n=None):
    """The coefficient of form^n."""
    base, degree = form, 1 if n is None else n
    if n is None and isinstance(form, Expr) and form.head is S.Power and type(form.args[1]) is int:
        base, degree = form.args
    found = coefficients(x, base)
    return None if found is None else found.get(degree, 0)


@builtin("CoefficientList[x_, variable_]")
def coefficient_list(evaluation, x, variable):
    """Coefficients of the powers 0, 1, 2, ..."""
    found = coefficients(x, variable)
    if found is None:
        return None
    found = {k: c for k, c in found.items() if not (type(c) is int and c == 0)}
    return [found.get(k, 0) for k in range(room_for(max(found, default=-1)) + 1)]


@builtin("Exponent[x_, variable_]")
def exponent(evaluation, x, variable):
    """The highest power of a polynomial."""
    found = coefficients(x, variable)
    return None if found is None else max(found)


@builtin("PolynomialQ[x_, variable_]")
def polynomial_q(evaluation, x, variable):
    variables = variable.args if is_list(variable) else (variable,)
    return all(coefficients(x, v) is not None for v in variables)


@builtin("Collect[x_, variable_]")
def collect(evaluation, x, variable):
    """Terms with the same power of one variable put together."""
    found = coefficients(x, variable)
    if found is None:
        return None
    return plus(*(S.Times(c, power(variable, k)) for k, c in found.items()))


# -- derivatives --------------------------------------------------------------------------------


@builtin("D[x_, variables__]")
def d(evaluation, x, variables):
    """Partial derivatives, one variable after the other; {x, n} for the n-th, {{x, y}} for a gradient."""
    for variable in variables:
        x = evaluation.evaluate(_derived(evaluation, x, variable))
    return x


def _derived(evaluation, x, variable):
    if not is_list(variable):
        _check_variable(variable)
        return derivative(x, variable)
    if len(variable) == 1 and is_list(variable.args[0]):
        return wl_list(_derived(evaluation, x, v) for v in variable.args[0].args)
    if len(variable) != 2 or type(variable.args[1]) is not int or variable.args[1] < 0:
        raise BAD_ORDER(variable, value=UNEVALUATED)
    base, times = variable.args
    if is_list(base):
        for _ in range(times):
            x = evaluation.evaluate(wl_list(_derived(evaluation, x, v) for v in base.args))
        return x
    _check_variable(base)
    for _ in evaluation.steps(range(times)):
        if x == 0 and type(x) is int:
            break
        x = evaluation.evaluate(derivative(x, base))
    return x


def _check_variable(variable) -> None:
    """A symbol or a call such as f[x]; no number, string or sum."""
    if isinstance(variable, Symbol):
        return
    if isinstance(variable, Expr) and variable.head not in (S.Plus, S.Times, S.Power, S.List):
        return
    raise NOT_A_VARIABLE(variable, value=UNEVALUATED)


@builtin("Grad[x_, variables_List]")
def grad(evaluation, x, variables):
    return S.D(x, wl_list([variables]))


@builtin("Dt[x_, variable_Symbol]")
def dt(evaluation, x, variable):
    return S.D(x, variable) if is_free_of(x, variable) else None


@builtin("Derivative[orders__][f_]")
def derivative_operator(evaluation, orders, f):
    """f' as a pure function, where f has a definition or a known derivative."""
    if not all(type(n) is int and n >= 0 for n in orders):
        return None
    if not any(orders):
        return f
    if hasattr(f, "wl_derivative"):
        return f.wl_derivative(orders)
    variables = [evaluation.definitions.fresh("x") for _ in orders]
    call = Expr(f, tuple(variables))
    value = evaluation.evaluate(call)
    if same(value, call) and not _is_known(f):
        return None
    for variable, times in zip(variables, orders, strict=True):
        for _ in range(times):
            value = evaluation.evaluate(derivative(value, variable))
    slots = {variable: S.Slot(k) for k, variable in enumerate(variables, 1)}
    return S.Function(_replaced(value, slots))


def _is_known(f) -> bool:
    """Whether the derivative of f stands in its data sheet."""
    function = FUNCTIONS.get(f.name) if isinstance(f, Symbol) else None
    return function is not None and function.derivative is not None


def _replaced(x, table: dict):
    if isinstance(x, Symbol):
        return table.get(x, x)
    if not isinstance(x, Expr) or x.array is not None:
        return x
    return Expr(_replaced(x.head, table), tuple(_replaced(arg, table) for arg in x.args))


# -- cases and equations ------------------------------------------------------------------------


@builtin("Piecewise[cases_List]", "Piecewise[cases_List, default_]", attributes=("HoldAll",))
def piecewise(evaluation, cases, default=0):
    """The value of the first case whose condition is True; open conditions stay."""
    kept = []
    for case in cases.args:
        case = evaluation.evaluate(case) if not (is_list(case) and len(case) == 2) else case
        if not is_list(case) or len(case) != 2:
            return None
        value, condition = case.args
        condition = evaluation.evaluate(condition)
        if condition is TRUE:
            if not kept:
                return value
            default = value
            break
        if condition is not FALSE:
            kept.append(wl_list((evaluation.evaluate(value), condition)))
    default = evaluation.evaluate(default)
    if not kept:
        return default
    return evaluation.evaluated(S.Piecewise(evaluation.evaluated(wl_list(kept)), default))


@builtin("Solve[equations_, variables_]", "Solve[equations_, variables_, domain_]")
def solve_(evaluation, equations, variables, domain=None):
    """Rules for the unknowns of linear systems, and of one equation of degree 2."""
    return _solutions(equations, variables, domain)


@builtin("SolveValues[equations_, variables_]")
def solve_values(evaluation, equations, variables):
    found = _solutions(equations, variables, None)
    if not is_list(variables):
        return wl_list(rules.args[0].args[1] for rules in found.args)
    return wl_list(wl_list(r.args[1] for r in rules.args) for rules in found.args)


def _solutions(equations, variables, domain):
    if equations is TRUE:
        return wl_list([wl_list(())])
    if equations is FALSE:
        return wl_list(())
    given = (
        equations.args if isinstance(equations, Expr) and equations.head in (S.List, S.And) else (equations,)
    )
    unknowns = variables.args if is_list(variables) else (variables,)
    if any(x is FALSE for x in given):
        return wl_list(())
    given = [x for x in given if x is not TRUE]
    if not all(isinstance(x, Expr) and x.head is S.Equal and len(x) == 2 for x in given):
        raise NOT_SOLVED(equations, value=UNEVALUATED)
    found = solve([x.args for x in given], list(unknowns))
    if found is None or domain not in (None, S.Reals, S.Complexes):
        raise NOT_SOLVED(equations, value=UNEVALUATED)
    if domain is S.Reals:
        found = [values for values in found if not any(map(_has_complex, values))]
    return wl_list(
        wl_list(
            S.Rule(x, v) for x, v in zip(unknowns, values, strict=True) if v is not None and not same(x, v)
        )
        for values in found
    )


def _has_complex(x) -> bool:
    """Whether an imaginary number stands in x."""
    if isinstance(x, Expr):
        return any(map(_has_complex, x.args))
    return is_number(x) and not is_real(x)

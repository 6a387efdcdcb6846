"""Div, Curl and Laplacian of fields in Cartesian coordinates."""

from __future__ import annotations

from wlnet.algebra.calculus import derivative
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_FIELD = Message(
    "Div::wlnetfield", "`1` should be a list with one component for each of the variables `2`."
)
BAD_CURL = Message("Curl::wlnetfield", "`1` should be a list of 2 or 3 components in as many variables.")


@builtin("Div[field_, variables_List]")
def div(evaluation, field, variables):
    """The sum of the derivatives of each component with respect to its variable."""
    if not is_list(field) or len(field) != len(variables):
        raise BAD_FIELD(field, variables, value=UNEVALUATED)
    if any(map(is_list, field.args)):
        return wl_list(S.Div(row, variables) for row in field.args)
    return plus(*(derivative(f, x) for f, x in zip(field.args, variables.args, strict=True)))


@builtin("Curl[field_, variables_List]")
def curl(evaluation, field, variables):
    """The rotation of a vector field in the plane (a number) or in space (a vector)."""
    if not is_list(field) or len(field) != len(variables) or len(field) not in (2, 3):
        raise BAD_CURL(field, value=UNEVALUATED)
    f, x = field.args, variables.args

    def turn(i: int, j: int):
        return minus(derivative(f[j], x[i]), derivative(f[i], x[j]))

    return turn(0, 1) if len(f) == 2 else wl_list((turn(1, 2), turn(2, 0), turn(0, 1)))


@builtin("Laplacian[f_, variables_List]")
def laplacian(evaluation, f, variables):
    """The sum of the second derivatives; of a list component by component."""
    if is_list(f):
        return wl_list(S.Laplacian(part, variables) for part in f.args)
    return plus(*(evaluation.evaluate(derivative(derivative(f, x), x)) for x in variables.args))

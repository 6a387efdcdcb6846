"""Derivatives of expressions.

The rules of sums, products, powers and composition stand here; the derivative of a function of
one argument stands with the function. What has no known derivative stays as Derivative[n][f].
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.algebra.elementary import FUNCTIONS
from wlnet.algebra.expand import is_free_of, put_all
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.special.derivatives import partial_derivative
from wlnet.algebra.sums import negated, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol


def derivative(x, variable):
    """The partial derivative of x with respect to `variable`, a symbol or f[...]."""
    if same(x, variable):
        return 1
    if isinstance(x, Expr) and x.head is S.List:
        return Expr(S.List, tuple(derivative(arg, variable) for arg in x.args))
    if not isinstance(x, Expr) or is_free_of(x, variable):
        return 0
    rule = _RULES.get(x.head.name) if isinstance(x.head, Symbol) else None
    if rule is not None:
        found = rule(x.args, variable)
        if found is not None:
            return found
    return _chain(x, variable)


def _chain(x: Expr, variable):
    """Sum over the arguments of the outer derivative times the inner one."""
    terms = []
    for position, arg in enumerate(x.args):
        inner = derivative(arg, variable)
        if isinstance(inner, Expr) and inner.head is S.List and _is_null(inner):
            continue
        if not (type(inner) is int and inner == 0):
            terms.append(times(inner, outer_derivative(x, position)))
    return plus(*terms)


def _is_null(x) -> bool:
    if isinstance(x, Expr) and x.head is S.List:
        return all(map(_is_null, x.args))
    return type(x) is int and x == 0


def _orders_of(x):
    """0 for an argument, lists of them for a list."""
    if isinstance(x, Expr) and x.head is S.List:
        return Expr(S.List, tuple(map(_orders_of, x.args)))
    return 0


def outer_derivative(x: Expr, position: int):
    """The derivative of f[a, b, ...] with respect to its argument at `position`, from 0."""
    if len(x) == 1 and isinstance(x.head, Symbol):
        function = FUNCTIONS.get(x.head.name)
        if function is not None and function.derivative is not None:
            return function.derivative(x.args[0])
    if isinstance(x.head, Symbol):
        found = partial_derivative(x, position)
        if found is not None:
            return found
    orders = list(map(_orders_of, x.args))
    head = x.head
    if _is_derivative(head) and len(head.head.args) == len(x):
        orders = list(head.head.args)
        head = head.args[0]
    orders[position] = plus(orders[position], 1)
    return Expr(Expr(Expr(S.Derivative, tuple(orders)), (head,)), x.args)


def _is_derivative(head) -> bool:
    """Derivative[n, ...][f]"""
    return isinstance(head, Expr) and isinstance(head.head, Expr) and head.head.head is S.Derivative


def _plus(args, variable):
    return plus(*(derivative(arg, variable) for arg in args))


def _times(args, variable):
    terms = []
    for position, arg in enumerate(args):
        change = derivative(arg, variable)
        if not (type(change) is int and change == 0):
            terms.append(times(*args[:position], change, *args[position + 1 :]))
    return plus(*terms)


def _power(args, variable):
    """n u^(n-1) u' where n is constant, else u^v (v u'/u + v' Log[u])."""
    if len(args) != 2:
        return None
    base, exponent = args
    grown, change = derivative(base, variable), derivative(exponent, variable)
    if change == 0:
        return times(exponent, power(base, plus(exponent, -1)), grown)
    if grown == 0:
        return times(power(base, exponent), 1 if base is S.E else S.Log(base), change)
    inner = plus(over(times(exponent, grown), base), times(S.Log(base), change))
    return times(power(base, exponent), inner)


def _arctan(args, variable):
    """ArcTan[x, y] is the angle of the point (x, y)."""
    if len(args) != 2:
        return None
    x, y = args
    change = plus(times(x, derivative(y, variable)), negated(times(y, derivative(x, variable))))
    return over(change, plus(power(x, 2), power(y, 2)))


def _abs(args, variable):
    """For real arguments: Sign[x]."""
    return times(derivative(args[0], variable), S.Sign(args[0])) if len(args) == 1 else None


def _stepwise(args, variable):
    """Functions that are constant between their jumps."""
    return 0


def _if(args, variable):
    if len(args) not in (2, 3):
        return None
    return Expr(S.If, (args[0], *(derivative(arg, variable) for arg in args[1:])))


def _polygamma(args, variable):
    """PolyGamma[n, x] is the n-th derivative of PolyGamma[0, x]."""
    if len(args) != 2 or not is_free_of(args[0], variable):
        return None
    return times(derivative(args[1], variable), S.PolyGamma(plus(args[0], 1), args[1]))


def _integral(args, variable):
    """An integral that was left open: the integrand; of a definite one, by its limits and inside."""
    if len(args) != 2:
        return None
    f, spec = args
    if same(spec, variable):
        return f
    if not isinstance(spec, Expr) or spec.head is not S.List:
        return S.Integrate(derivative(f, variable), spec)
    if len(spec) != 3:
        return None
    own, a, b = spec.args
    ends = [times(derivative(end, variable), S.ReplaceAll(f, S.Rule(own, end))) for end in (b, a)]
    inside = (
        0 if is_free_of(f, variable) or same(own, variable) else S.Integrate(derivative(f, variable), spec)
    )
    return plus(inside, ends[0], negated(ends[1]))


def _theta(args, variable):
    """The derivative of the step is DiracDelta."""
    return times(derivative(args[0], variable), S.DiracDelta(*args)) if len(args) == 1 else None


def _piecewise(args, variable):
    """Case by case inside the regions, Indeterminate on their edges.

    The default is differentiated where the cases leave an interval of the variable to it.
    """
    if not args or not isinstance(args[0], Expr) or args[0].head is not S.List:
        return None
    cases = [S.List(derivative(case.args[0], variable), _inside(case.args[1])) for case in args[0].args]
    default = args[1] if len(args) > 1 else 0
    edges = _edges_of([case.args[1] for case in args[0].args], variable)
    if edges is None or (edges and _joins_smoothly(args[0].args[0], default, variable)):
        cases = [S.List(derivative(case.args[0], variable), case.args[1]) for case in args[0].args]
        return S.Piecewise(S.List(*cases), derivative(default, variable))
    cases += [S.List(derivative(default, variable), rest) for rest in edges]
    return S.Piecewise(S.List(*cases), S.Indeterminate)


def _joins_smoothly(case: Expr, default, variable) -> bool:
    """Whether a case and the default have the same value and slope at the edge of the case."""
    edge = case.args[1].args[1]
    first, second = case.args[0], default
    for _ in range(2):
        values = [numeric_value(put_all(one, [(variable, edge)])) for one in (first, second)]
        if None in values or abs(complex(values[0]) - complex(values[1])) > 1e-12:
            return False
        first, second = derivative(first, variable), derivative(second, variable)
    return True


_STRICT = {S.LessEqual: S.Less, S.GreaterEqual: S.Greater}


def _inside(condition):
    """The condition without the edges of its region."""
    if not isinstance(condition, Expr):
        return condition
    if condition.head in (S.And, S.Or):
        return Expr(condition.head, tuple(map(_inside, condition.args)))
    if condition.head is S.Inequality:
        return Expr(S.Inequality, tuple(_STRICT.get(arg, arg) for arg in condition.args))
    return Expr(_STRICT.get(condition.head, condition.head), condition.args)


def _edges_of(conditions: list, variable) -> list | None:
    """Conditions for the open intervals of the variable that x < a, x > a leave out; None for others."""
    below, above = [], []
    for one in conditions:
        if not isinstance(one, Expr) or len(one) != 2 or not same(one.args[0], variable):
            return None
        if one.head in (S.Less, S.LessEqual):
            below.append(one.args[1])
        elif one.head in (S.Greater, S.GreaterEqual):
            above.append(one.args[1])
        else:
            return None
    if len(below) > 1 or len(above) > 1 or not all(is_free_of(e, variable) for e in (*below, *above)):
        return None
    if below and above:
        return [] if same(below[0], above[0]) else None
    return [S.Greater(variable, below[0])] if below else [S.Less(variable, above[0])]


def _over_index(head):
    """Sum: term by term, where neither the index nor its bounds depend on the variable."""

    def rule(args, variable):
        if len(args) < 2 or not all(is_free_of(spec, variable) for spec in args[1:]):
            return None
        return Expr(head, (derivative(args[0], variable), *args[1:]))

    return rule


def _extreme(test: Callable):
    def rule(args, variable):
        if len(args) != 2:
            return None
        first, second = args
        return S.If(test(first, second), derivative(first, variable), derivative(second, variable))

    return rule


_RULES: dict[str, Callable] = {
    "Plus": _plus,
    "Times": _times,
    "Power": _power,
    "ArcTan": _arctan,
    "Abs": _abs,
    "Sign": _stepwise,
    "UnitStep": _stepwise,
    "KroneckerDelta": lambda args, variable: 0,
    "DiscreteDelta": lambda args, variable: 0,
    "If": _if,
    "PolyGamma": _polygamma,
    "Integrate": _integral,
    "Piecewise": _piecewise,
    "Sum": _over_index(S.Sum),
    "HeavisideTheta": _theta,
    "Max": _extreme(lambda a, b: S.GreaterEqual(a, b)),
    "Min": _extreme(lambda a, b: S.LessEqual(a, b)),
}

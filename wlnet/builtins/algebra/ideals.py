"""GroebnerBasis, PolynomialReduce, Eliminate: polynomials in several variables together."""

from __future__ import annotations

from math import lcm

from wlnet.algebra.expand import is_free_of
from wlnet.algebra.polynomials.groebner import ORDERS, basis, divided, lexicographic
from wlnet.algebra.polynomials.terms import Poly, TooLarge
from wlnet.algebra.products import power, times
from wlnet.algebra.rational_functions import NotRational, as_quotient, expression
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NOT_POLYNOMIALS = Message(
    "GroebnerBasis::wlnetpoly", "`1` is not a list of polynomials with rational coefficients."
)
TOO_LARGE = Message(
    "GroebnerBasis::wlnetbig", "The basis of `1` has more or larger elements than wlnet works on."
)
BAD_ORDER = Message("GroebnerBasis::wlnetorder", "MonomialOrder -> `1` should be one of `2`.")
NOT_EQUATIONS = Message("Eliminate::eqf", "`1` is not a well-formed equation.")
NOT_ALGEBRAIC = Message(
    "Eliminate::wlnetalg", "Equations are offered that are polynomials in `1`; `2` is none."
)


def _polynomials(items: list, first: list) -> tuple[list[Poly], tuple]:
    """(numerators as polynomials, their kernels): the variables given first, the others behind them."""
    try:
        quotients = [as_quotient(x) for x in items]
    except NotRational:
        raise NOT_POLYNOMIALS(wl_list(items), value=UNEVALUATED) from None
    others = sorted({k for q in quotients for k in q.kernels} - set(first), key=order_key)
    kernels = (*first, *others)
    found = []
    for q in quotients:
        places = [kernels.index(k) for k in q.kernels]
        moved: Poly = {}
        for e, c in q.top.items():
            at = [0] * len(kernels)
            for place, n in zip(places, e, strict=True):
                at[place] = n
            moved[tuple(at)] = c
        found.append(moved)
    return found, kernels


def _items(polynomials) -> list:
    return list(polynomials.args) if is_list(polynomials) else [polynomials]


def _difference(x):
    return minus(*x.args) if isinstance(x, Expr) and x.head is S.Equal and len(x) == 2 else x


def _basis(evaluation, polynomials: list[Poly], order, shown) -> list[Poly]:
    try:
        return basis(polynomials, order, evaluation.check_abort)
    except TooLarge:
        raise TOO_LARGE(shown, value=UNEVALUATED) from None


@builtin(
    "GroebnerBasis[polynomials_]",
    "GroebnerBasis[polynomials_, variables_]",
    "GroebnerBasis[polynomials_, variables_, eliminated_]",
    options={"MonomialOrder": S.Lexicographic},
)
def groebner_basis(evaluation, polynomials, variables=None, eliminated=None, options=None):
    """The reduced basis of the ideal, primitive polynomials with the smallest leading monomial first.

    eliminated    variables that do not occur in what is given
    """
    name = options["MonomialOrder"]
    name = name.name if isinstance(name, Symbol) else name
    if name not in ORDERS:
        raise BAD_ORDER(options["MonomialOrder"], wl_list(map(S, ORDERS)), value=UNEVALUATED)
    items = [_difference(x) for x in _items(polynomials)]
    names = _items(evaluation.evaluate(S.Variables(wl_list(items))) if variables is None else variables)
    gone = [] if eliminated is None else _items(eliminated)
    tables, kernels = _polynomials(items, [*gone, *names])
    found = _basis(evaluation, tables, lexicographic if gone else ORDERS[name], polynomials)
    kept = [p for p in found if not any(any(e[: len(gone)]) for e in p)]
    return [expression(p, kernels) for p in kept]


@builtin("PolynomialReduce[p_, divisors_, variables_]")
def polynomial_reduce(evaluation, p, divisors, variables):
    """{{q1, q2, ...}, r} with p == q1 d1 + q2 d2 + ... + r, no term of r divisible by a leading one.

    divisors    a list, or a single polynomial: then {q, r}
    """
    if not is_list(divisors):
        found = evaluation.evaluate(S.PolynomialReduce(p, wl_list((divisors,)), variables))
        return found if is_list(found) else None
    names = _items(variables)
    if not len(divisors):
        return [[], p]
    tables, kernels = _polynomials([p, *divisors.args], names)
    bottoms = [_constant_bottom(x) for x in (p, *divisors.args)]
    if None in bottoms or 0 in map(len, tables[1:]):
        return None
    quotients, rest = divided(tables[0], tables[1:], lexicographic)
    scaled = [
        times(b, _shown(q, kernels), power(bottoms[0], -1))
        for q, b in zip(quotients, bottoms[1:], strict=True)
    ]
    return [
        [evaluation.evaluate(S.Expand(q)) for q in scaled],
        evaluation.evaluate(S.Expand(times(_shown(rest, kernels), power(bottoms[0], -1)))),
    ]


def _constant_bottom(x):
    """The number that the denominator of a polynomial with rational coefficients is."""
    q = as_quotient(x)
    return next(iter(q.bottom.values())) if len(q.bottom) == 1 and not any(next(iter(q.bottom))) else None


def _shown(p: Poly, kernels: tuple):
    scale = lcm(*(c.denominator for c in p.values())) if p else 1
    whole = {e: int(c * scale) for e, c in p.items()}
    return times(power(scale, -1), expression(whole, kernels))


@builtin("Eliminate[equations_, variables_]")
def eliminate(evaluation, equations, variables):
    """What the equations say of the other variables: equations joined by And."""
    members = _members(equations)
    if any(x is FALSE for x in members):
        return FALSE
    gone = _items(variables)
    for x in members:
        if x is not TRUE and not (isinstance(x, Expr) and x.head is S.Equal and len(x) == 2):
            raise NOT_EQUATIONS(x, value=UNEVALUATED)
    items = [_difference(x) for x in members if x is not TRUE]
    if not items:
        return TRUE
    tables, kernels = _polynomials(items, gone)
    if any(not is_free_of(k, v) for k in kernels[len(gone) :] for v in gone):
        raise NOT_ALGEBRAIC(wl_list(gone), equations, value=UNEVALUATED)
    # the last of the others leads: it is what an equation is written for
    others = kernels[len(gone) :]
    turned = (*gone, *reversed(others))
    places = [kernels.index(k) for k in turned]
    tables = [{tuple([e[i] for i in places]): c for e, c in p.items()} for p in tables]
    found = _basis(evaluation, tables, lexicographic, equations)
    kept = [p for p in found if not any(any(e[: len(gone)]) for e in p)]
    if any(len(p) == 1 and not any(next(iter(p))) for p in kept):
        return FALSE
    return S.And(*(_equation(p, turned, len(gone)) for p in kept))


def _members(equations) -> list:
    if isinstance(equations, Expr) and equations.head in (S.List, S.And):
        return [member for x in equations.args for member in _members(x)]
    return [equations]


def _equation(p: Poly, kernels: tuple, first: int):
    """The terms with the leading variable on one side, the number where it is positive."""
    lead = max(p)
    at = next((i for i in range(first, len(kernels)) if lead[i]), None)
    left = {e: c for e, c in p.items() if e[at]}
    right = {e: -c for e, c in p.items() if not e[at]}
    constant = right.get((0,) * len(kernels), 0)
    if constant < 0:
        del right[(0,) * len(kernels)]
        left[(0,) * len(kernels)] = -constant
    return S.Equal(plus(expression(left, kernels)), plus(expression(right, kernels)))

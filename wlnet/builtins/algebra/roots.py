"""Roots, NRoots and ToRules: solutions of an equation as alternatives; PolynomialMod, Cyclotomic."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from wlnet.algebra.expand import expand
from wlnet.algebra.integers import divisors, factors
from wlnet.algebra.numbers import RATIONALS
from wlnet.algebra.polynomials.root_objects import root, row_of
from wlnet.algebra.products import over, power, times
from wlnet.algebra.rational_functions import cancel
from wlnet.algebra.sums import plus, split
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_POLYNOMIAL = Message(
    "Root::wlnetpoly", "`1` is no polynomial in one variable with rational coefficients and a root."
)
NO_SUCH_ROOT = Message("Root::wlnetindex", "There is no root `1` among the `2` of `3`.")
NOT_RULES = Message("ToRules::fncs", "`1` should be equations joined by And and Or.")
BAD_MODULUS = Message("PolynomialMod::wlnetmod", "The modulus `1` should be an integer, not 0.")


def _alternatives(evaluation, solutions):
    """x == a || x == b"""
    if not is_list(solutions):
        return None
    return evaluation.evaluate(
        S.Or(*(S.Equal(*rules.args[0].args) for rules in solutions.args if len(rules)))
    )


@builtin(
    "Root[function_Function, k_Integer]",
    "Root[function_Function, k_Integer, kind_Integer]",
    attributes=("NHoldAll",),
)
def root_object(evaluation, function, k, kind=0):
    """The k-th root of a polynomial: in radicals for degree 1 and 2, of the smallest polynomial else."""
    body = evaluation.call(function, S.Slot(1))
    row = row_of(body)
    if row is None:
        raise NOT_POLYNOMIAL(function, value=UNEVALUATED)
    found = root(row, k)
    if found is None:
        raise NO_SUCH_ROOT(k, len(row) - 1, function, value=UNEVALUATED)
    return None if same(found, S.Root(function, k)) else found


@builtin("Roots[equation_, variable_]")
def roots(evaluation, equation, variable):
    """The roots of a polynomial equation as x == a || x == b || ..."""
    return _alternatives(evaluation, evaluation.evaluate(S.Solve(equation, variable)))


@builtin("NRoots[equation_, variable_]")
def n_roots(evaluation, equation, variable):
    """The same with machine numbers."""
    return _alternatives(evaluation, evaluation.evaluate(S.NSolve(equation, variable)))


@builtin("ToRules[statement_]")
def to_rules(evaluation, statement):
    """x == a && y == b || ... as a sequence of lists of rules."""
    if statement is TRUE:
        return wl_list(())
    if statement is FALSE:
        return S.Sequence()
    is_or = isinstance(statement, Expr) and statement.head is S.Or
    found = []
    for part in statement.args if is_or else (statement,):
        equations = part.args if isinstance(part, Expr) and part.head is S.And else (part,)
        if not all(isinstance(e, Expr) and e.head is S.Equal and len(e) == 2 for e in equations):
            raise NOT_RULES(statement, value=UNEVALUATED)
        found.append(wl_list(S.Rule(*e.args) for e in equations))
    return found[0] if len(found) == 1 else S.Sequence(*found)


@builtin("PolynomialMod[p_, m_]")
def polynomial_mod(evaluation, p, m):
    """A polynomial with its coefficients modulo an integer, reduced by polynomials, or by a list of both."""
    if type(m) is not int:
        return _reduced_by(evaluation, p, m.args if is_list(m) else (m,))
    if m == 0:
        raise BAD_MODULUS(m, value=UNEVALUATED)
    if is_list(p):
        return wl_list(S.PolynomialMod(part, m) for part in p.args)
    x = expand(p)
    found = []
    for term in x.args if isinstance(x, Expr) and x.head is S.Plus else (x,):
        c, rest = (term, 1) if type(term) in RATIONALS else split(term)
        found.append(times(_residue(c, m), rest) if type(c) in RATIONALS else term)
    return plus(*found)


def _reduced_by(evaluation, p, moduli: tuple):
    if is_list(p):
        return wl_list(_reduced_by(evaluation, part, moduli) for part in p.args)
    numbers = [m for m in moduli if type(m) is int]
    divisors_ = [m for m in moduli if type(m) is not int]
    if divisors_:
        names = evaluation.evaluate(S.Variables(wl_list((p, *divisors_))))
        parts = evaluation.evaluate(S.PolynomialReduce(p, wl_list(divisors_), names))
        if not is_list(parts) or len(parts) != 2:
            return None
        p = parts.args[1]
    return S.PolynomialMod(p, gcd(*numbers)) if numbers else p


def _residue(c, m: int):
    if type(c) is Fraction:
        return c.numerator * pow(c.denominator, -1, abs(m)) % m
    return c % m


@builtin("Cyclotomic[n_Integer, x_]", attributes=("Listable",))
def cyclotomic(evaluation, n, x):
    """The polynomial whose roots are the primitive n-th roots of 1: a product over the divisors of n."""
    if n < 1:
        return 1 if n == 0 else None
    above, below = [], []
    for d in divisors(n):
        exponents = factors(n // d).values()
        if all(k == 1 for k in exponents):
            (above if len(exponents) % 2 == 0 else below).append(plus(power(x, d), -1))
    return cancel(over(expand(times(*above)), expand(times(*below))))

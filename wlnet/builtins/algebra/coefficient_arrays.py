"""CoefficientArrays and SymmetricReduction: polynomials as arrays, and by symmetric polynomials."""

from __future__ import annotations

from itertools import pairwise

from wlnet.algebra.expand import expand
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

NOT_POLYNOMIAL = Message("General::poly", "`1` is not a polynomial in `2`.")


@builtin("CoefficientArrays[polynomials_]", "CoefficientArrays[polynomials_, variables_]")
def coefficient_arrays(evaluation, polynomials, variables=None):
    """{m0, m1, m2, ...}: arrays with polynomials == m0 + m1 . x + (m2 . x) . x + ...

    All are sparse, and the indices of an element do not fall.
    """
    given = polynomials.args if is_list(polynomials) else (polynomials,)
    plain = [
        minus(*p.args) if isinstance(p, Expr) and p.head is S.Equal and len(p) == 2 else p for p in given
    ]
    names = evaluation.evaluate(S.Variables(wl_list(plain))) if variables is None else variables
    names = names.args if is_list(names) else (names,)
    rows = [_terms(evaluation, p, names) for p in plain]
    size = len(names)
    highest = max((len(at) for row in rows for at in row), default=0)
    single = not is_list(polynomials)
    found = []
    for k in range(highest + 1):
        sizes = (*(() if single else (len(rows),)), *(size,) * k)
        entries = [
            S.Rule(wl_list((*(() if single else (i + 1,)), *at)), c)
            for i, row in enumerate(rows)
            for at, c in row.items()
            if len(at) == k
        ]
        if not sizes:
            found.append(rows[0].get((), 0))
        else:
            room_for(size**k)
            found.append(S.SparseArray(wl_list(entries), wl_list(sizes)))
    return found


def _terms(evaluation, p, names: tuple) -> dict:
    """{(1, 1, 2): c, ...} for c x1^2 x2."""
    rules = evaluation.evaluate(S.CoefficientRules(p, wl_list(names)))
    if not is_list(rules):
        raise NOT_POLYNOMIAL(p, wl_list(names), value=UNEVALUATED)
    found = {}
    for rule in rules.args:
        at = tuple(k + 1 for k, n in enumerate(rule.args[0].args) for _ in range(n))
        found[at] = rule.args[1]
    return found


@builtin("SymmetricReduction[f_, variables_List]", "SymmetricReduction[f_, variables_List, names_List]")
def symmetric_reduction(evaluation, f, variables, names=None):
    """{p, q} with f == p + q: p in the elementary symmetric polynomials (or their names), q without a
    symmetric part.

    Source: Gauss' proof, by the highest term in lexicographic order.
    """
    n = len(variables)
    if names is not None and len(names) != n:
        return None
    elementary = [evaluation.evaluate(S.SymmetricPolynomial(k, variables)) for k in range(1, n + 1)]
    shown = elementary if names is None else names.args
    left, symmetric, rest = expand(f), [], []
    while True:
        rules = evaluation.evaluate(S.CoefficientRules(left, variables))
        if not is_list(rules):
            raise NOT_POLYNOMIAL(f, variables, value=UNEVALUATED)
        terms = {tuple(r.args[0].args): r.args[1] for r in rules.args if r.args[1] != 0}
        if not terms:
            break
        evaluation.steps(())
        top = max(terms)
        c = terms[top]
        if any(a < b for a, b in pairwise(top)):
            term = times(c, *(power(x, k) for x, k in zip(variables.args, top, strict=True) if k))
            rest.append(term)
        else:
            powers = [a - b for a, b in zip(top, (*top[1:], 0), strict=True)]
            term = times(c, *(power(e, k) for e, k in zip(elementary, powers, strict=True) if k))
            symmetric.append(times(c, *(power(e, k) for e, k in zip(shown, powers, strict=True) if k)))
        left = expand(minus(left, expand(term)))
    return [plus(*symmetric), plus(*rest)]

"""Fractions in the order of their denominators: sequences of Farey, the question mark of Minkowski."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.integers import totient
from wlnet.algebra.numbers import RATIONALS, is_number, whole
from wlnet.expr.expr import is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

NO_ORDER = Message("FareySequence::intpm", "Positive machine-sized integer expected at position `1` in `2`.")
NO_RANK = Message("FareySequence::rank", "The rank `1` is larger than the length `2` of the sequence.")


@builtin("FareySequence[n_]", "FareySequence[n_, k_]")
def farey_sequence(evaluation, n, k=None):
    """The fractions from 0 to 1 with denominators up to n, by size; the k-th of them.

    The next after a/b and c/d is (m c - a)/(m d - b), m being the whole part of (n + b)/d.
    """
    if type(n) is not int or (k is not None and type(k) is not int):
        return None
    if n < 1:
        if k is None:
            raise NO_ORDER(1, S.FareySequence(n), value=S.Null)
        return None
    if k is not None and k < 1:
        return None
    room_for(n * n // 3)
    a, b, c, d = 0, 1, 1, n
    found = [0]
    while c <= n and len(found) != k:
        if not len(found) % 1024:
            evaluation.check_abort()
        found.append(whole(Fraction(c, d)))
        times = (n + b) // d
        a, b, c, d = c, d, times * c - a, times * d - b
    if k is None:
        return found
    if k > len(found):
        raise NO_RANK(k, 1 + sum(map(totient, range(1, n + 1))), value=UNEVALUATED)
    return found[k - 1]


@builtin("ContinuedFractionK[g_, range_List]", "ContinuedFractionK[f_, g_, range_List]")
def continued_fraction_k(evaluation, g, range, f=1):
    """f[a]/(g[a] + f[a + 1]/(g[a + 1] + ... f[b]/g[b])) for a range {i, a, b}; f is 1 if it is left out."""
    bounds = (range.args[0], 1, range.args[1]) if len(range) == 2 else range.args
    if len(bounds) != 3 or not all(type(x) is int for x in bounds[1:]):
        return None
    variable, low, high = bounds
    found = 0
    for i in evaluation.steps(reversed([*_whole_numbers(low, high)])):
        above, below = (S.ReplaceAll(x, S.Rule(variable, i)) for x in (f, g))
        found = evaluation.evaluate(S.Divide(above, S.Plus(below, found)))
    return found


def _whole_numbers(low: int, high: int):
    room_for(high - low + 1)
    return range(low, high + 1)


@builtin("MinkowskiQuestionMark[x_]", attributes=("Listable",))
def minkowski_question_mark(evaluation, x):
    """a0 + 2 (1/2^a1 - 1/2^(a1 + a2) + 1/2^(a1 + a2 + a3) - ...) of the continued fraction of an exact x.

    A period of the fraction is summed as a geometric series.
    """
    if is_number(x) and type(x) not in RATIONALS:
        return None
    terms = evaluation.evaluate(S.ContinuedFraction(x))
    if not is_list(terms):
        return None
    fixed, period = list(terms.args), []
    if is_list(fixed[-1]):
        period = list(fixed.pop().args)
    if not fixed:
        fixed, period = period[:1], period[1:] + period[:1]
    if len(period) % 2:  # the signs recur as well
        period += period
    total, depth, sign = Fraction(fixed[0]), 0, 1
    for term in fixed[1:]:
        depth += term
        total += sign * Fraction(2) ** (1 - depth)
        sign = -sign
    if period:
        part, start = Fraction(0), depth
        for term in period:
            depth += term
            part += sign * Fraction(2) ** (1 - depth)
            sign = -sign
        total += part / (1 - Fraction(2) ** (start - depth))
    return whole(total)

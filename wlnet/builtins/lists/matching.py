"""Whether elements match or are alike: AllMatch, AnyMatch, AllSameBy; Threshold, Indexed."""

from __future__ import annotations

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.association import Association
from wlnet.expr.elements import elements_of, rebuilt
from wlnet.expr.expr import Expr, is_list, key_of, wl_list
from wlnet.expr.levels import parts_in
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.mapping import values_of

BAD_LEVEL = {
    name: Message(f"{name}::intnm", "Non-negative machine-sized integer expected at position 3 in `1`.")
    for name in ("AllMatch", "AnyMatch")
}
NO_THRESHOLD = Message(
    "Threshold::wlnetspec",
    "The threshold `1` should be a non-negative number or one of `2` with a non-negative number.",
)
NO_PART = Message("Indexed::partw", "Part `1` of `2` does not exist.")
NO_INDEX = Message("Indexed::ind", "Index `1` is not a nonzero integer or a list of nonzero integers.")


def _parts(call, level) -> list:
    """The elements of the first argument, or its parts at exactly one level; an atom has none."""
    expr = call.args[0]
    if level is None:
        return list(elements_of(expr)) if isinstance(expr, (Expr, Association)) else []
    if type(level) is not int or level < 0:
        raise BAD_LEVEL[call.head.name](Expr(call.head, (*call.args, level)), value=UNEVALUATED)
    return list(parts_in(expr, level, level))


@builtin("AllMatch[expr_, pattern_]", "AllMatch[expr_, pattern_, level_]", "AllMatch[pattern_][expr_]")
def all_match(evaluation, expr, pattern, level=None):
    """Whether all elements (parts at the level n) match the pattern."""
    return all(map(evaluation.matcher(pattern).matches, _parts(S.AllMatch(expr, pattern), level)))


@builtin("AnyMatch[expr_, pattern_]", "AnyMatch[expr_, pattern_, level_]", "AnyMatch[pattern_][expr_]")
def any_match(evaluation, expr, pattern, level=None):
    """Whether an element (a part at the level n) matches the pattern."""
    return any(map(evaluation.matcher(pattern).matches, _parts(S.AnyMatch(expr, pattern), level)))


@builtin("AllSameBy[expr_, f_]", "AllSameBy[f_][expr_]")
def all_same_by(evaluation, expr, f):
    """Whether f gives the same for all elements."""
    if not isinstance(expr, (Expr, Association)):
        return None
    return len({key_of(value) for value in values_of(evaluation, f, expr)}) < 2


# -- small numbers ------------------------------------------------------------------------------


def _hard(x, t):
    return x


def _soft(x, t):
    return S.Times(S.Sign(x), S.Subtract(S.Abs(x), t))


def _garrote(x, t):
    return S.Subtract(x, S.Divide(S.Power(t, 2), x))


def _hyperbola(x, t):
    return S.Times(S.Sign(x), S.Sqrt(S.Subtract(S.Power(x, 2), S.Power(t, 2))))


_RULES = {"Hard": _hard, "Soft": _soft, "PiecewiseGarrote": _garrote, "Hyperbola": _hyperbola}


@builtin("Threshold[data_]", "Threshold[data_, spec_]")
def threshold(evaluation, data, spec=None):
    """Numbers of an absolute value up to t become 0; t is 10^-10 by default.

    spec    t, or {rule, t}: "Hard" leaves the others, "Soft" and the rest draw them nearer to 0

    Source: reference page Threshold.
    """
    rule, bound = ("Hard", spec) if not is_list(spec) else (*spec.args, None)[:2] if len(spec) else ("", None)
    bound = 1e-10 if spec is None else bound
    limit = numeric_value(bound)
    if rule not in _RULES or not is_real(limit) or limit < 0:
        raise NO_THRESHOLD(spec, wl_list(_RULES), value=UNEVALUATED)

    def kept(x):
        if isinstance(x, Association) or is_list(x):
            inner = [kept(part) for part in elements_of(x)]
            return None if any(part is None for part in inner) else rebuilt(x, inner)
        value = numeric_value(x)
        if not is_real(value):
            return None
        if abs(value) <= limit:
            return 0.0 if type(x) is float else 0
        return _RULES[rule](x, bound)

    return kept(data)


@builtin("Indexed[x_, place_]")
def indexed(evaluation, x, place):
    """The element of a vector, matrix or array; of anything else it stays, the index in a list."""
    places = place.args if is_list(place) else (place,)
    if any(type(n) in (int, float) and (type(n) is float or n == 0) for n in places):
        raise NO_INDEX(place, value=UNEVALUATED)
    if not is_list(x):
        return None if is_list(place) else S.Indexed(x, wl_list((place,)))
    if not places or not all(type(n) is int for n in places):
        return None
    found = x
    for n in places:
        if not is_list(found) or not 1 <= abs(n) <= len(found):
            raise NO_PART(place, x, value=UNEVALUATED)
        found = found.item(n - 1 if n > 0 else n)
    return found

"""Equal, Less and their kin, in chains; SameQ; Inequality."""

from __future__ import annotations

from itertools import combinations, pairwise

from wlnet.algebra.compare import CLAIMS, equal, nearly_same, order
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numbers import NUMBERS, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import FALSE, TRUE, Expr, boolean, is_list, same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

_RISING, _FALLING = {S.Less, S.LessEqual}, {S.Greater, S.GreaterEqual}

NO_ORDER = Message("Less::nord", "Invalid comparison with `1` attempted.")


@builtin("Equal[args___]")
def equal_(evaluation, args):
    return _all_pairs(pairwise(args), _equal)


@builtin("Unequal[args___]")
def unequal(evaluation, args):
    """Whether no two of the arguments are equal."""
    return _all_pairs(combinations(args, 2), _unequal)


def _equal(a, b):
    if isinstance(a, Expr) and isinstance(b, Expr) and a.array is not None and b.array is not None:
        return kernel_of("Equal")(a.array, b.array)
    return equal(a, b)


def _unequal(a, b):
    found = _equal(a, b)
    return None if found is None else not found


def _all_pairs(pairs, claim):
    """False where one pair (with what it is compared by, or not) fails, True where all hold, else None."""
    found = TRUE
    for pair in pairs:
        holds = claim(*pair)
        if holds is None:
            found = None
        elif not holds:
            return FALSE
    return found


@builtin("Less[args___]")
def less(evaluation, args):
    return _chain(args, S.Less)


@builtin("LessEqual[args___]")
def less_equal(evaluation, args):
    return _chain(args, S.LessEqual)


@builtin("Greater[args___]")
def greater(evaluation, args):
    return _chain(args, S.Greater)


@builtin("GreaterEqual[args___]")
def greater_equal(evaluation, args):
    return _chain(args, S.GreaterEqual)


def _chain(args, comparison):
    return _all_pairs(pairwise(args), lambda a, b: _holds(a, comparison, b))


def _holds(a, comparison, b):
    if comparison is S.Equal:
        return _equal(a, b)
    if comparison is S.Unequal:
        return _unequal(a, b)
    kinds = type(a), type(b)
    if kinds[0] in (int, float) and kinds[1] in (int, float):
        found = (a > b) - (a < b)
        return found in CLAIMS[comparison] and a == a and b == b
    for x in (a, b):
        value = x if type(x) in NUMBERS else numeric_value(x)
        if value is not None and not is_real(value):
            raise NO_ORDER(x, value=UNEVALUATED)
    found = order(a, b)
    return None if found is None else found in CLAIMS[comparison]


@builtin("Inequality[args___]")
def inequality(evaluation, args):
    """a < b <= c as Inequality[a, Less, b, LessEqual, c]; a < b > c and a == b != c are conjunctions."""
    if len(args) < 3 or len(args) % 2 == 0:
        return TRUE if len(args) == 1 else None
    operators = args[1::2]
    if not all(op in CLAIMS for op in operators):
        return None
    values = args[::2]
    found = _all_pairs(zip(values, operators, values[1:], strict=False), _holds)
    if found is None and len(set(operators)) == 1:
        return Expr(operators[0], values)
    used = set(operators)
    if found is None and (S.Unequal in used or (used & _RISING and used & _FALLING)):
        return S.And(*(op(a, b) for a, op, b in zip(values, operators, values[1:], strict=False)))
    return found


@builtin("VectorLess[items_List]")
def vector_less(evaluation, items):
    return _vector_chain(items, S.Less)


@builtin("VectorLessEqual[items_List]")
def vector_less_equal(evaluation, items):
    return _vector_chain(items, S.LessEqual)


@builtin("VectorGreater[items_List]")
def vector_greater(evaluation, items):
    return _vector_chain(items, S.Greater)


@builtin("VectorGreaterEqual[items_List]")
def vector_greater_equal(evaluation, items):
    return _vector_chain(items, S.GreaterEqual)


def _vector_chain(items, comparison):
    return _all_pairs(pairwise(items), lambda a, b: _vector_holds(a, comparison, b))


def _vector_holds(a, comparison, b):
    """Whether all elements compare; a number is compared with all. False where lengths differ."""
    if not is_list(a) and not is_list(b):
        return _holds(a, comparison, b)
    length = len(a) if is_list(a) else len(b)
    sides = [tuple(x) if is_list(x) else (x,) * length for x in (a, b)]
    if len(sides[0]) != len(sides[1]):
        return False
    found = [_vector_holds(x, comparison, y) for x, y in zip(*sides, strict=True)]
    return False if False in found else None if None in found else True


@builtin("SameQ[args___]")
def same_q(evaluation, args):
    return boolean(all(same(a, b) or nearly_same(a, b) for a, b in pairwise(args)))


@builtin("UnsameQ[args___]")
def unsame_q(evaluation, args):
    return boolean(not any(same(a, b) or nearly_same(a, b) for a, b in combinations(args, 2)))


@builtin("Between[x_, range_]")
def between(evaluation, x, range):
    """Whether min <= x <= max; `range` may be a list of such pairs."""
    if not isinstance(range, Expr) or range.head is not S.List or not range.args:
        return None
    pairs = range.args if isinstance(range.args[0], Expr) and range.args[0].head is S.List else (range,)
    if any(len(pair) != 2 for pair in pairs):
        return None
    claims = [S.LessEqual(pair.args[0], x, pair.args[1]) for pair in pairs]
    return claims[0] if len(claims) == 1 else S.Or(*claims)


@builtin("Between[range_][x_]")
def between_operator(evaluation, range, x):
    return S.Between(x, range)

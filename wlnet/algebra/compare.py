"""Comparisons of evaluated expressions by value: True, False, or None where it is not known."""

from __future__ import annotations

import math
from decimal import Decimal
from math import nextafter

from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import INDETERMINATE, NUMBERS, is_exact, is_inexact, is_real, subtract
from wlnet.algebra.numeric import certain_value, found_digits, numeric_value, with_digits
from wlnet.algebra.sums import minus
from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, same
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import MACHINE_DIGITS, BigReal, context, decimal_of
from wlnet.expr.values.complexes import parts

_TOLERANCE = 2.0**-46  # Equal disregards the last seven of the 53 bits
_SURE_DIGITS = 10
_REALS = (float, BigReal)

# Which results of `order` a comparison takes.
CLAIMS = {
    S.Less: (-1,),
    S.LessEqual: (-1, 0),
    S.Greater: (1,),
    S.GreaterEqual: (0, 1),
    S.Equal: (0,),
    S.Unequal: (-1, 1),
}


def equal(a, b) -> bool | None:
    """Equal[a, b]: numbers by value up to the last seven bits, structures part by part."""
    kind, other = type(a), type(b)
    if kind is int and other is int:
        return a == b
    if kind in NUMBERS and other in NUMBERS:
        return _equal_numbers(a, b)
    if a is INDETERMINATE or b is INDETERMINATE:
        return None
    if same(a, b):
        return True
    if kind is other and hasattr(kind, "wl_equal"):  # objects that know: images
        return a.wl_equal(b)
    if kind is str and other is str:
        return False
    if kind in (Symbol, str) and other in (Symbol, str) and _is_value(a) and _is_value(b):
        return False
    turn, other_turn = direction(a), direction(b)
    if turn is not None or other_turn is not None:
        return _equal_infinities(a, b, turn, other_turn)
    if isinstance(a, Expr) and isinstance(b, Expr) and a.head is S.List and b.head is S.List:
        return _equal_lists(a, b)
    if isinstance(a, Association) and isinstance(b, Association):
        return True if a == b else _equal_associations(a, b)
    if (kind is str and other in NUMBERS) or (other is str and kind in NUMBERS):
        return False
    return _equal_by_value(a, b)


def nearly_same(a, b) -> bool:
    """SameQ: whether two expressions are the same but for the last binary digit of their machine reals."""
    kind = type(a)
    if kind is float and type(b) is float:
        return nextafter(a, b) == b
    if kind is complex and type(b) is complex:
        return nearly_same(a.real, b.real) and nearly_same(a.imag, b.imag)
    if kind in _REALS and type(b) in _REALS:
        return _agree(a, b)
    if not isinstance(a, Expr) or not isinstance(b, Expr) or len(a) != len(b):
        return same(a, b)
    if a.array is not None and b.array is not None:
        kinds = a.array.dtype.kind, b.array.dtype.kind
        if a.array.shape != b.array.shape or kinds[0] != kinds[1] or kinds[0] == "i":
            return False
    return nearly_same(a.head, b.head) and all(map(nearly_same, a.args, b.args))


def _agree(a, b) -> bool:
    """Whether two reals, one of them of other than machine precision, differ by less than what is known."""
    digits = min(getattr(x, "precision", MACHINE_DIGITS) for x in (a, b))
    a, b = (decimal_of(x, digits) for x in (a, b))
    return abs(a - b) <= max(abs(a), abs(b)) * Decimal(10) ** Decimal(-digits) * Decimal("0.9")


def _is_value(x) -> bool:
    return type(x) is str or x is TRUE or x is FALSE or x is S.Null


def _is_raw(x) -> bool:
    return type(x) in NUMBERS or type(x) is Association or (isinstance(x, Expr) and x.head is S.List)


def _equal_numbers(a, b) -> bool:
    if is_exact(a) and is_exact(b):
        return same(a, b)
    scale = max(_size(a), _size(b))
    return all(_close(x, y, scale) for x, y in zip(parts(a), parts(b), strict=True))


def _close(x, y, scale) -> bool:
    if type(x) is BigReal or type(y) is BigReal:
        digits = min(getattr(z, "precision", math.inf) for z in (x, y) if type(z) is not float)
        # beside a machine number that knows more, the few digits of the other count
        if digits < MACHINE_DIGITS or (type(x) is not float and type(y) is not float):
            distance, size = (decimal_of(z, _SURE_DIGITS) for z in (abs(subtract(x, y)), scale))
            near = context(_SURE_DIGITS)
            # one unit of the last digits, with two digits to spare
            return distance <= near.multiply(size, near.power(10, Decimal(2 - digits)))
    if x == y:
        return True
    try:
        return abs(float(x) - float(y)) <= _TOLERANCE * float(scale)
    except OverflowError:
        return False


def _size(z):
    return max(map(abs, parts(z)))


def _equal_infinities(a, b, turn, other_turn) -> bool | None:
    if turn is not None and other_turn is not None:
        return False if type(turn) in NUMBERS and type(other_turn) in NUMBERS else None
    finite = b if other_turn is None else a
    return False if _is_raw(finite) or type(finite) is str or numeric_value(finite) is not None else None


def _equal_lists(a: Expr, b: Expr) -> bool | None:
    if a.array is not None and b.array is not None and a.array.shape != b.array.shape:
        return False
    if len(a) != len(b):
        return False
    return _all(equal(x, y) for x, y in zip(a.args, b.args, strict=True))


def _equal_associations(a: Association, b: Association) -> bool | None:
    if list(a.data) != list(b.data):
        return False
    return _all(equal(x, y) for x, y in zip(a.values(), b.values(), strict=True))


def _all(claims) -> bool | None:
    found = True
    for claim in claims:
        if claim is False:
            return False
        if claim is None:
            found = None
    return found


def _equal_by_value(a, b) -> bool | None:
    """Of numeric expressions such as Sqrt[2] and 1.41421; structures of one head stay open."""
    x, y = _values(a, b)
    if x is None or y is None:
        return True if _are_alike(a, b) else None
    if not _equal_numbers(x, y):
        return False
    if is_inexact(a) or is_inexact(b):
        return True
    difference = _decided_difference(a, b)
    return None if difference is None else _is_nothing(difference)


def _values(a, b) -> tuple:
    """The values of a and b with certain digits where both are exact, else with what the other knows."""
    if is_inexact(a) or is_inexact(b):
        return _as_known(a, b), _as_known(b, a)
    return certain_value(a), certain_value(b)


def _as_known(x, other):
    """The value of x, to as many digits as `other` has where that is a real with digits of its own."""
    if type(x) is BigReal:
        return x
    found = with_digits(x, other.precision) if type(other) is BigReal else None
    return numeric_value(x) if found is None else found


def _are_alike(a, b) -> bool:
    """Whether two expressions are the same but for numbers of equal value: f[x, 1.] and f[x, 1]."""
    if type(a) in NUMBERS and type(b) in NUMBERS:
        return bool(_equal_numbers(a, b))
    if not isinstance(a, Expr) or not isinstance(b, Expr):
        return same(a, b)
    if len(a) != len(b) or not same(a.head, b.head):
        return False
    return all(map(_are_alike, a.args, b.args))


def _decided_difference(a, b):
    """a - b of exact numeric expressions to some certain digits; None where that is not offered."""
    difference = minus(a, b)
    return difference if type(difference) in NUMBERS else with_digits(difference, _SURE_DIGITS)


def _is_nothing(difference) -> bool:
    """0, or a number of which no digit is certain although many were computed."""
    return not any(found_digits(difference))


def order(a, b) -> int | None:
    """-1, 0 or 1 as the real a is less than, equal to or greater than b; None if unknown.

    Numbers compare exactly; the tolerance of Equal is not used, so that arrays, compiled code
    and this agree.
    """
    kind, other = type(a), type(b)
    if kind in NUMBERS and other in NUMBERS:
        if not (is_real(a) and is_real(b)) or a != a or b != b:
            return None
        a, b = _comparable(a), _comparable(b)
        return (a > b) - (a < b)
    turn, other_turn = direction(a), direction(b)
    if turn is not None or other_turn is not None:
        return _order_infinities(a, b, turn, other_turn)
    x, y = _values(a, b)
    if not is_real(x) or not is_real(y):
        return None
    if not _equal_numbers(x, y):
        return -1 if x < y else 1
    if is_inexact(a) or is_inexact(b):
        return 0
    difference = _decided_difference(a, b)
    if difference is None or _is_nothing(difference):
        return None if difference is None else 0
    return -1 if difference < 0 else 1


def _comparable(x):
    return x.value if type(x) is BigReal else x


def _order_infinities(a, b, turn, other_turn) -> int | None:
    if turn is None:
        turn = 0 if is_real(numeric_value(a)) else None
    elif turn == 0:
        return None
    if other_turn is None:
        other_turn = 0 if is_real(numeric_value(b)) else None
    elif other_turn == 0:
        return None
    if not is_real(turn) or not is_real(other_turn):
        return None
    return (turn > other_turn) - (turn < other_turn)


def largest(values: list) -> tuple:
    """(the largest of the values that compare, the symbolic rest): Max[3, x, 2] is (3, {x})."""
    return _extreme(values, 1)


def smallest(values: list) -> tuple:
    return _extreme(values, -1)


def _extreme(values: list, sign: int) -> tuple:
    best, rest = None, []
    for x in values:
        if type(x) not in NUMBERS and direction(x) is None and not is_real(numeric_value(x)):
            if not any(same(x, other) for other in rest):
                rest.append(x)
            continue
        if best is None:
            best = x
            continue
        found = order(x, best)
        if found is None:
            rest.append(x)
        elif found == sign or (found == 0 and is_inexact(x) and not is_inexact(best)):
            best = x
        elif found == 0 and isinstance(x, float) and isinstance(best, float):
            best = max(x, best) if sign > 0 else min(x, best)
    return best, rest

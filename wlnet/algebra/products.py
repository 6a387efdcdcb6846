"""Canonical products and powers: numbers multiplied, exponents of equal bases added."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.infinity import direction, infinite_power, infinite_product, is_special
from wlnet.algebra.integers import valuation
from wlnet.algebra.numbers import (
    INDETERMINATE,
    NUMBERS,
    RATIONALS,
    UNDEFINED,
    I,
    is_exact,
    is_inexact,
    is_real,
    multiply,
    whole,
)
from wlnet.algebra.numeric import is_positive, numeric_value
from wlnet.algebra.powers import INFINITE, exponential, number_power
from wlnet.algebra.roots import combine, gaussian_root, root_of
from wlnet.algebra.sums import negated, plus, split
from wlnet.expr.expr import Expr, key_of
from wlnet.expr.order import ordered
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import Complex

_TIMES, _POWER, _PLUS = S.Times, S.Power, S.Plus
_HALF = Fraction(1, 2)


def times(*factors):
    """The product of evaluated expressions in canonical form.

    Raises Infinity::indet for 0 Infinity.
    """
    coefficient = 1
    radicals = []  # rational numbers with rational exponents
    bases: dict = {}  # key of a base: [base, exponents, the factor itself if there is one only]
    infinite = []
    rooted = False  # whether there is a root of a constant such as Pi
    for x in _flat(factors):
        kind = type(x)
        if kind in NUMBERS:
            coefficient = multiply(coefficient, x)
            continue
        if x is INDETERMINATE or x is UNDEFINED:
            return x
        if direction(x) is not None:
            infinite.append(x)
            continue
        base, exponent = base_and_exponent(x)
        if type(base) in RATIONALS and type(exponent) in RATIONALS:
            radicals.append((base, exponent))
            continue
        if type(exponent) is Fraction:
            parts = _constant_roots(base, exponent)
            if parts is not None:
                rooted = True
                number, roots = parts
                if number != 1:
                    radicals.append((number, exponent))
                for constant, root in roots:
                    entry = bases.setdefault(key_of(constant), [constant, [], None])
                    entry[1].append(root)
                    entry[2] = None
                continue
        entry = bases.get(key_of(base))
        if entry is None:
            bases[key_of(base)] = [base, [exponent], x]
        else:
            entry[1].append(exponent)
            entry[2] = None
    if infinite:
        coefficient, rest, directions = _signs(coefficient, radicals, bases)
        return infinite_product(coefficient, infinite, rest, directions, Expr(_TIMES, factors))
    if type(coefficient) is int and coefficient == 0:
        return 0
    if type(coefficient) is float and coefficient == 0:
        return coefficient  # 0. x is 0.
    if not is_exact(coefficient):
        coefficient = _absorb(coefficient, radicals, bases)
    found = []
    settled = True
    for base, exponents, factor in bases.values():
        if factor is None:
            factor = power(base, plus(*exponents))
            settled = settled and _settled(factor, base)
        found.append(factor)
    if radicals:
        coefficient, radicals = _combined(coefficient, radicals)
        found += [Expr(_POWER, pair) for pair in radicals]
    if not settled:
        return times(coefficient, *found)
    if rooted:
        found = _roots_joined(found)
    if type(coefficient) in RATIONALS and coefficient not in (1, -1):
        coefficient, found = _into_exponents(coefficient, found)
    return _assembled(coefficient, found)


def power(base, exponent):
    """base^exponent of evaluated expressions in canonical form.

    Raises Power::infy, Power::indet, Infinity::indet, General::ovfl with their values.
    """
    if type(exponent) in NUMBERS:
        if type(base) in NUMBERS:
            return _number_power(base, exponent)
        if type(exponent) is int:
            return _whole_power(base, exponent)
    if base is INDETERMINATE or exponent is INDETERMINATE:
        return INDETERMINATE
    if base is UNDEFINED or exponent is UNDEFINED:
        return UNDEFINED
    if direction(base) is not None or direction(exponent) is not None:
        found = infinite_power(base, exponent)
        return Expr(_POWER, (base, exponent)) if found is None else found
    if base == 1 and type(base) is int:
        return 1
    if is_inexact(base) or is_inexact(exponent):
        found = _contaminated(base, exponent)
        if found is not None:
            return found
    if base is S.E:
        found = _exponential(exponent)
        if found is not None:
            return found
    if isinstance(base, Expr):
        found = _power_of_compound(base, exponent)
        if found is not None:
            return found
    if base == 0 and type(base) is int:
        return _power_of_zero(exponent)
    if type(base) is Fraction and base.numerator == 1:  # (1/2)^x is 2^-x
        return power(base.denominator, negated(exponent))
    return Expr(_POWER, (base, exponent))


def sqrt(x):
    return power(x, _HALF)


def over(a, b):
    """a/b"""
    return times(a, power(b, -1))


def base_and_exponent(x) -> tuple:
    """x^n is (x, n), everything else (x, 1)."""
    if isinstance(x, Expr) and x.head is _POWER and len(x) == 2:
        return x.args
    return x, 1


def _flat(factors):
    for x in factors:
        if isinstance(x, Expr) and x.head is _TIMES:
            yield from _flat(x.args)
        else:
            yield x


_CONSTANTS = {S.Pi, S.E, S.EulerGamma, S.GoldenRatio, S.Catalan, S.Glaisher, S.Khinchin}


def _constant_roots(base, exponent: Fraction) -> tuple | None:
    """(rational number, [(constant, exponent), ...]) of a root of constants and a number."""
    if base in _CONSTANTS:
        return 1, [(base, exponent)]
    if not isinstance(base, Expr) or base.head is not _TIMES:
        return None
    number, roots = 1, []
    for factor in base.args:
        if type(factor) in RATIONALS and factor > 0:
            number = factor
            continue
        inner, power_ = base_and_exponent(factor)
        if inner not in _CONSTANTS or type(power_) is not int:
            return None
        roots.append((inner, power_ * exponent))
    return number, roots


def _roots_joined(factors: list) -> list:
    """Sqrt[2] Sqrt[Pi] as Sqrt[2 Pi], Sqrt[2]/Sqrt[Pi] as Sqrt[2/Pi]: roots of one degree."""
    groups: dict[Fraction, list] = {}
    found = []
    for factor in factors:
        base, exponent = base_and_exponent(factor)
        known = type(exponent) is Fraction and (base in _CONSTANTS or type(base) in RATIONALS)
        (groups.setdefault(abs(exponent), []) if known else found).append((factor, base, exponent))
    found = [factor for factor, *_ in found]
    for degree, group in groups.items():
        if len(group) < 2 or not any(base in _CONSTANTS for _, base, _ in group):
            found += [factor for factor, *_ in group]
            continue
        sign = 1 if any(exponent > 0 for *_, exponent in group) else -1
        inside = times(*(power(base, 1 if exponent * sign > 0 else -1) for _, base, exponent in group))
        found.append(Expr(_POWER, (inside, sign * degree)))
    return found


def _settled(factor, base) -> bool:
    """Whether a collected power still is one of the same base."""
    if isinstance(factor, Expr) and factor.head is _POWER and len(factor) == 2:
        return factor.args[0] == base and not is_special(base)
    return factor is base


def _signs(coefficient, radicals: list, bases: dict) -> tuple:
    """What finite factors do to an infinite product: their sign, those of no known
    direction, and those that turn it off the real line."""
    rest, turns, directions = [], [], []
    for base, exponents, _ in bases.values():
        factor = power(base, plus(*exponents))
        turns.append(factor)
    turns += [Expr(_POWER, pair) for pair in radicals]
    for factor in turns:
        value = numeric_value(factor)
        if value is None:
            rest.append(factor)
        elif is_real(value):
            coefficient = multiply(coefficient, 1 if value > 0 else -1)
        else:
            directions.append(factor)
    return coefficient, rest, directions


def _absorb(coefficient, radicals: list, bases: dict):
    """Numeric constants become machine numbers next to an inexact number: 2. Pi -> 6.28319."""
    digits = getattr(coefficient, "precision", None)
    for base, exponent in radicals:
        coefficient = multiply(coefficient, numeric_value(S.Power(base, exponent), digits))
    radicals.clear()
    for key, (base, exponents, factor) in list(bases.items()):
        if factor is None:
            factor = power(base, plus(*exponents))
        value = numeric_value(factor, digits)
        if value is not None:
            coefficient = multiply(coefficient, value)
            del bases[key]
    return coefficient


def _combined(coefficient, radicals: list) -> tuple:
    if type(coefficient) in RATIONALS:
        return combine(coefficient, radicals)
    if type(coefficient) is Complex and coefficient.re == 0:
        found, rest = combine(coefficient.im, radicals)
        return multiply(found, I), rest
    found, rest = combine(1, radicals)
    return multiply(coefficient, found), rest


def _into_exponents(coefficient, factors: list) -> tuple:
    """2 2^x is 2^(1 + x); 6 2^x is 3 2^(1 + x)."""
    found = []
    for factor in factors:
        base, exponent = base_and_exponent(factor)
        if type(base) is int and base > 1 and type(exponent) not in NUMBERS:
            coefficient = Fraction(coefficient)
            k = valuation(coefficient.numerator, base) - valuation(coefficient.denominator, base)
            if k:
                coefficient /= Fraction(base) ** k
                factor = power(base, plus(k, exponent))
        found.append(factor)
    return whole(coefficient), found


def _assembled(coefficient, factors: list):
    if len(factors) > 1:
        factors = ordered(factors)
    if type(coefficient) is int and coefficient == 1:
        if not factors:
            return 1
        return factors[0] if len(factors) == 1 else Expr(_TIMES, tuple(factors))
    if not factors:
        return coefficient
    first = factors[0]
    if len(factors) == 1 and coefficient == -1 and isinstance(first, Expr) and first.head is _PLUS:
        return negated(first) if type(coefficient) is int else Expr(_TIMES, (coefficient, first))
    return Expr(_TIMES, (coefficient, *factors))


def _number_power(base, exponent):
    found = number_power(base, exponent)
    if found is not None:
        return found
    if type(base) in RATIONALS and type(exponent) in RATIONALS:
        coefficient, rest = root_of(base, exponent)
        return _assembled(coefficient, [Expr(_POWER, pair) for pair in rest])
    if type(base) is Complex and exponent == _HALF:
        root = gaussian_root(base)
        if root is not None:
            return root
    if type(base) is Complex and base.re == 0 and type(exponent) is Fraction:
        turn = exponent / 2 if base.im > 0 else -exponent / 2  # I is (-1)^(1/2), -I is (-1)^(-1/2)
        return times(_number_power(abs(base.im), exponent), _number_power(-1, turn))
    if type(base) is int and base == 1:
        return 1
    return Expr(_POWER, (base, exponent))


def _whole_power(base, exponent: int):
    """(a b)^n is a^n b^n, (a^b)^n is a^(b n)."""
    if exponent == 1:
        return base
    if direction(base) is not None:
        return infinite_power(base, exponent)
    if base is INDETERMINATE or base is UNDEFINED:
        return base
    if exponent == 0:
        return 1
    if isinstance(base, Expr):
        if base.head is _TIMES:
            return times(*(power(x, exponent) for x in base.args))
        if base.head is _POWER and len(base) == 2:
            return power(base.args[0], times(exponent, base.args[1]))
    return Expr(_POWER, (base, exponent))


def _contaminated(base, exponent):
    """Pi^2. is a machine number; x^2. stays."""
    if base is S.E:
        return exponential(exponent)
    digits = getattr(base, "precision", None) or getattr(exponent, "precision", None)
    base, exponent = numeric_value(base, digits), numeric_value(exponent, digits)
    return None if base is None or exponent is None else number_power(base, exponent)


def _exponential(exponent):
    """E^(a Log[x]) is x^a; E^(I Pi/2) is I; E^(a + Log[x]) is x E^a."""
    coefficient, rest = split(exponent)
    if _is_log(rest):
        return power(rest.args[0], coefficient)
    if isinstance(rest, Expr) and rest.head is _TIMES:
        logs = [factor for factor in rest.args if _is_log(factor)]
        if len(logs) == 1:
            others = [factor for factor in rest.args if factor is not logs[0]]
            return power(logs[0].args[0], times(coefficient, *others))
    if rest is S.Pi and type(coefficient) is Complex and coefficient.re == 0:
        quarters = coefficient.im * 2
        if type(whole(quarters)) is int:
            return I ** (int(quarters) % 4)
    if isinstance(exponent, Expr) and exponent.head is _PLUS:
        turns = [_exponential(term) for term in exponent.args]
        if any(turn is not None for turn in turns):  # E^(x + I Pi) is -E^x
            rest = [term for term, turn in zip(exponent.args, turns, strict=True) if turn is None]
            return times(*(turn for turn in turns if turn is not None), power(S.E, plus(*rest)))
    return None


def _is_log(x) -> bool:
    return isinstance(x, Expr) and x.head is S.Log and len(x) == 1


def _power_of_compound(base: Expr, exponent):
    if base.head is _POWER and len(base) == 2:
        inner = base.args[1]
        positive = type(base.args[0]) is Symbol and is_positive(base.args[0])  # Sqrt[1/Pi] is 1/Sqrt[Pi]
        if type(inner) in RATIONALS and (-1 < inner <= 1 or positive):
            return power(base.args[0], times(inner, exponent))
    if base.head is _TIMES and type(exponent) is Fraction:
        return _root_of_product(base, exponent)
    return None


def _root_of_product(base: Expr, exponent: Fraction):
    """Positive numbers come out of a root: Sqrt[4 x] -> 2 Sqrt[x]; Sqrt[2 Pi] stays together."""
    coefficient, rest = split(base)
    if coefficient == -1 and type(coefficient) is int and abs(exponent) == _HALF and is_positive(rest):
        return times(I if exponent > 0 else -I, power(rest, exponent))  # Sqrt[-Pi] is I Sqrt[Pi]
    if type(coefficient) in RATIONALS and coefficient in (1, -1):
        known = [f for f in base.args if is_positive(f)]
        if not known or len(known) == len(base.args):
            return None
        others = [f for f in base.args if not any(f is k for k in known)]
        if len(others) == 1 and type(others[0]) in RATIONALS:
            return None
        return times(power(times(*known), exponent), power(times(*others), exponent))  # Sqrt[Pi x]
    if type(coefficient) not in RATIONALS:
        return None
    parts = _constant_roots(base, exponent)
    if parts is not None:  # joined again in canonical form: (Pi/2)^(-1/2) is Sqrt[2/Pi]
        return times(power(parts[0], exponent), *(Expr(_POWER, root) for root in parts[1]))
    sign, size = (-1, -coefficient) if coefficient < 0 else (1, coefficient)
    inner = times(sign, rest)
    if is_positive(inner):
        outside, left = combine(1, [(size, exponent)])
        if any(abs(root_exponent) != abs(exponent) for _, root_exponent in left):
            return times(outside, *(Expr(_POWER, pair) for pair in left), power(inner, exponent))
        kept = 1
        for root_base, root_exponent in left:
            kept = times(kept, power(root_base, root_exponent / exponent))
        if outside == 1:
            return None
        return times(outside, Expr(_POWER, (times(kept, inner), exponent)))
    return times(power(size, exponent), power(inner, exponent))


def _power_of_zero(exponent):
    """0^x for an exponent that is not a number: 0 for positive constants."""
    positive = is_positive(exponent)
    if positive is None:
        value = numeric_value(exponent)
        if value is not None:  # a complex number: its real part decides
            number_power(0, value)
        return Expr(_POWER, (0, exponent))
    if positive:
        return 0
    raise INFINITE(Expr(_POWER, (0, exponent)), value=S.ComplexInfinity)

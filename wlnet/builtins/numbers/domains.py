"""Element: whether something belongs to Integers, Rationals, Reals, Primes, ..."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.integers import is_prime
from wlnet.algebra.number_kinds import ALGEBRAIC, IRRATIONAL, RATIONAL, TRANSCENDENTAL, kind_of
from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_inexact, is_real, is_zero, machine
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import FALSE, TRUE, Expr, boolean, stands_for
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import parts
from wlnet.language.builtin import builtin

NO_DOMAIN = Message(
    "Element::bset",
    "The second argument `1` of Element should be one of: Primes, Integers, Rationals, Algebraics, Reals, "
    "Complexes, or Booleans.",
)

_HEADS = (S.Integer, S.Rational, S.Real, S.Complex)  # which are no domains
_SURE_DIGITS = 60  # at which a number that is no zero shows it


@builtin("Element[x_, domain_]")
def element(evaluation, x, domain):
    """Whether a number, or each of a list or of alternatives, belongs to a domain such as Integers."""
    if isinstance(x, Expr) and x.head is S.Alternatives and x.args:
        return _all_of(evaluation, x, domain)
    if isinstance(x, Expr) and x.head is S.List:
        return S.Element(Expr(S.Alternatives, x.args), domain) if x.args else TRUE
    if domain is S.Booleans:
        return TRUE if x in (TRUE, FALSE) else FALSE if numeric_value(x) is not None else None
    if domain in _HEADS:
        raise NO_DOMAIN(domain, value=UNEVALUATED)
    if domain not in _DOMAINS:
        return None
    if x in (TRUE, FALSE):
        return FALSE
    value = numeric_value(x)
    return None if value is None else _DOMAINS[domain](x, value)


@builtin("NotElement[x_, domain_]")
def not_element(evaluation, x, domain):
    """Whether it does not; Not[Element[x, domain]] is written so."""
    inside = evaluation.evaluate(S.Element(x, domain))
    return boolean(inside is FALSE) if inside in (TRUE, FALSE) else None


def _all_of(evaluation, x: Expr, domain):
    """Those of the alternatives that are in the domain for sure need not be named any more."""
    found = [element(evaluation, one, domain) for one in x.args]
    if FALSE in found:
        return FALSE
    open_ = [one for one, known in zip(x.args, found, strict=True) if known is None]
    if not open_:
        return TRUE
    if len(open_) == len(x.args):
        return None
    return S.Element(open_[0] if len(open_) == 1 else Expr(S.Alternatives, tuple(open_)), domain)


def _is_rational(x, value):
    """False for inexact numbers and known irrationals, None for what is not known."""
    if type(x) in RATIONALS:
        return TRUE
    if is_inexact(x) or not is_real(value):
        return FALSE
    kind = kind_of(x)
    return TRUE if kind is RATIONAL else FALSE if kind in (IRRATIONAL, TRANSCENDENTAL) else None


def _is_integer(x, value):
    if type(x) in NUMBERS:
        return boolean(type(x) is int)
    # any number that is not near an integer is none
    return FALSE if not is_real(value) or abs(value - round(value)) > 1e-6 else _is_rational(x, value)


def _is_algebraic(x, value):
    if is_inexact(x):
        return None
    kind = kind_of(x)
    return TRUE if kind in (RATIONAL, IRRATIONAL, ALGEBRAIC) else FALSE if kind is TRANSCENDENTAL else None


_DOMAINS = {
    S.Integers: _is_integer,
    S.Rationals: _is_rational,
    S.Algebraics: _is_algebraic,
    S.Reals: lambda x, value: boolean(is_real(value)),
    S.Complexes: lambda x, value: TRUE,
    S.Primes: lambda x, value: boolean(type(x) is int and is_prime(x) and x > 0),
    S.PositiveIntegers: lambda x, value: boolean(type(x) is int and x > 0),
    S.NonNegativeIntegers: lambda x, value: boolean(type(x) is int and x >= 0),
    S.NegativeIntegers: lambda x, value: boolean(type(x) is int and x < 0),
    S.PositiveReals: lambda x, value: boolean(is_real(value) and value > 0),
    S.NonNegativeReals: lambda x, value: boolean(is_real(value) and value >= 0),
    S.NegativeReals: lambda x, value: boolean(is_real(value) and value < 0),
    S.PositiveRationals: lambda x, value: _signed(x, value, value > 0 if is_real(value) else False),
}


def _signed(x, value, fits: bool):
    return _is_rational(x, value) if fits else FALSE


@builtin("PossibleZeroQ[x_]", attributes=("Listable",))
def possible_zero_q(evaluation, x):
    """Whether x is 0 as far as digits or simple transformations tell."""
    value = numeric_value(x)
    if value is None and stands_for(x):
        return None
    if value is None:
        return boolean(any(is_zero(evaluation.evaluate(change(x))) for change in (S.Together, S.Simplify)))
    if type(x) in NUMBERS:
        return boolean(is_zero(x))
    if abs(complex(machine(value))) > 1e-6:
        return FALSE
    precise = numeric_value(x, _SURE_DIGITS)
    return boolean(precise is not None and all(abs(part) < Fraction(1, 10**40) for part in parts(precise)))

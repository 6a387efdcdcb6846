"""Sums, products, quotients and powers as people write them: a - b, x/2, 1/x, (a*b)/c."""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex
from wlnet.syntax.forms import ATOM, Pieces, form, joined
from wlnet.syntax.operators import INFIX, PREFIX
from wlnet.syntax.written import Written

SUM = INFIX["+"].rank
PRODUCT = INFIX["*"].rank
QUOTIENT = INFIX["/"].rank
MINUS = PREFIX["-"].rank
POWER = INFIX["^"].rank

_REALS = (int, float, Fraction, BigReal)
_NUMBERS = (*_REALS, complex, Complex, Written)


def is_negative(value) -> bool:
    """Whether a real number is written with a minus sign."""
    if type(value) is Written:
        return value.is_negative
    return type(value) in _REALS and (value < 0 or (type(value) is float and str(value)[0] == "-"))


def number_rank(value) -> int:
    """The rank of a real number as it is written."""
    if type(value) is Fraction:
        return QUOTIENT
    return MINUS if is_negative(value) else ATOM


def times_sign(form_name: str) -> str:
    """What stands between factors: a*b for a reader of text, a b for the eye."""
    return " " if form_name == "OutputForm" else "*"


def complex_form(re, im, exact: bool, form_name: str) -> tuple[int, Pieces]:
    """re + im*I; where `exact`, a real part 0 and a factor 1 are left out."""
    negative = is_negative(im)
    pure = exact and type(re) is int and re == 0
    if pure and negative and type(im) is Fraction and form_name == "InputForm":
        above, below = im.numerator, im.denominator  # -1/2*I, (-3*I)/2
        return (PRODUCT, [f"-1/{below}*I"]) if above == -1 else (QUOTIENT, [f"({above}*I)/{below}"])
    rank, imaginary = _imaginary(-im if negative else im, exact, times_sign(form_name))
    if not pure:
        return SUM, [(re, SUM + 1), " - " if negative else " + ", *imaginary]
    return (min(rank, MINUS), ["-", *imaginary]) if negative else (rank, imaginary)


def _imaginary(size, exact: bool, sign: str) -> tuple[int, Pieces]:
    """size*I for a positive size: I, 2*I, I/2, (3*I)/2."""
    if exact and size == 1:
        return ATOM, ["I"]
    if type(size) is not Fraction:
        return PRODUCT, [(size, PRODUCT + 1), f"{sign}I"]
    above = "I" if size.numerator == 1 else f"({size.numerator}{sign}I)"
    return QUOTIENT, [f"{above}/{size.denominator}"]


def _is_times(value) -> bool:
    return isinstance(value, Expr) and value.head is S.Times and len(value) > 1


def opposite(value):
    """The positive counterpart of what is written with a minus sign; None for all else."""
    if is_negative(value):
        return -value
    if type(value) is Complex and type(value.re) is int and value.re == 0 and is_negative(value.im):
        return -value
    if (
        _is_times(value)
        and type(value.args[0]) is Complex
        and (turned := opposite(value.args[0])) is not None
    ):
        return Expr(S.Times, (turned, *value.args[1:]))
    if not _is_times(value) or not is_negative(value.args[0]):
        return None
    first, *rest = value.args
    if type(first) is int and first == -1:
        if isinstance(rest[0], _NUMBERS):
            return None
        return rest[0] if len(rest) == 1 else Expr(S.Times, tuple(rest))
    return Expr(S.Times, (-first, *rest))


@form("Plus")
def _plus(expr, form_name):
    if len(expr) < 2:
        return None
    first, *rest = expr.args
    pieces: Pieces = [(first, SUM + 1)]
    for term in rest:
        turned = opposite(term)
        pieces += (" + ", (term, SUM + 1)) if turned is None else (" - ", (turned, SUM + 1))
    return SUM, pieces


@form("Times")
def _times(expr, form_name):
    if len(expr) < 2:
        return None
    first, *rest = expr.args
    if form_name == "InputForm" and type(first) is Fraction and first.numerator == -1:
        above, below = quotient(tuple(rest))
        pieces = [(product(rest), PRODUCT + 1)] if above else ["1/", (product(below), QUOTIENT + 1)]
        return PRODUCT, [f"-1/{first.denominator}*", *pieces]
    above, below = quotient(expr.args)
    if below:
        if above == [-1] and type(first) is int:
            return _negated_reciprocal(rest, below, form_name)
        return _over(above, below)
    if type(first) is int and first == -1 and not isinstance(rest[0], _NUMBERS):
        return MINUS, ["-", (product(rest), MINUS + 1)]
    is_plain = form_name == "OutputForm" and type(first) is Complex and _is_whole_imaginary(first)
    pieces = [(first, PRODUCT if is_plain else _factor_rank(first, leads=True))]
    for factor in rest:
        pieces += (times_sign(form_name), (factor, _factor_rank(factor)))
    return PRODUCT, pieces


def _is_whole_imaginary(value: Complex) -> bool:
    """2 I and -2 I need no parentheses before other factors; I/2 does."""
    return type(value.re) is int and value.re == 0 and type(value.im) is int


def _factor_rank(factor, leads: bool = False) -> int:
    """A factor with a minus sign is put in parentheses, but for a number in front."""
    if isinstance(factor, Expr):
        return MINUS + 1 if opposite(factor) is not None else PRODUCT + 1
    if leads:
        return QUOTIENT + 1 if type(factor) is Complex else PRODUCT + 1  # (I/2)*x
    return MINUS + 1


def quotient(args: tuple) -> tuple[list, list]:
    """The factors above and below a fraction bar; nothing below where there is no bar."""
    above, below = [], []
    for factor in args:
        if (base := reciprocal(factor)) is not None or (base := _symbolic_reciprocal(factor)) is not None:
            below.append(base)
        else:
            above.append(factor)
    first = above[0] if above else None
    if type(first) is Fraction and len(args) > 1:
        below.insert(0, first.denominator)
        above[0] = first.numerator
        if first.numerator == 1 and len(above) > 1:
            del above[0]
    return above, below


def reciprocal(factor):
    """x^n for x^-n with a number n, None for all else."""
    if isinstance(factor, Expr) and factor.head is S.Power and len(factor) == 2:
        base, exponent = factor.args
        if type(exponent) in (int, Fraction) and exponent < 0:
            return base if exponent == -1 else Expr(S.Power, (base, -exponent))
    return None


def _symbolic_reciprocal(factor):
    """x^(a b) for x^(-a b), None for all else: below a bar among factors, as it stands where it is alone."""
    if isinstance(factor, Expr) and factor.head is S.Power and len(factor) == 2:
        turned = opposite(factor.args[1]) if _is_times(factor.args[1]) else None
        return None if turned is None else Expr(S.Power, (factor.args[0], turned))
    return None


def _over(above: list, below: list) -> tuple[int, Pieces]:
    if len(above) > 1 and type(above[0]) is int and above[0] == -1 and not isinstance(above[1], _NUMBERS):
        _, pieces = _over(above[1:], below)
        return MINUS, ["-(", *pieces, ")"]
    numerator = product(above)
    rank = QUOTIENT + 1 if type(numerator) is Complex else QUOTIENT  # (I/2)/x
    return QUOTIENT, [(numerator, rank), "/", (product(below), QUOTIENT + 1)]


def _negated_reciprocal(factors: list, below: list, form_name: str) -> tuple[int, Pieces]:
    """-x^(-1) in InputForm, -(1/Sqrt[x]), -(1/(x*y)); -(1/x) for the eye; -x^(-n) in both."""
    if len(factors) == 1:
        power = factors[0].args[1]
        if isinstance(power, Expr) or (form_name == "InputForm" and power != Fraction(-1, 2)):
            return MINUS, ["-", (factors[0], MINUS + 1)]
    return MINUS, ["-(1/", (product(below), QUOTIENT + 1), ")"]


def product(factors: list):
    if not factors:
        return 1
    return factors[0] if len(factors) == 1 else Expr(S.Times, tuple(factors))


@form("Power")
def _power(expr, form_name):
    if len(expr) != 2:
        return None
    base, exponent = expr.args
    if type(exponent) is Fraction and exponent == Fraction(1, 2):
        return ATOM, ["Sqrt[", *joined([base], 0), "]"]
    root = type(exponent) is Fraction and exponent == Fraction(-1, 2)
    if (root or form_name == "OutputForm") and (below := reciprocal(expr)) is not None:
        return QUOTIENT, ["1/", (below, QUOTIENT + 1)]
    return POWER, [(base, POWER + 1), "^", (exponent, POWER)]

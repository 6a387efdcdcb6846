"""Reals of more digits than a machine number, and those out of its range.

Arithmetic follows significance: a product keeps the smaller precision, a sum adds the
absolute errors. A machine real that meets a BigReal makes the result a machine real.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Overflow
from fractions import Fraction
from math import ceil, log10

from wlnet.expr.symbols import S

MACHINE_DIGITS = 53 * log10(2)  # 15.95, Wolfram's $MachinePrecision

_GUARD = 3  # digits kept beyond the precision, so that rounding does not eat into it


def context(precision: float, guard: int = _GUARD) -> Context:
    """The context for results of that many digits. Overflow raises decimal.Overflow."""
    digits = max(ceil(precision), 1) + guard
    return Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Overflow])


def decimal_of(x, precision: float) -> Decimal:
    """An exact or machine real as a Decimal of at least that many digits."""
    if isinstance(x, Decimal):
        return x
    if isinstance(x, BigReal):
        return x.value
    if isinstance(x, Fraction):
        return context(precision).divide(Decimal(x.numerator), Decimal(x.denominator))
    return Decimal(x)


class BigReal:
    """A real number of `precision` significant digits.

    value        Decimal with a few digits more than the precision
    precision    decimal digits that are known, a float; of a zero: digits after the point
    """

    __slots__ = ("precision", "value")

    wl_head = S.Real

    def __init__(self, value: Decimal, precision: float):
        self.value = value
        self.precision = precision

    @classmethod
    def of(cls, x, precision: float) -> BigReal:
        """An exact or machine real, or another BigReal, taken to `precision` digits."""
        value = context(precision).plus(decimal_of(x, precision))
        return cls(value, float(precision))

    def __eq__(self, other) -> bool:
        return type(other) is BigReal and (self.value, self.precision) == (other.value, other.precision)

    def __hash__(self) -> int:
        return hash((BigReal, self.value))

    def __reduce__(self):
        return BigReal, (self.value, self.precision)

    def __float__(self) -> float:
        return float(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def fits_machine(self) -> bool:
        """Whether the size is within the range of machine reals."""
        return not self.value or -300 < self.value.adjusted() < 300

    def __neg__(self) -> BigReal:
        return BigReal(self.value.copy_negate(), self.precision)

    def __abs__(self) -> BigReal:
        return BigReal(self.value.copy_abs(), self.precision)

    def __lt__(self, other) -> bool:
        return self.value < _comparable(other)

    def __le__(self, other) -> bool:
        return self.value <= _comparable(other)

    def __gt__(self, other) -> bool:
        return self.value > _comparable(other)

    def __ge__(self, other) -> bool:
        return self.value >= _comparable(other)

    def __add__(self, other):
        if isinstance(other, (float, complex)):
            if self.fits_machine():
                return float(self) + other
            other = BigReal.of(other.real, MACHINE_DIGITS)
        if not isinstance(other, (int, Fraction, BigReal)):
            return NotImplemented
        error = _error_exponent(self)
        if isinstance(other, BigReal):
            error = _together(error, _error_exponent(other))
        second = decimal_of(other, self.precision)
        digits = max(_magnitude(self.value), _magnitude(second)) - error
        if isinstance(other, Fraction) and digits > self.precision:
            second = decimal_of(other, digits)
        total = context(digits).add(self.value, second)
        if not total:
            return BigReal(total, max(-error, 0.0))
        return BigReal(total, max(_magnitude(total) - error, 0.0))

    __radd__ = __add__

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        return self._combine(other, Context.multiply)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._combine(other, Context.divide)

    def __rtruediv__(self, other):
        if isinstance(other, (float, complex)) and self.fits_machine():
            return other / float(self)
        return BigReal.of(other, self.precision) / self

    def _combine(self, other, operation):
        if isinstance(other, (float, complex)):
            if self.fits_machine():
                return _on_machine(operation, float(self), other)
            other = BigReal.of(other.real, MACHINE_DIGITS)
        if not isinstance(other, (int, Fraction, BigReal)):
            return NotImplemented
        digits = min(self.precision, getattr(other, "precision", self.precision))
        found = operation(context(digits), self.value, decimal_of(other, digits))
        return BigReal(found, digits)

    def wl_python(self) -> Decimal:
        return self.value

    def __repr__(self) -> str:
        return self.wl_text("FullForm")

    def wl_text(self, form: str) -> str:
        """OutputForm shows the digits that are known; other forms read back to the same number."""
        if form == "OutputForm":
            if not self.value:
                return f"0.*10^{-round(self.precision)}" if round(self.precision) else "0."
            shown = max(round(self.precision), 1)
            digits, exponent = _digits(Context(prec=shown, Emax=MAX_EMAX, Emin=MIN_EMIN).plus(self.value))
            digits = digits.ljust(shown, "0")
            return _sign(self.value) + _positional(digits, exponent, "*10^")
        digits, exponent = _digits(self.value)
        mark = f"`{self.precision:.15g}"
        mark += "" if "." in mark else "."
        if not self.value:  # what is known of a zero are digits after the point
            return "0`" + mark
        if -6 < exponent < 6:
            return _sign(self.value) + _positional(digits, exponent, "") + mark
        return f"{_sign(self.value)}{digits[0]}.{digits[1:]}{mark}*^{exponent}"


def _on_machine(operation, a: float, b):
    return a * b if operation is Context.multiply else a / b


def _comparable(x):
    return x.value if isinstance(x, BigReal) else x


def _magnitude(value: Decimal) -> float:
    """log10 |value|, to a few digits; 0 for 0."""
    if not value:
        return 0.0
    exponent = value.adjusted()
    return exponent + log10(abs(float(value.scaleb(-exponent))))


def _error_exponent(x: BigReal) -> float:
    """log10 of the absolute error."""
    return _magnitude(x.value) - x.precision


def _together(a: float, b: float) -> float:
    """log10 of the sum of two errors given by their logarithms."""
    return max(a, b) + log10(1 + 10 ** -min(abs(a - b), 300.0))


def _sign(value: Decimal) -> str:
    return "-" if value.is_signed() and value else ""


def _digits(value: Decimal) -> tuple[str, int]:
    """Significant digits without trailing zeros, and the exponent of the first."""
    text = "".join(map(str, value.as_tuple().digits)).rstrip("0")
    return (text or "0"), (value.adjusted() if value else 0)


def _positional(digits: str, exponent: int, power: str) -> str:
    """123456.78 for exponents from -5 to 5, else 1.2345678 with its power of ten."""
    if not -6 < exponent < 6:
        return f"{digits[0]}.{digits[1:]}{power}{exponent}"
    if exponent < 0:
        return "0." + "0" * (-exponent - 1) + digits
    whole = digits[: exponent + 1].ljust(exponent + 1, "0")
    return f"{whole}.{digits[exponent + 1 :]}"

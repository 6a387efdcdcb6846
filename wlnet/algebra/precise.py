"""Constants and functions in decimal arithmetic, to any number of digits.

Every function takes a Decimal and a number of digits and gives a Decimal whose error is below
one unit of the last of these digits (relative to results that are not tiny differences).
ValueError outside the real domain.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Overflow, localcontext
from functools import lru_cache
from math import factorial


def _room(digits: int):
    return localcontext(Context(prec=digits + 10, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Overflow]))


@lru_cache(maxsize=8)
def pi(digits: int) -> Decimal:
    """Pi by the series of Chudnovsky and Chudnovsky (1988), 14 digits a term."""
    with _room(digits):
        total, term, a = Decimal(0), Decimal(1), Decimal(13591409)
        cube = Decimal(640320) ** 3
        k = 0
        while k * 14 < digits + 20:
            total += term * a
            k += 1
            term = -term * ((6 * k - 5) * (2 * k - 1) * (6 * k - 1)) * 24 / (Decimal(k) ** 3 * cube)
            a += 545140134
        return Decimal(426880) * Decimal(10005).sqrt() / total


@lru_cache(maxsize=8)
def e(digits: int) -> Decimal:
    with _room(digits):
        return Decimal(1).exp()


@lru_cache(maxsize=4)
def euler_gamma(digits: int) -> Decimal:
    """The constant of Euler by the method of Brent and McMillan (1980), formula B1."""
    with _room(digits):
        n = int((digits + 10) * 0.6) + 2  # error about e^(-4 n)
        square = n * n
        a = u = -Decimal(n).ln()
        b = v = Decimal(1)
        k = 1
        while abs(b) > Decimal(10) ** -(digits + 10):
            b = b * square / (k * k)
            a = (a * square / k + b) / k
            u += a
            v += b
            k += 1
        return u / v


@lru_cache(maxsize=4)
def catalan(digits: int) -> Decimal:
    """Catalan's constant: Pi/8 log(2 + Sqrt[3]) + 3/8 sum 1/((2k+1)^2 binomial(2k, k)) (Ramanujan)."""
    with _room(digits):
        total, term, k = Decimal(0), Decimal(1), 0
        while term > Decimal(10) ** -(digits + 10):
            total += term / (2 * k + 1) ** 2
            k += 1
            term = term * k / (2 * (2 * k - 1))
        return pi(digits + 5) / 8 * (2 + Decimal(3).sqrt()).ln() + 3 * total / 8


@lru_cache(maxsize=4)
def khinchin(digits: int) -> Decimal:
    """The constant of Khinchin: ln K ln 2 = sum (zeta(2n) - 1)/n (1 - 1/2 + ... + 1/(2n-1))
    (Bailey, Borwein and Crandall, 1997)."""
    with _room(digits):
        count = int((digits + 10) * 1.67) + 2  # zeta(2n) - 1 is about 4^-n
        ratio, total, alternating = 4 * pi(digits + 5) ** 2, Decimal(0), Decimal(1)
        weight = Decimal(1) / 2
        for n, (top, bottom) in enumerate(bernoulli_pairs(count), 1):
            weight *= ratio / (2 * n * (2 * n - 1))
            if n > 1:
                alternating += Decimal(1) / (2 * n - 1) - Decimal(1) / (2 * n - 2)
            total += (abs(Decimal(top)) / bottom * weight - 1) / n * alternating
        return (total / Decimal(2).ln()).exp()


@lru_cache(maxsize=4)
def glaisher(digits: int) -> Decimal:
    """The constant of Glaisher: its log is (gamma + log(2 Pi))/12 - zeta'(2)/(2 Pi^2), and zeta'(2)
    by the formula of Euler and Maclaurin."""
    with _room(digits + 10):
        start = digits + 10
        log = Decimal(start).ln()
        total = sum((Decimal(k).ln() / (k * k) for k in range(2, start)), Decimal(0))
        total += (log + 1) / start + log / (2 * start**2)
        inverse, harmonic = Decimal(1) / start**3, Decimal(1) / 2  # 1/2 + ... + 1/(m + 1)
        for j, (top, bottom) in enumerate(bernoulli_pairs(start), 1):
            # the derivative of odd order m = 2j - 1 is -(m + 1)! (log - harmonic) / start^(m + 2)
            total += Decimal(top) / bottom * (log - harmonic) * inverse
            harmonic += Decimal(1) / (2 * j + 1) + Decimal(1) / (2 * j + 2)
            inverse /= start * start
        gamma, circle = euler_gamma(digits + 10), pi(digits + 10)
        return ((gamma + (2 * circle).ln()) / 12 + total / (2 * circle**2)).exp()


def machine_precision(digits: int) -> Decimal:
    """53 binary digits in decimal ones."""
    with _room(digits):
        return 53 * Decimal(2).log10()


def degree(digits: int) -> Decimal:
    with _room(digits):
        return pi(digits + 10) / 180


def golden_ratio(digits: int) -> Decimal:
    with _room(digits):
        return (1 + Decimal(5).sqrt()) / 2


def golden_angle(digits: int) -> Decimal:
    with _room(digits):
        return pi(digits + 10) * (3 - Decimal(5).sqrt())


def sqrt(x: Decimal, digits: int) -> Decimal:
    if x < 0:
        raise ValueError
    with _room(digits):
        return x.sqrt()


def exp(x: Decimal, digits: int) -> Decimal:
    with _room(digits):
        try:
            return x.exp()
        except Overflow:
            raise OverflowError from None


def log(x: Decimal, digits: int) -> Decimal:
    if x <= 0:
        raise ValueError
    with _room(digits):
        return x.ln()


def _reduced(x: Decimal, digits: int) -> tuple[Decimal, int]:
    """x - k Pi/2 with |..| <= Pi/4, and k modulo 4."""
    places = max(x.adjusted(), 0) + digits
    with _room(places):
        quarter = pi(places + 5) / 2
        k = (x / quarter).to_integral_value()
        return x - k * quarter, int(k % 4) % 4


def _sin_series(x: Decimal, first: Decimal, k: int) -> Decimal:
    """first - first x^2/((k+1)(k+2)) + ...: the sine for x and k = 1, the cosine for 1 and k = 0."""
    total = term = first
    square = -x * x
    while term:
        term = term * square / ((k + 1) * (k + 2))
        k += 2
        if total + term == total:
            break
        total += term
    return total


def _sin_cos(x: Decimal, digits: int) -> tuple[Decimal, Decimal]:
    rest, quadrant = _reduced(x, digits)
    with _room(digits + 5):
        s = _sin_series(rest, +rest, 1)
        c = _sin_series(rest, Decimal(1), 0)
    return [(s, c), (c, -s), (-s, -c), (-c, s)][quadrant]


def sin(x: Decimal, digits: int) -> Decimal:
    return _sin_cos(x, digits)[0]


def cos(x: Decimal, digits: int) -> Decimal:
    return _sin_cos(x, digits)[1]


def tan(x: Decimal, digits: int) -> Decimal:
    s, c = _sin_cos(x, digits + 5)
    with _room(digits):
        return s / c


def arctan(x: Decimal, digits: int) -> Decimal:
    """Halves the angle until the series converges fast."""
    with _room(digits + 8):
        if abs(x) > 1:
            return (pi(digits + 10) / 2).copy_sign(x) - arctan(1 / x, digits + 5)
        halvings = 0
        while abs(x) > Decimal("0.01"):
            x = x / (1 + (1 + x * x).sqrt())
            halvings += 1
        total, power, square, k = +x, x, -x * x, 1
        while power:
            power *= square
            k += 2
            if total + power / k == total:
                break
            total += power / k
        return total * 2**halvings


def arcsin(x: Decimal, digits: int) -> Decimal:
    if abs(x) > 1:
        raise ValueError
    with _room(digits + 8):
        if abs(x) == 1:
            return (pi(digits + 10) / 2).copy_sign(x)
        return arctan(x / ((1 - x) * (1 + x)).sqrt(), digits + 5)


def arccos(x: Decimal, digits: int) -> Decimal:
    if abs(x) > 1:
        raise ValueError
    with _room(digits + 8):
        if x == -1:
            return pi(digits + 10)
        return 2 * arctan(((1 - x) / (1 + x)).sqrt(), digits + 5)


def sinh(x: Decimal, digits: int) -> Decimal:
    with _room(digits + max(0, -2 * x.adjusted()) if x else digits):
        grown = x.exp()
        return (grown - 1 / grown) / 2


def cosh(x: Decimal, digits: int) -> Decimal:
    with _room(digits):
        grown = x.exp()
        return (grown + 1 / grown) / 2


def tanh(x: Decimal, digits: int) -> Decimal:
    with _room(digits + max(0, -2 * x.adjusted()) if x else digits):
        shrunk = (-2 * abs(x)).exp()
        return ((1 - shrunk) / (1 + shrunk)).copy_sign(x)


def arcsinh(x: Decimal, digits: int) -> Decimal:
    with _room(digits + max(0, -2 * x.adjusted()) if x else digits):
        size = abs(x)
        return (size + (size * size + 1).sqrt()).ln().copy_sign(x)


def arccosh(x: Decimal, digits: int) -> Decimal:
    if x < 1:
        raise ValueError
    with _room(2 * digits):
        return (x + (x * x - 1).sqrt()).ln()


def arctanh(x: Decimal, digits: int) -> Decimal:
    if abs(x) >= 1:
        raise ValueError
    with _room(digits + max(0, -2 * x.adjusted()) if x else digits):
        return ((1 + x) / (1 - x)).ln() / 2


def erf(x: Decimal, digits: int) -> Decimal:
    """2/Sqrt[Pi] sum (-1)^k x^(2k+1)/(k! (2k+1)); terms grow to e^(x^2), so more digits are kept."""
    if abs(x) > 40:
        return Decimal(1).copy_sign(x)
    with _room(digits + int(x * x) + 5):
        total = term = +x
        square, k = -x * x, 0
        while term:
            k += 1
            term = term * square / k
            if total + term / (2 * k + 1) == total:
                break
            total += term / (2 * k + 1)
        return 2 * total / pi(digits + 10).sqrt()


def erfc(x: Decimal, digits: int) -> Decimal:
    if x > 40:
        raise ValueError
    with _room(digits):
        lost = max(0, int(float(x) ** 2 * 0.4343) + 3) if x > 0 else 0
        return 1 - erf(x, digits + lost)


@lru_cache(maxsize=1)
def bernoulli_pairs(count: int) -> tuple:
    """B(2), B(4), ..., as pairs numerator, denominator (by the tangent numbers)."""
    tangent = [0] * (count + 1)
    tangent[1] = 1
    for k in range(2, count + 1):
        tangent[k] = (k - 1) * tangent[k - 1]
    for k in range(2, count + 1):
        for j in range(k, count + 1):
            tangent[j] = (j - k) * tangent[j - 1] + (j - k + 2) * tangent[j]
    return tuple(((-1) ** (k - 1) * 2 * k * tangent[k], 4**k * (4**k - 1)) for k in range(1, count + 1))


def log_gamma(x: Decimal, digits: int) -> Decimal:
    """Stirling's series after x is moved up to where it converges."""
    if x <= 0:
        raise ValueError
    with _room(digits + 15):
        needed = digits + 10
        shift = Decimal(1)
        while x < needed:
            shift *= x
            x += 1
        total = (x - Decimal("0.5")) * x.ln() - x + (2 * pi(digits + 25)).ln() / 2
        power, square = x, x * x
        for k, (top, bottom) in enumerate(bernoulli_pairs(needed), 1):
            term = Decimal(top) / bottom / (2 * k * (2 * k - 1)) / power
            if total + term == total:
                break
            total += term
            power *= square
        return total - shift.ln()


def gamma(x: Decimal, digits: int) -> Decimal:
    with _room(digits + 10):
        if x == x.to_integral_value():
            if x <= 0:
                raise ValueError
            if x < 1000:
                return Decimal(factorial(int(x) - 1))
        if x < 0:
            circle = pi(digits + 20)
            return circle / (sin(circle * x, digits + 15) * gamma(1 - x, digits + 10))
        return log_gamma(x, digits + 10 + max(0, x.adjusted()) * 2).exp()

"""Sixteen numbers at once, or eight of Real64: the arithmetic of elementwise kernels, and its functions.

Polynomials are those of the Cephes library (S. Moshier): exp, log; tanh is a rational function fitted to
Real32. Relative errors stay below 4e-7, at places near the ends of the range below 1e-6. Infinities and
NaN come out as NumPy has them.
"""

from __future__ import annotations

from math import factorial

from llvmlite import ir

from wlnet.tensor.run.cpu.kernels.source import (
    DOUBLES,
    ESTIMATES,
    I64,
    LANES,
    VECTOR,
    WHOLES,
    constant,
    function_of,
    fused,
    type_name,
)

LARGEST_EXP, SMALLEST_EXP = 88.72283, -86.6433
FLAGS = ("contract", "nsz")


class Lanes:
    """A vector of Real32 in a kernel that is being built."""

    largest = 3.4028234e38  # finite number

    def __init__(self, builder, vector):
        self.b, self.v = builder, vector

    def _of(self, other):
        return other.v if isinstance(other, Lanes) else constant(other, self.v.type)

    def _made(self, vector) -> Lanes:
        return type(self)(self.b, vector)

    def __add__(self, other):
        return self._made(self.b.fadd(self.v, self._of(other), flags=FLAGS))

    def __sub__(self, other):
        return self._made(self.b.fsub(self.v, self._of(other), flags=FLAGS))

    def __rsub__(self, other):
        return self._made(self.b.fsub(self._of(other), self.v, flags=FLAGS))

    def __mul__(self, other):
        return self._made(self.b.fmul(self.v, self._of(other), flags=FLAGS))

    def __truediv__(self, other):
        return self._made(self.b.fdiv(self.v, self._of(other)))

    def __rtruediv__(self, other):
        return self._made(self.b.fdiv(self._of(other), self.v))

    def __neg__(self):
        return self._made(self.b.fneg(self.v))

    __radd__, __rmul__ = __add__, __mul__

    # Comparisons are false for NaN, but for != and the ones that say so.

    def __lt__(self, other):
        return self.compared("<", other)

    def __le__(self, other):
        return self.compared("<=", other)

    def __gt__(self, other):
        return self.compared(">", other)

    def __ge__(self, other):
        return self.compared(">=", other)

    def equals(self, other) -> Truth:
        return self.compared("==", other)

    def compared(self, relation: str, other) -> Truth:
        return Truth(self.b, self.b.fcmp_ordered(relation, self.v, self._of(other)))

    def surely_not(self, relation: str, other) -> Truth:
        """The relation does not hold: also true where one of the two is NaN."""
        opposite = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!="}[relation]
        return Truth(self.b, self.b.fcmp_unordered(opposite, self.v, self._of(other)))

    def maximum(self, other) -> Lanes:
        """NaN where one of the two is NaN, as numpy.maximum."""
        other = self._made(self._of(other))
        either = Truth(self.b, self.b.fcmp_unordered(">", self.v, other.v))  # self is larger, or one is NaN
        odd = Truth(self.b, self.b.fcmp_unordered("uno", other.v, other.v))
        return odd.choose(other, either.choose(self, other))

    def minimum(self, other) -> Lanes:
        return -((-self).maximum(-self._made(self._of(other))))

    def multiplied_add(self, factor, summand) -> Lanes:
        """self factor + summand with one rounding."""
        return self._made(fused(self.b, self.v, self._of(factor), self._of(summand)))

    def polynomial(self, *coefficients) -> Lanes:
        """The highest power first."""
        result = self._made(self._of(coefficients[0]))
        for c in coefficients[1:]:
            result = result.multiplied_add(self, c)
        return result

    def llvm(self, name: str, *others) -> Lanes:
        """A function of LLVM; those that are no instructions become calls of the C library, one a lane."""
        given = [self.v, *map(self._of, others)]
        kind = self.v.type
        f = function_of(self.b, f"llvm.{name}.{type_name(kind)}", kind, [kind] * len(given))
        return self._made(self.b.call(f, given))

    def sqrt(self):
        return self.llvm("sqrt")

    # Estimates of 14 bits and one step of Newton's are as good as Real32 can show, and quicker where a
    # division takes 16 cycles (ADAM of 400 000 numbers: 249 us against 907).

    def quick_reciprocal(self) -> Lanes:
        """1 / self, for finite numbers that are not 0."""
        if not ESTIMATES:
            return 1.0 / self
        y = self._estimate("rcp14")
        return y * (2.0 - self * y)

    def quick_sqrt(self) -> Lanes:
        """The square root of what is not below 0."""
        if not ESTIMATES:
            return self.sqrt()
        x = self + 1e-30  # at 0 the estimate is infinite
        y = x._estimate("rsqrt14")
        return x * (y * (1.5 - x * 0.5 * (y * y)))

    def _estimate(self, name: str) -> Lanes:
        kind = ir.IntType(16)
        f = function_of(self.b, f"llvm.x86.avx512.{name}.ps.512", VECTOR, [VECTOR, VECTOR, kind])
        return self._made(self.b.call(f, [self.v, constant(0), ir.Constant(kind, -1)]))

    def abs(self):
        return self.llvm("fabs")

    def clipped(self, low: float, high: float) -> Lanes:
        """Brought into low..high; NaN stays."""
        low_, high_ = self._made(self._of(low)), self._made(self._of(high))
        x = (self < low).choose(low_, self)
        return (x > high).choose(high_, x)

    def _power_of_two(self) -> Lanes:
        """2^self for whole numbers -126..127."""
        whole = self.b.fptosi(self.v, WHOLES)
        biased = self.b.add(whole, ir.Constant(WHOLES, [127] * LANES))
        shifted = self.b.shl(biased, ir.Constant(WHOLES, [23] * LANES))
        return self._made(self.b.bitcast(shifted, VECTOR))

    def _scaled_by_power_of_two(self, k: Lanes) -> Lanes:
        """self 2^k for whole numbers k; NaN stays."""
        kinds = [VECTOR, VECTOR, VECTOR, ir.IntType(16), ir.IntType(32)]
        f = function_of(self.b, "llvm.x86.avx512.mask.scalef.ps.512", VECTOR, kinds)
        all_, as_set = ir.Constant(kinds[3], -1), ir.Constant(kinds[4], 4)  # lanes; the way to round
        return self._made(self.b.call(f, [self.v, k.v, constant(0), all_, as_set]))

    def exp(self) -> Lanes:
        # Beyond these ends 2^k times something is 0 or infinite by itself.
        x = self.clipped(-104.0, 90.0) if ESTIMATES else self.clipped(SMALLEST_EXP, LARGEST_EXP)
        k = (x * 1.44269504).llvm("rint")
        f = k.multiplied_add(-0.693359375, x)
        f = k.multiplied_add(2.12194440e-4, f)
        p = f.polynomial(
            1.9875691500e-4,
            1.3981999507e-3,
            8.3334519073e-3,
            4.1665795894e-2,
            1.6666665459e-1,
            5.0000001201e-1,
        )
        if ESTIMATES:
            return (f * f).multiplied_add(p, f + 1.0)._scaled_by_power_of_two(k)
        # 2^128 is not a Real32, but twice 2^127 times something below 1 may be.
        result = (f * f).multiplied_add(p, f + 1.0) * (k - 1.0)._power_of_two() * 2.0
        result = (self > LARGEST_EXP).choose(self._made(constant(float("inf"))), result)
        result = (self < SMALLEST_EXP).choose(self._made(constant(0.0)), result)
        return self.compared("==", self).choose(result, self)  # NaN stays

    def expm1(self) -> Lanes:
        """exp(x) - 1 without loss near 0: (u - 1) x / log(u) with u = exp(x) rounded (W. Kahan)."""
        u = self.exp()
        near = (u - 1.0).surely_not("==", 0.0) & (u > 0.0) & (u < 2.0)
        inside = near.choose((u - 1.0) * self / near.choose(u, 2.0).log(), self)
        far = (u > 0.0) & (u < 2.0)
        return far.choose(inside, u - 1.0)

    def log(self) -> Lanes:
        """As numpy.log: NaN below 0, -infinity at 0; denormal numbers count as 0."""
        b = self.b
        bits = b.bitcast(self.v, WHOLES)
        exponent = b.sub(b.lshr(bits, ir.Constant(WHOLES, [23] * LANES)), ir.Constant(WHOLES, [126] * LANES))
        fraction = b.or_(
            b.and_(bits, ir.Constant(WHOLES, [0x007FFFFF] * LANES)),
            ir.Constant(WHOLES, [0x3F000000] * LANES),
        )
        x, e = self._made(b.bitcast(fraction, VECTOR)), self._made(b.sitofp(exponent, VECTOR))
        small = x < 0.707106781186547524
        e = e - small.choose(1.0, 0.0)
        x = small.choose(x + x, x) - 1.0
        z = x * x
        y = x.polynomial(
            7.0376836292e-2,
            -1.1514610310e-1,
            1.1676998740e-1,
            -1.2420140846e-1,
            1.4249322787e-1,
            -1.6668057665e-1,
            2.0000714765e-1,
            -2.4999993993e-1,
            3.3333331174e-1,
        )
        y = y * x * z
        y = e.multiplied_add(-2.12194440e-4, y)
        y = z.multiplied_add(-0.5, y)
        result = e.multiplied_add(0.693359375, x + y)
        infinity = float("inf")
        result = (self < 1.1754944e-38).choose(self._made(constant(-infinity)), result)
        result = (self < 0.0).choose(self._made(constant(float("nan"))), result)
        result = self.equals(infinity).choose(self, result)
        return self.equals(self).choose(result, self)

    def log1p(self) -> Lanes:
        """log(w) x / (w - 1) with w = 1 + x rounded, which makes good for that rounding."""
        w = self + 1.0
        d = w - 1.0
        inside = (d.surely_not("==", 0.0)) & (w < float("inf"))
        return inside.choose(
            w.log() * (self / inside.choose(d, 1.0)), (w < float("inf")).choose(self, w.log())
        )

    def erfc(self) -> Lanes:
        return self.erfc_and_power()[0]

    def erfc_and_power(self) -> tuple[Lanes, Lanes]:
        """erfc(x) and exp(-x^2).

        The first is the second times a polynomial in (x - 2) / (x + 2), fitted to Real32; below 0 it is 2
        minus that.
        """
        x = self.abs().clipped(0.0, 10.0)  # beyond, the result is 0
        square = x * x
        lost = x.multiplied_add(x, -square)  # by the rounding of the square
        power = (-square).exp()
        power = power - power * lost
        t = (x - 2.0) * (x + 2.0).quick_reciprocal()
        p = t.polynomial(
            1.057180337e-4,
            6.052937669e-5,
            -9.261894088e-4,
            -8.523264479e-4,
            6.978536220e-3,
            3.734156318e-3,
            -7.897603431e-2,
            2.416580220e-1,
            -4.271859388e-1,
            2.553956801e-1,
        )
        result = power * p
        return (self < 0.0).choose(2.0 - result, result), power

    def erf(self) -> Lanes:
        """x times a polynomial in x^2, fitted to Real32, or 1 - erfc(x)."""
        x = self.clipped(-1.0, 1.0)
        p = (x * x).polynomial(
            7.853854516e-5,
            -8.010191555e-4,
            5.188327450e-3,
            -2.685381181e-2,
            1.128358515e-1,
            -3.761262582e-1,
            1.128379166,
        )
        return (self.abs() > 1.0).choose(1.0 - self.erfc(), x * p)

    def sigmoid(self) -> Lanes:
        """1 / (1 + exp(-x)); below -88 that is 0."""
        if not ESTIMATES:
            return 1.0 / ((-self).exp() + 1.0)
        return ((-self).clipped(-88.0, 88.0).exp() + 1.0).quick_reciprocal()  # exp stays finite

    def tanh(self) -> Lanes:
        x = self.clipped(-7.9988117, 7.9988117)
        q = x * x
        p = q.polynomial(
            -2.76076847742355e-16,
            2.00018790482477e-13,
            -8.60467152213735e-11,
            5.12229709037114e-08,
            1.48572235717979e-05,
            6.37261928875436e-04,
            4.89352455891786e-03,
        )
        d = q.polynomial(
            1.19825839466702e-06, 1.18534705686654e-04, 2.26843463243900e-03, 4.89352518554385e-03
        )
        return x * p * d.quick_reciprocal()


class DoubleLanes(Lanes):
    """A vector of Real64. Relative errors of exp, log, log1p, expm1 and tanh stay below 1e-15."""

    largest = 1.797e308

    def quick_reciprocal(self) -> Lanes:
        return 1.0 / self

    def quick_sqrt(self) -> Lanes:
        return self.sqrt()

    def _wholes(self, value: int) -> ir.Constant:
        return ir.Constant(ir.VectorType(I64, self.v.type.count), [value] * self.v.type.count)

    def _power_of_two(self) -> Lanes:
        """2^self for whole numbers -1022..1023."""
        whole = self.b.fptosi(self.v, self._wholes(0).type)
        shifted = self.b.shl(self.b.add(whole, self._wholes(1023)), self._wholes(52))
        return self._made(self.b.bitcast(shifted, self.v.type))

    def _reduced(self) -> tuple[Lanes, Lanes]:
        """(k, f) with self = k ln 2 + f, |f| <= ln(2) / 2; ln 2 in two parts, the first of few digits."""
        k = (self * 1.4426950408889634).llvm("rint")
        f = k.multiplied_add(-0.693147180369123816490, self)
        return k, k.multiplied_add(-1.90821492927058770002e-10, f)

    def _small_expm1(self) -> Lanes:
        """exp(x) - 1 for |x| <= ln(2) / 2: Taylor's series."""
        tail = self.polynomial(*(1.0 / factorial(n) for n in range(14, 1, -1)))
        return (self * self).multiplied_add(tail, self)

    def exp(self) -> Lanes:
        k, f = self.clipped(-708.0, 709.782712893384)._reduced()
        result = (f._small_expm1() + 1.0) * (k - 1.0)._power_of_two() * 2.0
        result = (self > 709.782712893384).choose(float("inf"), result)
        result = (self < -708.0).choose(0.0, result)
        return self.equals(self).choose(result, self)

    def expm1(self) -> Lanes:
        k, f = self.clipped(-40.0, 709.782712893384)._reduced()
        half = (k - 1.0)._power_of_two()
        result = (half * f._small_expm1() + (half - 0.5)) * 2.0
        result = k.equals(0.0).choose(f._small_expm1(), result)
        result = (self > 709.782712893384).choose(float("inf"), result)
        return self.equals(self).choose(result, self)

    def log(self) -> Lanes:
        """As numpy.log: of x = 2^e m with m near 1 by the series of artanh((m - 1) / (m + 1)); denormal
        numbers count as 0."""
        b, bits = self.b, self.b.bitcast(self.v, self._wholes(0).type)
        exponent = b.sub(b.lshr(bits, self._wholes(52)), self._wholes(1022))
        fraction = b.or_(b.and_(bits, self._wholes((1 << 52) - 1)), self._wholes(1022 << 52))
        m, e = self._made(b.bitcast(fraction, self.v.type)), self._made(b.sitofp(exponent, self.v.type))
        small = m < 0.7071067811865476
        e = e - small.choose(1.0, 0.0)
        f = small.choose(m + m, m) - 1.0
        s = f / (f + 2.0)
        z = s * s
        r = z * z.polynomial(*(2.0 / n for n in range(23, 1, -2)))
        # log(1 + f) = f - s (f - r): little is lost in the sum.
        half = f * f * 0.5
        result = f - (half - s * (half + r))
        result = e.multiplied_add(1.90821492927058770002e-10, result)
        result = e.multiplied_add(0.693147180369123816490, result)
        infinity = float("inf")
        result = (self < 2.2250738585072014e-308).choose(-infinity, result)
        result = (self < 0.0).choose(float("nan"), result)
        result = self.equals(infinity).choose(self, result)
        return self.equals(self).choose(result, self)

    def sigmoid(self) -> Lanes:
        return 1.0 / ((-self).exp() + 1.0)

    def erf(self) -> Lanes:
        raise TypeError("erf is fitted to Real32")

    def erfc_and_power(self) -> tuple[Lanes, Lanes]:
        raise TypeError("erfc is fitted to Real32")

    def tanh(self) -> Lanes:
        """t / (t + 2) with t = exp(2 x) - 1."""
        t = (self.abs().clipped(0.0, 20.0) * 2.0).expm1()
        found = t / (t + 2.0)
        return (self < 0.0).choose(-found, (self.equals(self)).choose(found, self))


def lanes_of(builder, vector) -> Lanes:
    """Of either type."""
    return (DoubleLanes if vector.type == DOUBLES else Lanes)(builder, vector)


class Truth:
    """A truth in each lane."""

    def __init__(self, builder, vector):
        self.b, self.v = builder, vector

    def choose(self, one, other) -> Lanes:
        kind, made = (VECTOR, Lanes) if self.v.type.count == LANES else (DOUBLES, DoubleLanes)
        one, other = (x.v if isinstance(x, Lanes) else constant(x, kind) for x in (one, other))
        return made(self.b, self.b.select(self.v, one, other))

    def __and__(self, other):
        return Truth(self.b, self.b.and_(self.v, other.v))

    def __or__(self, other):
        return Truth(self.b, self.b.or_(self.v, other.v))

    def __xor__(self, other):
        return Truth(self.b, self.b.xor(self.v, other.v))

    def __invert__(self):
        return Truth(self.b, self.b.not_(self.v))


def truth_of(builder, small) -> Truth:
    """From bytes."""
    return Truth(builder, builder.icmp_signed("!=", small, ir.Constant(small.type, [0] * small.type.count)))


def bytes_of(truth: Truth):
    return truth.b.zext(truth.v, ir.VectorType(ir.IntType(8), truth.v.type.count))

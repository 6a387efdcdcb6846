"""Plus, Times, Power and what is written with them; complex and rational numbers."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.circular_products import with_reciprocals
from wlnet.algebra.expand import numerator_and_denominator
from wlnet.algebra.infinity import directed, direction
from wlnet.algebra.kernel import any_array, of_objects, on_arrays
from wlnet.algebra.numbers import (
    COMPLEX_INFINITY,
    INDETERMINATE,
    NUMBERS,
    UNDEFINED,
    I,
    add,
    divide,
    is_exact,
    is_real,
    is_zero,
    multiply,
    rational,
    sign_of,
)
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.powers import INFINITE, UNKNOWN
from wlnet.algebra.products import over, power, sqrt, times
from wlnet.algebra.rounding import sign
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import complex_number
from wlnet.language.builtin import builtin

SUM = ("Flat", "Listable", "NumericFunction", "OneIdentity", "Orderless")
NUMERIC = ("Listable", "NumericFunction")


def _news(found, head: Symbol, args: tuple):
    """None where the canonical form is what was there already."""
    if isinstance(found, Expr) and found.head is head and len(found.args) == len(args):
        old = all(x is y or (type(x) is type(y) and x == y) for x, y in zip(found.args, args, strict=True))
        return None if old else found
    return found


def _exactly(operation, args: tuple):
    """A rational number with each element of an array of integers; None for other arguments."""
    if len(args) != 2 or Fraction not in map(type, args):
        return None
    array, number = args if type(args[1]) is Fraction else args[::-1]
    if array.array.dtype.kind != "i":
        return None

    def of_level(items: list) -> list:
        return [of_level(x) if type(x) is list else operation(x, number) for x in items]

    return of_level(array.array.tolist())


@builtin("Plus[terms___]", attributes=SUM, packed=True)
def plus_(evaluation, terms):
    """The sum in canonical form; arrays of equal shape whole."""
    if len(terms) == 2 and type(terms[0]) in NUMBERS and type(terms[1]) in NUMBERS:
        return add(*terms)
    if any_array(terms):
        found = on_arrays("Plus", *terms)
        return _exactly(add, terms) if found is None else found
    found = of_objects("Plus", terms)
    return _news(plus(*terms), S.Plus, terms) if found is None else found


@builtin("Times[factors___]", attributes=SUM, packed=True)
def times_(evaluation, factors):
    """The product in canonical form; arrays of equal shape whole."""
    if len(factors) == 2 and type(factors[0]) in NUMBERS and type(factors[1]) in NUMBERS:
        return multiply(*factors)
    if any_array(factors):
        found = on_arrays("Times", *factors)
        return _exactly(multiply, factors) if found is None else found
    found = of_objects("Times", factors)
    return _news(with_reciprocals(times(*factors)), S.Times, factors) if found is None else found


@builtin("Power[x_, y_]", attributes=(*NUMERIC, "OneIdentity"), packed=True)
def power_(evaluation, x, y):
    if any_array((x, y)):
        if x is S.E:
            return on_arrays("Exp", y)
        is_root = type(y) is Fraction and y == Fraction(1, 2)
        return on_arrays("Sqrt", x) if is_root else on_arrays("Power", x, y)
    found = of_objects("Power", (x, y))
    return _news(with_reciprocals(power(x, y)), S.Power, (x, y)) if found is None else found


@builtin("Power[]", "Power[x_]", "Power[x_, y_, z__]")
def power_chain(evaluation, x=1, y=None, z=()):
    """x^y^z is x^(y^z); Power[x] is x."""
    return x if y is None else S.Power(x, S.Power(y, *z))


@builtin("Subtract[x_, y_]", attributes=NUMERIC, packed=True)
def subtract(evaluation, x, y):
    if any_array((x, y)):
        return on_arrays("Subtract", x, y)
    if evaluation.definitions.up_values:  # x - x is not 0 where x has a say in sums
        return S.Plus(x, S.Times(-1, y))
    return minus(x, y)


@builtin("Minus[x_]", attributes=NUMERIC, packed=True)
def minus_(evaluation, x):
    return on_arrays("Minus", x) if any_array((x,)) else negated(x)


@builtin("Divide[x_, y_]", attributes=NUMERIC, packed=True)
def divide_(evaluation, x, y):
    if any_array((x, y)):
        return on_arrays("Divide", x, y)
    if is_zero(y):
        if is_zero(x):
            raise UNKNOWN(S.Times(x, S.Power(y, -1)), value=S.Indeterminate)
        raise INFINITE(S.Power(y, -1), value=COMPLEX_INFINITY)
    if type(x) in NUMBERS and type(y) in NUMBERS:
        return divide(x, y)
    return with_reciprocals(over(x, y))


@builtin("Sqrt[x_]", attributes=NUMERIC, packed=True)
def sqrt_(evaluation, x):
    return on_arrays("Sqrt", x) if any_array((x,)) else sqrt(x)


@builtin("Exp[x_]", attributes=NUMERIC, packed=True)
def exp(evaluation, x):
    return on_arrays("Exp", x) if any_array((x,)) else power(S.E, x)


@builtin("DirectedInfinity[]", "DirectedInfinity[z_]", attributes=NUMERIC)
def directed_infinity(evaluation, z=0):
    """Infinity, -Infinity and ComplexInfinity under their names."""
    if z is INDETERMINATE or z is UNDEFINED:
        return z
    turn = direction(z)
    if turn is not None:
        return directed(turn)
    if type(z) not in NUMBERS:
        value = numeric_value(z)
        if is_real(value) and value:
            return directed(sign_of(value))
        pair = None if value is None else [evaluation.evaluate(part(z)) for part in (S.Re, S.Im)]
        if pair is None or any(isinstance(x, Expr) and x.head in (S.Re, S.Im) for x in pair):
            return None
        size = evaluation.evaluate(S.Sqrt(S.Plus(*(S.Power(x, 2) for x in pair))))
        return None if same(size, 1) else S.DirectedInfinity(S.Divide(z, size))
    if is_exact(z) and not is_real(z):
        unit = sign(z)
        return None if same(unit, z) else S.DirectedInfinity(unit)
    found = directed(z)
    return None if found == S.DirectedInfinity(z) else found


@builtin("I")
def imaginary_unit(evaluation):
    return I


@builtin("Complex[re_, im_]")
def complex_(evaluation, re, im):
    if type(re) not in NUMBERS or type(im) not in NUMBERS:
        return None
    return complex_number(re, im) if is_real(re) and is_real(im) else S.Plus(re, S.Times(im, I))


@builtin("Rational[n_Integer, d_Integer]")
def rational_(evaluation, n, d):
    if d == 0:
        raise INFINITE(S.Rational(n, d), value=COMPLEX_INFINITY)
    return rational(n, d)


@builtin("Numerator[x_]", attributes=("Listable",))
def numerator(evaluation, x):
    return numerator_and_denominator(x)[0]


@builtin("Denominator[x_]", attributes=("Listable",))
def denominator(evaluation, x):
    return numerator_and_denominator(x)[1]

"""MinimalPolynomial, RootReduce, AlgebraicIntegerQ, CountRoots; tests and lists of factors of polynomials.

Source: H. Cohen, A Course in Computational Algebraic Number Theory, 4.1 and 4.2.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.factor_options import factors_of_modulus, factors_over, modulus_of
from wlnet.algebra.numbers import NUMBERS, RATIONALS, is_exact
from wlnet.algebra.numeric import constant, numeric_value
from wlnet.algebra.polynomials.factoring import factored, square_free
from wlnet.algebra.polynomials.fields import square_free_modulo
from wlnet.algebra.polynomials.groebner import basis
from wlnet.algebra.polynomials.root_objects import irreducible_roots, numbers, row_of
from wlnet.algebra.polynomials.terms import TooLarge, is_constant
from wlnet.algebra.products import base_and_exponent, power, sqrt, times
from wlnet.algebra.rational_functions import NotRational, as_quotient, expression
from wlnet.algebra.sums import minus, plus
from wlnet.expr.expr import FALSE, TRUE, Expr, boolean, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import Complex
from wlnet.language.builtin import builtin

NOT_ALGEBRAIC = Message("MinimalPolynomial::nalg", "`1` is not an explicit algebraic number.")
TOO_LARGE = Message(
    "MinimalPolynomial::wlnetbig", "The polynomial of `1` is larger than what wlnet works on."
)
NOT_POLYNOMIAL = Message(
    "CountRoots::wlnetpoly", "`1` is not a polynomial in `2` with rational coefficients."
)

_X = Symbol("x", "System`Private`")


def _relation(kernel, mark):
    """A polynomial that is 0 where `mark` stands for the number `kernel`; None for no algebraic number."""
    if isinstance(kernel, Complex):
        return plus(power(mark, 2), 1) if kernel == Complex(0, 1) else None
    if kernel is S.GoldenRatio:
        return plus(power(mark, 2), times(-1, mark), -1)
    base, exponent = base_and_exponent(kernel)
    if type(exponent) is Fraction:
        return minus(power(mark, exponent.denominator), power(base, exponent.numerator))
    if isinstance(kernel, Expr) and kernel.head is S.Root and isinstance(kernel.args[0], Expr):
        row = row_of(kernel.args[0].args[0])
        if row is not None:
            return plus(*(times(c, power(mark, k)) if k else c for k, c in enumerate(row)))
    return None


def _relations(x, marks: dict) -> list | None:
    """Polynomials in the marks for the kernels of x and of what stands under its roots."""
    try:
        q = as_quotient(x)
    except NotRational:
        return None
    found = []
    for kernel in q.kernels:
        if kernel in marks:
            continue
        mark = marks[kernel] = Symbol(f"k{len(marks)}", "System`Private`")
        relation = _relation(kernel, mark)
        if relation is None:
            return None
        inner, _ = base_and_exponent(kernel)
        if isinstance(inner, Expr) and inner.head is not S.Root:
            deeper = _relations(inner, marks)
            if deeper is None:
                return None
            found += deeper
        found.append(_marked(relation, marks))
    return found


def _marked(x, marks: dict):
    """x with its kernels replaced by their marks."""
    q = as_quotient(x)
    kernels = tuple([marks.get(k, k) for k in q.kernels])
    return times(expression(q.top, kernels), power(expression(q.bottom, kernels), -1))


def minimal_row(x) -> list[int] | None:
    """Whole coefficients, the constant first, of the irreducible polynomial of an exact number."""
    if type(x) in RATIONALS:
        value = Fraction(x)
        return [-value.numerator, value.denominator]
    marks: dict = {}
    relations = _relations(x, marks)
    value = numeric_value(x)
    if relations is None or value is None:
        return None
    q = as_quotient(x)
    kernels = tuple([marks[k] for k in q.kernels])
    relations.append(minus(times(_X, expression(q.bottom, kernels)), expression(q.top, kernels)))
    order = (*reversed(list(marks.values())), _X)
    tables = []
    for relation in relations:
        top = as_quotient(relation)
        places = [order.index(k) for k in top.kernels]
        table = {}
        for e, c in top.top.items():
            at = [0] * len(order)
            for place, n in zip(places, e, strict=True):
                at[place] = n
            table[tuple(at)] = c
        tables.append(table)
    last = next(p for p in basis(tables) if not any(any(e[:-1]) for e in p))
    parts = factored({(e[-1],): c for e, c in last.items()})[1]
    rows = [[part.get((k,), 0) for k in range(max(part)[0] + 1)] for part, _ in parts]
    return min(rows, key=lambda row: _distance(row, complex(value)))


def _distance(row: list[int], z: complex) -> float:
    """How far z is from the nearest root."""
    return min(abs(complex(root) - z) for root in numbers(row))


def _row(x) -> list[int]:
    try:
        found = minimal_row(x) if not isinstance(x, str) else None
    except TooLarge:
        raise TOO_LARGE(x, value=UNEVALUATED) from None
    if found is None:
        raise NOT_ALGEBRAIC(x, value=UNEVALUATED)
    return found


@builtin("MinimalPolynomial[number_]", "MinimalPolynomial[number_, x_]")
def minimal_polynomial(evaluation, number, x=None):
    """The irreducible polynomial with whole coefficients that the number is a root of."""
    row = _row(number)
    variable = S.Slot(1) if x is None else x
    found = plus(*(times(c, power(variable, k)) if k else c for k, c in enumerate(row)))
    return S.Function(found) if x is None else found


@builtin("RootReduce[number_]", attributes=("Listable",))
def root_reduce(evaluation, number):
    """A number of radicals and roots as a fraction, a quadratic root or one Root."""
    try:
        row = minimal_row(number) if number not in (TRUE, FALSE) else None
    except TooLarge:
        row = None
    if row is None:
        return number
    value = complex(numeric_value(number))
    if len(row) == 5 and not row[1] and not row[3]:  # square roots of the roots of a quadratic
        squares = [sqrt(r) for r in irreducible_roots(row[::2])] if _is_irreducible(row[::2]) else []
        both = [x for r in squares for x in (r, times(-1, r))]
        if both:
            return min(both, key=lambda x: abs(complex(numeric_value(x)) - value))
    places = numbers(row)
    nearest = min(range(len(places)), key=lambda k: abs(complex(places[k]) - value))
    return irreducible_roots(row)[nearest]


def _is_irreducible(row: list[int]) -> bool:
    parts = factored({(k,): c for k, c in enumerate(row) if c})[1]
    return len(parts) == 1 and parts[0][1] == 1


_FIELDS = {"Modulus": 0, "GaussianIntegers": FALSE, "Extension": None}


@builtin("AlgebraicIntegerQ[x_]", attributes=("Listable",))
def algebraic_integer_q(evaluation, x):
    """Whether x is a root of a polynomial with whole coefficients, the leading one 1."""
    if type(x) in NUMBERS and not is_exact(x):
        return FALSE
    if isinstance(x, Symbol) and x is not S.GoldenRatio:
        return FALSE if constant(x) is not None else None
    try:
        row = minimal_row(x) if not isinstance(x, str) else None
    except TooLarge:
        row = None
    return None if row is None else boolean(abs(row[-1]) == 1)


@builtin("IrreduciblePolynomialQ[p_]", options=_FIELDS)
def irreducible_polynomial_q(evaluation, p, options):
    """Whether p has no factors but numbers over the rationals, or the field of the options (see Factor)."""
    over_field = factors_over(evaluation, p, options)
    if over_field is not None:
        return boolean(sum(n for _, n in over_field[1]) == 1)
    try:
        q = as_quotient(p)
    except NotRational:
        return FALSE
    if not is_constant(q.bottom) or is_constant(q.top):
        return FALSE
    parts = factored(q.top)[1]
    return boolean(len(parts) == 1 and parts[0][1] == 1)


@builtin("FactorSquareFreeList[p_]", options={"Modulus": 0})
def factor_square_free_list(evaluation, p, options):
    """{{number, 1}, {factor, exponent}, ...}, no factor with a square in it."""
    modulus = modulus_of(options["Modulus"])
    if modulus:
        number, found = factors_of_modulus(evaluation, p, modulus, square_free_modulo)
        return [[number, 1], *map(list, found)]
    try:
        q = as_quotient(p)
    except NotRational:
        return [[1, 1], [p, 1]]
    if not q.top:
        return [[0, 1]]
    c, parts = square_free(q.top)
    d, below = square_free(q.bottom)
    number = Fraction(c, d)
    factors = [[expression(f, q.kernels), n] for f, n in parts]
    factors += [[expression(f, q.kernels), -n] for f, n in below]
    factors.sort(key=lambda pair: order_key(pair[0]))
    return [[number.numerator if number.denominator == 1 else number, 1], *factors]


@builtin("CountRoots[p_, x_]")
def count_roots(evaluation, p, x):
    """How many real roots, each as often as it is one, of {x, a, b} between a and b."""
    variable, low, high = x.args if is_list(x) and len(x) == 3 else (x, None, None)
    row = row_of(p, variable)
    if row is None:
        raise NOT_POLYNOMIAL(p, variable, value=UNEVALUATED)
    ends = None if low is None else [numeric_value(v) for v in (low, high)]
    if ends is not None and not all(type(v) is float for v in ends):
        return None
    count = 0
    for factor, n in factored({(k,): c for k, c in enumerate(row) if c})[1]:
        for root in numbers([factor.get((k,), 0) for k in range(max(factor)[0] + 1)]):
            if type(root) is float and (ends is None or ends[0] - 1e-12 <= root <= ends[1] + 1e-12):
                count += n
    return count

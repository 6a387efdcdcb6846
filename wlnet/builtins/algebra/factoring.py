"""Factor, Together, Cancel, Apart, Simplify and their kin."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

from wlnet.algebra.assumptions import Facts
from wlnet.algebra.expand import expand, numerator_and_denominator
from wlnet.algebra.factor_options import factored_over, factors_of_modulus, factors_over, modulus_of
from wlnet.algebra.partial_fractions import apart
from wlnet.algebra.polynomials.divisors import gcd, lcm
from wlnet.algebra.polynomials.factoring import square_free
from wlnet.algebra.polynomials.fields import factors_modulo, square_free_modulo
from wlnet.algebra.polynomials.terms import TooLarge, content, is_constant, primitive
from wlnet.algebra.products import power, times
from wlnet.algebra.rational_functions import (
    NotRational,
    as_quotient,
    cancel,
    expression,
    factor,
    factor_list,
    mapped,
    together,
)
from wlnet.algebra.refining import refined
from wlnet.algebra.simplify import power_expanded, simplified, size
from wlnet.algebra.sums import looks_negative
from wlnet.expr.expr import FALSE, Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

TOO_LARGE = Message("General::wlnetbig", "The polynomials in `1` have too many terms for wlnet.")
ONE_VARIABLE = Message(
    "PolynomialGCD::wlnetmodv", "With a modulus polynomials in one variable are offered; `1` are others."
)
NO_INVERSE = Message("General::wlnetmodq", "The denominator of `1` is 0 modulo `2`.")
NOT_POLYNOMIAL = Message("PolynomialGCD::npoly", "`1` is not a polynomial with rational coefficients.")


def _tried(work, x):
    try:
        return work(x)
    except TooLarge:
        raise TOO_LARGE(x, value=UNEVALUATED) from None


_FIELDS = {"Modulus": 0, "GaussianIntegers": FALSE, "Extension": None, "Trig": FALSE}


@builtin("Factor[x_]", options=_FIELDS)
def factor_(evaluation, x, options=None):
    """The product of irreducible factors over the rationals.

    Modulus             a prime: over the whole numbers modulo it
    GaussianIntegers    True: over the rationals with I
    Extension           a square root or I that is added to the rationals; Automatic: one in x
    """
    found = None if options is None else factored_over(evaluation, x, options)
    return evaluation.evaluate(_tried(factor, x)) if found is None else found


@builtin(
    "FactorList[x_]", options={"Modulus": 0, "GaussianIntegers": FALSE, "Extension": None, "Trig": FALSE}
)
def factor_list_(evaluation, x, options=None):
    """{{number, 1}, {factor, exponent}, ...}, over the field that the options of Factor name."""
    parts = None if options is None else factors_over(evaluation, x, options)
    if parts is not None:
        return [[parts[0], 1], *map(list, parts[1])]
    try:
        return _tried(factor_list, x)
    except NotRational:
        return [[1, 1], [x, 1]]


@builtin("FactorSquareFree[x_]", options={"Modulus": 0})
def factor_square_free(evaluation, x, options):
    """The product of powers of factors that have no factor twice."""
    modulus = modulus_of(options["Modulus"])
    if modulus:
        number, found = factors_of_modulus(evaluation, x, modulus, square_free_modulo)
        return times(number, *(power(f, n) for f, n in found))

    def change(part):
        q = as_quotient(part)
        if not q.top or not is_constant(q.bottom):
            return part
        c, parts = square_free(q.top)
        powers = [power(expression(f, q.kernels), n) for f, n in parts]
        return times(c, power(content(q.bottom), -1), *powers)

    return evaluation.evaluate(_tried(lambda y: mapped(y, change), x))


@builtin("FactorTerms[x_]", "FactorTerms[x_, variables_]")
def factor_terms(evaluation, x, variables=None):
    """The number that divides all terms, times the rest; before that what is free of the variables."""
    if variables is not None:
        parts = evaluation.evaluate(S.FactorTermsList(x, variables))
        return times(*parts.args) if is_list(parts) else None

    def change(part):
        q = as_quotient(part)
        if not q.top or not is_constant(q.bottom):
            return part
        number = times(content(q.top), power(content(q.bottom), -1))
        return times(number, expression(primitive(q.top), q.kernels))

    return evaluation.evaluate(_tried(lambda y: mapped(y, change), x))


@builtin("FactorTermsList[x_]", "FactorTermsList[x_, variables_]")
def factor_terms_list(evaluation, x, variables=None):
    """{number, rest}; with variables {number, what is free of all, of all but the last, ..., rest}."""
    q = _polynomial(x)
    number = times(content(q.top), power(content(q.bottom), -1))
    rest = expression(primitive(q.top), q.kernels)
    names = () if variables is None else tuple(variables.args) if is_list(variables) else (variables,)
    found = [number]
    for k in range(len(names)):
        rules = evaluation.evaluate(S.CoefficientRules(rest, wl_list(names[: len(names) - k])))
        free = evaluation.evaluate(S.PolynomialGCD(*(r.args[1] for r in rules.args)))
        found.append(free)
        rest = evaluation.evaluate(S.Cancel(S.Divide(rest, free)))
    return [*found, rest]


@builtin("Together[x_]", options={"Modulus": 0})
def together_(evaluation, x, options=None):
    """A sum of fractions over one denominator."""
    modulus = 0 if options is None else modulus_of(options["Modulus"])
    if modulus:
        return _quotient_modulo(evaluation, x, modulus)
    return evaluation.evaluate(_tried(together, x))


def _quotient_modulo(evaluation, x, p: int):
    """Numerator over denominator, both as factors modulo a prime, without common ones."""
    top, bottom = numerator_and_denominator(evaluation.evaluate(_tried(together, x)))
    above, over_top = factors_of_modulus(evaluation, top, p, factors_modulo)
    below, over_bottom = factors_of_modulus(evaluation, bottom, p, factors_modulo)
    if below == 0:
        raise NO_INVERSE(x, p, value=UNEVALUATED)
    exponents: dict = dict(over_top)
    for factor_of, n in over_bottom:
        exponents[factor_of] = exponents.get(factor_of, 0) - n
    return times(above * pow(below, -1, p) % p, *(power(f, n) for f, n in exponents.items()))


@builtin("Cancel[x_]", options={"Modulus": 0})
def cancel_(evaluation, x, options=None):
    """Common factors of numerators and denominators taken out."""
    modulus = 0 if options is None else modulus_of(options["Modulus"])
    if modulus:
        parts = x.args if isinstance(x, Expr) and x.head is S.Plus else (x,)
        return S.Plus(*(_quotient_modulo(evaluation, part, modulus) for part in parts))
    return evaluation.evaluate(_tried(cancel, x))


@builtin("Apart[x_]", "Apart[x_, variable_]")
def apart_(evaluation, x, variable=None):
    """Partial fractions of a rational function of one variable."""
    if variable is None:
        names = sorted(_symbols(x), key=order_key)
        if not names:
            return x
        variable = names[0]
    return evaluation.evaluate(_tried(lambda y: apart(y, variable), x))


def _symbols(x) -> set:
    if type(x) is Symbol:
        return set() if x in (S.Pi, S.E) else {x}
    return set().union(*map(_symbols, x.args)) if isinstance(x, Expr) and x.args else set()


def _polynomial(x):
    """x as a quotient whose denominator is a number."""
    try:
        q = _tried(as_quotient, x)
    except NotRational:
        raise NOT_POLYNOMIAL(x, value=UNEVALUATED) from None
    if not is_constant(q.bottom):
        raise NOT_POLYNOMIAL(x, value=UNEVALUATED)
    return q


def _combined(parts, combine):
    """The gcd or lcm of polynomials, by making them polynomials in the same kernels."""
    marks = tuple(Symbol(f"part{i}", "System`Private`") for i in range(len(parts)))
    joint = _polynomial(sum_of(times(mark, part) for mark, part in zip(marks, parts, strict=True)))
    places = [joint.kernels.index(mark) for mark in marks if mark in joint.kernels]
    found = []
    for at in places:
        rows = {e: c for e, c in joint.top.items() if e[at]}
        found.append({tuple([0 if i in places else n for i, n in enumerate(e)]): c for e, c in rows.items()})
    result = reduce(combine, found) if found else {}
    return expression(result, joint.kernels)


def sum_of(terms):
    return Expr(S.Plus, tuple(map(expand, terms)))


@builtin("PolynomialGCD[parts__]", options={"Modulus": 0})
def polynomial_gcd(evaluation, parts, options):
    """The greatest common divisor of polynomials, in factors where all of them are."""
    modulus = modulus_of(options["Modulus"])
    if modulus:
        return _modular_gcd(evaluation, parts, modulus)
    found = evaluation.evaluate(_combined(parts, gcd))
    if len(parts) == 1 and type(found) in (int, Fraction):
        return abs(found)
    if isinstance(found, Expr) and found.head is S.Plus and _is_falling(evaluation, found):
        found = evaluation.evaluate(S.Expand(S.Minus(found)))
    return factor_(evaluation, found) if all(map(_is_factored, parts)) else found


def _is_falling(evaluation, x) -> bool:
    """Whether the coefficient of the highest power of the last variable is negative."""
    variables = evaluation.evaluate(S.Variables(x))
    if not is_list(variables) or not len(variables):
        return False
    lead = evaluation.evaluate(S.Last(S.CoefficientList(x, variables.args[-1])))
    return looks_negative(lead)


def _is_factored(x) -> bool:
    if not isinstance(x, Expr):
        return False
    if x.head is S.Power:
        return isinstance(x.args[0], Expr) and x.args[0].head is S.Plus
    return x.head is S.Times and any(isinstance(f, Expr) and f.head in (S.Plus, S.Power) for f in x.args)


def _modular_gcd(evaluation, parts, modulus):
    """The gcd modulo a prime, of polynomials in one variable."""
    variables = evaluation.evaluate(S.Variables(wl_list(parts)))
    if not is_list(variables) or len(variables) != 1:
        raise ONE_VARIABLE(wl_list(parts), value=UNEVALUATED)
    option = S.Rule(S.Modulus, modulus)

    def of_two(p, q):
        return evaluation.evaluate(S.PolynomialExtendedGCD(p, q, variables.args[0], option)).item(0)

    return reduce(of_two, parts)


def _modular_lcm(evaluation, parts, modulus):
    """The first polynomial times what the others have beyond the factors of those before."""
    option, found = S.Rule(S.Modulus, modulus), []
    name = evaluation.evaluate(S.Variables(wl_list(parts)))
    for part in parts:
        whole = evaluation.evaluate(S.PolynomialMod(part, modulus))
        if found:
            common = evaluation.evaluate(S.PolynomialGCD(S.Times(*found), whole, option))
            whole = evaluation.evaluate(S.PolynomialQuotient(whole, common, name.args[0], option))
        found.append(whole)
    return times(*found)


@builtin("PolynomialLCM[parts__]", options={"Modulus": 0})
def polynomial_lcm(evaluation, parts, options):
    """The least common multiple of polynomials, in factors where all of them are."""
    modulus = modulus_of(options["Modulus"])
    if modulus:
        return _modular_lcm(evaluation, parts, modulus)
    if all(map(_is_factored, parts)):
        return factor_(evaluation, _combined(parts, lcm))
    if len(parts) == 2:
        common = evaluation.evaluate(S.PolynomialGCD(*parts))
        return times(evaluation.evaluate(S.Cancel(S.Divide(parts[0], common))), parts[1])
    return evaluation.evaluate(_combined(parts, lcm))


@builtin("PowerExpand[x_]")
def power_expand(evaluation, x):
    """Powers and logarithms of products and powers taken apart, as for positive numbers."""
    return evaluation.evaluate(power_expanded(x))


@builtin("ExpandDenominator[x_]")
def expand_denominator(evaluation, x):
    if isinstance(x, Expr) and x.array is None and x.head in _PARTED:
        return Expr(x.head, tuple(S.ExpandDenominator(part) for part in x.args))
    top, bottom = numerator_and_denominator(x)
    return times(top, power(expand(bottom), -1))


_PARTED = (S.Plus, S.List, S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual)


@builtin("ExpandNumerator[x_]")
def expand_numerator(evaluation, x):
    if isinstance(x, Expr) and x.array is None and x.head in _PARTED:
        return Expr(x.head, tuple(S.ExpandNumerator(part) for part in x.args))
    top, bottom = numerator_and_denominator(x)
    return times(expand(top), power(bottom, -1))


@builtin("NumeratorDenominator[x_]")
def numerator_denominator(evaluation, x):
    """{numerator, denominator}"""
    return [S.Numerator(x), S.Denominator(x)]


def _simplify(evaluation, x, facts, options):
    measure = options["ComplexityFunction"]
    measured = size if measure is S.Automatic else lambda part: evaluation.call(measure, part)
    evaluate = evaluation.evaluate
    known = Facts(S.And(evaluate(options["Assumptions"]), *_stated(facts)))
    if not known:
        return evaluate(simplified(x, evaluate, measured))
    x = refined(x, known, evaluate)
    found = simplified(x, lambda part: refined(evaluate(part), known, evaluate), measured)
    return evaluate(refined(found, known, evaluate))


def _stated(facts) -> tuple:
    return () if facts is None else facts.args if is_list(facts) else (facts,)


_SIMPLIFYING = {"ComplexityFunction": S.Automatic, "Assumptions": S("$Assumptions")}


@builtin("Simplify[x_]", "Simplify[x_, facts_]", options=_SIMPLIFYING)
def simplify(evaluation, x, facts=None, options=None):
    """The shortest form that is found by expanding, factoring and fractions, and by the facts assumed."""
    return _simplify(evaluation, x, facts, options)


@builtin("FullSimplify[x_]", "FullSimplify[x_, facts_]", options=_SIMPLIFYING)
def full_simplify(evaluation, x, facts=None, options=None):
    """As Simplify, and by FunctionExpand where that makes it shorter."""
    found = evaluation.evaluate(_simplify(evaluation, x, facts, options))
    grown = evaluation.evaluate(S.FunctionExpand(found))
    if same(grown, found):
        return found
    other = evaluation.evaluate(_simplify(evaluation, grown, facts, options))
    measure = options["ComplexityFunction"]
    if measure is not S.Automatic:
        return S.First(S.SortBy(wl_list([found, other]), measure))
    return other if size(other) < size(found) else found

"""What the options Modulus, GaussianIntegers and Extension of Factor ask for."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.eigen import Surd
from wlnet.algebra.expand import coefficients, expand
from wlnet.algebra.integers import is_prime
from wlnet.algebra.numbers import RATIONALS, I, whole
from wlnet.algebra.polynomials.fields import factors_modulo, factors_with_root
from wlnet.algebra.products import power, times
from wlnet.algebra.quadratic import square_part
from wlnet.algebra.sums import plus, split
from wlnet.expr.expr import TRUE, Expr, is_list, same
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex, parts

BAD_MODULUS = Message(
    "General::modp", "The value of the option Modulus -> `1` should be a prime number or zero."
)
ONE_VARIABLE = Message(
    "General::wlnetfield",
    "With `1` polynomials in one variable whose coefficients lie in that field are offered; `2` is another.",
)
NOT_OFFERED = Message("General::wlnetext", "Extensions by one square root or I are offered; `1` is another.")


def modulus_of(value) -> int:
    """The prime of the option Modulus; 0 for none (of what is not a number, too)."""
    if type(value) is not int:
        return 0
    if value and not is_prime(abs(value)):
        raise BAD_MODULUS(value, value=UNEVALUATED)
    return abs(value)


def factored_over(evaluation, x, options: dict):
    """The product of the factors of x over the field of the options; None for the rationals."""
    if is_list(x):
        found = [factored_over(evaluation, part, options) for part in x.args]
        return None if None in found else Expr(S.List, tuple(found))
    parts = factors_over(evaluation, x, options)
    if parts is None:
        return None
    number, found = parts
    return evaluation.evaluate(times(number, *(power(f, n) for f, n in found)))


def factors_over(evaluation, x, options: dict) -> tuple[object, list[tuple[object, int]]] | None:
    """(number, [(factor, exponent), ...]) over the field of the options; None for the rationals."""
    modulus, extension = modulus_of(options["Modulus"]), options["Extension"]
    if modulus:
        return factors_of_modulus(evaluation, x, modulus, factors_modulo)
    d = -1 if options["GaussianIntegers"] is TRUE else None
    if extension not in (None, S("None")):
        d = _automatic(x) if extension is S.Automatic else _root_in(extension)
    if d is not None:
        return _with_root(evaluation, x, d)
    try:
        return _with_root(evaluation, x, -1) if _has_complex(x) else None
    except MessageError:  # not polynomials in one variable with complex rational coefficients
        return None


def _has_complex(x) -> bool:
    return type(x) is Complex or (
        isinstance(x, Expr) and x.head in _RATIONAL and any(map(_has_complex, x.args))
    )


_RATIONAL = (S.Plus, S.Times, S.Power)


def _root_in(extension) -> int | None:
    """d of Sqrt[d] (of I: -1), without squares."""
    single = extension.args[0] if is_list(extension) and len(extension) == 1 else extension
    if same(single, I):
        return -1
    if type(single) in RATIONALS:
        return None
    base = single.args[0] if isinstance(single, Expr) and single.head is S.Power else None
    if type(base) is int and same(single.args[1], Fraction(1, 2)):
        return base
    turned, rest = split(single)
    if (
        isinstance(rest, Expr)
        and rest.head is S.Power
        and type(rest.args[0]) is int
        and same(rest.args[1], Fraction(1, 2))
    ):
        if type(turned) in RATIONALS:
            return rest.args[0]
        if type(turned) is Complex and parts(turned)[0] == 0:
            return -rest.args[0]
    raise NOT_OFFERED(extension, value=UNEVALUATED)


def _automatic(x) -> int | None:
    """The one square root (or I) in x."""
    found = set()

    def walk(part) -> None:
        if type(part) is Complex:
            found.add(-1)
        elif isinstance(part, Expr):
            if part.head is S.Power and type(part.args[0]) is int and type(part.args[1]) is Fraction:
                found.add(part.args[0] if part.args[1].denominator == 2 else 0)
            else:
                for arg in part.args:
                    walk(arg)

    walk(x)
    return found.pop() if len(found) == 1 and 0 not in found else None


def _row(evaluation, x, field) -> tuple:
    """(variable, coefficients from the constant on)"""
    names = evaluation.evaluate(S.Variables(x))
    found = coefficients(expand(x), names.args[0]) if is_list(names) and len(names) == 1 else None
    if found is None or min(found, default=0) < 0:
        raise ONE_VARIABLE(field, x, value=UNEVALUATED)
    return names.args[0], [found.get(k, 0) for k in range(max(found, default=0) + 1)]


def _polynomial(row: list, variable):
    return plus(*(times(c, power(variable, k)) if k else c for k, c in enumerate(row)))


def factors_of_modulus(evaluation, x, p: int, split_row) -> tuple[int, list[tuple[object, int]]]:
    """Factors modulo a prime of monomials times polynomials in one variable, by a function of its row."""
    option = S.Rule(S.Modulus, p)
    names = evaluation.evaluate(S.Variables(x))
    rules = evaluation.evaluate(S.CoefficientRules(x, names, option)) if is_list(names) else None
    if not is_list(rules):
        raise ONE_VARIABLE(option, x, value=UNEVALUATED)
    table = {tuple(rule.args[0].args): rule.args[1] for rule in rules.args}
    if not all(type(c) is int for c in table.values()):
        raise ONE_VARIABLE(option, x, value=UNEVALUATED)
    if not table:
        return 0, []
    least = [min(column) for column in zip(*table, strict=True)]
    found = [(name, n) for name, n in zip(names.args, least, strict=True) if n]
    left = [k for k, n in enumerate(least) if any(e[k] > n for e in table)]
    if len(left) > 1:
        raise ONE_VARIABLE(option, x, value=UNEVALUATED)
    if not left:
        return next(iter(table.values())), found
    at = left[0]
    row = [0] * (max(e[at] for e in table) - least[at] + 1)
    for e, c in table.items():
        row[e[at] - least[at]] = c
    lead, factors = split_row(row, p)
    return lead, found + [(_polynomial(f, names.args[at]), n) for f, n in factors]


def _with_root(evaluation, x, d: int):
    field = S.Rule(S.Extension, S.Sqrt(d))
    if not evaluation.evaluate(S.Variables(x)).args:
        return None
    variable, row = _row(evaluation, x, field)
    surds = [_surd(c, d) for c in row]
    if None in surds:
        raise ONE_VARIABLE(field, x, value=UNEVALUATED)
    number, found = factors_with_root(surds)
    shown = [(_polynomial([c.shown() for c in f], variable), n) for f, n in found]
    return number.shown(), [(evaluation.evaluate(f), n) for f, n in shown]


def _surd(c, d: int) -> Surd | None:
    """a + b Sqrt[d] of a coefficient."""
    outer, inner = square_part(d)
    re = im = Fraction(0)
    c = expand(c)
    for term in c.args if isinstance(c, Expr) and c.head is S.Plus else (c,):
        factor, rest = (term, 1) if type(term) in RATIONALS or type(term) is Complex else split(term)
        if type(factor) is Complex and (d > 0 or not all(type(v) in RATIONALS for v in parts(factor))):
            return None
        a, b = parts(factor)
        if same(rest, 1) and (not b or inner == -1):
            re, im = re + Fraction(a), im + Fraction(b) / outer
        elif (
            isinstance(rest, Expr)
            and rest.head is S.Power
            and same(rest.args[0], abs(inner))
            and same(rest.args[1], Fraction(1, 2))
        ):
            if bool(b) == (d > 0) or (b and a):
                return None
            im += Fraction(b if d < 0 else a) / outer
        else:
            return None
    return Surd(whole(re), whole(im), d)

"""Expand, coefficients, Collect and Piecewise."""

from __future__ import annotations

from math import gcd

from wlnet.algebra.analysis.power_series import is_series, normal
from wlnet.algebra.angles import trig_expanded
from wlnet.algebra.expand import coefficients, expand, expand_all, is_free_of, rebuilt, terms_by_power
from wlnet.algebra.numbers import RATIONALS
from wlnet.algebra.products import power, times
from wlnet.algebra.sums import plus, split
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

_THREADED = {S.List, S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual}

BAD_MODULUS = Message("Expand::modi", "Modulus -> `1` should be an integer.")
BAD_ORDER = Message("MonomialList::wlnetorder", "The order `1` should be one of `2`.")


@builtin("Expand[x_]", "Expand[x_, pattern_]", options={"Modulus": 0, "Trig": FALSE})
def expand_(evaluation, x, pattern=None, options=None):
    """Products and powers of sums multiplied out; with a pattern, parts that are free of it stay.

    Modulus    integers that the coefficients are taken modulo
    Trig       True: sines and cosines of sums and multiples of angles, too
    """
    if pattern is not None:
        return _expanded_where(evaluation, x, pattern)
    found = trig_expanded(x) if options["Trig"] is TRUE else expand(x)
    modulus = options["Modulus"]
    if modulus != 0:
        if type(modulus) is not int:
            raise BAD_MODULUS(modulus, value=UNEVALUATED)
        return _modulo(found, modulus)
    if isinstance(found, Expr) and found.head is S.Plus and len(found) > _LONG_SUM:
        _settle(evaluation, found)
    return found


def _expanded_where(evaluation, x, pattern):
    """The sums that are free of the pattern are held together as one thing while the rest is expanded."""
    kept: dict = {}

    def hidden(part):
        if not isinstance(part, Expr) or part.head not in (S.Plus, S.Times, S.Power):
            return part
        if part.head is S.Plus and evaluation.evaluate(S.FreeQ(part, pattern)) is TRUE:
            return kept.setdefault(part, Symbol(f"part{len(kept)}", "System`Private`"))
        return rebuilt(part, hidden)

    found = expand(hidden(x))
    rules = wl_list(S.Rule(mark, part) for part, mark in kept.items())
    return evaluation.evaluate(S.ReplaceAll(found, rules))


def _modulo(x, modulus: int):
    """A sum with its rational coefficients taken modulo a number."""
    terms = x.args if isinstance(x, Expr) and x.head is S.Plus else (x,)
    found = []
    for term in terms:
        c, rest = (term, 1) if type(term) in RATIONALS else split(term)
        if type(c) in RATIONALS and gcd(c.denominator, modulus) == 1:
            term = times(c.numerator * pow(c.denominator, -1, modulus) % modulus, rest)
        found.append(term)
    return plus(*found)


_LONG_SUM = 1000  # terms from which on it pays to say that they are evaluated


def _settle(evaluation, total: Expr) -> None:
    """Marks a sum of products of symbols and numbers as evaluated, where it means what it says."""
    heads = (S.Plus, S.Times, S.Power)
    definitions = evaluation.definitions
    if definitions.up_values or not all(map(evaluation.compiler.is_pristine, heads)):
        return
    for head in heads:
        definitions.of(head).seen = True
    stamp = definitions.stamp
    for term in total.args:
        for factor in term.args if isinstance(term, Expr) and term.head is S.Times else (term,):
            if type(factor) is Expr and factor.head is S.Power and type(factor.args[0]) is Symbol:
                factor.mark = stamp
            elif isinstance(factor, Expr):
                return
        if type(term) is Expr:
            term.mark = stamp
    total.mark = stamp


@builtin("ExpandAll[x_]")
def expand_all_(evaluation, x):
    return expand_all(x)


@builtin("Coefficient[x_, form_]", "Coefficient[x_, form_, n_]", attributes=("Listable",))
def coefficient(evaluation, x, form, n=None):
    """The coefficient of form^n; the form may be a product of powers."""
    if is_series(x):
        x = normal(x)
    factors = form.args if isinstance(form, Expr) and form.head is S.Times else (form,)
    if isinstance(x, Expr) and x.head is S.Times:
        bases = [f.args[0] if isinstance(f, Expr) and f.head is S.Power else f for f in factors]
        free = [part for part in x.args if all(is_free_of(part, base) for base in bases)]
        if free and len(free) < len(x):
            rest = times(*(part for part in x.args if not any(part is one for one in free)))
            return times(*free, coefficient(evaluation, rest, form, n))
    for factor in factors:
        base, degree = factor, 1
        if isinstance(factor, Expr) and factor.head is S.Power:
            base, degree = factor.args
        if n is not None:
            degree = times(degree, n)
        if type(degree) is int and degree == 0 and is_free_of(x, base):
            continue
        x = next((rest for found, rest in terms_by_power(x, base) if same(found, degree)), 0)
    return x


@builtin("CoefficientList[x_, variable_]", options={"Modulus": 0})
def coefficient_list(evaluation, x, variable, options=None):
    """Coefficients of the powers 0, 1, 2, ...; an array of them for several variables."""
    if is_series(x):
        x = normal(x)
    variables = variable.args if is_list(variable) else (variable,)
    table = _table(x, variables, 0 if options is None else options["Modulus"])
    if table is None:
        return None
    sizes = [room_for(max((e[k] for e in table), default=-1) + 1) for k in range(len(variables))]
    return _array(table, sizes, ())


def _table(x, variables, modulus=0) -> dict[tuple, object] | None:
    """{exponents: coefficient} of a polynomial in the variables, or None; modulo a number above 1."""
    if type(modulus) is int and abs(modulus) > 1:
        return _table(_modulo(expand(x), abs(modulus)), variables)
    if not variables:
        return {} if type(x) is int and x == 0 else {(): x}
    if is_free_of(x, variables[0]):
        found = {0: x}
    else:
        found = coefficients(x, variables[0])
    if found is None:
        return None
    table = {}
    for degree, part in found.items():
        inner = _table(part, variables[1:])
        if inner is None:
            return None
        table.update({(degree, *rest): c for rest, c in inner.items()})
    return table


def _array(table: dict, sizes: list[int], place: tuple):
    if len(place) == len(sizes):
        return table.get(place, 0)
    return wl_list([_array(table, sizes, (*place, k)) for k in range(sizes[len(place)])])


@builtin("CoefficientRules[x_]", "CoefficientRules[x_, variables_]", options={"Modulus": 0})
def coefficient_rules(evaluation, x, variables=None, options=None):
    """{{exponents} -> coefficient, ...}, the highest powers first."""
    if variables is None:
        variables = evaluation.evaluate(S.Variables(x))
    names = variables.args if is_list(variables) else (variables,)
    table = _table(x, names, 0 if options is None else options["Modulus"])
    if table is None:
        return None
    return [S.Rule(wl_list(e), table[e]) for e in sorted(table, reverse=True)]


@builtin("FromCoefficientRules[rules_List, variables_]")
def from_coefficient_rules(evaluation, rules, variables):
    """The polynomial with these {exponents} -> coefficient."""
    names = variables.args if is_list(variables) else (variables,)
    if not all(is_rule(rule) and is_list(rule.args[0]) for rule in rules.args):
        return None
    return plus(*(_monomial(rule.args[1], names, rule.args[0].args) for rule in rules.args))


_ORDERS = {
    "Lexicographic": lambda e: e,
    "DegreeLexicographic": lambda e: (sum(e), e),
    "DegreeReverseLexicographic": lambda e: (sum(e), tuple(-n for n in reversed(e))),
    "NegativeLexicographic": lambda e: tuple(-n for n in e),
    "NegativeDegreeLexicographic": lambda e: (-sum(e), e),
    "NegativeDegreeReverseLexicographic": lambda e: (-sum(e), tuple(-n for n in reversed(e))),
}


@builtin(
    "MonomialList[x_]",
    "MonomialList[x_, variables_]",
    "MonomialList[x_, variables_, order_]",
    options={"Modulus": 0},
)
def monomial_list(evaluation, x, variables=None, order="Lexicographic", options=None):
    """The terms of a polynomial, by default the highest powers of the first variable first."""
    if variables is None:
        variables = evaluation.evaluate(S.Variables(x))
    if order not in _ORDERS:
        raise BAD_ORDER(order, wl_list(_ORDERS), value=UNEVALUATED)
    names = variables.args if is_list(variables) else (variables,)
    table = _table(x, names, options["Modulus"])
    if table is None:
        return None
    return [_monomial(table[e], names, e) for e in sorted(table, key=_ORDERS[order], reverse=True)]


def _monomial(c, names, exponents):
    return times(c, *(power(name, n) for name, n in zip(names, exponents, strict=True)))


@builtin("Exponent[x_, form_]", "Exponent[x_, form_, h_]", attributes=("Listable",))
def exponent(evaluation, x, form, h=S.Max):
    """The highest power of the form; h of all its powers."""
    return evaluation.evaluate(Expr(h, tuple(sorted((n for n, _ in terms_by_power(x, form)), key=order_key))))


@builtin("PolynomialQ[x_]", "PolynomialQ[x_, variable_]")
def polynomial_q(evaluation, x, variable=None):
    if variable is None:
        variable = evaluation.evaluate(S.Variables(x))
    variables = variable.args if is_list(variable) else (variable,)
    for v in variables:
        if isinstance(v, Expr) and v.head is S.Power:  # a polynomial in that power, and free of its base
            mark = Symbol("power", "System`Private`")
            x = evaluation.evaluate(S.ReplaceAll(x, S.Rule(v, mark)))
            if not is_free_of(x, v.args[0]):
                return False
            v = mark
        if coefficients(x, v) is None:
            return False
    return True


@builtin("Collect[x_, variable_]", "Collect[x_, variable_, h_]")
def collect(evaluation, x, variable, h=None):
    """Terms with the same power of the variables put together, with h of each coefficient."""
    variables = variable.args if is_list(variable) else (variable,)
    if isinstance(x, Expr) and x.head in _THREADED:
        return Expr(x.head, tuple(collect(evaluation, part, variable, h) for part in x.args))
    return evaluation.evaluate(_collected(x, variables, h))


def _collected(x, variables, h):
    if not variables:
        return x if h is None else Expr(h, (x,))
    parts = terms_by_power(x, variables[0])
    return plus(*(times(_collected(c, variables[1:], h), power(variables[0], n)) for n, c in parts))


@builtin("Piecewise[cases_]", "Piecewise[cases_, default_]", attributes=("HoldAll",))
def piecewise(evaluation, cases, default=0):
    """The value of the first case whose condition is True; open conditions stay.

    Neighbours of the same value become one case, and last cases with the value of the default go.
    """
    cases = cases if is_list(cases) else evaluation.evaluate(cases)
    if not is_list(cases):
        return None
    kept = []
    for case in cases.args:
        case = evaluation.evaluate(case) if not (is_list(case) and len(case) == 2) else case
        if not is_list(case) or len(case) != 2:
            return None
        value, condition = case.args
        condition = evaluation.evaluate(condition)
        if condition is TRUE:
            if not kept:
                return value
            default = value
            break
        if condition is not FALSE:
            _add_case(evaluation, kept, evaluation.evaluate(value), condition)
    default = evaluation.evaluate(default)
    while kept and same(kept[-1][0], default):
        kept.pop()
    if not kept:
        return default
    kept = evaluation.evaluated(wl_list(map(wl_list, kept)))
    return evaluation.evaluated(S.Piecewise(kept, default))


def _add_case(evaluation, kept: list, value, condition) -> None:
    if not kept or not same(kept[-1][0], value):
        kept.append((value, condition))
    elif not same(kept[-1][1], condition):
        kept[-1] = value, evaluation.evaluate(S.Or(kept[-1][1], condition))

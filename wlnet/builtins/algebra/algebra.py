"""Expand, coefficients, Piecewise, and equations of degree 1 and 2."""

from __future__ import annotations

from itertools import pairwise

from wlnet.algebra.analysis.power_series import is_series, normal
from wlnet.algebra.angles import trig_expanded
from wlnet.algebra.expand import coefficients, expand, expand_all, is_free_of, rebuilt, terms_by_power
from wlnet.algebra.numbers import NUMBERS, is_number, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.numeric_roots import polynomial_roots
from wlnet.algebra.products import power, times
from wlnet.algebra.solve import solve
from wlnet.algebra.sums import minus, plus, split
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

_THREADED = {S.List, S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual}

NOT_AN_EQUATION = Message("Solve::eqf", "`1` is not a well-formed equation.")
BAD_MODULUS = Message("Expand::modi", "Modulus -> `1` should be an integer.")
BAD_ORDER = Message("MonomialList::wlnetorder", "The order `1` should be one of `2`.")
BAD_VARIABLE = Message("Solve::ivar", "`1` is not a valid variable.")
NOT_SOLVED = Message(
    "Solve::wlnetdeg",
    "Systems that come down to polynomials are offered, with parameters of degree 1 or 2; `1` is not one.",
)


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
    """A sum with its whole coefficients taken modulo a number."""
    terms = x.args if isinstance(x, Expr) and x.head is S.Plus else (x,)
    found = []
    for term in terms:
        c, rest = (term, 1) if type(term) is int else split(term)
        found.append(times(c % modulus, rest) if type(c) is int else term)
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


@builtin("CoefficientList[x_, variable_]")
def coefficient_list(evaluation, x, variable):
    """Coefficients of the powers 0, 1, 2, ...; an array of them for several variables."""
    if is_series(x):
        x = normal(x)
    variables = variable.args if is_list(variable) else (variable,)
    table = _table(x, variables)
    if table is None:
        return None
    sizes = [room_for(max((e[k] for e in table), default=-1) + 1) for k in range(len(variables))]
    return _array(table, sizes, ())


def _table(x, variables) -> dict[tuple, object] | None:
    """{exponents: coefficient} of a polynomial in the variables, or None."""
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


@builtin("CoefficientRules[x_]", "CoefficientRules[x_, variables_]")
def coefficient_rules(evaluation, x, variables=None):
    """{{exponents} -> coefficient, ...}, the highest powers first."""
    if variables is None:
        variables = evaluation.evaluate(S.Variables(x))
    table = _table(x, variables.args if is_list(variables) else (variables,))
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
    modulus = options["Modulus"]
    table = _table(x if modulus == 0 else _modulo(expand(x), modulus), names)
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


@builtin("Solve[equations_, variables_]", "Solve[equations_, variables_, domain_]")
def solve_(evaluation, equations, variables, domain=None):
    """Rules for the unknowns of linear systems, and of one equation of degree 2."""
    return _solutions(evaluation, equations, variables, domain)


@builtin("SolveValues[equations_, variables_]")
def solve_values(evaluation, equations, variables):
    found = _solutions(evaluation, equations, variables, None)
    if not is_list(found) or not all(map(len, found.args)):
        return None
    if not is_list(variables):
        return wl_list(rules.args[0].args[1] for rules in found.args)
    return wl_list(wl_list(r.args[1] for r in rules.args) for rules in found.args)


@builtin("NSolve[equations_, variables_]", "NSolve[equations_, variables_, domain_]")
def n_solve(evaluation, equations, variables, domain=None):
    """Numeric solutions: all roots of a polynomial in one variable, else those of Solve."""
    unknowns = variables.args if is_list(variables) else (variables,)
    equation = equations.args[0] if is_list(equations) and len(equations) == 1 else equations
    if len(unknowns) == 1 and isinstance(equation, Expr) and equation.head is S.Equal and len(equation) == 2:
        found = coefficients(minus(*equation.args), unknowns[0])
        numbers = {k: numeric_value(c) for k, c in found.items()} if found is not None else {None: None}
        if all(type(c) in (float, complex) for c in numbers.values()):
            values = polynomial_roots([numbers.get(k, 0.0) for k in range(max(numbers) + 1)])
            if domain is S.Reals:
                values = [v for v in values if type(v) is float]
            return _rules(unknowns, [[v] for v in values])
    exact = _solutions(evaluation, equations, variables, domain)
    return evaluation.evaluate(S.N(exact))


def _solutions(evaluation, equations, variables, domain):
    unknowns = variables.args if is_list(variables) else (variables,)
    for unknown in unknowns:
        if numeric_value(unknown) is not None or (isinstance(unknown, Expr) and unknown.head in _SUMS):
            raise BAD_VARIABLE(unknown, value=UNEVALUATED)
    if equations is TRUE:
        return wl_list([wl_list(())])
    if equations is FALSE:
        return wl_list(())
    given = list(_single(evaluation, equations))
    if any(x is FALSE for x in given):
        return wl_list(())
    given = [x for x in given if x is not TRUE]
    conditions = [x for x in given if isinstance(x, Expr) and x.head in _CONDITIONS]
    given = [x for x in given if not any(x is one for one in conditions)]
    for x in (*given, *conditions):
        if not isinstance(x, Expr) or x.head in (S.Plus, S.Times, S.Power):
            raise NOT_AN_EQUATION(x, value=UNEVALUATED)
    if not all(isinstance(x, Expr) and x.head is S.Equal and len(x) == 2 for x in given):
        raise NOT_SOLVED(equations, value=UNEVALUATED)
    found = solve([x.args for x in given], list(unknowns), domain is S.Reals)
    if found is None or domain not in (None, S.Reals, S.Complexes, S.Integers):
        raise NOT_SOLVED(equations, value=UNEVALUATED)
    if domain is S.Reals:
        found = [values for values in found if not any(map(_is_complex, values))]
    if domain is S.Integers:
        if any(type(v) not in NUMBERS and numeric_value(v) is None for values in found for v in values):
            raise NOT_SOLVED(equations, value=UNEVALUATED)
        found = sorted(values for values in found if all(type(v) is int for v in values))
    rules = _rules(unknowns, found)
    if not conditions:
        return rules
    kept = []
    for solution in rules.args:
        holds = evaluation.evaluate(S.ReplaceAll(S.And(*conditions), solution))
        if holds not in (TRUE, FALSE):
            raise NOT_SOLVED(equations, value=UNEVALUATED)
        kept += [solution] if holds is TRUE else []
    return wl_list(kept)


def _single(evaluation, system):
    """The equations and conditions of a system one by one; those of lists hold element by element."""
    head = system.head if isinstance(system, Expr) else None
    if head in (S.List, S.And):
        for one in system.args:
            yield from _single(evaluation, one)
        return
    sides = system.args if head is S.Equal else None
    if head in _OF_VECTORS and len(system) == 1 and is_list(system.args[0]):
        head, sides = _OF_VECTORS[head], system.args[0].args
    lengths = {len(x) for x in sides or () if is_list(x)}
    if len(lengths) == 1:
        columns = zip(*(x.args if is_list(x) else [x] * max(lengths) for x in sides), strict=True)
        for column in columns:
            yield from _single(evaluation, evaluation.evaluate(Expr(head, column)))
    elif head is S.Equal and len(system) > 2:
        for pair in pairwise(system.args):
            yield from _single(evaluation, evaluation.evaluate(Expr(head, pair)))
    else:
        yield system


def _rules(unknowns, found):
    return wl_list(
        wl_list(
            S.Rule(x, v) for x, v in zip(unknowns, values, strict=True) if v is not None and not same(x, v)
        )
        for values in found
    )


_OF_VECTORS = {
    S.VectorLess: S.Less,
    S.VectorLessEqual: S.LessEqual,
    S.VectorGreater: S.Greater,
    S.VectorGreaterEqual: S.GreaterEqual,
}
_SUMS = (S.Plus, S.Times, S.Power)
_CONDITIONS = {S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.Unequal, S.Inequality, S.Element}


def _is_complex(x) -> bool:
    """Whether a solution is no real number."""
    value = numeric_value(x)
    if value is not None:
        return not is_real(value) and abs(complex(value).imag) > 1e-12 * abs(complex(value))
    return _has_complex(x)


def _has_complex(x) -> bool:
    """Whether an imaginary number stands in x."""
    if isinstance(x, Expr):
        return any(map(_has_complex, x.args))
    return is_number(x) and not is_real(x)

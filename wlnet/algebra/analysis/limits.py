"""Limits: by substitution where the expression is continuous, else one-sided through Infinity."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.algebra.analysis.expansion import sign_of_constant
from wlnet.algebra.analysis.growth import Growth, NoLimit
from wlnet.algebra.analysis.truncated import NoSeries, vanishes
from wlnet.algebra.assumptions import Facts
from wlnet.algebra.elementary import FUNCTIONS
from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.infinity import MINUS_INFINITY, direction
from wlnet.algebra.numbers import INDETERMINATE, INFINITY, is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, power, times
from wlnet.algebra.refining import refined
from wlnet.algebra.sums import minus, negated, plus
from wlnet.expr.expr import FALSE, TRUE, Expr, same
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S, Symbol

_ALGEBRAIC = {S.Plus, S.Times, S.Power}
_JUMPS = {
    S.Sign, S.UnitStep, S.Floor, S.Ceiling, S.Round, S.IntegerPart, S.FractionalPart, S.Abs, S.RealAbs,
    S.Mod, S.HeavisideTheta, S.Arg,
}  # fmt: skip
_SMOOTH_MORE = {"Zeta", "PolyGamma", "HarmonicNumber", "Binomial", "Beta", "Max", "Min", "PolyLog"}

# the signs of a - b for which the comparison holds
_SIGNS = {
    S.Less: (-1,), S.LessEqual: (-1, 0), S.Greater: (1,), S.GreaterEqual: (1, 0), S.Equal: (0,),
    S.Unequal: (-1, 1),
}  # fmt: skip

# functions of exponentials, and what grows as they do
_REWRITTEN: dict[Symbol, Callable] = {
    S.Sinh: lambda u: times(Fraction(1, 2), minus(power(S.E, u), power(S.E, negated(u)))),
    S.Cosh: lambda u: times(Fraction(1, 2), plus(power(S.E, u), power(S.E, negated(u)))),
    S.Tanh: lambda u: minus(1, over(2, plus(1, power(S.E, times(2, u))))),
    S.Coth: lambda u: plus(1, over(2, plus(-1, power(S.E, times(2, u))))),
    S.Sech: lambda u: over(2, plus(power(S.E, u), power(S.E, negated(u)))),
    S.Csch: lambda u: over(2, minus(power(S.E, u), power(S.E, negated(u)))),
    S.LogisticSigmoid: lambda u: power(plus(1, power(S.E, negated(u))), -1),
    S.Log2: lambda u: over(S.Log(u), S.Log(2)),
    S.Log10: lambda u: over(S.Log(u), S.Log(10)),
}

# what stands for functions of one argument that grows, with as many terms as a limit needs
_ASYMPTOTIC: dict[Symbol, Callable] = {
    S.Erf: lambda u: minus(1, _error_tail(u)),
    S.Erfc: lambda u: _error_tail(u),
    S.HarmonicNumber: lambda u: plus(
        S.Log(u), S.EulerGamma, power(times(2, u), -1), times(Fraction(-1, 12), power(u, -2)),
        times(Fraction(1, 120), power(u, -4)),
    ),
}  # fmt: skip

_WITH_POLES = (S.Tan, S.Cot, S.Sec, S.Csc)  # they run through all values again and again


class Limits:
    """Limits of expressions in a variable.

    evaluate    expression to its value, without messages
    facts       what is known of the parameters
    """

    def __init__(self, variable, evaluate: Callable, facts: Facts):
        self.variable = variable
        self.evaluate = evaluate
        self.facts = facts
        self._grows: Symbol | None = None  # what stands for the variable while it grows

    def _sign(self, c) -> int | None:
        known = sign_of_constant(c)
        return self.facts.sign(c) if known is None else known

    def at(self, e, point, side: int = 0):
        """The limit from above (1), below (-1) or both sides (0); Indeterminate where the sides differ.

        Raises NoLimit.
        """
        if is_free_of(e, self.variable):
            return e
        if isinstance(e, Expr) and not self._is_known(e.head):
            raise NoLimit
        found = self._by_substitution(e, point)
        if found is not None:
            return found
        if (
            isinstance(e, Expr)
            and e.head is S.Plus
            and direction(point) is None
            and not is_free_of(e, S.PolyLog)
        ):
            return self._by_terms(e, point, side)
        if point is INFINITY or point == MINUS_INFINITY:
            return self._one_sided(e, point, 1)
        if direction(point) is not None:
            raise NoLimit
        if side:
            return self._one_sided(e, point, side)
        above, below = self._one_sided(e, point, 1), self._one_sided(e, point, -1)
        if same(above, below) or _equal(above, below):
            return above
        if numeric_value(above) is None and numeric_value(below) is None and not _both_infinite(above, below):
            raise NoLimit
        return INDETERMINATE

    def _by_terms(self, e: Expr, point, side: int):
        """The sum of the limits of terms that all are finite."""
        found = [self.at(term, point, side) for term in e.args]
        if any(x is INDETERMINATE or direction(x) is not None for x in found):
            raise NoLimit
        return self.evaluate(plus(*found))

    def _by_substitution(self, e, point):
        """The value at the point of a continuous expression; None where that is not known."""
        if not self._is_continuous(e):
            return None
        if direction(point) is not None and self._hides_infinity(e, point):
            return None
        try:
            found = self.evaluate(S.ReplaceAll(e, S.Rule(self.variable, point)))
            found = refined(found, self.facts, self.evaluate) if self.facts else found
        except MessageError:
            return None
        if found is INDETERMINATE or _has_undirected(found) or _has_inner_infinity(found):
            return None
        if direction(found) is not None and direction(point) is None:
            return None
        return found

    def _hides_infinity(self, e, point) -> bool:
        """Whether a part of e becomes an infinity of unknown direction, as a Infinity + 1."""
        for part in e.args if isinstance(e, Expr) else ():
            if is_free_of(part, self.variable):
                continue
            value = self.evaluate(S.Quiet(S.ReplaceAll(part, S.Rule(self.variable, point))))
            if direction(value) is None and not is_free_of(value, INFINITY):
                return True
            if self._hides_infinity(part, point):
                return True
        return False

    @staticmethod
    def _is_known(head) -> bool:
        name = head.name if type(head) is Symbol else ""
        return (
            head in _ALGEBRAIC
            or head in (S.Piecewise, S.If)
            or head in _JUMPS
            or name in FUNCTIONS
            or name in _SMOOTH_MORE
        )

    def _is_continuous(self, e) -> bool:
        if not isinstance(e, Expr) or is_free_of(e, self.variable):
            return True
        jumps = e.head in _JUMPS or e.head in (S.Piecewise, S.If)
        return self._is_known(e.head) and not jumps and all(map(self._is_continuous, e.args))

    def _one_sided(self, e, point, side: int):
        x = Symbol("x", "System`Private`")
        if point is INFINITY:
            value = x
        elif point == MINUS_INFINITY:
            value = negated(x)
        else:
            value = plus(point, times(side, power(x, -1)))
        try:
            if _has_ratio(e):
                e = self.evaluate(S.FunctionExpand(e))
            moved = self.evaluate(S.ReplaceAll(_without_mod(e), S.Rule(self.variable, value)))
            growth = Growth(x, self.evaluate, self._sign)
            return self._grown(growth, moved)
        except (NoSeries, MessageError, RecursionError, ArithmeticError):
            raise NoLimit from None

    def _grown(self, growth: Growth, e):
        e = self._prepared(growth, e)
        if _runs_wild(growth, e):
            return INDETERMINATE
        waves: list = []
        arguments: list = []
        e = self._without_waves(growth, e, waves, arguments)
        try:
            found = self.evaluate(growth.limit(e))
        except NoLimit:
            found = self._grown_otherwise(growth, e)
        if not waves:
            return found
        if all(is_free_of(found, wave) for wave in waves):
            return found
        spread = self._spread(e, found, waves, arguments)
        if spread is not None:
            return spread
        if any(same(found, wave) for wave in waves) or vanishes(found):
            return INDETERMINATE
        if direction(found) is not None:
            return found
        return INDETERMINATE

    def _grown_otherwise(self, growth: Growth, e):
        """The limit of e expanded, or an infinity of a direction that is a parameter. Raises NoLimit."""
        expanded = self.evaluate(S.Expand(e))
        try:
            if same(expanded, e):
                raise NoLimit
            return self.evaluate(growth.limit(expanded))
        except NoLimit:
            exponent, c = growth.first_term(e)
            if not exponent < 0 or not is_free_of(c, growth.x):
                raise
            return self.evaluate(S.Times(c, INFINITY))

    def _prepared(self, growth: Growth, e):
        """Hyperbolic functions as exponentials, Gamma by Stirling's formula, where the argument grows."""
        if not isinstance(e, Expr) or is_free_of(e, growth.x):
            return e
        if e.head in (S.Piecewise, S.If):
            return self._prepared(growth, self._case(growth, e))
        e = self.evaluate(Expr(e.head, tuple(self._prepared(growth, arg) for arg in e.args)))
        if not isinstance(e, Expr) or len(e) != 1 or is_free_of(e, growth.x):
            return e
        rule = _REWRITTEN.get(e.head)
        if rule is not None:
            return rule(e.args[0])
        rule = _ASYMPTOTIC.get(e.head)
        if rule is not None:
            turn = growth.limit(e.args[0])
            if turn is INFINITY:
                return rule(e.args[0])
            if turn == MINUS_INFINITY and e.head is S.Erf:
                return negated(rule(negated(e.args[0])))
            if turn == MINUS_INFINITY and e.head is S.Erfc:
                return minus(2, rule(negated(e.args[0])))
        if e.head in (S.Gamma, S.Factorial, S.LogGamma):
            u = plus(1, e.args[0]) if e.head is S.Factorial else e.args[0]
            if growth.limit(u) is INFINITY:
                return _stirling(u) if e.head is S.LogGamma else S.Power(S.E, _stirling(u))
        return e

    def _case(self, growth: Growth, e: Expr):
        """The case of Piecewise or If that holds for large x."""
        if e.head is S.If:
            cases, default = [(e.args[1], e.args[0])], e.args[2] if len(e) > 2 else S.Null
        else:
            cases, default = [case.args for case in e.args[0].args], e.args[1] if len(e) > 1 else 0
        for value, condition in cases:
            if self._holds(growth, condition):
                return value
        return default

    def _holds(self, growth: Growth, condition) -> bool:
        """Whether a comparison of two things is true for large x. Raises NoLimit."""
        if condition in (TRUE, FALSE):
            return condition is TRUE
        if isinstance(condition, Expr) and condition.head in (S.And, S.Or):
            parts = [self._holds(growth, part) for part in condition.args]
            return all(parts) if condition.head is S.And else any(parts)
        if not isinstance(condition, Expr) or condition.head not in _SIGNS or len(condition) != 2:
            raise NoLimit
        difference = self.evaluate(minus(*condition.args))
        return growth.sign(self._prepared(growth, difference)) in _SIGNS[condition.head]

    def _spread(self, e, found, waves: list, arguments: list):
        """The interval that a sum of waves fills whose arguments are polynomials of different degrees."""
        degrees = [coefficients(arg, self._grows) for arg in arguments]
        if len(waves) < 2 or None in degrees or len({max(d) for d in degrees}) < 2:
            return None
        sizes, rest = [], found
        for wave in waves:
            parts = coefficients(rest, wave)
            if parts is None or max(parts) != 1 or not is_real(parts[1]):
                return None
            sizes.append(abs(parts[1]))
            rest = parts.get(0, 0)
        return S.Interval(S.List(minus(rest, sum(sizes)), plus(rest, sum(sizes))))

    def _without_waves(self, growth: Growth, e, waves: list, arguments: list):
        """Sines and cosines of growing arguments as symbols: bounded, of unknown value."""
        if not isinstance(e, Expr) or is_free_of(e, growth.x):
            return e
        if (
            e.head in (S.Sin, S.Cos)
            and direction(growth.limit(self._prepared(growth, e.args[0]))) is not None
        ):
            self._grows = growth.x
            arguments.append(e.args[0])
            waves.append(Symbol(f"wave{len(waves)}", "System`Private`"))
            return waves[-1]
        parts = tuple(self._without_waves(growth, arg, waves, arguments) for arg in e.args)
        return self.evaluate(Expr(e.head, parts))


def _runs_wild(growth: Growth, e) -> bool:
    """Whether e is Tan or its kin of an argument that grows, but for a constant factor."""
    if isinstance(e, Expr) and e.head is S.Times and len(e) == 2 and is_free_of(e.args[0], growth.x):
        e = e.args[1]
    return isinstance(e, Expr) and e.head in _WITH_POLES and direction(growth.limit(e.args[0])) is not None


def _error_tail(u):
    """1 - Erf[u] for large u."""
    terms = (1, times(Fraction(-1, 2), power(u, -2)), times(Fraction(3, 4), power(u, -4)))
    return over(times(power(S.E, negated(power(u, 2))), plus(*terms)), times(u, power(S.Pi, Fraction(1, 2))))


def _stirling(u):
    """Log[Gamma[u]] for large u, up to u^-7."""
    terms = [
        times(plus(u, Fraction(-1, 2)), S.Log(u)),
        negated(u),
        times(Fraction(1, 2), S.Log(times(2, S.Pi))),
    ]
    for k, c in (
        (1, Fraction(1, 12)),
        (3, Fraction(-1, 360)),
        (5, Fraction(1, 1260)),
        (7, Fraction(-1, 1680)),
    ):
        terms.append(times(c, power(u, -k)))
    return plus(*terms)


def _has_ratio(e) -> bool:
    """Whether two Gamma functions or factorials stand in a product."""
    if not isinstance(e, Expr):
        return False
    if e.head is S.Times:
        bases = [f.args[0] if isinstance(f, Expr) and f.head is S.Power else f for f in e.args]
        if sum(isinstance(b, Expr) and b.head in (S.Gamma, S.Factorial) for b in bases) > 1:
            return True
    return any(map(_has_ratio, e.args))


def _without_mod(e):
    """Mod[u, n] as u - n Floor[u/n]."""
    if not isinstance(e, Expr) or e.array is not None:
        return e
    e = Expr(e.head, tuple(map(_without_mod, e.args)))
    if e.head is S.Mod and len(e) == 2:
        u, n = e.args
        return minus(u, times(n, S.Floor(over(u, n))))
    return e


def _equal(a, b) -> bool:
    if direction(a) is not None or direction(b) is not None:
        return False
    return vanishes(minus(a, b))


def _both_infinite(a, b) -> bool:
    return direction(a) is not None or direction(b) is not None


def _has_undirected(x) -> bool:
    """Whether Indeterminate, ComplexInfinity, a range of values or a power of 0 with a symbol stands in x."""
    if x is INDETERMINATE or direction(x) == 0 or (isinstance(x, Expr) and x.head is S.Interval):
        return True
    if isinstance(x, Expr) and x.head is S.Power and type(x.args[0]) is int and x.args[0] == 0:
        return True
    return isinstance(x, Expr) and any(map(_has_undirected, x.args))


def _has_inner_infinity(x) -> bool:
    """Whether an infinity stands in x that is not x itself."""
    if direction(x) is not None:
        return False
    return isinstance(x, Expr) and any(
        direction(arg) is not None or _has_inner_infinity(arg) for arg in x.args
    )

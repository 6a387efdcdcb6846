"""FunctionDomain: for which real numbers an expression is one; FunctionRange; MaxLimit and MinLimit."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.expand import coefficients, is_free_of
from wlnet.algebra.numbers import INFINITY
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over, times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import TRUE, Expr, is_list, is_rule, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NOT_OFFERED = Message(
    "FunctionDomain::wlnetdom",
    "Domains are offered of elementary functions of one variable over the reals; `1` is no such function.",
)
BAD_LIMIT = Message("MaxLimit::lim", "Limit specification `1` is not of the form x -> x0.")

_HALF_PI, _MINUS_HALF_PI = over(S.Pi, 2), over(S.Pi, -2)

_EVERYWHERE = {
    S.Abs, S.RealAbs, S.Sign, S.Sin, S.Cos, S.Sinh, S.Cosh, S.Tanh, S.Sech, S.ArcTan, S.ArcSinh, S.Max, S.Min,
    S.Floor, S.Ceiling, S.Round, S.UnitStep, S.HeavisideTheta, S.Erf, S.Erfc, S.CubeRoot, S.Sinc, S.ArcCot,
    S.Plus, S.Times, S.List,
}  # fmt: skip


def _conditions(x, name: Symbol, found: list) -> None:
    """Adds what must hold for x to be real; raises NOT_OFFERED for functions that are not known here."""
    if is_free_of(x, name) or not isinstance(x, Expr) or x is name:
        return
    for arg in x.args:
        _conditions(arg, name, found)
    head = x.head
    if head is S.Power and len(x) == 2:
        _of_power(*x.args, name, found)
    elif head is S.Log:
        found.append(S.Greater(x.args[-1], 0))
    elif head in (S.ArcSin, S.ArcCos):
        found.append(S.LessEqual(-1, x.args[0], 1))
    elif head is S.ArcCosh:
        found.append(S.GreaterEqual(x.args[0], 1))
    elif head is S.ArcTanh:
        found.append(S.Less(-1, x.args[0], 1))
    elif head in (S.Coth, S.Csch):
        found.append(S.Unequal(x.args[0], 0))
    elif head in (S.Tan, S.Sec):
        found.append(S.NotElement(plus(Fraction(1, 2), over(x.args[0], S.Pi)), S.Integers))
    elif head in (S.Cot, S.Csc):
        found.append(S.NotElement(over(x.args[0], S.Pi), S.Integers))
    elif head not in _EVERYWHERE:
        raise NOT_OFFERED(x, value=UNEVALUATED)


def _of_power(base, exponent, name: Symbol, found: list) -> None:
    if not is_free_of(exponent, name):
        if not is_free_of(base, name) or not (numeric_value(base) or 0) > 0:
            found.append(S.Greater(base, 0))
        return
    number = numeric_value(exponent)
    if type(number) is not float:
        raise NOT_OFFERED(S.Power(base, exponent), value=UNEVALUATED)
    if type(exponent) is int:
        found += [S.Unequal(base, 0)] if exponent < 0 else []
    else:
        found.append((S.Greater if number < 0 else S.GreaterEqual)(base, 0))


@builtin("FunctionDomain[f_, x_]", "FunctionDomain[f_, x_, domain_]")
def function_domain(evaluation, f, x, domain=S.Reals):
    """The condition on a real x under which f has a real value."""
    names = x.args if is_list(x) else (x,)
    if len(names) != 1 or not isinstance(names[0], Symbol) or domain is not S.Reals:
        raise NOT_OFFERED(f, value=UNEVALUATED)
    found: list = []
    _conditions(f, names[0], found)
    found = [evaluation.evaluate(one) for one in found]
    periodic = [one for one in found if isinstance(one, Expr) and one.head is S.NotElement]
    rest = evaluation.evaluate(S.And(*(one for one in found if one not in periodic)))
    if isinstance(rest, Expr):
        rest = evaluation.evaluate(S.Reduce(rest, names[0], S.Reals))
    return evaluation.evaluate(S.And(rest, *periodic)) if periodic else rest


@builtin("MaxLimit[f_, specification_]", options={"Direction": S.Reals})
def max_limit(evaluation, f, specification, options=None):
    """The greatest value that f comes close to again and again."""
    return _extreme_limit(evaluation, f, specification, options, S.Max)


@builtin("MinLimit[f_, specification_]", options={"Direction": S.Reals})
def min_limit(evaluation, f, specification, options=None):
    """The least value that f comes close to again and again."""
    return _extreme_limit(evaluation, f, specification, options, S.Min)


def _extreme_limit(evaluation, f, specification, options: dict, extreme: Symbol):
    if not is_rule(specification):
        raise BAD_LIMIT(specification, value=UNEVALUATED)
    direction = options["Direction"]
    point = specification.args[1]
    two_sided = direction in (S.Reals, S.Automatic, "TwoSided") and point is not INFINITY
    sides = ("FromAbove", "FromBelow") if two_sided and numeric_value(point) is not None else (direction,)
    values = []
    for side in sides:
        value = evaluation.evaluate(S.Limit(f, specification, S.Rule(S.Direction, side)))
        if value is S.Indeterminate or (isinstance(value, Expr) and value.head is S.Limit):
            value = _of_waves(evaluation, f, specification, side, extreme)
        if value is None:
            return None
        if isinstance(value, Expr) and value.head is S.Interval:
            value = S.Apply(extreme, wl_list(end for pair in value.args for end in pair.args))
        values.append(value)
    return evaluation.evaluate(Expr(extreme, tuple(values)))


def _of_waves(evaluation, f, specification, side, extreme: Symbol):
    """For a Sin or Cos without a limit: of its extreme values -1 and 1, where f is monotonic between."""
    wave = _wave(f, specification.args[0])
    if wave is None:
        return None
    mark = Symbol("wave", "System`Private`")
    inner = evaluation.evaluate(S.ReplaceAll(f, S.Rule(wave, mark)))
    slope = evaluation.evaluate(S.D(inner, mark))
    if not is_free_of(slope, mark):
        if not is_free_of(inner, specification.args[0]) or _count(inner, mark) != 1:
            return None
        return evaluation.evaluate(S.ReplaceAll(inner, S.Rule(mark, S.Interval(wl_list((-1, 1))))))
    ends = []
    for end in (-1, 1):
        value = evaluation.evaluate(S.ReplaceAll(inner, S.Rule(mark, end)))
        value = evaluation.evaluate(S.Limit(value, specification, S.Rule(S.Direction, side)))
        if isinstance(value, Expr) and value.head is S.Limit:
            return None
        ends.append(value)
    return Expr(extreme, tuple(ends))


def _count(x, mark: Symbol) -> int:
    """How often a symbol stands in x."""
    return int(x is mark) if not isinstance(x, Expr) else sum(_count(arg, mark) for arg in x.args)


def _wave(f, name):
    """The only Sin or Cos of the variable in f."""
    found: list = []
    _waves(f, name, found)
    return found[0] if len(found) == 1 else None


def _waves(f, name, found: list) -> None:
    if not isinstance(f, Expr) or is_free_of(f, name):
        return
    if f.head in (S.Sin, S.Cos):
        if f not in found:
            found.append(f)
        return
    for arg in f.args:
        _waves(arg, name, found)


# -- ranges ---------------------------------------------------------------------------------------

# (low, high, whether the ends are taken) over all real arguments for which the value is real
_RANGES: dict = {
    S.Sin: (-1, 1, True), S.Cos: (-1, 1, True), S.Tanh: (-1, 1, False),
    S.ArcTan: (_MINUS_HALF_PI, _HALF_PI, False),
    S.Cosh: (1, None, True), S.Abs: (0, None, True), S.RealAbs: (0, None, True),
    S.Exp: (0, None, False), S.Tan: (None, None, False), S.Cot: (None, None, False),
    S.Log: (None, None, False), S.Sinh: (None, None, False), S.ArcSinh: (None, None, False),
    S.CubeRoot: (None, None, False), S.ArcSin: (_MINUS_HALF_PI, _HALF_PI, True), S.ArcCos: (0, S.Pi, True),
    S.LogisticSigmoid: (0, 1, False), S.Erf: (-1, 1, False),
}  # fmt: skip


@builtin("FunctionRange[f_, x_Symbol, y_]")
def function_range(evaluation, f, x, y):
    """The values y that f takes for real x: of polynomials, and of a g[c x + d] + b with a known g."""
    found = _range_of_polynomial(evaluation, f, x)
    if found is None:
        found = _range_of_known(evaluation, f, x)
    if found is None:
        return None
    low, high, closed = found
    less = S.LessEqual if closed else S.Less
    if low is None and high is None:
        return TRUE
    if low is not None and high is not None:
        return S.Equal(y, low) if same(low, high) else less(low, y, high)
    if low is not None:
        return (S.GreaterEqual if closed else S.Greater)(y, low)
    return less(y, high)


def _range_of_polynomial(evaluation, f, x) -> tuple | None:
    powers = coefficients(f, x)
    if powers is None or any(numeric_value(c) is None for c in powers.values()):
        return None
    degree = max(powers)
    if degree == 0:
        return powers[0], powers[0], True
    if degree % 2:
        return None, None, False
    upwards = numeric_value(powers[degree]) > 0
    value = evaluation.evaluate(S.Quiet((S.MinValue if upwards else S.MaxValue)(f, x)))
    if numeric_value(value) is None:
        return None
    return (value, None, True) if upwards else (None, value, True)


def _range_of_known(evaluation, f, x) -> tuple | None:
    """Of a g[c x + d] + b."""
    terms = f.args if isinstance(f, Expr) and f.head is S.Plus else (f,)
    shift = plus(*(term for term in terms if is_free_of(term, x)))
    rest = [term for term in terms if not is_free_of(term, x)]
    factors = rest[0].args if rest and isinstance(rest[0], Expr) and rest[0].head is S.Times else rest[:1]
    scale = times(*(factor for factor in factors if is_free_of(factor, x)))
    functions = [factor for factor in factors if not is_free_of(factor, x)]
    if len(rest) != 1 or len(functions) != 1 or numeric_value(shift) is None or numeric_value(scale) is None:
        return None
    known = _known(functions[0], x)
    if known is None or known[2] is None:
        return None
    low, high, closed = known
    low, high = (
        None if end is None else evaluation.evaluate(plus(times(scale, end), shift)) for end in (low, high)
    )
    return (low, high, closed) if numeric_value(scale) > 0 else (high, low, closed)


def _known(g, x) -> tuple | None:
    """The range of g[c x + d], E^(c x + d) and Sqrt[c x + d]."""
    if not isinstance(g, Expr):
        return None
    if g.head is S.Power and is_free_of(g.args[0], x) and (numeric_value(g.args[0]) or 0) > 0:
        return (0, None, False) if _is_line(g.args[1], x) else None
    if g.head is S.Power and g.args[1] == Fraction(1, 2):
        return (0, None, True) if _is_line(g.args[0], x) else None
    return _RANGES.get(g.head) if len(g) == 1 and _is_line(g.args[0], x) else None


def _is_line(u, x) -> bool:
    found = coefficients(u, x)
    return found is not None and max(found) == 1 and all(numeric_value(c) is not None for c in found.values())

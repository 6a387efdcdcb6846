"""FunctionDomain: for which real numbers an expression is a real number; MaxLimit and MinLimit."""

from __future__ import annotations

from fractions import Fraction

from wlnet.algebra.expand import is_free_of
from wlnet.algebra.numbers import INFINITY
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import over
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NOT_OFFERED = Message(
    "FunctionDomain::wlnetdom",
    "Domains are offered of elementary functions of one variable over the reals; `1` is no such function.",
)
BAD_LIMIT = Message("MaxLimit::lim", "Limit specification `1` is not of the form x -> x0.")

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

"""Limit, of one variable after the other."""

from __future__ import annotations

from wlnet.algebra.analysis.growth import NoLimit
from wlnet.algebra.analysis.limits import Limits
from wlnet.algebra.assumptions import Facts
from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

BAD_SPEC = Message("Limit::lim", "Limit specification `1` is not of the form x -> x0.")
BAD_VARIABLE = Message("General::ivar", "`1` is not a valid variable.")
BAD_DIRECTION = Message(
    "Limit::ldir", 'Direction -> `1` should be "FromAbove" (-1), "FromBelow" (1), Reals or "TwoSided".'
)

_SIDES = {"FromAbove": 1, "FromBelow": -1, "TwoSided": 0, "Reals": 0}


def _side(given) -> int:
    """1 from above, -1 from below, 0 both. As a number, Direction tells how the variable moves."""
    if given in (S.Automatic, S.Reals):
        return 0
    if isinstance(given, str) and given in _SIDES:
        return _SIDES[given]
    if type(given) is int and given in (1, -1):
        return -given
    raise BAD_DIRECTION(given, value=UNEVALUATED)


@builtin("Limit[x_, specification_]", options={"Direction": S.Reals, "Assumptions": S("$Assumptions")})
def limit(evaluation, x, specification, options):
    """The limit for variable -> point; of lists element by element."""
    side = _side(options["Direction"])
    if is_list(specification):
        for one in specification.args:
            x = evaluation.evaluate(S.Limit(x, one, *_rules(side, options["Assumptions"])))
        return x
    if not is_rule(specification):
        raise BAD_SPEC(specification, value=UNEVALUATED)
    variable, _ = specification.args
    if not isinstance(variable, (Symbol, Expr)):
        raise BAD_VARIABLE(variable, value=UNEVALUATED)
    facts = Facts(evaluation.evaluate(options["Assumptions"]))
    parts = [
        _limit(evaluation, part, specification, side, facts) for part in (x.args if is_list(x) else (x,))
    ]
    return wl_list(parts) if is_list(x) else parts[0]


def _limit(evaluation, x, specification, side: int, facts: Facts):
    variable, point = specification.args
    try:
        with evaluation.messages.silent():
            return evaluation.evaluate(Limits(variable, evaluation.evaluate, facts).at(x, point, side))
    except NoLimit:
        return evaluation.evaluated(S.Limit(x, specification, *_rules(side)))


def _rules(side: int, assumptions=None) -> tuple:
    """The options that were given, as rules."""
    found = [] if side == 0 else [S.Rule(S.Direction, "FromAbove" if side > 0 else "FromBelow")]
    if assumptions is not None:
        found.append(S.Rule(S.Assumptions, assumptions))
    return tuple(found)


@builtin("DiscreteLimit[x_, specification_]")
def discrete_limit(evaluation, x, specification):
    """The limit of a sequence for n -> Infinity, of several one after the other."""
    if is_list(specification):
        for one in reversed(specification.args):
            x = evaluation.evaluate(S.DiscreteLimit(x, one))
        return x
    if not is_rule(specification):
        raise BAD_SPEC(specification, value=UNEVALUATED)
    found = _limit(evaluation, x, specification, 0, Facts(evaluation.evaluate(S("$Assumptions"))))
    return None if isinstance(found, Expr) and found.head is S.Limit else found

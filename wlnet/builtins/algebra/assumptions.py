"""Refine, Assuming, $Assumptions, and what Simplify, Limit and Integrate ask of them."""

from __future__ import annotations

from wlnet.algebra.assumptions import Facts
from wlnet.algebra.refining import refined
from wlnet.expr.expr import TRUE, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.language.assignment import setting
from wlnet.language.builtin import builtin
from wlnet.language.iterators import local_value

_STATE = "assumptions"
CURRENT = S("$Assumptions")


@builtin("$Assumptions")
def assumptions(evaluation):
    """What Refine, Simplify, Limit and Integrate take for granted; True at the start."""
    return evaluation.state.get(_STATE, TRUE)


@setting("$Assumptions")
def set_assumptions(evaluation, value):
    evaluation.state[_STATE] = value


@builtin("Assuming[facts_, body_]", attributes=("HoldRest",))
def assuming(evaluation, facts, body):
    """body with the facts added to $Assumptions."""
    if is_list(facts):
        facts = S.And(*facts.args)
    now = evaluation.evaluate(S.And(evaluation.evaluate(CURRENT), facts))
    with local_value(evaluation, CURRENT) as definition:
        evaluation.definitions.set_value(definition, now)
        return evaluation.evaluate(body)


@builtin("Refine[x_]", "Refine[x_, facts_]")
def refine(evaluation, x, facts=None):
    """x as it would be written if its symbols were numbers that satisfy the facts (and $Assumptions)."""
    known = evaluation.evaluate(CURRENT)
    stated = known if facts is None else S.And(known, *(facts.args if is_list(facts) else (facts,)))
    found = Facts(stated)
    if not found:
        return x
    if is_list(x):
        return wl_list(refined(part, found, evaluation.evaluate) for part in x.args)
    return refined(x, found, evaluation.evaluate)

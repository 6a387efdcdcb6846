"""Matching and replacing: MatchQ, Cases, Position, ReplaceAll and their kin."""

from __future__ import annotations

from fractions import Fraction
from math import inf

from wlnet.expr.association import Association
from wlnet.expr.expr import TRUE, Expr, head_of, is_list, is_rule, wl_list
from wlnet.expr.levels import level_range, map_levels, parts_in, walk
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.complexes import Complex
from wlnet.language.builtin import builtin
from wlnet.language.replacing import RuleSet, mapped, rule_sets
from wlnet.language.rules import Rule, flat_extension

LEVEL_ONE = wl_list((1,))
EVERYWHERE = wl_list((0, S.Infinity))
BAD_COUNT = Message("General::innf", "Non-negative integer or Infinity expected at position `1` in `2`.")


def _count(n, call: Expr, at: int) -> float:
    if type(n) is int and n >= 0:
        return n
    if n is S.Infinity:
        return inf
    raise BAD_COUNT(at, call, value=UNEVALUATED)


def _parts(expr, levels, owner: str, heads: bool):
    """The parts in the levels; a quick way for level 1."""
    if levels is LEVEL_ONE and not heads:
        if isinstance(expr, Expr):
            return expr.args
        return expr.values() if type(expr) is Association else ()
    return parts_in(expr, *level_range(levels, owner), heads)


# -- asking -----------------------------------------------------------------------------------------


@builtin("MatchQ[expr_, form_]", "MatchQ[form_][expr_]")
def match_q(evaluation, expr, form):
    """Whether the whole of expr matches the pattern."""
    return evaluation.matcher(form).matches(expr)


@builtin(
    "MemberQ[expr_, form_]",
    "MemberQ[expr_, form_, levels_]",
    "MemberQ[form_][expr_]",
    options={"Heads": S("False")},
)
def member_q(evaluation, expr, form, levels=LEVEL_ONE, options=None):
    """Whether an element of expr matches."""
    matches = evaluation.matcher(form).matches
    return any(matches(part) for part in _parts(expr, levels, "MemberQ", _heads(options, False)))


@builtin(
    "FreeQ[expr_, form_]", "FreeQ[expr_, form_, levels_]", "FreeQ[form_][expr_]", options={"Heads": S("True")}
)
def free_q(evaluation, expr, form, levels=EVERYWHERE, options=None):
    """Whether no part of expr matches; a + b is also a part of a + b + c, Complex a head of 1 + I."""
    tests = [evaluation.matcher(form).matches]
    longer = flat_extension(evaluation, Rule(form, TRUE, False)) if isinstance(form, Expr) else None
    if longer is not None:
        tests.append(evaluation.matcher(longer.left).matches)
    heads = _heads(options, True)
    for part in _parts(expr, levels, "FreeQ", heads):
        if any(matches(part) for matches in tests):
            return False
        if heads and isinstance(part, (Fraction, Complex, complex)) and tests[0](head_of(part)):
            return False
    return True


@builtin(
    "Count[expr_, form_]",
    "Count[expr_, form_, levels_]",
    "Count[form_][expr_]",
    options={"Heads": S("False")},
)
def count(evaluation, expr, form, levels=LEVEL_ONE, options=None):
    """How many elements match."""
    matches = evaluation.matcher(form).matches
    return sum(1 for part in _parts(expr, levels, "Count", _heads(options, False)) if matches(part))


def _heads(options, default: bool) -> bool:
    return default if options is None else options["Heads"] is S("True")


# -- finding ----------------------------------------------------------------------------------------


def _finder(evaluation, form):
    """part -> what Cases keeps of it (not evaluated), or None."""
    if is_rule(form):
        rule = Rule(form.args[0], form.args[1], form.head is S.RuleDelayed)
        return lambda part: rule.replace(evaluation, part)
    matches = evaluation.matcher(form).matches
    return lambda part: part if matches(part) else None


@builtin(
    "Cases[expr_, form_]",
    "Cases[expr_, form_, levels_]",
    "Cases[expr_, form_, levels_, n_]",
    "Cases[form_][expr_]",
    options={"Heads": S("False")},
)
def cases(evaluation, expr, form, levels=LEVEL_ONE, n=None, options=None):
    """The elements that match, or the right sides for them."""
    most = inf if n is None else _count(n, S.Cases(expr, form, levels, n), 4)
    find = _finder(evaluation, form)
    found = []
    if most:
        for part in _parts(expr, levels, "Cases", _heads(options, False)):
            kept = find(part)
            if kept is not None:
                found.append(kept)
                if len(found) >= most:
                    break
    return wl_list(found)


@builtin(
    "FirstCase[expr_, form_]",
    "FirstCase[expr_, form_, default_]",
    "FirstCase[expr_, form_, default_, levels_]",
    "FirstCase[form_][expr_]",
    attributes=("HoldRest",),
    options={"Heads": S("False")},
)
def first_case(evaluation, expr, form, default=None, levels=LEVEL_ONE, options=None):
    """The first element that matches, or the default."""
    find = _finder(evaluation, evaluation.evaluate(form))
    if levels is not LEVEL_ONE:
        levels = evaluation.evaluate(levels)
    for part in _parts(expr, levels, "FirstCase", _heads(options, False)):
        kept = find(part)
        if kept is not None:
            return kept
    return S.Missing("NotFound") if default is None else default


@builtin(
    "Position[expr_, form_]",
    "Position[expr_, form_, levels_]",
    "Position[expr_, form_, levels_, n_]",
    "Position[form_][expr_]",
    options={"Heads": S("True")},
)
def position(evaluation, expr, form, levels=EVERYWHERE, n=None, options=None):
    """Positions of the parts that match."""
    most = inf if n is None else _count(n, S.Position(expr, form, levels, n), 4)
    matches = evaluation.matcher(form).matches
    low, high = level_range(levels, "Position")
    found = []
    if most:
        for where, part in walk(expr, low, high, _heads(options, True)):
            if matches(part):
                found.append(wl_list(where))
                if len(found) >= most:
                    break
    return found


@builtin(
    "FirstPosition[expr_, form_]",
    "FirstPosition[expr_, form_, default_]",
    "FirstPosition[expr_, form_, default_, levels_]",
    "FirstPosition[form_][expr_]",
    attributes=("HoldRest",),
    options={"Heads": S("True")},
)
def first_position(evaluation, expr, form, default=None, levels=EVERYWHERE, options=None):
    """The position of the first part that matches, or the default."""
    matches = evaluation.matcher(evaluation.evaluate(form)).matches
    low, high = level_range(evaluation.evaluate(levels), "FirstPosition")
    for where, part in walk(expr, low, high, _heads(options, True)):
        if matches(part):
            return wl_list(where)
    return S.Missing("NotFound") if default is None else default


@builtin(
    "DeleteCases[expr_, form_]",
    "DeleteCases[expr_, form_, levels_]",
    "DeleteCases[expr_, form_, levels_, n_]",
    "DeleteCases[form_][expr_]",
    options={"Heads": S("False")},
)
def delete_cases(evaluation, expr, form, levels=LEVEL_ONE, n=None, options=None):
    """expr without the elements that match."""
    most = inf if n is None else _count(n, S.DeleteCases(expr, form, levels, n), 4)
    matches = evaluation.matcher(form).matches
    if levels is not LEVEL_ONE:
        return _delete_deep(evaluation, expr, matches, levels, most)
    kept, gone = [], 0
    entries = (
        expr.data.items()
        if type(expr) is Association
        else enumerate(expr.args)
        if isinstance(expr, Expr)
        else None
    )
    if entries is None:
        return expr
    for key, part in entries:
        if gone < most and matches(part):
            gone += 1
        else:
            kept.append((key, part))
    if not gone:
        return expr
    if type(expr) is Association:
        return evaluation.settled(Association(dict(kept)))
    return evaluation.settled(Expr(expr.head, tuple(part for _, part in kept)))


def _delete_deep(evaluation, expr, matches, levels, most):
    low, high = level_range(levels, "DeleteCases")
    where = []
    for at, part in walk(expr, low, high):
        if at and matches(part):
            where.append(wl_list(at))
            if len(where) >= most:
                break
    return evaluation.evaluate(S.Delete(expr, wl_list(where))) if where else expr


# -- replacing --------------------------------------------------------------------------------------


@builtin("ReplaceAll[expr_, rules_]", "ReplaceAll[rules_][expr_]")
def replace_all(evaluation, expr, rules):
    """expr /. rules"""
    sets = _rule_sets(evaluation, rules, S.ReplaceAll)
    return mapped(sets, lambda one: one.everywhere(expr))


@builtin("ReplaceRepeated[expr_, rules_]", "ReplaceRepeated[rules_][expr_]", options={"MaxIterations": 65536})
def replace_repeated(evaluation, expr, rules, options=None):
    """expr //. rules"""
    limit = 65536 if options is None else options["MaxIterations"]
    sets = _rule_sets(evaluation, rules, S.ReplaceRepeated)
    return mapped(sets, lambda one: one.repeatedly(expr, limit if type(limit) is int else inf))


@builtin(
    "Replace[expr_, rules_]",
    "Replace[expr_, rules_, levels_]",
    "Replace[rules_][expr_]",
    options={"Heads": S("False")},
)
def replace(evaluation, expr, rules, levels=None, options=None):
    """The whole of expr by rules, or its parts in the levels, inner ones first."""
    sets = _rule_sets(evaluation, rules, S.Replace)
    if levels is None:
        return mapped(sets, lambda one: _or(one.first(expr), expr))
    low, high = level_range(levels, "Replace")

    def at_levels(one: RuleSet):
        def change(part, where):
            return _or(one.first(part), part)

        return map_levels(expr, low, high, change, change, _heads(options, False))

    return mapped(sets, at_levels)


def _or(found, otherwise):
    return otherwise if found is None else found


@builtin("ReplaceList[expr_, rules_]", "ReplaceList[expr_, rules_, n_]", "ReplaceList[rules_][expr_]")
def replace_list(evaluation, expr, rules, n=None):
    """The right sides for all ways in which the whole of expr matches."""
    most = inf if n is None else _count(n, S.ReplaceList(expr, rules, n), 3)
    sets = _rule_sets(evaluation, rules, S.ReplaceList)

    def every(one: RuleSet):
        found = [right for rule in one.rules for right in rule.replace_each(evaluation, expr)]
        return wl_list(found if most is inf else found[: int(most)])

    return mapped(sets, every)


def _rule_sets(evaluation, rules, owner: Symbol):
    return evaluation.cached(
        ("rules", owner.name), rules, lambda: rule_sets(evaluation, rules, Expr(owner, (rules,)))
    )


@builtin("Dispatch[rules_]")
def dispatch(evaluation, rules):
    """Rules for quick look-up; rules are always looked up that way here."""
    if is_list(rules) and all(map(is_rule, rules.args)):
        return
    raise Message("Dispatch::rep", "`1` is not a valid replacement rule.")(rules, value=UNEVALUATED)

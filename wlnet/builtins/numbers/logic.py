"""And, Or, Not and what is built from them. And and Or stop at the first argument that decides."""

from __future__ import annotations

from itertools import product

from wlnet.expr.expr import FALSE, TRUE, Expr, boolean, is_list, is_rule, same, wl_list
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAGS
from wlnet.language.builtin import builtin
from wlnet.language.overloading import overload
from wlnet.language.templates import replaced

CHAIN = ("Flat", "HoldAll", "OneIdentity")

# What the negation of a comparison of two things is.
OPPOSITES = {
    S.Equal: S.Unequal,
    S.Unequal: S.Equal,
    S.Less: S.GreaterEqual,
    S.LessEqual: S.Greater,
    S.Greater: S.LessEqual,
    S.GreaterEqual: S.Less,
}


@builtin("And[claims___]", attributes=CHAIN)
def and_(evaluation, claims):
    return _until(evaluation, claims, S.And, FALSE, TRUE)


@builtin("Or[claims___]", attributes=CHAIN)
def or_(evaluation, claims):
    return _until(evaluation, claims, S.Or, TRUE, FALSE)


def _until(evaluation, claims, head: Symbol, decisive: Symbol, neutral: Symbol):
    """Evaluates from left to right; what is not known stays, as often as it is claimed."""
    rest = []
    for claim in claims:
        value = evaluation.evaluate(claim)
        if value is decisive:
            return decisive
        if value is not neutral:
            rest.append(value)
    if len(rest) < 2:
        return rest[0] if rest else neutral
    return evaluation.evaluated(Expr(head, tuple(rest)))


@builtin("Not[claim_]")
def not_(evaluation, claim):
    if claim is TRUE or claim is FALSE:
        return boolean(claim is FALSE)
    if isinstance(claim, Expr):
        if claim.head is S.Not and len(claim) == 1:
            return claim.args[0]
        if claim.head is S.Element and len(claim) == 2:
            return S.NotElement(*claim.args)
        if claim.head is S.NotElement and len(claim) == 2:
            return S.Element(*claim.args)
        opposite = OPPOSITES.get(claim.head) if isinstance(claim.head, Symbol) else None
        if opposite is not None and len(claim) == 2:
            return Expr(opposite, claim.args)
    return None


@builtin("Nand[claims___]", attributes=("HoldAll",))
def nand(evaluation, claims):
    """Whether one of the claims is false."""
    return _not_all(evaluation, claims, S.Nand, FALSE)


@builtin("Nor[claims___]", attributes=("HoldAll",))
def nor(evaluation, claims):
    """Whether none of the claims is true."""
    return _not_all(evaluation, claims, S.Nor, TRUE)


def _not_all(evaluation, claims, head: Symbol, decisive: Symbol):
    """Evaluates from left to right as And and Or do, and turns what comes out round."""
    rest = []
    for claim in claims:
        value = evaluation.evaluate(claim)
        if value is decisive:
            return boolean(decisive is FALSE)
        if value is not TRUE and value is not FALSE:
            rest.append(value)
    if len(rest) < 2:
        return S.Not(rest[0]) if rest else decisive
    return evaluation.evaluated(Expr(head, tuple(rest)))


@builtin("Xor[claims___]", attributes=("Flat", "OneIdentity", "Orderless"))
def xor(evaluation, claims):
    """Whether an odd number of the claims is true."""
    known = sum(claim is TRUE for claim in claims)
    rest = [claim for claim in claims if claim is not TRUE and claim is not FALSE]
    if not rest:
        return boolean(known % 2)
    rest = _odd(rest)
    if not rest:
        return boolean(known % 2)
    left = rest[0] if len(rest) == 1 else Expr(S.Xor, tuple(rest))
    if known % 2:
        return S.Not(left)
    return left if len(rest) < len(claims) or len(rest) == 1 else None


def _odd(claims: list) -> list:
    """One of each claim that stands there an odd number of times; the others cancel."""
    odd: list = []
    for claim in claims:
        pair = next((i for i, other in enumerate(odd) if same(claim, other)), None)
        if pair is None:
            odd.append(claim)
        else:
            del odd[pair]
    return odd


@builtin("Xnor[claims___]", attributes=("Orderless",))
def xnor(evaluation, claims):
    """Whether an even number of the claims is true."""
    odd = sum(claim is TRUE for claim in claims) % 2
    rest = _odd([claim for claim in claims if claim is not TRUE and claim is not FALSE])
    if not rest:
        return boolean(not odd)
    if len(rest) == 1:
        return rest[0] if odd else S.Not(rest[0])
    if odd:
        return S.Not(S.Xnor(*rest))
    return S.Xnor(*rest) if len(rest) < len(claims) else None


@builtin("Implies[a_, b_]")
def implies(evaluation, a, b):
    if a is TRUE:
        return b
    return TRUE if a is FALSE or b is TRUE or same(a, b) else S.Not(a) if b is FALSE else None


@builtin("Equivalent[claims___]", attributes=("Orderless",))
def equivalent(evaluation, claims):
    """Whether all claims are true or all are false."""
    rest = [claim for claim in claims if claim is not TRUE and claim is not FALSE]
    if TRUE in claims and FALSE in claims:
        return FALSE
    if not rest:
        return TRUE
    if TRUE in claims:
        return S.And(*rest)
    if FALSE in claims:
        return S.And(*map(S.Not, rest))
    apart = [x for i, x in enumerate(rest) if i == 0 or not same(x, rest[i - 1])]
    return TRUE if len(apart) == 1 else S.Equivalent(*apart) if len(apart) < len(rest) else None


@builtin("Majority[claims___]")
def majority(evaluation, claims):
    if not all(claim is TRUE or claim is FALSE for claim in claims):
        return None
    return boolean(2 * claims.count(TRUE) > len(claims))


@builtin("BooleanQ[x_]")
def boolean_q(evaluation, x):
    return boolean(x is TRUE or x is FALSE)


# ---------------------------------------------------------------- tables of truth


def _variables(expr) -> list[Symbol]:
    """The symbols of a claim that are neither connectives nor truths, in canonical order."""
    found: dict[Symbol, None] = {}

    def walk(part) -> None:
        if type(part) is Symbol and part not in (TRUE, FALSE):
            found.setdefault(part)
        elif isinstance(part, Expr):
            for arg in part.args:
                walk(arg)

    walk(expr)
    return sorted(found, key=order_key)


def _truths(evaluation, expr, names):
    """The values of the claim for all values of its variables, True first."""
    for values in evaluation.steps(product((TRUE, FALSE), repeat=len(names))):
        yield evaluation.evaluate(replaced(expr, dict(zip(names, values, strict=True))))


def _names(expr, variables) -> list[Symbol] | None:
    if variables is None:
        return _variables(expr)
    names = list(variables.args) if is_list(variables) else [variables]
    return names if all(type(name) is Symbol for name in names) else None


@builtin("BooleanTable[expr_]", "BooleanTable[expr_, groups__]")
def boolean_table(evaluation, expr, groups=(None,)):
    """The values of a claim for all values of its variables, from all True to all False.

    Several lists of variables give a table inside a table.
    """
    names = [_names(expr, group) for group in groups]
    if None in names:
        return None
    found = list(_truths(evaluation, expr, [name for group in names for name in group]))
    for group in names[:0:-1]:
        size = 1 << len(group)
        found = [wl_list(found[i : i + size]) for i in range(0, len(found), size)]
    return found


@builtin("TautologyQ[expr_]", "TautologyQ[expr_, variables_]")
def tautology_q(evaluation, expr, variables=None):
    """Whether the claim is True whatever its variables are."""
    names = _names(expr, variables)
    return None if names is None else boolean(all(v is TRUE for v in _truths(evaluation, expr, names)))


@builtin("SatisfiableQ[expr_]", "SatisfiableQ[expr_, variables_]")
def satisfiable_q(evaluation, expr, variables=None):
    """Whether the claim is True for some values of its variables."""
    names = _names(expr, variables)
    return None if names is None else boolean(any(v is TRUE for v in _truths(evaluation, expr, names)))


@builtin("BooleanVariables[expr_]")
def boolean_variables(evaluation, expr):
    """The variables of a claim."""
    return _variables(expr)


@builtin("ConditionalExpression[x_, condition_]")
def conditional_expression(evaluation, x, condition):
    """x where the condition is True, Undefined where it is False; else it stays."""
    return x if condition is TRUE else S.Undefined if condition is FALSE else None


@overload("ConditionalExpression")
def on_conditional_expressions(evaluation, head, args):
    """Functions of numbers keep the conditions of their arguments around their value."""
    flags = evaluation.definitions.of(head).flags if isinstance(head, Symbol) else 0
    if head is not S.ConditionalExpression and not flags & FLAGS["NumericFunction"]:
        return None
    if any(map(is_list, args)):
        return None
    values, conditions = [], []
    for arg in args:
        conditional = isinstance(arg, Expr) and arg.head is S.ConditionalExpression and len(arg) == 2
        values.append(arg.args[0] if conditional else arg)
        if conditional:
            conditions.append(arg.args[1])
    if head is S.ConditionalExpression:
        if len(args) != 2 or len(conditions) != 1 or values[0] is args[0]:
            return None
        return S.ConditionalExpression(values[0], S.And(conditions[0], args[1]))
    return S.ConditionalExpression(Expr(head, tuple(values)), S.And(*conditions)) if conditions else None


@builtin("OptionQ[x_]")
def option_q(evaluation, x):
    """Whether x is a rule or a list of rules, of any depth."""
    return boolean(is_rule(x) or (is_list(x) and all(option_q(evaluation, part) is TRUE for part in x.args)))


@builtin("NotOptionQ[x_]")
def not_option_q(evaluation, x):
    """Whether x is something else than a rule or a list of rules."""
    return boolean(option_q(evaluation, x) is FALSE)

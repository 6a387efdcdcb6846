"""Conditions and sequences of expressions: If, Which, Switch, a; b; c."""

from __future__ import annotations

from wlnet.expr.expr import FALSE, NULL, TRUE, Expr, same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.returning import leaving
from wlnet.language.signals import Goto

ODD_CLAUSES = Message("Which::argct", "Which called with `1` arguments.")
ONE_CLAUSE = Message("Which::argctu", "Which called with 1 argument.")
EVEN = Message(
    "Switch::argct",
    "Switch called with `1` arguments. Switch must be called with an odd number of arguments.",
)


@builtin("CompoundExpression[expressions___]", attributes=("HoldAll", "ReadProtected"))
def compound_expression(evaluation, expressions):
    """a; b; c: the value of the last one."""
    if not expressions:
        return NULL
    if any(isinstance(one, Expr) and one.head is S.Label for one in expressions):
        return _with_labels(evaluation, expressions)
    for expression in expressions[:-1]:
        # the value is not kept: lists can then change in place
        if (found := leaving(evaluation.evaluate(expression))) is not None:
            return found
    return expressions[-1]


def _with_labels(evaluation, expressions):
    """a; Label[tag]; b: from a Goto[tag] inside it goes on at the label."""
    at, depth = 0, evaluation.depth
    while True:
        try:
            for expression in expressions[at:-1]:
                if (found := leaving(evaluation.evaluate(expression))) is not None:
                    return found
            return evaluation.evaluate(expressions[-1])
        except Goto as jump:
            evaluation.depth = depth
            evaluation.check_abort()
            label = S.Label(jump.tag)
            at = next((i for i, one in enumerate(expressions) if _is_label(evaluation, one, label)), None)
            if at is None:
                raise


def _is_label(evaluation, expression, label: Expr) -> bool:
    if not isinstance(expression, Expr) or expression.head is not S.Label or len(expression) != 1:
        return False
    return same(expression, label) or same(S.Label(evaluation.evaluate(expression.args[0])), label)


@builtin("Goto[tag_]")
def goto(evaluation, tag):
    """Go on at Label[tag] in the innermost a; b; c around that has it."""
    raise Goto(tag)


@builtin("If[test_, yes_]", "If[test_, yes_, no_]", "If[test_, yes_, no_, other_]", attributes=("HoldRest",))
def if_(evaluation, test, yes, no=NULL, other=None):
    """yes, no, or other where the test is neither True nor False."""
    if test is TRUE:
        return yes
    if test is FALSE:
        return no
    return other


@builtin("Which[clauses___]", attributes=("HoldAll",))
def which(evaluation, clauses):
    """The value after the first test that gives True; Null where none does."""
    if len(clauses) % 2:
        raise (ODD_CLAUSES if len(clauses) > 1 else ONE_CLAUSE)(len(clauses), value=UNEVALUATED)
    for at in range(0, len(clauses), 2):
        test = evaluation.evaluate(clauses[at])
        if test is TRUE:
            return clauses[at + 1]
        if test is not FALSE:
            rest = Expr(S.Which, (test, *clauses[at + 1 :]))
            return None if at == 0 and test is clauses[0] else evaluation.evaluated(rest)
    return NULL


@builtin("Switch[value_, clauses___]", attributes=("HoldRest",))
def switch(evaluation, value, clauses):
    """The value after the first pattern that matches."""
    if len(clauses) % 2 or not clauses:
        raise EVEN(len(clauses) + 1, value=UNEVALUATED)
    for at in range(0, len(clauses), 2):
        if evaluation.matcher(evaluation.evaluate(clauses[at])).matches(value):
            return clauses[at + 1]
    return None


@builtin("TrueQ[expr_]")
def true_q(evaluation, expr):
    """Whether expr is True."""
    return expr is TRUE

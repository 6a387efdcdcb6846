"""Resolve, Exists and ForAll: quantifiers over real or complex numbers in linear and simple formulas."""

from __future__ import annotations

from wlnet.algebra.expand import is_free_of
from wlnet.algebra.linear_formulas import TooMany
from wlnet.builtins.linear_statements import NotLinear, read, shown
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

NOT_OFFERED = Message(
    "Resolve::wlnetres",
    "Quantifiers are eliminated from linear formulas over the reals, and from formulas in one variable that "
    "Reduce takes; `1` is none of these.",
)


@builtin("Exists[x_, statement_]", "Exists[x_, condition_, statement_]")
def exists(evaluation, x, statement, condition=TRUE):
    """For some x, the statement holds; decided at once where x does not occur."""
    return _plain(evaluation, S.Exists, S.And, x, condition, statement)


@builtin("ForAll[x_, statement_]", "ForAll[x_, condition_, statement_]")
def for_all(evaluation, x, statement, condition=TRUE):
    """For all x, the statement holds; decided at once where x does not occur."""
    return _plain(evaluation, S.ForAll, S.Implies, x, condition, statement)


def _plain(evaluation, head: Symbol, join: Symbol, x, condition, statement):
    names = x.args if is_list(x) else (x,)
    if condition is TRUE and all(is_free_of(statement, name) for name in names):
        return statement
    return None


@builtin("Resolve[statement_]", "Resolve[statement_, domain_]")
def resolve(evaluation, statement, domain=None):
    """The statement without quantifiers."""
    return _resolved(evaluation, statement, domain)


def _resolved(evaluation, statement, domain):
    if not _has_quantifier(statement):
        return statement
    if domain in (S.Reals, None) and (domain is S.Reals or _has_order(statement)):
        try:
            names, cases = read(statement)
            return shown(evaluation, names, cases)
        except (NotLinear, TooMany):
            pass
    if statement.head not in (S.Exists, S.ForAll):
        return evaluation.evaluate(
            Expr(statement.head, tuple(_resolved(evaluation, part, domain) for part in statement.args))
        )
    return _one_by_one(evaluation, statement, domain)


def _has_quantifier(x) -> bool:
    return isinstance(x, Expr) and (x.head in (S.Exists, S.ForAll) or any(map(_has_quantifier, x.args)))


def _has_order(x) -> bool:
    ordered = (S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.Inequality)
    return isinstance(x, Expr) and (x.head in ordered or any(map(_has_order, x.args)))


def _one_by_one(evaluation, statement: Expr, domain):
    """Of a statement about single variables: by Reduce, or by a discriminant."""
    names = statement.args[0].args if is_list(statement.args[0]) else (statement.args[0],)
    body = statement.args[-1]
    if len(statement) == 3:
        join = S.And if statement.head is S.Exists else S.Implies
        body = join(statement.args[1], body)
    body = _resolved(evaluation, evaluation.evaluate(body), domain)
    if statement.head is S.ForAll:
        inner = S.Exists(wl_list(names), evaluation.evaluate(S.LogicalExpand(S.Not(body))))
        found = evaluation.evaluate(S.LogicalExpand(S.Not(_one_by_one(evaluation, inner, domain))))
        free = evaluation.evaluate(S.Variables(_sides(found))).args
        if isinstance(found, Expr) and len(free) == 1:  # as one chain of intervals
            return evaluation.evaluate(S.Reduce(found, free[0], S.Reals))
        return found
    for name in names:
        body = _exists_one(evaluation, name, body, domain)
    return body


def _exists_one(evaluation, name, body, domain):
    if body in (TRUE, FALSE) or is_free_of(body, name):
        return body
    real = domain is S.Reals or _has_order(body)
    found = _by_discriminant(evaluation, name, body) if real else None
    if found is not None:
        return found
    others = [s for s in evaluation.evaluate(S.Variables(_sides(body))).args if s is not name]
    if others:
        raise NOT_OFFERED(body, value=UNEVALUATED)
    where = S.Reals if real else S.Complexes if domain is None else domain
    known = evaluation.evaluate(S.Quiet(S.Reduce(body, name, where)))
    if known is FALSE:
        return FALSE
    if isinstance(known, Expr) and known.head is S.Reduce:
        raise NOT_OFFERED(body, value=UNEVALUATED)
    return TRUE


def _sides(x) -> Expr:
    found: list = []
    _collect(x, found)
    return wl_list(found)


def _collect(x, found: list) -> None:
    if isinstance(x, Expr) and x.head in (S.And, S.Or, S.Not, S.Implies, S.Xor):
        for part in x.args:
            _collect(part, found)
    elif isinstance(x, Expr):
        found += [side for side in x.args if not (isinstance(side, Symbol) and side.context == "System`")]


def _by_discriminant(evaluation, name, body):
    """For a single relation with a polynomial of degree 2 whose first coefficient is a number."""
    if not isinstance(body, Expr) or body.head not in _RELATIONS or len(body) != 2:
        return None
    difference = S.Subtract(*body.args)
    row = evaluation.evaluate(S.CoefficientList(S.Expand(difference), name))
    if not is_list(row) or len(row) != 3:
        return None
    c, b, a = row.args
    sign = evaluation.evaluate(S.Sign(a))
    if sign not in (1, -1):
        return None
    within = evaluation.evaluate(S.Expand(S.Subtract(S.Power(b, 2), S.Times(4, a, c))))
    if body.head is S.Equal:
        statement = S.GreaterEqual(within, 0)
    elif body.head is S.Unequal or (body.head in (S.Greater, S.GreaterEqual)) == (sign == 1):
        return TRUE
    else:
        strict = body.head in (S.Less, S.Greater)
        statement = (S.Greater if strict else S.GreaterEqual)(within, 0)
    statement = evaluation.evaluate(statement)
    names = evaluation.evaluate(S.Variables(within)).args
    if statement in (TRUE, FALSE) or len(names) != 1:
        return statement
    return evaluation.evaluate(S.Reduce(statement, names[0], S.Reals))


_RELATIONS = (S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual)

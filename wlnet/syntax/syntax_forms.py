"""Patterns, functions, definitions and other heads with a notation of their own."""

from __future__ import annotations

import re

from wlnet.expr.expr import NULL, Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.syntax.forms import ATOM, CALL, LOOSEST, Pieces, form, joined
from wlnet.syntax.operators import INFIX, POSTFIX, PREFIX

_BLANKS = {S.Blank: "_", S.BlankSequence: "__", S.BlankNullSequence: "___"}
_COMPARISONS = {
    symbol: f" {spelling} "
    for spelling, operator in INFIX.items()
    if operator.rank == INFIX["=="].rank and (symbol := operator.head) and operator.printed == "wide"
}
_WORD = re.compile(r"(?:[^\W_]|\$)+")
_SLOT_NAME = re.compile(r"[^\W\d_][^\W_]*")

_PATTERN = INFIX[":"].rank
_DEFAULT = 140
_SET = INFIX["="].rank
_TAG = INFIX["/:"].rank
_SPAN = INFIX[";;"].rank
_SEQUENCE = INFIX[";"].rank
_FUNCTION = POSTFIX["&"].rank
_DERIVATIVE = POSTFIX["'"].rank
_MESSAGE = POSTFIX["::"].rank
_NOT = PREFIX["!"].rank
_OR = INFIX["||"].rank
_MOST_MARKS = 4  # f'''' at most; then Derivative[5][f]


def _is_blank(value) -> bool:
    """Whether it is written _, _h, __h or the like."""
    return (
        isinstance(value, Expr)
        and value.head in _BLANKS
        and (not value.args or (len(value) == 1 and isinstance(value.args[0], Symbol)))
    )


def _is_named(value) -> bool:
    return (
        isinstance(value, Expr)
        and value.head is S.Pattern
        and len(value) == 2
        and isinstance(value.args[0], Symbol)
    )


@form("Blank", "BlankSequence", "BlankNullSequence")
def _blank(expr, form_name):
    if not _is_blank(expr):
        return None
    return ATOM, [_BLANKS[expr.head], *((head, ATOM) for head in expr.args)]


@form("Pattern")
def _pattern(expr, form_name):
    if not _is_named(expr):
        return None
    name, pattern = expr.args
    if _is_blank(pattern):
        return ATOM, [(name, ATOM), (pattern, ATOM)]
    return _PATTERN, [(name, ATOM), ":", (pattern, _PATTERN + 1)]


@form("Optional")
def _optional(expr, form_name):
    if not expr.args or len(expr) > 2:
        return None
    pattern = expr.args[0]
    blank = pattern.args[1] if _is_named(pattern) else pattern
    if len(expr) == 1:
        plain = _is_blank(blank) and blank.head is S.Blank and not blank.args
        name = [(pattern.args[0], ATOM)] if blank is not pattern else []
        return (ATOM, [*name, "_."]) if plain else None
    if _is_blank(blank) or _is_named(pattern):
        return _DEFAULT, [(pattern, _PATTERN), ":", (expr.args[1], _DEFAULT + 1)]
    return None


@form("Slot", "SlotSequence")
def _slot(expr, form_name):
    if len(expr) != 1:
        return None
    mark = "#" if expr.head is S.Slot else "##"
    which = expr.args[0]
    if type(which) is int and which >= 0:
        return ATOM, [f"{mark}{which}"]
    if type(which) is str and mark == "#" and _SLOT_NAME.fullmatch(which):
        return ATOM, [mark + which]
    return None


@form("Function")
def _function(expr, form_name):
    return (_FUNCTION, [(expr.args[0], _FUNCTION + 1), " & "]) if len(expr) == 1 else None


@form("CompoundExpression")
def _compound(expr, form_name):
    if len(expr) < 2:
        return None
    last = expr.args[-1] is NULL
    pieces = joined(expr.args[:-1] if last else expr.args, _SEQUENCE + 1, "; ")
    return _SEQUENCE, [*pieces, ";"] if last else pieces


@form("Not")
def _not(expr, form_name):
    return (_NOT, ["!", (expr.args[0], _NOT)]) if len(expr) == 1 else None


@form("Or")
def _or(expr, form_name):
    """(a && b) || c: the parentheses are written although && binds tighter."""
    if len(expr) < 2:
        return None
    pieces: Pieces = []
    for claim in expr.args:
        tight = isinstance(claim, Expr) and claim.head is S.And
        pieces += ((claim, ATOM if tight else _OR + 1), " || ")
    return _OR, pieces[:-1]


@form("TagSet", "TagSetDelayed")
def _tag_set(expr, form_name):
    if len(expr) != 3:
        return None
    tag, left, right = expr.args
    sign = " = " if expr.head is S.TagSet else " := "
    return _SET, [(tag, _TAG + 1), " /: ", (left, _TAG + 1), sign, (right, _SET)]


@form("TagUnset")
def _tag_unset(expr, form_name):
    if len(expr) != 2:
        return None
    return _SET, [(expr.args[0], _TAG + 1), " /: ", (expr.args[1], _TAG + 1), " =."]


@form("Span")
def _span(expr, form_name):
    return (_SPAN, joined(expr.args, _SPAN + 1, " ;; ")) if len(expr) in (2, 3) else None


@form("Inequality")
def _inequality(expr, form_name):
    heads = expr.args[1::2]
    if len(expr) < 5 or len(expr) % 2 == 0 or len(set(heads)) == 1:
        return None
    if not all(isinstance(head, Symbol) and head in _COMPARISONS for head in heads):
        return None
    rank = INFIX["=="].rank
    pieces: Pieces = [(expr.args[0], rank + 1)]
    for head, operand in zip(heads, expr.args[2::2], strict=True):
        pieces += (_COMPARISONS[head], (operand, rank + 1))
    return rank, pieces


@form("MessageName")
def _message_name(expr, form_name):
    if len(expr) < 2 or not all(type(tag) is str for tag in expr.args[1:]):
        return None
    pieces: Pieces = [(expr.args[0], _MESSAGE + 1)]
    for tag in expr.args[1:]:
        pieces += (f"::{tag}",) if _WORD.fullmatch(tag) else ("::", (tag, ATOM))
    return _MESSAGE, pieces


def derivative_form(expr) -> tuple[int, Pieces] | None:
    """f' and f'' for Derivative[1][f] and Derivative[2][f]. As a head they need no parentheses: f'[x]."""
    orders = expr.head.args
    if len(expr) != 1 or len(orders) != 1 or type(orders[0]) is not int or not 0 < orders[0] <= _MOST_MARKS:
        return None
    return _DERIVATIVE, [(expr.args[0], _DERIVATIVE + 1), "'" * orders[0]]


def call_form(expr) -> tuple[int, Pieces]:
    """head[arguments]"""
    head = expr.head
    rank = CALL
    if isinstance(head, Expr) and isinstance(head.head, Expr) and head.head.head is S.Derivative:
        rank = _DERIVATIVE
    return CALL, [(head, rank), "[", *joined(expr.args, LOOSEST), "]"]

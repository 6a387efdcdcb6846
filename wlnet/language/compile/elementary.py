"""Functions of one number: elementary ones of reals, Abs, Floor and its kin, N, Boole, Quotient."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.expr import FALSE, TRUE, Expr
from wlnet.expr.symbols import S
from wlnet.language.attributes import LISTABLE
from wlnet.language.compile.compiler import Compiler
from wlnet.language.compile.scalar import REAL_FUNCTIONS
from wlnet.language.compile.scope import Node, Scope, special

_REALS = {head: getattr(math, name) for head, name in REAL_FUNCTIONS.items()} | {S.Exp: math.exp}
_WHOLE = 1 << 52  # reals from here on have no digits behind the point
_ROUNDED = {S.Floor: math.floor, S.Ceiling: math.ceil}


def _of_one(compiler: Compiler, expr: Expr, scope: Scope, quick: Callable, kinds: frozenset) -> Node | None:
    """quick(x) for arguments of these kinds, which may raise ValueError or OverflowError; else head[x]."""
    if len(expr.args) != 1 or not compiler.is_simple(expr.args):
        return None
    evaluate, head = compiler.evaluation.evaluate, expr.head
    only, general = compiler.node(expr.args[0], scope), compiler.call_of_values(head)
    evaluated, threads = compiler.evaluation.evaluated, compiler.definitions.of(head).flags & LISTABLE

    def compute(frame):
        x = only(frame)
        if type(x) in kinds:
            try:
                return quick(x)
            except (ValueError, OverflowError):
                return evaluate(Expr(head, (x,)))
        if type(x) is Expr and x.head is S.List and threads and kinds.issuperset(map(type, x.args)):
            try:
                return evaluated(Expr(S.List, tuple(map(quick, x.args))))
            except (ValueError, OverflowError):
                return general(x)
        return general(x)

    return compute


def _finite(function: Callable) -> Callable:
    def value(x):
        found = function(x)
        if found - found != 0.0:
            raise OverflowError
        return found

    return value


_FINITE = {head: _finite(function) for head, function in _REALS.items()}


@special(*(head.name for head in _REALS))
def real_function(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Sin[x], Exp[x], Sqrt[x], ... of a real"""
    return _of_one(compiler, expr, scope, _FINITE[expr.head], frozenset((float,)))


@special("Abs")
def absolute(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Abs[x] of an integer or a real"""
    return _of_one(compiler, expr, scope, abs, frozenset((int, float)))


@special("Floor", "Ceiling")
def rounded(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Floor[x], Ceiling[x] of an integer or a real"""
    function = _ROUNDED[expr.head]

    def quick(x):
        if type(x) is int:
            return x
        if not -_WHOLE < x < _WHOLE:
            raise OverflowError
        return function(x)

    return _of_one(compiler, expr, scope, quick, frozenset((int, float)))


@special("N")
def numeric(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """N[x] of an integer, a fraction or a machine number"""

    def quick(x):
        return x if type(x) is complex else _finite(float)(x)

    return _of_one(compiler, expr, scope, quick, frozenset((int, float, Fraction, complex)))


@special("Boole")
def boole(compiler: Compiler, expr: Expr, scope: Scope, tail: bool) -> Node | None:
    """Boole[claim]"""
    if len(expr.args) != 1 or not compiler.is_simple(expr.args):
        return None
    only, general = compiler.node(expr.args[0], scope), compiler.call_of_values(expr.head)

    def compute(frame):
        found = only(frame)
        return 1 if found is TRUE else 0 if found is FALSE else general(found)

    return compute

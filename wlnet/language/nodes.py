"""Nodes: the closures that patterns are compiled to.

`test(x, b) -> bool` is there for patterns that match in one way only; it writes bindings into
the list `b` and may leave some behind on failure. `match(x, b, k)` is always there: it calls the
continuation `k()` for each way to match until one says True, and takes its bindings back
otherwise. A binding is an expression; several arguments are bound as Sequence[...].
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, head_of, same
from wlnet.expr.symbols import S, Symbol, symbol

PATTERN_HEADS = {
    S.Blank, S.BlankSequence, S.BlankNullSequence, S.Pattern, S.Optional, S.Alternatives, S.Repeated,
    S.RepeatedNull, S.Condition, S.PatternTest, S.Except, S.Verbatim, S.HoldPattern, S.Longest, S.Shortest,
    S.PatternSequence, S.OrderlessPatternSequence, S.OptionsPattern, S.KeyValuePattern,
}  # fmt: skip

OPTIONS = symbol("$Options", "System`Private`")  # the name that OptionsPattern binds its rules to
MANY = 1 << 60  # no upper bound on a number of arguments


@dataclass(slots=True)
class Node:
    """A compiled pattern.

    match       (x, b, k) -> bool, for one expression
    test        (x, b) -> bool, or None where there are several ways to match
    sequence    (args, at, low, high, b, k) -> bool, or None for exactly one argument: consumes
                args[at:end] with low <= end <= high and calls k(end)
    low, high   how many arguments it may stand for
    slots       positions in `b` that it may bind
    literal     it equals one expression only
    """

    match: Callable
    test: Callable | None
    slots: frozenset[int]
    sequence: Callable | None = None
    low: int = 1
    high: int = 1
    literal: bool = False
    blank: bool = False  # matches any single expression
    loose: bool = False  # h[p, q.] that also matches what p matches, for a head with OneIdentity
    bind_default: Callable | None = None  # b -> the default of an Optional, bound; None if it clashes
    admits: Callable | None = None  # x -> whether one argument may be (part of) what a blank stands for


def has_pattern(expr) -> bool:
    """Whether any part of `expr` is a pattern object."""
    if isinstance(expr, Expr):
        if expr.array is not None:
            return False
        head = expr.head
        if head in PATTERN_HEADS if type(head) is Symbol else has_pattern(head):
            return True
        return any(map(has_pattern, expr.args))
    if type(expr) is Association:
        return any(map(has_pattern, expr.data.values())) or any(
            isinstance(k, Expr) and has_pattern(k) for k in expr.data
        )
    return False


def names_in(pattern) -> list[Symbol]:
    """The names of a pattern, in the order of their first use."""
    found: dict[Symbol, None] = {}

    def walk(expr) -> None:
        if isinstance(expr, Expr) and expr.array is None:
            if expr.head is S.Verbatim:
                return
            if expr.head is S.OptionsPattern:
                found.setdefault(OPTIONS)
            if expr.head is S.Pattern and len(expr.args) == 2 and type(expr.args[0]) is Symbol:
                found.setdefault(expr.args[0])
            walk(expr.head)
            for arg in expr.args:
                walk(arg)
        elif type(expr) is Association:
            for value in expr.data.values():
                walk(value)

    walk(pattern)
    return list(found)


def from_test(test: Callable, slots: frozenset[int] = frozenset(), **more) -> Node:
    """A Node of a deterministic test."""
    if not slots:

        def match(x, b, k):
            return test(x, b) and k()

    else:
        places = tuple(slots)

        def match(x, b, k):
            saved = [b[i] for i in places]
            if test(x, b) and k():
                return True
            for i, value in zip(places, saved, strict=True):
                b[i] = value
            return False

    return Node(match, test, slots, **more)


def literal_node(value) -> Node:
    if type(value) is Symbol:
        return from_test(lambda x, b: x is value, literal=True)
    if type(value) in (int, str, Fraction):
        kind = type(value)
        return from_test(lambda x, b: type(x) is kind and x == value, literal=True)
    return from_test(lambda x, b: same(x, value), literal=True)


_BLANK_TESTS = {
    S.Integer: lambda x: type(x) is int,
    S.String: lambda x: type(x) is str,
    S.Symbol: lambda x: type(x) is Symbol,
    S.Association: lambda x: type(x) is Association,
    S.Real: lambda x: type(x) is float or (not isinstance(x, Expr) and head_of(x) is S.Real),
}


def head_test(head) -> Callable | None:
    """x -> whether the head of x is `head`; None for any head."""
    if head is None:
        return None
    if head in _BLANK_TESTS:
        return _BLANK_TESTS[head]
    if type(head) is Symbol:
        return lambda x: (x.head if isinstance(x, Expr) else head_of(x)) is head
    return lambda x: same(head_of(x), head)


def sequence_of(items: tuple):
    """The binding of several arguments: the only one itself, else Sequence[...]."""
    return items[0] if len(items) == 1 else Expr(S.Sequence, items)


def restricted(node: Node, holds: Callable) -> Node:
    """`node` where every argument also satisfies `holds`."""
    inner = node.match
    if node.sequence is None:
        if node.test is not None:
            test = node.test
            return from_test(lambda x, b: test(x, b) and holds(x), node.slots)
        return Node(lambda x, b, k: inner(x, b, lambda: holds(x) and k()), None, node.slots)
    inner_sequence = node.sequence

    def sequence(args, at, low, high, b, k):
        end = at
        while end < high and holds(args[end]):
            end += 1
        return end >= low and inner_sequence(args, at, low, end, b, k)

    def match(x, b, k):
        return holds(x) and inner(x, b, k)

    return Node(match, None, node.slots, sequence, node.low, node.high)

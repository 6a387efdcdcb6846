"""Patterns for several arguments: sequences, repetition, defaults; Flat and Orderless heads.

Every function here takes the compiler and a pattern and gives a Node. In an argument list a
Node consumes args[at:end]; the rest of the list tells it the range that `end` may lie in.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, key_of, same, wl_list
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAT, ONE_IDENTITY, ORDERLESS
from wlnet.language.nodes import MANY, OPTIONS, Node, from_test, head_test
from wlnet.language.runs import grouping, ordered, orderless, several, slots_of


def blank_sequence_node(compiler, pattern: Expr) -> Node | None:
    """__, ___, __h, ___h"""
    if len(pattern.args) > 1:
        return None
    test = head_test(pattern.args[0] if pattern.args else None)
    low = 1 if pattern.head is S.BlankSequence else 0

    def sequence(args, at, low, high, b, k):
        if test is None:
            return any(k(end) for end in range(low, high + 1))
        end = at
        while end < low:
            if not test(args[end]):
                return False
            end += 1
        while not k(end):
            if end >= high or not test(args[end]):
                return False
            end += 1
        return True

    return several(sequence, frozenset(), low, MANY, admits=test)


def _counts(pattern: Expr) -> tuple[int, int] | None:
    """Fewest and most repetitions of Repeated[p, spec]."""
    least = 1 if pattern.head is S.Repeated else 0
    if len(pattern.args) == 1:
        return least, MANY
    spec = pattern.args[1]
    if type(spec) is int:
        return least, spec
    if is_list(spec) and 1 <= len(spec) <= 2:
        low, high = spec.args[0], spec.args[-1]
        if high is S.Infinity or (isinstance(high, Expr) and high.head is S.DirectedInfinity):
            high = MANY
        if type(low) is int and type(high) is int:
            return low, high
    return None


def repeated_node(compiler, pattern: Expr) -> Node | None:
    """p.., p..., Repeated[p, {low, high}]"""
    counts = _counts(pattern) if len(pattern.args) in (1, 2) else None
    if counts is None:
        return None
    least, most = counts
    node = compiler.node(pattern.args[0])
    if node.sequence is not None:
        return several(_repeat_sequences(node, least, most), node.slots, least * node.low, MANY)
    places, test, match = tuple(node.slots), node.test, node.match

    def sequence(args, at, low, high, b, k):
        high = min(high, at + most)
        low = max(low, at + least)
        if test is None:
            return low <= high and _one_by_one(match, args, at, low, high, b, k)
        saved = [b[i] for i in places]
        end = at
        while True:
            if end >= low and end <= high and k(end):
                return True
            if end >= high or not test(args[end], b):
                break
            end += 1
        for i, value in zip(places, saved, strict=True):
            b[i] = value
        return False

    return several(sequence, node.slots, least, most)


def _one_by_one(match, args, at, low, high, b, k) -> bool:
    if at >= low and k(at):
        return True
    return at < high and match(args[at], b, lambda: _one_by_one(match, args, at + 1, low, high, b, k))


def _repeat_sequences(node: Node, least: int, most: int) -> Callable:
    def sequence(args, at, low, high, b, k):
        def go(end, count):
            if end >= low and count >= least and k(end):
                return True
            if count >= most or end >= high:
                return False
            first = end + max(node.low, 1)
            return first <= high and node.sequence(
                args, end, first, high, b, lambda stop: go(stop, count + 1)
            )

        return go(at, 0)

    return sequence


def optional_node(compiler, pattern: Expr) -> Node | None:
    """p:v, and p. whose default is Default[f, position, count]"""
    if len(pattern.args) not in (1, 2):
        return None
    node = compiler.node(pattern.args[0])
    default = pattern.args[1] if len(pattern.args) == 2 else compiler.default()
    if default is None:
        return node
    match, places = node.match, tuple(node.slots)

    def bind_default(b):
        if any(b[i] is not None and not same(b[i], default) for i in places):
            return None  # a name that stands for something else already
        for i in places:
            b[i] = default
        return default

    def sequence(args, at, low, high, b, k):
        if node.sequence is not None:
            if node.sequence(args, at, max(low, at + node.low), high, b, k):
                return True
        elif at < high and low <= at + 1 and match(args[at], b, lambda: k(at + 1)):
            return True
        if low > at:
            return False
        saved = [b[i] for i in places]
        if bind_default(b) is not None and k(at):
            return True
        for i, value in zip(places, saved, strict=True):
            b[i] = value
        return False

    return several(sequence, node.slots, 0, node.high, bind_default=bind_default)


def greedy_node(compiler, pattern: Expr) -> Node | None:
    """Longest[p] and Shortest[p]"""
    if len(pattern.args) not in (1, 2):
        return None
    node = compiler.node(pattern.args[0])
    inner = node.sequence
    if inner is None:
        return node
    step = -1 if pattern.head is S.Longest else 1

    def sequence(args, at, low, high, b, k):
        return any(inner(args, at, end, end, b, k) for end in range(low, high + 1)[::step])

    return several(sequence, node.slots, node.low, node.high)


def sequence_node(compiler, pattern: Expr) -> Node:
    """PatternSequence[p, q, ...], in any order for OrderlessPatternSequence"""
    nodes = [compiler.node(arg) for arg in pattern.args]
    run = ordered(nodes, compiler.evaluation) if pattern.head is S.PatternSequence else orderless(nodes, None)
    low, high = sum(n.low for n in nodes), min(sum(n.high for n in nodes), MANY)

    def sequence(args, at, low, high, b, k):
        return any(run(args[at:end], b, lambda end=end: k(end)) for end in range(low, high + 1))

    return several(sequence, slots_of(nodes), low, high)


def alternatives_node(compiler, pattern: Expr) -> Node:
    """p | q | ..."""
    nodes = [compiler.node(arg) for arg in pattern.args]
    slots = slots_of(nodes)
    if all(n.literal for n in nodes):
        wanted = frozenset(key_of(arg.args[0] if _is_quoted(arg) else arg) for arg in pattern.args)
        return from_test(lambda x, b: key_of(x) in wanted)
    if all(n.sequence is None for n in nodes):
        if not slots and all(n.test for n in nodes):
            tests = [n.test for n in nodes]
            return from_test(lambda x, b: any(test(x, b) for test in tests))
        return Node(lambda x, b, k: any(n.match(x, b, k) for n in nodes), None, slots)

    def sequence(args, at, low, high, b, k):
        for n in nodes:
            first, last = max(low, at + n.low), min(high, at + n.high)
            if first > last:
                continue
            if n.sequence is not None:
                if n.sequence(args, at, first, last, b, k):
                    return True
            elif n.match(args[at], b, lambda: k(at + 1)):
                return True
        return False

    return several(sequence, slots, min(n.low for n in nodes), max(n.high for n in nodes))


def _is_quoted(expr) -> bool:
    return isinstance(expr, Expr) and (expr.head is S.Verbatim or expr.head is S.HoldPattern)


def _are_options(x) -> bool:
    return is_rule(x) or (is_list(x) and x.array is None and all(map(_are_options, x.args)))


def options_node(compiler, pattern: Expr) -> Node:
    """OptionsPattern[]: rules and lists of rules, kept for OptionValue under the name OPTIONS"""
    place = compiler.place(OPTIONS)

    def sequence(args, at, low, high, b, k):
        end = at
        while end < high and _are_options(args[end]):
            end += 1
        for stop in range(end, low - 1, -1):
            before, b[place] = b[place], wl_list(args[at:stop])
            if k(stop):
                return True
            b[place] = before
        return False

    return several(sequence, frozenset((place,)), 0, MANY)


# -- argument lists -------------------------------------------------------------------------------


def arguments_node(compiler, pattern: Expr) -> Node:
    """h[p, q, ...]"""
    head = pattern.head
    flags = compiler.evaluation.definitions.of(head).flags if type(head) is Symbol else 0
    nodes = compiler.argument_nodes(pattern)
    slots = slots_of(nodes)
    if type(head) is not Symbol:
        return _with_head_node(compiler.node(head), ordered(nodes, compiler.evaluation), slots)
    if head is S.Association:
        return _association_node(ordered(nodes, compiler.evaluation), slots)
    simple = not flags & (FLAT | ORDERLESS) and all(n.sequence is None for n in nodes)
    if simple and all(n.test is not None for n in nodes):
        return from_test(_fixed_test(head, [n.test for n in nodes]), slots)

    def group(args):
        return Expr(head, tuple(args))

    alone = bool(flags & ONE_IDENTITY) or len(nodes) == 1
    if flags & ORDERLESS:
        run = orderless(nodes, group if flags & FLAT else None, alone)
    elif flags & FLAT:
        run = ordered([grouping(n, group, alone) for n in nodes], compiler.evaluation)
    else:
        run = ordered(nodes, compiler.evaluation)
    defaults = not any(map(_lacks_default, pattern.args, nodes))
    collapse = _collapse(nodes) if flags & ONE_IDENTITY and defaults else None
    kind = _element_kind(pattern)

    def match(x, b, k):
        if isinstance(x, Expr) and x.head is head:
            if kind is not None and x.array is not None and x.array.ndim == 1:
                return x.array.dtype.kind == kind and k()
            if run(x.args, b, k):
                return True
        return collapse is not None and collapse(x, b, k)

    return Node(match, None, slots, loose=collapse is not None)


def _lacks_default(pattern, node: Node) -> bool:
    """Whether it is an optional argument p. for which the head has no default."""
    return (
        isinstance(pattern, Expr)
        and pattern.head is S.Optional
        and len(pattern.args) == 1
        and node.bind_default is None
    )


def _element_kind(pattern: Expr) -> str | None:
    """For {__Integer} and its kin: the kind of packed array that matches as a whole."""
    if pattern.head is S.List and len(pattern.args) == 1 and isinstance(pattern.args[0], Expr):
        only = pattern.args[0]
        if only.head in (S.BlankSequence, S.BlankNullSequence) and len(only.args) == 1:
            return {S.Integer: "i", S.Real: "f", S.Complex: "c"}.get(only.args[0])
    return None


def _fixed_test(head: Symbol, tests: list[Callable]) -> Callable:
    count = len(tests)
    if count == 1:
        only = tests[0]
        return lambda x, b: isinstance(x, Expr) and x.head is head and len(x) == 1 and only(x.args[0], b)

    def test(x, b):
        if not (isinstance(x, Expr) and x.head is head and len(x) == count):
            return False
        return all(one(arg, b) for one, arg in zip(tests, x.args, strict=True))

    return test


def _with_head_node(head: Node, run: Callable, slots: frozenset[int]) -> Node:
    def match(x, b, k):
        return isinstance(x, Expr) and head.match(x.head, b, lambda: run(x.args, b, k))

    return Node(match, None, slots | head.slots)


def _association_node(run: Callable, slots: frozenset[int]) -> Node:
    def match(x, b, k):
        return type(x) is Association and run(x.rules(), b, k)

    return Node(match, None, slots)


def _collapse(nodes: list[Node]) -> Callable | None:
    """For a head with OneIdentity: f[p, optional...] also matches what p matches.

    Where all arguments are optional, each in turn may be the one that takes the expression.
    """
    needed = [n for n in nodes if n.bind_default is None]
    if len(needed) > 1 or len(nodes) == 1 or (needed and needed[0].sequence is not None):
        return None
    places = tuple(slots_of(nodes))

    def collapse(x, b, k):
        for taker in needed or nodes:
            saved = [b[i] for i in places]
            bound = all(n is taker or n.bind_default(b) is not None for n in nodes)
            if bound and taker.match(x, b, k):
                return True
            for i, value in zip(places, saved, strict=True):
                b[i] = value
        return False

    return collapse

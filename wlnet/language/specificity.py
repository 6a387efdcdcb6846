"""Which of two left sides is more special: special rules are tried before general ones.

`relation(p, q)` compares patterns part by part. Only clear cases count (every part at least as
special and one more so); where two patterns cannot be compared the older rule stays first.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr, head_of, same
from wlnet.expr.symbols import S, Symbol
from wlnet.language.nodes import PATTERN_HEADS, has_pattern

SAME, MORE, LESS, UNRELATED = 0, 1, -1, None

_TRANSPARENT = {S.HoldPattern, S.Longest, S.Shortest}
_BLANKS = {S.Blank: 0, S.BlankSequence: 1, S.BlankNullSequence: 2}


def precedes(left, other) -> bool:
    """Whether a new rule for `left` has to stand before an existing one for `other`."""
    return relation(left, other) == MORE


def relation(p, q):
    """MORE where p is more special than q, LESS for the converse, SAME, or UNRELATED."""
    found = _relation(p, q)
    if found == SAME:
        return _compare_repeats(p, q)
    if (found == MORE and not _repeats_hold(p, q)) or (found == LESS and not _repeats_hold(q, p)):
        return UNRELATED
    return found


def _repeats_hold(special, general) -> bool:
    """Whether parts of `special` are the same wherever `general` asks for it: f[x_Integer, y_] is
    typed, but not under f[x_, x_].
    """
    seen: dict[Symbol, object] = {}

    def walk(part, pattern) -> bool:
        if not isinstance(pattern, Expr) or pattern.array is not None:
            return True
        if pattern.head is S.Pattern and len(pattern.args) == 2:
            if not same(seen.setdefault(pattern.args[0], part), part):
                return False
            part = part.args[1] if _is(part, S.Pattern, 2) else part
            return walk(part, pattern.args[1])
        if not isinstance(part, Expr) or len(part) != len(pattern):
            return True
        return all(map(walk, part.args, pattern.args))

    return walk(special, general)


def _compare_repeats(p, q):
    """f[x_, x_] is more special than f[x_, y_]."""
    first, second = _name_pattern(p), _name_pattern(q)
    if first == second:
        return SAME
    if len(set(first)) < len(set(second)):
        return MORE
    return LESS if len(set(first)) > len(set(second)) else UNRELATED


def _name_pattern(p) -> tuple[int, ...]:
    """Names by first use: f[x_, y_, x_] -> (0, 1, 0)."""
    seen: dict[Symbol, int] = {}
    order = []

    def walk(e):
        if isinstance(e, Expr) and e.array is None:
            if e.head is S.Pattern and len(e.args) == 2:
                order.append(seen.setdefault(e.args[0], len(seen)))
            for arg in e.args:
                walk(arg)

    walk(p)
    return tuple(order)


def _strip(p):
    """The pattern without names and wrappers."""
    while isinstance(p, Expr) and p.array is None:
        if p.head is S.Pattern and len(p.args) == 2:
            p = p.args[1]
        elif p.head in _TRANSPARENT and p.args:
            p = p.args[0]
        else:
            break
    return p


def _is(p, head: Symbol, count: int | None = None) -> bool:
    return isinstance(p, Expr) and p.head is head and (count is None or len(p.args) == count)


def _flip(found):
    return found if found is None else -found


def _relation(p, q):
    p, q = _strip(p), _strip(q)
    if p is q or same(p, q):
        return SAME
    for head in (S.Condition, S.PatternTest, S.Except):
        if _is(p, head) or _is(q, head):
            return _restricted(p, q, head)
    if _is(p, S.Optional) or _is(q, S.Optional):
        return _optional(p, q)
    if _is(p, S.Alternatives) or _is(q, S.Alternatives):
        return _alternatives(p, q)
    blank_p = _BLANKS.get(p.head) if isinstance(p, Expr) and type(p.head) is Symbol else None
    blank_q = _BLANKS.get(q.head) if isinstance(q, Expr) and type(q.head) is Symbol else None
    if blank_p is not None and blank_q is not None:
        return _blanks(p, q, blank_p, blank_q)
    if blank_q is not None:
        return MORE if _under(p, q) else UNRELATED
    if blank_p is not None:
        return LESS if _under(q, p) else UNRELATED
    if isinstance(p, Expr) and isinstance(q, Expr):
        return _compositions(p, q)
    return UNRELATED


def _restricted(p, q, head):
    """Condition, PatternTest: the restricted pattern is more special than the bare one."""
    if _is(p, head) and _is(q, head):
        inner = _relation(p.args[0], q.args[0])
        if inner == SAME:
            return UNRELATED
        return inner
    if _is(p, head):
        inner = _relation(p.args[0], q)
        return MORE if inner in (SAME, MORE) else UNRELATED
    return _flip(_restricted(q, p, head))


def _optional(p, q):
    if _is(p, S.Optional) and _is(q, S.Optional):
        return _relation(p.args[0], q.args[0])
    if _is(q, S.Optional):
        inner = _relation(p, q.args[0])
        return MORE if inner in (SAME, MORE) else UNRELATED
    return _flip(_optional(q, p))


def _alternatives(p, q):
    if _is(q, S.Alternatives) and not _is(p, S.Alternatives):
        return MORE if any(_relation(p, arg) in (SAME, MORE) for arg in q.args) else UNRELATED
    if _is(p, S.Alternatives) and not _is(q, S.Alternatives):
        if all(_relation(arg, q) in (SAME, MORE) for arg in p.args):
            return MORE
        return _flip(_alternatives(q, p))
    if all(any(_relation(a, b) in (SAME, MORE) for b in q.args) for a in p.args):
        return MORE
    if all(any(_relation(b, a) in (SAME, MORE) for a in p.args) for b in q.args):
        return LESS
    return UNRELATED


def _blanks(p, q, blank_p, blank_q):
    by_length = (blank_p < blank_q) - (blank_p > blank_q)
    by_head = bool(p.args) - bool(q.args)
    if p.args and q.args and not same(p.args[0], q.args[0]):
        return UNRELATED
    return _both(by_length, by_head)


def _both(a, b):
    if a is None or b is None or (a and b and a != b):
        return UNRELATED
    return a or b


def _under(p, blank) -> bool:
    """Whether what p matches is also matched by the blank."""
    if (
        isinstance(p, Expr)
        and type(p.head) is Symbol
        and p.head in (S.Repeated, S.RepeatedNull, S.PatternSequence)
    ):
        return blank.head is not S.Blank
    if not blank.args:
        return True
    if isinstance(p, Expr) and type(p.head) is Symbol and p.head in PATTERN_HEADS:
        return False
    return same(head_of(p), blank.args[0])


def _compositions(p: Expr, q: Expr):
    total = _relation(p.head, q.head)
    if len(p.args) != len(q.args):
        return _by_length(p, q) if total == SAME else UNRELATED
    for a, b in zip(p.args, q.args, strict=True):
        total = _both(total, _relation(a, b))
        if total is UNRELATED:
            return UNRELATED
    return total


def _variable(p) -> bool:
    p = _strip(p)
    while _is(p, S.PatternTest) or _is(p, S.Condition):
        p = _strip(p.args[0])
    return isinstance(p, Expr) and p.head in (
        S.BlankSequence, S.BlankNullSequence, S.Repeated, S.RepeatedNull, S.Optional, S.OptionsPattern,
        S.PatternSequence,
    )  # fmt: skip


def _by_length(p: Expr, q: Expr):
    """f[x_, y_] is more special than f[x__]: a fixed list under one that may take it."""
    several_p, several_q = any(map(_variable, p.args)), any(map(_variable, q.args))
    if several_p and several_q:
        total = MORE if len(p.args) > len(q.args) else LESS
        for a, b in zip(p.args, q.args, strict=False):
            if _variable(a) or _variable(b):
                break
            total = _both(total, _relation(a, b))
        return total
    if several_q:
        return _fixed_under(p.args, q.args)
    return _flip(_fixed_under(q.args, p.args)) if several_p else UNRELATED


def _fixed_under(fixed: tuple, wide: tuple):
    """MORE where a list of single patterns stands under one with a variable part."""
    if len(fixed) < sum(not _variable(arg) for arg in wide):
        return UNRELATED
    at = next(i for i, arg in enumerate(wide) if _variable(arg))
    rest = wide[at + 1 :]
    tail = 0 if any(map(_variable, rest)) else len(rest)
    total = MORE
    for a, b in zip(fixed[:at], wide[:at], strict=True):
        total = _both(total, _relation(a, b))
    for a, b in zip(fixed[len(fixed) - tail :], rest[:tail], strict=True):
        total = _both(total, _relation(a, b))
    return total


def same_pattern(p, q) -> bool:
    """Whether two left sides are the same up to the names of their variables."""
    if same(p, q):
        return True
    return has_pattern(p) and has_pattern(q) and same(_anonymous(p, {}), _anonymous(q, {}))


def _anonymous(p, names: dict):
    if isinstance(p, Expr) and p.array is None:
        if p.head is S.Pattern and len(p.args) == 2:
            number = names.setdefault(p.args[0], len(names))
            return Expr(S.Pattern, (number, _anonymous(p.args[1], names)))
        return Expr(_anonymous(p.head, names), tuple(_anonymous(arg, names) for arg in p.args))
    return names.get(p, p) if type(p) is Symbol else p

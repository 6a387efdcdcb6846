"""Levels of expressions: level specifications, walking, and replacing at levels.

A level n >= 0 counts from the whole expression (level 0) inwards; -n means the subexpressions of
depth n, so -1 is the atoms. Associations have their values one level below them, at the positions
Key[k]. Order is Wolfram's: arguments before the expression they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import inf

from wlnet.expr.association import Association
from wlnet.expr.elements import elements_of, rebuilt
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S

_TEXT = "Level specification `1` is not of the form n, {n}, or {m, n}."
_INFINITE = Expr(S.DirectedInfinity, (1,))
_MINUS_INFINITE = (Expr(S.DirectedInfinity, (-1,)), Expr(S.Times, (-1, S.Infinity)))


def level_range(spec, owner: str) -> tuple[float, float]:
    """(low, high) of a level specification: n is 1..n, {n} is n, {m, n}, Infinity, All (0 to Infinity).

    Raises owner::level.
    """
    if spec is S.All:
        return 0, inf
    bounds = [_level(b) for b in spec.args] if is_list(spec) else [1, _level(spec)]
    if None in bounds or not 1 <= len(bounds) <= 2:
        raise Message(f"{owner}::level", _TEXT)(spec, value=UNEVALUATED)
    return bounds[0], bounds[-1]


def _level(value) -> float | None:
    if type(value) is int:
        return value
    if value in _MINUS_INFINITE:
        return -inf
    return inf if value is S.Infinity or value == _INFINITE else None


def depth(expr, heads: bool = False) -> int:
    """Depth[expr]: the number of levels, 1 for an atom; those of heads count where `heads` says so."""
    if not isinstance(expr, (Expr, Association)):
        return 1
    if isinstance(expr, Expr) and expr.array is not None:
        return expr.array.ndim + 1
    inner = [depth(part, heads) for part in elements_of(expr)]
    if heads and isinstance(expr, Expr):
        inner.append(depth(expr.head, heads))
    return 1 + max(inner, default=1)


def between(low: float, high: float, level: int, depth_here: Callable[[], int]) -> bool:
    """Whether a subexpression at `level`, of depth `depth_here()`, is in the levels low..high."""
    if low >= 0:
        if level < low:
            return False
    elif depth_here() > -low:
        return False
    return level <= high if high >= 0 else depth_here() >= -high


def children(expr, heads: bool = False) -> Iterator[tuple]:
    """(index, part) of the parts one level down: the head at 0 if wanted, then from 1; Key[k] for keys."""
    if isinstance(expr, Association):
        if heads:
            yield 0, S.Association
        for key, value in expr.items():
            yield S.Key(key), value
    elif isinstance(expr, Expr):
        if heads:
            yield 0, expr.head
        yield from enumerate(expr.args, 1)


def walk(expr, low: float, high: float, heads: bool = False) -> Iterator[tuple[tuple, object]]:
    """(position, subexpression) of everything in the levels low..high, arguments before the whole.

    A position is a tuple of integers (0: head) and Key[k].
    """
    if low < 0 or high < 0:
        yield from _by_depth(expr, low, high, heads)
        return
    stack = [(expr, (), children(expr, heads) if high > 0 else iter(()))]
    while stack:
        whole, position, rest = stack[-1]
        for index, sub in rest:
            here = (*position, index)
            if isinstance(sub, (Expr, Association)) and len(here) < high:
                stack.append((sub, here, children(sub, heads)))
                break
            if len(here) >= low:
                yield here, sub
        else:
            stack.pop()
            if len(position) >= low:
                yield position, whole


def parts_in(expr, low: float, high: float, heads: bool = False) -> Iterable:
    """The subexpressions that `walk` gives, in its order, without their positions."""
    if low < 0 or high < 0:
        return (part for _, part in walk(expr, low, high, heads))
    found = []
    stack = [(expr, 0)]
    while stack:
        part, level = stack.pop()
        if level >= low:
            found.append(part)
        if level < high:
            level += 1
            if isinstance(part, Expr):
                if heads:
                    stack.append((part.head, level))
                stack.extend([(arg, level) for arg in part.args])
            elif isinstance(part, Association):
                if heads:
                    stack.append((S.Association, level))
                stack.extend([(value, level) for value in part.values()])
    found.reverse()
    return found


def _by_depth(expr, low: float, high: float, heads: bool) -> Iterator[tuple[tuple, object]]:
    """As `walk` where a bound is negative: how deep a subexpression is counts."""
    stack = [[expr, (), children(expr, heads), _depth_alone(expr)]]
    while stack:
        top = stack[-1]
        child = next(top[2], None)
        if child is None:
            stack.pop()
            sub, position, _, levels = top
            if stack and position[-1] != 0:
                stack[-1][3] = max(stack[-1][3], levels + 1)
            if between(low, high, len(position), lambda found=levels: found):
                yield position, sub
            continue
        index, sub = child
        position = (*top[1], index)
        if isinstance(sub, (Expr, Association)):
            stack.append([sub, position, children(sub, heads), _depth_alone(sub)])
        elif between(low, high, len(position), lambda: 1):
            yield position, sub


def _depth_alone(expr) -> int:
    """The depth without what is inside."""
    return 2 if isinstance(expr, (Expr, Association)) else 1


def map_levels(expr, low: float, high: float, apply, build, heads: bool = False):
    """`expr` with `apply(part, position)` in the place of every part in the levels low..high.

    apply    used where only lists and associations surround a part; may give an evaluated result
    build    used below other heads (which may hold their arguments): must not evaluate

    The depths that negative levels ask for are those of `expr` as given.
    """

    def go(part, position: tuple, evaluates: bool):
        inside = part
        level = len(position)
        if isinstance(part, (Expr, Association)) and (high < 0 or level < high):
            inner = evaluates and (isinstance(part, Association) or part.head is S.List)
            found = [go(p, (*position, i), inner) for i, p in children(part)]
            inside = rebuilt(part, found)
            if heads and isinstance(part, Expr):
                inside = Expr(go(part.head, (*position, 0), False), inside.args)
        if between(low, high, level, lambda: depth(part)):
            return apply(inside, position) if evaluates else build(inside, position)
        return inside

    return go(expr, (), True)

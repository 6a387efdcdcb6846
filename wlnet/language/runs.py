"""Lists of arguments against lists of patterns: in order, in any order, grouped under a Flat head.

A run is a function (args, b, k) -> bool, which calls the continuation for each way in which the Nodes
together match all the arguments, until one says True.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from wlnet.language.nodes import MANY, Node


def several(sequence: Callable, slots: frozenset[int], low: int, high: int, **more) -> Node:
    """A Node from its way to consume arguments."""

    def match(x, b, k):
        return sequence((x,), 0, 1, 1, b, lambda end: k())

    return Node(match, None, slots, sequence, low, high, **more)


def slots_of(nodes) -> frozenset[int]:
    """All positions that the Nodes may bind."""
    return frozenset().union(*(n.slots for n in nodes))


def ordered(nodes: list[Node], evaluation) -> Callable:
    """The run of arguments in order. Several sequences may search long: aborts are heard."""
    count = len(nodes)
    least, most = [0] * (count + 1), [0] * (count + 1)
    for i in reversed(range(count)):
        least[i] = least[i + 1] + nodes[i].low
        most[i] = min(most[i + 1] + nodes[i].high, MANY)

    def run(i, args, at, b, k):
        size = len(args)
        if i == count:
            return at == size and k()
        node = nodes[i]
        if node.sequence is None:
            return at < size and node.match(args[at], b, lambda: run(i + 1, args, at + 1, b, k))
        if evaluation._abort is not None:
            evaluation.check_abort()
        low = max(at + node.low, size - most[i + 1])
        high = min(at + node.high, size - least[i + 1])
        if low > high:
            return False
        return node.sequence(args, at, low, high, b, lambda end: run(i + 1, args, end, b, k))

    return lambda args, b, k: least[0] <= len(args) <= most[0] and run(0, args, 0, b, k)


def orderless(nodes: list[Node], group: Callable | None, alone: bool = True) -> Callable:
    """The run of arguments in any order.

    group    of a Flat head: several arguments -> the one expression that a single pattern sees
    alone    a single pattern sees one argument as it is, as in `grouping`
    """
    queue = _queue(nodes, group)
    least = sum(n.low for n in nodes)
    most = MANY if group is not None else min(sum(n.high for n in nodes), MANY)
    choices = [_Choice(queue, i, group) for i in range(len(queue))]
    # the patterns from here on share out how many arguments each takes, before any of them chooses
    elastic = next((i for i, c in enumerate(choices) if c.groups), len(queue)) if group else len(queue)

    def run(i, left, b, k, shares=None):
        if i == len(queue):
            return not left and k()
        if i == elastic and shares is None:
            found = _shares(choices[i:], len(left))
            return any(run(i, left, b, k, dict(enumerate(one, i))) for one in found)
        node, choice = queue[i], choices[i]
        sizes = choice.sizes(len(left)) if shares is None else (shares[i],)
        for places in choice.places(left, sizes):
            taken = tuple(left[j] for j in places)
            chosen, size = set(places), len(places)
            rest = tuple(item for j, item in enumerate(left) if j not in chosen)

            def go_on(end=None, rest=rest):
                return run(i + 1, rest, b, k, shares)

            if node.sequence is None and size == 1:
                found = _one(node, taken[0], None if alone else group, b, go_on)
            elif node.sequence is None or size > node.high:
                found = node.match(group(taken), b, go_on)
            else:
                found = node.sequence(taken, 0, size, size, b, go_on)
            if found:
                return True
        return False

    typed = [n for n in queue if n.sequence is not None and n.admits is not None and n.low]

    def start(args, b, k):
        if not least <= len(args) <= most or any(sum(map(n.admits, args)) < n.low for n in typed):
            return False
        return run(0, tuple(args), b, k)

    return start


def _queue(nodes: list[Node], group: Callable | None) -> list[Node]:
    """The order in which the patterns choose their arguments: the most special ones first.

    Under a Flat head a blank may take several arguments too: blanks and sequences choose as they stand.
    """
    single = [n for n in nodes if n.sequence is None]
    queue = [n for n in single if n.literal]
    special = [n for n in single if not (n.literal or n.blank or n.loose)]
    if group is not None:
        special.sort(key=lambda n: n.admits is None or n.admits(group(())))
        named = set(map(id, queue + special))
        return queue + special + [n for n in nodes if id(n) not in named]
    queue += special
    queue += [n for n in nodes if n.blank or n.loose or n.bind_default is not None]
    return queue + [n for n in nodes if n.sequence is not None and n.bind_default is None]


def _shares(choices: list[_Choice], count: int) -> Iterator[tuple[int, ...]]:
    """How many of `count` arguments each pattern takes: the first ones as few as they can before others."""
    first, *others = choices
    for size in first.sizes(count):
        if not others:
            yield (size,)
        else:
            for rest in _shares(others, count - size):
                yield size, *rest


class _Choice:
    """Which arguments one of the patterns, which match in any order, may take together.

    groups    whether a single pattern can match several arguments under the Flat head
    admits    what each argument of a sequence fulfils, or None
    later     the same of the patterns that choose after it; None where one of them may take any argument
    """

    def __init__(self, queue: list[Node], at: int, group: Callable | None):
        node = queue[at]
        self.groups = (
            group is not None
            and not node.literal
            and (node.admits is None or node.sequence is not None or node.admits(group(())))
        )
        self.admits = node.admits if node.sequence is not None else None
        self.node = node
        self.last = at == len(queue) - 1
        self.behind = sum(n.low for n in queue[at + 1 :])  # what the others need
        later = [n.admits if n.sequence is not None or group is None else None for n in queue[at + 1 :]]
        self.later = None if None in later else later

    def sizes(self, count: int):
        """How many of `count` arguments the pattern may take, what it tries first in front."""
        node, room = self.node, count - self.behind
        if node.sequence is None:
            most = room if self.groups else min(room, 1)
            return range(max(1, count) if self.last else 1, most + 1)
        sizes = range(max(node.low, count) if self.last else node.low, min(node.high, room) + 1)
        if node.bind_default is None:
            return sizes
        sizes = sizes[::-1]
        if self.groups and node.high == 1:  # an optional one also takes several, as one
            sizes = [*sizes, *range(max(count, 2) if self.last else 2, room + 1)]
        return sizes

    def places(self, left: tuple, sizes) -> Iterator[tuple[int, ...]]:
        """The places of such arguments, for each size all choices, in lexicographic order.

        What no later pattern admits is part of every choice.
        """
        free = [j for j, item in enumerate(left) if self.admits is None or self.admits(item)]
        forced = ()
        if self.later is not None:
            forced = [j for j, item in enumerate(left) if not any(admits(item) for admits in self.later)]
            if not set(forced) <= set(free):
                return
            free = [j for j in free if j not in forced]
        for size in sizes:
            if size >= len(forced):
                for places in combinations(free, size - len(forced)):
                    yield tuple(sorted((*forced, *places))) if forced else places


def _one(node: Node, item, group: Callable | None, b, k) -> bool:
    """A single pattern against one argument: with `group` under the head first, else as it is.

    It sees the argument as it is only where it does not take it under the head, as _Integer does not.
    """
    if group is None or node.literal:
        return node.match(item, b, k)
    grouped = False

    def taken():
        nonlocal grouped
        grouped = True
        return k()

    return node.match(group((item,)), b, taken) or (not grouped and node.match(item, b, k))


def grouping(node: Node, group: Callable, alone: bool) -> Node:
    """In a Flat head: a single pattern that may take several arguments, grouped under the head.

    alone    one argument is seen as it is (OneIdentity); otherwise it is seen under the head, and as it is
             only by a pattern that does not take it so, such as _Integer
    """
    if node.sequence is not None or node.literal:
        return node

    def sequence(args, at, low, high, b, k):
        for end in range(max(low, at + 1), high + 1):
            if end == at + 1 and _one(node, args[at], None if alone else group, b, lambda: k(at + 1)):
                return True
            if end > at + 1 and node.match(group(args[at:end]), b, lambda end=end: k(end)):
                return True
        return False

    return several(sequence, node.slots, 1, MANY)

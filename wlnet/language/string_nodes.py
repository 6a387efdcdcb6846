"""The parts of a string pattern: each says its regular expression and how it matches by hand.

A pattern without tests and conditions becomes one regular expression. With them no regular
expression can say it, and `ends` walks the string instead: for a start it gives every place where
the part can end, in order of preference, with the names bound on the way.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from functools import cached_property

from wlnet.expr.symbols import Symbol

Bound = dict[Symbol, str]


class Node(ABC):
    """A part of a pattern.

    pure     whether a regular expression can say all of it
    regex    (names) -> that regular expression; impure parts need none
    """

    pure = True
    regex: Callable[[Names], str]

    @abstractmethod
    def ends(self, text: str, at: int, bound: Bound, flags: int) -> Iterator[tuple[int, Bound]]:
        """(where a match that begins at `at` may end, what is bound then), in the order of preference."""


class Names:
    """The groups of a regular expression in the making.

    symbols    the group of each name
    written    the groups that stand in regular expressions of the user
    by_hand    whether there are such regular expressions
    """

    def __init__(self):
        self.symbols: dict[Symbol, str] = {}
        self.groups = 0
        self.written: list[int] = []
        self.by_hand = False


class Piece(Node):
    """A fixed regular expression that matches in one way: a literal, a kind of character, an anchor."""

    def __init__(self, source: str):
        self.source = source

    @cached_property
    def _compiled(self):
        return {}

    def regex(self, names: Names) -> str:
        return self.source

    def ends(self, text, at, bound, flags):
        compiled = self._compiled.get(flags)
        if compiled is None:
            compiled = self._compiled[flags] = re.compile(self.source, flags)
        found = compiled.match(text, at)
        if found:
            yield found.end(), bound


class Written(Piece):
    """A regular expression of the user, with `groups` groups of its own."""

    def __init__(self, source: str, groups: int):
        super().__init__(source)
        self.groups = groups

    def regex(self, names: Names) -> str:
        before = names.groups
        names.groups += self.groups
        names.by_hand = True
        names.written += range(before + 1, names.groups + 1)
        source = self.source
        if before:  # its own back references count from its own first group
            source = re.sub(r"(?<!\\)((?:\\\\)*)\\([1-9])", lambda m: f"{m[1]}\\{int(m[2]) + before}", source)
        return f"(?:{source})"


class Chain(Node):
    """One part after the other."""

    def __init__(self, parts: list[Node]):
        self.parts = parts
        self.pure = all(part.pure for part in parts)

    def regex(self, names: Names) -> str:
        return "".join(part.regex(names) for part in self.parts)

    def ends(self, text, at, bound, flags):
        return self._from(0, text, at, bound, flags)

    def _from(self, index, text, at, bound, flags):
        if index == len(self.parts):
            yield at, bound
            return
        for end, more in self.parts[index].ends(text, at, bound, flags):
            yield from self._from(index + 1, text, end, more, flags)


class Choice(Node):
    """One of several, the first preferred."""

    def __init__(self, parts: list[Node]):
        self.parts = parts
        self.pure = all(part.pure for part in parts)

    def regex(self, names: Names) -> str:
        return f"(?:{'|'.join(part.regex(names) for part in self.parts)})"

    def ends(self, text, at, bound, flags):
        for part in self.parts:
            yield from part.ends(text, at, bound, flags)


class Repeat(Node):
    """A part `low` to `high` times (None: any number), as often as possible or as seldom."""

    def __init__(self, part: Node, low: int, high: int | None, greedy: bool):
        self.part, self.low, self.high, self.greedy = part, low, high, greedy
        self.pure = part.pure

    def regex(self, names: Names) -> str:
        count = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((self.low, self.high))
        if count is None:
            count = f"{{{self.low},{'' if self.high is None else self.high}}}"
        return f"(?:{self.part.regex(names)}){count}{'' if self.greedy else '?'}"

    def ends(self, text, at, bound, flags):
        return self._after(0, text, at, bound, flags)

    def _after(self, count, text, at, bound, flags):
        enough = count >= self.low
        if enough and not self.greedy:
            yield at, bound
        if self.high is None or count < self.high:
            for end, more in self.part.ends(text, at, bound, flags):
                if end > at or not enough:
                    yield from self._after(count + 1, text, end, more, flags)
        if enough and self.greedy:
            yield at, bound


class Named(Node):
    """name : part; where the name stands again, the same text."""

    def __init__(self, name: Symbol, part: Node):
        self.name, self.part = name, part
        self.pure = part.pure

    def regex(self, names: Names) -> str:
        known = names.symbols.get(self.name)
        if known is not None:
            return f"(?P={known})"
        names.groups += 1
        group = names.symbols[self.name] = f"n{names.groups}"
        return f"(?P<{group}>{self.part.regex(names)})"

    def ends(self, text, at, bound, flags):
        known = bound.get(self.name)
        if known is not None:
            piece = text[at : at + len(known)]
            if piece == known or (flags & re.IGNORECASE and piece.lower() == known.lower()):
                yield at + len(known), bound
            return
        for end, more in self.part.ends(text, at, bound, flags):
            yield end, {**more, self.name: text[at:end]}


class Without(Node):
    """`part` where `gone` does not match at the same place."""

    def __init__(self, gone: Node, part: Node):
        self.gone, self.part = gone, part
        self.pure = gone.pure and part.pure

    def regex(self, names: Names) -> str:
        return f"(?!{self.gone.regex(names)}){self.part.regex(names)}"

    def ends(self, text, at, bound, flags):
        if next(self.gone.ends(text, at, bound, flags), None) is None:
            yield from self.part.ends(text, at, bound, flags)


class Tested(Node):
    """`part` where a function of the matched text says yes."""

    pure = False

    def __init__(self, part: Node, test: Callable[[str], bool]):
        self.part, self.test = part, test

    def ends(self, text, at, bound, flags):
        for end, more in self.part.ends(text, at, bound, flags):
            if self.test(text[at:end]):
                yield end, more


class Conditioned(Node):
    """`part` where a function of the names bound in it says yes."""

    pure = False

    def __init__(self, part: Node, test: Callable[[Bound], bool]):
        self.part, self.test = part, test

    def ends(self, text, at, bound, flags):
        for end, more in self.part.ends(text, at, bound, flags):
            if self.test(more):
                yield end, more

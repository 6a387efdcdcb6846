"""String patterns: StringExpression and its kin, compiled to regular expressions where that can be.

`string_pattern(evaluation, expr)` finds matches in strings; `StringRules` holds rules of them and
says what each match becomes. Source: the guide "Working with String Patterns".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cache

from wlnet.expr.association import Association
from wlnet.expr.elements import head_of_call
from wlnet.expr.expr import TRUE, Expr, is_list, is_rule
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.language.date_text import BETWEEN_ELEMENTS, ELEMENT_PATTERNS
from wlnet.language.string_nodes import (
    Chain,
    Choice,
    Conditioned,
    Named,
    Names,
    Node,
    Piece,
    Repeat,
    Tested,
    Without,
    Written,
)
from wlnet.language.templates import replaced

NOT_A_PATTERN = Message(
    "StringExpression::invld", "Element `1` is not a valid string or pattern element in `2`."
)
BAD_REGEX = Message("RegularExpression::maln", "The regular expression `1` is malformed: `2`.")

_STRINGS = "A string or list of strings is expected at position `1` in `2`."

ANY = Piece(r"(?s:.)")
_SYMBOLS = {
    S.DigitCharacter: r"[0-9]",
    S.LetterCharacter: r"[^\W\d_]",
    S.WordCharacter: r"[^\W_]",
    S.WhitespaceCharacter: r"\s",
    S.Whitespace: r"\s+",
    S.HexadecimalCharacter: r"[0-9a-fA-F]",
    S.PunctuationCharacter: r"[!-/:-@\[-`{-~¡-¿‐-⁞]",
    S.NumberString: r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
    S.WordBoundary: r"\b",
    S.StartOfString: r"\A",
    S.EndOfString: r"\Z",
    S.StartOfLine: r"(?m:^)",
    S.EndOfLine: r"(?m:$)",
}
_REPEATED = {S.Repeated: 1, S.RepeatedNull: 0}
_BLANKS = {S.Blank: (1, 1), S.BlankSequence: (1, None), S.BlankNullSequence: (0, None)}


_ATOMS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)  # escaped characters and sets of characters
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\}")
_REFERENCE = re.compile(r"\\[1-9]|\(\?P=")
_TURNS = re.compile(r"[*+|?]|\{\d*,?\d*\}")  # what gives a pattern several ways to match
_AGAIN = re.compile(r"[*+]|\{\d*,?\d*\}")
_OPENED = re.compile(r"\((?:\?(?:[aiLmsux-]*:|P<\w+>|P?[=!>]|<[=!]))?")  # a group and its kind
_LONG, _SHORT = 10**7, 24  # places gone through, and lengths, that take no notable time


@frozen
class Match:
    """text[start:end] matched; the names bound; groups $0, $1, ... of regular expressions."""

    start: int
    end: int
    bound: dict[Symbol, str] = field(default_factory=dict)
    groups: tuple[str, ...] = ()


def each_string(call, f, at: int = 1, deep: bool = True):
    """`f` of the string that is argument `at` of a call, or of every string in a list there.

    deep    lists may hold lists

    Raises owner::strse for anything else (unevaluated).
    """

    def go(text):
        if isinstance(text, str):
            return f(text)
        if is_list(text) and (deep or not any(map(is_list, text.args))):
            return [go(one) for one in text.args]
        raise Message(f"{head_of_call(call)}::strse", _STRINGS)(at, call, value=UNEVALUATED)

    return go(call.args[at - 1])


class StringPattern:
    """A compiled string pattern."""

    def __init__(self, node: Node, flags: int, guarded: Callable):
        """guarded    makes a call that may take long in such a way that it can be stopped"""
        self._node, self._flags = node, flags
        self._regex = None
        self._names = Names()
        self._guarded = guarded
        if node.pure:
            self._regex = re.compile(node.regex(self._names), flags)
            self._powers, self._is_nested = risk(self._regex.pattern)

    def search(self, text: str, at: int = 0) -> Match | None:
        """The first match that starts at `at` or later."""
        if self._regex is not None:
            found = self._called(self._regex.search, text, at)
            return None if found is None else self._match(found)
        for start in range(at, len(text) + 1):
            for end, bound in self._node.ends(text, start, {}, self._flags):
                return Match(start, end, bound)
        return None

    def match_all(self, text: str) -> Match | None:
        """A match of the whole string."""
        if self._regex is not None:
            found = self._called(self._regex.fullmatch, text)
            return None if found is None else self._match(found)
        for end, bound in self._node.ends(text, 0, {}, self._flags):
            if end == len(text):
                return Match(0, end, bound)
        return None

    def ends(self, text: str, start: int) -> Iterator[Match]:
        """Every match that starts there, the preferred first, each end once."""
        seen = set()
        for end, bound in self._node.ends(text, start, {}, self._flags):
            if end not in seen:
                seen.add(end)
                yield Match(start, end, bound)

    def _called(self, function: Callable, text: str, *at: int) -> re.Match | None:
        """function(text), where it may take long so that it can be stopped."""
        if len(text) ** self._powers > _LONG or (self._is_nested and len(text) > _SHORT):
            return self._guarded(lambda: function(text, *at))
        return function(text, *at)

    def _match(self, found: re.Match) -> Match:
        bound = {name: found[group] or "" for name, group in self._names.symbols.items()}
        groups = ()
        if self._names.by_hand:
            groups = (found[0], *(found[n] or "" for n in self._names.written))
        return Match(found.start(), found.end(), bound, groups)


@cache
def risk(source: str) -> tuple[int, bool]:
    """(k, nested): a search takes up to len^k steps; nested repetitions may be tried in 2^len ways."""
    bare = _ATOMS.sub("x", source)
    powers = len(_UNBOUNDED.findall(bare)) + 2 * len(_REFERENCE.findall(source))
    return powers, _is_nested(bare)


def _is_nested(bare: str) -> bool:
    """Whether a group is repeated that can itself match in several ways: by a repetition or a choice."""
    several, at = [False], 0  # of the groups that are open, the outermost first
    while at < len(bare):
        opened = _OPENED.match(bare, at)
        if opened:
            several.append(False)
            at = opened.end()
            continue
        if bare[at] == ")" and len(several) > 1:
            inside = several.pop()
            if inside and _AGAIN.match(bare, at + 1):
                return True
            several[-1] |= inside
        elif _TURNS.match(bare, at):
            several[-1] = True
        at += 1
    return False


def string_pattern(evaluation, pattern, ignore_case: bool = False) -> StringPattern:
    """Compile a string pattern. Raises StringExpression::invld and RegularExpression::maln (unevaluated)."""
    node = _Reader(evaluation, pattern).node(pattern, True)
    try:
        return StringPattern(node, re.IGNORECASE if ignore_case else 0, evaluation.guarded)
    except re.error as fault:
        raise BAD_REGEX(pattern, str(fault), value=UNEVALUATED) from None


class _Reader:
    """Pattern expressions to nodes."""

    def __init__(self, evaluation, whole):
        self.evaluation, self.whole = evaluation, whole

    def node(self, pattern, greedy: bool) -> Node:
        if isinstance(pattern, str):
            return Piece(re.escape(pattern))
        if isinstance(pattern, Symbol):
            if pattern in _SYMBOLS:
                source = _SYMBOLS[pattern]
                return Piece(source if greedy or pattern is not S.Whitespace else source + "?")
        elif isinstance(pattern, Expr):
            found = self._compound(pattern, pattern.args, greedy)
            if found is not None:
                return found
        raise NOT_A_PATTERN(pattern, self.whole, value=UNEVALUATED)

    def _compound(self, pattern: Expr, args: tuple, greedy: bool) -> Node | None:
        head, count = pattern.head, len(args)
        if head is S.StringExpression or head is S.PatternSequence:
            return Chain([self.node(arg, greedy) for arg in args])
        if head is S.Alternatives or head is S.List:
            return self._choice(args, greedy)
        if head in _BLANKS and count == 0:
            low, high = _BLANKS[head]
            return ANY if high == 1 else Repeat(ANY, low, high, greedy)
        if head is S.Pattern and count == 2 and isinstance(args[0], Symbol):
            return Named(args[0], self.node(args[1], greedy))
        if head in _REPEATED and 1 <= count <= 2:
            low, high = _counts(args[1]) if count == 2 else (_REPEATED[head], None)
            return None if low is None else Repeat(self.node(args[0], greedy), low, high, greedy)
        if head in (S.Shortest, S.Longest) and count == 1:
            return self.node(args[0], head is S.Longest)
        if head is S.Except and 1 <= count <= 2:
            return Without(self.node(args[0], greedy), self.node(args[1], greedy) if count == 2 else ANY)
        if head is S.PatternTest and count == 2:
            return self._tested(args[0], args[1], greedy)
        if head is S.Condition and count == 2:
            return Conditioned(self.node(args[0], greedy), self._condition(args[1]))
        if head is S.RegularExpression and count == 1 and isinstance(args[0], str):
            return _written(args[0], pattern)
        if head is S.DatePattern and 1 <= count <= 2 and is_list(args[0]):
            return self._date(args[0].args, args[1] if count == 2 else None, greedy)
        if head in (S.HoldPattern, S.Verbatim) and count == 1:
            return self.node(args[0], greedy)
        return None

    def _date(self, parts: tuple, separator, greedy: bool) -> Node:
        """Elements of a date; between two of them that stand side by side a separator."""
        between = Piece(BETWEEN_ELEMENTS) if separator is None else self.node(separator, greedy)
        nodes, after_element = [], False
        for part in parts:
            source = ELEMENT_PATTERNS.get(part) if isinstance(part, str) else None
            if source is not None and after_element:
                nodes.append(between)
            nodes.append(self.node(part, greedy) if source is None else Piece(source))
            after_element = source is not None
        return Chain(nodes)

    def _choice(self, args: tuple, greedy: bool) -> Node:
        if args and all(isinstance(arg, str) and len(arg) == 1 for arg in args):
            return Piece(f"[{''.join(map(re.escape, args))}]")
        if not args:
            return Piece("(?!)")  # none of no alternatives ever fits
        return Choice([self.node(arg, greedy) for arg in args])

    def _tested(self, pattern, test, greedy: bool) -> Node:
        """p?test: of blanks every single character is tested, of anything else the whole match."""
        if isinstance(pattern, Expr) and pattern.head is S.Pattern and len(pattern) == 2:
            return Named(pattern.args[0], self._tested(pattern.args[1], test, greedy))
        if isinstance(pattern, Expr) and pattern.head in _BLANKS and not len(pattern):
            known = _class_of_test(test)
            one = Piece(known) if known else Tested(ANY, self._function(test))
            low, high = _BLANKS[pattern.head]
            return one if high == 1 else Repeat(one, low, high, greedy)
        return Tested(self.node(pattern, greedy), self._function(test))

    def _function(self, test):
        apply = self.evaluation.function(test)
        return lambda text: apply(text) is TRUE

    def _condition(self, condition):
        return lambda bound: self.evaluation.true(replaced(condition, bound))


def _counts(spec) -> tuple:
    """(low, high) of the second argument of Repeated: n, {n}, {low, high}; (None, None) for anything else."""
    bounds = spec.args if is_list(spec) else (1, spec)
    if len(bounds) == 1:
        bounds = bounds * 2
    low, high = bounds if len(bounds) == 2 else (None, None)
    if high is S.Infinity or high == S.DirectedInfinity(1):
        high = None
    return (low, high) if type(low) is int and (high is None or type(high) is int) else (None, None)


def _class_of_test(test) -> str | None:
    """The class of the characters that a known test takes."""
    if test is S.DigitQ:
        return "[0-9]"
    if test is S.LetterQ:
        return r"[^\W\d_]"
    if test is S.UpperCaseQ:
        return _class(str.isupper)
    return _class(str.islower) if test is S.LowerCaseQ else None


@cache
def _class(predicate) -> str:
    """A class of all characters (up to U+FFFF) with a property, as ranges."""
    ranges, start = [], None
    for code in range(0x10000):
        if predicate(chr(code)):
            start = code if start is None else start
        elif start is not None:
            ranges.append(f"\\u{start:04x}-\\u{code - 1:04x}")
            start = None
    return f"[{''.join(ranges)}]"


# ---------------------------------------------------------------- regular expressions as users write them

_POSIX = {
    "alpha": "a-zA-Zª-ɏͰ-\u1fff",
    "digit": "0-9",
    "alnum": "a-zA-Z0-9",
    "lower": "a-z",
    "upper": "A-Z",
    "space": r"\s",
    "blank": r" \t",
    "punct": r"!-/:-@\[-`{-~",
    "xdigit": "0-9a-fA-F",
    "word": r"\w",
}
_PERL = {r"\z": r"\Z", r"\Z": r"(?=\n?\Z)", r"\h": r"[ \t]"}
_LEADING_FLAGS = re.compile(r"\(\?([imsx]+)\)")


def _written(source: str, pattern) -> Written:
    """Perl's way of writing to Python's: flags in front, [:alpha:], \\z, \\h, (?<name>...)."""
    text = re.sub(r"\[:(\w+):\]", lambda m: _POSIX.get(m[1], m[0]), source)
    text = re.sub(r"\\[zZh\\]", lambda m: _PERL.get(m[0], m[0]), text)
    text = re.sub(r"\(\?<(?=[A-Za-z_])", "(?P<", text)
    flags = _LEADING_FLAGS.match(text)
    if flags:
        text = f"(?{flags[1]}:{text[flags.end() :]})"
    try:
        return Written(text, re.compile(text).groups)
    except re.error as fault:
        raise BAD_REGEX(pattern, str(fault), value=UNEVALUATED) from None


# ---------------------------------------------------------------- several patterns, with what they become


class StringRules:
    """Rules of string patterns; at each place the first one that matches there is taken.

    rules    a pattern, a rule, a list of them or an association; a pattern alone stands for itself
    """

    def __init__(self, evaluation, rules, ignore_case: bool = False):
        entries = rules.args if is_list(rules) else (rules,)
        if isinstance(rules, Association):
            entries = rules.rules()
        self._patterns: list[StringPattern] = []
        self._rights: list = []
        for entry in entries:
            left, right = entry.args if is_rule(entry) else (entry, None)
            self._patterns.append(string_pattern(evaluation, left, ignore_case))
            self._rights.append(right)

    def matches(self, text: str, overlaps=False) -> Iterator[tuple[Match, object]]:
        """(match, what it becomes) from left to right; the right sides are filled, not evaluated.

        overlaps    False: each match starts after the last one; True: one at each place where there
                    is one; "All": also all that are shorter or longer
        """
        if overlaps == "All":
            for start in range(len(text) + 1):
                for index, pattern in enumerate(self._patterns):
                    for found in pattern.ends(text, start):
                        yield found, self._becomes(index, found, text)
            return
        at, last_end = 0, -1
        waiting = [pattern.search(text, 0) for pattern in self._patterns]
        while at <= len(text):
            for index, found in enumerate(waiting):
                if found is not None and found.start < at:
                    waiting[index] = self._patterns[index].search(text, at)
            ready = [(found.start, index) for index, found in enumerate(waiting) if found is not None]
            if not ready:
                return
            start, index = min(ready)
            found = waiting[index]
            if not found.start == found.end == last_end:  # nothing, right after a match, is no match
                yield found, self._becomes(index, found, text)
                last_end = found.end
            at = start + 1 if overlaps or found.end == start else found.end

    def _becomes(self, index: int, match: Match, text: str):
        right = self._rights[index]
        if right is None:
            return text[match.start : match.end]
        if match.bound:
            right = replaced(right, match.bound)
        return _with_groups(right, match.groups) if match.groups else right


_GROUP = re.compile(r"\$(\d)")


def _with_groups(expr, groups: tuple[str, ...]):
    """The strings in an expression with "$n" replaced by the groups; by nothing where there is none."""
    if isinstance(expr, str):
        return _GROUP.sub(lambda m: groups[int(m[1])] if int(m[1]) < len(groups) else "", expr)
    if isinstance(expr, Expr) and expr.array is None:
        return Expr(_with_groups(expr.head, groups), tuple([_with_groups(arg, groups) for arg in expr.args]))
    return expr

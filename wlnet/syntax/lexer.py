"""The marking pass: tokens of the lexer to a strict run of operands and marks.

One walk with a flag (is an operand complete?) and the open brackets decides what no context-free
rule can see: which operator a sign is, where a product stands without a sign, where a newline
ends an expression, and what may be left out (`a;`, `f[a, , b]`, `;; 3`). See the grammar for what
comes out.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator

from lark import Token

from wlnet.expr.expr import NULL, Expr
from wlnet.expr.symbols import S
from wlnet.syntax import leaves
from wlnet.syntax.errors import Fault
from wlnet.syntax.numerals import number
from wlnet.syntax.operators import INFIX, POSTFIX, PREFIX, Operator
from wlnet.syntax.source import Source

# Nothing yet; after a comma; an operand is complete; an operand must follow.
FRESH, COMMA, HAVE, WANT = "fresh", "comma", "have", "want"

_LEAVES = {"NAME", "NUMBER", "STRING", "BLANK", "OPTIONAL_BLANK", "CONSTANT", "SLOT", "OUT", "GET"}
_OPENERS = {
    "OPEN_GROUP": ")",
    "OPEN_LIST": "}",
    "OPEN_ASSOCIATION": "|>",
    "OPEN_CALL": "]",
    "OPEN_PART": "]]",
    "OPEN_FLOOR": "⌋",
    "OPEN_CEILING": "⌉",
    "OPEN_ANGLES": "\u232a",
    "OPEN_BARS": "\uf604",
    "OPEN_DOUBLE_BARS": "\uf606",
}
# Brackets that are calls of a function.
_FUNCTIONS = {
    "FLOOR": S.Floor,
    "CEILING": S.Ceiling,
    "ANGLES": S.AngleBracket,
    "BARS": S.BracketingBar,
    "DOUBLE_BARS": S.DoubleBracketingBar,
}
_CLOSERS = {kind.replace("OPEN", "CLOSE") for kind in _OPENERS}
_BEGIN = _LEAVES | set(_OPENERS) - {"OPEN_CALL", "OPEN_PART"}
_CONTEXT = 40  # characters before an error that its message quotes

MIDDLE_SPAN = Operator(";; ;;", "infix", S.Span, PREFIX[";;"].rank, "special", "no")
SPAN_ALL = Expr(S.Span, (1, S.All))


class Operand:
    """An operand of a run; `kind` is the terminal it was made of."""

    __slots__ = ("kind", "value")
    type = "OPERAND"

    def __init__(self, value, kind: str = ""):
        self.value = value
        self.kind = kind


class Mark:
    """An operator in a run. `type` is PREFIX, INFIX or POSTFIX; `value` is a tag or a file name."""

    __slots__ = ("offset", "operator", "type", "value")

    def __init__(self, type_: str, operator: Operator, offset: int, value=None):
        self.type = type_
        self.operator = operator
        self.offset = offset
        self.value = value


class Bracket:
    """A bracket or comma as the grammar names it."""

    __slots__ = ("type",)

    def __init__(self, type_: str):
        self.type = type_


END = Bracket("END")
_BRACKETS = {name: Bracket("_" + name) for name in (*_OPENERS, *_CLOSERS, "COMMA")}


def _written(opener: Token) -> str:
    """An opening bracket as it was typed; of `[ [` the token is the first half."""
    return "[[" if opener.type == "OPEN_PART" and opener.value == "[" else opener.value


class Marker:
    """Marks the tokens of one text.

    raw        the lexer's tokens
    resolve    name -> Symbol
    """

    def __init__(self, raw: Iterator[Token], source: Source, resolve: leaves.Resolve):
        self._raw = raw
        self._source = source
        self._resolve = resolve
        self._end = Token("$END", "", start_pos=len(source.plain), end_pos=len(source.plain))
        self._ahead: deque[Token] = deque()
        self._opened: list[Token] = []
        self._state = FRESH
        self._span_done = False  # the last thing was `a ;;`: another `;;` starts a factor
        self._name_end = -1  # offset behind the latest name
        self.start = self.end = 0  # offsets of the current expression

    # -- tokens --------------------------------------------------------------------------

    def _next(self) -> Token:
        if self._ahead:
            return self._ahead.popleft()
        token = next(self._raw, self._end)
        while token.type == "NEWLINE" and self._opened:
            token = next(self._raw, self._end)
        return token

    def _peek(self, distance: int = 1) -> Token:
        while len(self._ahead) < distance:
            token = next(self._raw, self._end)
            if token.type != "NEWLINE" or not self._opened:
                self._ahead.append(token)
        return self._ahead[distance - 1]

    def _leaf(self, token: Token):
        kind = token.type
        try:
            if kind == "NAME" or kind == "CONSTANT":
                return leaves.symbol_of(sys.intern(str(token)), self._resolve)
            if kind == "NUMBER":
                return number(token)
            if kind == "STRING":
                return leaves.string(str(token), token.start_pos, self._source.warn)
            if kind == "BLANK" or kind == "OPTIONAL_BLANK":
                return leaves.blank(token, self._resolve)
            if kind == "SLOT":
                return leaves.slot(str(token))
            if kind == "OUT":
                return leaves.out(token)
        except Fault as fault:
            fault.offset += token.start_pos
            raise
        return Expr(S.Get, (self._file_name(token),))

    def _file_name(self, token: Token) -> str:
        name = leaves.file_name(str(token))
        if not name:
            last = self._peek().type in ("$END", "NEWLINE")
            sentence = f'A file name should follow "{token.strip()}".'
            raise Fault("sntxi" if last else "sntxf", sentence, token.end_pos, incomplete=last)
        return name

    # -- the walk ------------------------------------------------------------------------

    def run(self) -> Iterator[Operand | Mark | Bracket]:
        """What the grammar wants, with END behind each expression."""
        while True:
            token = self._next()
            kind = token.type
            if self._state is FRESH and not self._opened and kind != "NEWLINE":
                if kind == "$END":
                    return
                self.start = token.start_pos
            if kind in _LEAVES:
                if self._state is HAVE:
                    yield self._times(token)
                yield Operand(self._leaf(token), kind)
                self._have()
                self._name_end = token.end_pos if kind == "NAME" else -1
            elif kind == "OPERATOR":
                yield from self._operator(token)
            elif kind in _OPENERS:
                yield from self._open(token)
            elif kind in _CLOSERS:
                yield from self._close(token)
            elif kind == "COMMA":
                yield from self._comma(token)
            elif kind == "NEWLINE" or kind == "$END":
                if self._state is HAVE and not self._opened:
                    self._state = FRESH
                    self.end = len(self._source.plain[: token.start_pos].rstrip())
                    yield END
                if kind == "$END":
                    self._finish(token)
                    return
            else:
                yield self._other(token)

    def _have(self) -> None:
        self._state = HAVE
        self._span_done = False

    def _times(self, token: Token) -> Mark:
        self._state = WANT
        return Mark("INFIX", INFIX["*"], token.start_pos)

    def _operator(self, token: Token) -> Iterator[Operand | Mark]:
        text = str(token)
        if text == ";;":
            yield from self._span(token)
        elif self._state is not HAVE:
            if text not in PREFIX:
                raise self._unexpected(token)
            if PREFIX[text].head is S.Information:
                yield self._information(token)
            else:
                self._state = WANT
                yield Mark("PREFIX", PREFIX[text], token.start_pos)
        elif text == "::":
            raise Fault("sntxf", f'A tag should follow "{self._before(token)}::".', token.end_pos)
        elif text in POSTFIX:
            yield self._postfix(token, text)
        elif text == "=" and self._peek() == ".":
            self._next()
            yield self._postfix(token, "=.")
        elif text in INFIX:
            self._state = FRESH if text == ";" and self._asks(self._peek()) else WANT
            yield Mark("INFIX", INFIX[text], token.start_pos)
            if text == ";" and self._ends_here(self._peek()):
                yield Operand(NULL)
                self._have()
        elif PREFIX[text].head is S.Information:
            raise self._unexpected(token)
        else:
            yield self._times(token)
            yield Mark("PREFIX", PREFIX[text], token.start_pos)

    def _postfix(self, token: Token, spelling: str, value=None) -> Mark:
        self._have()
        return Mark("POSTFIX", POSTFIX[spelling], token.start_pos, value)

    def _ends_here(self, token: Token) -> bool:
        """Whether `a;` followed by this has a Null to be filled in."""
        return token.type in _CLOSERS or token.type in ("COMMA", "NEWLINE", "$END") or token == ";"

    def _asks(self, token: Token) -> bool:
        """Whether ?name may follow here: after a `;` that stands in no bracket."""
        return not self._opened and token.type == "OPERATOR" and str(token) in ("?", "??")

    def _begins(self, token: Token) -> bool:
        """Whether an operand can begin with this."""
        return token.type in _BEGIN or (token.type == "OPERATOR" and str(token) in PREFIX and token != ";;")

    def _span(self, token: Token) -> Iterator[Operand | Mark]:
        if self._state is HAVE and self._span_done:
            yield self._times(token)
        left = self._state is HAVE
        type_ = "INFIX" if left else "PREFIX"
        if self._begins(self._peek()):
            self._state = WANT
            yield Mark(type_, PREFIX[";;"], token.start_pos)
        elif self._peek() == ";;" and self._begins(self._peek(2)):
            self._next()
            self._state = WANT
            yield Mark(type_, MIDDLE_SPAN, token.start_pos)
        else:
            yield Mark("POSTFIX", POSTFIX[";;"], token.start_pos) if left else Operand(SPAN_ALL)
            self._state = HAVE
            self._span_done = True

    def _information(self, token: Token) -> Operand:
        """`?name` and `??name` at the beginning of an expression: the rest of the line is the name."""
        if self._opened or self._state is not FRESH:
            raise self._unexpected(token)
        end = token.end_pos
        while self._peek().type not in ("NEWLINE", "$END"):
            end = self._next().end_pos
        name = self._source.plain[token.end_pos : end].strip()
        if not name:
            raise Fault("sntxi", f'A name should follow "{token}".', token.end_pos, incomplete=True)
        self._have()
        long = S("True") if token == "??" else S("False")
        return Operand(Expr(S.Information, (name, Expr(S.Rule, (S.LongForm, long)))))

    # -- brackets ------------------------------------------------------------------------

    def _open(self, token: Token) -> Iterator[Mark | Bracket]:
        kind = token.type
        if kind == "OPEN_CALL" or kind == "OPEN_PART":
            if self._state is not HAVE:
                raise self._unexpected(token)
            self._opened.append(token)
            if kind == "OPEN_CALL" and self._peek().type == "OPEN_CALL":
                self._next()
                token.type = kind = "OPEN_PART"
        else:
            if self._state is HAVE:
                if kind == "OPEN_GROUP" and self._name_end == token.start_pos:
                    sentence = "A name before a parenthesis is a factor; a call has square brackets."
                    self._source.warn("fparen", sentence, token.start_pos)
                yield self._times(token)
            self._opened.append(token)
            function = _FUNCTIONS.get(kind.removeprefix("OPEN_"))
            if function is not None:
                yield Operand(function)
                kind = "OPEN_CALL"
        self._state = FRESH
        yield _BRACKETS[kind]

    def _close(self, token: Token) -> Iterator[Operand | Bracket]:
        kind = token.type
        if not self._opened:
            raise Fault("bktmop", f'"{token}" has no opening bracket.', token.start_pos)
        opener = self._opened[-1]
        wanted = _OPENERS[opener.type]
        if kind == "CLOSE_CALL" and wanted == "]]":
            if self._peek().type == "$END":
                raise self._unclosed()
            if self._peek().type != "CLOSE_CALL":
                raise self._mismatch(opener, wanted, token)
            self._next()
            kind = "CLOSE_PART"
        if kind.removeprefix("CLOSE") != opener.type.removeprefix("OPEN"):
            raise self._mismatch(opener, wanted, token)
        if self._state is WANT or (self._state is FRESH and opener.type == "OPEN_GROUP"):
            raise self._unexpected(token)
        if self._state is COMMA:
            yield self._null(token)
        self._opened.pop()
        yield _BRACKETS["CLOSE_CALL" if kind.removeprefix("CLOSE_") in _FUNCTIONS else kind]
        self._have()

    def _comma(self, token: Token) -> Iterator[Operand | Bracket]:
        if not self._opened or self._opened[-1].type == "OPEN_GROUP" or self._state is WANT:
            raise self._unexpected(token)
        if self._state is not HAVE:
            yield self._null(token)
        self._state = COMMA
        yield _BRACKETS["COMMA"]

    def _null(self, token: Token) -> Operand:
        self._source.warn(
            "com", "Between two commas, or a comma and a bracket, Null is read.", token.start_pos
        )
        return Operand(NULL)

    # -- the rest ------------------------------------------------------------------------

    def _other(self, token: Token) -> Mark:
        kind = token.type
        if kind == "TAG" or kind == "PUT":
            if self._state is not HAVE:
                raise self._unexpected(token)
            if kind == "TAG":
                return self._postfix(token, "::", leaves.tag(str(token)))
            spelling = ">>>" if token.startswith(">>>") else ">>"
            return self._postfix(token, spelling, self._file_name(token))
        if kind == "OPEN_COMMENT":
            raise Fault("sntxi", 'A comment has no closing "*)".', token.start_pos, incomplete=True)
        if kind == "OPEN_STRING":
            raise Fault("sntxi", "A string has no closing quotation mark.", token.start_pos, incomplete=True)
        if kind == "BROKEN_NAME":
            raise Fault("sntxf", f'A name should follow the context "{token}".', token.end_pos)
        raise self._unexpected(token)

    def _finish(self, token: Token) -> None:
        """The text is over: is something still open?"""
        if self._opened:
            raise self._unclosed()
        if self._state is WANT:
            read, end = self._before(token), len(self._source.plain.rstrip())
            if read.endswith("=!"):
                raise Fault("sntxf", f'"{read}" cannot end here: "=!" is no operator.', end)
            sentence = f'"{read}" is incomplete: an expression should follow.'
            raise Fault("sntxi", sentence, end, incomplete=True)

    # -- errors --------------------------------------------------------------------------

    def _before(self, token: Token) -> str:
        """The text read so far of this expression, on one line; its end if it is long."""
        text = " ".join(self._source.plain[self.start : token.start_pos].split())
        return text if len(text) <= _CONTEXT else "..." + text[-_CONTEXT:]

    def _unexpected(self, token: Token) -> Fault:
        before = self._before(token)
        if before:
            sentence = f'"{before}" cannot be followed by "{token}"; {self._possible()} could stand here.'
            return Fault("sntxf", sentence, token.start_pos)
        sentence = f'An expression cannot begin with "{token}"; a name, a number or an opening bracket could.'
        return Fault("sntxb", sentence, token.start_pos)

    def _possible(self) -> str:
        """What could stand here, in words."""
        if self._state is not HAVE:
            return "an expression"
        if not self._opened:
            return "an operator or the end of the line"
        closer = _OPENERS[self._opened[-1].type]
        if closer == ")":
            return 'an operator or a closing ")"'
        return f'an operator, a comma or a closing "{closer}"'

    def _unclosed(self) -> Fault:
        opener = self._opened[-1]
        sentence = f'"{_written(opener)}" has no closing "{_OPENERS[opener.type]}".'
        return Fault("bktmcp", sentence, opener.start_pos, incomplete=True)

    def _mismatch(self, opener: Token, wanted: str, token: Token) -> Fault:
        line = self._source.line(opener.start_pos)
        sentence = f'"{_written(opener)}" of line {line} cannot be closed by "{token}"; "{wanted}" could.'
        return Fault("bktmch", sentence, token.start_pos)

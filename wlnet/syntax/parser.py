"""Text to expressions.

`read` gives the expressions of a text one at a time, so that each can be evaluated before the
next is looked at; `parse_all` gives all of them, `parse` the only one. The parser's tables are
made once, at the first use, and kept in the user's cache folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lark import Lark
from lark.lexer import LexerThread
from platformdirs import user_cache_path

from wlnet.expr.symbols import Symbol, full_symbol, symbol
from wlnet.frozen import frozen
from wlnet.syntax.errors import Fault
from wlnet.syntax.leaves import Resolve, Warn
from wlnet.syntax.lexer import END, Marker
from wlnet.syntax.operators import INFIX, POSTFIX, PREFIX, pattern
from wlnet.syntax.source import Source
from wlnet.syntax.tables import grammar_text
from wlnet.syntax.transform import Builder


@frozen
class Extent:
    """Where an expression stands in its text.

    start, end    offsets in the text, with LF for every line end
    line          of its first character, from 1
    """

    start: int
    end: int
    line: int


class _AllTerminals:
    """Tells Lark to keep the terminals that no rule names; the marking pass is run by `read`."""

    def __init__(self, terminals: str):
        words = (line.split(":")[0].split(".")[0].strip() for line in terminals.splitlines())
        self.always_accept = tuple(word for word in words if word.isupper() and word[0].isalpha())

    def process(self, stream):
        return stream


@cache
def _lark() -> Lark:
    terminals = grammar_text("terminals.lark") + f"\nOPERATOR: /{pattern().replace('/', chr(92) + '/')}/\n"
    return Lark(
        grammar_text("wolfram.lark") + terminals,
        parser="lalr",
        lexer="basic",
        postlex=_AllTerminals(terminals),
        transformer=Builder(),
        cache=_cache_file(),
    )


def _cache_file() -> str | bool:
    """Where Lark keeps its tables; it makes them anew where the grammar has changed."""
    try:
        folder: Path = user_cache_path("wlnet")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return str(folder / "grammar.pickle")


def words(plain: str) -> Iterator:
    """Lark's tokens of a text without comments (`Source.plain`); none is ever refused."""
    return LexerThread.from_text(_lark().parser.lexer.lexer, plain).lex(None)


def read(text: str, resolve: Resolve | None = None, warn: Warn | None = None) -> Iterator[tuple]:
    """The expressions of a text with their extents, one at a time.

    resolve    name as written, with or without context -> Symbol
    warn       called with tag, sentence and line for what is odd but can be read

    Raises WolframSyntaxError, or its child IncompleteInput, when it comes to something wrong;
    nothing can be read behind it.
    """
    source = Source(text, warn)
    lark = _lark()
    raw = words(source.plain)
    marker = Marker(raw, source, resolve or default_symbol)
    tokens = marker.run()
    try:
        while (found := _next_expression(lark, tokens)) is not None:
            start, end = source.origin(marker.start), source.origin(marker.end)
            yield found[0], Extent(start, end, source.line(marker.start))
    except Fault as fault:
        raise source.error(fault) from None


def _next_expression(lark: Lark, tokens: Iterator) -> tuple | None:
    """The next expression as a tuple of one; None at the end of the text."""
    token = next(tokens, None)
    if token is None:
        return None
    parser = lark.parse_interactive()
    feed = parser.parser_state.feed_token
    while token is not END:
        feed(token)
        token = next(tokens)
    return (parser.feed_eof(),)


def parse_all(text: str, resolve: Resolve | None = None, warn: Warn | None = None) -> list:
    """All expressions of a text."""
    return [expr for expr, _ in read(text, resolve, warn)]


def parse(text: str, resolve: Resolve | None = None, warn: Warn | None = None):
    """The only expression of a text. Raises WolframSyntaxError if there is none, or a second one."""
    found = list(read(text, resolve, warn))
    if len(found) == 1:
        return found[0][0]
    source = Source(text)
    if not found:
        raise source.error(Fault("sntxi", "There is no expression.", len(source.plain), incomplete=True))
    raise source.error_at("sntxf", "A second expression begins here; there should be one.", found[1][1].start)


_SYSTEM = {
    operator.head.name
    for table in (PREFIX, INFIX, POSTFIX)
    for operator in table.values()
    if operator.head is not None
} | {
    *(
        "All",
        "Association",
        "Automatic",
        "Blank",
        "BlankNullSequence",
        "BlankSequence",
        "Degree",
        "E",
        "False",
    ),
    *(
        "Get",
        "I",
        "Inequality",
        "Infinity",
        "List",
        "LongForm",
        "None",
        "Null",
        "Optional",
        "Out",
        "Part",
        "Pi",
    ),
    *("Slot", "SlotSequence", "TagSetDelayed", "TagUnset", "True"),
}


def default_symbol(name: str) -> Symbol:
    """The symbol of a name where no session says more.

    What the reader itself makes is in System`, all else in Global`.
    """
    if name.startswith("`"):
        return full_symbol("Global" + name)
    if "`" in name:
        return full_symbol(name)
    return symbol(name, "System`" if name in _SYSTEM else "Global`")

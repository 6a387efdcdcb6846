"""Colours for Wolfram Language: a Pygments lexer whose words are those of wlnet's own reader.

`kind` tells what a name is, so that the prompt can show what is defined and what is not yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pygments.lexer import Lexer
from pygments.token import Token

from wlnet.language.about import known_symbol
from wlnet.language.definitions import Definitions
from wlnet.language.names import is_offered, is_system_name
from wlnet.syntax.pieces import brackets, pieces

_TOKENS = {
    "COMMENT": Token.Comment,
    "OPEN_COMMENT": Token.Comment,
    "STRING": Token.String,
    "OPEN_STRING": Token.String,
    "NUMBER": Token.Number,
    "CONSTANT": Token.Number,
    "BLANK": Token.Name.Variable,
    "OPTIONAL_BLANK": Token.Name.Variable,
    "SLOT": Token.Name.Variable,
    "OUT": Token.Name.Label,
    "TAG": Token.Name.Tag,
    "GET": Token.String.Other,
    "PUT": Token.String.Other,
    "BROKEN_NAME": Token.Error,
    "UNKNOWN": Token.Error,
    "OPERATOR": Token.Operator,
}
_NAMES = {
    "system": Token.Name.Builtin,
    "missing": Token.Name.Exception,
    "defined": Token.Name,
    "new": Token.Name.Other,
}


def kind_of(name: str, definitions: Definitions | None = None) -> str:
    """What a name is: "system", "missing" (of the language, not in wlnet yet), "defined" or "new"."""
    symbol = None if definitions is None else known_symbol(definitions, name)
    if symbol is None or symbol.context == "System`":
        short = name.rpartition("`")[2]
        if not is_system_name(short):
            return "new"
        return "system" if is_offered(short) else "missing"
    known = definitions.table.get(symbol)
    held = known is not None and (known.value is not None or known.own or known.down or known.sub)
    return "defined" if held else "new"


class WolframLexer(Lexer):
    """Wolfram Language for Pygments.

    kind    tells of a name what it is, see `kind_of`
    """

    name = "Wolfram Language"
    aliases = ("wolfram", "wl")
    filenames = ("*.wl", "*.wls")
    url = "https://reference.wolfram.com/language/"

    def __init__(self, kind: Callable[[str], str] = kind_of, **options):
        super().__init__(**options)
        self._kind = kind

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple]:
        words = list(pieces(text))
        lonely = set(brackets(words)[1])
        done = 0
        for i, word in enumerate(words):
            if done < word.start:
                yield done, Token.Text.Whitespace, text[done : word.start]
            if word.kind == "NAME":
                token = _NAMES[self._kind(word.text)]
            elif word.kind.startswith("CLOSE_") and i in lonely:
                token = Token.Error
            else:
                token = _TOKENS.get(word.kind, Token.Punctuation)
            yield word.start, token, text[word.start : word.end]
            done = word.end
        if done < len(text):
            yield done, Token.Text.Whitespace, text[done:]

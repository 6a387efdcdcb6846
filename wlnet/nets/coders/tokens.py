"""The "Tokens" coders: text to integers, word by word, and back."""

from __future__ import annotations

import re
from functools import cached_property

import numpy as np

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.coder import decoder, encoder
from wlnet.nets.sheet import NotAccepted, parameter, positive_integers, truth
from wlnet.nets.texts import (
    NOT_TEXT,
    TextDecoder,
    TextEncoder,
    batch_of,
    coded_array,
    fitted,
    length_setting,
    shown_length,
)
from wlnet.nets.types import VARYING, PortType

NO_PATTERN = Message(
    "NetEncoder::nosplit", 'The "Tokens" encoder can split at `1` only in a session of the language.'
)
UNKNOWN = Message("NetEncoder::notoken", '`1` is not among the tokens of the "Tokens" decoder.')

NONE = S("None")


def _vocabulary(value) -> tuple[str, ...]:
    if is_list(value) and len(value) and all(isinstance(one, str) for one in value):
        if len(set(value)) < len(value):
            raise NotAccepted("a list of strings, each of which occurs once")
        return tuple(value)
    raise NotAccepted("a list of tokens, as strings (wlnet brings no vocabularies of languages)")


class _Tokens:
    """What both sides share: the vocabulary."""

    @property
    def count(self) -> int:
        return len(self.tokens)

    @cached_property
    def places(self) -> dict[str, int]:
        """Token -> code from 1; the first of those that fall together counts."""
        found: dict[str, int] = {}
        for code, token in enumerate(self.tokens, 1):
            found.setdefault(self.folded(token), code)
        return found

    def folded(self, token: str) -> str:
        return token.lower() if self.ignore_case else token


def _pattern(value, call=None):
    """(pattern, how to split by it)"""
    return Splitter(value, call)


class Splitter:
    """Where text is cut into tokens.

    pattern    WordBoundary, None for lists of strings, or a string pattern of the language
    call       (f, arguments...) -> value, of the language; None outside of a session
    """

    def __init__(self, pattern, call=None):
        self.pattern, self.call = pattern, call

    def __eq__(self, other) -> bool:
        return isinstance(other, Splitter) and self.pattern == other.pattern

    def __hash__(self) -> int:
        return hash(self.pattern)

    def __reduce__(self):
        return Splitter, (self.pattern,)

    def pieces(self, text: str) -> list[str]:
        if self.pattern is S.WordBoundary:
            return [token for piece in re.split(r"\b", text) for token in piece.split()]
        if self.call is None:
            raise NO_PATTERN(self.pattern)
        found = self.call(S.StringSplit, text, self.pattern)
        if not is_list(found) or not all(isinstance(one, str) for one in found):
            raise NO_PATTERN(self.pattern)
        return list(found)


@encoder("Tokens")
class TokensEncoder(_Tokens, TextEncoder):
    """A string to the codes of its tokens: their places in the vocabulary, and one more for any other.

    Text is cut at word boundaries, without white space, or at a pattern given as "SplitPattern"; None takes
    lists of strings. "TargetLength" -> n cuts, or pads with the code of unknown tokens.

    Output: list of integers. Source: reference page netencoder/Tokens.
    """

    tokens: tuple = parameter(1, "Tokens", read=_vocabulary, wanted="a list of tokens, as strings")
    ignore_case: bool = parameter(None, "IgnoreCase", default=True, read=truth)
    splitter: Splitter = parameter(
        None,
        "SplitPattern",
        default=Splitter(S.WordBoundary),
        read=_pattern,
        show=lambda s: s.pattern,
        applied=True,
    )
    length: int | None = parameter(None, "TargetLength", default=None, read=length_setting, show=shown_length)
    dimensions: tuple = parameter(None, "Dimensions", default=(), read=positive_integers)

    word = "string"
    closed = False

    def __post_init__(self):
        self.check_dimensions()

    @property
    def list_rank(self) -> int:
        return 1 if self.splitter.pattern is NONE else 0

    @property
    def core(self) -> PortType:
        return PortType((self.length or VARYING,), "Integer", (1, self.count + (not self.closed)))

    def encode_flat(self, values: list):
        return batch_of([self._one(value) for value in values], self.length)

    def _one(self, value) -> np.ndarray:
        coded = coded_array(value, self.core)
        if coded is not None:
            return coded
        tokens = self._tokens(value)
        if tokens is None:
            raise NOT_TEXT(value, self.kind)
        places, other = self.places, self.count + 1
        codes = [places.get(self.folded(token), other) for token in tokens]
        if self.closed and other in codes:
            raise UNKNOWN(tokens[codes.index(other)])
        return fitted(np.array(codes, np.int64), self.length, self.count if self.closed else other)

    def _tokens(self, value) -> list | None:
        """The tokens of one value, or None for what is none."""
        if isinstance(value, Expr) and value.head is S.TextElement and len(value):
            value = value.item(0)
        elif isinstance(value, str) and self.splitter.pattern is not NONE:
            return self.splitter.pieces(value)
        elif self.splitter.pattern is not NONE:
            return None
        items = list(value) if is_list(value) else [value]
        return items if all(isinstance(one, str) for one in items) else None

    def matching_decoder(self) -> TokensDecoder:
        return TokensDecoder(self.tokens, ignore_case=self.ignore_case)


class _Target(TokensEncoder):
    """The encoder of targets for a decoder, which has no code for unknown tokens."""

    closed = True


@decoder("Tokens")
class TokensDecoder(_Tokens, TextDecoder):
    """Probability vectors to a string: the most probable token of each, with spaces between.

    Source: reference page netdecoder/Tokens.
    """

    tokens: tuple = parameter(1, "Tokens", read=_vocabulary, wanted="a list of tokens, as strings")
    ignore_case: bool = parameter(None, "IgnoreCase", default=True, read=truth)

    word = "string"

    def text_of(self, codes: list) -> str:
        return " ".join(self.folded(self.tokens[code - 1]) for code in codes)

    def matching_encoder(self, dims: tuple | None = None) -> TokensEncoder:
        return _Target(self.tokens, self.ignore_case, length=self.target_length(dims))

    def parts(self):
        return super().parts().with_item("Tokens", wl_list(self.tokens))

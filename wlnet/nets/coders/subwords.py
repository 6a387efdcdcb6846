"""The "SubwordTokens" coders: text to integers, piece of word by piece of word, and back."""

from __future__ import annotations

import unicodedata
from dataclasses import field
from functools import cached_property
from itertools import pairwise

import numpy as np

from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.paths import file_name
from wlnet.expr.symbols import S
from wlnet.nets.calls import Called
from wlnet.nets.coder import decoder, encoder
from wlnet.nets.sheet import NotAccepted, choice, parameter, positive_integers, truth
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

START, END, OTHER = S.StartOfString, S.EndOfString, Expr(S.Blank, ())
NONE = S("None")
FORMS = ("NFC", "NFD", "NFKC", "NFKD")
PROPERTIES = ("VocabularyIndex", "InputIndex")

NO_FILE = Message(
    "NetEncoder::tokenfile",
    "The tokens of a SentencePiece file (`1`) cannot be read yet; give the list of tokens.",
)
NEEDED = Message(
    "NetEncoder::tokenneeded", 'The list of tokens of the "SubwordTokens" coder should contain `1`.`2`'
)
NOT_SO_MANY = Message(
    "NetEncoder::tokeninputs", 'The "SubwordTokens" encoder takes a list of `1` strings, not `2`.'
)
NOT_A_STRING = Message(
    "NetEncoder::tokentext", 'The setting "TextPreprocessing" should give a string, but gave `1` for `2`.'
)


def _tokens(value) -> tuple:
    if file_name(value) is not None:
        raise NO_FILE(file_name(value))
    items = tuple(value) if is_list(value) else ()
    fit = items and all((isinstance(one, str) and one) or one in (START, END, OTHER) for one in items)
    if fit and len(set(items)) == len(items):
        return items
    raise NotAccepted("a list of different tokens: strings, _, StartOfString and EndOfString")


def _method(value) -> tuple:
    """(name, whether white space is combined, side of the padding)"""
    name, *rules = tuple(value) if is_list(value) and len(value) else (value,)
    settings = {one.item(0): one.item(1) for one in rules if is_rule(one)}
    if name == "WordPiece" and not rules:
        return name, True, None
    combined, side = settings.pop("CombineWhitespace", S("False")), settings.pop("WhitespacePadding", NONE)
    if name != "BPE" or settings or len(rules) > 2 or side not in (NONE, S.Left, S.Right):
        raise NotAccepted(
            '"BPE", "WordPiece", or {"BPE", "CombineWhitespace" -> True or False, "WhitespacePadding" -> '
            "None, Left or Right}"
        )
    return name, truth(combined), None if side is NONE else side


def _shown_method(method: tuple):
    name, combined, side = method
    if name == "WordPiece" or (not combined and side is None):
        return name
    rules = (
        ("CombineWhitespace", S("True") if combined else S("False")),
        ("WhitespacePadding", side or NONE),
    )
    return wl_list((name, *(S.Rule(*one) for one in rules)))


def _input_type(value) -> int:
    """How many strings one input is: 0 for a bare string."""
    if value == "String":
        return 0
    if is_list(value) and len(value) and all(one == "String" for one in value):
        return len(value)
    raise NotAccepted('"String", or a list such as {"String", "String"}')


def _properties(value) -> tuple[str, ...]:
    names = tuple(value) if is_list(value) else (value,)
    if names and all(name in PROPERTIES for name in names):
        return names if is_list(value) else names[0]
    raise NotAccepted(f"{' or '.join(PROPERTIES)}, or a list of these")


def _form(value):
    return None if value is NONE else choice(*FORMS)(value)


def _function(value, call=None):
    return None if value is NONE else Called(value, call)


def _some(value):
    if value is NONE:
        return None
    if is_list(value) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise NotAccepted("None, or a list of tokens")


def _or_none(value):
    return NONE if value is None else wl_list(value) if isinstance(value, tuple) else value


class Pieces:
    """Cuts text into the tokens of a list.

    tokens      strings; the earlier ones are made first
    allowed     tokens that may come out, or None for all: others are taken apart again
    """

    def __init__(self, tokens: tuple, allowed: tuple | None):
        self.rank = {token: place for place, token in enumerate(tokens) if isinstance(token, str)}
        self.allowed = None if allowed is None else set(allowed)
        self._parts: dict[str, tuple[str, str]] = {}
        self._known: dict[str, list[str]] = {}
        self._crossing = any(" " in token[1:] for token in self.rank)

    def merged(self, text: str) -> list[str]:
        """Byte pair encoding: letters, of which the neighbours that make the earliest token are joined, again
        and again."""
        words = [text] if self._crossing else _words(text)
        return [piece for word in words for piece in self._word(word)]

    def _word(self, word: str) -> list[str]:
        if word not in self._known:
            pieces = self._joined(list(word))
            if self.allowed is not None:
                pieces = [part for piece in pieces for part in self._allowed(piece)]
            self._known[word] = pieces
        return self._known[word]

    def _joined(self, pieces: list[str]) -> list[str]:
        none = float("inf")
        while len(pieces) > 1:
            ranks = [self.rank.get(a + b, none) for a, b in pairwise(pieces)]
            best = min(ranks)
            if best == none:
                break
            place, found = 0, []
            while place < len(pieces):
                pair = pieces[place : place + 2]
                if len(pair) == 2 and ranks[place] == best:
                    self._parts.setdefault("".join(pair), tuple(pair))
                    found.append("".join(pair))
                    place += 2
                else:
                    found.append(pieces[place])
                    place += 1
            pieces = found
        return pieces

    def _allowed(self, piece: str) -> list[str]:
        """A token, or the allowed ones that it was made of."""
        if piece in self.allowed or piece not in self._parts:
            return [piece]
        return [part for half in self._parts[piece] for part in self._allowed(half)]

    def longest(self, text: str) -> list[str | None]:
        """For each word the longest tokens from its left; None for a word that these do not make up."""
        return [piece for word in text.split() for piece in self._from_left(word)]

    def _from_left(self, word: str) -> list[str | None]:
        rest, found = " " + word, []
        while rest:
            size = next((n for n in range(len(rest), 0, -1) if self._may(rest[:n])), 0)
            if not size:
                return [None]
            found.append(rest[:size])
            rest = rest[size:]
        return found

    def _may(self, token: str) -> bool:
        return token in self.rank and (self.allowed is None or token in self.allowed)


def _words(text: str) -> list[str]:
    """Text before each space cut."""
    first, *others = text.split(" ")
    return [*([first] if first else []), *(" " + word for word in others)]


class _Subwords:
    """What both sides share: the tokens."""

    @property
    def count(self) -> int:
        return len(self.tokens)

    @cached_property
    def code(self) -> dict:
        """Token -> code from 1."""
        return {token: place for place, token in enumerate(self.tokens, 1)}


@encoder("SubwordTokens")
class SubwordTokensEncoder(_Subwords, TextEncoder):
    """A string to the codes of tokens that make it up: their places in a list that holds _ (any other).

    A token that begins with a space begins a word. Method "BPE" joins letters and tokens to those that come
    earliest in the list, "WordPiece" takes the longest tokens from the left of each word. With
    "IncludeTerminalTokens" the codes of StartOfString and EndOfString stand at the ends.

    Output: list of integers; pairs of "OutputProperties" where there are several. Source: reference page
    netencoder/SubwordTokens; Sennrich et al. 2016, Wu et al. 2016.
    """

    tokens: tuple = parameter(1, "Tokens", read=_tokens, show=wl_list, wanted="a list of tokens")
    ignore_case: bool = parameter(None, "IgnoreCase", default=False, read=truth)
    terminals: bool = parameter(None, "IncludeTerminalTokens", default=False, read=truth)
    inputs: int = parameter(
        None,
        "InputType",
        default=0,
        read=_input_type,
        show=lambda n: wl_list(("String",) * n) if n else "String",
    )
    method: tuple = parameter(None, "Method", default=("BPE", False, None), read=_method, show=_shown_method)
    properties: object = parameter(
        None, "OutputProperties", default="VocabularyIndex", read=_properties, show=_or_none
    )
    length: int | None = parameter(None, "TargetLength", default=None, read=length_setting, show=shown_length)
    prepare: Called | None = parameter(
        None,
        "TextPreprocessing",
        default=None,
        read=_function,
        show=lambda f: NONE if f is None else f.given,
        applied=True,
    )
    form: str | None = parameter(None, "UnicodeNormalization", default=None, read=_form, show=_or_none)
    allowed: tuple | None = parameter(None, "Vocabulary", default=None, read=_some, show=_or_none)
    dimensions: tuple = parameter(None, "Dimensions", default=(), read=positive_integers)
    _pieces: list = field(default_factory=list, compare=False, repr=False)

    word = "string"

    def __post_init__(self):
        if OTHER not in self.tokens:
            raise NEEDED(OTHER, " It stands for all that is not in the list.")
        for one in (START, END) if self.terminals else ():
            if one not in self.tokens:
                raise NEEDED(one, ' "IncludeTerminalTokens" needs it.')
        self.check_dimensions()

    @property
    def list_rank(self) -> int:
        return 1 if self.inputs else 0

    @property
    def core(self) -> PortType:
        first = self.length or VARYING
        if isinstance(self.properties, tuple):
            return PortType((first, len(self.properties)), "Integer", (1, max(self.count, self.inputs)))
        most = max(self.inputs, 1) if self.properties == "InputIndex" else self.count
        return PortType((first,), "Integer", (1, most))

    def encode_flat(self, values: list):
        return batch_of([self._one(value) for value in values], self.length)

    def _one(self, value) -> np.ndarray:
        coded = coded_array(value, self.core)
        if coded is not None:
            return coded
        texts = self._texts(value)
        rows = [(code, place) for place, text in enumerate(texts, 1) for code in self._ended(text, place)]
        codes = np.array(rows, np.int64).reshape(-1, 2)
        fill = (self.code.get(END, self.code[OTHER]), len(texts))
        columns = dict(
            zip(PROPERTIES, (fitted(codes[:, n], self.length, fill[n]) for n in (0, 1)), strict=True)
        )
        if isinstance(self.properties, tuple):
            return np.stack([columns[name] for name in self.properties], axis=1)
        return columns[self.properties]

    def _texts(self, value) -> list[str]:
        if not self.inputs:
            texts = [value]
        elif is_list(value) and len(value) == self.inputs:
            texts = list(value)
        else:
            raise NOT_SO_MANY(self.inputs, value)
        wrong = next((one for one in texts if not isinstance(one, str)), None)
        if wrong is not None:
            raise NOT_TEXT(wrong, self.kind)
        return texts

    def _ended(self, text: str, place: int) -> list[int]:
        """The codes of a text, with those of the ends."""
        codes = [self.code.get(token, self.code[OTHER]) for token in self._cut(self._prepared(text))]
        if not self.terminals:
            return codes
        return [*([self.code[START]] if place == 1 else []), *codes, self.code[END]]

    def _prepared(self, text: str) -> str:
        if self.prepare is not None:
            found = self.prepare(text)
            if not isinstance(found, str):
                raise NOT_A_STRING(found, text)
            text = found
        if self.form is not None:
            text = unicodedata.normalize(self.form, text)
        _, combined, side = self.method
        if combined:
            text = " ".join(text.split()) if text.strip() else text[:1]
        if side is not None:
            text = " " + text if side is S.Left else text + " "
        return text.lower() if self.ignore_case else text

    def _cut(self, text: str) -> list:
        if not self._pieces:
            tokens = tuple(_lower(one) for one in self.tokens) if self.ignore_case else self.tokens
            self._pieces.append(Pieces(tokens, self.allowed))
        (pieces,) = self._pieces
        found = pieces.merged(text) if self.method[0] == "BPE" else pieces.longest(text)
        return [self._original(one) for one in found] if self.ignore_case else found

    def _original(self, token):
        """The token of the list that reads so in small letters."""
        return self._by_small_letters.get(token, token)

    @cached_property
    def _by_small_letters(self) -> dict:
        found: dict = {}
        for token in self.tokens:
            found.setdefault(_lower(token), token)
        return found

    def matching_decoder(self) -> SubwordTokensDecoder:
        return SubwordTokensDecoder(self.tokens, self.method[2])


def _lower(token):
    return token.lower() if isinstance(token, str) else token


def _side(value):
    if value in (NONE, S.Left, S.Right):
        return None if value is NONE else value
    raise NotAccepted("None, Left or Right")


@decoder("SubwordTokens")
class SubwordTokensDecoder(_Subwords, TextDecoder):
    """Probability vectors to a string: the most probable token of each, one after the other.

    StartOfString and _ are nothing, EndOfString ends the string; "WhitespaceTrimming" takes one space away.
    Source: reference page netdecoder/SubwordTokens.
    """

    tokens: tuple = parameter(1, "Tokens", read=_tokens, show=wl_list, wanted="a list of tokens")
    side: object = parameter(None, "WhitespaceTrimming", default=None, read=_side, show=_or_none)

    word = "string"

    def text_of(self, codes: list) -> str:
        found = []
        for code in codes:
            token = self.tokens[code - 1]
            if token is END:
                break
            found.append(token if isinstance(token, str) else "")
        text = "".join(found)
        if self.side is S.Left:
            return text.removeprefix(" ")
        return text.removesuffix(" ") if self.side is S.Right else text

    def matching_encoder(self, dims: tuple | None = None) -> SubwordTokensEncoder:
        return SubwordTokensEncoder(
            self.tokens, method=("BPE", False, self.side), length=self.target_length(dims)
        )

"""The "Characters" coders, and the "UTF8" encoder: text to integers, letter by letter, and back."""

from __future__ import annotations

from functools import cached_property
from string import ascii_lowercase, ascii_uppercase, digits, punctuation

import numpy as np

from wlnet.expr.expr import Expr, is_list, is_rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
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

NOT_IN_TABLE = Message(
    "NetEncoder::nochar",
    'The character `1` of `2` is not in the table of the "Characters" encoder. A table with _ takes any.',
)
START, END, OTHER = S.StartOfString, S.EndOfString, Expr(S.Blank, ())

VISIBLE = "".join(map(chr, range(33, 127)))
CLASSES = {
    S.Automatic: "\t\n " + VISIBLE,
    S.LetterCharacter: ascii_lowercase + ascii_uppercase,
    S.DigitCharacter: digits,
    S.WordCharacter: ascii_lowercase + ascii_uppercase + digits,
    S.PunctuationCharacter: punctuation,
    S.WhitespaceCharacter: " \t\n",
}
WANTED = (
    'characters "abc", "abc" -> code, n ;; m -> code, {a, b} -> code, a class such as LetterCharacter, '
    "StartOfString, EndOfString, _, Automatic, or a list of these"
)


class Table:
    """Which code each character has.

    codes      character or one of START, END, OTHER -> code from 1
    alphabet   code - 1 -> the first that has it
    """

    def __init__(self, spec, ignore_case: bool):
        self.codes: dict = {}
        self.alphabet: list = []
        self._fold = str.lower if ignore_case else str
        for one in spec if is_list(spec) else (spec,):
            self._add(one)
        if not self.alphabet:
            raise NotAccepted(WANTED)

    def _add(self, spec) -> None:
        target, shared = spec, None
        if is_rule(spec):
            target, shared = spec
            if shared is not S.Automatic and not (type(shared) is int and shared > 0):
                raise NotAccepted(WANTED)
        if shared is None and (is_list(target) or (isinstance(target, Expr) and target.head is S.Span)):
            raise NotAccepted(WANTED)
        code = self._next if shared is S.Automatic else shared
        for item in _items(target):
            item = self._fold(item) if isinstance(item, str) else item
            if item not in self.codes:
                self._put(item, self._next if code is None else code)

    @property
    def _next(self) -> int:
        return len(self.alphabet) + 1

    def _put(self, item, code: int) -> None:
        if code > self._next:
            raise NotAccepted(f"codes without gaps, and {self._next} is not used before {code}; {WANTED}")
        if code == self._next:
            self.alphabet.append(item)
        self.codes[item] = code

    def encoded(self, text: str) -> np.ndarray:
        other = self.codes.get(OTHER)
        letters = self._fold(text)
        codes = [self.codes.get(letter, other) for letter in letters]
        if None in codes:
            raise NOT_IN_TABLE(letters[codes.index(None)], text if len(text) < 60 else text[:57] + "...")
        ends = ([self.codes[one]] if one in self.codes else [] for one in (START, END))
        before, after = ends
        return np.array([*before, *codes, *after], np.int64)

    def decoded(self, codes) -> str:
        """The text of these codes, up to an end; a start, and what stands for any character, is nothing."""
        letters = []
        end = self.codes.get(END)
        for place, code in enumerate(codes):
            item = self.alphabet[code - 1]
            if code == end and not (item is START and place == 0):
                break
            if isinstance(item, str):
                letters.append(item)
        return "".join(letters)


def _items(target):
    """The characters and marks that a part of a table names."""
    if isinstance(target, str) and target:
        return target
    if is_list(target):
        return [item for one in target for item in _items(one)]
    if target in (START, END, OTHER):
        return (target,)
    if not isinstance(target, Expr) and target in CLASSES:
        return CLASSES[target]
    if isinstance(target, Expr) and target.head is S.Span and len(target) == 2:
        first, last = target
        if type(first) is int and type(last) is int and 0 <= first <= last < 0x110000:
            return [chr(n) for n in range(first, last + 1)]
    raise NotAccepted(WANTED)


def _table(value):
    Table(value, False)
    return value


class _Characters:
    """What both sides share: the table."""

    @cached_property
    def known(self) -> Table:
        return Table(self.table, self.ignore_case)

    @property
    def count(self) -> int:
        return len(self.known.alphabet)

    def parts(self):
        return super().parts().with_item("Alphabet", wl_list(self.known.alphabet))


@encoder("Characters")
class CharactersEncoder(_Characters, TextEncoder):
    """A string to the codes of its characters, or to unit vectors.

    The table says which character has which code: by default tab 1, newline 2, then those of ASCII from the
    space (3) on. StartOfString and EndOfString in it add a code at either end, _ stands for what is not
    listed. "TargetLength" -> n cuts, or pads with the code of EndOfString, or else with the last code.

    Output: list of integers, or of vectors. Source: reference page netencoder/Characters.
    """

    table: object = parameter(1, "Alphabet", default=S.Automatic, read=_table)
    form: str = parameter(2, "Form", default="Index", read=choice("Index", "UnitVector"))
    ignore_case: bool = parameter(None, "IgnoreCase", default=False, read=truth)
    length: int | None = parameter(None, "TargetLength", default=None, read=length_setting, show=shown_length)
    dimensions: tuple = parameter(None, "Dimensions", default=(), read=positive_integers)

    word = "string"

    def __post_init__(self):
        self.check_dimensions()

    @property
    def core(self) -> PortType:
        first = self.length or VARYING
        if self.form == "Index":
            return PortType((first,), "Integer", (1, self.count))
        return PortType((first, self.count), "Real")

    def encode_flat(self, values: list):
        return batch_of([self._one(value) for value in values], self.length)

    def _one(self, value) -> np.ndarray:
        coded = coded_array(value, self.core)
        if coded is not None:
            return coded
        if not isinstance(value, str):
            raise NOT_TEXT(value, self.kind)
        codes = fitted(self.known.encoded(value), self.length, self.known.codes.get(END, self.count))
        return codes if self.form == "Index" else np.eye(self.count)[codes - 1]

    def matching_decoder(self) -> CharactersDecoder:
        return CharactersDecoder(self.table, ignore_case=self.ignore_case)


@decoder("Characters")
class CharactersDecoder(_Characters, TextDecoder):
    """Probability vectors to a string: the most probable character of each.

    StartOfString is nothing, EndOfString ends the string. Source: reference page netdecoder/Characters.
    """

    table: object = parameter(1, "Alphabet", default=S.Automatic, read=_table)
    ignore_case: bool = parameter(None, "IgnoreCase", default=False, read=truth)

    word = "string"

    def text_of(self, codes: list) -> str:
        return self.known.decoded(codes)

    def matching_encoder(self, dims: tuple | None = None) -> CharactersEncoder:
        length = self.target_length(dims)
        return CharactersEncoder(self.table, ignore_case=self.ignore_case, length=length)


BYTES = 248  # codes of "UTF8": bytes up to 247, which is the last that UTF-8 can hold


@encoder("UTF8")
class UTF8Encoder(TextEncoder):
    """A string to its bytes in UTF-8, each plus 1, or to unit vectors of length 248.

    Output: list of integers from 1 to 248, or of vectors. Source: reference page netencoder/UTF8.
    """

    form: str = parameter(1, "Form", default="Index", read=choice("Index", "UnitVector"))

    word = "string"

    @property
    def core(self) -> PortType:
        if self.form == "Index":
            return PortType((VARYING,), "Integer", (1, BYTES))
        return PortType((VARYING, BYTES), "Real")

    def encode_flat(self, values: list):
        return batch_of([self._one(value) for value in values], None)

    def _one(self, value) -> np.ndarray:
        coded = coded_array(value, self.core)
        if coded is not None:
            return coded
        if not isinstance(value, str):
            raise NOT_TEXT(value, self.kind)
        codes = np.frombuffer(value.encode("utf-8"), np.uint8).astype(np.int64) + 1
        return codes if self.form == "Index" else np.eye(BYTES)[codes - 1]

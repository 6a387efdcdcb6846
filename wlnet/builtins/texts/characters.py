"""Characters and codes: ToCharacterCode, CharacterRange, LetterQ, IntegerString, EditDistance, ..."""

import unicodedata
from string import ascii_lowercase, digits

from wlnet.expr.elements import elements_of
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, key_of
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.strings import each_string
from wlnet.language.transliteration import in_latin
from wlnet.syntax.characters import character_name

NO_CODE = Message(
    "FromCharacterCode::intnm", "Non-negative machine-sized integer expected at position `1` in `2`."
)
NO_UNICODE = Message(
    "FromCharacterCode::notunicode",
    "A character code, which should be a non-negative integer less than `3`, is expected "
    "at position `1` in `2`.",
)
NOT_ENCODED = Message(
    "$CharacterEncoding::utf8",
    "The byte sequence `1` could not be interpreted as a character in the `2` character encoding.",
)
NO_ENCODING = Message(
    "ToCharacterCode::charcode", "The character encoding `1` is not supported; there are `2`."
)
NO_RANGE = Message(
    "CharacterRange::argtype", "Arguments `1` and `2` are not both characters or character codes."
)
BAD_BASE = Message("IntegerString::basf", "The base `1` should be an integer between 2 and 36.")
NO_ALPHABET = Message("Alphabet::nalph", "The alphabet `1` is not known or not available.")

_ENCODINGS = {
    "UTF8": "utf-8",
    "UTF-8": "utf-8",
    "ASCII": "ascii",
    "ISOLatin1": "latin-1",
    "ISO8859-1": "latin-1",
}
_ALPHABETS = {
    "English": ascii_lowercase,
    "Latin": ascii_lowercase,
    "Greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "Cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "German": ascii_lowercase,
    "Italian": ascii_lowercase,
    "Portuguese": ascii_lowercase,
    "Spanish": "abcdefghijklmnñopqrstuvwxyz",
    "French": ascii_lowercase,
    "Swedish": "aàbcdeéfghijklmnopqrstuvwxyzåäö",
    "Finnish": ascii_lowercase + "åäö",
    "Norwegian": ascii_lowercase + "æøå",
    "Danish": ascii_lowercase + "æøå",
    "Polish": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "Turkish": "abcçdefgğhıijklmnoöprsştuüvyz",
    "Vietnamese": "aăâbcdđeêfghiklmnoôơpqrstuưvxy",
}


# ---------------------------------------------------------------- codes


@builtin("ToCharacterCode[text_]", "ToCharacterCode[text_, encoding_String]")
def to_character_code(evaluation, text, encoding=None):
    """The Unicode codes of the characters, or the bytes of an encoding."""
    if encoding is None:
        return each_string(S.ToCharacterCode(text), lambda s: list(map(ord, s)), deep=False)
    codec = _codec(encoding)
    return each_string(
        S.ToCharacterCode(text, encoding), lambda s: list(s.encode(codec, "replace")), deep=False
    )


@builtin("FromCharacterCode[codes_]", "FromCharacterCode[codes_, encoding_String]")
def from_character_code(evaluation, codes, encoding=None):
    """The string of a code or a list of codes; a list of lists gives a list of strings."""
    if is_list(codes) and len(codes) and all(map(is_list, codes.args)):
        return [from_character_code(evaluation, row, encoding) for row in codes.args]
    values = codes.args if is_list(codes) else (codes,)
    highest = 0x10FFFF if encoding is None else 255
    for at, n in enumerate(values, 1):
        if type(n) is not int or not 0 <= n <= highest:
            if not is_list(codes) and not (type(n) is int and 0 <= n < 2**63):
                raise NO_CODE(1, S.FromCharacterCode(codes), value=UNEVALUATED)
            raise NO_UNICODE(at, S.List(*values), highest + 1, value=UNEVALUATED)
    if encoding is None:
        return "".join(map(chr, values))
    try:
        return bytes(values).decode(_codec(encoding))
    except UnicodeDecodeError:
        evaluation.message(NOT_ENCODED, codes, encoding, owner=S("$CharacterEncoding"))
        return "".join(map(chr, values))


def _codec(encoding: str) -> str:
    if encoding not in _ENCODINGS:
        raise NO_ENCODING(encoding, list(_ENCODINGS))
    return _ENCODINGS[encoding]


@builtin("CharacterRange[first_, last_]")
def character_range(evaluation, first, last):
    """The characters from one to another, given as characters or codes."""
    ends = []
    for end in (first, last):
        if isinstance(end, str) and len(end) == 1:
            ends.append(ord(end))
        elif type(end) is int and 0 <= end <= 0x10FFFF:
            ends.append(end)
        else:
            raise NO_RANGE(first, last, value=UNEVALUATED)
    return [chr(code) for code in range(ends[0], ends[1] + 1)]


@builtin("Alphabet[]", "Alphabet[name_String]")
def alphabet(evaluation, name="English"):
    if name not in _ALPHABETS:
        raise NO_ALPHABET(name, value=UNEVALUATED)
    return list(_ALPHABETS[name])


@builtin("CharacterName[text_String]", attributes=("Listable",))
def character_name_(evaluation, text):
    """The name of a character, as in \\[Alpha], or made of its Unicode name; of several a list."""
    names = [_name(c) for c in text]
    return names[0] if len(names) == 1 else names


def _name(c: str) -> str:
    known = character_name(c)
    if known is not None:
        return known
    name = unicodedata.name(c, "")
    return "".join(word.capitalize() for word in name.replace("-", " ").split()) or f"U+{ord(c):04X}"


@builtin("RemoveDiacritics[text_]")
def remove_diacritics(evaluation, text):
    """Letters without accents: é becomes e."""

    def bare(string: str) -> str:
        spread = unicodedata.normalize("NFD", string)
        return unicodedata.normalize("NFC", "".join(c for c in spread if not unicodedata.combining(c)))

    return each_string(S.RemoveDiacritics(text), bare)


@builtin("Transliterate[text_]")
def transliterate(evaluation, text):
    """Greek, Cyrillic, kana, Hangul and letters with marks in plain Latin letters; other scripts stay."""
    return each_string(S.Transliterate(text), in_latin)


@builtin("CharacterNormalize[text_, form_String]")
def character_normalize(evaluation, text, form):
    """The Unicode normalization form of a text; "NFKCCasefold" for comparing without regard to case."""
    if form == "NFKCCasefold":
        return each_string(S.CharacterNormalize(text, form), _folded)
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        return None
    return each_string(S.CharacterNormalize(text, form), lambda s: unicodedata.normalize(form, s))


def _folded(text: str) -> str:
    """NFKC of the text with its case folded and without what is not shown (Unicode, section 3.13)."""
    while True:
        found = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        found = "".join(c for c in found if unicodedata.category(c) != "Cf" and not "\ufe00" <= c <= "\ufe0f")
        if found == text:
            return found
        text = found


# ---------------------------------------------------------------- kinds of characters


@builtin("LetterQ[text_]", attributes=("Listable",))
def letter_q(evaluation, text):
    """Whether all characters are letters."""
    return isinstance(text, str) and all(map(str.isalpha, text))


@builtin("PrintableASCIIQ[text_]")
def printable_ascii_q(evaluation, text):
    """Whether all characters have codes from 32 to 126."""
    return each_string(S.PrintableASCIIQ(text), lambda s: all(" " <= c <= "~" for c in s), deep=False)


@builtin("DigitQ[text_]", attributes=("Listable",))
def digit_q(evaluation, text):
    return isinstance(text, str) and all(c in digits for c in text)


@builtin("UpperCaseQ[text_]", attributes=("Listable",))
def upper_case_q(evaluation, text):
    """Whether all characters are upper-case letters."""
    return isinstance(text, str) and all(map(str.isupper, text))


@builtin("LowerCaseQ[text_]", attributes=("Listable",))
def lower_case_q(evaluation, text):
    return isinstance(text, str) and all(map(str.islower, text))


# ---------------------------------------------------------------- integers as strings


@builtin(
    "IntegerString[n_]",
    "IntegerString[n_, base_]",
    "IntegerString[n_, base_, length_]",
    attributes=("Listable",),
)
def integer_string(evaluation, n, base=10, length=None):
    """The digits of an integer, without its sign; padded with zeros or cut on the left to a length.

    base    2 to 36, or "Roman"
    """
    if type(n) is not int or not (length is None or (type(length) is int and length >= 0)):
        return None
    if base == "Roman" and length is None:
        return S.RomanNumeral(n)
    if type(base) is not int or not 2 <= base <= 36:
        raise BAD_BASE(base, value=UNEVALUATED)
    text = _digits(abs(n), base)
    return (
        text if length is None else text.rjust(length, "0")[len(text) - length if len(text) > length else 0 :]
    )


def _digits(n: int, base: int) -> str:
    if base == 10:
        return str(n)
    found = []
    while n:
        n, digit = divmod(n, base)
        found.append((digits + ascii_lowercase)[digit])
    return "".join(reversed(found)) or "0"


# ---------------------------------------------------------------- distances


@builtin("EditDistance[a_, b_]", options={"IgnoreCase": FALSE})
def edit_distance(evaluation, a, b, options):
    """Fewest insertions, deletions and substitutions that turn one string or list into the other."""
    pair = _comparable(a, b, options)
    return None if pair is None else _distance(*pair)


@builtin("DamerauLevenshteinDistance[a_, b_]", options={"IgnoreCase": FALSE})
def damerau_levenshtein_distance(evaluation, a, b, options):
    """As EditDistance, where the exchange of two neighbours is one step."""
    pair = _comparable(a, b, options)
    return None if pair is None else _distance_with_exchanges(*pair)


def _distance_with_exchanges(a, b) -> int:
    """The restricted distance: no part is edited twice (optimal string alignment)."""
    before, last = [], list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]


def _comparable(a, b, options) -> tuple | None:
    """Both as sequences of hashable elements."""
    if isinstance(a, str) and isinstance(b, str):
        return (a.lower(), b.lower()) if options["IgnoreCase"] is TRUE else (a, b)
    if isinstance(a, Expr) and isinstance(b, Expr):
        return list(map(key_of, elements_of(a))), list(map(key_of, elements_of(b)))
    return None


def _distance(a, b) -> int:
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y)))
        last = row
    return last[-1]

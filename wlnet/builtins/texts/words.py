"""Words of a text and letters of the alphabet by number."""

from __future__ import annotations

import textwrap
from collections import Counter
from string import ascii_lowercase

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.text_units import words_of

NO_WORDS = Message("WordFrequency::strse", "A string or list of strings is expected at position 2, not `1`.")
NO_STRINGS = Message(
    "CharacterCounts::strse", "A string or list of strings is expected at position `1` in `2`."
)
NO_TEXT = Message("LetterNumber::nas", "The argument `1` is not a string.")
BAD_LENGTH = Message("LetterCounts::n", "The length `1` of the runs of letters should be positive.")
_CASE = {"IgnoreCase": FALSE}


@builtin("TextWords[text_String]", "TextWords[text_String, n_Integer]", attributes=("Listable",))
def text_words(evaluation, text, n=None):
    """The words of a text, without punctuation; the first n of them."""
    return words_of(text)[:n]


@builtin("WordCount[text_String]", attributes=("Listable",))
def word_count(evaluation, text):
    """How many words a text has."""
    return len(words_of(text))


@builtin("WordCounts[text_String]", "WordCounts[text_String, n_Integer]", options=_CASE)
def word_counts(evaluation, text, n=1, options=None):
    """How often each word, or each list of n words in a row, occurs, the most frequent first."""
    _check_length(n, "WordCounts")
    words = words_of(_in_case(text, options))
    return _by_frequency(words if n == 1 else [wl_list(run) for run in _runs(words, n)])


@builtin("WordFrequency[text_String, words_]", options=_CASE)
def word_frequency(evaluation, text, words, options=None):
    """The share that a word has in the words of a text; of a list of words an association."""
    found = Counter(words_of(_in_case(text, options)))
    total = sum(found.values()) or 1
    wanted = words.args if is_list(words) else (words,)
    if not all(isinstance(word, str) for word in wanted):
        raise NO_WORDS(words, value=UNEVALUATED)
    shares = {word: found[_in_case(word, options)] / total for word in wanted}
    return Association(shares) if is_list(words) else shares[words]


@builtin("CharacterCounts[text_]", "CharacterCounts[text_, n_Integer]", options=_CASE)
def character_counts(evaluation, text, n=1, options=None):
    """How often each character, or each run of n characters, occurs, the most frequent first; of each text
    of a list."""
    _check_length(n, "CharacterCounts")
    if is_list(text):
        return [character_counts(evaluation, one, n, options) for one in text.args]
    if not isinstance(text, str):
        raise NO_STRINGS(1, S.CharacterCounts(text), value=UNEVALUATED)
    text = _in_case(text, options)
    return _by_frequency(text) if n == 1 else Association(dict(Counter(_runs(text, n)).most_common()))


def _check_length(n: int, owner: str) -> None:
    if n < 1:
        raise Message(f"{owner}::arg2", "Positive integer expected in position 2.")(value=UNEVALUATED)


def _in_case(text: str, options) -> str:
    return text.lower() if options["IgnoreCase"] is TRUE else text


def _runs(items, n: int) -> list:
    """All n neighbours in a row."""
    return [items[k : k + n] for k in range(len(items) - n + 1)]


def _by_frequency(items) -> Association:
    """How often each occurs, as ReverseSort[Counts[...]]: of equal counts the later one first."""
    counts = sorted(Counter(items).items(), key=lambda entry: entry[1])
    return Association(dict(counts[::-1]))


@builtin("InsertLinebreaks[text_String]", "InsertLinebreaks[text_String, n_Integer]")
def insert_linebreaks(evaluation, text, n=78):
    """Blanks made line ends so that no line has more than n characters, if no word is longer."""
    if n < 1:
        return None
    lines = [
        textwrap.wrap(line, n, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    ]
    return "\n".join("\n".join(wrapped) for wrapped in lines)


def _letters(evaluation, name) -> str | None:
    """The letters of Alphabet[name] in their order."""
    if name is None:
        return ascii_lowercase
    found = evaluation.evaluate(S.Alphabet(name))
    return "".join(found.args) if is_list(found) else None


@builtin("LetterCounts[text_String]", "LetterCounts[text_String, n_Integer]", attributes=("Listable",))
def letter_counts(evaluation, text, n=1):
    """How often each letter, or each run of n letters, occurs, the most frequent first."""
    if n < 1:
        raise BAD_LENGTH(n, value=UNEVALUATED)
    runs = (text[k : k + n] for k in range(len(text) - n + 1))
    return _by_frequency(run for run in runs if run.isalpha())


@builtin("LetterNumber[text_]", "LetterNumber[text_, alphabet_String]", attributes=("Listable",))
def letter_number(evaluation, text, alphabet=None):
    """The place of a letter in the alphabet; a list of them for several characters; 0 for others."""
    if type(text) is not str:
        raise NO_TEXT(text, value=UNEVALUATED)
    letters = _letters(evaluation, alphabet)
    if letters is None:
        return None
    plain = text.lower().replace("ς", "σ")
    found = [letters.find(c) + 1 if len(c) == 1 else 0 for c in plain]
    return found[0] if len(text) == 1 else found


@builtin(
    "FromLetterNumber[n_Integer]", "FromLetterNumber[n_Integer, alphabet_String]", attributes=("Listable",)
)
def from_letter_number(evaluation, n, alphabet=None):
    """The letter at that place of the alphabet, negative from the end; a blank for a place outside."""
    letters = _letters(evaluation, alphabet)
    if letters is None:
        return None
    return letters[n - 1 if n > 0 else n] if 1 <= abs(n) <= len(letters) else " "


@builtin("StringExtract[text_, place_]")
def string_extract(evaluation, text, place):
    """The n-th piece between blanks, or between the separators of "separator" -> n; lists of places. Missing
    where there is no such piece."""
    if is_list(text) and all(isinstance(one, str) for one in text.args):
        return [S.StringExtract(one, place) for one in text.args]
    if not isinstance(text, str):
        return None
    separator = None
    if is_rule(place):
        separator, place = place.args
    if separator is not None and type(separator) is not str:
        return None
    pieces = text.split() if separator is None else text.split(separator)
    if place is S.All:
        return pieces
    places = place.args if is_list(place) else (place,)
    if not all(type(n) is int for n in places):
        return None
    found = [_piece(pieces, n) for n in places]
    return found if is_list(place) else found[0]


def _piece(pieces: list[str], n: int):
    return pieces[n - 1 if n > 0 else n] if 1 <= abs(n) <= len(pieces) else S.Missing("PartAbsent", n)

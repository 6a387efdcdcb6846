"""Forms of English words: WordStem, Pluralize; AlphabeticOrder."""

from __future__ import annotations

from wlnet.expr.expr import is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.strings import each_string
from wlnet.language.word_forms import plural_of, stem_of

NO_TEXTS = Message("AlphabeticOrder::strs", "`1` and `2` are not two strings.")


@builtin("WordStem[word_]")
def word_stem(evaluation, word):
    """The stem of an English word; what joins its forms: "running" and "runs" have the stem "run"."""
    return each_string(S.WordStem(word), lambda text: stem_of(text.lower()))


@builtin("Pluralize[word_]", "Pluralize[word_, count_]")
def pluralize(evaluation, word, count=2):
    """The plural of an English noun; Pluralize[word, 1] the word itself; Pluralize[{one, many}, n] one of
    both."""
    if is_list(word) and len(word) == 2:
        one, many = word.args
        return one if count == 1 else many
    return each_string(S.Pluralize(word, count), lambda text: text if count == 1 else plural_of(text))


@builtin("AlphabeticOrder[a_, b_]")
def alphabetic_order(evaluation, a, b):
    """1 where a stands before b in a dictionary, -1 where it stands behind, 0 where they are equal; small
    letters stand before capital ones."""
    if not isinstance(a, str) or not isinstance(b, str):
        raise NO_TEXTS(a, b, value=UNEVALUATED)
    one, other = ((text.casefold(), text.swapcase()) for text in (a, b))
    return (one < other) - (one > other)

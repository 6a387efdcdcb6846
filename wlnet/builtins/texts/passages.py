"""Parts of a text: TextSentences, TextCases, Snippet, DeleteStopwords."""

from __future__ import annotations

import re

from wlnet.expr.association import Association
from wlnet.expr.elements import as_slice, sequence_range
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.stopwords import STOPWORDS
from wlnet.language.text_units import lines_of, paragraphs_of, sentences_of, words_of

NO_KIND = Message("TextCases::kind", "`1` is not a kind of part that wlnet finds in a text; there are `2`.")
NO_CONTENT = Message("Snippet::invcnt", "Content should be string, File, URL, or valid ContentObject.")
NO_TEXT = Message("DeleteStopwords::strse", "A string or list of strings is expected at position 1 in `1`.")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_WIDTH = 80  # of a line of a snippet
_KINDS = {
    "Character": list,
    "Word": words_of,
    "Sentence": sentences_of,
    "Line": lines_of,
    "Paragraph": paragraphs_of,
}


@builtin("TextSentences[text_String]", "TextSentences[text_String, n_Integer]", attributes=("Listable",))
def text_sentences(evaluation, text, n=None):
    """The sentences of a text; the first n of them."""
    return sentences_of(text)[:n]


@builtin("TextCases[text_, kind_]", "TextCases[text_, kind_, n_Integer]")
def text_cases(evaluation, text, kind, n=None):
    """The words, sentences, lines, ... of a text; of a list of kinds an association."""
    if is_list(text):
        return wl_list(text_cases(evaluation, one, kind, n) for one in text.args)
    if not isinstance(text, str):
        return None
    if is_list(kind):
        return Association({one: wl_list(text_cases(evaluation, text, one, n)) for one in kind.args})
    if not isinstance(kind, str) or kind not in _KINDS:
        raise NO_KIND(kind, list(_KINDS), value=UNEVALUATED)
    return _KINDS[kind](text)[:n]


@builtin("Snippet[text_]", "Snippet[text_, which_]")
def snippet(evaluation, text, which=1):
    """The first line of a text, the first n, the last n or those of a span, each cut to 80 characters."""
    if not isinstance(text, str):
        raise NO_CONTENT()
    lines = lines_of(text)
    if type(which) is int:
        which = max(-len(lines), min(len(lines), which))
    elif not (isinstance(which, Expr) and which.head is S.Span):
        return None
    chosen = lines[as_slice(sequence_range(which, len(lines), S.Snippet(text, which), 2, text))]
    return "\n".join(line[:_WIDTH] for line in chosen)


@builtin("DeleteStopwords[text_]")
def delete_stopwords(evaluation, text):
    """A text, or a list of words, without the common words of English such as "the" and "of"."""
    if isinstance(text, str):
        return _WORD.sub(lambda word: "" if _is_stopword(word[0]) else word[0], text)
    if is_list(text) and all(isinstance(one, str) for one in text.args):
        return [one for one in text.args if not _is_stopword(one)]
    raise NO_TEXT(S.DeleteStopwords(text), value=UNEVALUATED)


def _is_stopword(word: str) -> bool:
    return word.lower().replace("’", "'") in STOPWORDS

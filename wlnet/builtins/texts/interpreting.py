"""Interpreter of the types that texts have without a knowledgebase: numbers, truth values, dates.

Source: reference pages Interpreter, "Number", "Boolean", "Date" (interpreter types).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.dates import as_object, date_of
from wlnet.syntax.parser import parse

NO_TYPE = Message(
    "Interpreter::wlnettype", "`1` is not a type that wlnet interprets without a knowledgebase: `2` are."
)

_SIGN = r"[-+]?\s*"
_INTEGER = re.compile(rf"{_SIGN}(?:\d{{1,3}}(?:,\d{{3}})+|\d+)")
_REAL = re.compile(rf"{_SIGN}(?:\d{{1,3}}(?:,\d{{3}})+|\d+)?(?:\.\d*)?(?:(?:[eE]|\*\^)[-+]?\d+)?")
_RATIONAL = re.compile(rf"{_SIGN}\d+\s*/\s*0*[1-9]\d*")
_TRUTH = {"true": TRUE, "yes": TRUE, "t": TRUE, "false": FALSE, "no": FALSE, "f": FALSE}


def _number(evaluation, text: str):
    """The value of digits with a sign, commas between thousands, an exponent or a denominator."""
    fits = _REAL.fullmatch(text) or _RATIONAL.fullmatch(text)
    if not fits or not re.match(rf"{_SIGN}\.?\d", text):
        return None
    written = re.sub(r"[eE]", "*^", text.replace(",", "")).lstrip("+ ")
    return evaluation.evaluate(parse(written, evaluation.definitions.resolve))


def _integer(evaluation, text: str):
    return _number(evaluation, text) if _INTEGER.fullmatch(text) else None


def _real(evaluation, text: str):
    found = _number(evaluation, text)
    return None if found is None else evaluation.evaluate(S.N(found))


def _string(evaluation, text: str):
    return text


def _boolean(evaluation, text: str):
    return _TRUTH.get(text.lower())


def _date(evaluation, text: str):
    found = date_of(text)
    return None if found is None else as_object(found)


# name -> (function(evaluation, text) -> value or None, what it wants in words)
_TYPES: dict[str, tuple[Callable, str]] = {
    "Boolean": (_boolean, "a truth value"),
    "Date": (_date, "a date"),
    "Integer": (_integer, "an integer"),
    "Number": (_number, "a number"),
    "Real": (_real, "a real number"),
    "String": (_string, "a string"),
}


@builtin("Interpreter[type_][text_]")
def interpreter(evaluation, type, text):
    """Interpreter["Number"]["3.5"] is 3.5: the value that a text stands for. There are the types "Boolean",
    "Date", "Integer", "Number", "Real" and "String"; a text that does not fit gives a Failure."""
    if is_list(text):
        return [interpreter(evaluation, type, one) for one in text.args]
    name = type if isinstance(type, str) else getattr(type, "name", None)
    if name not in _TYPES:
        raise NO_TYPE(type, list(_TYPES))
    read, wanted = _TYPES[name]
    found = read(evaluation, text.strip() if name != "String" else text) if isinstance(text, str) else None
    return _failure(name, wanted, text) if found is None else found


def _failure(name: str, wanted: str, text):
    facts = {
        "MessageTemplate": "`Wanted` expected instead of `Input`.",
        "MessageParameters": Association.from_pairs([("Wanted", wanted.capitalize()), ("Input", text)]),
        "Input": text,
        "Type": name,
    }
    return S.Failure("InterpretationFailure", Association.from_pairs(list(facts.items())))

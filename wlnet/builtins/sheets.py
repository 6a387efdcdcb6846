"""Sheets of formulas: what is known of a family of probability distributions, in Wolfram Language.

A sheet is a pattern of the family at the margin and below it a line for each thing that is known:

    ExponentialDistribution[r_]
        where       r > 0                    what must hold of the parameters, with commas
        support     {0, Infinity}            of families of integers: integers, of vectors: vectors n
        pdf[x]      Piecewise[{{r E^(-r x), x >= 0}}, 0]
        mean        1/r

Lines are cdf, sf (what lies above x), hazard, quantile, isf, mean, median, variance, skewness, kurtosis,
covariance, iqr, moment, central, factorial, mgf, cgf, cf and expect (of an expression of a variable).
`is` gives the form that is meant instead. A backslash lets a line go on; a condition `/;` may follow.
The first sheet that fits counts, and of its lines the first.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property
from weakref import WeakKeyDictionary

from wlnet.builtins.formulas import Formulas
from wlnet.expr.expr import FALSE, Expr, is_list, key_of
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.registry import Registry
from wlnet.expr.symbols import Symbol, symbol
from wlnet.language.builtin import builtin
from wlnet.syntax.parser import parse

FAMILIES = Registry("distribution", "wlnet.builtins.distributions")

_EXPECTED = "Parameter `1` at position `2` in `3` is expected to be "
_TEXTS = {
    "posprm": _EXPECTED + "positive.",
    "nnegprm": _EXPECTED + "non-negative.",
    "probprm": _EXPECTED + "between 0 and 1, inclusive.",
    "pprobprm": _EXPECTED + "positive and less than or equal to 1.",
    "lss": _EXPECTED + "less than `4`.",
    "bprm": "The parameters of distribution `1` are not valid. Use DistributionParameterAssumptions to "
    "obtain the parameter assumptions.",
}

_NUMBERS = frozenset((int, float, Fraction))
_FOUND: WeakKeyDictionary = WeakKeyDictionary()  # session -> {distribution: what was looked up}
_KEPT = 1000
_LINE = re.compile(r"\s+(\w+)(?:\[(.*?)\])?\s\s*(.*)")
_NAME = re.compile(r"\b([a-z]\w*)\b(?!_)")
_TAGS = (  # a condition on one parameter -> the message of its own
    (re.compile(r"(\w+) > 0"), "posprm"),
    (re.compile(r"(\w+) >= 0"), "nnegprm"),
    (re.compile(r"0 <= (\w+) <= 1"), "probprm"),
    (re.compile(r"0 < (\w+) <= 1"), "pprobprm"),
    (re.compile(r"(\w+) < (\d)"), "lss"),
)


class Family:
    """The sheets of one head."""

    def __init__(self, name: str):
        self.name = name
        self.lines: list[str] = []
        self.conditions: dict[int, list[str]] = {}  # of the sheet with this number
        self.patterns: list[str] = []
        self.meant: set[int] = set()  # numbers of parameters with which the head may stand for another form

    def add(self, pattern: str, lines: list[tuple[str, str, str]]) -> None:
        number = len(self.patterns)
        self.patterns.append(pattern)
        keys = {key for key, _, _ in lines}
        if "is" in keys:
            self.meant.add(len(parse(pattern)))
        else:
            self.lines.append(f"sheet[{pattern}] :> {number}")
        for key, argument, body in lines:
            if key == "where":
                self.conditions[number] = body.split(", ")
                body = "{" + body + "}"
            left = ", ".join(filter(None, (pattern, _NAME.sub(r"\1_", argument))))
            self.lines.append(f"{key}[{left}] :> {body}")

    @cached_property
    def formulas(self) -> Formulas:
        return Formulas("\n".join(self.lines))


def sheets(text: str) -> None:
    """Adds families; each head stays as it is, or becomes what its line `is` says."""
    family, pattern, found = None, "", []
    made: dict[str, Family] = {}
    for line in (*text.replace("\\\n", " ").splitlines(), "End[]"):
        if not line.strip():
            continue
        if line[0].isspace():
            match = _LINE.fullmatch(line)
            assert match, f"not a line of a sheet: {line}"
            found.append((match[1], match[2] or "", match[3]))
            continue
        if family is not None:
            family.add(pattern, found)
        pattern, found = line.strip(), []
        name = pattern.partition("[")[0]
        family = made.setdefault(name, Family(name))
    made.pop("End")
    for name, family in made.items():
        FAMILIES.add(name, family)
        builtin(f"{name}[parameters___]")(_head(family))


def _head(family: Family):
    def stays(evaluation, parameters=()):
        """A probability distribution; PDF, CDF, Mean, RandomVariate and others take it."""
        if len(parameters) not in family.meant:
            return None
        expr = Expr(symbol(family.name), tuple(parameters))
        return family.formulas.value(evaluation, Formulas.call("is", expr))

    stays.__name__ = family.name
    return stays


def family_of(x) -> Family | None:
    """The family that the head names."""
    if not isinstance(x, Expr) or not isinstance(x.head, Symbol) or not x.head.name.endswith("Distribution"):
        return None
    return FAMILIES.get(x.head.name)


def is_distribution(evaluation, x) -> bool:
    """Whether a sheet fits the expression, whatever its parameters are worth."""
    family = family_of(x)
    return family is not None and _number(evaluation, family, x) is not None


def _number(evaluation, family: Family, x) -> int | None:
    return _looked_up(evaluation, family, x)[0]


def _looked_up(evaluation, family: Family, x) -> tuple:
    """(number of the sheet that fits, its fault), each or None; kept where the parameters are numbers."""
    if not x.args or not _NUMBERS.issuperset(map(type, x.args)):
        return _look_up(evaluation, family, x)
    table = _FOUND.setdefault(evaluation, {})
    key = key_of(x)
    found = table.get(key)
    if found is None:
        if len(table) > _KEPT:
            table.clear()
        found = table[key] = _look_up(evaluation, family, x)
    return found


def _look_up(evaluation, family: Family, x) -> tuple:
    number = family.formulas.value(evaluation, Formulas.call("sheet", x))
    return number, None if number is None else _fault(evaluation, family, number, x)


def known(evaluation, x, key: str, *args):
    """The formula `key` of a distribution at arguments, evaluated; None where no line says it.

    Raises the message of the first parameter that is out of its range.
    """
    family = family_of(x)
    if family is None:
        return None
    found = family.formulas.value(evaluation, Formulas.call(key, x, *args))
    if found is not None:
        check(evaluation, x)
    return found


def fault(evaluation, x) -> tuple | None:
    """(tag, slots) of the first condition that parameters break; None where none is known to be broken."""
    family = family_of(x)
    return None if family is None else _looked_up(evaluation, family, x)[1]


def _fault(evaluation, family: Family, number: int, x) -> tuple | None:
    if number not in family.conditions:
        return None
    values = family.formulas.value(evaluation, Formulas.call("where", x))
    for text, value in zip(family.conditions[number], values.args, strict=True):
        if value is not FALSE:
            continue
        for form, tag in _TAGS:
            match = form.fullmatch(text)
            place = match and _place(family.patterns[number], match[1])
            if place:
                rest = [int(match[2])] if tag == "lss" else []
                return tag, (x.args[place - 1], place, x, *rest)
        return "bprm", (x,)
    return None


def _place(pattern: str, name: str) -> int | None:
    """Which argument of the pattern is the parameter; None where it is a part of one."""
    arguments = pattern.partition("[")[2][:-1].split(", ")
    return next((k for k, one in enumerate(arguments, 1) if one == f"{name}_"), None)


def check(evaluation, x) -> None:
    """Raises where numeric parameters are out of range."""
    found = fault(evaluation, x)
    if found is not None:
        tag, slots = found
        raise Message(f"{x.head.name}::{tag}", _TEXTS[tag])(*slots, value=UNEVALUATED)


def ends(evaluation, x) -> tuple | None:
    """(lowest, highest) value."""
    for key in ("support", "integers"):
        found = known(evaluation, x, key)
        if is_list(found) and len(found) == 2:
            return found.args
    return None


def is_discrete(evaluation, x) -> bool:
    return known(evaluation, x, "integers") is not None


def is_vector(evaluation, x) -> bool:
    return known(evaluation, x, "vectors") is not None

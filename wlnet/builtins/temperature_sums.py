"""Sums of temperatures of scales whose zero is not absolute zero."""

from __future__ import annotations

from wlnet.algebra.products import times
from wlnet.algebra.sums import minus, plus
from wlnet.builtins.quantity_parts import Parts, converted, parts_of
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.expr.values.units import is_scale_with_zero, kind_of

_KELVINS = {"Kelvins": 1}
_KIND = kind_of(_KELVINS)


def temperature_in(term) -> bool:
    """Whether a term of a sum is a temperature such as Quantity[20, "DegreesCelsius"], or a multiple."""
    found = _term(term)
    return found is not None and is_scale_with_zero(found[2])


def _term(term) -> tuple | None:
    """(factor, amount, unit) of a temperature, a difference of two, or a multiple of one."""
    factor = 1
    if isinstance(term, Expr) and term.head is S.Times and len(term) == 2 and type(term.item(0)) is int:
        factor, term = term.args
    found = parts_of(term)
    return None if found is None or kind_of(found[1]) != _KIND else (factor, *found)


def sum_of_temperatures(terms: tuple) -> Parts | None:
    """A temperature and differences is one on its scale; one minus another is a difference; other sums
    are in kelvins."""
    found = [_term(term) for term in terms]
    if None in found:
        return None
    on_scale = [one for one in found if is_scale_with_zero(one[2])]
    steps = [one for one in found if any("Difference" in name for name in one[2])]
    first = on_scale[0]
    if len(on_scale) == 1 and first[0] == 1 and len(steps) == len(found) - 1:
        own = _difference(first[2])
        return plus(first[1], *(times(n, converted(amount, unit, own)) for n, amount, unit in steps)), first[
            2
        ]
    if len(found) == len(on_scale) == 2 and sorted(n for n, _, _ in found) == [-1, 1]:
        (_, one, unit), (_, other, second) = sorted(found, key=lambda term: -term[0])
        return minus(one, converted(other, second, unit)), _difference(unit)
    return plus(*(times(n, converted(amount, unit, _KELVINS)) for n, amount, unit in found)), _KELVINS


def _difference(unit: dict) -> dict:
    return {f"{name}Difference": n for name, n in unit.items()}

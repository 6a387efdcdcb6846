"""Canonical order: two expressions to -1, 0 or 1; lists to their sorted form.

Numbers by value, strings as in a dictionary, symbols by name, then everything else. Products,
powers and sums stand where their terms would stand in a polynomial: a, a^2, b, a b. Other
expressions compare by head, then length, then arguments (Wolfram writes
BesselJ[0, x] C[1], so the head decides before the length).

Source: reference pages Sort and Order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cmp_to_key, lru_cache
from itertools import pairwise

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, head_of, same
from wlnet.expr.symbols import S, Symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex

_NUMBER, _STRING, _SYMBOL, _OTHER = range(4)

_RANKS = {
    int: _NUMBER,
    float: _NUMBER,
    complex: _NUMBER,
    Fraction: _NUMBER,
    Complex: _NUMBER,
    BigReal: _NUMBER,
    str: _STRING,
    Symbol: _SYMBOL,
}

_INFINITIES = (S.Infinity, S.ComplexInfinity)
_LAST = chr(0x10FFFF)

_MANY = 16  # items from which on a look at all of them for a cheap key pays

_TIMES, _POWER, _PLUS = S.Times, S.Power, S.Plus
_ALGEBRAIC = (_TIMES, _POWER, _PLUS)

# White space and punctuation come before digits, in the sequence of dictionaries (Unicode's
# default collation).
_PUNCTUATION = {ord(c): chr(1 + i) for i, c in enumerate("\t\n\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$")}

# Accents in the sequence of the default collation: acute, grave, breve, circumflex, caron, ring, ...
_MARKS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304"
_ACCENTS = {ord(c): chr(0x280 + i) for i, c in enumerate(_MARKS)}


def compare(a, b) -> int:
    """-1 where a comes before b, 1 where it comes after, 0 where they are the same."""
    if a is b:
        return 0
    rank, other = _RANKS.get(type(a), _OTHER), _RANKS.get(type(b), _OTHER)
    if rank != other:
        if rank < _SYMBOL or other < _SYMBOL:
            return -1 if rank < other else 1
        return _compare_algebraic(a, b)
    if rank == _NUMBER:
        return _sign_of(_number_key(a), _number_key(b))
    if rank == _STRING:
        return _sign_of(_string_key(a), _string_key(b))
    if rank == _SYMBOL:
        return _sign_of(_symbol_key(a), _symbol_key(b))
    return _compare_algebraic(a, b)


order_key = cmp_to_key(compare)  # key function for sorted, min, max, bisect


def ordered(items: Iterable) -> list:
    """The items in canonical order; equal ones keep their sequence."""
    items = list(items)
    if len(items) == 2:
        return items if compare(*items) <= 0 else items[::-1]
    key = fast_key(items)
    return sorted(items, key=key)


def ordering(items: Iterable) -> list[int]:
    """Positions, counted from 0, that put the items in canonical order."""
    items = list(items)
    key = fast_key(items)
    if key is None:
        return sorted(range(len(items)), key=items.__getitem__)
    keys = list(map(key, items))
    return sorted(range(len(items)), key=keys.__getitem__)


def is_ordered(items) -> bool:
    """Whether each item comes before the next or is the same."""
    return all(compare(a, b) <= 0 for a, b in pairwise(items))


def fast_key(items: list) -> Callable | None:
    """The cheapest key under which Python sorts these items canonically.

    None means that they sort as they are. Numbers, strings, symbols and expressions without
    sums, products and powers get keys made of tuples; the rest is compared pair by pair.
    """
    kinds = set(map(type, items))
    if kinds == {int} or kinds == {float} or kinds == {Fraction}:
        return None
    if kinds == {str}:
        return _string_key
    if kinds == {Symbol}:
        return _symbol_key
    if all(map(_is_plain, items)):
        return _plain_key
    many = len(items) >= _MANY
    return _monomial_key if many and all(_monomial_key(x) is not None for x in items) else order_key


def _monomial_key(x) -> tuple | None:
    """A key for numbers and products of powers of symbols, as `compare` has them; None for others."""
    if _RANKS.get(type(x)) == _NUMBER:
        return False, _number_key(x)
    if type(x) is not Symbol and type(x) is not Expr:
        return None
    coefficient, factors = _factors(x)
    parts = []
    for factor in reversed(factors):
        base, exponent = _base_and_exponent(factor)
        if type(base) is not Symbol or type(exponent) is not int or (exponent == 1 and base is not factor):
            return None
        parts.append((_symbol_key(base), exponent))
    return True, tuple(parts), _number_key(coefficient)


def _sign_of(a, b) -> int:
    return -1 if a < b else 1 if b < a else 0


def _number_key(x) -> tuple:
    """Real part, size of the imaginary part, imaginary part; 1 before 1. before 1.`20, 1.5 before 3/2."""
    kind = type(x)
    if kind is int:
        return x, 0, 0, 0
    if kind is Fraction:
        return x, 0, 0, 3
    if kind is float:
        return x, 0, 0, 1
    if kind is complex:
        return x.real, abs(x.imag), x.imag, 1
    if kind is BigReal:
        return x.value, 0, 0, 2
    re, im = _number_key(x.re), _number_key(x.im)[0]
    return re[0], abs(im), im, re[3]


def _string_key(text: str) -> tuple[str, str]:
    """Letters without case and accents first, then accents, lower case before upper."""
    if text.isascii():
        return text.lower().translate(_PUNCTUATION), text.swapcase()
    spread = unicodedata.normalize("NFD", text.lower())
    bare = "".join(c for c in spread if not unicodedata.combining(c))
    return bare.translate(_PUNCTUATION), spread.translate(_ACCENTS) + text.swapcase()


@lru_cache(maxsize=10_000)
def _symbol_key(symbol: Symbol) -> tuple:
    """By name; an infinity, which is DirectedInfinity[...] in full, comes after every symbol."""
    if symbol in _INFINITIES:
        return _LAST, symbol.name, symbol.context
    return (*_string_key(symbol.name), symbol.context)


def _is_plain(x) -> bool:
    """Whether tuples can stand for x: no sum, product or power inside, no foreign object."""
    kind = type(x)
    if kind in _RANKS:
        return True
    if not isinstance(x, Expr) or any(x.head is head for head in _ALGEBRAIC):
        return False
    if x.array is not None:
        return x.array.dtype.kind != "c"
    return _is_plain(x.head) and all(map(_is_plain, x.args))


def _plain_key(x) -> tuple:
    """Rank and key of an atom; of the rest the keys of head, length and arguments, one behind another.

    The rank tells how long a key is, so that flat tuples compare as nested ones would; Python compares
    nested ones in a time that grows with the square of the depth.
    """
    found, waiting = [], [x]
    while waiting:
        item = waiting.pop()
        rank = _RANKS.get(type(item), _OTHER)
        found.append(rank)
        if rank == _OTHER:
            found += _plain_key(item.head)
            found.append(len(item))
            waiting += reversed(item.args)
        else:
            found += _ATOM_KEYS[rank](item)
    return tuple(found)


_ATOM_KEYS = {_NUMBER: _number_key, _STRING: _string_key, _SYMBOL: _symbol_key}


def _is(x, head: Symbol) -> bool:
    return isinstance(x, Expr) and x.head is head


def _algebraic_head(x) -> Symbol | None:
    """Times, Plus, or Power where it has a base and an exponent; else None."""
    head = x.head if isinstance(x, Expr) else None
    if head is _POWER:
        return head if len(x) == 2 else None
    return head if head is _TIMES or head is _PLUS else None


def _compare_algebraic(a, b) -> int:
    """Of two symbols or compound things, at least one compound."""
    head, other = _algebraic_head(a), _algebraic_head(b)
    found = 0
    if head is _TIMES or other is _TIMES:
        found = _compare_products(a, b)
    elif head is _POWER or other is _POWER:
        found = _compare_powers(a, b)
    elif head is _PLUS or other is _PLUS:
        found = _compare_sums(_terms(a), _terms(b))
    return found or _compare_structure(a, b)


def _compare_products(a, b) -> int:
    """Factors from the last to the first; the numeric coefficients last of all."""
    (coefficient, factors), (other_coefficient, others) = _factors(a), _factors(b)
    found = _compare_from_end(factors, others, _compare_powers)
    return found or compare(coefficient, other_coefficient)


def _compare_powers(a, b) -> int:
    (base, exponent), (other_base, other_exponent) = _base_and_exponent(a), _base_and_exponent(b)
    return compare(base, other_base) or compare(exponent, other_exponent)


def _compare_sums(terms: tuple, others: tuple) -> int:
    """Terms from the last to the first; a number that one of them lacks is 0 there: -1 + x, x, 1 + x."""
    size = min(len(terms), len(others))
    found = _compare_from_end(terms[len(terms) - size :], others[len(others) - size :], compare)
    if found or len(terms) == len(others):
        return found
    more = terms[-size - 1] if len(terms) > size else others[-size - 1]
    sign = -1 if _RANKS.get(type(more)) == _NUMBER and compare(more, 0) < 0 else 1
    return sign if len(terms) > size else -sign


def _compare_from_end(items: tuple, others: tuple, comparison) -> int:
    for item, other in zip(reversed(items), reversed(others), strict=False):
        found = comparison(item, other)
        if found:
            return found
    return _sign_of(len(items), len(others))


def _factors(x) -> tuple:
    if not _is(x, _TIMES):
        return 1, (x,)
    args = x.args
    if args and _RANKS.get(type(args[0])) == _NUMBER:
        return args[0], args[1:]
    return 1, args


def _base_and_exponent(x) -> tuple:
    return x.args if _algebraic_head(x) is _POWER else (x, 1)


def _terms(x) -> tuple:
    return x.args if _is(x, _PLUS) else (x,)


def _compare_structure(a, b) -> int:
    """Symbols before the rest; then head, length, arguments."""
    if isinstance(a, Symbol) or isinstance(b, Symbol):
        return _sign_of(not isinstance(a, Symbol), not isinstance(b, Symbol))
    found = compare(head_of(a), head_of(b)) or _sign_of(len(_parts(a)), len(_parts(b)))
    if found:
        return found
    if _is_real_array(a) and _is_real_array(b) and a.array.shape == b.array.shape:
        found = _sign_of(a.array.tolist(), b.array.tolist())
        if found or a.array.dtype == b.array.dtype:
            return found
    for item, other in zip(_parts(a), _parts(b), strict=True):
        found = compare(item, other)
        if found:
            return found
    if same(a, b) or isinstance(a, Expr):
        return 0
    return _sign_of(repr(a), repr(b))


def _is_real_array(x) -> bool:
    return isinstance(x, Expr) and x.array is not None and x.array.dtype.kind != "c"


def _parts(x) -> tuple:
    """What to compare after the head; objects of other rooms have nothing inside."""
    if isinstance(x, Expr):
        return x if x.array is not None else x.args
    return x.rules() if isinstance(x, Association) else ()

"""Canonical order: Wolfram's sequences, and the laws of a total order."""

import random
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.expr.arrays import Packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, same, wl_list
from wlnet.expr.order import compare, fast_key, is_ordered, order_key, ordered, ordering
from wlnet.expr.symbols import S, symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex

a, b, c, x, y, f, g = (symbol(name, "Global`") for name in "abcxyfg")
P, T, W = S.Plus, S.Times, S.Power

SEQUENCES = {
    "numbers by value": [-3, Fraction(1, 3), 0.5, 1, 1.0, BigReal.of(1, 20), Fraction(7, 2), 10**30],
    "complex numbers by real part": [0, Complex(0, -1), Complex(0, 1), 1, Complex(1, 2), 2 + 0.5j],
    "kinds": [3, "a", a, f(a)],
    "strings as in a dictionary": ["", " ", "_", "1", "a", "A", "ab", "b", "B", "é", "f"],
    "symbols": [a, symbol("A", "Global`"), symbol("ab", "Global`"), b],
    "polynomials": [1, a, W(a, 2), b, T(a, b), T(W(a, 2), b), T(a, W(b, 2)), c],
    "coefficients last": [T(-1, x), x, T(2, x), T(3, x)],
    "powers by exponent": [W(x, -1), W(x, Fraction(1, 2)), x, W(x, 2), W(x, a)],
    "sums by their last terms": [P(a, b), c],
    "a factor before a sum with it": [x, P(1, x), y],
    "a power before a sum": [W(x, 2), P(1, x)],
    "functions after symbols": [x, y, f(x), T(x, f(x))],
    "the head decides before the length": [S.BesselJ(0, x), S.C(1)],
    "short lists first": [wl_list([2]), wl_list([1, 2]), wl_list([1, 3])],
    "roots beside numbers": [2, 3, W(2, Fraction(1, 2)), W(3, Fraction(1, 2)), S.E, S.Pi],
}


@pytest.mark.parametrize("name", SEQUENCES)
def test_sequence(name):
    wanted = SEQUENCES[name]
    for start in (wanted, wanted[::-1], wanted[1:] + wanted[:1]):
        assert all(map(same, ordered(start), wanted))
    assert is_ordered(wanted)
    assert not is_ordered(wanted[::-1])


def expressions():
    atoms = st.sampled_from([0, 1, 2, -1, 1.0, Fraction(1, 2), "s", "S", x, y, a])
    heads = st.sampled_from([S.Plus, S.Times, S.Power, S.List, f, g])
    return st.recursive(
        atoms,
        lambda inner: st.builds(lambda h, args: Expr(h, tuple(args)), heads, st.lists(inner, max_size=3)),
        max_leaves=8,
    )


@given(expressions(), expressions())
def test_the_order_is_antisymmetric_and_0_only_for_the_same(p, q):
    assert compare(p, q) == -compare(q, p)
    assert (compare(p, q) == 0) == same(p, q)


@given(st.lists(expressions(), min_size=3, max_size=3))
def test_sorting_does_not_depend_on_the_sequence_given(items):
    found = [ordered(p) for p in permutations(items)]
    assert all(all(map(same, f, found[0])) for f in found)


@given(st.lists(expressions(), max_size=12))
def test_quick_keys_sort_as_pairwise_comparison(items):
    slow = sorted(items, key=order_key)
    assert all(map(same, ordered(items), slow))
    assert [items[i] for i in ordering(items)] == slow


def test_homogeneous_lists_get_cheap_keys():
    assert fast_key([3, 1, 2]) is None
    assert fast_key([0.5, 0.25]) is None
    assert fast_key([f(a), f(b)]) is not order_key
    assert fast_key([f(a), P(a, b)]) is order_key


def test_packed_arrays_sort_as_the_lists_they_are():
    rows = [np.array(r) for r in ([3, 1], [1, 2], [1, -2])]
    packed_rows = ordered([Packed(r) for r in rows])
    assert [list(r.args) for r in packed_rows] == [[1, -2], [1, 2], [3, 1]]
    assert compare(Packed(rows[0]), wl_list([3, 1])) == 0
    assert compare(Packed(np.array([1, 2])), Packed(np.array([1.0, 2.0]))) == -1


def test_associations_compare_by_their_rules():
    small, large = Association.from_pairs([("a", 1)]), Association.from_pairs([("a", 2)])
    assert compare(small, large) == -1
    assert compare(large, small) == 1


def test_many_monomials_have_a_cheap_key_that_gives_the_same_order():
    letters = [S(name) for name in "abC"]
    choose = random.Random(4)
    items = [7, -2.5, *letters]
    for _ in range(200):
        factors = [
            S.Power(x, choose.choice((-3, -1, 2, 3, 4))) if choose.random() < 0.6 else x for x in letters
        ]
        factors = [f for f in factors if choose.random() < 0.7] or letters[:1]
        number = choose.choice([(), (3,), (-1.5,), (Fraction(1, 2),)])
        items.append(S.Times(*number, *factors) if len(factors) + len(number) > 1 else factors[0])
    choose.shuffle(items)
    assert fast_key(items) is not order_key
    assert ordered(items) == sorted(items, key=order_key)

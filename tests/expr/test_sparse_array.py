"""Sparse arrays against full ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.expr.arrays import packed
from wlnet.expr.expr import same, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.positions import part, with_part
from wlnet.expr.symbols import S
from wlnet.expr.values.sparse_array import SparseArray


@st.composite
def arrays(draw):
    dims = tuple(draw(st.lists(st.integers(1, 4), min_size=1, max_size=3)))
    seed = draw(st.integers(0, 1000))
    generator = np.random.default_rng(seed)
    return generator.integers(0, 3, dims) * generator.integers(0, 2, dims)


def specs_for(draw, dims):
    found = []
    for length in draw(st.sampled_from([dims[:i] for i in range(1, len(dims) + 1)])):
        place = st.integers(1, length) | st.integers(-length, -1)
        several = st.lists(place, min_size=1, max_size=4).map(wl_list)
        spans = st.tuples(st.integers(1, length), st.integers(1, length)).map(
            lambda pair: S.Span(min(pair), max(pair))
        )
        found.append(draw(place | several | spans | st.just(S.All)))
    return tuple(found)


def full(value):
    return value.wl_normal() if isinstance(value, SparseArray) else value


@given(st.data())
def test_parts_are_those_of_the_full_array(data):
    array = data.draw(arrays())
    specs = specs_for(data.draw, array.shape)
    sparse = SparseArray.from_list(packed(array), array.shape)
    assert same(full(part(sparse, specs)), part(packed(array), specs))


@given(st.data())
def test_assigned_parts_are_those_of_the_full_array(data):
    array = data.draw(arrays())
    specs = specs_for(data.draw, array.shape)
    sparse = SparseArray.from_list(packed(array), array.shape)
    changed = sparse.wl_with_part(specs, 7)
    whole = (*specs, *[S.All] * (array.ndim - len(specs)))
    assert same(full(changed), with_part(packed(array), whole, 7))
    assert same(full(sparse), packed(array))


@given(arrays())
def test_normal_and_rules_give_the_array_back(array):
    sparse = SparseArray.from_list(packed(array), array.shape)
    assert same(sparse.wl_normal(), packed(array))
    assert len(sparse.places) == np.count_nonzero(array)
    for rule in sparse.rules()[:-1]:
        place = tuple(i - 1 for i in rule.item(0).args)
        assert array[place] == rule.item(1)


def test_symbols_are_kept():
    sparse = SparseArray.from_list(wl_list((0, S.a, 0)), (3,))
    assert same(sparse.wl_normal(), wl_list((0, S.a, 0)))
    assert sparse.wl_part((2,)) is S.a


def test_a_position_outside_is_refused():
    sparse = SparseArray.from_list(packed(np.eye(2, dtype=int)), (2, 2))
    with pytest.raises(MessageError, match="Part::partw"):
        sparse.wl_part((3,))

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks import run
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import plus
from wlnet.tensor.ops.movement import join, reshape
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.shape import ShapeError, broadcast, indexed, reshaped

sizes = st.integers(0, 3)
shapes = st.lists(sizes, max_size=3).map(tuple)


@given(shapes, shapes)
def test_broadcast_agrees_with_numpy(a, b):
    try:
        expected = np.broadcast_shapes(a, b)
    except ValueError:
        with pytest.raises(ShapeError):
            broadcast(a, b)
    else:
        assert broadcast(a, b) == expected


@given(shapes, st.data())
def test_indexing_agrees_with_numpy(shape, data):
    x = np.arange(np.prod(shape)).reshape(shape)
    ends = st.none() | st.integers(-4, 4)
    spans = st.builds(slice, ends, ends, st.sampled_from([None, 1, 2, -1, -2]))
    key = tuple(data.draw(spans | st.integers(-n, n - 1) if n else spans) for n in shape)
    starts, counts, steps, kept = indexed(shape, key)
    picks = [[a + i * d for i in range(n)] for a, n, d in zip(starts, counts, steps, strict=True)]
    np.testing.assert_array_equal(x[np.ix_(*picks)].reshape(kept) if shape else x, x[key])


def test_dots_in_an_index_stand_for_whole_axes():
    assert indexed((2, 3, 4), (0, ..., slice(1, 3))) == ((0, 0, 1), (1, 3, 2), (1, 1, 1), (3, 2))


@pytest.mark.parametrize(
    "function, arrays, words",
    [
        (plus, [(2, 3), (4,)], r"plus does not fit the shapes \(2, 3\) and \(4\): 3 against 4"),
        (dot, [(2, 3), (4, 5)], "dot has 3 columns on the left, 4 rows on the right"),
        (dot, [(3,), (3, 5)], "dot takes arrays of at least two axes"),
        (lambda x: total(x, axis=2), [(2, 3)], "total has no axis 2"),
        (lambda x: total(x, axis=(0, -2)), [(2, 3)], "total names an axis twice"),
        (lambda x: reshape(x, shape=(4, 2)), [(2, 3)], r"cannot give the 6 elements of \(2, 3\)"),
        (lambda x, y: join(x, y, axis=1), [(2, 3), (3, 3)], "join along axis 1 does not fit"),
        (lambda x: x[3], [(2, 3)], "wants element 3 of axis 0, which has 2"),
        (lambda x: x[0, 0, 0], [(2, 3)], "has 3 positions for the 2 axes"),
    ],
)
def test_misfits_are_told_in_words(function, arrays, words):
    with pytest.raises(ShapeError, match=words):
        run(function, [np.zeros(shape) for shape in arrays])


def test_one_size_may_be_left_open():
    assert reshaped((4, 6), shape=(3, -1)) == (3, 8)
    with pytest.raises(ShapeError):
        reshaped((4, 6), shape=(5, -1))
    with pytest.raises(ShapeError):
        reshaped((4, 6), shape=(-1, -1))

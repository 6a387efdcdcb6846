"""Layouts against the views that NumPy makes of real memory."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wlnet.tensor.layout import Layout


def layout_of(view, base):
    offset = view.__array_interface__["data"][0] - base.__array_interface__["data"][0]
    return Layout(view.shape, "Real64", view.strides, offset)


def view_of(layout, base):
    return np.ndarray(layout.shape, float, base, layout.offset, layout.strides)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_chains_of_views_are_those_of_numpy(shape, data):
    base = np.arange(np.prod(shape), dtype=float)
    view, layout = base.reshape(shape), Layout.rows(shape, "Real64")
    for kind in data.draw(st.lists(st.sampled_from(["permute", "slice", "stretch", "reshape"]), max_size=5)):
        if kind == "permute":
            order = data.draw(st.permutations(range(view.ndim)))
            view, layout = view.transpose(order), layout.transposed(order)
        elif kind == "slice":
            steps = [data.draw(st.sampled_from([1, -1, 2])) for _ in view.shape]
            starts = [n - 1 if d < 0 else 0 for n, d in zip(view.shape, steps, strict=True)]
            view = view[tuple(slice(None, None, d) for d in steps)]
            layout = layout.sliced(starts, view.shape, steps)
        elif kind == "stretch" and view.size < 200:
            shape = (2, *(3 if n == 1 else n for n in view.shape))
            view, layout = np.broadcast_to(view, shape), layout.broadcast(shape)
        else:
            parts = data.draw(st.sampled_from([(view.size,), (1, view.size), (view.size, 1)]))
            turned = layout.reshaped(parts)
            expected = view.reshape(parts)
            if turned is None:
                assert not np.shares_memory(expected, base)
                break
            view, layout = expected, turned
        np.testing.assert_array_equal(view_of(layout, base), view)
        np.testing.assert_array_equal(view_of(layout.settled, base), view)
        assert layout.contiguous == view.flags.c_contiguous


@given(st.lists(st.integers(0, 4), max_size=4))
def test_rows_are_the_layout_of_a_new_array(shape):
    array = np.zeros(shape)
    layout = Layout.rows(shape, "Real64")
    assert layout.contiguous and layout.nbytes == array.nbytes
    if array.size:
        assert layout.strides == array.strides


def test_axes_that_move_together_can_be_joined_after_a_transposition():
    layout = Layout.rows((2, 3, 4), "Real64").transposed((1, 2, 0))
    assert layout.reshaped((12, 2)) is not None
    assert layout.reshaped((3, 8)) is None

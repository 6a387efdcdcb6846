"""Windows over dimensions: sizes in both directions, padding, what is refused."""

import pytest

from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.sheet import NotAccepted
from wlnet.nets.spatial import SAME, Windows, counts, padding


@pytest.mark.parametrize(
    "size, window, stride, dilation, pad, expected",
    [
        (7, 3, 2, 1, 1, 4),  # the golden sizes of layers.md section 18
        (7, 3, 2, 1, SAME, 4),
        (5, 2, 2, 1, 0, 2),
        (5, 3, 1, 2, 0, 1),
        (5, 3, 1, 3, 0, 0),
        (6, 2, 3, 1, ((0, 2),), 3),
        (9, 4, 1, 2, SAME, 9),
    ],
)
def test_places(size, window, stride, dilation, pad, expected):
    windows = Windows.of(1, window, stride, dilation, pad)
    assert windows.forward(0, size) == expected
    if expected and stride == 1:
        assert windows.backward(0, expected) == size
    if stride > 1:
        assert windows.backward(0, expected) is None


@pytest.mark.parametrize("size", range(1, 12))
@pytest.mark.parametrize(
    "window, stride, dilation", [(3, 1, 1), (4, 1, 1), (3, 2, 1), (2, 3, 1), (3, 2, 2), (1, 2, 1)]
)
def test_same_gives_the_size_over_the_stride_and_the_odd_one_at_the_end(size, window, stride, dilation):
    windows = Windows.of(1, window, stride, dilation, SAME)
    ((before, after),) = windows.pads((size,))
    assert 0 <= after - before <= 1
    padded = Windows.of(1, window, stride, dilation, ((before, after),))
    assert padded.forward(0, size) == windows.forward(0, size) == -(-size // stride)


@pytest.mark.parametrize(
    "given, read",
    [
        (3, 3),
        (SAME, SAME),
        (wl_list((1, 2)), (1, 2)),
        (wl_list((wl_list((1, 0)), wl_list((0, 2)))), ((1, 0), (0, 2))),
    ],
)
def test_padding_has_four_forms(given, read):
    assert padding(given) == read
    assert Windows.of(2, 3, 1, 1, read).padding in (((3, 3),) * 2, SAME, ((1, 1), (2, 2)), ((1, 0), (0, 2)))


@pytest.mark.parametrize(
    "given", [-1, 1.5, "Valid", wl_list(()), wl_list((1, wl_list((1, 2)))), wl_list((1,) * 4)]
)
def test_other_padding_is_refused(given):
    with pytest.raises(NotAccepted, match="Same"):
        padding(given)


@pytest.mark.parametrize("given", [0, -2, 2.0, wl_list(()), wl_list((1, 0)), wl_list((1, 1, 1, 1)), "3"])
def test_counts_are_positive_integers(given):
    with pytest.raises(NotAccepted, match="positive integer"):
        counts(given)


@pytest.mark.parametrize(
    "kind, args", [("ConvolutionLayer", (3, 5)), ("DeconvolutionLayer", (3, 5)), ("PoolingLayer", (2,))]
)
@pytest.mark.parametrize("dims", [(), (784,), (2, 3, 4, 5, 6)])
def test_a_port_without_room_for_windows_is_refused(kind, args, dims):
    with pytest.raises(MessageError, match=f"{kind}::nospace: The Input port"):
        infer(make(kind, args), Input=dims)

"""Windows that move over the last or first dimensions of an array: what layers with a kernel have in common.

A specification (kernel size, stride, dilation, padding) is one number for all dimensions or one for each;
`Windows` is what it comes to once the number of dimensions is known. Arrays are {channels, sizes...}, or
{sizes..., channels} where "Interleaving" is True.
Source: layers.md section 8.
"""

from __future__ import annotations

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.lengths import whole_quotient
from wlnet.nets.sheet import NotAccepted
from wlnet.nets.types import VARYING, size_words, with_article
from wlnet.tensor.ops.movement import cut, pad, permute
from wlnet.tensor.shape import places

SAME = "Same"
MOST = 3  # dimensions that windows move over

VARIES = Message("General::netvarying", "`1` takes arrays of fixed dimensions only.")
NO_SPACE = "The `1` port of `2` takes channels of lists, a matrix to an array of rank `3`, but is `4`."
RANKS = "`1` has a `2` for `3` dimensions, but `4` for `5`."


def _counts(value, least: int, words: str):
    """One integer, or a list of them, one for each dimension."""

    def fits(n):
        return type(n) is int and n >= least

    if fits(value):
        return value
    if is_list(value) and 1 <= len(value) <= MOST and all(map(fits, value)):
        return tuple(value)
    raise NotAccepted(words)


def counts(value):
    """How far, how large or how often: a positive integer, or a list of one to three."""
    return _counts(value, 1, "a positive integer, or a list of one to three of them")


def padding(value):
    """Elements put before and after: a number, one for each dimension, or a pair for each; or "Same"."""
    words = '"Same", an integer that is not negative, or a list of one to three of them or of pairs of them'
    if value == SAME:
        return SAME
    if not is_list(value) or not any(map(is_list, value)):
        return _counts(value, 0, words)
    pairs = tuple(_counts(pair, 0, words) for pair in value)
    if len(pairs) <= MOST and all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
        return pairs
    raise NotAccepted(words)


def dimensionality(value):
    """Automatic, or how many dimensions the windows move over."""
    if value is S.Automatic:
        return None
    if type(value) is int and 1 <= value <= MOST:
        return value
    raise NotAccepted("Automatic, 1, 2 or 3")


def shown_dimensionality(value):
    return S.Automatic if value is None else value


def shown_padding(value):
    """The inverse of `padding`."""
    return wl_list(map(shown_padding, value)) if isinstance(value, tuple) else value


def padding_words(value) -> str:
    """Padding as it is written: Same, 2, {{1, 0}, {0, 2}}; the same everywhere is one number."""
    if isinstance(value, tuple) and len(set(value)) == 1:
        return padding_words(value[0])
    return "{" + ", ".join(map(padding_words, value)) + "}" if isinstance(value, tuple) else str(value)


def rank_of(shapes, given: dict, dimensionality: int | None, arrays: dict | None = None) -> int | None:
    """The number of dimensions that the windows of a layer move over; None while nothing says it.

    given    option or argument -> its value: a tuple has one entry a dimension
    arrays   name -> how many more dimensions than that the array has

    Raises `KIND::dims` where two of the specifications contradict each other.
    """
    found = {name: len(value) for name, value in given.items() if isinstance(value, tuple)}
    if dimensionality is not None:
        found['"Dimensionality"'] = dimensionality
    named = list(found.items())
    for name, rank in named[1:]:
        if rank != named[0][1]:
            facts = (shapes.title, named[0][0], named[0][1], name, rank)
            raise Message(f"{shapes.symbol}::dims", RANKS)(*facts)
    if named:
        return named[0][1]
    for port in ("Input", "Output"):
        dims = shapes[port]
        if dims is not None and not 1 < len(dims) <= MOST + 1:
            kind = with_article(size_words(dims))
            raise Message(f"{shapes.symbol}::nospace", NO_SPACE)(port, shapes.title, MOST + 1, kind)
        if dims is not None:
            return len(dims) - 1
    for name, more in (arrays or {}).items():
        if shapes[name] is not None and len(shapes[name]) > more:
            return len(shapes[name]) - more
    return None


VARYING_SAME = 'PaddingSize -> "Same" of `1` needs sizes that do not vary, or a stride of 1.'


@frozen
class Windows:
    """Windows over `rank` dimensions: one entry a dimension, of padding a pair (or "Same").

    no_fit    the message for an input of which nothing would come out: what the windows reach, port,
              layer, input, padding
    """

    same_varies = False  # whether "Same" needs no sizes, also at steps of more than 1
    no_fit = "No window of `1` fits into the `2` of `3`: `4`, PaddingSize -> `5`."

    window: tuple
    stride: tuple
    dilation: tuple
    padding: tuple | str

    @classmethod
    def of(cls, rank: int, window, stride, dilation, padding) -> Windows:
        """Specifications for so many dimensions: single numbers count for all."""

        def each(value):
            return value if isinstance(value, tuple) else (value,) * rank

        if padding != SAME:
            padding = tuple(p if isinstance(p, tuple) else (p, p) for p in each(padding))
        return cls(each(window), each(stride), each(dilation), padding)

    def reach(self, axis: int) -> int:
        return self.dilation[axis] * (self.window[axis] - 1) + 1

    def pads(self, sizes) -> tuple[tuple[int, int], ...]:
        """(before, after) for an input of these sizes; the odd one of "Same" stands after."""
        if self.padding != SAME:
            return self.padding
        found = []
        for axis, size in enumerate(sizes):
            stride = self.stride[axis]
            total = max(0, (-(-size // stride) - 1) * stride + self.reach(axis) - size)
            found.append((total // 2, total - total // 2))
        return tuple(found)

    def forward(self, axis: int, size: int | None) -> int | None:
        """Places along an axis of this size, 0 where no window fits; None where the size is open."""
        if size is None or size == VARYING:
            return size
        if self.padding == SAME:
            return -(-size // self.stride[axis])
        return places(
            size + sum(self.padding[axis]), self.window[axis], self.stride[axis], self.dilation[axis]
        )

    def backward(self, axis: int, count: int | None) -> int | None:
        """The size that gives so many places, where only one does: at steps of 1."""
        if count == VARYING:
            return VARYING
        if count is None or self.stride[axis] != 1:
            return None
        if self.padding == SAME:
            return count
        size = count - 1 + self.reach(axis) - sum(self.padding[axis])
        return size if size > 0 else None

    def places(self, axis: int, length):
        """`forward` for the lengths (B,) of examples: a Value of integers."""
        if self.padding == SAME:
            return length  # at steps of 1, see infer_sizes
        steps = length + (sum(self.padding[axis]) - self.reach(axis))
        return (steps if self.stride[axis] == 1 else whole_quotient(steps, self.stride[axis])) + 1

    def places_of(self, lengths: tuple, interleaved: bool) -> tuple:
        """What varies in the output, for the lengths of the input (see lengths.Lengths.of)."""
        rank = len(lengths) - 1
        channels, sizes = split(lengths, interleaved, rank)
        found = [None if one is None else self.places(axis, one) for axis, one in enumerate(sizes)]
        return joined(channels, found, interleaved)


class Spread(Windows):
    """Windows in a transposed convolution: each element gives a window, and padding is cut off."""

    same_varies = True
    no_fit = "Of windows of `1` over the `2` of `3`: `4`, PaddingSize -> `5` leaves nothing."

    def forward(self, axis: int, size: int | None) -> int | None:
        """The size of the output."""
        if size is None or size == VARYING:
            return size
        if self.padding == SAME:
            return size * self.stride[axis]
        return max(0, (size - 1) * self.stride[axis] + self.reach(axis) - sum(self.padding[axis]))

    def backward(self, axis: int, count: int | None) -> int | None:
        """The size of the input, where there is one."""
        if count is None or count == VARYING:
            return count
        more = 0 if self.padding == SAME else self.stride[axis] - self.reach(axis) + sum(self.padding[axis])
        size, rest = divmod(count + more, self.stride[axis])
        return size if size > 0 and rest == 0 else None

    def places(self, axis: int, length):
        whole = length * self.stride[axis]
        if self.padding == SAME:
            return whole
        return whole + (self.reach(axis) - self.stride[axis] - sum(self.padding[axis]))

    def pads(self, sizes) -> tuple[tuple[int, int], ...]:
        """(before, after) to cut off, of "Same" the odd one after; less than 0 is to be put there."""
        if self.padding != SAME:
            return self.padding
        found = []
        for axis in range(len(sizes)):
            total = self.reach(axis) - self.stride[axis]
            found.append((total // 2, total - total // 2) if total > 0 else (0, total))
        return tuple(found)


def split(dims: tuple | None, interleaved: bool, rank: int) -> tuple:
    """(channels, sizes) of dimensions; open ones are None."""
    if dims is None:
        return None, (None,) * rank
    return (dims[-1], dims[:-1]) if interleaved else (dims[0], dims[1:])


def joined(channels, sizes, interleaved: bool) -> tuple:
    """The inverse of `split`."""
    return (*sizes, channels) if interleaved else (channels, *sizes)


def infer_sizes(shapes, windows: Windows, interleaved: bool, rank: int) -> None:
    """What the windows say about the sizes of the ports Input and Output, in both directions.

    Raises `KIND::nofit` where no window fits.
    """
    _check_varying(shapes, windows, interleaved, rank)
    for port in ("Input", "Output"):
        shapes.unify(port, (None,) * (rank + 1))
    _, sizes = split(shapes["Input"], interleaved, rank)
    found = [windows.forward(axis, size) for axis, size in enumerate(sizes)]
    if 0 in found:
        reach = " x ".join(str(windows.reach(axis)) for axis in range(rank))
        port = size_words(shapes["Input"])
        facts = (reach, "Input port", shapes.title, port, padding_words(windows.padding))
        raise Message(f"{shapes.symbol}::nofit", windows.no_fit)(*facts)
    shapes.unify("Output", joined(None, found, interleaved))
    _, counts_out = split(shapes["Output"], interleaved, rank)
    back = [windows.backward(axis, count) for axis, count in enumerate(counts_out)]
    shapes.unify("Input", joined(None, back, interleaved))


def _check_varying(shapes, windows: Windows, interleaved: bool, rank: int) -> None:
    """Sizes may vary, channels may not; nor may sizes of which the padding depends."""
    for port in ("Input", "Output"):
        if not shapes.ports[port].varies:
            continue
        channels, sizes = split(shapes[port], interleaved, rank)
        if not shapes.layer.varying or channels == VARYING or len(shapes[port]) != rank + 1:
            raise VARIES(shapes.title)
        steps = [stride for stride, size in zip(windows.stride, sizes, strict=True) if size == VARYING]
        if windows.padding == SAME and not windows.same_varies and max(steps, default=1) > 1:
            raise Message(f"{shapes.symbol}::varyingsame", VARYING_SAME)(shapes.title)


def batch_last(x, interleaved: bool):
    """(B, channels, sizes...) or (B, sizes..., channels) to (channels, sizes..., B), as the ops want it."""
    rank = len(x.shape)
    order = (rank - 1, *range(1, rank - 1), 0) if interleaved else (*range(1, rank), 0)
    return permute(x, order=order)


def batch_first(x, interleaved: bool):
    """The inverse of `batch_last`."""
    rank = len(x.shape)
    order = (rank - 1, *range(1, rank - 1), 0) if interleaved else (rank - 1, *range(rank - 1))
    return permute(x, order=order)


def padded(x, pads, fill=0):
    """Borders around the sizes of an array with the batch last."""
    return pad(x, ((0, 0), *pads, (0, 0)), fill) if any(map(any, pads)) else x


def trimmed(x, pads):
    """An array with the batch last without borders; a border less than 0 is put there instead."""
    wider = [(max(-before, 0), max(-after, 0)) for before, after in pads]
    x = padded(x, wider)
    starts = (0, *(max(before, 0) for before, _ in pads), 0)
    sizes = [n - max(b, 0) - max(a, 0) for n, (b, a) in zip(x.shape[1:-1], pads, strict=True)]
    return cut(x, starts=starts, sizes=(x.shape[0], *sizes, x.shape[-1]), steps=(1,) * len(x.shape))

"""Lists cut up and put together anew: Partition, ArrayReshape, ArrayFlatten, Riffle."""

from math import prod

import numpy as np

from wlnet.expr.arrays import pack, packed
from wlnet.expr.association import Association
from wlnet.expr.elements import elements_of, nonatomic
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.grids import dimensions, grid, lists_of, objects
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.sparse_array import SparseArray
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

BAD_SIZE = Message(
    "Partition::ilsmp", "Single or list of positive machine-sized integers expected at position `1` of `2`."
)
NO_PARTS = Message("Partition::npart", "The expression `1` cannot be partitioned.")
NO_LIST = Message(
    "Riffle::listrp", "List, SparseArray object, or structured array expected at position `1` in `2`."
)
TOO_DEEP = Message("Partition::pdep", "Depth `1` requested in object with dimensions `2`.")
BAD_ALIGNMENT = Message(
    "Partition::pprm", "The alignment `1` should be k, {kL, kR} or a list of such pairs with 1 <= |k| <= `2`."
)
NO_PLACES = Message(
    "Riffle::inclen",
    "The start and end positions and the spacing between riffled elements given in `1` cannot be satisfied "
    "for the input list of length `2`.",
)
BAD_PLACES = Message(
    "Riffle::rspec", "The third argument `1` should be a positive integer or a list with three integers."
)
BAD_ENDS = Message(
    "Riffle::sepos", "The start and end positions in `1` should be nonzero machine-sized integers."
)
BAD_SPACING = Message(
    "Riffle::npos",
    "The spacing between riffled elements given in `1` should be a positive machine-sized integer.",
)
BAD_SHAPE = Message(
    "ArrayReshape::ilsmn",
    "Single or list of non-negative machine-sized integers expected at position `1` of `2`.",
)
NO_BLOCKS = Message(
    "ArrayFlatten::depth", "The argument `1` is not an array of depth `2` of arrays that fit together."
)


# ---------------------------------------------------------------- Partition


@builtin(
    "Partition[expr_, size_]",
    "Partition[expr_, size_, offset_]",
    "Partition[expr_, size_, offset_, alignment_]",
    "Partition[expr_, size_, offset_, alignment_, padding_]",
    "Partition[expr_, size_, offset_, alignment_, padding_, head_]",
)
def partition(evaluation, expr, size, offset=None, alignment=None, padding=None, head=None):
    """Sublists of length n with offset d, at one level or (lists n, d) several.

    size         n, UpTo[n], or a list of n for successive levels
    alignment    k or {kL, kR}: the first element stands at kL of the first sublist, the last at or
                 after kR of the last one; {1, -1}, the default, means no overhang
    padding      what overhangs are filled with: an element, a list repeated under the given one
                 (default: the list itself), or {} for shorter sublists
    head         what the sublists become the arguments of
    """
    if head is not None:
        return S.Apply(head, S.Partition(expr, size, offset, alignment, padding), wl_list((1,)))
    call = S.Partition(expr, size) if offset is None else S.Partition(expr, size, offset)
    if not isinstance(expr, (Expr, Association)):
        raise NO_PARTS(expr, value=UNEVALUATED)
    upto = isinstance(size, Expr) and size.head is S.UpTo
    size = size.args[0] if upto and len(size) == 1 else size
    sizes = list(size.args) if is_list(size) else [size]
    if size == 0 and type(offset) is int and offset > 0 and alignment is None and isinstance(expr, Expr):
        return Expr(expr.head, (Expr(expr.head, ()),) * (len(expr) // offset + 1))
    if not sizes or not all(type(n) is int and n > 0 for n in sizes):
        raise BAD_SIZE(2, call, value=UNEVALUATED)
    offsets = sizes if offset is None else list(offset.args) if is_list(offset) else [offset] * len(sizes)
    if not all(type(d) is int and d > 0 for d in offsets) or len(offsets) != len(sizes):
        raise BAD_SIZE(3, call, value=UNEVALUATED)
    if upto and alignment is None:
        alignment, padding = 1, wl_list(())
    limits = _alignments(alignment, sizes)
    if not isinstance(expr, Expr) or len(dimensions(expr, len(sizes))) < len(sizes):
        raise TOO_DEEP(len(sizes), wl_list(dimensions(expr)), value=UNEVALUATED)
    if len(sizes) > 1:
        return _blocks(expr, sizes, offsets, limits, padding)
    n, d, (left, right) = sizes[0], offsets[0], limits[0]
    starts = _starts(len(expr), d, left, right)
    if starts and starts[0] >= 0 and starts[-1] + n <= len(expr):
        if expr.array is not None:
            return packed(expr.array[np.add.outer(np.array(starts), np.arange(n))])
        args = expr.args
        return Expr(expr.head, tuple([Expr(expr.head, args[i : i + n]) for i in starts]))
    if padding is not None and is_list(padding) and not len(padding):
        args = expr.args
        return Expr(expr.head, tuple([Expr(expr.head, args[max(i, 0) : i + n]) for i in starts]))
    items = _superimposed(expr, padding)
    rows = [Expr(expr.head, tuple([items(i) for i in range(s, s + n)])) for s in starts]
    return Expr(expr.head, tuple(rows))


def _alignments(alignment, sizes: list) -> list[tuple[int, int]]:
    """(kL, kR) for each level, both from 1."""
    if alignment is None:
        return [(1, n) for n in sizes]
    if is_list(alignment) and len(alignment) and all(map(is_list, alignment.args)):
        pairs = [pair.args for pair in alignment.args]
    else:
        pairs = [alignment.args if is_list(alignment) else (alignment, alignment)] * len(sizes)
    found = []
    for n, pair in zip(sizes, pairs, strict=False):
        if len(pair) != 2 or not all(type(k) is int and 1 <= abs(k) <= n for k in pair):
            raise BAD_ALIGNMENT(alignment, n, value=UNEVALUATED)
        found.append(tuple(k if k > 0 else n + 1 + k for k in pair))
    if len(found) != len(sizes):
        raise BAD_ALIGNMENT(alignment, min(sizes), value=UNEVALUATED)
    return found


def _starts(length: int, offset: int, left: int, right: int) -> range:
    """Where the sublists start, from 0; negative in an overhang."""
    return range(1 - left, length - right + 1, offset) if length else range(0)


def _superimposed(expr, padding):
    """index -> element of the list laid over repeated copies of the padding, both starting at 0."""
    args = expr.args
    under = args if padding is None else padding.args if is_list(padding) else (padding,)
    return lambda i: args[i] if 0 <= i < len(args) else under[i % len(under)]


def _blocks(expr, sizes: list, offsets: list, limits: list, padding):
    """Partition at several levels: an array of blocks."""
    array = grid(expr, len(sizes))
    rank = len(sizes)
    for axis, (n, d, (left, right)) in enumerate(zip(sizes, offsets, limits, strict=True)):
        starts = _starts(array.shape[2 * axis], d, left, right)
        index = np.add.outer(np.array(starts, int), np.arange(n))
        length = array.shape[2 * axis]
        taken = np.take(array, index % length, axis=2 * axis)
        outside = (index < 0) | (index >= length)
        if padding is not None and outside.any():
            if is_list(padding):
                raise BAD_ALIGNMENT(padding, n, value=UNEVALUATED)
            taken = taken.astype(object)
            taken[(slice(None),) * (2 * axis) + (outside,)] = padding
        array = taken
    order = [2 * axis for axis in range(rank)] + [2 * axis + 1 for axis in range(rank)]
    return lists_of(np.transpose(array, (*order, *range(2 * rank, array.ndim))), expr.head)


# ---------------------------------------------------------------- reshaping


@builtin("ArrayReshape[expr_, dims_]", "ArrayReshape[expr_, dims_, padding_]")
def array_reshape(evaluation, expr, dims, padding=0):
    """The elements of an array, in order, with other dimensions; cut off or filled up with the padding.

    A list as padding is repeated; "Fixed", "Periodic" and the other methods of ArrayPad go on with the list.
    """
    sizes = dims.args if is_list(dims) else (dims,)
    if not sizes or not all(type(n) is int and n >= 0 for n in sizes):
        raise BAD_SHAPE(2, S.ArrayReshape(expr, dims), value=UNEVALUATED)
    expr = nonatomic(S.ArrayReshape(expr, dims))
    count = prod(sizes)
    room_for(count)
    flat = grid(wl_list(expr.values()) if isinstance(expr, Association) else expr).ravel()
    if count > flat.size and isinstance(padding, str):
        more = evaluation.evaluate(S.ArrayPad(lists_of(flat), wl_list((0, count - flat.size)), padding))
        return S.ArrayReshape(more, dims) if is_list(more) and len(more) == count else more
    if count > flat.size:
        fillers = padding.args if is_list(padding) and len(padding) else (padding,)
        fill = objects([fillers[i % len(fillers)] for i in range(count - flat.size)])
        kind = {"i": int, "f": float, "c": complex}.get(flat.dtype.kind)
        flat = np.concatenate((flat, fill.astype(flat.dtype) if type(padding) is kind else fill))
    return lists_of(flat[:count].reshape(sizes))


@builtin("ArrayFlatten[expr_]", "ArrayFlatten[expr_, rank_Integer]")
def array_flatten(evaluation, expr, rank=2):
    """One matrix of a matrix of matrices; a 0 or other scalar fills its block. Rank r: arrays of arrays.

    Where a block or the whole is a sparse array, so is the result.
    """
    full, sparse = _without_sparse(expr)
    if sparse:
        return S.SparseArray(S.ArrayFlatten(full, rank))
    if not is_list(expr) or rank < 1:
        return None
    outer = dimensions(expr, rank)
    if len(outer) < rank:
        raise NO_BLOCKS(expr, rank, value=UNEVALUATED)
    cells = grid(wl_list(expr.args), rank)
    blocks = {i: _cells(cells[i], rank) if is_list(cells[i]) else cells[i] for i in np.ndindex(*outer)}
    arrays = {i: block for i, block in blocks.items() if isinstance(block, np.ndarray)}
    ends = []
    for axis, count in enumerate(outer):
        sizes = [1] * count
        for place in range(count):
            found = {b.shape[axis] for i, b in arrays.items() if i[axis] == place and b.ndim >= rank}
            if len(found) > 1 or any(b.ndim < rank for b in arrays.values()):
                raise NO_BLOCKS(expr, rank, value=UNEVALUATED)
            sizes[place] = found.pop() if found else 1
        ends.append(np.cumsum([0, *sizes]))
    total = np.empty([int(e[-1]) for e in ends], object)
    for index, block in blocks.items():
        total[tuple(slice(ends[a][i], ends[a][i + 1]) for a, i in enumerate(index))] = block
    return pack(lists_of(total))


def _without_sparse(expr) -> tuple:
    """Nested lists with lists in place of sparse arrays, and whether there were any."""
    if isinstance(expr, SparseArray):
        return expr.wl_normal(), True
    if not is_list(expr) or expr.array is not None:
        return expr, False
    pairs = [_without_sparse(part) for part in expr.args]
    sparse = any(found for _, found in pairs)
    return (wl_list(part for part, _ in pairs) if sparse else expr), sparse


def _cells(expr, rank: int) -> np.ndarray:
    """The first `rank` levels as an array of objects, or all there are."""
    array = grid(expr, rank)
    if array.ndim <= rank:
        return array
    return objects([lists_of(cell) for cell in array.reshape(-1, *array.shape[rank:])]).reshape(
        array.shape[:rank]
    )


@builtin("Riffle[expr_, between_]", "Riffle[expr_, between_, spec_]")
def riffle(evaluation, expr, between, spec=2):
    """`between` (repeated if it is a list) at every n-th place, or at first, first + n, ..., last.

    Without a specification it stands between the elements; a list as long as the first ends the result.
    Places from the end are those of the result. Source: reference page Riffle.
    """
    if not isinstance(expr, (Expr, Association)):
        raise NO_LIST(1, S.Riffle(expr, between), value=UNEVALUATED)
    items = elements_of(expr)
    fillers = between.args if is_list(between) and len(between) else (between,)
    if type(spec) is int and spec > 0:
        step, count = spec, _every(spec, len(items), spec == 2 and is_list(between) and len(between))
        first = step
    elif is_list(spec) and len(spec) == 3 and all(type(n) is int for n in spec.args):
        first, last, step = spec.args
        if not first or not last:
            raise BAD_ENDS(spec, value=UNEVALUATED)
        if not step:
            raise BAD_SPACING(spec, value=UNEVALUATED)
        count = _filled(first, last, step, len(items))
    else:
        raise BAD_PLACES(spec, value=UNEVALUATED)
    length = len(items) + (count or 0)
    first = first if first > 0 else length + 1 + first
    places = range(first, first + (count or 0) * step, step)
    if count is None or (places and not (min(places) >= 1 and max(places) <= length)):
        raise NO_PLACES(spec, len(items), value=UNEVALUATED)
    found, elements = [], iter(items)
    for place in range(1, length + 1):
        found.append(fillers[places.index(place) % len(fillers)] if place in places else next(elements))
    return Expr(expr.head if isinstance(expr, Expr) else S.List, tuple(found))


def _every(step: int, length: int, fillers: int) -> int | None:
    """How many elements at step, 2 step, ... fit among so many others; None where none do."""
    if length < 2 or fillers == length:
        return length if fillers == length else 0
    return next((k for k in range(1, length + 1) if (length + k) // step == k), None)


def _filled(first: int, last: int, step: int, length: int) -> int | None:
    """How many elements stand at first, first + step, ..., last; as many as possible where that is open."""
    if (first > 0) == (last > 0):
        return max((last - first) // step + 1, 0)
    ends = -last if first > 0 else -first  # 1: the last place of all
    if (first > 0) != (step > 0) or abs(step) == 1:
        return None
    start = first if first > 0 else last
    return max((length + 1 - ends - start + abs(step)) // (abs(step) - 1), 0)

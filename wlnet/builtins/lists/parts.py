"""Parts of expressions: Part, First, Last, Rest, Most, Take, Drop, TakeDrop, Extract."""

from wlnet.expr.association import Association
from wlnet.expr.elements import (
    as_slice,
    choose,
    elements_of,
    empty_lists,
    nonatomic,
    rebuilt,
    sequence_range,
)
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.positions import part
from wlnet.expr.symbols import S
from wlnet.expr.values.numeric_array import ByteArray
from wlnet.language.builtin import builtin

NO_FIRST = Message("First::nofirst", "`1` has zero length and no first element.")
NO_LAST = Message("Last::nolast", "`1` has zero length and no last element.")
NO_REST = Message("Rest::norest", "Cannot take Rest of expression `1` with length zero.")
NO_POSITION = Message("Extract::psl1", "Position specification `1` in `2` is not applicable.")
NO_KEY = Message("Extract::keyw", "Key `1` does not exist in `2`.")
NO_MOST = Message("Most::nomost", "Cannot take Most of expression `1` with length zero.")


@builtin("Part[expr_, spec_]", attributes=("NHoldRest", "ReadProtected"))
def part_at(evaluation, expr, spec):
    """expr[[spec]], with a short way for the loops that ask for l[[i]]."""
    if type(spec) is int and isinstance(expr, Expr) and 0 < spec <= len(expr):
        return expr.item(spec - 1)
    return part(expr, (spec,))


@builtin("Part[expr_, specs___]")
def wl_part(evaluation, expr, specs=()):
    """expr[[specs]]: integers, All, spans, keys, lists of them, one specification a level."""
    return part(expr, specs)


@builtin("First[expr_]", "First[expr_, default_]", attributes=("HoldRest",))
def first(evaluation, expr, default=None):
    return _end(S.First, expr, default, 0, NO_FIRST)


@builtin("Last[expr_]", "Last[expr_, default_]", attributes=("HoldRest",))
def last(evaluation, expr, default=None):
    return _end(S.Last, expr, default, -1, NO_LAST)


def _end(name, expr, default, index: int, empty: Message):
    call = name(expr) if default is None else name(expr, default)
    if default is not None and not isinstance(expr, (Expr, Association)):
        return default
    if isinstance(expr, ByteArray):
        expr = expr.wl_normal()
    else:
        nonatomic(call)
    if len(expr):
        return elements_of(expr)[index] if isinstance(expr, Association) else expr.item(index)
    if default is None:
        raise empty(expr, value=UNEVALUATED)
    return default


@builtin("Rest[expr_]")
def rest(evaluation, expr):
    if not len(nonatomic(S.Rest(expr))):
        raise NO_REST(expr, value=UNEVALUATED)
    return choose(expr, slice(1, None))


@builtin("Most[expr_]")
def most(evaluation, expr):
    if not len(nonatomic(S.Most(expr))):
        raise NO_MOST(expr, value=UNEVALUATED)
    return choose(expr, slice(0, -1))


@builtin("Take[expr_, specs___]")
def take(evaluation, expr, specs=()):
    """Sequence specifications, one a level."""
    return _nested(S.Take(expr, *specs), _kept)


@builtin("Drop[expr_, specs___]")
def drop(evaluation, expr, specs=()):
    return _nested(S.Drop(expr, *specs), _left)


def _nested(call, index_of):
    """The elements at `index_of(length, range)` at every level that a specification speaks of."""
    expr, *specs = call.args
    if not specs:
        return expr
    nonatomic(call)
    tag = "drop" if call.head is S.Drop else "take"

    def index(part, at: int):
        return index_of(len(part), sequence_range(specs[at], len(part), call, at + 2, part, tag))

    def go(part, at: int):
        if not isinstance(part, (Expr, Association)):
            nonatomic(call.head(part, *specs[at:]))
        found = choose(part, index(part, at))
        if at + 1 == len(specs):
            return found
        return rebuilt(found, [go(e, at + 1) for e in elements_of(found)])

    if isinstance(expr, Expr) and expr.array is not None and expr.array.ndim >= len(specs):
        array, first = expr.array, expr
        for axis in range(len(specs)):
            array = array[(slice(None),) * axis + (index(first, axis),)]
            first = first.item(0) if axis + 1 < len(specs) else first
        return type(expr)(array) if array.size else empty_lists(array.shape)
    return go(expr, 0)


def _kept(length: int, taken: range):
    return as_slice(taken)


def _left(length: int, gone: range):
    """What remains, as a slice where that can be: slices of packed arrays are views."""
    if not gone:
        return slice(None)
    start, stop = min(gone[0], gone[-1]), max(gone[0], gone[-1]) + 1
    if len(gone) == stop - start and (start == 0 or stop == length):
        return slice(stop, None) if start == 0 else slice(0, start)
    return [i for i in range(length) if i not in gone]


@builtin("TakeDrop[expr_, spec_]")
def take_drop(evaluation, expr, spec):
    """{Take[expr, spec], Drop[expr, spec]}"""
    call = S.TakeDrop(expr, spec)
    found = sequence_range(spec, len(nonatomic(call)), call, 2, expr)
    return [choose(expr, as_slice(found)), choose(expr, _left(len(expr), found))]


@builtin("TakeList[expr_, specs_List]")
def take_list(evaluation, expr, specs):
    """Successive takes: each specification n, UpTo[n] or All takes from what is left; -n from its end."""
    call, left, pieces = S.TakeList(expr, specs), nonatomic(S.TakeList(expr, specs)), []
    for spec in specs.args:
        found = sequence_range(spec, len(left), call, 2, left)
        pieces.append(choose(left, as_slice(found)))
        left = choose(left, _left(len(left), found))
    return pieces


@builtin("Extract[expr_, where_]", "Extract[expr_, where_, wrap_]", "Extract[where_][expr_]")
def extract(evaluation, expr, where, wrap=None):
    """The part at a position {i, j, ...}, or the list of those at {{...}, {...}, ...}."""
    if is_list(where) and all(map(is_list, where.args)):
        return [_extracted(evaluation, expr, position.args, wrap) for position in where.args]
    return _extracted(evaluation, expr, where.args if is_list(where) else (where,), wrap)


def _extracted(evaluation, expr, position, wrap):
    try:
        found = part(expr, position, "Extract")
    except MessageError as error:
        if error.message.name == "Extract::pkspec1":
            place = wl_list(position)
            raise NO_POSITION(place, S.Extract(expr, place), value=UNEVALUATED) from error
        raise
    _tell_absent(evaluation, expr, position, found)
    return found if wrap is None else Expr(wrap, (found,))


def _tell_absent(evaluation, expr, position, found) -> None:
    """Tells of the last key of a position where that gave Missing["KeyAbsent", Key[k]]."""
    if (
        isinstance(found, Expr)
        and found.head is S.Missing
        and len(found) == 2
        and found.args[0] == "KeyAbsent"
    ):
        key = found.args[1]
        if isinstance(key, Expr) and key.head is S.Key and position and position[-1] == key:
            evaluation.message(NO_KEY, key.args[0], expr)

"""The elements of an expression: choosing some of them, and the specifications that say which.

Everything here acts on any head alike: lists, packed arrays (whole, never unpacked), associations
(their values; keys stay with them). NumPy is not imported: a packed array brings its own
operations along.
"""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S

_TEXTS = {
    "partw": "Part `1` of `2` does not exist.",
    "partd": "Part specification `1` is longer than depth of object.",
    "pkspec1": "The expression `1` cannot be used as a part specification.",
    "take": "Cannot take positions `1` through `2` in `3`.",
    "span": "`1` is not a valid Span specification.",
}
_SEQUENCE = (
    "Sequence specification (+n, -n, {+n}, {-n}, {m, n} or {m, n, s}) expected at position `1` in `2`."
)
_EMPTY = Expr(S.List, ())
ATOM_TEXT = "Nonatomic expression expected at position `1` in `2`."


def too_deep(owner: str, expr, specs) -> MessageError:
    """The exception for owner::partd: Part shows the whole, Extract the position."""
    shown = Expr(S.List, tuple(specs)) if owner == "Extract" else S.Part(expr, *specs)
    return part_error(owner, "partd", shown)


def part_error(owner: str, tag: str, *slots) -> MessageError:
    """The exception for `owner::tag` (partw, partd, pkspec1, take, span); the call stays unevaluated."""
    return Message(f"{owner}::{tag}", _TEXTS[tag])(*slots, value=UNEVALUATED)


for _owner in ("Part", "Set", "Extract"):
    for _tag in _TEXTS:
        Message(f"{_owner}::{_tag}", _TEXTS[_tag])


def nonatomic(call, at: int = 1):
    """Argument `at` of `call` if it has elements; otherwise raises owner::normal (unevaluated)."""
    expr = call.args[at - 1]
    if isinstance(expr, (Expr, Association)):
        return expr
    raise Message(f"{head_of_call(call)}::normal", ATOM_TEXT)(at, call, value=UNEVALUATED)


def head_of_call(call) -> str:
    """The name of the function of a call; for an operator form f[x][y] that of f."""
    while isinstance(call, Expr):
        call = call.head
    return call.name


def size_of(expr) -> int | None:
    """Number of elements of an expression or association; None for an atom."""
    return len(expr) if isinstance(expr, (Expr, Association)) else None


def choose(expr, index):
    """Some elements, in the order of `index`, under the same head; keys stay with their values.

    index    a slice, or a sequence of integers in 0..n-1 (a NumPy array too)
    """
    if isinstance(expr, Association):
        items = list(expr.data.items())
        chosen = items[index] if isinstance(index, slice) else [items[i] for i in index]
        return Association(dict(chosen), expr.delayed)
    if hasattr(expr, "sliced"):
        return expr.sliced(index)
    if expr.array is not None:
        array = expr.array[index] if isinstance(index, slice) or len(index) else expr.array[:0]
        return type(expr)(array) if array.size else empty_lists(array.shape)
    args = expr.args
    return Expr(expr.head, args[index] if isinstance(index, slice) else tuple([args[i] for i in index]))


def empty_lists(shape) -> Expr:
    """An array without elements as nested lists: there is one empty list, whatever the kind of number."""
    if shape[0] == 0:
        return _EMPTY
    return Expr(S.List, (empty_lists(shape[1:]),) * shape[0])


def rebuilt(expr, elements):
    """`elements` under the head of `expr`; for an association the values of its keys, in order."""
    if isinstance(expr, Association):
        return expr.with_values(elements)
    return Expr(expr.head, tuple(elements))


def elements_of(expr):
    """The arguments of an expression, or the values of an association, as a sequence."""
    return expr.values() if isinstance(expr, Association) else expr.args


def span_range(span, length: int, owner: str, whole) -> range:
    """The positions, from 0, that Span[a, b, step] takes in an expression `whole` of that length.

    a;;b with b = a - 1 is empty. Raises owner::take and owner::span.
    """
    bounds = span.args
    if not 1 <= len(bounds) <= 3:
        raise part_error(owner, "span", span)
    start, stop, step = (*bounds, S.All, 1)[:3] if len(bounds) < 3 else bounds
    if step is S.All:
        step = 1
    if type(step) is not int or step == 0:
        raise part_error(owner, "span", span)
    # ;; ;; -1 is everything from the end although its first bound reads as 1
    first = length if step < 0 and stop is S.All and start == 1 else _bound(start, length)
    last = (length if step > 0 else 1) if stop is S.All else _bound(stop, length)
    if first is None or last is None:
        raise part_error(owner, "span", span)
    found = _between(first, last, step, length)
    if found is None:
        raise part_error(owner, "take", start, stop, whole)
    return found


def _bound(value, length: int) -> int | None:
    if type(value) is int:
        return value if value >= 0 else length + 1 + value
    if isinstance(value, Expr) and value.head is S.UpTo and len(value) == 1:
        most = value.args[0]
        return length if most is S.Infinity else min(most, length) if type(most) is int else None
    return None


def _between(first: int, last: int, step: int, length: int) -> range | None:
    """Positions from 0 of first, first + step, ..., last (from 1); None if they leave 1..length."""
    lowest, highest = (first, last) if step > 0 else (last, first)
    if not (1 <= lowest <= highest + 1 and highest <= length):
        return None
    return range(first - 1, last if step > 0 else last - 2, step)


def sequence_range(spec, length: int, call, at: int, whole, tag: str = "take") -> range:
    """The positions, from 0, of a sequence specification: n, -n, {n}, {m, n}, {m, n, s}, UpTo[n], All, None.

    call     the whole call, for its head (the owner of the messages) and the text
    at       which argument of `call` the specification is
    whole    what is taken from
    tag      "take", "drop" or "repart" (to replace)

    Raises owner::seqs, owner::take, ..., which leave the call unevaluated.
    """
    first, last, step = 1, None, 1
    if type(spec) is int:
        first, last = (1, spec) if spec >= 0 else (spec, -1)
    elif spec is S.All or spec is S("None"):
        return range(length if spec is S.All else 0)
    elif isinstance(spec, Expr) and spec.head is S.UpTo:
        last = spec
    elif isinstance(spec, Expr) and spec.head is S.Span:
        return span_range(spec, length, head_of_call(call), whole)
    elif is_list(spec) and not len(spec):
        return range(0)
    elif is_list(spec) and len(spec) <= 3:
        first, last, step = (*spec.args * 2, 1) if len(spec) == 1 else (*spec.args, 1)[:3]
    bounds = _bound(first, length), _bound(S.All if last is None else last, length)
    if None in bounds or type(step) is not int or step == 0:
        raise Message(f"{head_of_call(call)}::seqs", _SEQUENCE)(at, call, value=UNEVALUATED)
    found = _between(*bounds, step, length)
    if found is None and tag == "take" and bounds[0] == 0 and is_list(spec) and not isinstance(whole, str):
        return range(0)
    if found is None:
        owner = f"{head_of_call(call)}::{tag}"
        verb = "replace" if tag == "repart" else tag
        whole = f'"{whole}"' if isinstance(whole, str) else whole
        raise Message(owner, _TEXTS["take"].replace("take", verb))(first, last, whole, value=UNEVALUATED)
    return found


def as_slice(positions: range) -> slice:
    stop = positions.stop
    return slice(positions.start, stop if stop >= 0 else None, positions.step)

"""SparseArray, ArrayRules, ArrayComponents; functions of arrays that meet a sparse one."""

from __future__ import annotations

from functools import reduce
from math import prod

import numpy as np

from wlnet.algebra.array_functions import DENSE, SPARSE_AGAIN
from wlnet.algebra.sparse import dot_product
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.elements import choose
from wlnet.expr.expr import Expr, boolean, is_list, is_rule, key_of, rule, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.levels import level_range
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.expr.values.sparse_array import SparseArray
from wlnet.language.attributes import FLAGS
from wlnet.language.builtin import application, builtin
from wlnet.language.overloading import overload

BAD_RULES = Message(
    "SparseArray::rule", "`1` is neither a full array nor rules from positions to elements of one array."
)
BAD_DIMS = Message("SparseArray::dims", "The dimensions `1` should be a list of positive integers.")
OUTSIDE = Message("SparseArray::pos", "The position `1` does not lie in an array of dimensions `2`.")
NEED_DIMS = Message("SparseArray::patdim", "Patterns and Band need the dimensions of the array.")
NO_PROPERTY = Message("SparseArray::nomthd", "There is no method `1` for SparseArray objects.")


# -- making -----------------------------------------------------------------------------------------


@builtin("SparseArray[data_]", "SparseArray[data_, dims_]", "SparseArray[data_, dims_, default_]")
def sparse_array(evaluation, data, dims=S.Automatic, default=0):
    """SparseArray[{{i, j} -> v, ...}, {m, n}, default] or SparseArray[list]."""
    if isinstance(data, SparseArray):
        return (
            data
            if dims is S.Automatic and default == data.default
            else _of_rules(evaluation, tuple(data.rules()[:-1]), dims, default)
        )
    size = None if dims is S.Automatic else _dims(dims)
    rules = _rules(data)
    if rules is not None:
        return _of_rules(evaluation, rules, dims, default)
    found = dimensions(data) if is_list(data) else ()
    if not found or 0 in found:
        raise BAD_RULES(data, value=UNEVALUATED)
    made = SparseArray.from_list(data, tuple(found), default)
    return (
        made if size in (None, made.dims) else _of_rules(evaluation, tuple(made.rules()[:-1]), dims, default)
    )


@builtin("SparseArray[automatic_, dims_, default_, form_]")
def sparse_of_form(evaluation, automatic, dims, default, form):
    """The form that InputForm writes: rows, positions inside them, elements."""
    if automatic is not S.Automatic or not is_list(form) or len(form) != 3:
        raise BAD_RULES(form, value=UNEVALUATED)
    size = _dims(dims)
    pointers, inside = (part.args for part in form.item(1).args)
    rows = np.repeat(np.arange(len(pointers) - 1), np.diff(np.array(pointers, np.int64)))
    columns = np.array([list(place.args) for place in inside], np.int64).reshape(len(rows), -1) - 1
    whole = columns if len(size) == 1 else np.concatenate([rows[:, None], columns], axis=1)
    places = np.ravel_multi_index(tuple(whole.T), size) if len(rows) else np.zeros(0, np.int64)
    order = np.argsort(places)
    return SparseArray(size, places[order].astype(np.int64), choose(form.item(2), order), default)


def _dims(dims) -> tuple[int, ...]:
    found = (dims,) if type(dims) is int else tuple(dims.args) if is_list(dims) else ()
    if not found or not all(type(n) is int and n > 0 for n in found):
        raise BAD_DIMS(dims, value=UNEVALUATED)
    return found


def _rules(data) -> tuple | None:
    """The rules of {p -> v, ...}, {p1, ...} -> {v1, ...}, p -> v or an association; None for other data."""
    if isinstance(data, Association):
        return data.rules()
    if is_rule(data):
        left, right = data.args
        if is_list(left) and len(left) and all(map(is_list, left.args)):
            values = right.args if is_list(right) else (right,) * len(left)
            if len(values) != len(left):
                raise BAD_RULES(data, value=UNEVALUATED)
            return tuple(map(rule, left.args, values))
        return (data,)
    if is_list(data) and data.array is None and all(map(is_rule, data.args)):
        return data.args
    return None


def _place(left) -> tuple[int, ...] | None:
    found = (left,) if type(left) is int else tuple(left.args) if is_list(left) else ()
    return found if found and all(type(i) is int for i in found) else None


def _of_rules(evaluation, rules: tuple, dims, default) -> SparseArray:
    """The first rule of a position counts."""
    places = [_place(one.item(0)) for one in rules]
    known = [place for place in places if place is not None]
    if dims is S.Automatic:
        if len(known) < len(rules):
            raise NEED_DIMS(value=UNEVALUATED)
        if not known or len({len(place) for place in known}) > 1:
            raise BAD_RULES(wl_list(rules), value=UNEVALUATED)
        size = tuple(map(max, zip(*known, strict=True)))
    else:
        size = _dims(dims)
    entries: dict[int, object] = {}
    for one, place in zip(rules, places, strict=True):
        value = one.item(1)
        if place is not None:
            entries.setdefault(_flat(place, size), value)
        elif isinstance(one.item(0), Expr) and one.item(0).head is S.Band:
            for at, element in _band(one.item(0), value, size):
                entries.setdefault(_flat(at, size), element)
        else:
            _matching(evaluation, one, size, entries)
    return SparseArray.from_entries(size, entries, default)


def _flat(place: tuple[int, ...], size: tuple[int, ...]) -> int:
    if len(place) != len(size) or not all(0 < i <= n for i, n in zip(place, size, strict=True)):
        raise OUTSIDE(wl_list(place), wl_list(size), value=UNEVALUATED)
    found = 0
    for i, n in zip(place, size, strict=True):
        found = found * n + i - 1
    return found


def _band(band: Expr, value, size: tuple[int, ...]):
    """(position, element) along a diagonal from Band[start], Band[start, end], Band[start, end, step]."""
    start = _place(band.item(0))
    end = _place(band.item(1)) if len(band) > 1 and band.item(1) is not S.Automatic else size
    step = band.item(2) if len(band) > 2 else 1
    steps = (step,) * len(size) if type(step) is int else tuple(step.args)
    if start is None or end is None or len(start) != len(size):
        raise BAD_RULES(band, value=UNEVALUATED)
    at, found = start, 0
    while all(0 < i <= min(e, n) for i, e, n in zip(at, end, size, strict=True)):
        if is_list(value):
            if found >= len(value):
                return
            yield at, value.item(found)
        else:
            yield at, value
        found += 1
        at = tuple(i + d for i, d in zip(at, steps, strict=True))


def _matching(evaluation, one: Expr, size: tuple[int, ...], entries: dict) -> None:
    """The positions that a pattern matches."""
    replace = evaluation.function(S.Replace(one))
    for flat, place in enumerate(np.ndindex(*size)):
        if flat not in entries:
            position = wl_list(int(i) + 1 for i in place)
            found = replace(position)
            if found is not position and found != position:
                entries[flat] = found


# -- asking -----------------------------------------------------------------------------------------


@builtin("ArrayRules[array_]", "ArrayRules[array_, default_]")
def array_rules(evaluation, array, default=0):
    """{position -> element, ..., {_, _} -> default} of a sparse or full array."""
    if not isinstance(array, SparseArray):
        found = dimensions(array) if is_list(array) else ()
        if not found or 0 in found:
            return None
        array = SparseArray.from_list(array, tuple(found), default)
    return array.rules()


@builtin("SparseArrayQ[x_]")
def is_sparse(evaluation, x):
    """Whether x is a sparse array."""
    return boolean(isinstance(x, SparseArray))


_PROPERTIES = {
    "ExplicitLength": lambda a: len(a.places),
    "ExplicitPositions": lambda a: packed(a.positions),
    "ExplicitValues": lambda a: a.values,
    "NonzeroPositions": lambda a: packed(a.positions),
    "NonzeroValues": lambda a: a.values,
    "ImplicitValue": lambda a: a.default,
    "Background": lambda a: a.default,
    "PatternArray": lambda a: SparseArray(a.dims, a.places, wl_list((S.Blank(),) * len(a.places)), a.default),
    "Density": lambda a: len(a.places) / prod(a.dims),
    "RowPointers": lambda a: a.row_form()[0],
    "ColumnIndices": lambda a: wl_list(map(wl_list, a.row_form()[1])),
    "AdjacencyLists": lambda a: [
        (a.positions[a.positions[:, 0] == i + 1, 1]).tolist() for i in range(a.dims[0])
    ],
}


@application(SparseArray)
def sparse_property(evaluation, array, args):
    """array["NonzeroValues"] and other properties."""
    if len(args) != 1:
        return None
    if args[0] == "Properties":
        return wl_list(sorted(_PROPERTIES))
    if args[0] not in _PROPERTIES:
        raise NO_PROPERTY(args[0], value=UNEVALUATED)
    return _listed(_PROPERTIES[args[0]](array))


def _listed(found):
    return wl_list(map(_listed, found)) if isinstance(found, list) else found


@builtin(
    "ArrayComponents[array_]", "ArrayComponents[array_, level_]", "ArrayComponents[array_, level_, rules_]"
)
def array_components(evaluation, array, level=None, rules=None):
    """The array with each different element replaced by a number, from 1 in order of appearance; zeros
    stay 0 where the elements are integers. Rules give some elements their numbers."""
    full = array.wl_normal() if hasattr(array, "wl_normal") else array
    if not is_list(full):
        return None
    depth = (
        len(dimensions(full)) if level in (None, S.Automatic) else level_range(level, "ArrayComponents")[1]
    )
    numbers: dict = {}
    for one in (rules.args if is_list(rules) else (rules,)) if rules is not None else (rule(0, 0),):
        if not is_rule(one):
            raise BAD_RULES(one, value=UNEVALUATED)
        numbers[key_of(one.item(0))] = one.item(1)
    taken = {n for n in numbers.values() if type(n) is int}
    state = {"next": 1}

    def number(value):
        key = key_of(value)
        if key not in numbers:
            while state["next"] in taken:
                state["next"] += 1
            numbers[key] = state["next"]
            state["next"] += 1
        return numbers[key]

    def walk(part, left: int):
        return (
            number(part) if left == 0 or not is_list(part) else wl_list(walk(p, left - 1) for p in part.args)
        )

    return walk(full, depth)


# -- functions of arrays ----------------------------------------------------------------------------


@overload(SparseArray)
def on_sparse(evaluation, head, args):
    """Arithmetic and Listable functions element by element, products, Transpose; other functions of
    arrays see the full list."""
    if head is S.Dot:
        return _dot(args)
    if head is S.Transpose and len(args) == 1:
        return _transposed(args[0])
    if head is S.Transpose:
        return _sparse_again(head, args, evaluation.evaluate(Expr(head, tuple(map(_full, args)))))
    if head is S.Total and len(args) == 1:
        return _total(evaluation, args[0])
    if head is S.Outer and args[0] is S.Times and len(args) > 2:
        return _outer_product(evaluation, args)
    if head in (S.Equal, S.Unequal):
        return evaluation.evaluate(Expr(head, tuple(map(_full, args))))
    if evaluation.definitions.of(head).flags & FLAGS["Listable"] and head is not S.N:
        return _elementwise(evaluation, head, args)
    if head is S.N:
        return _elementwise(evaluation, head, args[:1]) if len(args) == 1 else None
    if head in SPARSE_AGAIN or head in DENSE:
        found = evaluation.evaluate(Expr(head, tuple(map(_full, args))))
        return _sparse_again(head, args, found) if head in SPARSE_AGAIN else found
    return None


def _sparse_again(head, args: tuple, found):
    """A full array as a sparse one; Join gives one only where it joins nothing but sparse arrays."""
    data = [arg for arg in args if type(arg) is not int] if head is S.Join else args[:1]
    whole = dimensions(found) if is_list(found) else ()
    if not all(isinstance(arg, SparseArray) for arg in data) or not whole or 0 in whole:
        return found
    return SparseArray.from_list(found, tuple(whole), data[0].default)


def _full(x):
    return x.wl_normal() if isinstance(x, SparseArray) else x


def _elementwise(evaluation, head, args: tuple):
    """f of the kept elements, and of the default. Beside a full list the whole array is full."""
    arrays = [arg for arg in args if isinstance(arg, SparseArray)]
    beside = [arg for arg in args if is_list(arg)]
    if head is S.Times and beside and all(tuple(dimensions(arg)) == tuple(arrays[0].dims) for arg in beside):
        made = [SparseArray.from_list(x, arrays[0].dims, 0) if is_list(x) else x for x in args]
        if all(array.default == 0 for array in arrays):
            return _elementwise(evaluation, head, tuple(made))
    if beside or any(array.dims != arrays[0].dims for array in arrays):
        if all(array.dims == arrays[0].dims for array in arrays):
            return evaluation.evaluate(Expr(head, tuple(map(_full, args))))
        raise Message("Thread::tdlen", "Objects of unequal length in `1` cannot be combined.")(
            Expr(head, args), value=UNEVALUATED
        )
    places = reduce(np.union1d, (array.places for array in arrays))
    kept = [arg.at(places) if isinstance(arg, SparseArray) else arg for arg in args]
    rest = [arg.default if isinstance(arg, SparseArray) else arg for arg in args]
    default = evaluation.evaluate(Expr(head, tuple(rest)))
    values = evaluation.evaluate(Expr(head, tuple(kept))) if len(places) else wl_list(())
    if not is_list(values) or len(values) != len(places):
        return None
    return SparseArray(arrays[0].dims, places, values, default).trimmed()


def _dot(args: tuple):
    found = args[0]
    for other in args[1:]:
        made = dot_product(found, other)
        if made is None:
            return S.Dot(*map(_full, args))
        found = made
    return found


def _transposed(array):
    if not isinstance(array, SparseArray) or len(array.dims) < 2:
        return None
    axes = (1, 0, *range(2, len(array.dims)))
    dims = tuple(array.dims[axis] for axis in axes)
    places = np.ravel_multi_index(tuple((array.positions[:, axes] - 1).T), dims).astype(np.int64)
    order = np.argsort(places)
    values = choose(array.values, order) if len(order) else array.values
    return SparseArray(dims, places[order], values, array.default)


def _outer_product(evaluation, args: tuple):
    """All products of elements; sparse where the first array is."""
    found = evaluation.evaluate(S.Outer(*map(_full, args)))
    sizes = tuple(dimensions(found)) if is_list(found) else ()
    if not isinstance(args[1], SparseArray) or not sizes or 0 in sizes:
        return found
    return SparseArray.from_list(found, sizes, 0)


def _total(evaluation, array):
    """The sum over the first level."""
    if not isinstance(array, SparseArray):
        return None
    if len(array.dims) > 1 or array.default != 0:
        return evaluation.evaluate(S.Total(array.wl_normal()))
    return evaluation.evaluate(S.Total(array.values))

"""Heads whose arguments are not all values first, for functions that are run on symbolic arrays: loops,
branches, variables, parts. tracing.py looks them up here.

A form is a function (trace, arguments, slots, names) -> item; what these are is said at Trace.value.
"""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S, Symbol
from wlnet.nets.functions.array_parts import taken
from wlnet.nets.functions.arrays import ARRAYS, Misfit, elements, lifted, listed, rank, same_batch
from wlnet.nets.functions.inlining import Place
from wlnet.nets.functions.varying_arrays import taken as taken_of_each
from wlnet.tensor.dtype import INTEGERS
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops.movement import broadcast_to

FORMS: dict[str, Callable] = {}


def _form(*names: str, most: int | None = None):
    """Put a form into FORMS under these names; `most` arguments are known, others are refused."""

    def add(f):
        for name in names:
            FORMS[name] = f if most is None else _limited(name, f, most)
        return f

    return add


def _limited(name: str, form: Callable, most: int) -> Callable:
    def limited(trace, args, slots, names):
        if len(args) > most:
            raise Misfit(f"{name} of more than {most} arguments")
        return form(trace, args, slots, names)

    return limited


@_form("Slot", most=1)
def _slot(trace, args, slots, names):
    key = args[0] if args else 1
    if key not in slots:
        raise Misfit(f"there is no argument #{key}")
    item = slots[key]
    if isinstance(item, Value) and item.dtype in INTEGERS:
        return trace.with_lengths(el.cast(item, dtype=trace.dtype), trace.known(item))
    return item


@_form("Function")
def _function(trace, args, slots, names):
    raise Misfit("a function is no array")


@_form("NetArray", most=2)
def _net_array(trace, args, slots, names):
    return trace.arrays[array_facts(args)[0]]


def array_facts(args) -> tuple:
    """(name, dimensions or None, given array or None) of NetArray["name"], NetArray["name", dims] or
    NetArray[<|"Name" -> ..., "Array" -> ..., "Dimensions" -> ...|>]"""
    first = args[0] if args else None
    if isinstance(first, Expr) and first.head is S.Association:
        first = Association.from_pairs(one.args for one in first.args)
    if isinstance(first, Association):
        return first.get("Name"), first.get("Dimensions"), first.get("Array")
    return first, args[1] if len(args) > 1 else None, None


@_form("Map", most=3)
def _map(trace, args, slots, names):
    function, levels = args[0], _map_levels(trace, args[2:], slots, names)
    if isinstance(function, Place) and levels == [1]:
        return trace.mapped_net(function, args[1], slots, names)
    items = trace.value(args[1], slots, names)
    if trace.known(items):
        if levels != [1]:
            raise Misfit("Map at other levels of lists of different lengths")
        return _mapped_at_once(trace, function, items, slots, names)
    for level in levels:
        items = _mapped(
            trace, lambda one, *outer: trace.applied(function, [one], *outer), items, level, slots, names
        )
    return items


def _map_levels(trace, more: tuple, slots, names) -> list[int]:
    """The levels that Map works on, the deepest first: level 1 without a third argument, n all down to n."""
    spec = trace.value(more[0], slots, names) if more else [1]
    if isinstance(spec, list) and len(spec) == 1 and type(spec[0]) is int and spec[0] > 0:
        return spec
    if type(spec) is int and spec > 0:
        return list(range(spec, 0, -1))
    raise Misfit("Map and Apply take a level n or {n}, positive integers")


def _mapped(trace, function: Callable, items, level: int, slots: dict, names: dict):
    """function(element, slots, names) of every element at a level; deeper levels as examples of their own."""
    if level == 1:
        return listed([function(one, slots, names) for one in elements(items)], trace.dtype)
    value = lifted(items, trace.dtype)
    if rank(value) < level:
        raise Misfit(f"an array of {rank(value)} levels has no level {level}")
    others = [one for one in (*slots.values(), *names.values()) if isinstance(one, Value)]
    value, *_ = same_batch([value, *others])
    lead = value.shape[1 : level + 1]
    flat = value.reshape((value.shape[0] * prod(lead), *value.shape[level + 1 :]))
    outer = [{key: _for_each(one, prod(lead)) for key, one in known.items()} for known in (slots, names)]
    found = lifted(function(flat, *outer), trace.dtype)
    if found.shape[0] != flat.shape[0]:
        found = broadcast_to(found, shape=(flat.shape[0], *found.shape[1:]))
    return found.reshape((value.shape[0], *lead, *found.shape[1:]))


def _mapped_at_once(trace, function, value: Value, slots, names):
    """Map over lists of different lengths: the elements are examples of their own."""
    if any(trace.known(one) for one in names.values() if one is not value):
        raise Misfit("Map over lists of different lengths of a function that needs others of them")
    flat, ends = trace.flattened(value)
    times = value.shape[1]
    spread = {name: _for_each(one, times) for name, one in names.items()}
    found = lifted(trace.applied(function, [flat], slots, spread), trace.dtype)
    if any(one is not None for one in trace.known(found)):
        raise Misfit("Map over lists of different lengths that gives such lists")
    if found.shape[0] != flat.shape[0]:
        found = broadcast_to(found, shape=(flat.shape[0], *found.shape[1:]))
    return trace.unflattened(found, value, ends)


def _for_each(item, times: int):
    """A value of each example, for each of its elements."""
    if not isinstance(item, Value) or item.shape[0] == 1:
        return item
    whole = item.reshape((item.shape[0], 1, *item.shape[1:]))
    shape = (item.shape[0], times, *item.shape[1:])
    return broadcast_to(whole, shape=shape).reshape((item.shape[0] * times, *item.shape[1:]))


@_form("MapThread", most=2)
def _map_thread(trace, args, slots, names):
    lists = [elements(one) for one in elements(trace.value(args[1], slots, names))]
    rows = zip(*lists, strict=True)
    return listed([trace.applied(args[0], list(row), slots, names) for row in rows], trace.dtype)


@_form("Apply", most=3)
def _apply(trace, args, slots, names):
    items = trace.value(args[1], slots, names)
    if len(args) == 2:
        return trace.applied(args[0], elements(items), slots, names)
    for level in _map_levels(trace, args[2:], slots, names):
        items = _mapped(
            trace,
            lambda one, *outer: trace.applied(args[0], elements(one), *outer),
            items,
            level,
            slots,
            names,
        )
    return items


def _folded(trace, args, slots, names) -> list:
    function = args[0]
    *start, items = (trace.value(one, slots, names) for one in args[1:])
    items = elements(items)
    found = [start[0]] if start else [items.pop(0)]
    for one in items:
        found.append(trace.applied(function, [found[-1], one], slots, names))
    return found


@_form("Fold", most=3)
def _fold(trace, args, slots, names):
    return _folded(trace, args, slots, names)[-1]


@_form("FoldList", most=3)
def _fold_list(trace, args, slots, names):
    return listed(_folded(trace, args, slots, names), trace.dtype)


def _nested(trace, args, slots, names) -> list:
    found, count = [trace.value(args[1], slots, names)], trace.value(args[2], slots, names)
    for _ in range(count):
        found.append(trace.applied(args[0], [found[-1]], slots, names))
    return found


@_form("Nest", most=3)
def _nest(trace, args, slots, names):
    return _nested(trace, args, slots, names)[-1]


@_form("NestList", most=3)
def _nest_list(trace, args, slots, names):
    return listed(_nested(trace, args, slots, names), trace.dtype)


def _iterated(trace, args, slots, names) -> list:
    body, (iterator, *inner) = args[0], args[1:]
    parts = list(iterator) if is_list(iterator) else [iterator]
    variable = parts.pop(0) if isinstance(parts[0], Symbol) else None
    bounds = [trace.value(one, slots, names) for one in parts]
    if isinstance(bounds[0], list | Value) and len(bounds) == 1:
        steps = elements(bounds[0])
    else:
        steps = ARRAYS["Range"](*bounds, dtype=trace.dtype)
    found = []
    for step in steps:
        known = names if variable is None else {**names, variable: step}
        found.append(
            _table_of(trace, (body, *inner), slots, known) if inner else trace.value(body, slots, known)
        )
    return found


def _table_of(trace, args, slots, names):
    return listed(_iterated(trace, args, slots, names), trace.dtype)


@_form("Product")
def _product(trace, args, slots, names):
    return trace.named("Times", _iterated(trace, args, slots, names))


@_form("Array", most=2)
def _array(trace, args, slots, names):
    """Array[f, n], Array[f, {n1, ...}]"""
    sizes = trace.value(args[1], slots, names)
    sizes = sizes if isinstance(sizes, list) else [sizes]

    def level(done: list, left: list):
        if not left:
            return trace.applied(args[0], done, slots, names)
        return listed([level([*done, n], left[1:]) for n in range(1, left[0] + 1)], trace.dtype)

    return level([], sizes)


@_form("Outer", most=3)
def _outer(trace, args, slots, names):
    """Outer[f, u, v] of functions that thread: f of each pair of elements."""
    u, v = same_batch([lifted(trace.value(one, slots, names), trace.dtype) for one in args[1:]])
    left = u.reshape((*u.shape, *(1,) * rank(v)))
    right = v.reshape((v.shape[0], *(1,) * rank(u), *v.shape[1:]))
    shape = (u.shape[0], *u.shape[1:], *v.shape[1:])
    return trace.applied(args[0], [broadcast_to(x, shape=shape) for x in (left, right)], slots, names)


@_form("MapIndexed", most=2)
def _map_indexed(trace, args, slots, names):
    items = elements(trace.value(args[1], slots, names))
    found = [trace.applied(args[0], [one, [n]], slots, names) for n, one in enumerate(items, 1)]
    return listed(found, trace.dtype)


@_form("Which")
def _which(trace, args, slots, names):
    if len(args) < 2 or len(args) % 2:
        raise Misfit("Which takes pairs of a test and a value")
    return _cases(trace, list(zip(args[::2], args[1::2], strict=True)), None, slots, names)


@_form("Piecewise", most=2)
def _piecewise(trace, args, slots, names):
    pairs = [tuple(pair.args[::-1]) for pair in args[0].args]
    return _cases(trace, pairs, args[1] if len(args) > 1 else 0, slots, names)


def _cases(trace, pairs: list, default, slots, names):
    """The value that belongs to the first test that is true, element by element."""
    (test, then), *rest = pairs
    test = trace.value(test, slots, names)
    if test is True:
        return trace.value(then, slots, names)
    if not rest and default is None:
        raise Misfit("the last test of Which should be True")
    other = _cases(trace, rest, default, slots, names) if rest else trace.value(default, slots, names)
    if test is False:
        return other
    return trace.where([test, trace.value(then, slots, names), other])


FORMS["Table"] = lambda trace, args, slots, names: _table_of(trace, args, slots, names)
FORMS["Sum"] = lambda trace, args, slots, names: trace.named("Plus", _iterated(trace, args, slots, names))


@_form("With", "Module", "Block", most=2)
def _with(trace, args, slots, names):
    known = dict(names)
    for one in args[0]:
        if isinstance(one, Expr) and one.head is S.Set:
            known[one.item(0)] = trace.value(one.item(1), slots, names)
    return trace.value(args[1], slots, known)


@_form("CompoundExpression")
def _steps(trace, args, slots, names):
    """a = ...; b = ...; result"""
    known, found = dict(names), None
    for one in args:
        if isinstance(one, Expr) and one.head is S.Set and isinstance(one.item(0), Symbol):
            found = known[one.item(0)] = trace.value(one.item(1), slots, known)
        else:
            found = trace.value(one, slots, known)
    return found


@_form("If", most=3)
def _if(trace, args, slots, names):
    if len(args) < 3:
        raise Misfit("If takes a test and the values for both cases")
    test = trace.value(args[0], slots, names)
    if isinstance(test, bool):
        return trace.value(args[1 if test else 2], slots, names)
    branches = [trace.value(one, slots, names) for one in args[1:3]]
    return trace.where([test, *branches])


@_form("Part")
def _part(trace, args, slots, names):
    specs = [_part_spec(trace, one, slots, names) for one in args[1:]]
    value = trace.value(args[0], slots, names)
    if trace.known(value):
        return taken_of_each(trace, value, specs, trace.known(value), lambda v, s: taken(v, s, trace.dtype))
    return taken(value, specs, trace.dtype)


def _part_spec(trace, spec, slots, names):
    if spec is S.All:
        return (1, -1, 1)
    if isinstance(spec, Expr) and spec.head is S.Span:
        ends = [trace.value(one, slots, names) if one is not S.All else None for one in spec.args]
        first, last, step = (*ends, 1)[:3]
        return (1 if first is None else first, -1 if last is None else last, step)
    return trace.value(spec, slots, names)


@_form("Clip", most=3)
def _clip(trace, args, slots, names):
    x = lifted(trace.value(args[0], slots, names), trace.dtype)
    low, high = trace.value(args[1], slots, names) if len(args) > 1 else (-1, 1)
    found = el.clip(x, low, high)
    if len(args) > 2:
        below, above = trace.value(args[2], slots, names)
        found = el.where(x < low, below, el.where(x > high, above, found))
    return trace.with_lengths(found, trace.known(x))

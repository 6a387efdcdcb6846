"""Lists made from numbers and functions: Range, PowerRange, Array, ConstantArray, Subdivide."""

from fractions import Fraction
from itertools import product
from math import floor, isfinite, log, prod

import numpy as np

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.arrays import pack, packed
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.grids import lists_of, objects
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for
from wlnet.language.packing import packed_list

BAD_RANGE = Message("Range::range", "Range specification in `1` does not have appropriate bounds.")
BAD_POWERS = Message("PowerRange::range", "Range specification in `1` does not have appropriate bounds.")
_NO_SIZES = "Single or list of non-negative machine-sized integers expected at position `1` of `2`."
BAD_DIMENSIONS = Message("ConstantArray::ilsmn", _NO_SIZES)
BAD_ARRAY = Message("Array::ilsmn", _NO_SIZES)
UNEQUAL_ARRAY = Message("Array::plen", "`1` and `2` should have the same length.")
BAD_SUBDIVISION = Message("Subdivide::sdmint", "The number of subdivisions `1` should be a positive integer.")

_LONG = 250  # elements from which on packing pays


# ---------------------------------------------------------------- Range


@builtin("Range[last_]", "Range[first_, last_]", "Range[first_, last_, step_]", attributes=("Listable",))
def wl_range(evaluation, last, first=1, step=1):
    """{first, first + step, ...} up to last; exact where first and step are."""
    given = (last,) if (first, step) == (1, 1) else (first, last) if step == 1 else (first, last, step)
    call = S.Range(*given)
    if all(type(x) in (int, float) for x in (first, last, step)):
        return _machine_range(first, last, step, call)
    if all(type(x) in (int, float, Fraction) for x in (first, last, step)):
        count = _count(_ratio(last - first, step), call)
        return [_whole(first + k * step) for k in range(count)]
    # bounds may be symbols if they leave with the difference: Range[a, a + 3]
    length = evaluation.evaluate(S.N(S.Divide(S.Subtract(last, first), step)))
    if type(length) not in (int, float):
        raise BAD_RANGE(call, value=UNEVALUATED)
    open_start = numeric_value(first) is None  # a symbol stays alone, a number becomes real with a real step
    steps = range(_count(length, call))
    return [first if open_start and not k else S.Plus(first, S.Times(k, step)) for k in steps]


def _ratio(difference, step):
    if step == 0:
        return None
    exact = type(difference) is not float and type(step) is not float
    return Fraction(difference) / step if exact else difference / step


def _whole(x):
    return x.numerator if type(x) is Fraction and x.denominator == 1 else x


def _count(length, call) -> int:
    """How many elements: floor of the length of the range in steps, plus one."""
    if length is None or not isfinite(length):
        raise BAD_RANGE(call, value=UNEVALUATED)
    room_for(length)
    # a real step that does not quite reach the end by rounding still counts: Range[0, 1, 0.1] has 11
    exact = type(length) is not float
    return max(floor(length if exact else length + 1e-10 * max(1.0, abs(length))) + 1, 0)


def _machine_range(first, last, step, call):
    if step == 0 or not all(map(isfinite, (first, last, step))):
        raise BAD_RANGE(call, value=UNEVALUATED)
    whole = type(first) is int and type(step) is int
    count = _count(_ratio(last - first, step), call)
    if not whole:
        return packed(first + np.arange(count) * float(step))
    if all(-(2**62) < x < 2**62 for x in (first, first + count * step)):
        return packed(np.arange(first, first + count * step, step, dtype=np.int64))
    return list(range(first, first + count * step, step))


@builtin("PowerRange[first_, last_]", "PowerRange[first_, last_, ratio_]")
def power_range(evaluation, first, last, ratio=10):
    """{first, first ratio, first ratio^2, ...} up to last."""
    start, stop, times = (numeric_value(x) for x in (first, last, ratio))
    if not all(map(is_real, (start, stop, times))) or not start or times <= 0 or times == 1:
        raise BAD_POWERS(S.PowerRange(first, last, ratio), value=UNEVALUATED)
    count = 0 if stop / start <= 0 else log(stop / start) / log(times)
    if count <= -1e-10 or stop / start <= 0:
        return []
    room_for(count)
    return [S.Times(first, S.Power(ratio, k)) for k in range(floor(count + 1e-10) + 1)]


# ---------------------------------------------------------------- arrays


@builtin("ConstantArray[value_, dims_]")
def constant_array(evaluation, value, dims):
    """An array of the given dimensions filled with one value."""
    sizes = dims.args if is_list(dims) else (dims,)
    if not all(type(n) is int and 0 <= n < 2**63 for n in sizes):
        raise BAD_DIMENSIONS(2, S.ConstantArray(value, dims), value=UNEVALUATED)
    room_for(prod(sizes))
    if not sizes:
        return value
    array = value.array if isinstance(value, Expr) else None
    if array is not None:
        return packed(np.broadcast_to(array, (*sizes, *array.shape)).copy())
    if type(value) in (float, complex) or (type(value) is int and -(2**63) <= value < 2**63):
        return packed(np.full(sizes, value))
    found = value
    for n in reversed(sizes):
        found = Expr(S.List, (found,) * n)
    return found


@builtin("Array[f_, dims_]", "Array[f_, dims_, origin_]", "Array[f_, dims_, origin_, head_]")
def array(evaluation, f, dims, origin=1, head=S.List):
    """f[i, j, ...] for indices from 1 or from `origin`: one start for all, or a list, or ranges {a, b}."""
    call = S.Array(f, dims) if origin == 1 else S.Array(f, dims, origin)
    sizes = dims.args if is_list(dims) else (dims,)
    if not all(type(n) is int and 0 <= n < 2**63 for n in sizes):
        raise BAD_ARRAY(2, call, value=UNEVALUATED)
    room_for(prod(sizes))
    axes = _axes(evaluation, sizes, origin, is_list(dims))
    # product() makes tuples of its arguments first, which a long range should not become
    indices = evaluation.steps(zip(*axes, strict=True) if len(axes) == 1 else product(*axes))
    if head is S.List:
        apply = evaluation.function(f)
        values = [apply(*index) for index in indices]
    else:
        values = [Expr(f, index) for index in indices]
    if not sizes:
        return values[0]
    if 0 in sizes:
        return lists_of(np.empty(sizes, object), head)
    if len(sizes) == 1 and head is S.List:
        return packed_list(values)
    found = lists_of(objects(values).reshape(sizes), head)
    return pack(found) if head is S.List and len(values) >= _LONG else found


def _axes(evaluation, sizes, origin, many: bool) -> list:
    """The values of the index along each axis."""
    if not is_list(origin):
        origins = [origin] * len(sizes)
    elif not many:
        origins = [origin]
    elif len(origin) == len(sizes):
        origins = list(origin.args)
    else:
        raise UNEQUAL_ARRAY(wl_list(sizes), origin, value=UNEVALUATED)
    axes = []
    for n, start in zip(sizes, origins, strict=True):
        if is_list(start) and len(start) == 2:
            middle = S.Divide(S.Plus(*start.args), 2)
            axes.append(
                _subdivided(evaluation, *start.args, n - 1) if n > 1 else [evaluation.evaluate(middle)] * n
            )
        elif type(start) is int:
            axes.append(range(start, start + n))
        else:
            axes.append([evaluation.evaluate(S.Plus(start, k)) for k in range(n)])
    return axes


@builtin("Subdivide[n_]", "Subdivide[last_, n_]", "Subdivide[first_, last_, n_]")
def subdivide(evaluation, n, last=1, first=0):
    """{first, ..., last} in n equal parts."""
    if type(n) is not int or n < 1:
        raise BAD_SUBDIVISION(n, value=UNEVALUATED)
    room_for(n)
    kinds = {type(first), type(last)}
    if kinds <= {int, float} and float in kinds:
        return packed(first + np.arange(n + 1) * ((last - first) / n))
    return _subdivided(evaluation, first, last, n)


def _subdivided(evaluation, first, last, n: int) -> list:
    if all(type(x) in (int, Fraction) for x in (first, last)):
        return [_whole(first + Fraction(k, n) * (last - first)) for k in range(n + 1)]
    shares = [_whole(Fraction(k, n)) for k in range(n + 1)]
    return [evaluation.evaluate(S.Plus(S.Times(1 - share, first), S.Times(share, last))) for share in shares]

"""ArrayDot, TensorWedge, Symmetrize: products and symmetries of arrays.

Source: M. Spivak, Calculus on Manifolds, 4 (the wedge product is (p + q)!/(p! q!) Alt[a b]).
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations, pairwise, permutations, product
from math import factorial, gcd

from wlnet.algebra.arrays import shape_of
from wlnet.algebra.expand import expand
from wlnet.algebra.matrices import conjugated
from wlnet.algebra.numbers import is_zero, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.products import times
from wlnet.algebra.structured import DATA, structured
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr, is_list, rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for
from wlnet.language.overloading import overload

BAD_DEPTH = Message("ArrayDot::kspec", "`1` should be a number of levels from 0 to `2`.")
SHAPES = Message("General::dotsh", "Tensors `1` and `2` have incompatible shapes.")
INCOMPATIBLE = Message(
    "Symmetrize::symmcomp", "Symmetry specification `1` is incompatible with expression `2`."
)
_SYMMETRIES = (S.Symmetric, S.Antisymmetric, S.Hermitian, S.Antihermitian)


@builtin("ArrayDot[a_, b_, k_Integer]")
def array_dot(evaluation, a, b, k):
    """The sum of products over the last k levels of a and the first k of b."""
    shape, other = (shape_of(x) if is_list(x) else None for x in (a, b))
    if shape is None or other is None:
        return None
    most = min(len(shape), len(other))
    if not 0 <= k <= most:
        raise BAD_DEPTH(k, most, value=UNEVALUATED)
    if shape[len(shape) - k :] != other[:k]:
        raise SHAPES(a, b, value=UNEVALUATED)
    if k == 0:
        return S.Outer(S.Times, a, b)
    left = S.Map(S.Flatten, a, wl_list((len(shape) - k,))) if len(shape) > k else S.Flatten(a)
    return S.Dot(left, S.Flatten(b, k - 1))


@builtin("TensorProduct[factors___]", attributes=("Flat", "OneIdentity"))
def tensor_product(evaluation, factors):
    """All products of elements; numbers go before it, arrays side by side become one, symbols stay."""
    if not factors:
        return 1
    if all(map(is_list, factors)):
        return S.Outer(S.Times, *factors) if len(factors) > 1 else factors[0]
    scalars = [x for x in factors if numeric_value(x) is not None]
    rest = [x for x in factors if numeric_value(x) is None]
    joined: list = []
    for x in rest:
        if joined and is_list(x) and is_list(joined[-1]):
            joined[-1] = evaluation.evaluate(S.Outer(S.Times, joined[-1], x))
        else:
            joined.append(x)
    if len(joined) == len(factors):
        return factors[0] if len(factors) == 1 else None
    if not scalars:
        return S.TensorProduct(*joined)
    return S.Times(
        *scalars, *((joined[0],) if len(joined) == 1 else (S.TensorProduct(*joined),) if joined else ())
    )


@builtin("TensorSymmetry[array_]")
def tensor_symmetry(evaluation, array):
    """Symmetric[levels] or Antisymmetric[levels] of an array, ZeroSymmetric[{}] of zeros, {} of others."""
    shape = shape_of(array) if is_list(array) else None
    if shape is None:
        return None
    places = list(product(*map(range, shape)))
    if all(is_zero(_element(array, at)) for at in places):
        return S.ZeroSymmetric(wl_list(()))
    for size in range(len(shape), 1, -1):
        for levels in combinations(range(len(shape)), size):
            if len({shape[k] for k in levels}) > 1:
                continue
            for kind, sign in ((S.Symmetric, 1), (S.Antisymmetric, -1)):
                if _has_symmetry(array, places, levels, sign):
                    return kind(wl_list(k + 1 for k in levels))
    return wl_list(())


def _has_symmetry(array, places: list, levels: tuple, sign: int) -> bool:
    """Whether the exchange of two neighbours among the levels multiplies each element by the sign."""
    for a, b in pairwise(levels):
        for at in places:
            moved = list(at)
            moved[a], moved[b] = at[b], at[a]
            x, y = _element(array, at), _element(array, tuple(moved))
            if not is_zero(expand(plus(x, times(-sign, y)))):
                return False
    return True


@builtin("Symmetric[slots_]")
def symmetric(evaluation, slots):
    """Same elements under every exchange of the levels."""


@builtin("Antisymmetric[slots_]")
def antisymmetric(evaluation, slots):
    """The sign changes with every exchange of two of the levels."""


@builtin("Hermitian[slots_]")
def hermitian(evaluation, slots):
    """Conjugate elements under an exchange of the two levels."""


@builtin("Antihermitian[slots_]")
def antihermitian(evaluation, slots):
    """Minus conjugate elements under an exchange of the two levels."""


@builtin("ZeroSymmetric[slots_]")
def zero_symmetric(evaluation, slots):
    """The symmetry of an array of zeros."""


@builtin("TensorWedge[factors___]", attributes=("Flat", "OneIdentity"))
def tensor_wedge(evaluation, factors):
    """The antisymmetric product of arrays; of things that are no arrays it stays."""
    shapes = [shape_of(x) if is_list(x) else None for x in factors]
    if not factors or None in shapes:
        return None
    if len(factors) == 1:
        return factors[0]
    if len({n for shape in shapes for n in shape}) > 1:
        raise SHAPES(*factors[:2], value=UNEVALUATED)
    rank = sum(map(len, shapes))
    whole_product = evaluation.evaluate(S.Outer(S.Times, *factors))
    scale = Fraction(1)
    for shape in shapes:
        scale /= factorial(len(shape))
    found = _symmetrized(whole_product, tuple(range(rank)), S.Antisymmetric)
    return evaluation.evaluate(S.Times(whole(scale * factorial(rank)), found))


# -- symmetries -------------------------------------------------------------------------------------


@builtin("Symmetrize[array_]", "Symmetrize[array_, symmetry_]")
def symmetrize(evaluation, array, symmetry=None):
    """The part of an array with a symmetry: Symmetric[levels], Antisymmetric[levels], Hermitian[levels]."""
    shape = shape_of(array) if is_list(array) else None
    if shape is None:
        return None
    levels = wl_list(range(1, len(shape) + 1))
    symmetry = S.Symmetric(levels) if symmetry is None else symmetry
    if not isinstance(symmetry, Expr) or symmetry.head not in _SYMMETRIES or len(symmetry) != 1:
        return None
    slots = levels if symmetry.args[0] is S.All else symmetry.args[0]
    if not is_list(slots) or not all(type(k) is int and 1 <= k <= len(shape) for k in slots.args):
        raise INCOMPATIBLE(symmetry, wl_list(shape), value=UNEVALUATED)
    if len({shape[k - 1] for k in slots.args}) > 1:
        raise INCOMPATIBLE(symmetry, wl_list(shape), value=UNEVALUATED)
    places = tuple(k - 1 for k in slots.args)
    found = evaluation.evaluate(_symmetrized(array, places, symmetry.head))
    rules = [
        rule(wl_list(k + 1 for k in at), value)
        for at in product(*map(range, shape))
        if _is_first(at, places, symmetry.head) and not is_zero(value := _element(found, at))
    ]
    return structured(S.SymmetrizedArray, shape, wl_list(rules), Expr(symmetry.head, (slots,)))


def _is_first(at: tuple, places: tuple, kind) -> bool:
    """Whether the indices in the slots rise (strictly under an antisymmetry): one place of each orbit."""
    chosen = [at[k] for k in places]
    strict = kind is S.Antisymmetric
    return all(x < y or (x == y and not strict) for x, y in pairwise(chosen))


def _element(array, at: tuple):
    for k in at:
        array = array.args[k]
    return array


def _sign(order: tuple) -> int:
    return (-1) ** sum(order[i] > order[j] for i in range(len(order)) for j in range(i + 1, len(order)))


def _symmetrized(array, places: tuple, kind):
    """The mean over the permutations of the slots, with signs or conjugates as the kind asks for."""
    shape = shape_of(array)
    orders = list(permutations(range(len(places))))
    room_for(len(orders) * len(list(product(*map(range, shape)))))

    def value(at: tuple):
        found: Counter = Counter()  # how often, with its sign, which element (turned or not) is met
        for order in orders:
            moved = list(at)
            for k, m in zip(places, order, strict=True):
                moved[k] = at[places[m]]
            odd = _sign(order) < 0
            turned = odd and kind in (S.Hermitian, S.Antihermitian)
            found[tuple(moved), turned] += -1 if odd and kind in (S.Antisymmetric, S.Antihermitian) else 1
        common = gcd(*found.values()) or 1
        terms = (
            times(n // common, conjugated(_element(array, place)) if turned else _element(array, place))
            for (place, turned), n in found.items()
        )
        return S.Divide(plus(*terms), len(orders) // common)

    def level(at: tuple):
        return value(at) if len(at) == len(shape) else wl_list(level((*at, i)) for i in range(shape[len(at)]))

    return level(())


@overload("SymmetrizedArray")
def _on_symmetrized(evaluation, head, args: tuple):
    """Normal, Dimensions and ArrayRules, and arithmetic, of the array that it stands for."""
    if not any(map(_is_symmetrized, args)) or head not in _ASKING:
        return None
    return evaluation.evaluate(Expr(head, tuple(_full(x) if _is_symmetrized(x) else x for x in args)))


_ASKING = frozenset(
    (
        S.Normal,
        S.Dimensions,
        S.ArrayRules,
        S.Part,
        S.Plus,
        S.Times,
        S.Dot,
        S.Tr,
        S.Transpose,
        S.MatrixForm,
        S.Det,
    )
)


def _is_symmetrized(x) -> bool:
    return isinstance(x, Expr) and x.head is S.SymmetrizedArray and len(x) == 1 and _data(x) is not None


def _data(x):
    inside = x.args[0]
    return inside.args if isinstance(inside, Expr) and inside.head is DATA else None


def _full(x):
    sizes, (rules, symmetry) = _data(x)[0].args, _data(x)[1].args
    places = tuple(k - 1 for k in symmetry.args[0].args)
    known = {tuple(k - 1 for k in r.args[0].args): r.args[1] for r in rules.args}

    def value(at: tuple):
        order = tuple(sorted(range(len(places)), key=lambda m: at[places[m]]))
        first = list(at)
        for k, m in zip(places, order, strict=True):
            first[k] = at[places[m]]
        x, sign = known.get(tuple(first), 0), _sign(order)
        if sign < 0 and symmetry.head in (S.Hermitian, S.Antihermitian):
            x = conjugated(x)
        return times(sign, x) if symmetry.head in (S.Antisymmetric, S.Antihermitian) else x

    def level(at: tuple):
        return value(at) if len(at) == len(sizes) else wl_list(level((*at, i)) for i in range(sizes[len(at)]))

    return level(())


@builtin("SymmetrizedArray[data_]")
def symmetrized_array(evaluation, data):
    """What Symmetrize gives: one element of each orbit, and the symmetry."""

"""Permutations of 1, 2, ..., n: as disjoint cycles and as lists of where each number goes.

How they stand inside: see wlnet.algebra.permutations.
"""

from __future__ import annotations

from functools import reduce
from math import lcm

from wlnet.algebra.permutations import composed, cycles_of, inverse, mapping_of
from wlnet.expr.elements import choose, elements_of, nonatomic
from wlnet.expr.expr import Expr, boolean, is_list, key_of, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NO_PERMUTATION = Message("PermutationCycles::perm", "`1` is not a valid permutation.")
BAD_CYCLES = Message(
    "Cycles::reppoint", "The cycles `1` should be lists of positive integers, all different."
)
TOO_SHORT = Message(
    "PermutationList::lowlen", "Required length `1` is smaller than maximum `2` of support of `3`."
)
NO_REARRANGEMENT = Message(
    "FindPermutation::norel", "Expressions `1` and `2` cannot be related by a permutation."
)
TOO_FEW = Message("Permute::lowlen", "`1` has fewer elements than `2`, the largest point that `3` moves.")


def _needed(permutation) -> dict[int, int]:
    found = mapping_of(permutation)
    if found is None:
        raise NO_PERMUTATION(permutation, value=UNEVALUATED)
    return found


def _like(permutation, mapping: dict[int, int]):
    """In the form of the permutation that was given: a list stays a list of its length."""
    if is_list(permutation):
        return wl_list([mapping.get(i, i) for i in range(1, len(permutation) + 1)])
    return cycles_of(mapping)


@builtin("Cycles[cycles_List]")
def cycles(evaluation, cycles):
    """Cycles[{{a, b, ...}, ...}] in its standard form: no cycles of one point, smallest points first."""
    given = S.Cycles(cycles)
    mapping = mapping_of(given)
    if mapping is None:
        raise BAD_CYCLES(cycles, value=UNEVALUATED)
    standard = cycles_of(mapping)
    return None if standard == given else standard


@builtin("PermutationCycles[permutation_]", "PermutationCycles[permutation_, head_]")
def permutation_cycles(evaluation, permutation, head=S.Cycles):
    """The disjoint cycles of a permutation list."""
    return Expr(head, cycles_of(_needed(permutation)).args)


@builtin("PermutationList[permutation_]", "PermutationList[permutation_, n_Integer]")
def permutation_list(evaluation, permutation, n=None):
    """Where 1, 2, ..., n go; without n up to the last point that moves."""
    mapping = _needed(permutation)
    last = max(mapping, default=0)
    if n is None:
        n = len(permutation) if is_list(permutation) else last
    if n < last:
        raise TOO_SHORT(n, last, permutation, value=UNEVALUATED)
    return [mapping.get(i, i) for i in range(1, n + 1)]


@builtin("PermutationListQ[x_]")
def permutation_list_q(evaluation, x):
    return boolean(is_list(x) and mapping_of(x) is not None)


@builtin("PermutationCyclesQ[x_]")
def permutation_cycles_q(evaluation, x):
    return boolean(not is_list(x) and mapping_of(x) is not None)


@builtin("PermutationProduct[permutations___]")
def permutation_product(evaluation, permutations):
    """The first, then the second, ...; Cycles unless all are lists."""
    if len(permutations) == 1:
        return permutations[0]
    found = reduce(composed, map(_needed, permutations), {})
    if permutations and all(map(is_list, permutations)):
        return _like(max(permutations, key=len), found)
    return cycles_of(found)


@builtin("PermutationPower[permutation_, n_Integer]")
def permutation_power(evaluation, permutation, n):
    """The permutation n times over; its inverse -n times for a negative n."""
    mapping = _needed(permutation)
    found = {}
    for cycle in cycles_of(mapping).args[0].args:
        points, size = cycle.args, len(cycle)
        if n % size:
            found |= {point: points[(i + n) % size] for i, point in enumerate(points)}
    return _like(permutation, found)


@builtin("InversePermutation[permutation_]")
def inverse_permutation(evaluation, permutation):
    return _like(permutation, inverse(_needed(permutation)))


@builtin("PermutationOrder[permutation_]")
def permutation_order(evaluation, permutation):
    """How often it has to be applied to get back to the start."""
    return lcm(*map(len, cycles_of(_needed(permutation)).args[0].args))


@builtin("PermutationLength[permutation_]")
def permutation_length(evaluation, permutation):
    """How many points move."""
    return len(_needed(permutation))


@builtin("PermutationSupport[permutation_]")
def permutation_support(evaluation, permutation):
    """The points that move."""
    return sorted(_needed(permutation))


@builtin("PermutationMin[permutation_]")
def permutation_min(evaluation, permutation):
    """The smallest point that moves; Infinity where none does."""
    return min(_needed(permutation), default=S.Infinity)


@builtin("PermutationMax[permutation_]")
def permutation_max(evaluation, permutation):
    """The largest point that moves; 0 where none does."""
    return max(_needed(permutation), default=0)


def _is_cycles(x) -> bool:
    return isinstance(x, Expr) and x.head is S.Cycles


@builtin("PermutationReplace[expr_, permutation_]")
def permutation_replace(evaluation, expr, permutation):
    """Integers replaced by their images, in lists as well; of a list of permutations, by each."""
    if is_list(permutation) and len(permutation) and all(map(_is_cycles, permutation.args)):
        return [permutation_replace(evaluation, expr, one) for one in permutation.args]
    mapping = _needed(permutation)

    def image(x):
        if is_list(x):
            return wl_list(map(image, x.args))
        return mapping.get(x, x) if type(x) is int else x

    return image(expr)


@builtin("Permute[expr_, permutation_]")
def permute(evaluation, expr, permutation):
    """The element at position i goes to position p(i)."""
    items = elements_of(nonatomic(S.Permute(expr, permutation)))
    mapping = _needed(permutation)
    last = max(mapping, default=0)
    if last > len(items):
        raise TOO_FEW(expr, last, permutation, value=UNEVALUATED)
    back = inverse(mapping)
    return choose(expr, [back.get(i, i) - 1 for i in range(1, len(items) + 1)])


@builtin("FindPermutation[a_]", "FindPermutation[a_, b_]")
def find_permutation(evaluation, a, b=None):
    """The permutation p with Permute[a, p] equal to b; of one expression: from its sorted form to itself."""
    if b is None:
        a, b = evaluation.evaluate(S.Sort(a)), a
    items, wanted = (
        elements_of(nonatomic(S.FindPermutation(a, b), 1)),
        elements_of(nonatomic(S.FindPermutation(a, b), 2)),
    )
    places: dict = {}
    for place, item in enumerate(wanted, 1):
        places.setdefault(key_of(item), []).append(place)
    found = {}
    for place, item in enumerate(items, 1):
        free = places.get(key_of(item))
        if not free or len(items) != len(wanted):
            raise NO_REARRANGEMENT(a, b, value=UNEVALUATED)
        found[place] = free.pop(0)
    return cycles_of({place: goal for place, goal in found.items() if place != goal})


@builtin("RandomPermutation[n_Integer]", "RandomPermutation[n_Integer, count_Integer]")
def random_permutation(evaluation, n, count=None):
    """A permutation of 1, ..., n, every one as likely, as Cycles; a list of several."""
    if n < 1 or (count is not None and count < 0):
        return None
    drawn = [
        evaluation.evaluate(S.RandomSample(wl_list(range(1, n + 1))))
        for _ in range(1 if count is None else count)
    ]
    found = [cycles_of(_needed(one)) for one in drawn]
    return found[0] if count is None else found

"""Groups of permutations: the named ones and those of given generators; orders, elements, stabilizers."""

from __future__ import annotations

from collections import Counter
from math import factorial, prod

from wlnet.algebra.permutations import (
    Group,
    Images,
    cycles_in,
    cycles_of,
    images_of,
    mapping_from,
    mapping_of,
    then,
)
from wlnet.expr.expr import Expr, Symbol, boolean, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message, MessageError
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for


def _cycle(points) -> dict[int, int]:
    points = list(points)
    return dict(zip(points, points[1:] + points[:1], strict=True)) if len(points) > 1 else {}


def _cyclic(n: int) -> list[dict[int, int]]:
    return [_cycle(range(1, n + 1))]


def _symmetric(points: list[int]) -> list[dict[int, int]]:
    """The exchange of the first two points and the cycle of all."""
    return [_cycle(points[:2]), _cycle(points)] if len(points) > 2 else [_cycle(points)]


def _alternating(n: int) -> list[dict[int, int]]:
    """The cycle of 1, 2, 3 and that of all points, or of all but the first: the one that is even."""
    if n < 4:
        return [_cycle(range(1, 4))] if n == 3 else []
    return [_cycle((1, 2, 3)), _cycle(range(1 if n % 2 else 2, n + 1))]


def _dihedral(n: int) -> list[dict[int, int]]:
    """A mirror and the turn of a polygon with n corners."""
    if n <= 2:
        return [_cycle((1, 2)), _cycle((3, 4))][:n]
    mirror = (
        {k: n + 1 - k for k in range(1, n + 1)} if n % 2 == 0 else {k: n + 2 - k for k in range(2, n + 1)}
    )
    return [{k: image for k, image in mirror.items() if k != image}, _cycle(range(1, n + 1))]


def _abelian(sizes: list[int]) -> list[dict[int, int]]:
    """A cycle of each size, on points of its own."""
    found, first = [], 1
    for size in sizes:
        found.append(_cycle(range(first, first + size)))
        first += size
    return found


_NAMED = {
    S.SymmetricGroup: lambda n: _symmetric(list(range(1, n + 1))),
    S.AlternatingGroup: _alternating,
    S.CyclicGroup: _cyclic,
    S.DihedralGroup: _dihedral,
}
_ORDERS = {
    S.SymmetricGroup: factorial,
    S.AlternatingGroup: lambda n: max(factorial(n) // 2, 1),
    S.CyclicGroup: lambda n: max(n, 1),
    S.DihedralGroup: lambda n: 2 * n,
}


@builtin("SymmetricGroup[n_]")
@builtin("AlternatingGroup[n_]")
@builtin("CyclicGroup[n_]")
@builtin("DihedralGroup[n_]")
def named_group(evaluation, n):
    """The group of that name on 1, ..., n: it stands for itself."""


@builtin("AbelianGroup[sizes_List]")
def abelian_group(evaluation, sizes):
    """The product of cyclic groups of these orders: it stands for itself."""


@builtin("PermutationGroup[generators_List]")
def permutation_group(evaluation, generators):
    """The group that the permutations make, each of them as Cycles."""
    if any(is_list(one) for one in generators.args):
        found = [mapping_of(one) for one in generators.args]
        return S.PermutationGroup(wl_list(map(cycles_of, found))) if None not in found else None
    return None


def _generators(group, caller: Symbol) -> list[dict[int, int]]:
    """The generators of a group, those that move nothing left out; a message for what is no group."""
    arguments = group.args if isinstance(group, Expr) else ()
    found = None
    if len(arguments) == 1:
        (given,) = arguments
        if group.head in _NAMED and type(given) is int and given >= 0:
            found = _NAMED[group.head](given)
        elif group.head is S.AbelianGroup and is_list(given):
            sizes = given.args
            found = _abelian(list(sizes)) if all(type(n) is int and n > 0 for n in sizes) else None
        elif group.head is S.PermutationGroup and is_list(given):
            found = [mapping_of(one) for one in given.args]
    if found is None or None in found:
        raise _no_group(group, caller)
    return [one for one in found if one]


def _no_group(group, caller: Symbol) -> MessageError:
    return Message(f"{caller.name}::grp", "`1` is not a valid group.")(group, value=UNEVALUATED)


def _degree(group, generators: list[dict[int, int]]) -> int:
    """The number of points that the group acts on."""
    if group.head in (S.SymmetricGroup, S.AlternatingGroup, S.CyclicGroup) or (
        group.head is S.DihedralGroup and group.args[0] > 2
    ):
        return group.args[0]
    if group.head is S.AbelianGroup:
        return sum(group.args[0].args)
    return max((max(one) for one in generators), default=0)


def _group(group, caller: Symbol, degree: int = 0) -> Group:
    generators = _generators(group, caller)
    degree = max(degree, _degree(group, generators))
    return Group([images_of(one, degree) for one in generators], degree)


def _shown(images: Images) -> Expr:
    return cycles_of(mapping_from(images))


def _elements(group: Group) -> list[Images]:
    room_for(group.order)
    return group.elements


@builtin("GroupGenerators[group_]")
def group_generators(evaluation, group):
    """Elements whose products are all elements of the group."""
    return wl_list(map(cycles_of, _generators(group, S.GroupGenerators)))


@builtin("GroupOrder[group_]")
def group_order(evaluation, group):
    """The number of elements."""
    made = _group(group, S.GroupOrder)
    if group.head in _ORDERS:
        return _ORDERS[group.head](group.args[0])
    return prod(group.args[0].args) if group.head is S.AbelianGroup else made.order


@builtin("GroupElements[group_]", "GroupElements[group_, places_List]")
def group_elements(evaluation, group, places=None):
    """All elements (or those at the places), in the order of their lists of images."""
    elements = _elements(_group(group, S.GroupElements))
    if places is None:
        return wl_list(map(_shown, elements))
    if not all(type(k) is int and 1 <= abs(k) <= len(elements) for k in places.args):
        return None
    return wl_list(_shown(elements[k - 1 if k > 0 else k]) for k in places.args)


@builtin("GroupElementQ[group_, element_]")
def group_element_q(evaluation, group, element):
    mapping = mapping_of(element)
    if mapping is None:
        return boolean(False)
    made = _group(group, S.GroupElementQ, max(mapping, default=0))
    return boolean(images_of(mapping, made.degree) in made)


@builtin("GroupElementPosition[group_, element_]")
def group_element_position(evaluation, group, element):
    """Where an element stands in GroupElements[group]; of a list of elements where each stands."""
    if is_list(element) and mapping_of(element) in (None, {}):
        return [group_element_position(evaluation, group, one) for one in element.args]
    made, mapping = _group(group, S.GroupElementPosition), mapping_of(element)
    if mapping is None or max(mapping, default=0) > made.degree:
        return None
    images = images_of(mapping, made.degree)
    return _elements(made).index(images) + 1 if images in made else None


@builtin("GroupMultiplicationTable[group_]")
def group_multiplication_table(evaluation, group):
    """The place of the product of the i-th and the j-th element, at {i, j}."""
    elements = _elements(_group(group, S.GroupMultiplicationTable))
    places = {element: place for place, element in enumerate(elements, 1)}
    return [[places[then(a, b)] for b in elements] for a in evaluation.steps(elements)]


@builtin("GroupOrbits[group_]", "GroupOrbits[group_, points_List]")
def group_orbits(evaluation, group, points=None):
    """The sets of points that the elements take into each other, those of the given points."""
    made = _group(group, S.GroupOrbits)
    wanted = range(1, made.degree + 1) if points is None else points.args
    if not all(type(k) is int and k > 0 for k in wanted):
        return None
    found: list[list[int]] = []
    for point in wanted:
        if not any(point in orbit for orbit in found):
            found.append(made.orbit(point))
    return found if points is not None else [orbit for orbit in found if len(orbit) > 1]


@builtin("GroupStabilizer[group_, points_List]")
def group_stabilizer(evaluation, group, points):
    """The group of those elements that leave each of the points in its place."""
    made = _group(group, S.GroupStabilizer)
    fixed = points.args
    if not all(type(k) is int and k > 0 for k in fixed):
        return None
    if not fixed:
        return group
    if group.head in (S.SymmetricGroup, S.AlternatingGroup):
        rest = [k for k in range(1, made.degree + 1) if k not in fixed]
        if group.head is S.SymmetricGroup:
            found = [one for one in _symmetric(rest) if one]
        else:
            found = [_cycle(triple) for triple in zip(rest, rest[1:], rest[2:], strict=False)]
    else:
        staying = [e for e in _elements(made) if all(k > made.degree or e[k - 1] == k for k in fixed)]
        found = [mapping_from(one) for one in _few_generators(staying, made)]
    return S.PermutationGroup(wl_list(map(cycles_of, found)))


def _few_generators(elements: list[Images], group: Group) -> list[Images]:
    """Of all elements of a subgroup those that are no products of the ones before."""
    found: list[Images] = []
    for element in elements:
        if element not in Group(found, group.degree):
            found.append(element)
    return found


@builtin("CycleIndexPolynomial[group_, variables_]", "CycleIndexPolynomial[group_, variables_, n_Integer]")
def cycle_index_polynomial(evaluation, group, variables, n=0):
    """The mean over the elements of x1^(cycles of one point) x2^(cycles of two points) ...

    n points, or as many as the group acts on; a variable that is not given counts as 1.
    """
    made = _group(group, S.CycleIndexPolynomial, n)
    if not is_list(variables):
        call = S.CycleIndexPolynomial(group, variables)
        no_list = Message("CycleIndexPolynomial::list", "List expected at position `1` in `2`.")
        raise no_list(2, call, value=UNEVALUATED)
    kinds: Counter = Counter()
    for element in evaluation.steps(_elements(made)):
        sizes = Counter(map(len, cycles_in(mapping_from(element))))
        moved = sum(size * count for size, count in sizes.items())
        sizes[1] += made.degree - moved
        kinds[frozenset((size, count) for size, count in sizes.items() if count)] += 1
    return S.Plus(
        *(
            S.Times(
                S.Divide(count, made.order),
                *(S.Power(variables.args[k - 1], power) for k, power in kind if k <= len(variables)),
            )
            for kind, count in kinds.items()
        )
    )

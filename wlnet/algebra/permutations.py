"""Permutations of 1, 2, ... as Cycles objects and as lists, and groups of them.

A permutation is a dict from a point to its image (points that stay are not in it) or, inside a group of
degree n, the tuple of the images of 1, ..., n. Cycles[{{a, b, c}, ...}] sends a to b, b to c, c to a; a
permutation list {p1, p2, ...} sends i to pi. Products apply the first factor first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import prod

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S


def mapping_of(permutation) -> dict[int, int] | None:
    """The points that a Cycles object or a permutation list moves; None for anything else."""
    if is_list(permutation):
        images = permutation.args
        if not all(type(k) is int for k in images) or sorted(images) != list(range(1, len(images) + 1)):
            return None
        return {i: k for i, k in enumerate(images, 1) if i != k}
    if not (isinstance(permutation, Expr) and permutation.head is S.Cycles and len(permutation) == 1):
        return None
    cycles = permutation.args[0]
    if not is_list(cycles) or not all(map(is_list, cycles.args)):
        return None
    points = [k for cycle in cycles.args for k in cycle.args]
    if not all(type(k) is int and k > 0 for k in points) or len(set(points)) != len(points):
        return None
    found = {}
    for cycle in cycles.args:
        for point, image in zip(cycle.args, (*cycle.args[1:], *cycle.args[:1]), strict=True):
            if point != image:
                found[point] = image
    return found


def cycles_in(mapping: dict[int, int]) -> list[list[int]]:
    """The cycles, each from its smallest point, in the order of these."""
    left, found = set(mapping), []
    for start in sorted(mapping):
        if start in left:
            cycle, point = [], start
            while point in left:
                left.discard(point)
                cycle.append(point)
                point = mapping[point]
            found.append(cycle)
    return found


def cycles_of(mapping: dict[int, int]) -> Expr:
    """Cycles[...] in its standard form."""
    return S.Cycles(wl_list(map(wl_list, cycles_in(mapping))))


def composed(first: dict[int, int], second: dict[int, int]) -> dict[int, int]:
    """First the one, then the other."""
    images = {k: second.get(first.get(k, k), first.get(k, k)) for k in {*first, *second}}
    return {k: image for k, image in images.items() if k != image}


def inverse(mapping: dict[int, int]) -> dict[int, int]:
    return {image: k for k, image in mapping.items()}


# -- groups -------------------------------------------------------------------------------------

Images = tuple[int, ...]


def images_of(mapping: dict[int, int], degree: int) -> Images:
    return tuple(mapping.get(k, k) for k in range(1, degree + 1))


def mapping_from(images: Images) -> dict[int, int]:
    return {k: image for k, image in enumerate(images, 1) if k != image}


def then(first: Images, second: Images) -> Images:
    """The product of two permutations of the same degree: first the one, then the other."""
    return tuple(second[k - 1] for k in first)


def back(images: Images) -> Images:
    found = [0] * len(images)
    for k, image in enumerate(images, 1):
        found[image - 1] = k
    return tuple(found)


@dataclass
class Level:
    """One step of a chain of stabilizers: the orbit of a point and how each of its points is reached."""

    point: int
    generators: list[Images]
    reached: dict[int, Images]


@dataclass
class Group:
    """The group of permutations of 1, ..., degree that the generators make.

    `chain` is a base with strong generators (C. C. Sims, Computational methods in the study of permutation
    groups, 1970): the order and the membership are known without a list of the elements.
    """

    generators: list[Images]
    degree: int

    @property
    def one(self) -> Images:
        return tuple(range(1, self.degree + 1))

    @cached_property
    def chain(self) -> list[Level]:
        levels: list[Level] = []
        for generator in self.generators:
            self._extend(levels, 0, generator)
        return levels

    def _extend(self, levels: list[Level], depth: int, new: Images) -> None:
        """Take a permutation that fixes the points of the levels above into the levels from depth on."""
        new, _ = self._sifted(levels, depth, new)
        if new == self.one:
            return
        if depth == len(levels):
            point = next(k for k, image in enumerate(new, 1) if k != image)
            levels.append(Level(point, [], {point: self.one}))
        level = levels[depth]
        level.generators.append(new)
        fresh = list(level.reached)
        while fresh:
            point = fresh.pop()
            for generator in level.generators:
                image = generator[point - 1]
                if image not in level.reached:
                    level.reached[image] = then(level.reached[point], generator)
                    fresh.append(image)
        for point, path in list(level.reached.items()):  # Schreier's generators of the stabilizer
            for generator in level.generators:
                closing = back(level.reached[generator[point - 1]])
                self._extend(levels, depth + 1, then(then(path, generator), closing))

    def _sifted(self, levels: list[Level], depth: int, images: Images) -> tuple[Images, int]:
        """What is left of a permutation when the levels are divided out, as far as they reach."""
        for at in range(depth, len(levels)):
            path = levels[at].reached.get(images[levels[at].point - 1])
            if path is None:
                return images, at
            images = then(images, back(path))
        return images, len(levels)

    @property
    def order(self) -> int:
        return prod(len(level.reached) for level in self.chain)

    def __contains__(self, images: Images) -> bool:
        return self._sifted(self.chain, 0, images)[0] == self.one

    @cached_property
    def elements(self) -> list[Images]:
        """All elements, in the order of their lists of images."""
        found, fresh = {self.one}, [self.one]
        while fresh:
            fresh = [then(element, generator) for element in fresh for generator in self.generators]
            fresh = [element for element in dict.fromkeys(fresh) if element not in found]
            found.update(fresh)
        return sorted(found)

    def orbit(self, point: int) -> list[int]:
        found, fresh = {point}, [point]
        while fresh:
            at = fresh.pop()
            for generator in self.generators:
                image = generator[at - 1] if at <= self.degree else at
                if image not in found:
                    found.add(image)
                    fresh.append(image)
        return sorted(found)

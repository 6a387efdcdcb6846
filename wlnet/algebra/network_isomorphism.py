"""Whether graphs are the same but for the names of their vertices."""

from __future__ import annotations

from collections.abc import Callable

from wlnet.algebra.networks import Network


def isomorphism(one: Network, two: Network, tick: Callable) -> dict | None:
    """Key of one -> key of two, so that the edges are the same; None where there is no such thing."""
    if len(one.vertices) != len(two.vertices) or len(one.edges) != len(two.edges):
        return None
    sides = [_marks(net) for net in (one, two)]
    if sorted(sides[0].values()) != sorted(sides[1].values()):
        return None
    links = [_links(net) for net in (one, two)]
    order = sorted(one.vertices, key=lambda key: list(sides[0].values()).count(sides[0][key]))

    def fits(key, other, image: dict) -> bool:
        return all(
            links[0].get((key, k), 0) == links[1].get((other, image[k]), 0)
            and links[0].get((k, key), 0) == links[1].get((image[k], other), 0)
            for k in image
        )

    def extended(image: dict) -> dict | None:
        tick()
        if len(image) == len(order):
            return image
        key = order[len(image)]
        taken = set(image.values())
        for other in two.vertices:
            further = {**image, key: other}
            if other not in taken and sides[0][key] == sides[1][other] and fits(key, other, further):
                found = extended(further)
                if found is not None:
                    return found
        return None

    return extended({})


def _links(net: Network) -> dict:
    """(from, to) -> how many edges, those that go both ways told apart from the others."""
    found: dict = {}
    for a, b, directed in net.edges:
        for pair in {(a, b)} if directed else {(a, b), (b, a)}:
            found[pair] = found.get(pair, 0) + (1 if directed else len(net.edges) + 1)
    return found


def _marks(net: Network) -> dict:
    """Key -> what tells vertices apart: their edges, and those of their neighbours, some steps far."""
    marks = {key: (len(net.to(key)), len(net.back(key))) for key in net.vertices}
    for _ in range(3):
        wide = {key: (marks[key], tuple(sorted(marks[k] for k in net.around(key)))) for key in net.vertices}
        names = {mark: number for number, mark in enumerate(sorted(set(wide.values())))}
        marks = {key: (names[mark], 0) for key, mark in wide.items()}
    return marks

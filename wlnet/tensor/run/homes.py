"""Results that are written straight to where they are wanted: into a state, or a part of a join.

Such a result has no bytes of its own and needs no copy later. It must not touch bytes that
somebody still has to read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wlnet.tensor.graph.graph import Node, Value
from wlnet.tensor.run.places import Places


@dataclass
class Homes:
    """homes: root -> (root that holds its bytes, bytes from its start); the holder may have a home itself."""

    places: Places
    homes: dict[Value, tuple[Value, int]] = field(default_factory=dict)

    def holder(self, root: Value) -> tuple[Value, int]:
        """(the root whose buffer holds this one, bytes from its start)."""
        offset = 0
        while root in self.homes:
            root, more = self.homes[root]
            offset += more
        return root, offset

    def take_in_states(self) -> None:
        """New values of states that can be written over the old ones."""
        places = self.places
        for name, value in places.graph.updates.items():
            state, root = places.graph.states[name], places.roots[value]
            if (
                self._homeless(root)
                and root is root.node.outputs[0]
                and places.whole(value)
                and replaceable(places, root.node, state)
            ):
                self.homes[root] = state, 0

    def take_in_joins(self) -> None:
        """Pieces that can be written where the join wants them; the last join first."""
        for node in reversed(self.places.order):
            if node.op.parts_rule is not None:
                for value, part in zip(self.places.inputs[node], self.parts(node), strict=True):
                    root = self.places.roots[value]
                    fits = part.contiguous and self.places.whole(value) and part.nbytes
                    if fits and self._homeless(root) and self._early_enough(root, node.output):
                        self.homes[root] = node.output, part.offset

    def parts(self, node: Node):
        """Layouts of the arguments of a join within its result."""
        shapes = [v.shape for v in node.inputs]
        return node.op.parts_rule(self.places.layouts[node.output], shapes, **node.params)

    def _homeless(self, root: Value) -> bool:
        return root.node is not None and root not in self.homes

    def _early_enough(self, root: Value, join: Value) -> bool:
        """Written into a join that lies in a state: the state must have been read by then."""
        holder, _ = self.holder(join)
        if holder.node is not None:
            return True
        start, _ = self.places.span(root.node)
        return all(self.places.span(node)[1] < start for node, _ in self.places.readers[holder])


def replaceable(places: Places, node: Node, root: Value) -> bool:
    """`node` may write its first output over the bytes of `root`: whoever reads them has done so by then.

    In the same call or group of blocks that holds if element i is read before element i is written.
    """
    result = node.outputs[0]
    for reader, value in places.readers[root]:
        if places.span(reader)[1] < places.span(node)[0]:
            continue
        in_place = places.whole(value) and value.shape == result.shape
        if not in_place or places.times[reader] > places.times[node]:
            return False
        if reader is node and not _overwritable(places, node, root):
            return False
    return True


def _overwritable(places: Places, node: Node, root: Value) -> bool:
    """The kernel of `node` may write its first output over the arguments that lie in `root`."""
    allowed = places.kernels[node].overwrites
    return all(i in allowed for i, v in enumerate(places.inputs[node]) if places.roots[v] is root)

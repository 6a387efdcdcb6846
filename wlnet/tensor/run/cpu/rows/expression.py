"""What a chain of elementwise steps computes, as text, with its operands in the order of the text."""

from __future__ import annotations

from math import prod

from wlnet.tensor.run.cpu.formulas import FUSED
from wlnet.tensor.run.plan import Operand, Step

Key = tuple
Tree = tuple | Operand  # (op, *trees), or an operand that the chain reads


class Expression:
    """
    results    key -> operand that was written last at these places, in order
    """

    def __init__(self):
        self._trees: dict[Key, Tree] = {}
        self.results: dict[Key, Operand] = {}

    def add(self, step: Step) -> None:
        """Of one result, after those before."""
        arguments = [self._trees.get(key(x), x) for x in step.inputs]
        (result,) = step.outputs
        self._trees[key(result)] = (step.kernel.op.name, *arguments)
        self.results.pop(key(result), None)
        self.results[key(result)] = result

    def formula(self, kept: list[Operand]) -> tuple[str, list[Operand]] | None:
        """(name of the formula for these results, what it reads, in order), if there is one."""
        places: dict[Key, str] = {}
        leaves: list[Operand] = []

        def text(tree: Tree) -> str:
            if isinstance(tree, tuple):
                return f"{tree[0]}({', '.join(map(text, tree[1:]))})"
            if key(tree) not in places:
                single = prod(tree.layout.shape) == 1 and not tree.blocked
                places[key(tree)] = f"{'s' if single else 'x'}{len(leaves)}"
                leaves.append(tree)
            return places[key(tree)]

        name = FUSED.get("; ".join([text(self._trees[key(x)]) for x in kept]))
        return None if name is None else (name, leaves)


def key(operand: Operand) -> Key:
    layout = operand.layout
    return operand.space, layout.offset, layout.shape, layout.strides, layout.dtype, operand.moves

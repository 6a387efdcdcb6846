"""What a chain of elementwise steps computes, as text, with its operands in the order of the text."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
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
        trees = [self._trees[key(x)] for x in kept]
        for name, patterns in _patterns().get(tuple(_head(tree) for tree in trees), ()):
            found: dict[int, Operand] = {}
            if all(_matches(*pair, found) for pair in zip(patterns, trees, strict=True)):
                return name, [found[number] for number in range(len(found))]
        return None


def _head(tree: Tree | ast.expr) -> str:
    """The op of a tree; nothing for an operand."""
    if isinstance(tree, ast.Call):
        return tree.func.id
    return tree[0] if isinstance(tree, tuple) else ""


@cache
def _patterns() -> dict[tuple[str, ...], list[tuple[str, list[ast.expr]]]]:
    """Ops of the results -> (name, the trees of FUSED)."""
    found = defaultdict(list)
    for text, name in FUSED.items():
        trees = [ast.parse(one.strip(), mode="eval").body for one in text.split(";")]
        found[tuple(map(_head, trees))].append((name, trees))
    return found


def _matches(pattern: ast.expr, tree: Tree, found: dict[int, Operand]) -> bool:
    """The tree is the pattern with operands for its names; two names may stand for one operand."""
    if isinstance(pattern, ast.Call):
        return _head(tree) == pattern.func.id and all(
            _matches(*pair, found) for pair in zip(pattern.args, tree[1:], strict=True)
        )
    if isinstance(tree, tuple):
        return False
    kind, number = pattern.id[0], int(pattern.id[1:])
    single = prod(tree.layout.shape) == 1 and not tree.blocked
    return single == (kind == "s") and key(found.setdefault(number, tree)) == key(tree)


def key(operand: Operand) -> Key:
    layout = operand.layout
    return operand.space, layout.offset, layout.shape, layout.strides, layout.dtype, operand.moves

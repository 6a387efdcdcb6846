"""A function on Values to a Graph; the ops that the arithmetic of Values needs are loaded here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wlnet.tensor.graph.graph import Graph, Spec, Value, constant
from wlnet.tensor.ops import contraction, elementwise, movement

ARITHMETIC = (contraction, elementwise, movement)


def trace(
    function: Callable,
    arguments: Mapping[str, Spec],
    states: Mapping[str, Spec] | None = None,
    name: str = "step",
) -> Graph:
    """The Graph of `function`: called once, with a dict of Values for arguments and states.

    It returns a dict of outputs by name, or such a dict and one of new values of states.
    """
    states = states or {}
    twice = arguments.keys() & states.keys()
    assert not twice, f"{', '.join(twice)}: both an argument and a state"
    leaves = {n: Value(spec.shape, spec.dtype, name=n) for n, spec in {**arguments, **states}.items()}
    result = function(dict(leaves))
    outputs, updates = result if isinstance(result, tuple) else (result, {})

    def known(values):
        return {n: v if isinstance(v, Value) else constant(v) for n, v in values.items()}

    return Graph(
        {n: leaves[n] for n in arguments},
        {n: leaves[n] for n in states},
        known(outputs),
        known(updates),
        name,
    )

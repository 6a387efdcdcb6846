"""NetPort[...] of the language: which port of which net it names."""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S


def is_net_port(value) -> bool:
    return isinstance(value, Expr) and value.head is S.NetPort


def steps_of(port: Expr) -> tuple | None:
    """The path that NetPort["p"], NetPort[{n, "p"}], NetPort[n, "p"] stands for; None if it is none.

    Steps are integers, names, and All.
    """
    steps: list = []
    for arg in port.args:
        steps.extend(arg if is_list(arg) else (arg,))
    if not steps or not all(isinstance(s, str | int) or s is S.All for s in steps):
        return None
    return tuple(steps)


def net_port(*steps) -> Expr:
    """NetPort["p"] or NetPort[{n, "p"}]."""
    return Expr(S.NetPort, (steps[0] if len(steps) == 1 else wl_list(steps),))


def child_key(net_children: dict, step):
    """The key of a layer by name, or by number (negative: from the end); None if there is none."""
    if isinstance(step, str):
        return step if step in net_children else None
    if not isinstance(step, int) or isinstance(step, bool) or not step:
        return None
    keys, place = list(net_children), step - 1 if step > 0 else step
    return keys[place] if -len(keys) <= place < len(keys) else None

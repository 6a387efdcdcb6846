"""LearningRateMultipliers: what it says about the arrays of a net.

A number for all arrays, None or 0 (not trained), Automatic, or rules whose left sides are parts of
the net: a layer, an array, a path of them, a span of layers, or _ for everything.
Source: nettrain.md section 4.3.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.sharing import is_net_array

BAD_RATE = Message(
    "General::invmult",
    "The multiplier `1` of learning rates should be a number, None, Automatic, or rules part -> number.",
)
NO_PART = Message("General::multpart", "No layer or array of the net is at `1` in LearningRateMultipliers.")


def rates_of(spec, net, inner: dict) -> dict:
    """Path -> multiplier of every array of `net`: what `spec` says, else what `inner` (path -> number) says.

    spec    the setting of the option as an expression; None where there is none

    The first rule that fits an array counts. Raises General::invmult and General::multpart.
    """
    if spec is None or spec is S.Automatic:
        return inner
    if not (is_rule(spec) or (is_list(spec) and all(map(is_rule, spec)))):
        return dict.fromkeys(inner, rate(spec))
    rules = [(one.item(0), rate(one.item(1))) for one in (spec if is_list(spec) else (spec,))]
    found = dict(inner)
    for part, number in reversed(rules):
        paths = selected(part, net)
        found |= dict.fromkeys(paths, number)
    return found


def rate(value) -> float:
    """A multiplier: a number; None is 0, Automatic is 1."""
    if value is S("None"):
        return 0
    if value is S.Automatic:
        return 1
    if isinstance(value, int | float):
        return value
    if isinstance(value, Fraction):
        return float(value)
    raise BAD_RATE(value)


def selected(part, net) -> list[tuple]:
    """Paths of the arrays of `net` that a part specification covers, in order.

    part    "Weights", "name", n, m;;n, _, or a list of them: one step into the net each
    """
    steps = tuple(part) if is_list(part) else (part,)
    if len(steps) == 1 and is_net_array(steps[0]) and steps in net.arrays:
        return [steps]
    paths = list(dict.fromkeys(path for place, path in net.places.items() if _fits(steps, place, net)))
    if not paths and part != S.Blank() and not _is_layer(steps, net):
        raise NO_PART(part)
    return paths


def _fits(steps: tuple, path: tuple, net) -> bool:
    if not steps:
        return True
    if not path:
        return False
    step, key = steps[0], path[0]
    here = step == S.Blank() or step is S.All or key in _keys(step, net)
    return here and _fits(steps[1:], path[1:], net.children.get(key))


def _is_layer(steps: tuple, net) -> bool:
    """The steps lead to a layer, which may have no arrays."""
    for step in steps:
        keys = _keys(step, net) if net is not None else []
        if not keys:
            return False
        net = net.children.get(keys[0])
    return True


def _keys(step, net) -> list:
    """The keys of arrays and layers of `net` that one step means."""
    if net is None:
        return []
    order = list(net.children)
    if isinstance(step, Expr) and step.head is S.Span and len(step) == 2:
        low, high = step.args
        first = 1 if low is S.All else low
        last = len(order) if high is S.All else high
        if not (isinstance(first, int) and isinstance(last, int)):
            return []
        first, last = (n + len(order) + 1 if n < 0 else n for n in (first, last))
        return order[first - 1 : last] if 1 <= first <= last <= len(order) else []
    if isinstance(step, int):
        place = step - 1 if step > 0 else step
        return [order[place]] if -len(order) <= place < len(order) else []
    return [step] if isinstance(step, str) and (step in net.children or step in net.values) else []

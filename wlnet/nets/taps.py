"""NetPort[...] and NetPortGradient[...] as what is asked of an application.

A tap is (path, port): the output `port` of the net at `path`; ((), port) is an output of the whole net.
A Slope is the gradient of the outputs by an input or an array, a Final what a state of a layer is in the end.
Source: nets.md section 11.
"""

from __future__ import annotations

from typing import NamedTuple

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.netport import child_key, is_net_port, net_port, steps_of
from wlnet.nets.sheet import advice

NOT_A_PORT = '`1` does not name a port; write NetPort["port"] or NetPort[{layer, "port"}].'
NO_OUTPUT = "`1` leads to no output: `2` has the output ports `3` and the layers `4`.`5`"
INPUT = "`1` is an input port; only the values of outputs can be asked for."
MANY = "The layer at `1` has the outputs `2`; say which."

NO_SLOPE = (
    "`1` leads to nothing that has a gradient: `2` has the inputs `3`, the arrays `4` and the layers `5`.`6`"
)
WHOLE = "`1` has no gradient: the port carries integers."
NO_STATES = "`1` has no states: there is no recurrent layer in it."
NOT_A_STATE = "`1` is not a state of `2`; its states are `3`."
STATES = "The value of `1` should be an association NetPort[...] -> state, but is `2`."
NO_SEED = "`1` does not name an output port of the net; it has `2`."

Tap = tuple[tuple, str]


class Slope(NamedTuple):
    """The gradient by the array at a path (`array`), or by the input path[0] of the whole net."""

    path: tuple
    array: bool


class Final(NamedTuple):
    """The state at a path, the last step of which is its name, after the last element of a sequence."""

    path: tuple


ALL_STATES = (S.All, "States")


def is_gradient(value) -> bool:
    return isinstance(value, Expr) and value.head is S.NetPortGradient


def taps_of(net, what) -> dict | None:
    """NetPort expression (or name of an output) -> tap, Slope or Final, for what asks for them; None for what
    does not.

    what    NetPort[...], NetPortGradient[...], either of All, NetPort[All, "States"], or a list of these and
            names of outputs. In a list NetPort[All, "States"] stands for a dictionary of its own
    """
    if is_gradient(what):
        if steps_of(what) == (S.All,):
            return {S.NetPortGradient(_spelled(one.path)): one for one in _all_slopes(net)}
        return {what: slope_of(net, what)}
    if is_net_port(what):
        steps = steps_of(what)
        if steps == (S.All,):
            return {net_port(*path, port): (path, port) for path, port in _everywhere(net)}
        if steps == ALL_STATES:
            return _finals(net)
        return {what: tap_of(net, what)}
    if not is_list(what) or not any(is_net_port(one) or is_gradient(one) for one in what):
        return None
    return {one: _asked(net, one) for one in what}


def _finals(net) -> dict:
    if not net.all_states:
        raise Message(f"{net.kind}::nostates", NO_STATES)(net.kind)
    return {net_port(*path): Final(path) for path in net.all_states}


def is_state(net, port) -> bool:
    """Whether something is NetPort[All, "States"] or the NetPort of a state."""
    return is_net_port(port) and (steps_of(port) == ALL_STATES or _state_path(net, port) is not None)


def _state_path(net, port) -> tuple | None:
    steps = steps_of(port) or ()
    path, here = (), net
    for step in steps[:-1]:
        key = child_key(here.children, step)
        if key is None:
            return None
        path, here = (*path, key), here.children[key]
    path = (*path, *steps[-1:])
    return path if path in net.all_states else None


def states_given(net, port, value) -> dict:
    """Path -> first value, for NetPort[All, "States"] -> association or NetPort[...] -> state."""
    if steps_of(port) != ALL_STATES:
        return {_state_path(net, port): value}
    if not isinstance(value, dict | Association):
        raise Message(f"{net.kind}::states", STATES)(port, value)
    found = {}
    for key, one in value.items():
        path = _state_path(net, key) if is_net_port(key) else None
        if path is None:
            raise Message(f"{net.kind}::nostate", NOT_A_STATE)(key, net.kind, list(_finals(net)))
        found[path] = one
    return found


def _asked(net, one):
    if is_gradient(one):
        return slope_of(net, one)
    if is_net_port(one) and steps_of(one) == ALL_STATES:
        return _finals(net)
    return tap_of(net, one) if is_net_port(one) else _of_name(net, one)


def slope_of(net, port) -> Slope:
    """The Slope that a NetPortGradient names. Raises KIND::netport and its kin where there is none."""
    if port.args in net.arrays:  # NetPortGradient[NetArray["name"]]
        return Slope(port.args, True)
    steps, kind = steps_of(port), net.kind
    if steps is None or S.All in steps:
        raise Message(f"{kind}::netport", NOT_A_PORT)(port)
    if len(steps) == 1 and steps[0] in net.inputs:
        if net.inputs[steps[0]].is_integer:
            raise Message(f"{kind}::integerport", WHOLE)(port)
        return Slope(steps, False)
    path, here = (), net
    for step in steps[:-1]:
        key = child_key(here.children, step)
        if key is None:
            break
        path, here = (*path, key), here.children[key]
    if len(path) == len(steps) - 1 and steps[-1] in here.values:
        return Slope(net.places[(*path, steps[-1])], True)
    parts = [*here.inputs, *here.values]
    near = [name for name in parts if str(name).lower() == str(steps[-1]).lower()]
    facts = (port, here.kind, list(net.inputs), list(here.values), list(here.children), advice(near))
    raise Message(f"{kind}::noslope", NO_SLOPE)(*facts)


def _all_slopes(net):
    inputs = [Slope((name,), False) for name, port in net.inputs.items() if not port.is_integer]
    return [*inputs, *(Slope(path, True) for path in net.arrays)]


def _spelled(path: tuple):
    return path[0] if len(path) == 1 else wl_list(path)


def without_seeds(net, pairs: list) -> tuple[list, dict]:
    """(data of inputs, output port -> what NetPortGradient["port"] -> g says) of an association."""
    seeds, others = {}, []
    for key, value in pairs:
        if not is_gradient(key):
            others.append((key, value))
            continue
        steps = steps_of(key) or ()
        if len(steps) != 1 or steps[0] not in net.outputs:
            raise Message(f"{net.kind}::noseed", NO_SEED)(key, list(net.outputs))
        seeds[steps[0]] = value
    return others, seeds


def tap_of(net, port) -> Tap | Final:
    """The tap that a NetPort names, or the state. Raises KIND::netport where there is none."""
    steps, kind = steps_of(port), net.kind
    if steps is None or S.All in steps:
        raise Message(f"{kind}::netport", NOT_A_PORT)(port)
    path, here = (), net
    for step in steps[:-1]:
        key = child_key(here.children, step)
        if key is None:
            raise _nothing(kind, port, here, step)
        path, here = (*path, key), here.children[key]
    last = steps[-1]
    if last in here.outputs or last in here.layer.readable:
        return path, last
    if (*path, last) in net.all_states:
        return Final((*path, last))
    key = child_key(here.children, last)
    if key is not None:
        outputs = list(here.children[key].outputs)
        if len(outputs) != 1:
            raise Message(f"{kind}::manyports", MANY)([*path, key], outputs)
        return (*path, key), outputs[0]
    if last in here.inputs:
        raise Message(f"{kind}::inputport", INPUT)(port)
    raise _nothing(kind, port, here, last)


def _of_name(net, name) -> Tap:
    if isinstance(name, str) and name in net.outputs:
        return (), name
    raise Message(f"{net.kind}::netport", NOT_A_PORT)(name)


def _nothing(kind: str, port, here, step):
    near = [n for n in (*here.outputs, *here.children) if str(n).lower() == str(step).lower()]
    facts = (port, here.kind, list(here.outputs), list(here.children), advice(near))
    return Message(f"{kind}::noend", NO_OUTPUT)(*facts)


def _everywhere(net):
    for path, layer in net.layers().items():
        for port in layer.outputs:
            yield path, port

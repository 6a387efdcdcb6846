"""NetPort[...] as what is asked of an application: which values inside the net are wanted.

A tap is (path, port): the output `port` of the net at `path`; ((), port) is an output of the whole net.
Source: nets.md section 11.
"""

from __future__ import annotations

from wlnet.expr.expr import is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.netport import child_key, is_net_port, net_port, steps_of
from wlnet.nets.sheet import advice

NOT_A_PORT = '`1` does not name a port; write NetPort["port"] or NetPort[{layer, "port"}].'
NO_OUTPUT = "`1` leads to no output: `2` has the output ports `3` and the layers `4`.`5`"
INPUT = "`1` is an input port; only the values of outputs can be asked for."
MANY = "The layer at `1` has the outputs `2`; say which."

Tap = tuple[tuple, str]


def taps_of(net, what) -> dict | None:
    """NetPort expression (or name of an output) -> tap, for what asks for NetPorts; None for what does not.

    what    NetPort[...], NetPort[All], or a list of NetPorts and names of outputs
    """
    if is_net_port(what):
        steps = steps_of(what)
        if steps == (S.All,):
            return {net_port(*path, port): (path, port) for path, port in _everywhere(net)}
        return {what: tap_of(net, what)}
    if not is_list(what) or not any(map(is_net_port, what)):
        return None
    return {one: tap_of(net, one) if is_net_port(one) else _of_name(net, one) for one in what}


def tap_of(net, port) -> Tap:
    """The tap that a NetPort names. Raises KIND::netport where there is none."""
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
    if last in here.outputs:
        return path, last
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

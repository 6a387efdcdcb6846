"""NetReplacePart: other parts in the same structure. Source: nets.md section 4.

All replacements are made first, then the types of the whole net are worked out again, so that layers and
ports may change together. Arrays that are not mentioned keep their values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from wlnet.expr.expr import is_list, is_rule
from wlnet.expr.message import Message, MessageError
from wlnet.expr.symbols import S
from wlnet.nets.coder import NO_PART, Coder
from wlnet.nets.construct import read_array
from wlnet.nets.infer import resolve
from wlnet.nets.netport import child_key
from wlnet.nets.ports import port_type
from wlnet.nets.sharing import is_net_array, read_shared, with_shared
from wlnet.nets.sheet import NotAccepted, advice
from wlnet.nets.shorthand import as_layer
from wlnet.nets.surgery.rebuilding import owned
from wlnet.nets.surgery.surgery import parts_of
from wlnet.nets.types import size_words, with_article

NOT_RULES = "`1` takes a rule or a list of rules, not `2`."
OTHER_PORTS = "The layer `1` is a `2` with the ports `3`; what replaces it needs as many, but a `4` has `5`."
BAD_VALUE = "The part `1` of `2` cannot be `3`; it should be `4`."
BAD_SIZE = "The array `1` should be `2`, as it was, but is `3`."
NO_MORE = "`1` has no part `2` that could be replaced."

NONE = S("None")


def replace_part(value, rules, apply: Callable | None = None):
    """NetReplacePart[net or coder, rules].

    Raises NetReplacePart::netpart for a part that is not there, and messages about what does not fit.
    """
    changed = value
    for one in rules_of(rules, "NetReplacePart"):
        spec, new = one.args
        steps = tuple(spec) if is_list(spec) else (spec,)
        changed = _changed(changed, steps, new, apply)
    if isinstance(changed, Coder):
        return changed
    return resolved(changed, "NetReplacePart")


def resolved(net, owner: str):
    """The net with its types worked out afresh; messages under the name of `owner`."""
    try:
        return resolve(net)
    except MessageError as refused:
        raise owned(refused, owner) from None


def rules_of(rules, owner: str) -> tuple:
    """The rules of an argument: one, or a list of them. Raises OWNER::rules."""
    found = (rules,) if is_rule(rules) else tuple(rules) if is_list(rules) else ()
    if not all(map(is_rule, found)) or (not found and not is_list(rules)):
        raise Message(f"{owner}::rules", NOT_RULES)(owner, rules)
    return found


def _changed(value, steps: tuple, new, apply):
    """The net or coder with `new` at a path; types are not worked out yet."""
    if not steps:
        raise Message("NetReplacePart::rules", NOT_RULES)("NetReplacePart", new)
    step, rest = steps[0], steps[1:]
    if is_net_array(step) and not isinstance(value, Coder):
        return _with_shared_array(value, steps, new)
    if isinstance(value, Coder):
        if rest:
            raise Message("NetReplacePart::nomore", NO_MORE)(step, rest[0])
        return _other_coder(value, step, new)
    key = child_key(value.children, step)
    if key is not None:
        child = value.children[key]
        if rest:
            return _with_child(value, key, _changed(child, rest, new, apply))
        return with_layer(value, key, as_layer(new, key, value.kind, apply), "NetReplacePart")
    if step in value.ports and rest:
        coder = value.ports[step].coder
        if coder is None or len(rest) > 1:
            raise Message("NetReplacePart::nomore", NO_MORE)(step, rest[0])
        return _with_port(value, step, _other_coder(coder, rest[0], new))
    if rest:
        raise _nothing(value, step)
    return _with_own_part(value, step, new, apply)


def _nothing(net, step):
    near = [name for name in parts_of(net) if str(name).lower() == str(step).lower()]
    return Message("NetReplacePart::netpart", NO_PART)(net.kind, step, parts_of(net), advice(near))


def _with_own_part(net, name, new, apply):
    layer = net.layer
    if name in net.ports:
        return _with_port(net, name, new)
    if name in layer.arrays:
        return _with_array(net, name, new)
    if name == "LearningRateMultipliers" or name is S.LearningRateMultipliers:
        changed = replace(net, rates=None if new is S.Automatic else new)
        _ = changed.multipliers  # a wrong setting is refused now
        return changed
    p = next((p for p in layer.parameters if p.name == str(name)), None)
    if p is None:
        raise _nothing(net, name)
    return replace(net, layer=replace(layer, **{p.attribute: _read(p, new, net.kind, apply)}))


def _read(p, new, owner: str, apply):
    try:
        return p.read(new, apply) if p.applied else p.read(new)
    except NotAccepted as refused:
        raise Message("NetReplacePart::invset", BAD_VALUE)(p.name, owner, new, str(refused)) from None


def _with_array(net, name: str, new):
    """Another value of an array of a layer; a shared one becomes the layer's own, NetArray[...] shares it."""
    shared = {key: one for key, one in net.shared.items() if key != name}
    if is_net_array(new):
        shared[name], new = read_shared(new, name, net.layer)
        if new is S.Automatic and net.values.get(name) is not None:
            return replace(net, shared=shared)
    return replace(net, values=_values(net, name, new), shared=shared)


def _with_shared_array(net, steps: tuple, new):
    """Another value of a shared array, everywhere."""
    if steps not in net.arrays:
        raise _nothing(net, steps[0])
    value = None if new is S.Automatic or new is NONE else read_array(new, steps[0].item(0), net.kind)
    shape = net.array_shapes[steps]
    if value is not None and shape is not None and None not in shape and value.shape != tuple(shape):
        sizes = with_article(size_words(shape)), with_article(size_words(value.shape))
        raise Message("NetReplacePart::arraysize", BAD_SIZE)(steps[0].item(0), *sizes)
    return with_shared(net, {steps[0].item(0): value})


def _values(net, name: str, new) -> dict:
    if new is S.Automatic or (new is NONE and name not in net.layer.optional):
        return {**net.values, name: None}
    if new is NONE:
        return {key: value for key, value in net.values.items() if key != name}
    array = read_array(new, name, net.kind)
    shape = net.own_shapes.get(name)
    if shape is not None and None not in shape and array.shape != tuple(shape):
        sizes = with_article(size_words(shape)), with_article(size_words(array.shape))
        raise Message("NetReplacePart::arraysize", BAD_SIZE)(name, *sizes)
    return {**net.values, name: array}


def _with_port(net, name: str, new):
    """Another type or coder at a port; None takes the coder away, Automatic all that was given."""
    pinned = dict(net.pinned)
    if new is NONE and name in pinned:
        pinned[name] = pinned[name].without_coder()
    elif new is S.Automatic:
        pinned.pop(name, None)
    elif new is not NONE:
        side = "input" if name in net.inputs else "output"
        pinned[name] = net.layer.given_type(name, port_type(new, side, net.kind, name))
    return replace(net, pinned=pinned)


def _other_coder(coder: Coder, name, new) -> Coder:
    p = next((p for p in coder.parameters if p.name == str(name)), None)
    if p is None:
        names = [p.name for p in coder.parameters]
        facts = (f'The "{coder.kind}" coder', name, names, advice([]))
        raise Message("NetReplacePart::netpart", NO_PART)(*facts)
    known = {f.name: getattr(coder, f.name) for f in fields(coder)}
    return type(coder)(**{**known, p.attribute: _read(p, new, f'the "{coder.kind}" coder', None)})


def _with_child(net, key, child):
    return replace(net, children={**net.children, key: child})


def with_layer(net, key, new, owner: str):
    """Another layer at a key, with as many inputs and outputs as the old one had; not resolved.

    Raises OWNER::ports.
    """
    old = net.children[key]
    if new.layer.open_inputs:
        new = new.with_layer(new.layer.taking(len(old.layer.inputs)))
    sides = [(old.layer.inputs, new.layer.inputs), (old.layer.outputs, new.layer.outputs)]
    if any(len(before) != len(after) for before, after in sides):
        facts = (key, old.kind, list(old.ports), new.kind, list(new.ports))
        raise Message(f"{owner}::otherports", OTHER_PORTS)(*facts)
    ins, outs = (dict(zip(before, after, strict=True)) for before, after in sides)
    net = replace(net, layer=net.layer.with_ports_of(net, key, ins, outs))
    return _with_child(net, key, new.bare)

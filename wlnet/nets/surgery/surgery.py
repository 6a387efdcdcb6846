"""Parts of nets and coders: NetExtract, Part, Normal.

A part specification is a list of steps: a layer by number or name, then an array, parameter or port.
Source: nets.md section 3.
"""

from __future__ import annotations

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.coder import NO_PART, Coder
from wlnet.nets.sharing import is_net_array, is_shared_path
from wlnet.nets.sheet import advice
from wlnet.nets.types import specification

NO_MORE = "`1` at `2` has no parts."
SPANS = "A span of layers (`1`) is for a NetChain and goes from one layer to another, in steps of one."


def extract(net, spec, owner: str = "NetExtract"):
    """The part of a net or coder at `spec`.

    spec    one step, or a list of steps; a list of lists gives a list of parts; All gives an
            association of all parts

    Arrays come as packed lists; Automatic for an array without value or an open parameter.
    Raises OWNER::netpart.
    """
    if is_list(spec) and len(spec) and all(map(is_list, spec)):
        return wl_list(extract(net, one, owner) for one in spec)
    return _walk(net, tuple(spec) if is_list(spec) else (spec,), owner)


def _walk(value, steps: tuple, owner: str):
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(value, Coder):
        found = value.part(step, owner)
    elif not hasattr(value, "layer"):
        raise Message(f"{owner}::nomoreparts", NO_MORE)(value, step)
    elif is_net_array(step):
        found = _shared(value, step, owner)
    elif step is S.All and rest:
        return _of_all(value, rest, owner)
    else:
        found = everything(value) if step is S.All else _net_part(value, step, owner)
    return _walk(found, rest, owner)


def _shared(net, step: Expr, owner: str):
    """The value of a shared array; of NetArray[All] an association name -> value of all."""
    values = {path[0].item(0): value for path, value in net.arrays.items() if is_shared_path(path)}
    shown = {name: S.Automatic if value is None else packed(value) for name, value in values.items()}
    name = step.item(0) if len(step) == 1 else None
    if name is S.All:
        return Association(shown)
    if name not in shown:
        raise Message(f"{owner}::netpart", NO_PART)(net.kind, step, parts_of(net), _of_shared(list(shown)))
    return shown[name]


def _of_shared(names: list) -> str:
    return f" Its shared arrays are {', '.join(names)}." if names else " It has no shared arrays."


def _of_all(net, rest: tuple, owner: str) -> Association:
    """That part of all layers; layers without it are left out."""
    pairs = [(key, child) for key, child in net.children.items() if _has(child, rest[0])]
    return Association.from_pairs((key, _walk(child.alone(), rest, owner)) for key, child in pairs)


def _has(net, step) -> bool:
    return step in parts_of(net) or _child_key(net, step) is not None


def parts_of(net) -> list:
    """The names that NetExtract understands for this net."""
    return [*net.children, *(p.name for p in net.layer.parameters), *net.values, *net.ports]


def _child_key(net, step):
    """The key of a layer by number (negative: from the end) or name, or None."""
    if isinstance(step, str):
        step = getattr(net.layer, "aliases", {}).get(step, step)
        return step if step in net.children else None
    if not isinstance(step, int) or not net.children:
        return None
    keys, place = list(net.children), step - 1 if step > 0 else step
    return keys[place] if step and -len(keys) <= place < len(keys) else None


def _net_part(net, step, owner: str):
    key = _child_key(net, step)
    if key is not None:
        return net.children[key].alone()
    if isinstance(step, Expr) and step.head is S.Span:
        return _span(net, step, owner)
    if isinstance(step, str):
        found = own_part(net, step)
        if found is not None:
            return found
    near = [name for name in parts_of(net) if str(name).lower() == str(step).lower()]
    raise Message(f"{owner}::netpart", NO_PART)(net.kind, step, parts_of(net), advice(near))


def _span(net, part: Expr, owner: str):
    """net[[m ;; n]]: that part of a chain, as a chain."""
    if len(part) != 2 or not hasattr(net.layer, "span"):
        raise Message(f"{owner}::netspan", SPANS)(part)
    first, last = part.args
    return net.layer.span(net, 1 if first is S.All else first, -1 if last is S.All else last, owner)


def own_part(net, name: str):
    """An array, parameter or port type by name; None if there is none."""
    if name in net.values:
        value = net.values[name]
        return S.Automatic if value is None else packed(value)
    if name in net.layer.arrays:
        return S("None")
    if name == "LearningRateMultipliers":
        return S.Automatic if net.rates is None else net.rates
    if name in net.ports:
        return specification(net.ports[name])
    p = next((p for p in net.layer.parameters if p.name == name), None)
    return None if p is None else net.layer.setting(p, net)


def everything(net) -> Association:
    """All layers by key; of a layer that holds no others, all its properties."""
    if net.children:
        return Association.from_pairs((key, child.alone()) for key, child in net.children.items())
    names = [*(p.name for p in net.layer.parameters), *net.layer.arrays, *net.ports]
    return Association.from_pairs((name, own_part(net, name)) for name in names)


def normal(net):
    """Normal[net]: the list or association of layers of a container, else all properties."""
    parts = everything(net)
    if net.children and all(isinstance(key, int) for key in net.children):
        return wl_list(parts.values())
    return parts

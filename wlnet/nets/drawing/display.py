"""A net as text and as the expression that rebuilds it.

Text is a table: the input ports, one row a layer, the output ports, with the dimensions that leave
each. Source: nets.md section 20.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.sharing import net_array
from wlnet.nets.types import size_words, specification, words

MAX_WIDTH = 40  # of a function shown in a row


def line(net) -> str:
    """A net in one line: "NetChain[<4>, uninitialized]"."""
    count = len(net.children) or ""
    return f"{net.kind}[{', '.join(filter(None, [f'<{count}>', status(net)]))}]"


def table(net, show: Callable = repr) -> str:
    """The table of a net; for a layer that holds no others its parameters, ports and arrays.

    show    expression -> text in one line
    """
    rows = container_rows(net, show) if net.children else layer_rows(net, show)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    state = status(net)
    return "\n".join([net.kind + (f"  ({state})" if state else ""), *lines])


def status(net) -> str:
    """ "" for a net that can be run, else what it lacks."""
    open_types = any(not p.known and not p.varies for p in net.ports.values())
    open_arrays = any(s is None or None in s for s in net.array_shapes.values())
    if open_arrays or (open_types and net.arrays):
        return "partially specified, uninitialized" if not net.initialized else "partially specified"
    return "" if net.initialized else "uninitialized"


def container_rows(net, show) -> list[tuple[str, ...]]:
    """Key, layer, dimensions that leave it; in a graph also what feeds it."""
    rows = [(name, "", words(port), "") for name, port in net.inputs.items()]
    for key, child in net.children.items():
        outputs = ", ".join(words(port) for port in child.outputs.values())
        rows.append((str(key), _label(child, show), outputs, _from(net, net.layer.fed_by(key))))
    rows += [
        (name, "", words(port), _from(net, net.layer.fed_by(name))) for name, port in net.outputs.items()
    ]
    return rows if any(row[3] for row in rows) else [row[:3] for row in rows]


def _from(net, ends) -> str:
    """ "from Input, 2": the sources of a layer of a graph; a layer of several outputs with its port."""
    found = []
    for key, port in ends:
        several = key is not None and len(net.children[key].outputs) > 1
        found.append(port if key is None else f"{key} {port}" if several else str(key))
    return "from " + ", ".join(found) if found else ""


def _label(net, show) -> str:
    """How a row names a layer: an elementwise layer by its function."""
    if net.children:
        count = len(net.children)
        return f"{net.kind} ({count} {'node' if count == 1 else 'nodes'})"
    return net.kind if net.layer.shown_as is None else _brief(net.layer.shown_as, show)


def layer_title(net, show) -> str:
    """The name of a layer in a drawing: short, an elementwise layer by its function."""
    if net.children or net.layer.shown_as is None:
        return net.kind.removesuffix("Layer")
    return _brief(net.layer.shown_as, show).replace("Layer (", " (")


def layer_settings(net, show) -> str:
    """The parameters of a layer in a drawing, those at their defaults left out: "20, 5×5, Stride 2"."""
    if net.children:
        count = len(net.children)
        return f"{count} layer{'' if count == 1 else 's'}"
    if net.layer.shown_as is not None:
        return ""
    given = [(p, getattr(net.layer, p.attribute)) for p in net.layer.parameters]
    words = [
        ("" if p.position else f"{p.name} ") + _compact(p.show(value), show)
        for p, value in given
        if (p.required or value != p.default) and p.name != "InputPorts"
    ]
    return _brief(", ".join(words), show)


def _compact(value, show) -> str:
    """{5, 5} as 5×5."""
    if is_list(value) and all(isinstance(one, int) for one in value):
        return "×".join(map(str, value))
    return value if isinstance(value, str) else show(value)


def _brief(value, show) -> str:
    line = value if isinstance(value, str) else show(value)
    return line if len(line) <= MAX_WIDTH else line[: MAX_WIDTH - 3] + "..."


def layer_rows(net, show) -> list[tuple[str, ...]]:
    layer = net.layer
    given = [(p, getattr(layer, p.attribute)) for p in layer.parameters]
    rows = [
        (p.name, "parameter", _brief(p.show(value), show))
        for p, value in given
        if p.required or value != p.default
    ]
    rows += [(name, "input", words(port)) for name, port in net.inputs.items()]
    rows += [(name, "output", words(port)) for name, port in net.outputs.items()]
    if net.rates is not None:
        rows.append(("LearningRateMultipliers", "option", _brief(net.rates, show)))
    for name, shape in net.own_shapes.items():
        state = "" if net.values[name] is not None else ", uninitialized"
        name_ = f" shared as {net.shared[name].name}" if name in net.shared else ""
        rows.append((name, "array", size_words(shape) + name_ + state))
    return rows


def input_form(net) -> Expr:
    """The expression that makes an equal net: arguments, given ports, arrays with values, rates."""
    layer = net.layer
    if net.children:
        args = layer.show({key: _inner(child) for key, child in net.children.items()})
    else:
        args = _arguments(layer)
    rules = [
        rule(p.name, p.show(getattr(layer, p.attribute)))
        for p in layer.parameters
        if not p.position and getattr(layer, p.attribute) != p.default
    ]
    rules += [
        rule(name, _port(layer.shown_type(name, port)))
        for name, port in net.pinned.items()
        if not _open(port)
    ]
    for name in layer.arrays:
        if name not in net.values:
            rules.append(rule(name, S("None")))
        elif name in net.shared or net.values[name] is not None:
            rules.append(rule(name, _array(net, name)))
    if net.rates is not None:
        rules.append(rule(S.LearningRateMultipliers, net.rates))
    return Expr(net.wl_head, (*args, *rules))


def _array(net, name: str):
    """The setting of an array: its value, or under which name it is shared."""
    value = net.values[name]
    shown = None if value is None else packed(value)
    if name not in net.shared:
        return shown
    one = net.shared[name]
    if value is None and one.dims is None:
        return net_array(one.name)
    facts = {"Name": one.name} | ({} if value is None else {"Array": shown})
    return S.NetArray(Association(facts | ({} if one.dims is None else {"Dimensions": wl_list(one.dims)})))


def _port(port):
    return specification(port) if port.coder is None else port.coder.wl_input()


def _open(port) -> bool:
    return port.dims is None and port.coder is None


def _arguments(layer) -> list:
    """Positional arguments up to the last that is not at its default."""
    positional = sorted((p for p in layer.parameters if p.position), key=lambda p: p.position)
    given = [(p, getattr(layer, p.attribute)) for p in positional]
    while given and not given[-1][0].required and given[-1][1] == given[-1][0].default:
        given.pop()
    return [p.show(value) for p, value in given]


def _inner(net):
    """A layer inside a container: the shorthand where there is one."""
    if getattr(net.layer, "loose", False) and all(value is None for value in net.values.values()):
        return 1
    return input_form(net)

"""Arguments and options of the language to a Net.

`make("LinearLayer", (3,), {"Input": 2})` is LinearLayer[3, "Input" -> 2]. What the positional
arguments mean stands in the layer's sheet; options are port types, arrays, named parameters and
LearningRateMultipliers, the same for all layers.
"""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.expr import Expr
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.infer import resolve
from wlnet.nets.layer import LAYERS
from wlnet.nets.net import Net
from wlnet.nets.ports import port_type
from wlnet.nets.sharing import is_net_array, read_shared
from wlnet.nets.sheet import advice, fill, no_option

NO_LAYER = Message("General::nolayer", "`1` is not the name of a layer.`2`")
BAD_VALUE = "The array `1` of `2` should be a rectangular array of numbers, or Automatic, but is `3`."


def make(name: str, args: tuple = (), options: dict | None = None, apply=None) -> Net:
    """The net that `name[args..., options...]` stands for.

    args      positional arguments, as expressions
    options   option name -> expression (a PortType or a NumPy array will also do)
    apply     (function of the language, symbols...) -> the expression it gives; needed by layers
              that are made from a function

    Raises messages of the symbol `name`: invarg, invset, nargs, optx, invport, invarray, tyfail.
    """
    if name not in LAYERS:
        raise NO_LAYER(name, advice(LAYERS.near(name)))
    sheet, options = LAYERS[name], dict(options or {})
    if sheet.container:
        return sheet.construct(tuple(args), options, apply)
    filled = fill(sheet.parameters, tuple(args), options, name, apply)
    return assemble(*sheet(**filled).opened(options))


def assemble(layer, options: dict, children: dict | None = None) -> Net:
    """The Net of a filled sheet with its port types, arrays and rates, as `options` give them."""
    kind = layer.name
    values: dict = dict.fromkeys(layer.arrays)
    pinned, rates, shared = {}, None, {}
    for name, setting in options.items():
        if name in layer.inputs or name in layer.outputs:
            side = "input" if name in layer.inputs else "output"
            pinned[name] = layer.given_type(name, port_type(setting, side, kind, name))
        elif name in layer.arrays:
            if is_net_array(setting):
                shared[name], setting = read_shared(setting, name, layer)
            if setting is S("None") and name in layer.optional:
                del values[name]
            elif setting is not S.Automatic:
                values[name] = read_array(setting, name, kind)
        elif name == "LearningRateMultipliers":
            rates = setting
        else:
            own = [p.name for p in layer.parameters if not p.position]
            known = [*layer.inputs, *layer.outputs, *layer.arrays, *own, "LearningRateMultipliers"]
            raise no_option(kind, name, known)
    net = resolve(Net(layer, pinned, values, rates, children or {}, shared=shared))
    if rates is not None:
        _ = net.multipliers  # a wrong setting is refused now, not when somebody trains
    return net


def read_array(value, name: str, kind: str) -> np.ndarray:
    """The float32 array of a setting: nested lists, a packed array, a number, or a NumPy array."""
    if isinstance(value, Expr):
        array = as_array(value, exact=False)
    else:
        array = np.asarray(value) if isinstance(value, int | float | np.ndarray) else None
    if array is None or array.dtype.kind not in "iuf" or array.size == 0:
        raise Message(f"{kind}::invarray", BAD_VALUE)(name, kind, value)
    return np.array(array, dtype=np.float32, order="C")  # a copy: nets never change

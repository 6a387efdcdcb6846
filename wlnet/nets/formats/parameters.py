"""Parameters of layers as .wlnet files hold them: what the user gave, then "$" values that follow from it.

Where a layer was seen in files or printed nets its parameters have the order found there; others have their
documented names. What was not given but follows (a kernel size for each dimension from one number) stands as
Digits, which tells the reader so. Source: spec of the format, sections 6 and 7.
"""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from wlnet.expr.compress import Digits
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.formats.container import BadFile
from wlnet.nets.formats.terms import plain, validated
from wlnet.nets.functions.inlining import with_nets
from wlnet.nets.sheet import NotAccepted
from wlnet.nets.spatial import SAME

# Names of parameters in files, where they differ from ours.
NAMES = {
    "ConvolutionLayer": {"ChannelGroups": "$GroupNumber"},
    "DeconvolutionLayer": {"ChannelGroups": "$GroupNumber"},
    "EmbeddingLayer": {"Size": "OutputDimension"},
}
# Values of parameters that version 11.3 wraps; newer ones wrap others too.
WRAPPED = {"Function", "Levels", "Specification", "Broadcasting", "Dropout"}
SPREAD = ("KernelSize", "Stride", "PaddingSize", "Dilation")  # one number stands for one each dimension

OPEN = S.SizeT


def type_name(kind: str) -> str:
    """ "Linear" of LinearLayer, "NetMap" of NetMapOperator."""
    return kind.removesuffix("Layer").removesuffix("Operator") if kind != "NetArrayLayer" else "NetArray"


def size(count):
    return OPEN if count is None else count


def written(net) -> dict:
    """Name in the file -> expression, for a layer that is no container."""
    return WRITERS.get(net.kind, _documented)(net)


def _documented(net) -> dict:
    """All parameters under their documented names."""
    names = NAMES.get(net.kind, {})
    found = {}
    for p in net.layer.parameters:
        if p.name == "InputPorts":
            continue  # the ports say it
        value = p.show(getattr(net.layer, p.attribute))
        found[names.get(p.name, p.name)] = validated(value) if p.name in WRAPPED else value
    return found


WRITERS: dict[str, Callable] = {}


def _writer(*kinds: str):
    def add(function):
        WRITERS.update(dict.fromkeys(kinds, function))
        return function

    return add


def _dims(net, port: str):
    dims = net.ports[port].dims
    if dims is None:
        return S.ListT(S.NaturalT, OPEN)
    return wl_list(d if isinstance(d, int) else OPEN for d in dims)


def _count(dims: tuple | None):
    return OPEN if dims is None or not all(isinstance(d, int) for d in dims) else prod(dims)


@_writer("LinearLayer")
def linear(net) -> dict:
    given, dims = net.layer.size, net.outputs["Output"].dims
    known = dims is not None and None not in dims
    if given is not None:
        shown = wl_list(given)
    else:
        shown = wl_list(map(Digits, dims)) if known else S.Automatic
    return {
        "OutputDimensions": shown,
        "$OutputSize": _count(dims),
        "$InputSize": _count(net.inputs["Input"].dims),
        "$InputDimensions": _dims(net, "Input"),
    }


@_writer("ElementwiseLayer")
def elementwise(net) -> dict:
    return {"Function": validated(net.layer.function.given), "$Dimensions": _dims(net, "Input")}


@_writer("FunctionLayer")
def function(net) -> dict:
    """Nets in the function are named Net1, Net2, ...: they are parameters of these names."""
    names = {key: S.NetPort(f"Net{key}") for key in net.children}
    return {"Function": validated(with_nets(net.layer.function.given, names))}


@_writer("ConvolutionLayer", "DeconvolutionLayer", "PoolingLayer")
def windows(net) -> dict:
    """Layers whose windows move over dimensions."""
    known = _documented(net)
    inner, interleaved = net.inputs["Input"].dims, net.layer.interleaving
    rank = None if inner is None else len(inner) - 1
    for name in SPREAD:
        value = known.get(name)
        if isinstance(value, int) and rank is not None:
            known[name] = wl_list([Digits(value)] * rank)
    order = ("OutputChannels", *SPREAD[:3])
    if net.kind == "PoolingLayer":
        order = (*SPREAD[:3], "Function")
    elif net.kind == "ConvolutionLayer":
        order = (*order, SPREAD[3])
    if known.get("Dimensionality") is S.Automatic and rank is not None:
        known["Dimensionality"] = Digits(rank)
    known.setdefault("Dilation", None)
    found = {name: known[name] for name in (*order, "Dimensionality", "Interleaving") if name in known}
    if net.kind != "ConvolutionLayer" and known["Dilation"] is not None:
        found["Dilation"] = known["Dilation"]
    channels, sizes = _split(inner, interleaved)
    _, out = _split(net.outputs["Output"].dims, interleaved)
    if net.kind == "PoolingLayer":
        more = {"$Channels": channels, "$InputSize": sizes, "$OutputSize": out}
        return found | more | {"$MXPoolingConvention": "valid", "$MXGlobalPool": S("False")}
    groups = known["$GroupNumber"]
    return found | {
        "$InputChannels": channels, "$GroupNumber": groups, "$InputSize": sizes, "$OutputSize": out,
    }  # fmt: skip


def _split(dims: tuple | None, interleaved: bool) -> tuple:
    """(channels, list of sizes)"""
    if not dims:
        return OPEN, S.ListT(S.NaturalT, OPEN)
    channels, sizes = (dims[-1], dims[:-1]) if interleaved else (dims[0], dims[1:])
    return size(channels), wl_list(d if isinstance(d, int) else OPEN for d in sizes)


@_writer("BatchNormalizationLayer")
def batch_normalization(net) -> dict:
    known = _documented(net)
    channels, sizes = _split(net.inputs["Input"].dims, net.layer.interleaving)
    found = {name: known.pop(name) for name in ("Momentum", "Epsilon", "Interleaving")}
    return found | {"Channels": channels, **known, "$SpatialDimensions": sizes}


@_writer("EmbeddingLayer", "UnitVectorLayer")
def embedding(net) -> dict:
    return _documented(net) | {"$Dimensions": _dims(net, "Input")}


@_writer("MeanSquaredLossLayer", "MeanAbsoluteLossLayer")
def loss(net) -> dict:
    return {"$Dimensions": _dims(net, "Input")}


@_writer("CrossEntropyLossLayer")
def cross_entropy(net) -> dict:
    dims = net.inputs["Input"].dims
    return _documented(net) | {
        "$InputDimensions": _dims(net, "Input"),
        "$Classes": size(dims[-1] if dims else None),
    }


@_writer("GatedRecurrentLayer", "LongShortTermMemoryLayer", "BasicRecurrentLayer")
def recurrent(net) -> dict:
    dims = net.inputs["Input"].dims or (None, None)
    length, width = (dims[0], dims[-1])
    length = S.LengthVar(0) if length == "Varying" else size(length)
    return _documented(net) | {"$InputSize": size(width), "$SequenceLength": length}


# Reading


def read(cls, given: dict, apply: Callable | None) -> dict:
    """Attribute -> value of a layer from its parameters in a file.

    Raises BadFile for a value that the layer does not take.
    """
    names = NAMES.get(cls.name, {})
    filled = {}
    for p in cls.parameters:
        name = next((n for n in (names.get(p.name, p.name), p.name, f"${p.name}") if n in given), None)
        value = None if name is None else as_given(p, plain(given[name]))
        if value is None:
            continue
        try:
            filled[p.attribute] = p.read(value, apply) if p.applied else p.read(value)
        except NotAccepted as wanted:
            if value is S.Automatic or value is S("None"):
                continue  # open in the file
            raise BadFile(f"the parameter {name} of a {cls.name} should be {wanted}, not {value}") from None
    missing = next((p for p in cls.parameters if p.required and p.attribute not in filled), None)
    if missing is not None:
        raise BadFile(f"a {cls.name} has no {missing.name}")
    return filled


def as_given(p, value):
    """What the user gave, from a value in a file; None for what follows from other things."""
    if p.name == "Function":
        return from_steps(value)
    if (isinstance(value, Expr) and value.head in (S.SizeT, S.ListT, S.LengthVar)) or value is OPEN:
        return None
    parts = value if is_list(value) else (value,)
    derived = len(parts) > 0 and all(type(n) is Digits for n in parts)
    if derived and p.name in SPREAD:
        numbers = set(value) if is_list(value) else {value}
        return int(numbers.pop()) if len(numbers) == 1 else wl_list(map(int, value))
    if derived and not p.required:
        return None
    return _without_digits(value)


def _without_digits(value):
    if type(value) is Digits:
        return int(value)
    return wl_list(map(_without_digits, value)) if is_list(value) else value


def from_steps(value):
    """A function of version 11.3, a list of steps on ScalarSymbol[i], as a pure function."""
    if not isinstance(value, Expr) or value.head is not S.ScalarFunctionObject or len(value) != 3:
        return value
    inputs, output, steps = value.args
    table = {one: S.Slot(place) for place, one in enumerate(inputs, 1)}
    for symbol, step in steps.items():
        head, *args = step
        head = S.LogisticSigmoid if head == "Sigmoid" else head
        table[symbol] = Expr(head, tuple(table.get(arg, arg) for arg in args))
    return S.Function(table[output])


def uses_same_padding(net) -> bool:
    """Whether padding is said by a word that version 11.3 does not know."""
    return getattr(net.layer, "padding", None) == SAME

"""Older names of layers, and what they stand for today. Source: layers.md section 17."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, rule, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.netport import net_port
from wlnet.nets.sheet import no_option

NO_ARGUMENTS = "`1` takes options only, but has the argument `2`."

ONE_NUMBER = "`1` takes one argument, a number, not `2`."
ONE_FACTOR = "UpsampleLayer takes one argument, a positive integer, not `1`."

LEGACY: dict[str, Callable] = {}  # name -> function (args, options, apply) that gives a Net


def legacy(name: str):
    def add(function):
        LEGACY[name] = function
        return function

    return add


@legacy("DotPlusLayer")
def dot_plus(args, options, apply):
    """DotPlusLayer[n] is LinearLayer[n]."""
    return make("LinearLayer", args, options, apply)


@legacy("ConstantArrayLayer")
def constant_array(args, options, apply):
    """ConstantArrayLayer[...] is NetArrayLayer[...]; ConstantArrayLayer[{n1, n2, ...}] says its "Output"."""
    if len(args) == 1 and is_list(args[0]) and "Output" not in options:
        args, options = (), {"Output": args[0], **options}
    return make("NetArrayLayer", args, options, apply)


@legacy("InstanceNormalizationLayer")
def instance_normalization(args, options, apply):
    """InstanceNormalizationLayer[] is NormalizationLayer[]."""
    return make("NormalizationLayer", args, options, apply)


@legacy("ConcatenateLayer")
def concatenate(args, options, apply):
    """ConcatenateLayer[level] is CatenateLayer[level]."""
    return make("CatenateLayer", args, options, apply)


@legacy("SequenceAttentionLayer")
def sequence_attention(args, options, apply):
    """A graph of AttentionLayer[...] in which the Input gives keys and values."""
    inside = make("AttentionLayer", args, {}, apply)
    edges = [rule(net_port("Input"), net_port("Attention", port)) for port in ("Key", "Value")]
    edges.append(rule(net_port("Query"), net_port("Attention", "Query")))
    return make("NetGraph", (Association({"Attention": inside}), wl_list(edges)), options)


@legacy("UpsampleLayer")
def upsample(args, options, apply):
    """UpsampleLayer[n] is ResizeLayer[{Scaled[n], Scaled[n]}] that repeats elements."""
    if len(args) != 1 or type(args[0]) is not int or args[0] < 1:
        raise Message("UpsampleLayer::invarg", ONE_FACTOR)(wl_list(args))
    size = wl_list((S.Scaled(args[0]),) * 2)
    return make("ResizeLayer", (size,), {"Resampling": "Nearest", **options})


@legacy("ScalarPlusLayer")
def scalar_plus(args, options, apply):
    """ScalarPlusLayer[c] is ElementwiseLayer[# + c &]."""
    return _with_number("ScalarPlusLayer", S.Plus, args, options, apply)


@legacy("ScalarTimesLayer")
def scalar_times(args, options, apply):
    """ScalarTimesLayer[c] is ElementwiseLayer[# c &]."""
    return _with_number("ScalarTimesLayer", S.Times, args, options, apply)


def _with_number(name: str, function, args, options, apply):
    number = args[0] if len(args) == 1 else None
    if isinstance(number, bool) or not isinstance(number, int | float | Fraction):
        raise Message(f"{name}::onenumber", ONE_NUMBER)(name, wl_list(args))
    return make("ElementwiseLayer", (S.Function(function(S.Slot(1), number)),), options, apply)


@legacy("BroadcastPlusLayer")
def broadcast_plus(args, options, apply):
    """BroadcastPlusLayer[] is ThreadingLayer[Plus, -1]: an array of fewer levels is repeated."""
    if args:
        raise Message("BroadcastPlusLayer::noargs", NO_ARGUMENTS)("BroadcastPlusLayer", args[0])
    return make("ThreadingLayer", (S.Plus, -1), options, apply)


@legacy("ConstantPlusLayer")
def constant_plus(args, options, apply):
    """A graph that adds a learned array of the dimensions of the input, zero at first."""
    return _with_array("ConstantPlusLayer", args, options, "Biases", S.Plus, 0)


@legacy("ConstantTimesLayer")
def constant_times(args, options, apply):
    """A graph that multiplies by a learned array of the dimensions of the input, one at first."""
    return _with_array("ConstantTimesLayer", args, options, "Scaling", S.Times, 1)


def _with_array(name: str, args, options: dict, array: str, function, start: int):
    """NetGraph of `function` over the input and an array of the same dimensions."""
    if args:
        raise Message(f"{name}::noargs", NO_ARGUMENTS)(name, args[0])
    known = ("Input", "Output", array, "LearningRateMultipliers")
    unknown = next((option for option in options if option not in known), None)
    if unknown is not None:
        raise no_option(name, unknown, known)
    inside = {"Array": options[array]} if array in options else {}
    source = make("NetArrayLayer", (), {**inside, "InitialValue": start})
    thread = make("ThreadingLayer", (function, S("None")), {"InputPorts": 2})
    layers = Association({array: source, function.name: thread})
    edges = wl_list([rule(wl_list((net_port("Input"), array)), function.name)])
    return make("NetGraph", (layers, edges), {name: x for name, x in options.items() if name != array})

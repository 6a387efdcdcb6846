"""One symbol for each layer, container and coder, and what they do as heads: net[data], enc[x], dec[v].

Everything particular to a layer stands in its sheet; here arguments are split into positional ones
and options, and functions are applied to the symbols that layers ask for.
"""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.paths import located
from wlnet.expr.symbols import S, Symbol, symbol
from wlnet.language.builtin import application, builtin
from wlnet.language.options import Quoted
from wlnet.nets.apply import apply, as_expression
from wlnet.nets.calls import applier, split
from wlnet.nets.coder import Decoder, Encoder, coder_of
from wlnet.nets.coding import decoded_value, encoded_value
from wlnet.nets.construct import make
from wlnet.nets.layer import LAYERS
from wlnet.nets.legacy import LEGACY
from wlnet.nets.net import Net
from wlnet.nets.netport import net_port, steps_of
from wlnet.nets.options import OPTIONS, settings
from wlnet.nets.outputs import DEFAULT
from wlnet.nets.sharing import net_array, unique_name
from wlnet.nets.sheet import forms
from wlnet.nets.state import NetStateObject, state_object

CODER_ARGUMENTS = '`1` takes one argument, such as `1`["Class"] or `1`[{"Class", {a, b}}]; it has `2`.'
NOT_A_NET = "`1` is not a net."
APPLIED_TO = "`1` is applied to one value and at most one `2`; it has `3` arguments."


def _applier(evaluation):
    """Functions are tried on symbols; what they say of these is nobody's business."""

    def call(function, *symbols):
        with evaluation.messages.silent():
            return evaluation.call(function, *symbols)

    return applier(call, evaluation.evaluate)


def _defaults(sheet) -> dict:
    """The options of a layer with their defaults, without the types of ports."""
    named = {p.name: p.show(p.default) for p in sheet.parameters if not p.position}
    rates = {} if not sheet.arrays and not sheet.container else {"LearningRateMultipliers": S.Automatic}
    return {**dict.fromkeys(map(Quoted, sheet.arrays), S.Automatic), **named, **rates}


def _constructor(name: str, defaults: dict):
    def construct(evaluation, args=()):
        positional, options = split(args, leading=LAYERS[name].leading(args))
        current = evaluation.definitions.options_of(symbol(name))
        changed = {key: value for key, value in current.items() if not same(value, defaults.get(key))}
        return make(name, positional, {**changed, **options}, _applier(evaluation))

    construct.__doc__ = LAYERS[name].__doc__
    return construct


for _name_of_layer, _sheet in LAYERS.items():
    _options = _defaults(_sheet)
    builtin(
        f"{_name_of_layer}[args___]",
        attributes=("Protected", "ReadProtected"),
        declares=_options,
        shown=() if _sheet.container else forms(_name_of_layer, _sheet.parameters),
    )(_constructor(_name_of_layer, _options))


NAMES = (
    "DotPlusLayer",
    "ConstantArrayLayer",
    "ConcatenateLayer",
    "InstanceNormalizationLayer",
    "ConstantPlusLayer",
    "ConstantTimesLayer",
    "SequenceAttentionLayer",
    "UpsampleLayer",
    "ScalarPlusLayer",
    "ScalarTimesLayer",
    "BroadcastPlusLayer",
)
assert set(NAMES) == set(LEGACY)


def _legacy_constructor(name: str):
    def construct(evaluation, args=()):
        positional, options = split(args)
        return LEGACY[name](positional, options, _applier(evaluation))

    construct.__doc__ = LEGACY[name].__doc__
    return construct


for _old_name in NAMES:
    builtin(f"{_old_name}[args___]", attributes=("Protected", "ReadProtected"))(
        _legacy_constructor(_old_name)
    )


@builtin("NetPortGradient[args__]", attributes=("Protected", "ReadProtected"))
def net_port_gradient(evaluation, args):
    """Stays as it is: what net[data, NetPortGradient[...]] asks for."""


@builtin("NetArray[args___]", attributes=("Protected", "ReadProtected"))
def net_array_of(evaluation, args=()):
    """Stays as it is: the value of an array that is shared. NetArray[] has a name of its own."""
    if not args or (len(args) == 1 and args[0] is S.Automatic):
        return net_array(unique_name())
    return None


@builtin("NetSharedArray[name_]", attributes=("Protected", "ReadProtected"))
def net_shared_array(evaluation, name):
    """The older name of NetArray[name]."""
    return S.NetArray(name)


@builtin("NetPort[args__]", attributes=("Protected", "ReadProtected"))
def net_port_of(evaluation, args):
    """NetPort[n, "port"] and NetPort[{n, m}, "port"] are NetPort[{n, m, "port"}]; others stay as they are."""
    steps = steps_of(S.NetPort(*args)) if len(args) == 2 else None
    return None if steps is None else net_port(*steps)


@builtin("NetEncoder[args___]", attributes=("Protected", "ReadProtected"))
def net_encoder(evaluation, args=()):
    """The encoder of a kind with its parameters, or the one that fits a decoder."""
    return _coder(evaluation, "NetEncoder", args)


@builtin("NetDecoder[args___]", attributes=("Protected", "ReadProtected"))
def net_decoder(evaluation, args=()):
    """The decoder of a kind with its parameters, or the one that fits an encoder."""
    return _coder(evaluation, "NetDecoder", args)


def _coder(evaluation, head: str, args: tuple):
    if len(args) != 1:
        raise Message(f"{head}::coderargs", CODER_ARGUMENTS)(head, len(args))
    return coder_of(args[0], head, evaluation.call)


def _numeric(evaluation):
    """The language's N, for data such as Pi or Sqrt[2]."""
    return lambda value: evaluation.evaluate(S.N(value))


def _ambient_seed(evaluation):
    """A seed from the session's own generator: RandomSeeding -> Inherited."""
    return lambda: evaluation.evaluate(S.RandomInteger(2**62))


def _is_setting(one) -> bool:
    """An option of an application, not a decoder property or a port with one."""
    return isinstance(one.item(0), Symbol) or one.item(0) in OPTIONS


def _located(evaluation, net, data):
    """The data of a net with absolute names of files, where its encoders read files."""
    reading = [name for name, port in net.inputs.items() if getattr(port.coder, "reads_files", False)]
    if not reading:
        return data
    if not isinstance(data, Association):
        return located(data, evaluation.state)
    return data.with_values(
        located(value, evaluation.state) if name in reading else value for name, value in data.items()
    )


@application(Net)
def apply_net(evaluation, net, args):
    """net[data], net[data, what], with options."""
    positional, options = split(args, _is_setting)
    if not positional and not net.inputs:
        positional = (Association({}),)
    if len(positional) not in (1, 2):
        raise Message(f"{net.kind}::netargs", APPLIED_TO)(net.kind, "output or property", len(positional))
    given = settings(options, net.kind, _ambient_seed(evaluation)) if options else None
    what = positional[1] if len(positional) == 2 else DEFAULT
    data = _located(evaluation, net, positional[0])
    value = apply(net, data, what, given, _numeric(evaluation), evaluation.check_abort)
    return evaluation.evaluated(value)


@builtin("NetStateObject[net_]", "NetStateObject[net_, states_]", attributes=("Protected", "ReadProtected"))
def net_state_object(evaluation, net, states=None):
    """A net that remembers its recurrent states from call to call."""
    if not isinstance(net, Net):
        return None if hasattr(net, "wl_head") and net.wl_head is S.NetStateObject else _refused(net)
    return state_object(net, states, _numeric(evaluation))


def _refused(net):
    raise Message("NetStateObject::notnet", NOT_A_NET)(net, value=UNEVALUATED)


@application(NetStateObject)
def apply_state_object(evaluation, held, args):
    """object[data], object[data, what], with options; it begins with the states kept and keeps the last."""
    positional, options = split(args, _is_setting)
    if len(positional) not in (1, 2):
        raise Message("NetStateObject::netargs", APPLIED_TO)("NetStateObject", "output", len(positional))
    given = settings(options, "NetStateObject", _ambient_seed(evaluation))
    what = positional[1] if len(positional) == 2 else DEFAULT
    data = _located(evaluation, held.net, positional[0])
    answer = held.step(data, what, given, _numeric(evaluation), evaluation.check_abort)
    return evaluation.evaluated(as_expression(answer))


@application(Encoder)
def apply_encoder(evaluation, encoder, args):
    """enc[value] or enc[{value, ...}]."""
    if len(args) != 1:
        raise Message("NetEncoder::netargs", APPLIED_TO)("A NetEncoder", "value", len(args))
    value = located(args[0], evaluation.state) if encoder.reads_files else args[0]
    return encoded_value(encoder, value)


@application(Decoder)
def apply_decoder(evaluation, decoder, args):
    """dec[array], dec[{array, ...}], dec[array, property]."""
    positional, options = split(args, _is_setting)
    if len(positional) not in (1, 2):
        raise Message("NetDecoder::netargs", APPLIED_TO)("A NetDecoder", "property", len(positional))
    given = settings(options, "NetDecoder", _ambient_seed(evaluation))
    prop = positional[1] if len(positional) == 2 else None
    return decoded_value(decoder, positional[0], prop, given.seed, _numeric(evaluation))

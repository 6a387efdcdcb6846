"""Functions on nets: NetInitialize, NetExtract, NetInformation."""

from __future__ import annotations

from secrets import randbits

from wlnet.expr.expr import is_list, is_rule
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.nets.coder import Coder
from wlnet.nets.information import information
from wlnet.nets.initialize import initialize
from wlnet.nets.net import Net
from wlnet.nets.options import seed_of
from wlnet.nets.state import NetStateObject
from wlnet.nets.surgery.surgery import extract

NOT_A_NET = "`1` is not a net."
WHICH = Message("NetInitialize::which", "The second argument `1` of NetInitialize should be All.")
BAD_METHOD = Message(
    "NetInitialize::invmethod", 'Method -> `1` should be a name or {"name", suboption -> setting, ...}.'
)
BAD_SEED = Message(
    "NetInitialize::invseed", "RandomSeeding -> `1` should be Automatic, Inherited, an integer or a string."
)


def _net(value, owner: str):
    if not isinstance(value, Net):
        raise Message(f"{owner}::notnet", NOT_A_NET)(value, value=UNEVALUATED)
    return value


@builtin(
    "NetInitialize[net_]", "NetInitialize[net_, which_]", options={"Method": "Kaiming", "RandomSeeding": 1234}
)
def net_initialize(evaluation, net, which=None, options=None):
    """Values for the arrays that have none; with All for every array."""
    net = _net(net, "NetInitialize")
    if which is not None and which is not S.All:
        raise WHICH(which)
    seed = seed_of(options["RandomSeeding"], lambda: evaluation.evaluate(S.RandomInteger(2**62)))
    if seed is False:
        raise BAD_SEED(options["RandomSeeding"])
    if seed is None:
        seed = randbits(62)
    return initialize(net, _method(options["Method"]), seed, which is S.All)


def _method(setting):
    """(name, {suboption: setting}) of the option Method."""
    if isinstance(setting, str):
        return setting, {}
    if is_list(setting) and len(setting) and all(map(is_rule, setting.args[1:])):
        return setting.item(0), {str(one.item(0)): one.item(1) for one in setting.args[1:]}
    raise BAD_METHOD(setting)


@builtin("NetExtract[net_, part_]")
def net_extract(evaluation, net, part):
    """A layer, array, parameter, port or coder of a net; a parameter of a coder."""
    if isinstance(net, NetStateObject):
        return net.extract(part)
    if not isinstance(net, Coder):
        net = _net(net, "NetExtract")
    return extract(net, part)


@builtin("NetInformation[net_]", "NetInformation[net_, property_]")
def net_information(evaluation, net, property=None):
    """The older name; a list of nets gives a list."""
    if is_list(net) and len(net) and all(isinstance(one, Net) for one in net):
        return [information(one, property) for one in net]
    return information(_net(net, "NetInformation"), property)

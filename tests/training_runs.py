"""Short ways to make nets and train them, for tests below the language."""

from __future__ import annotations

from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.training.host import Host
from wlnet.training.record import Record
from wlnet.training.settings import settings_of
from wlnet.training.train import train


def pairs(inputs, outputs) -> Expr:
    """{in1 -> out1, ...} with lists made of Python lists."""
    return wl_list(rule(listed(x), listed(y)) for x, y in zip(inputs, outputs, strict=True))


def listed(value):
    return wl_list(map(listed, value)) if isinstance(value, (list, tuple)) else value


def chain(*layers, **ports):
    return make("NetChain", (wl_list(layers),), ports)


def classifier(*layers, **ports):
    return chain(*layers, make("LinearLayer"), make("SoftmaxLayer"), **ports)


class Listener(Host):
    """A host that keeps what it is told."""

    def __init__(self, **fields):
        warnings, lines = [], []
        super().__init__(warn=warnings.append, write=lines.append, **fields)
        object.__setattr__(self, "warnings", warnings)
        object.__setattr__(self, "lines", lines)


def trained(net, data, loss=S.Automatic, host=None, wanted=(), **options) -> Record:
    """Silent unless a report is asked for. Python lists in options stand for Wolfram's."""
    host = host or Listener()
    options = {"TrainingProgressReporting": S("None")} | {
        name: listed(value) for name, value in options.items()
    }
    return train(net, data, settings_of(options, host), host, loss, wanted=wanted)


def refusal(net, data, **options) -> str:
    """The text of the message that a training is refused with."""
    try:
        trained(net, data, **options)
    except MessageError as error:
        return str(error)
    raise AssertionError("nothing was refused")

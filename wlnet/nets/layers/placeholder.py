"""PlaceholderLayer: stands for an operation that is not there."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter

NOTHING = "`1` stands for an operation that is not there (`2`), so the net can be looked at, but not run."
NONE = S("None")


def _tag(value):
    if value is NONE or isinstance(value, str):
        return None if value is NONE else value
    raise NotAccepted("a string")


def _facts(value):
    if value is NONE or isinstance(value, Association):
        return None if value is NONE else value
    raise NotAccepted("an association")


def _shown(value):
    return NONE if value is None else value


def _names(value) -> tuple[str, ...] | None:
    if value is S.Automatic or value is NONE:
        return None
    if isinstance(value, Association):
        value = wl_list(value.keys())
    if type(value) is int and value > 0:
        return tuple(f"{n}" for n in range(1, value + 1))
    names = tuple(value) if is_list(value) else (value,)
    if names and all(isinstance(one, str) for one in names) and len(set(names)) == len(names):
        return names
    raise NotAccepted("Automatic, a number of ports, or a list of names")


def _shown_names(names: tuple | None):
    return S.Automatic if names is None else wl_list(names)


@layer("PlaceholderLayer")
class PlaceholderLayer(Layer):
    """Stands for an operation that is not there, with its ports; it can be part of nets, but not be run.

    Input     anything; other ports by InputPorts
    Output    anything; other ports by OutputPorts

    Source: reference page PlaceholderLayer.
    """

    tag: str | None = parameter(1, "Tag", default=None, read=_tag, show=_shown)
    facts: Association | None = parameter(2, "Parameters", default=None, read=_facts, show=_shown)
    ins: tuple | None = parameter(None, "InputPorts", default=None, read=_names, show=_shown_names)
    outs: tuple | None = parameter(None, "OutputPorts", default=None, read=_names, show=_shown_names)
    names: tuple | None = parameter(None, "Arrays", default=None, read=_names, show=_shown_names)

    inputs = ("Input",)
    outputs = ("Output",)
    varying = True

    def __post_init__(self):
        object.__setattr__(self, "inputs", self._numbered(self.ins, "Input"))
        object.__setattr__(self, "outputs", self._numbered(self.outs, "Output"))
        object.__setattr__(self, "arrays", self.names or ())

    @staticmethod
    def _numbered(names: tuple | None, word: str) -> tuple[str, ...]:
        if names is None:
            return (word,)
        return tuple(word + name if name.isdigit() else name for name in names)

    def infer(self, shapes):
        """Nothing is known of it."""

    def forward(self, *values):
        raise Message("PlaceholderLayer::norun", NOTHING)("PlaceholderLayer", self.tag or "no tag")

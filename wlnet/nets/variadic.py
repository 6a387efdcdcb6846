"""Layers of any number of inputs: how many there are, and what they are called.

InputPorts -> n, {shape, ...}, {"name", ...} or <|"name" -> shape, ...|> says so; in a graph the edges do;
else the layer stays open until it is applied. Source: layers.md section 1.1.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.layer import Layer
from wlnet.nets.sheet import NotAccepted, parameter

WRONG_COUNT = "`1` takes `2`, not `3`."

_NUMBERED = re.compile(r"(?:Input)?([1-9]\d*)")


class Ports(NamedTuple):
    """A setting of InputPorts: names, and what was said of their types."""

    names: tuple[str, ...]
    types: dict


def numbered(count: int) -> tuple[str, ...]:
    """The names of `count` ports without names of their own."""
    return tuple(f"Input{n}" for n in range(1, count + 1)) if count > 1 else ("Input",)


def _read(value):
    if value is S.Automatic:
        return None
    if type(value) is int and value > 0:
        return numbered(value)
    if isinstance(value, Association) and len(value):
        names = tuple(value.keys())
        if all(isinstance(name, str) for name in names):
            return Ports(names, dict(value.items()))
    if is_list(value) and len(value):
        if all(isinstance(one, str) and one not in ("Real", "Integer", "Varying") for one in value):
            if len(set(value)) == len(value):
                return tuple(value)
        else:
            names = numbered(len(value))
            return Ports(names, dict(zip(names, value, strict=True)))
    raise NotAccepted("a number of ports, a list of shapes, a list of names, or an association name -> shape")


def _show(names):
    if names is None:
        return S.Automatic
    return len(names) if names == numbered(len(names)) else wl_list(names)


def input_ports():
    """The field `ports` of a layer of this kind: the names of its inputs, or None while they are open."""
    return parameter(None, "InputPorts", default=None, read=_read, show=_show)


class Variadic(Layer):
    """Fixes the number of inputs; a member has a field `ports = input_ports()`.

    least, most    how many inputs there can be
    """

    ports: tuple[str, ...] | None
    least, most = 1, None

    @property
    def inputs(self) -> tuple[str, ...]:
        return self.ports or ()

    @property
    def open_inputs(self) -> bool:
        return self.ports is None

    def opened(self, options: dict):
        layer, types = self, {}
        if isinstance(self.ports, Ports):
            layer, types = self._with(self.ports.names), self.ports.types
        elif self.ports is not None:
            layer = self._with(self.ports)
        elif layer.open_inputs:
            numbers = [int(m[1]) for name in options if (m := _NUMBERED.fullmatch(name))]
            if "Input" in options or numbers:
                layer = self._with(numbered(max(numbers, default=1)))
        renamed = {layer.port_called(name) or name: setting for name, setting in options.items()}
        return layer, {**types, **renamed}

    def taking(self, count: int, names=()) -> Variadic:
        """The layer with `count` inputs; `names` may ask for more by number ("3", "Input3")."""
        asked = [int(m[1]) for name in names if name and (m := _NUMBERED.fullmatch(name))]
        return self._with(numbered(max([count, *asked])))

    def _with(self, names: tuple[str, ...]) -> Variadic:
        if len(names) < self.least or (self.most is not None and len(names) > self.most):
            raise Message(f"{self.name}::inputcount", WRONG_COUNT)(self.name, self._limits(), len(names))
        return replace(self, ports=names)

    def _limits(self) -> str:
        """ "2 inputs", "1 to 2 inputs", "at least 2 inputs" """
        if self.most is None:
            return f"at least {self.least} inputs"
        return f"{self.least} inputs" if self.least == self.most else f"{self.least} to {self.most} inputs"

    def port_called(self, name: str) -> str | None:
        """An input by its name, or by its number alone where the inputs are numbered."""
        if name in self.inputs:
            return name
        number = _NUMBERED.fullmatch(name)
        place = int(number[1]) if number else 0
        return self.inputs[place - 1] if self.unnamed and 1 <= place <= len(self.inputs) else None

    @property
    def unnamed(self) -> bool:
        return self.inputs == numbered(len(self.inputs))

    def open_name(self, port: str) -> str:
        return "Input" if self.unnamed and port in self.inputs else port

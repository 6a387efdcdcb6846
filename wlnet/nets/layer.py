"""What a layer states, and the collection of layers.

A file of `layers/` holds data sheets: parameters, ports, arrays, `infer` (what must be equal among
shapes) and `forward` (the computation, in ops). Construction from the language, checks,
initialisation, gradients, batches, display and the System` symbol follow from the sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import ClassVar

from wlnet.expr.registry import Registry
from wlnet.nets.sheet import Parameter, sheet

LAYERS = Registry("layer", "wlnet.nets.layers", "wlnet.nets.containers")


class Layer:
    """A filled data sheet: the parameters of one layer, without arrays and types.

    name       Wolfram's
    inputs, outputs, arrays    names of ports and arrays, in the order in which `forward` takes them
    optional   arrays that the setting None removes
    integers   ports that carry integers
    keeps_shape      the output has the dimensions of the input, whatever they are
    keeps_element    integers in, integers out; otherwise outputs are real
    varying          dimensions may be "Varying"; else they are refused. Then what is beyond the end of an
                     example must not matter to a true element
    keywords         what `forward` asks for by keyword: `mode` (lower.Mode), `dims` (port -> dimensions),
                     `lengths` (input -> as in lengths.Lengths.of), `ports` (port -> PortType)
    moving           arrays that are no parameters: a training moves them along with what it sees
    states           names of what a recurrent layer hands on from step to step, in the order of `forward`'s
                     use: `mode.state(name)` is what to begin with, `mode.leave(name, value)` what is left
    starts           array -> number that fills it at first, whatever the method of initialisation
    open_inputs      the number of inputs is not known yet; `taking` settles it
    unnamed          the inputs have no names of their own: a list of values will do
    losses           outputs that a training makes small
    draws            random numbers are drawn in evaluation, too
    readable         names of values inside that a NetPort can ask for; `mode.show(name, value, lengths)`
    makes            a container whose outputs are its own, not those of a layer inside
    keeps_states     states of layers inside can be given and asked for from outside
    may_be_empty     inputs whose first dimension may be 0 where it varies: what comes out has elements anyway
    drawn_whole      a container that is one box in pictures, as what is inside has no wires
    forward          (*values) -> Values of the outputs from Values of inputs (batch first) and arrays (None
                     where removed): one Value for a single output, else a tuple in the order of `outputs`
    container        holds layers itself: has `construct`, `lower`, `origin`, `feeding` and `show` instead
                     of `forward`
    """

    name: str
    forward: ClassVar[Callable]
    inputs: tuple[str, ...] = ("Input",)
    outputs: tuple[str, ...] = ("Output",)
    arrays: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    integers: tuple[str, ...] = ()
    keeps_shape = False
    keeps_element = False
    varying = False
    keywords: tuple[str, ...] = ()
    moving: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    readable: tuple[str, ...] = ()
    draws = False
    makes = False
    drawn_whole = False
    may_be_empty: tuple[str, ...] = ()
    keeps_states = True
    starts: ClassVar[dict[str, float]] = {}
    open_inputs = False
    unnamed = False
    container = False
    parameters: tuple[Parameter, ...] = ()

    def setting(self, p: Parameter, net):
        """A parameter of the layer of `net` as an expression."""
        return p.show(getattr(self, p.attribute))

    @property
    def shown_as(self):
        """What stands for the layer in the table of a net, where that is not its name."""
        return None

    @classmethod
    def leading(cls, args: tuple) -> int:
        """How many of the first arguments of a call are no options, even if they are rules."""
        return 0

    def opened(self, options: dict) -> tuple[Layer, dict]:
        """(the layer with its ports, options left) for the options that it is made with."""
        return self, options

    def port_called(self, name: str) -> str | None:
        """The input of this name, or None."""
        return name if name in self.inputs else None

    def open_name(self, port: str) -> str:
        """What a graph calls this port of the layer where nothing is connected to it."""
        return port

    def empty_inputs(self, children: dict) -> tuple[str, ...]:
        """The inputs that may be empty lists, of a net with these layers inside."""
        return self.may_be_empty

    def fed_by(self, key) -> tuple:
        """(key, port) of what feeds a layer of a container, or its output `key`, where that needs saying."""
        return ()

    def infer(self, shapes) -> None:
        """State what must be equal among the shapes of ports and arrays; see unify.Shapes.

        A container connects the Shapes of its layers and lets each `solve`.
        """
        if self.keeps_shape:
            shapes.equal(self.inputs[0], self.outputs[0])

    def complete(self, shapes) -> None:
        """A last resort for what the equations left open; asked when they say nothing more."""

    def given_type(self, name: str, port):
        """The type of a port from what an option says of it."""
        return port

    def shown_type(self, name: str, port):
        """What the option says, from the type of the port."""
        return port

    def prepared(self, net):
        """The net that is meant, once its given port types are known."""
        return net

    def agreeing(self, lengths: dict, dims: dict) -> tuple[tuple, ...]:
        """Tuples of lengths that must be equal, example by example, wherever both say something; the words
        are those of `lengths_after`. Here: all inputs, dimensions counted from the front."""
        return tuple(lengths[name] for name in self.inputs)

    def lengths_after(self, lengths: dict, dims: dict) -> dict:
        """Output -> what varies in it (see lengths.Lengths.of), for a layer that is `varying`.

        lengths    input -> likewise
        dims       port -> dimensions, numbers all of them

        Here: the same as in the first input in which something varies, dimensions counted from the front.
        """
        source = next((lengths[name] for name in self.inputs if lengths[name]), ())
        return {name: (*source, *(None,) * len(dims[name]))[: len(dims[name])] for name in self.outputs}


def layer(name: str, **facts):
    """Put a class into LAYERS under its Wolfram name; `facts` sets words described at Layer."""

    def add(cls):
        cls = sheet(cls)
        cls.name = name
        for word, value in facts.items():
            setattr(cls, word, value)
        if hasattr(cls, "forward"):
            asked = signature(cls.forward).parameters.values()
            cls.keywords = tuple(p.name for p in asked if p.kind is p.KEYWORD_ONLY)
        LAYERS.add(name, cls)
        return cls

    return add

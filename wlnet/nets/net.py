"""Net: a layer or a container of layers with types at its ports and values in its arrays.

A Net is an atom of the language and never changes; whatever alters one gives a new one that
shares the arrays. It is made by `construct.py`, and goes to `lower.py` to be computed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from weakref import WeakValueDictionary

import numpy as np

from wlnet.expr.expr import wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import symbol
from wlnet.nets.apply import called
from wlnet.nets.drawing import display
from wlnet.nets.drawing.html import html
from wlnet.nets.drawing.summary import summary_graphic
from wlnet.nets.infer import infer, resolve
from wlnet.nets.information import information
from wlnet.nets.options import OPTIONS
from wlnet.nets.rates import rates_of
from wlnet.nets.sharing import is_shared_path, net_array, with_shared
from wlnet.nets.surgery import surgery
from wlnet.nets.types import PortType, size_words, with_article

BAD_ARRAY = "The array `1` should be `2`, but is `3`."


class Structure:
    """A tuple with its hash; equal ones are the same object, so that look-ups are quick."""

    __slots__ = ("__weakref__", "_hash", "parts")

    def __init__(self, parts: tuple):
        self.parts = parts
        self._hash = hash(parts)

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return repr(self.parts)


_STRUCTURES: WeakValueDictionary = WeakValueDictionary()


@dataclass(frozen=True, eq=False, repr=False)
class Net:
    """A layer with what is known of its ports and arrays.

    layer       the filled data sheet (of a container: its kind and port names)
    pinned      port -> PortType: what the user gave
    values      array name -> float32 array, or None while it has no value; without the arrays that
                the user switched off. The learnable arrays of this layer alone
    rates       the LearningRateMultipliers given here: an expression, or None
    children    key -> Net of the layers inside: 1, 2, ... or names
    inputs, outputs    port -> PortType: all that is known
    own_shapes  array name -> dimensions, or None
    states      name -> PortType of what this layer hands on from step to step
    shared      array name -> Shared, for arrays that are one with others of the same name
    """

    layer: object
    pinned: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)
    rates: object = None
    children: dict = field(default_factory=dict)
    inputs: dict = field(default_factory=dict)
    outputs: dict = field(default_factory=dict)
    own_shapes: dict = field(default_factory=dict)
    states: dict = field(default_factory=dict)
    shared: dict = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """ "LinearLayer", "NetChain", ..."""
        return self.layer.name

    @property
    def wl_head(self):
        return symbol(self.kind)

    @property
    def ports(self) -> dict[str, PortType]:
        return {**self.inputs, **self.outputs}

    def _gathered(self, own: dict, attribute: str) -> dict:
        found = {self.path_of(name): value for name, value in own.items()}
        for key, child in self.children.items():
            for path, value in getattr(child, attribute).items():
                place = path if is_shared_path(path) else (key, *path)
                if found.get(place) is None:  # of a shared array: what one of its places knows
                    found[place] = value
        return found

    def path_of(self, name: str) -> tuple:
        """The path of an array of this layer: its name, or that under which it is shared."""
        return (net_array(self.shared[name].name),) if name in self.shared else (name,)

    @cached_property
    def shares(self) -> bool:
        """Whether there are shared arrays, at any depth."""
        return bool(self.shared) or any(child.shares for child in self.children.values())

    @cached_property
    def places(self) -> dict:
        """Where arrays are: the path of a place -> path in `arrays`, which is another for shared ones."""
        found = {(name,): self.path_of(name) for name in self.values}
        for key, child in self.children.items():
            for place, path in child.places.items():
                found[(key, *place)] = path if is_shared_path(path) else (key, *path)
        return found

    @cached_property
    def arrays(self) -> dict:
        """Path -> float32 array, or None without a value, at any depth.

        A path is (1, "Weights"), that of a shared array (NetArray["name"],).
        """
        return self._gathered(self.values, "arrays")

    @cached_property
    def array_shapes(self) -> dict:
        """Path -> dimensions, None while they are not known."""
        return self._gathered(self.own_shapes, "array_shapes")

    @cached_property
    def all_states(self) -> dict:
        """Path -> PortType of the states that a call may begin with, at any depth; (1, "State")."""
        if not self.layer.keeps_states:
            return {(name,): port for name, port in self.states.items()}
        return self._gathered(self.states, "all_states")

    @cached_property
    def multipliers(self) -> dict:
        """Path -> relative learning rate; 1 where nothing is said, 0 for what is not trained."""
        inner = self._gathered(dict.fromkeys(self.values, 1), "multipliers")
        return rates_of(self.rates, self, inner)

    @cached_property
    def moving(self) -> frozenset:
        """The paths of the arrays that are statistics, moved along by a training."""
        found = {(name,) for name in self.layer.moving if name in self.values}
        for key, child in self.children.items():
            found |= {(key, *path) for path in child.moving}
        return frozenset(found)

    @cached_property
    def unset(self) -> tuple | None:
        """The path of the first array without a value, or None."""
        return next((path for path, value in self.arrays.items() if value is None), None)

    @property
    def initialized(self) -> bool:
        return self.unset is None

    @cached_property
    def closed(self) -> bool:
        """Every dimension of the ports is a number."""
        return all(port.known for port in self.ports.values())

    @cached_property
    def codeless(self) -> bool:
        """No input has an encoder: data are numbers."""
        return all(port.coder is None for port in self.inputs.values())

    @cached_property
    def direct_dims(self) -> tuple | None:
        """Dimensions of the input of a net that only does sums: one input and one output of real numbers of
        fixed size without coders, all arrays known, nothing drawn; None for other nets. See direct.py."""
        one = len(self.inputs) == len(self.outputs) == 1 and not self.layer.open_inputs
        if not one or self.unset is not None or not self.closed or self.draws:
            return None
        (port,), (result,) = self.inputs.values(), self.outputs.values()
        plain = port.coder is None and not port.is_integer and result.coder is None
        return port.dims if plain else None

    def layers(self, path: tuple = ()) -> dict[tuple, Net]:
        """Path -> layer, at all depths, containers left out."""
        if not self.children:
            return {path: self}
        found: dict[tuple, Net] = {}
        for key, child in self.children.items():
            found |= child.layers((*path, key))
        return found

    def maker(self, port: str) -> Net:
        """The layer, at any depth, that an output of the net comes from."""
        if not self.children or self.layer.makes:
            return self
        key, inner = self.layer.origin(self, port)
        return self.children[key].maker(inner)

    def at(self, path: tuple) -> Net:
        """The net at a path of keys. Raises KeyError."""
        return self if not path else self.children[path[0]].at(path[1:])

    def with_arrays(self, arrays: dict) -> Net:
        """The same net with these values (path -> array or None); the others are shared.

        Raises `KIND::arraysize` where an array has other dimensions than the net needs.
        """
        values = dict(self.values)
        inside: dict = {}
        shared = {path: value for path, value in arrays.items() if is_shared_path(path)}
        if shared:
            owned = {path[0].item(0): self._fitting(path, value) for path, value in shared.items()}
            arrays = {path: value for path, value in arrays.items() if path not in shared}
            return with_shared(self, owned).with_arrays(arrays)
        for path, value in arrays.items():
            if len(path) > 1:
                inside.setdefault(path[0], {})[path[1:]] = value
                continue
            values[path[0]] = self._fitting(path, value)
        children = dict(self.children)
        for key, part in inside.items():
            children[key] = children[key].with_arrays(part)
        return replace(self, values=values, children=children)

    def _fitting(self, path: tuple, value):
        """The float32 array of a value for the array at a path."""
        shape = self.array_shapes[path]
        if value is not None and shape is not None and value.shape != tuple(shape):
            facts = (path[0], with_article(size_words(shape)), with_article(size_words(value.shape)))
            raise Message(f"{self.kind}::arraysize", BAD_ARRAY)(*facts)
        return None if value is None else np.asarray(value, dtype=np.float32)

    def with_ports(self, **types) -> Net:
        """The same net with these port types; None takes the given type or coder of a port away."""
        gone = [name for name, given in types.items() if given is None]
        kept = {name: port for name, port in self.pinned.items() if name not in gone}
        bare = resolve(replace(self, pinned=kept)) if gone else self
        return infer(bare, {name: given for name, given in types.items() if given is not None})

    @property
    def bare(self) -> Net:
        """The net with no coders at its own ports, as it stands inside another."""
        if all(port.coder is None for port in self.pinned.values()):
            return self
        return replace(self, pinned={name: port.without_coder() for name, port in self.pinned.items()})

    def with_layer(self, layer) -> Net:
        """The same net on another sheet: what is known of its types is worked out afresh."""
        return resolve(replace(self, layer=layer))

    def alone(self) -> Net:
        """A layer taken out of its container: what was inferred for it stays with it."""
        return replace(self, pinned=self.ports)

    @cached_property
    def takes_empty(self) -> tuple[str, ...]:
        """The inputs that may be empty lists."""
        return self.layer.empty_inputs(self.children)

    @cached_property
    def draws(self) -> bool:
        """Random numbers are drawn somewhere whenever the net is evaluated."""
        return self.layer.draws or any(child.draws for child in self.children.values())

    @cached_property
    def plans(self) -> dict:
        """Dimensions of inputs -> the net of fixed size that runs for them; see lengths.py."""
        return {}

    @cached_property
    def structure(self) -> Structure:
        """Everything but the values of arrays: equal for nets that run the same program."""
        parts = (
            self.layer,
            tuple((name, port.settled) for name, port in self.inputs.items()),
            tuple((name, port.settled) for name, port in self.outputs.items()),
            tuple((name, self.own_shapes[name]) for name in self.values),
            tuple((name, one.name) for name, one in self.shared.items()),
            tuple((key, child.structure) for key, child in self.children.items()),
        )
        return _STRUCTURES.setdefault(parts, Structure(parts))

    def __eq__(self, other) -> bool:
        if self is other:
            return True
        if not isinstance(other, Net) or self.structure is not other.structure:
            return False
        if self.multipliers != other.multipliers:
            return False
        return all(_same_bits(a, other.arrays[path]) for path, a in self.arrays.items())

    def __hash__(self) -> int:
        return hash(self.structure)

    def __len__(self) -> int:
        """The number of layers of a container; 0 for a layer."""
        return len(self.children)

    def __bool__(self) -> bool:
        return True

    def __call__(self, data, *what, **options):
        """The value of the net on Python data: numbers, nested lists, dictionaries of ports, arrays.

        Numbers come as arrays (a single one as a float), everything else as Python values. `what` and
        `options` are as in the language: net(x, "Probabilities"), net(x, BatchSize=10).
        """
        return called(self, data, *what, **options)

    def wl_text(self, form: str) -> str:
        """One line, for a net inside another expression; `wl_shown` is for a net alone."""
        return display.line(self)

    def wl_shown(self, text) -> str:
        """The table of the net, with `text` for the expressions in it."""
        return display.table(self, text)

    def wl_input(self):
        return display.input_form(self)

    def wl_graphics(self):
        """The picture that a file of the net in a format of pictures shows."""
        return summary_graphic(self)

    def _repr_html_(self) -> str:
        return html(self)

    def wl_part(self, specs: tuple):
        return surgery.extract(self, wl_list(specs), "Part")

    def wl_normal(self):
        return surgery.normal(self)

    def wl_keys(self):
        """Keys[net]: the names or numbers of the layers of a container."""
        return wl_list(self.children)

    def wl_options(self) -> dict:
        """The options of an application with their defaults: Options[net]."""
        return dict(OPTIONS)

    def wl_information(self, prop=None):
        return information(self, prop)

    def __reduce__(self):
        return Net, tuple(getattr(self, f.name) for f in fields(self))

    def __repr__(self) -> str:
        return display.table(self)


def _same_bits(a, b) -> bool:
    if a is None or b is None:
        return a is b
    return a is b or (a.shape == b.shape and a.tobytes() == b.tobytes())

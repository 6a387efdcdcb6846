"""FunctionLayer."""

from __future__ import annotations

from dataclasses import field, replace

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.nets.construct import assemble
from wlnet.nets.functions.arrays import Misfit, lifted
from wlnet.nets.functions.forms import array_facts
from wlnet.nets.functions.function_nets import NetInInference, NetInRun, NotYet, stand_in, varying_dims
from wlnet.nets.functions.inlining import Place, inlined, with_nets, with_symbols
from wlnet.nets.functions.tracing import COMPOSED, OPERATORS, Trace, head_name, results, unknown_head
from wlnet.nets.functions.trees import slots as slots_of
from wlnet.nets.functions.varying_arrays import unable
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import Lengths
from wlnet.nets.sheet import NotAccepted, fill, parameter
from wlnet.nets.types import PortType
from wlnet.nets.variadic import numbered
from wlnet.tensor.dtype import INTEGERS
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops.elementwise import cast
from wlnet.tensor.ops.movement import broadcast_to

CODER = Message(
    "FunctionLayer::coder",
    "A net in the function of FunctionLayer has the coder `1`. Give the layer itself a coder.",
)
VARIES = "`1` takes lists of different lengths, for which `2` in its function has no meaning yet."
MISFIT = "`1` cannot be compiled for inputs of these dimensions: `2`."


@frozen
class Compiled:
    """A function of arrays.

    given      as it was written, with Places for nets and without names of the session
    body       its body; slots stand for the inputs
    inputs     port -> slot
    outputs    names of ports
    arrays     name -> (dimensions or None, given array or None) of each NetArray
    nets       of the Places 1, 2, ..., as they were given
    """

    given: object
    body: object
    inputs: tuple[tuple[str, object], ...]
    outputs: tuple[str, ...]
    arrays: tuple[tuple[str, tuple | None, object], ...]
    nets: tuple = field(default=(), compare=False)

    def __hash__(self) -> int:
        return hash((self.inputs, self.outputs))


def _compiled(given, apply=None) -> Compiled:
    given, nets = inlined(given, apply)
    function, several = given, False
    if isinstance(given, Expr) and given.head is S.Apply and len(given) == 1:
        function, several = given.item(0), True
    operator = isinstance(function, Expr) and head_name(function) in (*OPERATORS, *COMPOSED)
    if isinstance(function, Symbol) or operator:
        function = S.Function(Expr(function, (S.Slot(1),)))
    if not isinstance(function, Expr) or function.head is not S.Function or not 1 <= len(function) <= 2:
        raise NotAccepted("a function of arrays, such as Total[#^2] & or #a . #b &")
    body, variables = function.args[-1], ()
    if len(function) == 2:
        variables = tuple(function.item(0)) if is_list(function.item(0)) else (function.item(0),)
        body = with_symbols(body, {v: S.Slot(n) for n, v in enumerate(variables, 1)})
    bad = unknown_head(body)
    if bad is not None:
        raise NotAccepted(f"a function made of what arrays are known to do, without {bad}")
    nets = tuple(_of_so_many_inputs(net, key, body) for key, net in enumerate(nets, 1))
    return Compiled(given, body, _inputs(body, several), _outputs(body, nets), tuple(_arrays(body)), nets)


def _of_so_many_inputs(net, key: int, body):
    """A net in the function, with as many inputs as it is given where that was open."""
    if not net.layer.open_inputs:
        return net
    counts = {len(data) if is_list(data) else 1 for place, data in _uses(body) if place.key == key}
    if len(counts) > 1:
        raise NotAccepted(f"a function that gives {net.kind} the same number of inputs everywhere")
    return net.with_layer(net.layer.taking(*(counts or {1})))


def _uses(tree):
    """(Place, first argument) wherever a net is applied in a body."""
    if isinstance(tree, Association):
        for value in tree.values():
            yield from _uses(value)
    if isinstance(tree, Expr) and tree.array is None:
        if isinstance(tree.head, Place) and len(tree):
            yield tree.head, tree.item(0)
        for part in (tree.head, *tree.args):
            yield from _uses(part)


def _outputs(body, nets: tuple) -> tuple[str, ...]:
    if isinstance(body, Association):
        return tuple(body.keys())
    if isinstance(body, Expr) and body.head is S.Association:
        return tuple(one.item(0) for one in body.args)
    if isinstance(body, Expr) and isinstance(body.head, Place) and len(body) == 1:
        names = nets[body.head.key - 1].layer.outputs
        return names if len(names) > 1 else ("Output",)
    return ("Output",)


def _inputs(body, several: bool) -> tuple:
    found = _slots(body)
    if S.SlotSequence in found:
        raise NotAccepted("a function of a fixed number of arrays, without ##")
    names = sorted(one for one in found if isinstance(one, str))
    numbers = [one for one in found if isinstance(one, int)]
    if names and numbers:
        raise NotAccepted("a function with numbered or with named slots, not both")
    if names:
        return tuple((name, name) for name in names)
    count = max(numbers, default=1)
    if count > 1 and not several:
        raise NotAccepted("a function of one array; Apply[f] takes several, named slots #a, #b too")
    return tuple((name, n) for n, name in enumerate(numbered(count), 1))


def _slots(body) -> set:
    if isinstance(body, Association):
        return set().union(*map(_slots, body.values()))
    return slots_of(body)


def _arrays(body):
    """(name, dimensions, array) of each NetArray in a body, once each."""
    found, waiting = {}, [body]
    while waiting:
        tree = waiting.pop()
        if isinstance(tree, Association):
            waiting += tree.values()
        if not isinstance(tree, Expr):
            continue
        if tree.head is S.NetArray:
            name, size, array = array_facts(tree.args)
            if not isinstance(name, str):
                raise NotAccepted('a function whose arrays have names: NetArray["name", {n1, ...}]')
            size = tuple(size) if is_list(size) else (size,) if isinstance(size, int) else None
            if name not in found or size is not None:
                found[name] = (name, size, array)
        waiting += (tree.head, *tree.args)
    return sorted(found.values(), key=lambda one: one[0])


def _with_so_many_arguments(args: tuple, options: dict) -> tuple:
    """FunctionLayer[Apply[f], "Input2" -> ..., ...]: the ports say how many arguments a symbol f has."""
    count = max((n for n in range(2, len(options) + 2) if f"Input{n}" in options), default=0)
    given = args[0] if args else None
    if not count or not isinstance(given, Expr) or given.head is not S.Apply or len(given) != 1:
        return args
    function = given.item(0)
    if not isinstance(function, Symbol):
        return args
    slots = (S.Slot(n) for n in range(1, count + 1))
    return (S.Apply(S.Function(Expr(function, tuple(slots)))), *args[1:])


@layer("FunctionLayer", container=True, makes=True, varying=True)
class FunctionLayer(Layer):
    """What a function of the language gives for arrays, compiled to a net.

    Input     array, for a function of one argument; named slots #a, #b and the arguments of Apply[f] have
              ports of their own
    Output    array; for a function that gives an association one port for each key

    NetArray["name", dims] in the function is an array that is learned. Known are arithmetic and elementary
    functions, which thread over lists, array functions such as Dot, Total, Mean, Transpose, Part, Join, Norm,
    loops: Map, Table, Fold, Nest, and nets, applied to arrays or mapped over them: each place where one
    stands is a layer of its own (1, 2, ... in their order); With[{n = net}, ...] gives one net two places.
    Source: reference page FunctionLayer.
    """

    function: Compiled = parameter(
        1, "Function", read=_compiled, show=lambda f: f.given, applied=True, wanted="a function of arrays"
    )

    inputs = ("Input",)
    outputs = ("Output",)

    def __post_init__(self):
        object.__setattr__(self, "inputs", tuple(name for name, _ in self.function.inputs))
        object.__setattr__(self, "outputs", self.function.outputs)
        object.__setattr__(self, "arrays", tuple(name for name, _, _ in self.function.arrays))

    @classmethod
    def construct(cls, args: tuple, options: dict, apply):
        """The net of FunctionLayer[function, options...]; see construct.make."""
        args = _with_so_many_arguments(args, options)
        filled = fill(cls.parameters, args, options, "FunctionLayer", apply)
        nets = filled["function"].nets
        made = cls(replace(filled["function"], nets=()))
        for net in nets:
            coded = [port.coder for port in net.pinned.values() if port.coder is not None]
            if coded:
                raise CODER(coded[0])
        given = {name: array for name, _, array in made.function.arrays if array is not None}
        return assemble(made, {**given, **options}, dict(enumerate(nets, 1)))

    @property
    def unnamed(self) -> bool:
        """The arguments of Apply[f] may come as a list."""
        return len(self.inputs) > 1 and self.inputs == numbered(len(self.inputs))

    # as a container of the nets in the function

    drawn_whole = True

    def origin(self, net, port: str):
        """Any of them: nobody follows a wire through a function."""
        key, inner = next(iter(net.children.items()))
        return key, inner.layer.outputs[0]

    def feeding(self, net, key):
        return None

    def with_ports_of(self, net, key, inputs: dict, outputs: dict) -> FunctionLayer:
        return self

    def show(self, children: dict) -> tuple:
        return (with_nets(self.function.given, children),)

    def setting(self, p, net):
        return with_nets(super().setting(p, net), net.children)

    # types

    def infer(self, shapes):
        for name in self.outputs:
            shapes.join(name, PortType(element="Real"))
        for name, size, _ in self.function.arrays:
            shapes.unify(name, size)
        self._enter(shapes)
        for inner in shapes.children.values():
            inner.solve()
        known = [shapes[name] for name in (*self.inputs, *self.arrays)]
        if any(size is None or None in size for size in known):
            return
        self._check_varying(shapes)
        lengths = Lengths()
        values = [stand_in(size, lengths) for size in known]
        slots = {slot: name for name, slot in self.function.inputs}
        nets = {
            key: NetInInference(key, inner, shapes.children[key], shapes, slots, lengths)
            for key, inner in shapes.children.items()
        }
        try:
            found = self._run(values[: len(self.inputs)], values[len(self.inputs) :], "Real64", nets, lengths)
        except NotYet:
            return
        except Misfit as refused:
            raise Message(f"{shapes.symbol}::functionshape", MISFIT)(shapes.title, str(refused)) from None
        for name, value in found.items():
            shapes.unify(name, varying_dims(value, lengths))

    def _check_varying(self, shapes) -> None:
        bad = unable(self.function.body) if any(shapes.ports[name].varies for name in self.inputs) else None
        if bad is not None:
            raise Message(f"{shapes.symbol}::functionvarying", VARIES)(shapes.title, bad)

    def _enter(self, shapes) -> None:
        """What goes straight into a net is of the type that the net takes."""
        slots = {slot: name for name, slot in self.function.inputs}
        for place, data in _uses(self.function.body):
            inner = shapes.children[place.key]
            several = is_list(data) and len(inner.layer.inputs) > 1
            for port, one in zip(inner.layer.inputs, data if several else (data,), strict=False):
                if (
                    isinstance(one, Expr)
                    and one.head is S.Slot
                    and len(inner.layer.inputs) == (len(data) if several else 1)
                ):
                    known = inner.port(port)
                    element = known.element if known.is_integer else None
                    entry = slots[one.item(0) if len(one) else 1]
                    shapes.join(entry, PortType(known.dims, element, known.range if element else None))

    # how it is computed

    def agreeing(self, lengths, dims):
        return ()

    def lengths_after(self, lengths, dims):
        return {}  # it is said where it comes up

    def _run(self, inputs, arrays, dtype: str, nets: dict, lengths: Lengths) -> dict:
        trace = Trace(dtype, dict(zip(self.arrays, arrays, strict=True)), nets, lengths)
        slots = dict(zip((slot for _, slot in self.function.inputs), inputs, strict=True))
        return {name: _real(item, trace) for name, item in results(trace, self.function.body, slots).items()}

    def forward(self, *values, mode):
        inputs, arrays = values[: len(self.inputs)], values[len(self.inputs) :]
        found = self._computed(inputs, arrays, mode, {})
        return tuple(found[name] for name in self.outputs)

    def lower(self, net, inputs: dict, run) -> dict:
        values = [inputs[name] for name in self.inputs]
        batch = values[0].shape[0] if values else run.mode.batch
        nets = {key: NetInRun(key, child, run, batch) for key, child in net.children.items()}
        return self._computed(values, [run.arrays[name] for name in self.arrays], run.mode, nets)

    def _computed(self, inputs, arrays, mode, nets: dict) -> dict:
        arrays = [array.reshape((1, *array.shape)) for array in arrays]
        found = self._run(inputs, arrays, mode.precision, nets, mode.lengths)
        batch = inputs[0].shape[0] if inputs else mode.batch
        return {
            name: value if value.shape[0] == batch else broadcast_to(value, shape=(batch, *value.shape[1:]))
            for name, value in found.items()
        }


def _real(item, trace: Trace) -> Value:
    if isinstance(item, dict):
        raise Misfit(f"a net with several outputs needs the name of one: {', '.join(item)}")
    value = lifted(item, trace.dtype)
    if value.dtype in INTEGERS:
        return trace.with_lengths(cast(value, dtype=trace.dtype), trace.known(value))
    if not value.dtype.startswith("Real"):
        raise Misfit("the result is a truth, not an array of numbers; Boole makes it one")
    return value

"""FunctionLayer."""

from __future__ import annotations

from dataclasses import dataclass

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.nets.arrays import Misfit, dims, lifted
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.tracing import Trace, array_facts, results, unknown_head
from wlnet.nets.trees import slots as slots_of
from wlnet.nets.variadic import numbered
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops.movement import broadcast_to

MISFIT = "`1` cannot be compiled for inputs of these dimensions: `2`."


@dataclass(frozen=True)
class Compiled:
    """A function of arrays.

    given      as it was written
    body       its body; slots stand for the inputs
    inputs     port -> slot
    outputs    names of ports
    arrays     name -> (dimensions or None, given array or None) of each NetArray
    """

    given: object
    body: object
    inputs: tuple[tuple[str, object], ...]
    outputs: tuple[str, ...]
    arrays: tuple[tuple[str, tuple | None, object], ...]

    def __hash__(self) -> int:
        return hash((self.inputs, self.outputs))


def _compiled(given, apply=None) -> Compiled:
    function, several = given, False
    if isinstance(given, Expr) and given.head is S.Apply and len(given) == 1:
        function, several = given.item(0), True
    if isinstance(function, Symbol):
        function = S.Function(Expr(function, (S.Slot(1),)))
    if not isinstance(function, Expr) or function.head is not S.Function or not 1 <= len(function) <= 2:
        raise NotAccepted("a function of arrays, such as Total[#^2] & or #a . #b &")
    body, variables = function.args[-1], ()
    if len(function) == 2:
        variables = tuple(function.item(0)) if is_list(function.item(0)) else (function.item(0),)
        body = Expr(S.With, (S.List(*(S.Set(v, S.Slot(n)) for n, v in enumerate(variables, 1))), body))
    bad = unknown_head(body)
    if bad is not None:
        raise NotAccepted(f"a function made of what arrays are known to do, without {bad}")
    outputs = ("Output",)
    if isinstance(body, Association) or (isinstance(body, Expr) and body.head is S.Association):
        outputs = tuple(body.keys()) if isinstance(body, Association) else tuple(r.item(0) for r in body.args)
    return Compiled(given, body, _inputs(body, several), outputs, tuple(_arrays(body)))


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


@layer("FunctionLayer")
class FunctionLayer(Layer):
    """What a function of the language gives for arrays, compiled to a net.

    Input     array, for a function of one argument; named slots #a, #b and the arguments of Apply[f] have
              ports of their own
    Output    array; for a function that gives an association one port for each key

    NetArray["name", dims] in the function is an array that is learned. Known are arithmetic and elementary
    functions, which thread over lists, array functions such as Dot, Total, Mean, Transpose, Part, Join, Norm,
    and loops: Map, Table, Fold, Nest. Source: reference page FunctionLayer.
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

    @property
    def unnamed(self) -> bool:
        """The arguments of Apply[f] may come as a list."""
        return len(self.inputs) > 1 and self.inputs == numbered(len(self.inputs))

    def opened(self, options: dict):
        given = {name: array for name, _, array in self.function.arrays if array is not None}
        return self, {**given, **options}

    def infer(self, shapes):
        for name, size, _ in self.function.arrays:
            shapes.unify(name, size)
        known = [shapes.get(name) for name in (*self.inputs, *self.arrays)]
        if None in known:
            return
        values = [Value((1, *size), "Real64") for size in known]
        try:
            found = self._run(values[: len(self.inputs)], values[len(self.inputs) :], "Real64")
        except Misfit as refused:
            raise Message(f"{shapes.symbol}::functionshape", MISFIT)(shapes.title, str(refused)) from None
        for name, value in found.items():
            shapes.unify(name, dims(value))

    def _run(self, inputs, arrays, dtype: str) -> dict:
        trace = Trace(dtype, dict(zip(self.arrays, arrays, strict=True)))
        slots = dict(zip((slot for _, slot in self.function.inputs), inputs, strict=True))
        return {name: _real(item, dtype) for name, item in results(trace, self.function.body, slots).items()}

    def forward(self, *values, mode):
        inputs, arrays = values[: len(self.inputs)], values[len(self.inputs) :]
        arrays = [array.reshape((1, *array.shape)) for array in arrays]
        found = self._run(inputs, arrays, mode.precision)
        batch = inputs[0].shape[0] if inputs else mode.batch
        whole = {
            name: value if value.shape[0] == batch else broadcast_to(value, shape=(batch, *value.shape[1:]))
            for name, value in found.items()
        }
        return tuple(whole[name] for name in self.outputs)


def _real(item, dtype: str) -> Value:
    value = lifted(item, dtype)
    if not value.dtype.startswith("Real"):
        raise Misfit("the result is a truth, not an array of numbers; Boole makes it one")
    return value

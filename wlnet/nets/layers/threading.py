"""ThreadingLayer: a function of several numbers, at each place of several arrays."""

from __future__ import annotations

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol, stand_in
from wlnet.frozen import frozen
from wlnet.nets.functions.functions import BINARY, NAMED, UNARY
from wlnet.nets.functions.trees import computed, slots, unsupported, wrong_part
from wlnet.nets.layer import layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.types import PortType, words
from wlnet.nets.variadic import Variadic, input_ports, numbered
from wlnet.tensor.graph.graph import Value, constant
from wlnet.tensor.ops.movement import broadcast_to

MISFIT = "The inputs `1` of `2` have the dimensions `3`, which do not fit together.`4`"
LEVEL = "Missing dimensions of the input `1` (`2`) cannot be put at level `3`."
TOO_MANY = Message(
    "ThreadingLayer::levels", "ThreadingLayer has `1` broadcasting settings for the inputs `2`."
)

ANY_NUMBER = {"Plus": 1, "Times": 1, "Min": 1, "Max": 1}  # least number of arguments
MOST_TRIED = 4  # arguments of a function that does not say how many it takes
NONE = S("None")


def variables(count: int) -> tuple[Symbol, ...]:
    return tuple(stand_in(f"x${n}") for n in range(1, count + 1))


@frozen
class Threaded:
    """A function of one or more numbers.

    given    as the user wrote it: Plus, #1 - #2 &, #A #B &
    count    number of arguments; None: any, as with Plus, or 1 or 2, as with Erf
    names    of the arguments: ("A", "B") for named slots, else ()
    tree     its value at the symbols `variables(count)`; None where `count` is None
    """

    given: object
    count: int | None
    names: tuple[str, ...] = ()
    tree: object = None

    def at(self, count: int):
        return Expr(self.given, variables(count)) if self.tree is None else self.tree


def _function(given, apply) -> Threaded:
    if isinstance(given, str) and given in NAMED:
        return Threaded(given, 1, (), Expr(given, variables(1)))
    if isinstance(given, Symbol):
        if given.name in ANY_NUMBER or (given.name in UNARY and given.name in BINARY):
            return Threaded(given, None)
        if given.name in UNARY or given.name in BINARY:
            count = 1 if given.name in UNARY else 2
            return Threaded(given, count, (), Expr(given, variables(count)))
        if given is S.Power or given is S.Surd:
            return Threaded(given, 2, (), Expr(given, variables(2)))
    if apply is None or not isinstance(given, Expr | Symbol):
        raise NotAccepted("a function of several numbers, such as Plus or #1 - #2 &")
    return _pure(given, apply)


def _pure(given, apply) -> Threaded:
    """A function by its value at symbols."""
    names: tuple = ()
    counts = range(1, MOST_TRIED + 1)
    if isinstance(given, Expr) and given.head is S.Function and len(given):
        if len(given) == 1:
            found = slots(given.item(0))
            if S.SlotSequence in found:
                raise NotAccepted("a function of a fixed number of arguments, without ##")
            names = tuple(sorted(s for s in found if isinstance(s, str)))
            if names and len(names) < len(found):
                raise NotAccepted("a function with numbered or with named slots, not both")
            counts = (len(names),) if names else (max(found, default=1),)
        else:
            counts = (len(given.item(0)) if is_list(given.item(0)) else 1,)
    bad = given
    for count in counts:
        symbols = variables(count)
        args = (Association(dict(zip(names, symbols, strict=True))),) if names else symbols
        tree = apply(given, *args)
        bad = unsupported(tree, symbols)
        if bad is None:
            return Threaded(given, count, names, tree)
    raise NotAccepted(f"a function made of elementary functions and conditions, without {wrong_part(bad)}")


def _setting(value):
    if value is S.Automatic or value is NONE or (type(value) is int and value):
        return value
    if (
        is_list(value)
        and len(value)
        and all(one is S.Automatic or (type(one) is int and one) for one in value)
    ):
        return tuple(value)
    raise NotAccepted("None, Automatic, a nonzero level, or a list of levels")


@layer("ThreadingLayer", varying=True)
class ThreadingLayer(Variadic):
    """y = f[x1, x2, ...] at each place of the inputs.

    Input     arrays: Input1, Input2, ..., or the names of the slots #A, #B
    Output    the dimensions that they broadcast to

    Broadcasting None: equal dimensions. Automatic: equal rank, and dimensions equal or 1. A level n: an
    input of lower rank gets the missing dimensions at level n (-1: at the end). A list: a setting for
    each input.
    Source: reference page ThreadingLayer.
    """

    function: Threaded = parameter(
        1, "Function", read=_function, show=lambda f: f.given, applied=True, wanted="a function"
    )
    broadcasting: object = parameter(
        2,
        "Broadcasting",
        default=S.Automatic,
        read=_setting,
        show=lambda v: wl_list(v) if isinstance(v, tuple) else v,
    )
    ports: tuple | None = input_ports()

    @property
    def inputs(self):
        if self.ports is not None or self.function.count is None:
            return self.ports or ()
        return self.function.names or numbered(self.function.count)

    @property
    def open_inputs(self) -> bool:
        return self.ports is None and self.function.count is None

    @property
    def least(self) -> int:
        return self.function.count or 1

    @property
    def most(self) -> int | None:
        if self.function.count is not None:
            return self.function.count
        return None if self.function.given.name in ANY_NUMBER else 2

    @property
    def shown_as(self):
        return self.function.given

    def infer(self, shapes):
        names = self.inputs
        if not names:
            return
        if isinstance(self.broadcasting, tuple) and len(self.broadcasting) != len(names):
            raise TOO_MANY(len(self.broadcasting), list(names))
        if self.broadcasting is NONE or len(names) == 1:
            for _ in range(2):
                shapes.equal(*names, "Output")
            return
        if self.broadcasting is S.Automatic:
            self._same_rank(shapes)
        dims = [shapes[name] for name in names]
        if None in dims:
            return
        whole = self._common(shapes, [self._stretched(shapes, name) for name in names])
        shapes.unify("Output", whole)
        self._backwards(shapes)

    def _same_rank(self, shapes) -> None:
        """Inputs and output are of one rank, which one of them may know."""
        ranks = {len(shapes[name]) for name in (*self.inputs, "Output") if shapes[name] is not None}
        if len(ranks) > 1:
            self._refuse(
                shapes, " They should be of one rank; ThreadingLayer[f, n] puts in dimensions at level n."
            )
        for rank in ranks:
            for name in (*self.inputs, "Output"):
                shapes.unify(name, (None,) * rank)

    def _backwards(self, shapes) -> None:
        """Where the output is 1 all inputs are 1; what only one input can give, it gives."""
        if self.broadcasting is not S.Automatic or shapes["Output"] is None:
            return
        for axis, size in enumerate(shapes["Output"]):
            sizes = [shapes[name][axis] for name in self.inputs]
            rest = [s for s in sizes if s != 1]
            if size is None or None not in sizes:
                continue
            if size == 1 or len(rest) == 1:
                name = self.inputs[sizes.index(None)] if size != 1 else None
                for one in [name] if name else self.inputs:
                    known = list(shapes[one])
                    known[axis] = size
                    shapes.unify(one, tuple(known))

    def complete(self, shapes):
        """Inputs of open dimensions are as large as the others."""
        if self.broadcasting is not S.Automatic or not self.inputs:
            return
        for name in self.inputs:
            others = [shapes[n] for n in (*self.inputs, "Output") if n != name and shapes[n] is not None]
            if shapes[name] is None or not others:
                continue
            filled_in = list(shapes[name])
            for axis, size in enumerate(filled_in):
                sizes = [s for s in (dims[axis] for dims in others) if isinstance(s, int)]
                if size is None and sizes:
                    filled_in[axis] = max(sizes)
            shapes.unify(name, tuple(filled_in))

    def _common(self, shapes, stretched: list[tuple]) -> tuple:
        if len({len(dims) for dims in stretched}) > 1:
            self._refuse(shapes, "")
        whole = []
        for sizes in zip(*stretched, strict=True):
            found = {size for size in sizes if size not in (1, None)}
            if len(found) > 1:
                self._refuse(shapes, " Each dimension should be equal, or 1.")
            whole.append(found.pop() if found else None if None in sizes else 1)
        return tuple(whole)

    def _refuse(self, shapes, more: str):
        known = [words(PortType(shapes[name])) for name in self.inputs]
        raise Message(f"{shapes.symbol}::threadshape", MISFIT)(list(self.inputs), shapes.title, known, more)

    def _stretched(self, shapes, name: str) -> tuple:
        """The dimensions of an input, with a 1 for each that is missing."""
        dims = shapes[name]
        place = self._place(name, len(dims))
        rank = max(len(shapes[n]) for n in self.inputs)
        if place is None or rank == len(dims):
            return dims
        if not 0 <= place <= len(dims):
            level = self._level(name)
            raise Message(f"{shapes.symbol}::threadlevel", LEVEL)(name, words(PortType(dims)), level)
        return (*dims[:place], *(1,) * (rank - len(dims)), *dims[place:])

    def _level(self, name: str):
        b = self.broadcasting
        return b[self.inputs.index(name)] if isinstance(b, tuple) else b

    def _place(self, name: str, rank: int) -> int | None:
        """Where missing dimensions of an input go, counted from 0; None: nowhere."""
        level = self._level(name)
        if not isinstance(level, int):
            return None
        return level - 1 if level > 0 else rank + 1 + level

    def agreeing(self, lengths, dims):
        return tuple(self._lengths_of(name, lengths, dims) for name in self.inputs)

    def lengths_after(self, lengths, dims):
        columns = zip(*self.agreeing(lengths, dims), strict=True)
        return {"Output": tuple(next((one for one in c if one is not None), None) for c in columns)}

    def _lengths_of(self, name: str, lengths: dict, dims: dict) -> tuple:
        """The lengths of an input in the dimensions of the output."""
        own, missing = dims[name], len(dims["Output"]) - len(dims[name])
        known = lengths[name] or (None,) * len(own)
        place = self._place(name, len(own)) or 0
        return (*known[:place], *(None,) * missing, *known[place:])

    def forward(self, *values, dims):
        rank = max(len(dims[name]) for name in self.inputs)
        known = []
        for name, value in zip(self.inputs, values, strict=True):
            own = dims[name]
            if len(own) < rank:
                place = self._place(name, len(own))
                value = value.reshape((value.shape[0], *own[:place], *(1,) * (rank - len(own)), *own[place:]))
            known.append(value)
        y = computed(self.function.at(len(known)), dict(zip(variables(len(known)), known, strict=True)))
        shape = (values[0].shape[0], *dims["Output"])
        value = y if isinstance(y, Value) else constant(y, values[0].dtype)
        return value if value.shape == shape else broadcast_to(value, shape=shape)

"""CompiledLayer: a function of the language that is called while a net runs, and its gradient."""

from __future__ import annotations

from dataclasses import field, replace
from math import prod

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.calls import numbers_of
from wlnet.nets.functions.arrays import Misfit, dims
from wlnet.nets.functions.tracing import Trace, unknown_head
from wlnet.nets.functions.trees import slots
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.types import size_words, with_article
from wlnet.tensor.graph.graph import Value
from wlnet.tensor.ops.elementwise import cast
from wlnet.tensor.ops.foreign import Foreign, foreign

NO_SESSION = Message(
    "CompiledLayer::nosession", "The function of CompiledLayer needs a session of the language."
)
NO_GRADIENT = Message(
    "CompiledLayer::nograd",
    "The function of CompiledLayer has no gradient; its second argument should be a function of the input, "
    "the gradient of the output, and the output.",
)
SECOND = Message(
    "CompiledLayer::second", "Second derivatives of a CompiledLayer are known for Automatic only."
)
BAD_RESULT = Message("CompiledLayer::result", "The `1` of CompiledLayer should give `2`, but gave `3`.")
MISFIT = "`1` cannot be differentiated by itself for an input of these dimensions: `2`."
RANK = (
    "The function of `1` takes an array of rank `2`, so its input should have that rank or one less; it is "
    "`3`."
)
NONE = S("None")


@frozen
class UserFunction:
    """A function of arrays in the language.

    given      as it was written
    body       with the types of its variables taken away, so that it can be called
    rank       of the first argument as it was declared, or None
    count      how many arguments it takes, or None where that is not said
    call       (f, arguments...) -> value
    session    of which `call` is: functions of two sessions may have other definitions
    """

    given: object
    body: object
    rank: int | None
    count: int | None
    call: object = field(compare=False, repr=False)
    session: object = field(repr=False)

    def __hash__(self) -> int:
        return hash((self.given, self.rank))

    def __reduce__(self):
        return UserFunction, (self.given, self.body, self.rank, self.count, None, None)

    def __call__(self, *arrays):
        if self.call is None:
            raise NO_SESSION()
        return self.call(self.body, *(packed(x) if np.ndim(x) else float(x) for x in arrays))


def _function(value, apply=None) -> UserFunction:
    session = getattr(apply, "session", None), getattr(apply, "call", apply)
    if isinstance(value, Expr) and value.head is S.CompiledFunction and len(value) == 3:
        specs = tuple(value.item(0))
        return UserFunction(
            value, value, specs[0].item(2) if specs else None, len(specs), session[1], session[0]
        )
    if isinstance(value, Expr) and value.head is S.Function and len(value) >= 2:
        names = tuple(value.item(0)) if is_list(value.item(0)) else (value.item(0),)
        plain = wl_list(one.item(0) if _is_typed(one) else one for one in names)
        rank = _rank(names[0].item(1)) if names and _is_typed(names[0]) else None
        return UserFunction(value, S.Function(plain, value.item(1)), rank, len(names), session[1], session[0])
    if isinstance(value, Expr) and value.head is S.Function:
        numbers = [one for one in slots(value.item(0)) if type(one) is int]
        return UserFunction(value, value, None, max(numbers, default=1), session[1], session[0])
    if isinstance(value, int | float | str) or is_list(value) or value is S.Automatic or value is NONE:
        raise NotAccepted("a function of an array")
    return UserFunction(value, value, None, None, session[1], session[0])


def _is_typed(one) -> bool:
    return isinstance(one, Expr) and one.head is S.Typed and len(one) == 2


def _rank(kind) -> int | None:
    """The rank in a type such as "Real64" or "PackedArray"["Real64", 2]."""
    while isinstance(kind, Expr) and kind.head is S.TypeSpecifier:
        kind = kind.item(0)
    if isinstance(kind, str):
        return 0
    last = kind.args[-1] if isinstance(kind, Expr) and len(kind) else None
    return last if type(last) is int else None


def _gradient(value, apply=None):
    return value if value is S.Automatic or value is NONE else _function(value, apply)


def _shown(value):
    return value.given if isinstance(value, UserFunction) else value


@layer("CompiledLayer")
class CompiledLayer(Layer):
    """func[x], for a function of the language that is called while the net runs.

    The second argument says how it is differentiated: Automatic by itself, where func is made of what
    FunctionLayer knows; a function of x, the gradient by the output, and the output (if it takes three
    arguments), that gives the gradient by x; None, not at all. A function whose variable is declared with one
    dimension more than the input takes all examples of a batch at once: Typed[x, "PackedArray"["Real64", 2]],
    or {x, _Real, 2} of Compile.

    Input     array of fixed dimensions
    Output    array; found by trying the function, where nothing is said of it

    Source: reference page CompiledLayer.
    """

    function: UserFunction = parameter(
        1, "Function", read=_function, show=_shown, applied=True, wanted="a function of an array"
    )
    gradient: object = parameter(
        2, "GradientFunction", default=S.Automatic, read=_gradient, show=_shown, applied=True
    )

    def __post_init__(self):
        if self.gradient is S.Automatic:  # nothing is called, so it is the same in all sessions
            object.__setattr__(self, "function", replace(self.function, session=None))

    def infer(self, shapes):
        size = shapes.get("Input")
        if size is None:
            return
        if self.function.rank is not None and self.function.rank - len(size) not in (0, 1):
            facts = (shapes.title, self.function.rank, with_article(size_words(size)))
            raise Message(f"{shapes.symbol}::compiledrank", RANK)(*facts)
        if self.gradient is S.Automatic:
            shapes.unify("Output", self._traced_size(size, shapes))
        elif shapes.get("Output") is None and self.function.call is not None:
            shapes.unify("Output", self._tried_size(size))

    def _traced_size(self, size: tuple, shapes) -> tuple:
        try:
            return dims(self._traced(Value((1, *size), "Real64")))
        except Misfit as refused:
            raise Message(f"{shapes.symbol}::compiledshape", MISFIT)(shapes.title, str(refused)) from None

    def _tried_size(self, size: tuple) -> tuple:
        """The dimensions of what the function gives for an example."""
        example = np.linspace(0.25, 0.75, prod(size)).reshape((1, *size))
        return _results(self.function, (example,), None, len(size), "function").shape[1:]

    def _traced(self, x: Value) -> Value:
        """The function in ops, so that it is differentiated as all others are."""
        body = self.function.given
        if not isinstance(body, Expr) or body.head is not S.Function:
            raise Misfit("its function is no pure function, so it needs a gradient function or None")
        bad = unknown_head(self.function.body.args[-1])
        if bad is not None:
            raise Misfit(f"{bad} has no known gradient; give a gradient function as second argument, or None")
        whole = self.function.rank == len(x.shape)
        given = x.reshape((1, *x.shape)) if whole else x
        found = Trace(x.dtype).applied(self.function.body, [given], {}, {})
        if not isinstance(found, Value):
            raise Misfit("its result does not depend on the input")
        if whole and found.shape[1] != x.shape[0]:
            raise Misfit("its result has not as many elements as there are examples")
        return found.reshape(found.shape[1:]) if whole else found

    def forward(self, x, *, dims, mode):
        if not x.dtype.startswith("Real"):
            x = cast(x, dtype=mode.precision)
        if self.gradient is S.Automatic:
            return self._traced(x)
        return foreign(x, function=self._foreign(dims), shape=(x.shape[0], *dims["Output"]))

    def _foreign(self, sizes: dict) -> Foreign:
        """The function for the engine."""
        own, other = sizes["Input"], sizes["Output"]

        def forward(x):
            return _results(self.function, (x,), other, len(own), "function")

        def backward(x, slope, y):
            given = (x, slope, y) if self.gradient.count == 3 else (x, slope)
            return _results(self.gradient, given, own, len(own), "gradient function")

        if self.gradient is NONE:
            return Foreign(forward, NO_GRADIENT(), ("CompiledLayer", self))
        slope = Foreign(backward, SECOND(), ("CompiledLayer", self, "gradient"))
        return Foreign(forward, slope, ("CompiledLayer", self))


def _results(function: UserFunction, arrays: tuple, size: tuple | None, rank: int, word: str) -> np.ndarray:
    """What a function gives for each example, (B, *size).

    arrays    the arguments, (B, ...) each
    rank      of one example of the first
    """
    if function.rank == rank + 1:
        answer = function(*arrays)
        found = numbers_of(answer)
        if found is None or found.shape[:1] != arrays[0].shape[:1]:
            raise BAD_RESULT(word, f"a list of {len(arrays[0])} results", answer)
        answers = [answer]
    else:
        answers = [function(*(x[n] for x in arrays)) for n in range(len(arrays[0]))]
        parts = [numbers_of(one) for one in answers]
        bad = next((n for n, part in enumerate(parts) if part is None or part.shape != parts[0].shape), None)
        if bad is not None:
            raise BAD_RESULT(word, "numbers" if bad == 0 else "arrays of equal dimensions", answers[bad])
        found = np.stack(parts)
    if size is not None and found.shape[1:] != tuple(size):
        raise BAD_RESULT(word, with_article(size_words(size)), answers[0])
    return found

"""Op: a shape rule, a dtype rule, a plain kernel and a gradient rule under one name.

An op is a record. Called on Values it adds a node to their graph; the Values know how, so this
file knows nothing of graphs. Every op is in OPS by its name.

The plain kernel `f(xp, *arrays, out, **parameters)` is the meaning of the op: a straight line of
calls `xp.name(..., out=...)`, where `xp` holds the words of NumPy and scipy.special. It allocates
nothing: what it needs beside `out` it asks for by a `scratch` rule. Arrays may be strided views.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from inspect import Parameter, signature

from wlnet.tensor.dtype import DtypeError, numeric
from wlnet.tensor.shape import ShapeError, broadcast

OPS: dict[str, Op] = {}
GIVEN = ("xp", "out", "scratch")  # parameters of a kernel that are not the op's


@dataclass(eq=False, repr=False)
class Op:
    """One op. Its name, how graphs print it, is that of its kernel function.

    kernel        f(xp, *arrays, out[, scratch], **params); where there are several outputs `out` is a tuple
    shape_rule    (*shapes, **params) -> shape, or a list of shapes for several outputs
    dtype_rule    (*dtypes, **params) -> (dtype or dtypes out, dtypes that the arguments are cast to)
    scratch_rule  (*(shape, dtype), **params) -> list of (shape, dtype)
    outputs       number of outputs
    elementwise   element i of the result depends on elements i of the arguments only
    overwrites    numbers of the arguments whose bytes may be those of the (first) output; None: all of an
                  elementwise op, else none
    straight      the kernel makes the same calls on the same arrays every time: a plan keeps the calls alone
    accepts       (layout of an argument) -> whether the kernel reads it well; others are copied first

    Added by decorators:
    vjp_rule      (grad, result, *inputs, **params) -> one Value or None an argument
    defined_rule  (*inputs, **params) -> the same in other ops, which are differentiated where there is no vjp
    view_rule     (layout of the argument, **params) -> layout of the result in the same bytes, or None
    parts_rule    (layout of the result, shapes of arguments, **params) -> layouts of the arguments in it
    words_rule    (**params) -> how a graph prints them
    """

    kernel: Callable
    shape_rule: Callable
    dtype_rule: Callable = numeric
    scratch_rule: Callable | None = None
    outputs: int = 1
    elementwise: bool = False
    overwrites: tuple[int, ...] | None = None
    straight: bool = True
    accepts: Callable | None = None
    vjp_rule: Callable | None = None
    defined_rule: Callable | None = None
    view_rule: Callable | None = None
    parts_rule: Callable | None = None
    words_rule: Callable | None = None

    def __post_init__(self):
        self.name = self.kernel.__name__.rstrip("_")
        self.__doc__ = self.kernel.__doc__
        parameters = [p for p in signature(self.kernel).parameters.values() if p.name not in GIVEN]
        self.defaults = {p.name: p.default for p in parameters if p.kind is Parameter.KEYWORD_ONLY}
        self.variadic = any(p.kind is Parameter.VAR_POSITIONAL for p in parameters)
        self.arity = sum(p.kind is Parameter.POSITIONAL_OR_KEYWORD for p in parameters)
        if self.overwrites is None:
            self.overwrites = tuple(range(self.arity)) if self.elementwise else ()

    def __repr__(self):
        return self.name

    def __call__(self, *inputs, **params):
        """The Value (or tuple of Values) of this op on `inputs`: Values, numbers or arrays."""
        if not self.variadic and len(inputs) != self.arity:
            raise TypeError(f"{self.name} takes {self.arity} arguments, but has {len(inputs)}")
        apply = next((x.apply for x in inputs if hasattr(x, "apply")), None)
        if apply is None:
            raise TypeError(f"{self.name} needs a Value among its arguments")
        return apply(self, inputs, self.complete(params))

    def complete(self, params: dict) -> dict:
        """All parameters of the op, defaults filled in, lists as tuples."""
        unknown = params.keys() - self.defaults.keys()
        if unknown:
            raise TypeError(f"{self.name} has no parameter {', '.join(sorted(unknown))}")
        full = {**self.defaults, **params}
        missing = [name for name, value in full.items() if value is Parameter.empty]
        if missing:
            raise TypeError(f"{self.name} needs the parameter {', '.join(missing)}")
        return {name: tuple(v) if isinstance(v, list) else v for name, v in full.items()}

    def shapes(self, shapes, params) -> tuple[tuple[int, ...], ...]:
        """Shapes of the outputs; a misfit is reported under the name of the op."""
        try:
            result = self.shape_rule(*shapes, **params)
        except ShapeError as error:
            raise ShapeError(f"{self.name} {error}") from None
        return (result,) if self.outputs == 1 else tuple(result)

    def dtypes(self, dtypes, params) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(dtypes of the outputs, dtypes the arguments are cast to)."""
        try:
            result, wanted = self.dtype_rule(*dtypes, **params)
        except DtypeError as error:
            raise DtypeError(f"{self.name} {error}") from None
        return ((result,) if self.outputs == 1 else tuple(result)), tuple(wanted)

    def scratch(self, shapes, dtypes, params) -> tuple[tuple[tuple[int, ...], str], ...]:
        """(shape, dtype) of each array that the kernel needs for itself."""
        if self.scratch_rule is None:
            return ()
        return tuple(self.scratch_rule(*zip(shapes, dtypes, strict=True), **params))

    def spelled(self, params: dict) -> str:
        """The parameters as a graph prints them; those at their default are left out."""
        if self.words_rule is not None:
            return self.words_rule(**params)
        return " ".join(f"{name}={value}" for name, value in params.items() if value != self.defaults[name])

    # Decorators that add a rule to an op; each gives the function back.

    def vjp(self, rule: Callable) -> Callable:
        self.vjp_rule = rule
        return rule

    def defined(self, rule: Callable) -> Callable:
        self.defined_rule = rule
        return rule

    def view(self, rule: Callable) -> Callable:
        self.view_rule = rule
        return rule

    def parts(self, rule: Callable) -> Callable:
        self.parts_rule = rule
        return rule

    def words(self, rule: Callable) -> Callable:
        self.words_rule = rule
        return rule

    def without_gradient(self) -> Op:
        """Say that the result is piecewise constant, or no real number: nothing flows to the arguments."""
        self.vjp_rule = lambda grad, result, *inputs, **params: (None,) * len(inputs)
        return self


def op(*, shape: Callable, dtype: Callable = numeric, scratch: Callable | None = None, **facts):
    """The decorated plain kernel as an Op; the words are the fields of Op."""

    def make(kernel) -> Op:
        made = Op(kernel, shape, dtype, scratch, **facts)
        assert made.name not in OPS, f"two ops of the name {made.name}"
        OPS[made.name] = made
        return made

    return make


# An op whose result at a place depends on its arguments at that place; arguments broadcast as in NumPy.
elementwise = partial(op, shape=broadcast, elementwise=True)

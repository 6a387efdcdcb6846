"""ElementwiseLayer."""

from __future__ import annotations

from difflib import get_close_matches

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol, stand_in
from wlnet.frozen import frozen
from wlnet.nets.functions.functions import NAMED, UNARY
from wlnet.nets.functions.trees import computed, slots, unsupported, wrong_part
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.tensor.graph.gradient import filled
from wlnet.tensor.graph.graph import Value

X = stand_in("x$")


@frozen
class Function:
    """A function of one argument.

    given    as the user wrote it: Tanh, "GELU", Max[#, 0] &
    tree     its value at the symbol X
    """

    given: object
    tree: object


def _function(given, apply) -> Function:
    """The function applied to X, checked: everything in the result must be known."""
    if isinstance(given, Symbol) and given.name in UNARY:
        return Function(given, Expr(given, (X,)))
    if isinstance(given, str):
        if given not in NAMED:
            near = [f'"{name}"' for name in NAMED if name.lower() == given.lower()]
            near = near or [f'"{name}"' for name in get_close_matches(given, list(NAMED), n=2)]
            short = [f'"{name}"' for name in NAMED if not name.endswith("LinearUnit")]  # "ReLU", ... say it
            names = " or ".join(near) if near else ", ".join(short)
            raise NotAccepted(
                f"a function, or a name such as {names}" if near else f"a function or one of {names}"
            )
        return Function(given, Expr(given, (X,)))
    if apply is None or not isinstance(given, Expr | Symbol):
        raise NotAccepted('a function of one number, such as Tanh, "GELU" or Max[#, 0] &')
    if isinstance(given, Expr) and given.head is S.Function and len(given) == 1:
        others = slots(given.item(0)) - {1, S.SlotSequence}
        if others:
            raise NotAccepted("a function of one number (ThreadingLayer takes functions of several)")
    tree = apply(given, X)
    bad = unsupported(tree, (X,))
    if bad is not None:
        raise NotAccepted(
            f"a function of one number made of elementary functions and conditions, without {wrong_part(bad)}"
        )
    return Function(given, tree)


@layer("ElementwiseLayer", keeps_shape=True, varying=True)
class ElementwiseLayer(Layer):
    """y = f[x] of each element.

    Input     array of any rank
    Output    as Input

    f is applied to a symbol once, when the layer is made, and its value compiled: numbers, elementary
    functions, Max, Clip, Mod, ..., and conditions with If, Which, Piecewise.
    Source: reference page ElementwiseLayer.
    """

    function: Function = parameter(
        1, "Function", read=_function, show=lambda f: f.given, applied=True, wanted="a function"
    )

    @property
    def shown_as(self):
        return self.function.given

    def forward(self, x):
        y = computed(self.function.tree, {X: x})
        if isinstance(y, Value):
            return y if y.shape == x.shape else filled(0, x) + y
        return filled(y, x)

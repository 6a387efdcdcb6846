"""InverseFunction: the function that undoes another, where it has a name or one linear argument."""

from __future__ import annotations

from wlnet.algebra.solve import solve
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S, Symbol
from wlnet.language.builtin import builtin

_PAIRS = {
    "Sin": "ArcSin", "Cos": "ArcCos", "Tan": "ArcTan", "Cot": "ArcCot", "Sec": "ArcSec", "Csc": "ArcCsc",
    "Sinh": "ArcSinh", "Cosh": "ArcCosh", "Tanh": "ArcTanh", "Coth": "ArcCoth", "Exp": "Log",
    "Erf": "InverseErf", "Erfc": "InverseErfc",
}  # fmt: skip
_INVERSES = {**{S(f): S(g) for f, g in _PAIRS.items()}, **{S(g): S(f) for f, g in _PAIRS.items()}}


@builtin("InverseFunction[f_]")
def inverse_function(evaluation, f):
    """The inverse of an elementary function, or of a pure function whose equation has one solution."""
    if isinstance(f, Symbol):
        return _INVERSES.get(f)
    if isinstance(f, Expr) and f.head is S.InverseFunction and len(f) == 1:
        return f.args[0]
    if not isinstance(f, Expr) or f.head is not S.Function:
        return None
    x = Symbol("x", "System`Private`")
    found = solve([(evaluation.call(f, x), S.Slot(1))], [x])
    if not found or len(found) != 1 or found[0][0] is None:
        return None
    return S.Function(found[0][0])

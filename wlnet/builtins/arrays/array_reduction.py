"""ArrayReduce: a function of the vectors along some dimensions of an array."""

from __future__ import annotations

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_DIMENSION = Message("ArrayReduce::dims", "The array has the dimensions 1 to `2`; `1` is not among them.")
NOT_AN_ARRAY = Message("ArrayReduce::array", "`1` is not a full array.")


@builtin("ArrayReduce[f_, array_, n_]")
def array_reduce(evaluation, f, array, n):
    """f of the vectors along dimension n (of the matrices, for {n1, n2}), at each place of the others."""
    sizes = evaluation.evaluate(S.ArrayDepth(array))
    if not is_list(array) or sizes == 0:
        raise NOT_AN_ARRAY(array, value=UNEVALUATED)
    wanted = list(n.args) if is_list(n) else [n]
    wanted = [k + sizes + 1 if type(k) is int and k < 0 else k for k in wanted]
    if not wanted or len(set(wanted)) < len(wanted) or any(k not in range(1, sizes + 1) for k in wanted):
        raise BAD_DIMENSION(n, sizes, value=UNEVALUATED)
    others = [k for k in range(1, sizes + 1) if k not in wanted]
    # Transpose[a, p] puts level k at level p[[k]]
    places = {k: at for at, k in enumerate([*others, *wanted], 1)}
    turned = S.Transpose(array, wl_list(places[k] for k in range(1, sizes + 1))) if sizes > 1 else array
    return S.Map(f, turned, wl_list((len(others),))) if others else evaluation.call(f, array)

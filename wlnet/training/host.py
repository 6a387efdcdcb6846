"""What a training is handed by whoever starts it.

Training never meets the evaluator: Wolfram functions arrive as Python callables, and warnings, lines
of progress and Ctrl-C go through these fields. The defaults suit a training started from Python.
"""

from __future__ import annotations

import math
import secrets
import sys
from collections.abc import Callable
from fractions import Fraction

from wlnet.expr.message import MessageError
from wlnet.frozen import frozen


def _to_standard_error(text) -> None:
    print(text, file=sys.stderr)


def _never() -> bool:
    return False


@frozen
class Host:
    """
    function        a Wolfram function as a Python callable of expressions
    net             an expression such as ElementwiseLayer[f] as the Net that it stands for
    is_defined      whether a symbol can be applied to something
    located         a list with names of files -> the same with absolute ones
    numeric         an exact expression (Pi, Sqrt[2]) as a number where it is one
    warn            shows a message while the training goes on
    write           shows a line of progress
    show            shows a value
    is_terminal     whether progress may be drawn in place
    ask_stop        makes `stop_asked` True: for a report that has a key for it; None where nobody listens
    stop_asked      asked after a batch, at least every 0.1 s: True ends the training there, with the result
                    so far; raises what should abort it
    random_seed     a seed from the surrounding random state, for RandomSeeding -> Inherited
    """

    function: Callable = lambda f: f
    net: Callable = lambda expr: expr
    is_defined: Callable[[object], bool] = lambda symbol: True
    located: Callable = lambda column: column
    numeric: Callable = lambda value: value
    warn: Callable[[MessageError], None] = _to_standard_error
    write: Callable[[str], None] = _to_standard_error
    show: Callable[[object], None] = print
    is_terminal: bool = False
    ask_stop: Callable[[], object] | None = None
    stop_asked: Callable[[], bool] = _never
    random_seed: Callable[[], int] = lambda: secrets.randbits(63)

    def number(self, value) -> float | None:
        """A finite machine number, or None if the expression is none."""
        if not isinstance(value, (int, float, Fraction)):
            value = self.numeric(value)
        if not isinstance(value, (int, float, Fraction)):
            return None
        try:
            number = float(value)
        except OverflowError:
            return None
        return number if math.isfinite(number) else None

"""The contract of functions of one number: Sin, Log, Erf, ...

A member of the collection `wlnet/algebra/functions` states how a function is computed for
machine reals, machine complex numbers and decimals, its exact values, its derivative and what
it does with a minus sign; the rest follows here.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal, Overflow, localcontext
from math import ceil, isfinite

from wlnet.algebra.numbers import COMPLEX_INFINITY, machine
from wlnet.algebra.powers import OVERFLOW
from wlnet.expr.registry import Registry
from wlnet.expr.symbols import S
from wlnet.expr.values.bigreal import MACHINE_DIGITS, BigReal, context
from wlnet.expr.values.complexes import Complex
from wlnet.frozen import frozen

FUNCTIONS = Registry("function", "wlnet.algebra.functions")


@frozen
class Function:
    """One function of one argument.

    real          machine real to machine real (or complex); ValueError outside its real domain
    complex       the same for complex numbers; None where there is no formula
    precise       (Decimal, digits) to Decimal; ValueError outside its domain; None: not offered
    exact         evaluated exact expression to an expression, or None to stay as it is
    derivative    expression x to the derivative at x; None: not known
    symmetry      "odd", "even" or None
    limits        values at Infinity and -Infinity, None where there is none
    far           value at ComplexInfinity, None where there is none
    aside         values at I Infinity and -I Infinity, None where there is none
    """

    name: str
    real: Callable
    complex: Callable | None = None
    precise: Callable | None = None
    exact: Callable = lambda x: None
    derivative: Callable | None = None
    symmetry: str | None = None
    limits: tuple = (None, None)
    far: object = None
    aside: tuple = (None, None)

    def of_number(self, x):
        """The value at a number, or None where an exact number stays inside the function."""
        kind = type(x)
        if kind is float:
            return self._of_real(x)
        if kind is complex:
            return self._of_complex(x)
        if kind is BigReal:
            return self._of_big(x)
        if kind is Complex and isinstance(x.im, BigReal):
            return self._of_complex(machine(x))
        return None

    def _of_real(self, x: float):
        try:
            found = self.real(x)
        except ValueError:
            return self._of_complex(complex(x))
        except OverflowError:
            found = math.inf
        if type(found) is float and not isfinite(found):
            return self._of_big(BigReal.of(x, MACHINE_DIGITS)) if isfinite(x) else found
        return found

    def _of_complex(self, x: complex):
        if self.complex is None:
            return None
        try:
            return self.complex(x)
        except (ValueError, OverflowError, ZeroDivisionError):
            return None

    def _of_big(self, x: BigReal):
        """The value to as many digits as the argument allows: its error is sent through, too."""
        if self.precise is None:
            return None
        digits = ceil(x.precision) + 6
        error = Decimal(10) ** (x.value.adjusted() - ceil(x.precision)) if x.value else Decimal(0)
        # formulas written in plain Decimal arithmetic work to the precision of the context
        with localcontext(context(digits, 15)):
            try:
                found = self.precise(x.value, digits)
                moved = self.precise(x.value + error, digits + 3)
            except ValueError:
                return self._of_complex(complex(float(x)))
            except (Overflow, OverflowError):
                raise OVERFLOW(value=S.Overflow()) from None
            change = moved - found
        known = float(found.adjusted() - change.adjusted()) if change and found else x.precision
        return BigReal.of(found, max(min(known, x.precision), 1.0))


def undefined_at_zero(real: Callable) -> Callable:
    """A real function with a pole at 0: ComplexInfinity there."""
    return lambda x: real(x) if x else COMPLEX_INFINITY

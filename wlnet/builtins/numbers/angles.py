"""TrigExpand, TrigReduce, TrigToExp, ExpToTrig and ComplexExpand."""

from __future__ import annotations

from wlnet.algebra.angles import exp_to_trig, trig_expanded, trig_reduced, trig_to_exp
from wlnet.algebra.complex_parts import complex_expanded
from wlnet.expr.expr import is_list
from wlnet.language.builtin import builtin


@builtin("TrigExpand[x_]")
def trig_expand(evaluation, x):
    """Functions of sums and whole multiples of angles by functions of the angles."""
    return evaluation.evaluate(trig_expanded(x))


@builtin("TrigReduce[x_]")
def trig_reduce(evaluation, x):
    """Products and powers of sines and cosines as sums of sines and cosines of multiple angles."""
    return evaluation.evaluate(trig_reduced(x))


@builtin("TrigToExp[x_]")
def trig_to_exp_(evaluation, x):
    """Circular and hyperbolic functions as exponentials, inverse ones as logarithms."""
    return evaluation.evaluate(trig_to_exp(x))


@builtin("ExpToTrig[x_]")
def exp_to_trig_(evaluation, x):
    """Exponentials as sums of circular or hyperbolic functions."""
    return evaluation.evaluate(exp_to_trig(x))


@builtin("ComplexExpand[x_]", "ComplexExpand[x_, complexes_]")
def complex_expand(evaluation, x, complexes=None):
    """x by its real and imaginary part, variables taken as real but for those named."""
    others = () if complexes is None else complexes.args if is_list(complexes) else (complexes,)
    return complex_expanded(x, others, evaluation.evaluate)

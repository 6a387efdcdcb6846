"""Zeta and the functions that are integrals of elementary ones."""

from __future__ import annotations

from wlnet.algebra.call import applied
from wlnet.language.builtin import builtin

NUMERIC = ("Listable", "NumericFunction")


@builtin("Zeta[x_]", attributes=NUMERIC, packed=True)
def zeta(evaluation, x):
    return applied("Zeta", x)


@builtin("Erfi[x_]", attributes=NUMERIC, packed=True)
def erfi(evaluation, x):
    return applied("Erfi", x)


@builtin("SinIntegral[x_]", attributes=NUMERIC, packed=True)
def sin_integral(evaluation, x):
    return applied("SinIntegral", x)


@builtin("CosIntegral[x_]", attributes=NUMERIC, packed=True)
def cos_integral(evaluation, x):
    return applied("CosIntegral", x)


@builtin("ExpIntegralEi[x_]", attributes=NUMERIC, packed=True)
def exp_integral_ei(evaluation, x):
    return applied("ExpIntegralEi", x)


@builtin("LogIntegral[x_]", attributes=NUMERIC, packed=True)
def log_integral(evaluation, x):
    return applied("LogIntegral", x)


@builtin("FresnelS[x_]", attributes=NUMERIC, packed=True)
def fresnel_s(evaluation, x):
    return applied("FresnelS", x)


@builtin("FresnelC[x_]", attributes=NUMERIC, packed=True)
def fresnel_c(evaluation, x):
    return applied("FresnelC", x)

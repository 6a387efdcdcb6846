"""Special functions of whole arrays, by SciPy."""

from __future__ import annotations

import numpy as np
from scipy import special

from wlnet.algebra.elementwise import finite, kernel, of_inexact
from wlnet.algebra.kernel import SPECIAL


def _log_gamma(x):
    return special.loggamma(x) if np.iscomplexobj(x) else np.where(x > 0, special.gammaln(x), np.nan)


def _cos_integral(x):
    """Of negative reals the value is complex: nan here, so that elements are looked at one by one."""
    found = special.sici(x)[1]
    return found if np.iscomplexobj(x) else np.where(x > 0, found, np.nan)


FUNCTIONS = {
    "Gamma": (special.gamma, False),
    "Factorial": (lambda x: special.gamma(x + 1), False),
    "LogGamma": (_log_gamma, False),
    "Erf": (special.erf, False),
    "Erfc": (special.erfc, False),
    "Erfi": (special.erfi, False),
    "Zeta": (special.zeta, False),
    "SinIntegral": (lambda x: special.sici(x)[0], False),
    "CosIntegral": (_cos_integral, False),
    "ExpIntegralEi": (special.expi, False),
    "LogIntegral": (lambda x: special.expi(np.log(x)), True),
    "FresnelS": (lambda x: special.fresnel(x)[0], False),
    "FresnelC": (lambda x: special.fresnel(x)[1], False),
    "InverseErf": (special.erfinv, True),
    "InverseErfc": (special.erfcinv, True),
}


for _name, (_function, _real_only) in FUNCTIONS.items():
    kernel(SPECIAL, _name)(of_inexact(_function, _real_only))


@kernel(SPECIAL, "PolyGamma")
def poly_gamma(n, x):
    """The derivative of order n + 1 of LogGamma."""
    x = np.asarray(x)
    if type(n) is not int or n < 0 or x.dtype.kind == "i":
        return None
    if n == 0:
        return finite(np.asarray(special.digamma(x)), x)
    return None if x.dtype.kind == "c" else finite(np.asarray(special.polygamma(n, x)), x)


@kernel(SPECIAL, "Beta")
def beta(a, b):
    return finite(np.asarray(special.beta(a, b)), a, b)


@kernel(SPECIAL, "Binomial")
def binomial(n, k):
    return finite(np.asarray(special.binom(n, k)), n, k)

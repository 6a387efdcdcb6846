"""Functions of numbers by name, in ops: what trees (see trees.py) are made of.

The names are those of the language and of the activation functions of ElementwiseLayer.
Definitions: layers.md section 5.
"""

from __future__ import annotations

from collections.abc import Callable
from math import e, inf, nan, pi

from wlnet.expr.symbols import S
from wlnet.tensor.ops import comparison as cm
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops import special as sp
from wlnet.tensor.ops import trigonometric as tr

CONSTANTS = {
    S.Pi: pi,
    S.E: e,
    S.Degree: pi / 180,
    S.EulerGamma: 0.5772156649015329,
    S.GoldenRatio: 1.618033988749895,
    S.Catalan: 0.915965594177219,
    S.Infinity: inf,
    S.Indeterminate: nan,
}
SELU_SCALE, SELU_LOW = 1.0507009873554805, 1.7580993408473766


def _cube_root(x):
    return el.sign(x) * el.abs_(x) ** (1 / 3)


def _step(condition, like):
    return el.cast(condition, dtype=like.dtype)


def _kept_above(x, limit=1e-10):
    return el.where(el.abs_(x) > limit, x, 0.0)


def _elu(x):
    # The branch not taken must not overflow: infinity times the zero that comes back is NaN.
    return el.where(x >= 0, x, el.expm1(el.minimum(x, 0)))


def _selu(x):
    return el.where(x >= 0, SELU_SCALE * x, SELU_LOW * el.expm1(el.minimum(x, 0)))


def _sinc(x):
    safe = el.where(cm.equal(x, 0), 1.0, x)
    return el.where(cm.equal(x, 0), 1.0, tr.sin(safe) / safe)


def clip(x, low=-1, high=1):
    return el.minimum(el.maximum(x, low), high)


def _hard_swish(x):
    return x * clip(x + 3, 0, 6) / 6


# One argument: a symbol of the language, or the name of an activation function.
UNARY: dict[str, Callable] = {
    "Ramp": el.ramp,
    "LogisticSigmoid": el.sigmoid,
    "Tan": tr.tan,
    "Tanh": el.tanh,
    "ArcTan": tr.arctan,
    "ArcTanh": tr.arctanh,
    "Sin": tr.sin,
    "Sinh": tr.sinh,
    "ArcSin": tr.arcsin,
    "ArcSinh": tr.arcsinh,
    "Cos": tr.cos,
    "Cosh": tr.cosh,
    "ArcCos": tr.arccos,
    "ArcCosh": tr.arccosh,
    "Cot": tr.cot,
    "Coth": tr.coth,
    "ArcCot": tr.arccot,
    "ArcCoth": tr.arccoth,
    "Csc": tr.csc,
    "Csch": tr.csch,
    "ArcCsc": tr.arccsc,
    "ArcCsch": tr.arccsch,
    "Sec": tr.sec,
    "Sech": tr.sech,
    "ArcSec": tr.arcsec,
    "ArcSech": tr.arcsech,
    "Haversine": lambda x: el.square(tr.sin(x / 2)),
    "InverseHaversine": lambda x: 2 * tr.arcsin(el.sqrt(x)),
    "Gudermannian": lambda x: 2 * tr.arctan(el.tanh(x / 2)),
    "InverseGudermannian": lambda x: 2 * tr.arctanh(tr.tan(x / 2)),
    "Log": el.log,
    "Log2": lambda x: el.log(x) / 0.6931471805599453,
    "Log10": lambda x: el.log(x) / 2.302585092994046,
    "Exp": el.exp,
    "Sqrt": el.sqrt,
    "CubeRoot": _cube_root,
    "Abs": el.abs_,
    "RealAbs": el.abs_,
    "Gamma": sp.gamma,
    "LogGamma": sp.log_gamma,
    "Erf": sp.erf,
    "InverseErf": sp.inverse_erf,
    "Erfc": sp.erfc,
    "InverseErfc": sp.inverse_erfc,
    "Round": el.round_,
    "Floor": el.floor,
    "Ceiling": el.ceiling,
    "Sign": el.sign,
    "RealSign": el.sign,
    "FractionalPart": lambda x: x - el.truncate(x),
    "IntegerPart": el.truncate,
    "Unitize": lambda x: _step(cm.not_equal(x, 0), x),
    "KroneckerDelta": lambda x: _step(cm.equal(x, 0), x),
    "DiscreteDelta": lambda x: _step(cm.equal(x, 0), x),
    "UnitStep": lambda x: _step(x >= 0, x),
    "Sinc": _sinc,
    "Minus": lambda x: -x,
    "Clip": clip,
    "Threshold": _kept_above,
    "Chop": _kept_above,
}
NAMED: dict[str, Callable] = {
    "RectifiedLinearUnit": el.ramp,
    "ReLU": el.ramp,
    "ExponentialLinearUnit": _elu,
    "ELU": _elu,
    "ScaledExponentialLinearUnit": _selu,
    "SELU": _selu,
    "GaussianErrorLinearUnit": sp.gelu,
    "GELU": sp.gelu,
    "Swish": lambda x: x * el.sigmoid(x),
    "HardSwish": _hard_swish,
    "Mish": lambda x: x * el.tanh(el.softplus(x)),
    "SoftSign": lambda x: x / (1 + el.abs_(x)),
    "SoftPlus": el.softplus,
    "HardTanh": clip,
    "HardSigmoid": lambda x: clip((x + 1) / 2, 0, 1),
    "Sigmoid": el.sigmoid,
}
BINARY: dict[str, Callable] = {
    "Subtract": lambda a, b: a - b,
    "Divide": lambda a, b: a / b,
    "Mod": el.mod,
    "Quotient": lambda a, b: el.floor(a / b),
    "Threshold": _kept_above,
    "Chop": _kept_above,
    "Log": lambda b, x: el.log(x) / el.log(b),
    "ArcTan": lambda x, y: tr.arctan2(y, x),
    "Erf": lambda a, b: sp.erf(b) - sp.erf(a),
    "Round": lambda x, a: el.round_(x / a) * a,
    "Floor": lambda x, a: el.floor(x / a) * a,
    "Ceiling": lambda x, a: el.ceiling(x / a) * a,
    "KroneckerDelta": lambda a, b: _step(cm.equal(a, b), a),
}
COMPARED = {
    "Less": cm.less,
    "LessEqual": cm.less_equal,
    "Greater": cm.greater,
    "GreaterEqual": cm.greater_equal,
    "Equal": cm.equal,
    "Unequal": cm.not_equal,
}
TESTS = {
    "Positive": lambda x: x > 0,
    "Negative": lambda x: x < 0,
    "NonNegative": lambda x: x >= 0,
    "NonPositive": lambda x: x <= 0,
    "PossibleZeroQ": lambda x: cm.equal(x, 0),
}
JOINED = {"And": cm.logical_and, "Or": cm.logical_or, "Xor": cm.logical_xor}

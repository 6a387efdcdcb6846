"""Named colours and lines: Red is RGBColor[1, 0, 0], Thick is Thickness[Large]; colours by their code."""

import re

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.graphics.color import NAMED
from wlnet.language.builtin import builtin

BAD_COUNTS = Message("RandomColor::array", "The dimensions `1` should be integers from 0.")

NAMES = (
    "Black", "White", "Gray", "LightGray", "Red", "Green", "Blue", "Cyan", "Magenta", "Yellow",
    "Brown", "Orange", "Pink", "Purple", "LightRed", "LightGreen", "LightBlue", "LightCyan",
    "LightMagenta", "LightYellow", "LightBrown", "LightOrange", "LightPink", "LightPurple", "Transparent",
    "Thick", "Thin", "Dashed", "Dotted", "DotDashed",
)  # fmt: skip

_LINES = {
    "Thick": S.Thickness(S.Large),
    "Thin": S.Thickness(S.Tiny),
    "Dashed": S.Dashing(wl_list((S.Small, S.Small))),
    "Dotted": S.Dashing(wl_list((0, S.Small))),
    "DotDashed": S.Dashing(wl_list((0, S.Small, S.Small, S.Small))),
}
_MEANINGS = NAMED | _LINES


def _named(name: str):
    return lambda evaluation: _MEANINGS[name]


for _name in NAMES:
    builtin(_name)(_named(_name))

_CODE = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


@builtin("RGBColor[args__]")
def rgb_color(evaluation, args):
    """RGBColor["#rrggbb"], RGBColor["#rgb"] and RGBColor[{r, g, b}] are RGBColor[r, g, b]."""
    if len(args) != 1:
        return None
    (code,) = args
    if is_list(code) and len(code) in (3, 4):
        return Expr(S.RGBColor, tuple(code.args))
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        return None
    digits = code[1:] if len(code) > 4 else "".join(2 * digit for digit in code[1:])
    return Expr(S.RGBColor, tuple(int(digits[i : i + 2], 16) / 255 for i in range(0, len(digits), 2)))


# how many numbers a colour has at least and at most
_SPACES = {
    S.RGBColor: (3, 4),
    S.GrayLevel: (1, 2),
    S.Hue: (1, 4),
    S.CMYKColor: (4, 5),
    S.LABColor: (3, 4),
    S.LCHColor: (3, 4),
    S.LUVColor: (3, 4),
    S.XYZColor: (3, 4),
}


@builtin("ColorQ[expr_]")
def color_q(evaluation, expr):
    """Whether expr is a colour."""
    if not isinstance(expr, Expr) or expr.head not in _SPACES:
        return False
    least, most = _SPACES[expr.head]
    return least <= len(expr) <= most and all(is_real(numeric_value(x)) for x in expr.args)


@builtin("RandomColor[]", "RandomColor[count_Integer]", "RandomColor[counts_List]")
def random_color(evaluation, count=None, counts=None):
    """A colour by chance, or an array of them."""
    sizes = counts.args if counts is not None else () if count is None else (count,)
    if not all(type(n) is int and n >= 0 for n in sizes):
        raise BAD_COUNTS(counts if count is None else count, value=UNEVALUATED)
    shades = S.RandomReal(1, wl_list((*sizes, 3)))
    return S.Apply(S.RGBColor, shades, wl_list((len(sizes),)))

"""Named colours and lines: Red is RGBColor[1, 0, 0], Thick is Thickness[Large]; colours by their code."""

import re

from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.graphics.color import NAMED
from wlnet.language.builtin import builtin

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

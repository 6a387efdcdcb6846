"""Named colours: Red is RGBColor[1, 0, 0]."""

from wlnet.graphics.color import NAMED
from wlnet.language.builtin import builtin

NAMES = (
    "Black", "White", "Gray", "LightGray", "Red", "Green", "Blue", "Cyan", "Magenta", "Yellow",
    "Brown", "Orange", "Pink", "Purple", "LightRed", "LightGreen", "LightBlue", "LightCyan",
    "LightMagenta", "LightYellow", "LightBrown", "LightOrange", "LightPink", "LightPurple", "Transparent",
)  # fmt: skip


def _named(name: str):
    return lambda evaluation: NAMED[name]


for _name in NAMES:
    builtin(_name)(_named(_name))

"""Mixtures of colours and distances of them."""

import numpy as np
import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Blend[{Red, Green}] ⇒ RGBColor[0.5, 0.5, 0.]
Blend[{Black, White}, 0.25] ⇒ GrayLevel[0.25]
Blend[{Red, Blue, Green}, 0.5] ⇒ RGBColor[0., 0., 1.]
Blend[{Red, Blue}, 7] ⇒ RGBColor[0., 0., 1.]
Blend[{Red, Green, Blue}, {1, 1, 2}] ⇒ RGBColor[0.25, 0.25, 0.5]
Blend[{{10, Red}, {0, Blue}}, 2.5] ⇒ RGBColor[0.25, 0., 0.75]
Blend[{RGBColor[1, 0, 0, 0], RGBColor[1, 0, 0, 1]}] ⇒ RGBColor[1., 0., 0., 0.5]
Lighter[Blue, 1/2] ⇒ RGBColor[0.5, 0.5, 1.]
Darker[Yellow, 0.25] ⇒ RGBColor[0.75, 0.75, 0.]
Darker[GrayLevel[0.6]] ⇒ GrayLevel[0.4]
ColorDistance[Black, White] ⇒ 1.
ColorDistance[Red, Red] ⇒ 0.
ColorDistance[{Black, White}, White] ⇒ {1., 0.}
ColorDistance[Black, White, DistanceFunction -> "DeltaC"] // Chop ⇒ 0
ColorDistance[Black, GrayLevel[1], DistanceFunction -> (Total[Abs[#1 - #2]] &)] // Round ⇒ 1
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    text, expected = line.split(" ⇒ ")
    found, wanted = ROOM.value(f"N[{text}]"), ROOM.value(f"N[{expected}]")
    assert ROOM.value(f"Head[{text}]") == ROOM.value(f"Head[{expected}]") or "Chop" in text
    assert np.allclose(_channels(found), _channels(wanted), atol=1e-6)


def _channels(x):
    return np.array(x.args, float) if hasattr(x, "args") else np.array([float(x)])


def test_messages():
    ROOM.check_unevaluated('Blend[{Red, "x"}]', "Blend::arg")
    ROOM.check_unevaluated("Blend[{Red, Blue}, {1, 2, 3}]", "Blend::argl")
    ROOM.check_unevaluated("ColorDistance[Red, 7 x]", "ColorDistance::ccompat")
    ROOM.check_unevaluated('ColorDistance[Red, Blue, DistanceFunction -> "CMC"]', "ColorDistance::wlnetdist")


def test_what_is_a_colour_and_colours_by_chance():
    ROOM.check(
        "ColorQ /@ {Red, GrayLevel[1/2], RGBColor[1, 2], RGBColor[a, b, c], 42}",
        "{True, True, False, False, False}",
    )
    ROOM.check("{ColorQ[RandomColor[]], Dimensions[RandomColor[{2, 3}]]}", "{True, {2, 3}}")
    ROOM.check("ColorQ /@ RandomColor[2]", "{True, True}")
    ROOM.check_unevaluated("RandomColor[{x}]", "RandomColor::array")

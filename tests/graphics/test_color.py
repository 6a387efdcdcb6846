import pytest

from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.graphics.color import NAMED, PALETTE, palette_color, rgba


@pytest.mark.parametrize(
    "expr, expected",
    [
        (S.RGBColor(1, 0.5, 0), (1, 0.5, 0, 1)),
        (S.RGBColor(wl_list([0, 0, 1])), (0, 0, 1, 1)),
        (S.RGBColor(0, 0, 1, 0.25), (0, 0, 1, 0.25)),
        (S.RGBColor("#ff8000"), (1, 128 / 255, 0, 1)),
        (S.GrayLevel(0.5), (0.5, 0.5, 0.5, 1)),
        (S.GrayLevel(0.5, 0.1), (0.5, 0.5, 0.5, 0.1)),
        (S.Hue(0), (1, 0, 0, 1)),
        (S.Hue(1 / 3, 1, 0.5), (0, 0.5, 0, 1)),
        (S.CMYKColor(0, 1, 1, 0), (1, 0, 0, 1)),
        (S.Red, (1, 0, 0, 1)),
        (S.Opacity(0.5, S.Blue), (0, 0, 1, 0.5)),
        (S.RGBColor(2, -1, 0), (1, 0, 0, 1)),
    ],
)
def test_a_colour_becomes_its_components(expr, expected):
    assert rgba(expr) == pytest.approx(expected)


@pytest.mark.parametrize(
    "expr", [S.RGBColor(1, 0), S.RGBColor("#xyz"), S.Hue(1, 1), S.Thick, S.Opacity(0.5), 3]
)
def test_what_is_no_colour_gives_none(expr):
    assert rgba(expr) is None


def test_every_named_colour_is_one():
    assert all(rgba(value) is not None for value in NAMED.values())


def test_curves_have_different_colours_until_the_palette_ends():
    assert len({rgba(color) for color in PALETTE}) == len(PALETTE)
    assert palette_color(len(PALETTE)) == palette_color(0)
